"""Registers: values that a person sets and that two seats may set at the same time.

Each setting event names in `supersedes` the heads that its author saw. What no other event supersedes is a head. One
head is the value; two heads with different values are contested: both are shown and a person settles it, which
supersedes both. Nothing flips silently.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from incident_console.incident.identifiers import EventId


@dataclass(frozen=True, slots=True)
class Head:
    """A value that nobody has replaced yet: who set it, when it holds from, and its place in the log."""

    event_id: EventId
    value: Any
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Register:
    """The heads of one value, in the order of the log."""

    heads: tuple[Head, ...] = ()

    @property
    def value(self) -> Any:
        """The value, or where it is contested the latest one, provisionally; None where nothing was set."""
        return self.heads[-1].value if self.heads else None

    @property
    def contested(self) -> bool:
        """Whether two seats set different values without having seen each other's."""
        return any(head.value != self.heads[0].value for head in self.heads)

    @property
    def ids(self) -> tuple[EventId, ...]:
        """The events that a new value supersedes."""
        return tuple(head.event_id for head in self.heads)

    def with_head(self, head: Head, supersedes: tuple[EventId, ...]) -> Register:
        """The register after one more setting event."""
        return Register((*(old for old in self.heads if old.event_id not in supersedes), head))
