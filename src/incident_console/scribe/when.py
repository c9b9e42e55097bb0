"""The time in front of a line: `14:31`, `-5m`, `~14:30`, `T+12`, `yesterday 23:50`, `2026-11-20 23:50`.

A clock time means the latest such moment that is not in the future, so that 23:50 typed at 00:10 is yesterday's; a
time up to a minute ahead counts as now, because clocks differ by that much, and one that comes within two hours is
refused where yesterday's was before the declaration. Clock times are read in the seat's zone unless a zone stands
behind them (`14:31 UTC`, `14:31Z`). Where the clocks were put back and a time came twice, the later one is meant,
unless the zone's name behind it says which (`02:30 CEST`); where they were put forward and it never came, the line is
refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NoReturn

from incident_console.incident.decide import AHEAD
from incident_console.scribe.durations import DURATION, minutes_of
from incident_console.scribe.outcome import Problem
from incident_console.scribe.zones import ZONE, zone_named

SOON = timedelta(hours=2)
"""A clock time that comes within this is more likely meant for then than for a day ago."""

CLOCK = r"(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2})(?::(?P<s>[0-9]{2})(?:[.,](?P<f>[0-9]{1,6}))?)?"
"""A pattern of a time of day; `clock_time` reads its groups."""

_HALF = r" ?(?P<half>[aApP]\.?[mM]\.?)(?![A-Za-z])"
_ZONE_BEHIND = rf"(?P<offset>Z|[+\-−][0-9]{{2}}:[0-9]{{2}})(?![0-9A-Za-z:])| (?P<zone>{ZONE})"
_END = r":?(?=\s|$)"
_ON_CLOCK = re.compile(
    r"(?P<about>~ ?)?"
    r"(?:(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt]|\s+)|(?P<word>[Yy]esterday|[Tt]oday|TODAY|YESTERDAY)(?:\s+at)?\s+)?"
    rf"(?P<about2>~ ?)?{CLOCK}(?:{_HALF})?(?:{_ZONE_BEHIND})?{_END}"
)
_BACK = re.compile(rf"(?P<about>~ ?)?[-−](?P<back>{DURATION})(?=\s|$)", re.IGNORECASE)
_SINCE = re.compile(
    r"(?P<about>~ ?)?T(?P<sign>[+\-−])"
    r"(?:(?P<h>[0-9]{1,4}):(?P<m>[0-5][0-9])(?::(?P<s>[0-5][0-9]))?"
    rf"|(?P<length>(?![0-9.]+ (?:second|minute|hour)(?![a-z])){DURATION})|(?P<minutes>[0-9]{{1,6}}))"
    r"(?=\s|$)",
    re.IGNORECASE,
)
"""`T+2 second complaint` is two minutes and a second complaint: a unit apart from its number is a plural or short."""
_READS_ON = re.compile(rf"(?:{_HALF.removeprefix(' ?')}|{ZONE}){_END}")


@dataclass(frozen=True, slots=True)
class When:
    """A time that was typed: the moment in UTC, whether it is approximate, and where in the line it ends."""

    at: datetime
    approximate: bool
    end: int


class _Unreadable(Exception):
    """The text looks like a time and names a moment that never was; its message says why."""


def read_when(text: str, now: datetime, zone: tzinfo, began_at: datetime | None) -> When | Problem | None:
    """The time at the beginning of a line; None where there is none, a Problem where it is one that never was."""
    try:
        if found := _on_clock(text, now, zone):
            _refuse_to_come(text, found, now, zone, began_at)
            return found
        return _back(text, now) or _since(text, began_at)
    except _Unreadable as unreadable:
        return Problem(str(unreadable))
    except (OverflowError, ValueError):
        return Problem("That time lies outside the calendar. As in: 14:31, -5m, T+12 or 2026-11-20 23:50.")


def when_length(text: str) -> int:
    """How many characters of the line look like a time in front, without asking which moment it is."""
    for pattern in (_ON_CLOCK, _BACK, _SINCE):
        found = pattern.match(text)
        if found and (pattern is not _ON_CLOCK or clock_time(found) is not None):
            return found.end()
    return 0


def reads_on(text: str) -> bool:
    """Whether text directly behind a clock time would be read as part of it: `pm …`, `UTC …`."""
    return _READS_ON.match(text) is not None


def clock_time(found: re.Match[str]) -> time | None:
    """The time of day out of CLOCK's groups (and `half`, where the pattern has it); None for `24:99`."""
    groups = found.groupdict()
    hour, minute, second = int(groups["h"]), int(groups["m"]), int(groups["s"] or 0)
    micro = int((groups["f"] or "0").ljust(6, "0"))
    half = (groups.get("half") or "")[:1].casefold()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return time(hour, minute, second, micro)


def moment(naive: datetime, zone: tzinfo, limit: datetime) -> datetime | None:
    """The latest moment up to `limit` at which clocks in `zone` showed a naive time; where even the first one is
    later, that first one. None where they never showed it, because they were put forward over it."""
    first = naive.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) != naive:
        return None
    second = naive.replace(tzinfo=zone, fold=1).astimezone(UTC)
    return second if first < second <= limit else first


