"""The records that a state is made of: hypotheses, tasks, decisions and the like, as they stand now. All frozen."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import NamedTuple

from incident_console.incident.events import BriefingHeld, UpdateSent
from incident_console.incident.identifiers import EventId
from incident_console.incident.vocabulary import (
    ActionCategory,
    ActionStatus,
    DecisionStatus,
    HypothesisStatus,
    Lever,
    LeverStatus,
    NeedStatus,
    Rating,
    StandDownPart,
    TaskStatus,
    Weight,
)


class Turn(NamedTuple):
    """One step in the history of a thing: what it became, when, by whom and why."""

    at: datetime
    status: str
    reason: str
    author: str


class Evidence(NamedTuple):
    """One observation and how it weighs on each hypothesis that it was weighed against, at once or later.

    `contested` are the hypotheses on which two seats weighed it differently.
    """

    event_id: EventId
    text: str
    at: datetime
    author: str
    weighs: tuple[tuple[EventId, Weight], ...]
    contested: tuple[EventId, ...] = ()

    def on(self, hypothesis: EventId) -> Weight | None:
        """How it weighs on one hypothesis; None where nobody has said."""
        return dict(self.weighs).get(hypothesis)


class Hypothesis(NamedTuple):
    """A possible explanation, with everything that was held against it.

    `movements` are the times at which something moved: raised, new evidence, a test given or ended, a change of
    status, earliest first. A stall is counted from the latest of them.
    """

    event_id: EventId
    handle: str
    text: str
    owner: str
    raised_at: datetime
    status: HypothesisStatus = HypothesisStatus.OPEN
    contested: bool = False
    evidence: tuple[EventId, ...] = ()
    tests: tuple[EventId, ...] = ()
    movements: tuple[datetime, ...] = ()
    history: tuple[Turn, ...] = ()

    @property
    def moved_at(self) -> datetime:
        """When something last moved, in UTC."""
        return max(self.movements, default=self.raised_at)

    @property
    def ended_at(self) -> datetime | None:
        """When it got the status that it has now; None while it is open."""
        if self.status is HypothesisStatus.OPEN:
            return None
        same = takewhile(lambda turn: turn.status == self.status.value, reversed(self.history))
        return min((turn.at for turn in same), default=None)


class Task(NamedTuple):
    """An action in flight: a person, a time-box, an acknowledgement, an outcome.

    `extensions` are the minutes that were added to the time-box, each with when they were given; `extended` their sum.
    """

    event_id: EventId
    handle: str
    text: str
    person: str
    assigned_at: datetime
    minutes: float | None
    extended: float = 0.0
    extensions: tuple[tuple[datetime, float], ...] = ()
    tests: tuple[EventId, ...] = ()
    acknowledged_at: datetime | None = None
    status: TaskStatus = TaskStatus.ASSIGNED
    contested: bool = False
    ended_at: datetime | None = None
    outcome: str = ""

    @property
    def box(self) -> float | None:
        """The whole time-box in minutes, extensions included; None where none was given."""
        return None if self.minutes is None and not self.extended else (self.minutes or 0.0) + self.extended

    @property
    def due_at(self) -> datetime | None:
        """When the time-box is over; None where none was given.

        An extension counts from the end of the time-box, and where that was over already, from when it was given:
        “five more minutes” are five minutes. None too where the minutes lead out of the calendar.
        """
        try:
            due = None if self.minutes is None else self.assigned_at + timedelta(minutes=self.minutes)
            for at, minutes in self.extensions:
                due = max(due or at, at) + timedelta(minutes=minutes)
        except (OverflowError, ValueError):  # too many minutes, or no number of them
            return None
        return due


class Objection(NamedTuple):
    """What somebody held against a decision; `person` is empty where it was not noted who."""

    event_id: EventId
    text: str
    person: str
    at: datetime


class Decision(NamedTuple):
    """What is to be decided or was, out of which options and over which objections.

    `at` is when it was put up, or decided where it was recorded in one line (`proposed_at` is None then). `asked_at` is
    when “any strong objections?” was asked last, None where nobody asked. `outcome` is what was said on settling it.
    """

    event_id: EventId
    handle: str
    text: str
    at: datetime
    author: str
    person: str
    options: tuple[str, ...]
    objections: tuple[Objection, ...]
    status: DecisionStatus = DecisionStatus.ADOPTED
    contested: bool = False
    proposed_at: datetime | None = None
    asked_at: datetime | None = None
    settled_at: datetime | None = None
    outcome: str = ""


class Need(NamedTuple):
    """Something that is asked for, and of whom; `routed_to` is who was given it to see to."""

    event_id: EventId
    handle: str
    text: str
    of: str
    raised_at: datetime
    routed_to: str = ""
    routed_at: datetime | None = None
    status: NeedStatus = NeedStatus.OPEN
    contested: bool = False
    ended_at: datetime | None = None
    outcome: str = ""


class FollowUp(NamedTuple):
    """Something to look at after the incident, and what has been said about it as an action item.

    `person` owns it. `verb` is what will be done, `outcome` how one will see that it helped.
    """

    event_id: EventId
    handle: str
    text: str
    person: str
    at: datetime
    author: str
    verb: str = ""
    outcome: str = ""
    ticket: str = ""
    due: date | None = None
    category: ActionCategory | None = None
    status: ActionStatus = ActionStatus.CONSIDERED
    impact: Rating | None = None
    effort: Rating | None = None


class Briefing(NamedTuple):
    """An internal briefing that was held."""

    event_id: EventId
    at: datetime
    author: str
    body: BriefingHeld


class Update(NamedTuple):
    """An update that went out."""

    event_id: EventId
    at: datetime
    author: str
    body: UpdateSent


class LeverState(NamedTuple):
    """How far one containment lever has been pulled."""

    lever: Lever
    status: LeverStatus
    at: datetime
    text: str
    contested: bool = False


class Notice(NamedTuple):
    """Somebody who must hear has heard."""

    event_id: EventId
    audience: str
    person: str
    text: str
    at: datetime
    author: str


class Criterion(NamedTuple):
    """An exit criterion as far as the log speaks of it.

    `listed` is True where it was put on this incident's list, False where it was taken off, None where nobody did
    either: the policy's list holds then. `at` and `author` are those of the last word on whether it is met.
    """

    name: str
    listed: bool | None = None
    met: bool = False
    at: datetime | None = None
    author: str = ""
    text: str = ""
    contested: bool = False


class StoodDown(NamedTuple):
    """One part of standing down and when it was done last: after a reopening it is to be done again."""

    part: StandDownPart
    event_id: EventId
    at: datetime
    author: str
    text: str
