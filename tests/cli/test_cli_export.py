"""`export` in every form, from the file's ending or as it is asked for."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

BEGINS = {
    "md": "# Checkout: card payments time out", "html": "<!DOCTYPE html>", "json": "{", "csv": "at,kind,label,text,",
    "activity": "# Activity log (ICS 214)",
    "status": "# Status summary (ICS 209)", "brief": "# Handoff: incident commander",
}  # fmt: skip


@pytest.mark.parametrize(("form", "begins"), BEGINS.items())
def test_every_form_goes_to_standard_output_and_to_a_file(declared, tmp_path: Path, form: str, begins: str) -> None:
    declared.do("log", "pool at 40 %, steady")
    said = declared.do("export", "--format", form)
    assert said.out.startswith(begins)
    assert said.err == ""
    target = tmp_path / "out.txt"
    told = declared.do("export", "--format", form, "-o", str(target))
    assert told.out.startswith("Wrote the ")
    written = target.read_bytes().decode().replace("\r\n", "\n")
    assert written.startswith(said.out)
    assert form == "md" or written == said.out  # the draft in Markdown carries how it was written, for the next time


@pytest.mark.parametrize(
    ("ending", "form"), [("html", "html"), ("json", "json"), ("csv", "csv"), ("md", "md"), ("x", "md")]
)
def test_the_ending_of_the_file_says_the_form(declared, tmp_path: Path, ending: str, form: str) -> None:
    target = tmp_path / f"out.{ending}"
    declared.do("export", "-o", str(target))
    assert target.read_text(encoding="utf-8").startswith(BEGINS[form])


def test_what_is_asked_for_goes_before_the_ending(declared, tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    declared.do("export", "-o", str(target), "--format", "json")
    assert json.loads(target.read_text(encoding="utf-8"))["format"] == "incident-console/draft"


@pytest.mark.parametrize("form", BEGINS)
def test_an_existing_file_stays_in_every_form(declared, tmp_path: Path, form: str) -> None:
    target = tmp_path / "out"
    target.write_text("edited by hand")
    assert "--force" in declared.refuse("export", "--format", form, "-o", str(target))
    assert target.read_text() == "edited by hand"
    declared.do("export", "--format", form, "-o", str(target), "--force")
    assert target.read_text(encoding="utf-8").startswith(BEGINS[form])
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith((".out", "out"))) == ["out"]


@pytest.mark.parametrize("form", BEGINS)
def test_what_looks_like_a_secret_is_masked_and_counted_and_the_log_keeps_it(declared, form: str) -> None:
    declared.do("log", "/impact login with password=hunter2000 works for everybody")
    declared.do("log", "? postgres://app:hunter2000@db is down")
    said = declared.do("export", "--format", form, "--redact")
    assert "hunter2000" not in said.out
    assert "masked" in said.out
    assert said.err == "incident-console: --redact: 2 things that looked like secrets were masked.\n"
    assert "hunter2000" in declared.do("timeline").out


def test_nothing_to_mask_is_said_too(declared) -> None:
    plain = declared.do("export")
    said = declared.do("export", "--redact")
    assert said.out == plain.out
    assert said.err == "incident-console: --redact: nothing looked like a secret.\n"


def test_role_names_instead_of_names(declared) -> None:
    declared.do("log", "Dana asked Ana Costa for the graphs")
    said = declared.do("export", "--roles", "--format", "csv")
    assert "incident commander asked participant 1 for the graphs" in said.out
    assert "Dana" not in said.out
    assert {row["author"] for row in csv.DictReader(io.StringIO(said.out))} == {"participant 1"}
    assert "Dana" in declared.do("timeline").out


def test_a_zone_beside_utc(declared) -> None:
    assert "14:31 UTC (16:31 CEST)" in declared.do("export", "--zone", "Europe/Berlin").out
    assert "2026-05-20T16:31:00+02:00" in declared.do("export", "--zone", "Europe/Berlin", "--format", "csv").out
    assert "there is no such time zone" in declared.refuse("export", "--zone", "Middle/Earth")
    assert "UTC alone" in declared.refuse("export", "--zone", "Europe/Berlin", "--format", "brief")


def test_the_help_names_every_form_that_there_is(ic) -> None:
    from incident_console.cli.export import FORMS
    from incident_console.postmortem.exporting import Form

    assert tuple(Form) == FORMS
    help_text = ic.do("export", "--help").out
    assert all(f"  {form} " in help_text for form in Form)


# Curated or full


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def starred(declared):
    declared.do("log", "pool at 40 %, steady")
    declared.do("log", "star")
    declared.do("log", "gateway answers 502")
    return declared


def test_a_curated_timeline_says_beside_the_table_what_it_leaves_out(starred, tmp_path: Path) -> None:
    said = starred.do("export", "--format", "csv", "--timeline", "curated")
    assert [row["text"] for row in rows(said.out)] == ["pool at 40 %, steady"]
    left = "incident-console: 4 of 5 entries were left out of the timeline: --timeline full has them all.\n"
    assert said.err == left
    to_file = starred.do("export", "-o", str(tmp_path / "x.html"), "--timeline", "curated")
    assert to_file.err == left
    assert [row["starred"] for row in rows(starred.do("export", "--format", "csv").out)].count("true") == 1


def test_the_command_that_the_document_names_gives_all_of_them(starred) -> None:
    short = starred.do("export", "--template", "condensed").out
    (named,) = re.findall(r"incident-console (export \w+ --timeline full)", short)
    everything = starred.do(*named.split()).out
    assert "gateway answers 502" not in short
    assert "gateway answers 502" in everything
    assert "**Entries:** 5\n- **Starred:** 1," in everything


def test_with_nothing_starred_the_whole_timeline_is_written_and_that_is_said(declared) -> None:
    said = declared.do("export", "--format", "csv", "--timeline", "curated")
    assert len(rows(said.out)) == 3
    assert said.err.startswith("incident-console: Nothing is starred, so the whole timeline was written")
    condensed = declared.do("export", "--template", "condensed")
    assert condensed.err == ""
    assert "Nothing is starred, so this is the whole timeline." in condensed.out


def test_the_setting_says_it_where_the_switch_does_not(starred) -> None:
    starred.settings('timeline = "curated"\n')
    assert len(rows(starred.do("export", "--format", "csv").out)) == 1
    assert len(rows(starred.do("export", "--format", "csv", "--timeline", "full").out)) == 5
    starred.settings('timeline = "full"\n')
    assert "gateway answers 502" in starred.do("export", "--template", "condensed").out
    starred.settings('timeline = "starred"\n')
    said = starred.do("export", "--format", "csv")
    assert "timeline" in said.err
    assert "by template, curated, full" in said.err


def test_what_does_not_go_together_is_refused_in_one_line(starred) -> None:
    assert "has no timeline" in starred.refuse("export", "--format", "brief", "--timeline", "full")
    assert "curated" in starred.refuse("export", "--timeline", "short")


def test_the_zone_of_the_settings_stands_beside_utc_and_utc_takes_it_away(declared, tmp_path: Path) -> None:
    declared.settings('zone = "Europe/Berlin"\n')
    assert "14:31 UTC (16:31 CEST)" in declared.do("export").out
    assert "CEST" not in declared.do("export", "--zone", "UTC").out
    assert "14:31 UTC (23:31 JST)" in declared.do("export", "--zone", "Asia/Tokyo").out
    assert ">and in CEST</text>" in declared.do("export", "--format", "html").out
    assert "CEST" not in declared.do("export", "--format", "brief").out


def test_the_timeline_on_the_command_line_says_which_are_starred(starred) -> None:
    found = {entry["text"]: entry["starred"] for entry in starred.do("timeline", "--json").json["entries"]}
    assert found["pool at 40 %, steady"] is True
    assert found["gateway answers 502"] is False
    assert [line.endswith("steady (starred)") for line in starred.do("timeline").lines].count(True) == 1
