"""One step of the demonstration incident, its people and its moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import EntryKind

DAY = datetime(2026, 5, 20, tzinfo=UTC)
"""A Wednesday."""

IC = "Dana Reyes"
OPS = "Maria Silva"
COMMS = "Jo Park"
SCRIBE = "Ana Costa"
ON_CALL = "Sam Okafor"


def clock(at: str) -> datetime:
    """`14:31` or `14:31:20` on the day of the story, in UTC."""
    hours, minutes, *seconds = (int(part) for part in at.split(":"))
    return DAY + timedelta(hours=hours, minutes=minutes, seconds=seconds[0] if seconds else 0)


FIRST_ALERT = clock("14:22")
"""When the payment service degraded and the first alert came in."""

OPENED_AT = clock("14:31")
"""When the commander convened the call; what was recorded first was recorded then."""

STALL_AT = clock("14:48")
"""When the commander names the stall, after 17 minutes on two hypotheses."""

RESTORED_AT = clock("15:09")
"""When checkout was back at 98.8 %, 47 minutes after it had degraded."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was recorded: how long after the first alert, by whom, and the command."""

    offset: timedelta
    author: str
    command: c.Command

    @property
    def at(self) -> datetime:
        """The moment of the story's day."""
        return FIRST_ALERT + self.offset


def step(at: str, author: str, command: c.Command) -> Step:
    """A step at a time of the story's day, as in `clock`."""
    return Step(clock(at) - FIRST_ALERT, author, command)


def note(text: str) -> c.WriteEntry:
    """A plain entry."""
    return c.WriteEntry(text=text)


def alert(at: str, text: str) -> c.WriteEntry:
    """An alert that had come in at `at`, before anybody was there to record it."""
    return c.WriteEntry(text=text, entry=EntryKind.ALERT, source="Alertmanager", at=clock(at))
