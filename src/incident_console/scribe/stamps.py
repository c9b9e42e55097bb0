"""A time or a date at the beginning of a line of somebody else's timeline, in the many ways in which people write it.

`23:15-00:30 UTC` is a range and its first time counts; `23:15 UTC / 16:15 PDT` is one moment in two zones;
`14:17 PM` is a 24-hour clock with a redundant PM; `2019-12-03 --:--` is a day without a time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from incident_console.scribe.zones import ZONE

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,? ?(?:the )?)"
_NO_CLOCK = r"(?![0-9]|:[0-9])"
_DATE = re.compile(
    rf"{_WEEKDAY}?(?:"
    r"(?P<y>[12][0-9]{3})(?P<s1>[-/.])(?P<mo>[0-9]{1,2})(?P=s1)(?P<d>[0-9]{1,2})(?![0-9])"
    r"|(?P<a>[0-9]{1,2})(?P<s2>[-/])(?P<b>[0-9]{1,2})(?P=s2)(?P<c>[0-9]{4}|[0-9]{2})(?![0-9])"
    r"|(?P<a2>[0-9]{1,2})\.(?P<b2>[0-9]{1,2})\.(?P<c2>[0-9]{4})(?![0-9])"
    rf"|(?P<m1>{_MONTH}) ?(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th)?{_NO_CLOCK}(?:,? (?P<y1>[12][0-9]{{3}}){_NO_CLOCK})?"
    rf"|(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?\.? (?:of )?(?P<m2>{_MONTH})(?:,? (?P<y2>[12][0-9]{{3}}){_NO_CLOCK})?"
    r")",
    re.IGNORECASE,
)
_CLOCK = (
    r"(?:(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2})(?::(?P<s>[0-9]{2})(?:[.,][0-9]{1,6})?)?(?![0-9]|:[0-9])"
    r"(?: ?(?P<half>[ap]\.?m\b\.?))?|(?P<h12>[0-9]{1,2}) ?(?P<half12>[ap]\.?m\b\.?))"
)
_TIME = re.compile(_CLOCK, re.IGNORECASE)
_FOUR_DIGITS = re.compile(r"(?P<h>[01][0-9]|2[0-3])(?P<m>[0-5][0-9])(?=:?(?:\s|$))")
_NO_TIME = re.compile(r"(?:[-–?xX]{1,2}:[-–?xX]{2}|[Hh]{2}:[Mm]{2})(?!\w)")
_ABOUT = re.compile(r"[~≈]|(?:about|around|approx(?:\.|imately)?|circa|ca\.|c\.)(?= ?[0-9])", re.IGNORECASE)
_ZONE = re.compile(rf" ?\(?(?P<zone>{ZONE})\)?|(?P<offset>Z|[+][0-9]{{2}}:?[0-9]{{2}})(?![0-9A-Za-z:])")
_GLUE = re.compile(r"[\s,*_()\[\]|]*(?:(?:at|on)\b|@|T(?=[0-9])|[-–—](?=\s*[~0-9]))?[\s*_(\[|]*")
_THEN = re.compile(r"\s*(?P<sign>[-–—→/]|->|to\b|until\b|till\b)\s*")
_JOINED = re.compile(r"[\w%]")
_PLUS = re.compile(r"\+(?![0-9])")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as it was written. Where `open_order` is set, the first two numbers may be day and month or the other way
    round; without a year it is None."""

    year: int | None
    first: int
    second: int
    open_order: bool = False
    slashed: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """What was read: a day, a time of day, or both; where it ends; and what to know about it."""

    end: int
    day: Day | None = None
    clock: time | None = None
    half: bool = False
    short_hour: bool = False
    zone: str = ""
    approximate: bool = False
    is_range: bool = False
    doubt: str = ""


