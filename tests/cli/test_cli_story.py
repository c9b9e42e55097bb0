"""A whole incident through the command line alone, read back twice."""

from __future__ import annotations

from pathlib import Path


def test_an_incident_from_declaring_it_to_the_draft(ic, tmp_path: Path) -> None:
    declared = ic.do(
        "declare", "Checkout: card payments time out", "--sev", "1", "--ic", "Dana Reyes", "--impact", "success 61 %"
    )
    short = declared.out.split()[0]
    assert len(short) == 6
    assert "SEV1" in declared.lines[0]
    assert "14:31:00 UTC" in declared.lines[0]
    assert f"incident-console open {short}" in declared.out

    ic.clock.set("14:40")
    assert "H1" in ic.do("log", "? Database connection pool exhausted @Maria.Silva").out
    ic.clock.set("14:41")
    ic.do("log", "? Payment gateway times out")
    ic.clock.set("14:44")
    said = ic.do(
        "log", "-", typed="h1 - pool at 40 %, steady\n\n~14:38 Sam restarted a pod\n! check gateway logs @sam 10m\n"
    )
    assert len(said.lines) == 3

    ic.clock.set("14:56")
    for reading in range(2):
        status = ic.do("status")
        assert "SEV1  Checkout: card payments time out" in status.out
        assert "T+0:25, investigating, not contained" in status.out
        assert "Incident commander: Dana Reyes" in status.out
        assert "Impact: success 61 %" in status.out
        assert "OVER by 2 min" in status.out
        rows = {line.split()[0]: line for line in reversed(status.lines) if line.startswith(("  H", "  T1"))}
        assert "1 against" in rows["H1"]
        assert "Maria Silva" in rows["H1"]
        assert "STALLED 15 min" in rows["H2"]
        assert "sam" in rows["T1"].lower()
        assert "not acknowledged" in rows["T1"]

        timeline = ic.do("timeline")
        order = [
            timeline.out.index(words) for words in ("declared", "~14:38:00", "pool exhausted", "gateway times", "40 %")
        ]
        assert order == sorted(order), reading
        assert "Wednesday 2026-05-20, times in UTC" in timeline.out

    ic.clock.set("15:09")
    ic.do("log", "/phase mitigated traffic on the fallback")
    ic.do("log", "/resolve checkout back at 98.8 %")
    draft = tmp_path / "draft.md"
    ic.do("export", short, "--format", "md", "-o", str(draft))
    text = draft.read_text(encoding="utf-8")
    assert text.startswith("# ")
    for words in ("Checkout: card payments time out", "Database connection pool exhausted", "Sam restarted a pod"):
        assert words in text
    assert text.startswith(ic.do("export", short).out)

    assert "lasted 0:38" in ic.do("status", short).out
    assert "lasted 0:38" in ic.do("status").out, "it waits to be stood down"
    said = ic.do("log", "/standdown team")
    assert "goes to “Checkout: card payments time out”, which is resolved" in said.err
    ic.do("log", "/close stood down")
    assert "No incident is open" in ic.refuse("status")
    assert ic.do("list").lines[1].split()[:3] == [short, "SEV1", "closed"]
    assert "Sound" in ic.do("check").out


def test_each_line_is_there_once_with_its_own_time_and_author(declared) -> None:
    declared.do("--as", "Jo Park", "log", "--at", "~14:25", "first complaint")
    declared.clock.set("14:50")
    declared.do("log", "-10m", "rollback", "began")
    declared.do("log", "T+2", "another complaint")
    declared.do("log", "--at", "-1m", "third complaint")
    entries = [entry for entry in declared.do("timeline", "--json").json["entries"] if entry["kind"] == "entry.written"]
    assert [(e["at"], e["approximate"], e["author"], e["text"]) for e in entries] == [
        ("2026-05-20T14:25:00Z", True, "Jo Park", "first complaint"),
        ("2026-05-20T14:33:00Z", False, "Ana Costa", "another complaint"),
        ("2026-05-20T14:40:00Z", False, "Ana Costa", "rollback began"),
        ("2026-05-20T14:49:00Z", False, "Ana Costa", "third complaint"),
    ]


