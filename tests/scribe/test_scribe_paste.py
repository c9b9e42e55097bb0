"""Timelines pasted from elsewhere."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scribe_strategies import any_line

from incident_console.incident.commands import WriteEntry
from incident_console.incident.text import clean
from incident_console.scribe.context import Context
from incident_console.scribe.paste import PastedLine, read_lines

NOW = datetime(2026, 11, 21, 14, 48, tzinfo=UTC)
DAY = date(2026, 5, 20)
ANA = Context("Ana Costa")
BERLIN = Context("Ana Costa", ZoneInfo("Europe/Berlin"))
PACIFIC = Context("Ana Costa", ZoneInfo("America/Los_Angeles"))
CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "timelines.jsonl"


def read(text: str, context: Context = ANA, day: date | None = DAY) -> list[tuple[str, str]]:
    """Each entry as its local time and its text; `~` for about, the day alone where only that is known."""
    return [(_shown(line, context), line.text) for line in read_lines(text, NOW, context, day=day)]


def times(text: str, context: Context = ANA, day: date | None = DAY) -> list[str]:
    return [shown for shown, _ in read(text, context, day)]


def _shown(line: PastedLine, context: Context) -> str:
    if line.at is None:
        return "-"
    local = line.at.astimezone(context.zone)
    if line.day_only:
        return f"{local:%m-%d}"
    day = "" if local.date() == DAY else f"{local:%m-%d} "
    return f"{'~' * line.approximate}{day}{local:%H:%M:%S}".removesuffix(":00")


@pytest.mark.parametrize(
    "line",
    [
        "14:31 rollback", "14:31: rollback", "14:31 - rollback", "14:31 – rollback", "- 14:31 rollback",
        "* [14:31] rollback", "  - 14:31: rollback", "**14:31** rollback", "- **14:31: rollback**",
        "- **14:31 UTC** - rollback", "### 14:31\n\nrollback", "14:31\nrollback", "| 14:31 | rollback |",
        "| 2026-05-20 | 14:31 | rollback |", "| Wed | May 20 | 14:31 | rollback |", "2026-05-20 14:31 - rollback",
        "2026-05-20T14:31Z rollback", "20-05-2026 14:31 – rollback", "05/20/2026 14:31: rollback",
        "20.05.2026 14:31 rollback", "May 20 14:31: rollback", "20 May 2026, 14:31: rollback",
        "Wednesday May 20th, 2026 at 14:31 - rollback", "14:31 UTC Wednesday May 20th: rollback",
        "2:31 PM: rollback", "2:31pm rollback", "14:31 PM rollback", "14:31 (2026-05-20): rollback",
        "14:31-15:00 UTC: rollback", "14:31 - 15:00 rollback", "14:31 UTC / 07:31 PDT: rollback",
        "2:31-3:00 PM: rollback", "1. 14:31 rollback", "> 14:31 rollback", "2026-05-20 1431: rollback",
        "- [x] 14:31 rollback", "14:31:00 rollback",
    ],
)  # fmt: skip
def test_one_event_in_the_ways_in_which_people_write_it(line: str) -> None:
    assert read(line) == [("14:31", "rollback")]


def test_about_seconds_and_days_alone() -> None:
    assert times("~14:30 a\n14:31:20 b\nabout 14:40 c\n18:00+ d") == ["~14:30", "14:31:20", "~14:40", "~18:00"]
    assert read("- 2026-05-18: seen\n- 2026-05-19 --:-- more\n") == [("05-18", "seen"), ("05-19", "more")]
    assert times("All times approximate\n- 14:30 a") == ["-", "~14:30"]


def test_lines_without_a_time_belong_to_the_event_before() -> None:
    text = "* 14:31 rollback\nis slow\n\n  - step one\n\n* 14:40 done\n```\n14:35:01 ERROR pool\n```\n"
    assert read(text) == [
        ("14:31", "rollback\nis slow\n\n- step one"),
        ("14:40", "done\n```\n14:35:01 ERROR pool\n```"),
    ]


def test_a_wrapped_line_that_begins_with_a_time_is_no_event() -> None:
    assert read("* 14:31 rollback, planned for\n14:35 and late\n* 14:40 done") == [
        ("14:31", "rollback, planned for\n14:35 and late"),
        ("14:40", "done"),
    ]


def test_a_heading_without_a_time_ends_the_timeline() -> None:
    text = "## Timeline\n### 14:31\nrollback\n### 14:40\ndone\n## Lessons\nroll back sooner"
    assert read(text) == [("14:31", "rollback"), ("14:40", "done"), ("-", "roll back sooner")]


def test_a_heading_with_a_range_that_gathers_events_is_none_itself() -> None:
    assert times("#### Phase (14:00-15:00)\n- 14:10 a\n### 15:00-16:00: later\n- 15:10 b") == ["14:10", "15:10"]
    assert times("### ~13:30-13:45\nzero\n### 14:00\nback") == ["~13:30", "14:00"]


def test_a_table_keeps_its_cells_and_drops_its_head() -> None:
    text = "| Time (UTC) | Who | What |\n|---|:--|--|\n| 14:31 | Ana | rollback |\n| 14:40 | Sam | done |"
    assert read(text) == [("14:31", "Ana · rollback"), ("14:40", "Sam · done")]


@pytest.mark.parametrize(
    ("declared", "utc"),
    [
        ("All times in UTC", "14:31"), ("All times in CET", "13:31"), ("Times are UTC+2", "12:31"),
        ("## Timeline (all times PDT)", "21:31"), ("timezone: GMT-03:00", "17:31"), ("Times in GST", "10:31"),
    ],
)  # fmt: skip
def test_a_zone_that_is_declared_once_holds_for_all(declared: str, utc: str) -> None:
    assert f"{utc}" in times(f"{declared}\n\n- 14:31 rollback")


def test_zones_on_the_lines() -> None:
    assert times("14:31 CEST a\n14:40 b", BERLIN) == ["14:31", "14:40"]
    assert times("14:31 UTC a\n14:40 b", BERLIN) == ["16:31", "16:40"]
    assert times("12:45 PM PST May 20th: a", PACIFIC) == ["12:45"]
    assert times("2026-05-20 07:31 Eastern: a") == ["11:31"]


def test_a_clock_that_goes_back_by_hours_has_passed_midnight_and_a_little_is_disorder() -> None:
    assert times("23:50 a\n00:10 b\n00:05 c\n09:00 d") == ["23:50", "05-21 00:10", "05-21 00:05", "05-21 09:00"]
    assert times("14:49 a\n14:43 b\n16:00 c") == ["14:49", "14:43", "16:00"]


def test_a_clock_of_twelve_hours_passes_noon() -> None:
    assert times("11:40 a\n12:20 b\n1:05 c\n2:30 d") == ["11:40", "12:20", "13:05", "14:30"]
    assert times("11:40 AM a\n1:05 PM b\n2:30 c") == ["11:40", "13:05", "14:30"]
    assert times("12:10 AM a\n12:10 PM b") == ["00:10", "12:10"]


def test_days_alone_on_a_line_hold_for_what_follows() -> None:
    assert times("_5/19/26_\n\n23:00 a\n\n-5/20/26_\n\n9:41 AM b") == ["05-19 23:00", "09:41"]
    assert times("## May 21\n1:03\nfirst\n\n5:00\nsecond\n\nMay 22 4:10 AM\nthird") == [
        "05-21 01:03",
        "05-21 05:00",
        "05-22 04:10",
    ]


def test_the_order_of_day_and_month_comes_from_all_the_dates() -> None:
    assert times("05-06-2026 10:00 a\n27-06-2026 10:00 b") == ["06-05 10:00", "06-27 10:00"]
    assert times("05-06-2026 10:00 a\n05-27-2026 10:00 b") == ["05-06 10:00", "05-27 10:00"]
    assert times("05-04-2026 10:00 a", day=date(2026, 5, 3)) == ["05-04 10:00"]


def test_without_a_year_the_nearest_one_is_meant() -> None:
    lines = read_lines("Dec 31 23:50: a\nJan 1 00:10: b", NOW, ANA, day=date(2026, 1, 1))
    assert [line.at for line in lines] == [
        datetime(2025, 12, 31, 23, 50, tzinfo=UTC),
        datetime(2026, 1, 1, 0, 10, tzinfo=UTC),
    ]


def test_undated_times_are_on_the_incidents_day_where_it_would_have_none() -> None:
    assert times("- 2026-05-19 00:55: before\n- 01:38: alert\n- 02:00: done") == ["05-19 00:55", "01:38", "02:00"]
    assert times("- 2026-05-19 23:55: before\n- 00:38: alert") == ["05-19 23:55", "00:38"]


def test_without_a_known_day_it_is_today_or_yesterday_for_times_still_to_come() -> None:
    lines = read_lines("23:50 a\n23:55 b", NOW, ANA)
    assert [line.at for line in lines] == [
        datetime(2026, 11, 20, 23, 50, tzinfo=UTC),
        datetime(2026, 11, 20, 23, 55, tzinfo=UTC),
    ]
    assert read_lines("14:00 a\n14:40 b", NOW, ANA)[0].at == datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
    late = read_lines("23:50 a\n00:10 b", datetime(2026, 11, 21, 0, 30, tzinfo=UTC), ANA)
    assert late[0].at == datetime(2026, 11, 20, 23, 50, tzinfo=UTC)


def test_a_stamp_that_contradicts_itself_is_marked_for_a_person_to_look_at() -> None:
    (line,) = read_lines("23:00 AM: mempool empty", NOW, ANA, day=DAY)
    assert line.doubt == "23:00 AM"
    assert line.at == datetime(2026, 5, 20, 23, 0, tzinfo=UTC)


def test_a_list_of_milestones_that_end_with_their_times() -> None:
    assert read("- First detected: 2026-05-20 14:05\n- Resolved 2026-05-20 15:55") == [
        ("14:05", "First detected"),
        ("15:55", "Resolved"),
    ]


def test_text_without_any_time_is_kept_line_by_line() -> None:
    assert read("pool at 40 %\nratio 10:1 or 24:99") == [("-", "pool at 40 %"), ("-", "ratio 10:1 or 24:99")]
    assert read("```\n14:31 rollback\n```")[0][0] == "14:31"


def test_an_hour_that_clocks_skipped_is_still_a_moment() -> None:
    (line,) = read_lines("02:30 x", NOW, BERLIN, day=date(2026, 3, 29))
    assert line.at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@settings(max_examples=300, deadline=None)
@given(st.lists(any_line, max_size=8).map("\n".join), st.sampled_from([None, DAY]))
def test_any_paste_is_read_and_never_raises(text: str, day: date | None) -> None:
    for line in read_lines(text, NOW, BERLIN, day=day):
        assert line.text
        assert clean(line.text) == line.text
        assert line.at is None or line.at.utcoffset() is not None
        WriteEntry(text=line.text, at=line.at)


def test_timelines_of_real_incidents_are_read_as_a_careful_reader_reads_them() -> None:
    if not CORPUS.exists():
        pytest.skip(f"the labelled timelines are not here: {CORPUS}")
    right = wanted = spurious = 0
    for row in map(json.loads, CORPUS.read_text().splitlines()):
        context = Context("Ana", ZoneInfo(row["context_tz"]))
        lines = read_lines(row["block"], NOW, context, day=date.fromisoformat(row["context_date"]))
        got = Counter(_local(line, context) for line in lines if line.at)
        expected = Counter(row["expected"])
        right += (got & expected).total()
        wanted += expected.total()
        spurious += (got - expected).total()
    assert right / wanted >= 0.98
    assert spurious <= 2


def _local(line: PastedLine, context: Context) -> str:
    assert line.at is not None
    local = line.at.astimezone(context.zone)
    if line.day_only:
        return local.date().isoformat()
    return local.strftime("%Y-%m-%dT%H:%M:%S" if local.second else "%Y-%m-%dT%H:%M")