@dataclass(slots=True)
class _Scan:
    text: str
    at: int = 0
    day: Day | None = None
    clock: time | None = None
    half: bool = False
    short_hour: bool = False
    no_time: bool = False
    zone: str = ""
    approximate: bool = False
    is_range: bool = False
    doubt: str = ""

    def step(self, begin: int) -> bool:
        """Take one more part of the stamp at a place; whether there was one."""
        if self.clock is None and not self.no_time and self._take_time(begin):
            return True
        if self.day is None and (found := _DATE.match(self.text, begin)) and (day := day_of(found)):
            self.day, self.at = day, found.end()
            return True
        if not self.approximate and self.clock is None and (about := _ABOUT.match(self.text, begin)):
            self.approximate, self.at = True, about.end()
            return True
        if (self.clock or self.day) and not self.zone and (zone := _ZONE.match(self.text, begin)):
            self.zone, self.at = zone["zone"] or zone["offset"], zone.end()
            return True
        return False

    def _take_time(self, begin: int) -> bool:
        if self.day is not None and (none := _NO_TIME.match(self.text, begin)):
            self.no_time, self.at = True, none.end()
            return True
        if self.day is not None and (four := _FOUR_DIGITS.match(self.text, begin)):
            self.clock, self.at = time(int(four["h"]), int(four["m"])), four.end()
            self._take_zone()
            return True
        found = _TIME.match(self.text, begin)
        clock = _clock_of(found) if found else None
        if found is None or clock is None:
            return False
        if _JOINED.match(self.text, found.end()) and not _ZONE.match(self.text, found.end()):
            return False  # `14:31h` and `1:50%` are words
        self.clock, self.at = clock, found.end()
        typed = found["h"] or found["h12"]
        self.half = bool(found["half"] or found["half12"])
        self.short_hour = not typed.startswith("0") and 1 <= int(typed) <= 12
        if found["half"] and int(typed) > 12 and found["half"][0] in "aA":
            self.doubt = found[0]
        if plus := _PLUS.match(self.text, self.at):
            self.approximate, self.at = True, plus.end()
        self._take_zone()
        while self._take_other():
            pass
        return True

    def _take_zone(self) -> None:
        if not self.zone and (zone := _ZONE.match(self.text, self.at)):
            self.zone, self.at = zone["zone"] or zone["offset"], zone.end()

    def _take_other(self) -> bool:
        """Pass over the end of a range, or the same moment in another zone."""
        then = _THEN.match(self.text, self.at)
        if then is None:
            return False
        begin = then.end()
        if date := _DATE.match(self.text, begin):
            begin = date.end() + len(self.text[date.end() :]) - len(self.text[date.end() :].lstrip(" ,T"))
        about = _ABOUT.match(self.text, begin)
        other = _TIME.match(self.text, about.end() if about else begin)
        if other is None or _clock_of(other) is None:
            return False
        end = other.end()
        zone = _ZONE.match(self.text, end)
        if then["sign"] != "/":
            self.is_range = True
            self._share_half(other)
            self.zone = self.zone or ((zone["zone"] or zone["offset"]) if zone else "")
        self.at = zone.end() if zone else end
        return True

    def _share_half(self, other: re.Match[str]) -> None:
        """`2:30-3:00 PM` begins at half past two in the afternoon."""
        half = other["half"] or other["half12"]
        if not half or self.half or self.clock is None or self.clock.hour > 12:
            return
        later = int(other["h"] or other["h12"]) % 12
        if self.clock.hour % 12 <= later:
            hour = self.clock.hour % 12 + (12 if half[0] in "pP" else 0)
            self.clock, self.half = self.clock.replace(hour=hour), True


def read_stamp(text: str) -> Stamp | None:
    """The stamp that a text begins with; None where it begins with none."""
    scan = _Scan(text)
    if not scan.step(0):
        return None
    while (glue := _GLUE.match(text, scan.at)) and scan.step(glue.end()):
        pass
    if scan.day is None and scan.clock is None:
        return None
    return Stamp(
        end=scan.at,
        day=scan.day,
        clock=scan.clock,
        half=scan.half,
        short_hour=scan.short_hour,
        zone=scan.zone,
        approximate=scan.approximate,
        is_range=scan.is_range,
        doubt=scan.doubt,
    )


def read_stamp_behind(text: str) -> tuple[Stamp, str] | None:
    """The day and time that a short line ends with, and the words before it: `Resolved 2020-02-18 14:59`."""
    for found in _DATE.finditer(text):
        stamp = read_stamp(text[found.start() :])
        before = text[: found.start()].strip(" \t:-–—*_")
        if stamp and stamp.day and stamp.clock and before and not text[found.start() + stamp.end :].strip(" .*_"):
            return stamp, before
    return None


def find_day(text: str) -> Day | None:
    """The first date anywhere in a text, with a year; None where there is none."""
    for found in _DATE.finditer(text):
        if (day := day_of(found)) and day.year:
            return day
    return None


def day_of(found: re.Match[str]) -> Day | None:
    """The day in a match of a date; None where its numbers can be no date."""
    if found["y"]:
        day = Day(int(found["y"]), int(found["d"]), int(found["mo"]))
    elif found["m1"]:
        day = Day(int(found["y1"]) if found["y1"] else None, int(found["d1"]), _month(found["m1"]))
    elif found["m2"]:
        day = Day(int(found["y2"]) if found["y2"] else None, int(found["d2"]), _month(found["m2"]))
    else:
        a, b, year = (found["a"], found["b"], found["c"]) if found["a"] else (found["a2"], found["b2"], found["c2"])
        full = int(year) + (2000 if len(year) == 2 else 0)
        day = Day(full, int(a), int(b), open_order=bool(found["a"]), slashed=found["s2"] == "/")
        if not (1 <= int(a) <= 31 and 1 <= int(b) <= 31) or (int(a) > 12 and int(b) > 12):
            return None
        return day
    return day if 1 <= day.first <= 31 and 1 <= day.second <= 12 else None


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].casefold()) + 1


def _clock_of(found: re.Match[str]) -> time | None:
    hour = int(found["h"] or found["h12"])
    minute, second = int(found["m"] or 0), int(found["s"] or 0)
    half = (found["half"] or found["half12"] or "")[:1].casefold()
    if found["h12"] and not 1 <= hour <= 12:
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour == 24 and minute == second == 0:
        hour = 0
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None