def test_undoing_takes_back_ones_own_last_line(declared) -> None:
    declared.do("log", "mine")
    declared.do("--as", "Jo Park", "log", "not mine")
    declared.do("log", "/undo")
    texts = [entry["text"] for entry in declared.do("timeline", "--json").json["entries"]]
    assert "not mine" in texts
    assert "mine" not in texts


def test_the_zone_of_the_settings_is_read_and_shown_and_json_stays_in_utc(declared) -> None:
    declared.settings('zone = "Europe/Berlin"')
    declared.do("log", "--at", "16:25", "in the afternoon")
    timeline = declared.do("timeline")
    assert "times in CEST" in timeline.out
    assert "16:25:00" in timeline.out
    times = [entry["at"] for entry in declared.do("timeline", "--json").json["entries"]]
    assert times[0] == "2026-05-20T14:25:00Z"


def test_severities_go_by_what_the_team_calls_them(ic) -> None:
    ic.settings('[severity_aliases]\nmeltdown = "SEV1"')
    ic.do("declare", "one", "--sev", "Meltdown")
    ic.do("declare", "two", "--sev", "p1")
    ic.do("declare", "three", "--sev", "sev3")
    ic.do("declare", "four")
    found = {row["title"]: row["severity"] for row in ic.do("list", "--json").json}
    assert found == {"one": "SEV1", "two": "SEV2", "three": "SEV3", "four": None}


def test_the_open_incident_is_meant_where_there_is_just_one(ic) -> None:
    one = ic.do("declare", "Checkout is down").out.split()[0]
    ic.do("log", "to the first")
    two = ic.do("declare", "Search is slow").out.split()[0]
    assert "Which incident?" in ic.refuse("log", "to whom?")
    ic.do("log", "--incident", two, "to the second")
    ic.do("log", "--incident", "search", "by its title")
    assert ic.do("timeline", one).out.count("note") == 1
    assert ic.do("timeline", two).out.count("note") == 2


def test_the_last_entries_of_a_timeline(declared) -> None:
    declared.do("log", "-", typed="\n".join(f"entry {number}" for number in range(30)))
    said = declared.do("timeline", "--last", "2")
    assert "the last 2 of " in said.lines[0]
    assert "entry 28" in said.out
    assert "entry 29" in said.out
    assert "entry 27" not in said.out


def test_a_date_stands_wherever_the_day_changes(declared) -> None:
    declared.do("log", "--at", "yesterday 23:50", "first sign")
    out = declared.do("timeline").out
    assert out.index("Tuesday 2026-05-19") < out.index("first sign") < out.index("Wednesday 2026-05-20")


def test_searching_finds_entries_of_every_incident(ic) -> None:
    ic.do("declare", "Checkout is down")
    ic.do("log", "the connection pool is full")
    ic.do("log", "/resolve fixed")
    ic.do("declare", "Search is slow")
    ic.do("log", "a swimming pool joke")
    hits = ic.do("search", "pool", "--json").json
    assert {hit["incident"] for hit in hits} == {"Checkout is down", "Search is slow"}
    assert "connection pool" in ic.do("search", "connection", "pool").out
    assert len(ic.do("search", "pool", "--incident", "search").lines) == 1
    assert ic.do("search", "--", "--nothing").out.startswith("Nothing found")


def test_a_backup_is_a_log_of_its_own(declared, tmp_path: Path) -> None:
    declared.do("log", "before the copy")
    copy = tmp_path / "copy.db"
    declared.do("backup", str(copy))
    declared.do("log", "after the copy")
    out = declared.do("--file", str(copy), "timeline").out
    assert "before the copy" in out
    assert "after the copy" not in out
