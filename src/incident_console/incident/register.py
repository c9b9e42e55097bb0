"""Registers: values that a person sets and that two seats may set at the same time.

Each setting event names in `supersedes` the settings that its author saw. Of two settings of which one has seen the
other, one wins: the later one, by when it holds from. Of two that have not seen each other, neither does. What nothing
wins over is a head. One head is the value; heads with different values are contested: both are shown and a person
settles it, which supersedes both. Nothing flips silently.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from incident_console.incident.identifiers import EventId


class Head(NamedTuple):
    """A value that somebody set: who, and since when it holds (in UTC)."""

    event_id: EventId
    value: Any
    author: str
    at: datetime


class Register(NamedTuple):
    """One value and how it came to be.

    `settings` are all that count, by when they hold from; `heads` those that nothing has replaced, in the same order.
    `seen` is what a new setting supersedes. `rivalled` are the settings that another seat answered with a different
    value without having seen them, whether that was settled later or not.
    """

    heads: tuple[Head, ...] = ()
    settings: tuple[Head, ...] = ()
    seen: tuple[EventId, ...] = ()
    rivalled: frozenset[EventId] = frozenset()

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
        """The events whose values stand."""
        return tuple(head.event_id for head in self.heads)

    def value_at(self, at: datetime) -> Any:
        """The value that held at an earlier time; None where none did yet."""
        return next((setting.value for setting in reversed(self.settings) if setting.at <= at), None)

    def held_since(self, *values: Any) -> datetime | None:
        """Since when the value has been one of these without a break; None where it is another one now."""
        since: datetime | None = None
        for setting in self.settings:
            since = (since or setting.at) if setting.value in values else None
        return since


NOTHING = Register()
"""The register of what was never set."""