def _on_clock(text: str, now: datetime, zone: tzinfo) -> When | None:
    found = _ON_CLOCK.match(text)
    if found is None:
        return None
    clock = clock_time(found)
    offset, named = found["offset"], found["zone"]
    is_range = bool(offset) and offset[0] in "-−" and not found["day"]
    if clock is None or is_range:
        return None
    half = (found["half"] or "").casefold()
    if half.startswith("a") and clock.hour > 12:  # `13:30 am I alone`: the word is not the clock's
        return _on_clock(text[: found.start("half")].rstrip(), now, zone)
    day = _day(found, now, zone)
    if offset or named:
        meant = zone_named(offset or named, zone, datetime.combine(day or now.astimezone(zone).date(), clock))
        if meant is None:
            raise _Unreadable(f"{offset or named} is no zone: offsets go up to 14 hours, as in +02:00.")
        if meant is not zone and found["word"]:
            day = _day(found, now, meant)
        zone = meant
    limit = now + AHEAD
    at = _on(day, clock, zone, limit) if day else _latest(clock, zone, limit)
    if named:
        at = _as_named(at, zone, named)
    return When(at, bool(found["about"] or found["about2"]), found.end())


def _as_named(at: datetime, zone: tzinfo, name: str) -> datetime:
    """Of the two moments at which clocks showed the same before and after they were put back, the one whose name for
    the zone was typed; the moment itself where there is only one."""
    naive = at.astimezone(zone).replace(tzinfo=None)
    both = (naive.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return next((one for one in both if one.astimezone(zone).tzname() == name), at)


def _refuse_to_come(text: str, found: When, now: datetime, zone: tzinfo, began_at: datetime | None) -> None:
    """A clock time soon to come is not meant as yesterday's where the incident had not even begun by then."""
    match = _ON_CLOCK.match(text)
    dated = match is not None and (match["day"] or match["word"])
    ahead = found.at + timedelta(days=1) - now
    if dated or began_at is None or found.at >= began_at or not timedelta(0) < ahead <= SOON:
        return
    local = found.at.astimezone(zone)
    minutes = max(1, round(ahead.total_seconds() / 60))
    raise _Unreadable(
        f"{local:%H:%M} {local.tzname() or 'UTC'} is {minutes} min ahead: the log takes what has happened. "
        f"For yesterday's: yesterday {local:%H:%M}."
    )


def _day(found: re.Match[str], now: datetime, zone: tzinfo) -> date | None:
    if found["word"]:
        today = now.astimezone(zone).date()
        return today if found["word"].casefold() == "today" else today - timedelta(days=1)
    if not found["day"]:
        return None
    try:
        return date.fromisoformat(found["day"])
    except ValueError:
        raise _Unreadable(f"There is no {found['day']} in the calendar.") from None


def _on(day: date, clock: time, zone: tzinfo, limit: datetime) -> datetime:
    at = moment(datetime.combine(day, clock), zone, limit)
    if at is None:
        _refuse_gap(day, clock, zone)
    return at


def _latest(clock: time, zone: tzinfo, limit: datetime) -> datetime:
    day = limit.astimezone(zone).date()
    for back in range(3):
        naive = datetime.combine(day - timedelta(days=back), clock)
        at = moment(naive, zone, limit)
        if at is None and naive.replace(tzinfo=zone).astimezone(UTC) <= limit:
            _refuse_gap(naive.date(), clock, zone)
        if at is not None and at <= limit:
            return at
    raise _Unreadable(f"{clock:%H:%M} has not come yet.")


def _refuse_gap(day: date, clock: time, zone: tzinfo) -> NoReturn:
    shown = datetime.combine(day, clock).replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    raise _Unreadable(
        f"Clocks never showed {clock:%H:%M} on {day:%Y-%m-%d}: they were put forward over it. "
        f"Perhaps {shown:%H:%M} {shown.tzname()}?"
    )


def _back(text: str, now: datetime) -> When | None:
    found = _BACK.match(text)
    if found is None:
        return None
    return When(now - timedelta(minutes=minutes_of(found["back"])), bool(found["about"]), found.end())


def _since(text: str, began_at: datetime | None) -> When | None:
    found = _SINCE.match(text)
    if found is None:
        return None
    if began_at is None:
        raise _Unreadable("T+ counts from the declaration, and nothing is declared yet: give a time, as in 14:31.")
    if found["length"]:
        since = timedelta(minutes=minutes_of(found["length"]))
    elif found["minutes"]:
        since = timedelta(minutes=int(found["minutes"]))
    else:
        since = timedelta(hours=int(found["h"]), minutes=int(found["m"]), seconds=int(found["s"] or 0))
    at = began_at + since if found["sign"] == "+" else began_at - since
    return When(at.astimezone(UTC), bool(found["about"]), found.end())


def write_when(at: datetime, approximate: bool, now: datetime, zone: tzinfo) -> str:
    """A time in the shortest form that `read_when` reads back as the same moment at the same present."""
    about = "~" if approximate else ""
    local = at.astimezone(zone)
    shown = f"{local:%H:%M}"
    if local.second or local.microsecond:
        shown += f":{local:%S}" + (f".{local.microsecond:06d}" if local.microsecond else "")
    utc = at.astimezone(UTC).replace(tzinfo=None)
    for written in (shown, f"{local.date().isoformat()} {shown}", f"{utc.isoformat(' ')}Z"):
        found = read_when(about + written, now, zone, None)
        if isinstance(found, When) and found.at == at:
            return about + written
    return ""
