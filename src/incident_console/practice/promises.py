"""What a clock is: a promise, who owes it, when it is due and how near that is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from incident_console.incident.identifiers import EventId
from incident_console.practice.moments import FOREVER
from incident_console.practice.policy import Policy
from incident_console.practice.situation import Situation


class Level(StrEnum):
    """How near a promise is: time left, less than the amber time left, or over and waiting for a person."""

    CALM = "calm"
    SOON = "soon"
    OVER = "over"


class ClockKind(StrEnum):
    """What is promised."""

    BRIEFING = "briefing"
    FIRST_UPDATE = "first update"
    UPDATE = "update"
    NOTICE = "notice"
    TASK = "task"
    STALL = "stall"
    CALL_OUT = "call-out"
    OFFER = "offer"


class Clock(NamedTuple):
    """A promise: who owes it, since when it counts, when it is due (both UTC) and what it is about.

    `key` is also the key of the prompt that the clock gives rise to; notices that one person owes by the same time
    are one prompt, whose key their keys begin with. `about` is the event that made the thing, for several stalled
    hypotheses the first one's; empty where it is about the incident.
    """

    key: str
    kind: ClockKind
    label: str
    owner: str
    due_at: datetime
    since: datetime
    level: Level
    about: EventId = ""

    def remaining(self, now: datetime) -> timedelta:
        """The time left; negative is how long it has been over."""
        return self.due_at - now


def level_at(due_at: datetime, now: datetime, policy: Policy) -> Level:
    """The level: over from exactly the due time on, soon from exactly the amber time before it."""
    left = (due_at - now).total_seconds()
    if left <= 0:
        return Level.OVER
    return Level.SOON if left <= policy.amber_seconds else Level.CALM


def promised(
    here: Situation,
    key: str,
    kind: ClockKind,
    label: str,
    owner: str,
    due_at: datetime,
    since: datetime,
    about: EventId = "",
    asked_by: str = "",
) -> Iterator[Clock]:
    """The clock of a promise, due when its prompt (`asked_by`, by default the same key) has been put off to; none
    where that was for good."""
    due_at = here.answers.due(asked_by or key, due_at)
    if due_at < FOREVER:
        yield Clock(key, kind, label, owner, due_at, since, level_at(due_at, here.now, here.policy), about)
