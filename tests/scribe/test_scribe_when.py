"""Times in front of a line, around midnight, in zones, and where the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from incident_console.incident.commands import WriteEntry
from incident_console.incident.decide import Refusal, decide
from incident_console.scribe.context import Context
from incident_console.scribe.parse import Parsed, Problem, parse
from incident_console.scribe.unparse import unparse
from support import Story

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 21, 14, 48, tzinfo=UTC)


def read(line: str, now: datetime = NOW, zone: ZoneInfo | None = None, began: datetime | None = None) -> Parsed:
    return parse(line, now, Context("Ana", zone) if zone else Context("Ana"), began)


def when(line: str, now: datetime = NOW, zone: ZoneInfo | None = None, began: datetime | None = None) -> datetime:
    parsed = read(f"{line} x", now, zone, began)
    assert isinstance(parsed, WriteEntry), parsed
    assert parsed.text == "x"
    assert parsed.at is not None
    return parsed.at


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_clock_time_is_the_latest_such_moment_that_is_not_in_the_future() -> None:
    night = utc("2026-11-21 00:10")
    assert when("23:50", night) == utc("2026-11-20 23:50")
    assert when("00:05", night) == utc("2026-11-21 00:05")
    assert when("00:10", night) == night
    assert when("9:05") == utc("2026-11-21 09:05")


def test_a_time_soon_to_come_is_not_yesterdays_from_before_the_incident() -> None:
    began = utc("2026-11-21 14:31")
    problem = read("15:00 /accept ic", began=began)
    assert problem == Problem(
        "15:00 UTC is 12 min ahead: the log takes what has happened. For yesterday's: yesterday 15:00. "
        "A backslash in front notes the line as text."
    )
    assert isinstance(read("16:48 deploy", began=began), Problem)
    assert when("16:49", began=began) == utc("2026-11-20 16:49"), "hours ahead it can only be yesterday's"
    assert when("yesterday 15:00", began=began) == utc("2026-11-20 15:00")
    assert when("15:00", began=utc("2026-11-20 14:31")) == utc("2026-11-20 15:00"), "the incident had begun by then"


def test_of_two_hours_that_look_alike_the_one_is_meant_that_is_named() -> None:
    now = utc("2026-10-25 01:45")  # 02:45 CET, an hour after 02:45 CEST
    assert when("02:30", now, BERLIN) == utc("2026-10-25 01:30")
    assert when("02:30 CET", now, BERLIN) == utc("2026-10-25 01:30")
    assert when("02:30 CEST", now, BERLIN) == utc("2026-10-25 00:30")
    assert when("2026-10-25 02:30 CEST", now, BERLIN) == utc("2026-10-25 00:30")
    assert when("02:30 PST", now, BERLIN) == utc("2026-10-24 10:30")


def test_a_time_up_to_a_minute_ahead_is_todays() -> None:
    assert when("14:49") == utc("2026-11-21 14:49")
    assert when("14:49:01") == utc("2026-11-20 14:49:01")
    assert when("00:00", utc("2026-11-20 23:59:30")) == utc("2026-11-21 00:00")


@pytest.mark.parametrize(
    ("typed", "ago"),
    [
        ("-5m", 300), ("-90s", 90), ("-1h30m", 5400), ("-1h", 3600), ("−5m", 300), ("-5 min", 300), ("-1h 5m", 3900),
        ("~-10m", 600), ("-1.5h", 5400),
    ],
)  # fmt: skip
def test_so_long_ago(typed: str, ago: int) -> None:
    assert when(typed) == NOW - timedelta(seconds=ago)


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        ("T+12", 720),
        ("t+12", 720),
        ("T+1:05", 3900),
        ("T+0:00:30", 30),
        ("T+12m", 720),
        ("~T+12", 720),
        ("T-5", -300),
        ("T+2 min", 120),
        ("T+90 seconds", 90),
        ("T+1 h", 3600),
        ("T+1second", 1),
    ],
)
def test_so_long_after_the_declaration(typed: str, after: int) -> None:
    began = utc("2026-11-21 14:31")
    assert when(typed, began=began) == began + timedelta(seconds=after)


@pytest.mark.parametrize(
    ("typed", "moment", "approximate"),
    [
        ("yesterday 23:50", "2026-11-20 23:50", False),
        ("Yesterday at 23:50", "2026-11-20 23:50", False),
        ("~yesterday 23:50", "2026-11-20 23:50", True),
        ("yesterday ~23:50", "2026-11-20 23:50", True),
        ("today 14:00", "2026-11-21 14:00", False),
        ("2026-11-20 23:50", "2026-11-20 23:50", False),
        ("2026-11-20T23:50:10", "2026-11-20 23:50:10", False),
        ("~2026-11-20 23:50", "2026-11-20 23:50", True),
        ("2026-11-20 23:50+02:00", "2026-11-20 21:50", False),
        ("2026-11-20 23:50-05:00", "2026-11-21 04:50", False),
        ("2026-11-20 23:50Z", "2026-11-20 23:50", False),
        ("~14:30", "2026-11-21 14:30", True),
        ("~ 14:30", "2026-11-21 14:30", True),
        ("14:30:", "2026-11-21 14:30", False),
        ("2:30 pm", "2026-11-21 14:30", False),
        ("2:30pm", "2026-11-21 14:30", False),
        ("12:10 am", "2026-11-21 00:10", False),
        ("14:17 PM", "2026-11-21 14:17", False),
        ("14:31:20.5", "2026-11-21 14:31:20.500000", False),
    ],
)
def test_other_ways_to_say_when(typed: str, moment: str, approximate: bool) -> None:
    parsed = read(f"{typed} x")
    assert parsed == WriteEntry(text="x", at=utc(moment), approximate=approximate)


def test_clock_times_are_the_seats_own_unless_a_zone_stands_behind_them() -> None:
    assert when("15:30", zone=BERLIN) == utc("2026-11-21 14:30")
    assert when("14:30 UTC", zone=BERLIN) == utc("2026-11-21 14:30")
    assert when("14:30Z", zone=BERLIN) == utc("2026-11-21 14:30")
    assert when("15:30 CET") == utc("2026-11-21 14:30")
    assert when("16:30 UTC+2") == utc("2026-11-21 14:30")
    assert when("06:30 PST") == utc("2026-11-21 14:30")
    assert when("18:30 GST") == utc("2026-11-21 14:30")


def test_the_wrong_one_of_a_pair_of_zone_names_means_the_seats_own_clock() -> None:
    pacific = ZoneInfo("America/Los_Angeles")
    october = utc("2026-10-10 23:00")
    assert when("15:30 PST", october, pacific) == utc("2026-10-10 22:30")
    assert when("15:30 PDT", october, pacific) == utc("2026-10-10 22:30")


def test_yesterday_is_counted_where_the_seat_is() -> None:
    night = utc("2026-11-20 23:30")  # 00:30 on the 21st in Berlin
    assert when("yesterday 23:50", night, BERLIN) == utc("2026-11-20 22:50")
    assert when("23:50", night, BERLIN) == utc("2026-11-20 22:50")
    assert when("yesterday 23:10 UTC", night, BERLIN) == utc("2026-11-19 23:10")


def test_an_hour_that_clocks_skipped_is_refused_with_the_time_that_they_showed() -> None:
    after = utc("2026-03-29 08:00")
    parsed = read("02:30 x", after, BERLIN)
    assert isinstance(parsed, Problem)
    assert "never showed 02:30 on 2026-03-29" in parsed.reason
    assert "03:30 CEST" in parsed.reason
    assert isinstance(read("2026-03-29 02:30 x", after, BERLIN), Problem)
    before = utc("2026-03-29 00:50")  # 01:50: the hour has not been skipped yet, so it is yesterday's
    assert when("02:30", before, BERLIN) == utc("2026-03-28 01:30")
    assert when("01:59", after, BERLIN) == utc("2026-03-29 00:59")
    assert when("03:00", after, BERLIN) == utc("2026-03-29 01:00")


def test_an_hour_that_came_twice_is_the_later_one_that_has_passed() -> None:
    between = utc("2026-10-25 00:45")  # 02:45 summer time; 02:30 has been once
    assert when("02:30", between, BERLIN) == utc("2026-10-25 00:30")
    after = utc("2026-10-25 08:00")
    assert when("02:30", after, BERLIN) == utc("2026-10-25 01:30")
    assert when("2026-10-25 02:30", after, BERLIN) == utc("2026-10-25 01:30")
    first = WriteEntry(text="x", at=utc("2026-10-25 00:30"))
    written = unparse(first, Context("Ana", BERLIN), after)
    assert written == "2026-10-25 00:30:00Z x"
    assert read(written, after, BERLIN) == first


def test_a_time_that_is_still_to_come_is_read_and_refused_by_the_log() -> None:
    story = Story().at("14:31").declared()
    parsed = read("2026-05-20 18:00 x", story.now)
    assert isinstance(parsed, WriteEntry)
    refused = decide(story.state, parsed, story.now)
    assert isinstance(refused, Refusal)
    assert "18:00 UTC" in refused.reason


def test_the_shortest_time_that_means_the_moment_is_written() -> None:
    ana = Context("Ana", BERLIN)
    assert unparse(WriteEntry(text="x", at=utc("2026-11-21 14:31")), ana, NOW) == "15:31 x"
    assert unparse(WriteEntry(text="x", at=utc("2026-11-21 14:31"), approximate=True), ana, NOW) == "~15:31 x"
    assert unparse(WriteEntry(text="x", at=utc("2026-11-19 14:31:20")), ana, NOW) == "2026-11-19 15:31:20 x"
