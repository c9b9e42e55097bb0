"""Reading what stands in the fields of a form. Nothing here raises anything but Unclear, whatever was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from incident_console.console.dialogs.facts import Facts
from incident_console.incident.state import State
from incident_console.incident.text import one_line, passage, shorten
from incident_console.scribe.due import read_due
from incident_console.scribe.durations import DURATION, minutes_of
from incident_console.scribe.outcome import Problem
from incident_console.scribe.when import When, read_when

_LENGTH = re.compile(DURATION, re.IGNORECASE)
_BETWEEN = re.compile(r"[,;]|\s(?=@)")
_BARE = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,2})?")


class Unclear(Exception):
    """A field cannot be read, or (`missing`) not yet; the message says in one line what would be right."""

    def __init__(self, field: str, reason: str, *, missing: bool = False) -> None:
        super().__init__(reason)
        self.field = field
        self.missing = missing


@dataclass(frozen=True, slots=True)
class Values:
    """What stands in the fields, as it was typed, and what they began with."""

    raw: Mapping[str, str]
    initial: Mapping[str, str]
    facts: Facts

    @property
    def state(self) -> State:
        """The incident."""
        return self.facts.state

    @property
    def now(self) -> datetime:
        """The present, in UTC."""
        return self.facts.present()

    def changed(self, name: str) -> bool:
        """Whether a field has other words in it than it began with."""
        return self.text(name) != passage(self.initial.get(name, ""))

    def choice(self, name: str) -> str:
        """The value of the chosen option."""
        return self.raw.get(name, "")

    def line(self, name: str) -> str:
        """Cleaned words on one line."""
        return one_line(self.raw.get(name, ""))

    def text(self, name: str) -> str:
        """Cleaned words that may run over several lines."""
        return passage(self.raw.get(name, ""))

    def each_line(self, name: str) -> tuple[str, ...]:
        """The lines of a passage that have something in them."""
        return tuple(line.strip() for line in self.text(name).split("\n") if line.strip())

    def person(self, name: str) -> str:
        """A person as typed, without the @."""
        return self.line(name).lstrip("@").strip()

    def people(self, name: str) -> tuple[str, ...]:
        """Several people, as typed with commas or @ between them, without the @."""
        typed = (one.strip().lstrip("@").strip() for one in _BETWEEN.split(self.line(name)))
        return tuple(dict.fromkeys(one for one in typed if one))

    def minutes(self, name: str) -> float | None:
        """A length of time in minutes; None where the field is empty. Raises Unclear."""
        typed = self.line(name)
        if not typed:
            return None
        if _BARE.fullmatch(typed):
            return float(typed)
        if _LENGTH.fullmatch(typed):
            return minutes_of(typed)
        raise Unclear(name, f"“{shorten(typed, 20)}” is no length of time. As in: 5m, 90s, 1h30m.")

    def day(self, name: str) -> date | None:
        """A day by which something will be done; None where the field is empty. Raises Unclear."""
        typed = self.line(name)
        if not typed:
            return None
        found = read_due(typed, self.now, self.facts.context.zone)
        if isinstance(found, Problem):
            raise Unclear(name, found.reason)
        return found

    def moment(self, name: str) -> tuple[datetime | None, bool]:
        """A moment in UTC and whether it is approximate; None where the field is empty. Raises Unclear."""
        typed = self.line(name)
        if not typed:
            return None, False
        zone, began_at = self.facts.context.zone, self.state.began_at
        found = read_when(typed, self.now, zone, began_at)
        if isinstance(found, Problem):
            raise Unclear(name, found.reason)
        if isinstance(found, When) and found.end >= len(typed):
            return found.at, found.approximate
        raise Unclear(name, f"“{shorten(typed, 20)}” is no time. As in: 14:31, -5m, ~14:30, T+12; empty means now.")
