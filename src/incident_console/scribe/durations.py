"""Lengths of time as people type them: `5m`, `90s`, `2h`, `1h30m`, `10 min`, `1 h 30 min`."""

from __future__ import annotations

import re

_NUMBER = r"[0-9]{1,6}(?:\.[0-9]{1,3})?"
_HOURS = r"h(?:rs?|ours?)?"
_MINUTES = r"m(?:ins?|inutes?)?"
_SECONDS = r"s(?:ecs?|econds?)?"

DURATION = (
    rf"(?:{_NUMBER} ?{_HOURS} {_NUMBER} ?{_MINUTES}"
    rf"|{_NUMBER}{_HOURS}{_NUMBER}{_MINUTES}(?:{_NUMBER}{_SECONDS})?"
    rf"|{_NUMBER}{_HOURS}{_NUMBER}{_SECONDS}|{_NUMBER}{_MINUTES}{_NUMBER}{_SECONDS}"
    rf"|{_NUMBER} ?{_HOURS}|{_NUMBER} ?{_MINUTES}|{_NUMBER} ?{_SECONDS})"
)
"""A pattern (for IGNORECASE) of one length of time; hours and minutes may stand apart (`1h 30m`, `1 h 30 min`)."""

_PART = re.compile(rf"({_NUMBER}) ?([hms])", re.IGNORECASE)
_SECONDS_IN = {"h": 3600.0, "m": 60.0, "s": 1.0}
_LONGEST = 999_999 * 60.0


def minutes_of(duration: str) -> float:
    """The minutes in a text that DURATION matches."""
    return sum(float(number) * _SECONDS_IN[unit.casefold()] for number, unit in _PART.findall(duration)) / 60


def write_minutes(minutes: float) -> str:
    """Minutes as the line takes them, to the second: `5m`, `90s`, `1h30m`. Empty where no line can say it."""
    if not 0 <= minutes <= _LONGEST:
        return ""
    seconds = round(minutes * 60)
    if seconds < 60 or (seconds < 120 and seconds % 60):
        return f"{seconds}s"
    hours, rest = divmod(seconds, 3600)
    mins, secs = divmod(rest, 60)
    return f"{hours}h" * bool(hours) + f"{mins}m" * bool(mins) + f"{secs}s" * bool(secs)
