"""Sentences made of fixed words and of what stands in the log, kept apart, so that each shows where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from incident_console.incident.words import minutes_words
from incident_console.practice.spoken import o_clock


class Said(NamedTuple):
    """A name, a handle or somebody's words, out of the log."""

    text: str


Part = str | Said | datetime | timedelta | int
"""Fixed words, words out of the log, or a time (UTC), a length of time or a number that was computed from it."""

Parts = tuple[Part, ...]
"""A sentence; its parts bring their own spaces."""


def phrase(parts: Iterable[Part], clock: Callable[[datetime], str] = o_clock) -> str:
    """The sentence in one text, its times written by `clock`."""
    return "".join(_text(part, clock) for part in parts)


def _text(part: Part, clock: Callable[[datetime], str]) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Said):
        return part.text
    if isinstance(part, datetime):
        return clock(part)
    return lasting(part) if isinstance(part, timedelta) else str(part)


def lasting(length: timedelta) -> str:
    """A length of time: `17 min`, `1 h 30 min`; one that runs backwards carries a minus sign."""
    minutes = length.total_seconds() / 60
    return minutes_words(minutes) if minutes >= 0 else f"−{minutes_words(-minutes)}"


def in_series(items: Iterable[Part]) -> Parts:
    """`A`, `A and B`, `A, B and C`."""
    found = list(items)
    parts: list[Part] = []
    for place, item in enumerate(found):
        if place:
            parts.append(" and " if place == len(found) - 1 else ", ")
        parts.append(item)
    return tuple(parts)
