"""The state of an incident: what its events add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any, Self

from incident_console.incident.events import BriefingHeld, Event, UpdateSent
from incident_console.incident.identifiers import EventId
from incident_console.incident.register import Register
from incident_console.incident.vocabulary import (
    HypothesisStatus,
    Lever,
    LeverStatus,
    Milestone,
    NeedStatus,
    Phase,
    Role,
    Severity,
    TaskStatus,
    Weight,
)

_HANDLE = re.compile(r"^([HTDNA])(\d+)([a-z]*)$")


@dataclass(frozen=True, slots=True)
class Turn:
    """One step in the history of a thing: what it became, when, by whom and why."""

    at: datetime
    status: str
    reason: str
    author: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One observation and how it weighs on each hypothesis that it was weighed against."""

    event_id: EventId
    text: str
    at: datetime
    author: str
    weighs: tuple[tuple[EventId, Weight], ...]

    def on(self, hypothesis: EventId) -> Weight | None:
        """How it weighs on one hypothesis; None where nobody has said."""
        return dict(self.weighs).get(hypothesis)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A possible explanation, with everything that was held against it.

    `movements` are the times at which something moved: raised, new evidence, a test given or ended, a change of
    status. A stall is counted from the latest of them.
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
        return None if self.status is HypothesisStatus.OPEN or not self.history else self.history[-1].at


@dataclass(frozen=True, slots=True)
class Task:
    """An action in flight: a person, a time-box, an acknowledgement, an outcome."""

    event_id: EventId
    handle: str
    text: str
    person: str
    assigned_at: datetime
    minutes: float | None
    extended: float = 0.0
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


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, out of which options and over which objections."""

    event_id: EventId
    handle: str
    text: str
    at: datetime
    author: str
    person: str
    options: tuple[str, ...]
    objections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """Something that is asked for, and of whom."""

    event_id: EventId
    handle: str
    text: str
    of: str
    raised_at: datetime
    status: NeedStatus = NeedStatus.OPEN
    contested: bool = False
    ended_at: datetime | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to look at after the incident."""

    event_id: EventId
    handle: str
    text: str
    person: str
    at: datetime
    author: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """An internal briefing that was held."""

    event_id: EventId
    at: datetime
    author: str
    body: BriefingHeld


@dataclass(frozen=True, slots=True)
class Update:
    """An update that went out."""

    event_id: EventId
    at: datetime
    author: str
    body: UpdateSent


@dataclass(frozen=True, slots=True)
class LeverState:
    """How far one containment lever has been pulled."""

    lever: Lever
    status: LeverStatus
    at: datetime
    text: str
    contested: bool = False


@dataclass(slots=True)
class State:
    """What the events of one incident add up to. Made by `incident.evolve`; everybody else only reads it.

    `log` holds every event as it was recorded. `effective` holds those that count: what was undone is missing, what
    was amended carries the corrected text and time. `timeline` sorts the effective ones by when they happened.
    """

    incident_id: str
    log: dict[EventId, Event] = field(default_factory=dict)
    order: list[tuple[str, EventId]] = field(default_factory=list)
    effective: dict[EventId, Event] = field(default_factory=dict)
    timeline: list[tuple[datetime, str, EventId]] = field(default_factory=list)
    undone: dict[EventId, EventId] = field(default_factory=dict)
    amendments: dict[EventId, tuple[EventId, ...]] = field(default_factory=dict)
    registers: dict[str, Register] = field(default_factory=dict)
    superseded: set[EventId] = field(default_factory=set)
    handles: dict[str, EventId] = field(default_factory=dict)
    people: dict[str, None] = field(default_factory=dict)
    tags: dict[str, None] = field(default_factory=dict)
    declared_at: datetime | None = None
    hypotheses: dict[EventId, Hypothesis] = field(default_factory=dict)
    evidence: dict[EventId, Evidence] = field(default_factory=dict)
    tasks: dict[EventId, Task] = field(default_factory=dict)
    decisions: dict[EventId, Decision] = field(default_factory=dict)
    needs: dict[EventId, Need] = field(default_factory=dict)
    follow_ups: dict[EventId, FollowUp] = field(default_factory=dict)
    briefings: tuple[Briefing, ...] = ()
    updates: tuple[Update, ...] = ()
    levers: dict[Lever, LeverState] = field(default_factory=dict)
    role_events: tuple[EventId, ...] = ()
    severity_events: tuple[EventId, ...] = ()
    phase_events: tuple[EventId, ...] = ()
    alerts: tuple[EventId, ...] = ()
    said: tuple[EventId, ...] = ()

    def copy(self) -> Self:
        """A state that can be changed without touching this one (the records inside are frozen and shared)."""
        twin = replace(self)
        for f in fields(self):
            value = getattr(self, f.name)
            if isinstance(value, (dict, list, set)):
                setattr(twin, f.name, value.copy())
        return twin

    # What a person asks of an incident

    @property
    def declared(self) -> bool:
        """Whether the incident exists: its first event has arrived."""
        return self.declared_at is not None

    def value(self, register: str) -> Any:
        """The value of a register, provisional where it is contested, None where it was never set."""
        found = self.registers.get(register)
        return found.value if found else None

    def contested(self, register: str) -> bool:
        """Whether two seats have set the register differently and nobody has settled it."""
        found = self.registers.get(register)
        return found is not None and found.contested

    @property
    def title(self) -> str:
        """What the incident is called."""
        return self.value("title") or ""

    @property
    def severity(self) -> Severity | None:
        """How bad it is now; None until somebody has said."""
        value: Severity | None = self.value("severity")
        return value

    @property
    def phase(self) -> Phase:
        """Where the response stands."""
        return self.value("phase") or Phase.INVESTIGATING

    @property
    def impact(self) -> str:
        """What users feel, in the words that were last used for it."""
        return self.value("impact") or ""

    def milestone(self, milestone: Milestone) -> datetime | None:
        """When a milestone was reached: as a person marked it, else as the log shows it, else None."""
        marked: datetime | None = self.value(f"milestone:{milestone.value}")
        return marked if marked is not None else self._milestone_in_log(milestone)

    def _milestone_in_log(self, milestone: Milestone) -> datetime | None:
        if milestone is Milestone.DECLARED:
            return self.declared_at
        if milestone is Milestone.DETECTED_BY_SYSTEM:
            return min((self.effective[e].occurred_at for e in self.alerts), default=None)
        if milestone is Milestone.CONTAINED:
            worked = [s.at for s in self.levers.values() if s.status is LeverStatus.WORKED]
            return min(worked, default=None)
        if milestone is Milestone.MITIGATED:
            return self._entered(Phase.MITIGATED, Phase.MONITORING, Phase.RESOLVED, Phase.CLOSED)
        if milestone is Milestone.RESOLVED:
            return self._entered(Phase.RESOLVED, Phase.CLOSED)
        return None

    def _entered(self, *phases: Phase) -> datetime | None:
        if self.phase not in phases:
            return None
        turns = sorted((self.effective[e] for e in self.phase_events), key=lambda e: (e.occurred_at, *e.order))
        since: datetime | None = None
        for event in turns:
            inside = getattr(event.body, "phase", None) in phases
            since = (since or event.occurred_at) if inside else None
        return since

    @property
    def contained(self) -> bool:
        """Whether the harm has stopped growing."""
        return self.milestone(Milestone.CONTAINED) is not None or self.milestone(Milestone.MITIGATED) is not None

    @property
    def began_at(self) -> datetime | None:
        """Where `T+` counts from: the declaration."""
        return self.declared_at

    def named(self, handle: str) -> EventId | None:
        """The event that made the thing with this handle, in whatever case it was typed; None where there is none."""
        match = _HANDLE.match(handle[:1].upper() + handle[1:].lower())
        return self.handles.get("".join(match.groups())) if match else None

    def open_hypotheses(self) -> tuple[Hypothesis, ...]:
        """The hypotheses that are neither confirmed, ruled out nor parked, in the order in which they were raised."""
        return tuple(h for h in self.hypotheses.values() if h.status is HypothesisStatus.OPEN)

    def open_tasks(self) -> tuple[Task, ...]:
        """The tasks that nobody has ended, in the order in which they were given."""
        return tuple(t for t in self.tasks.values() if not t.status.ended)

    def open_needs(self) -> tuple[Need, ...]:
        """The needs that are still open, oldest first."""
        return tuple(n for n in self.needs.values() if n.status is NeedStatus.OPEN)

    def next_handle(self, letter: str) -> str:
        """The handle that the next thing of this letter gets: one more than any that was ever used."""
        used = [int(m[2]) for h in self.handles if (m := _HANDLE.match(h)) and m[1] == letter]
        return f"{letter}{max(used, default=0) + 1}"

    def events_in_time(self) -> Iterator[Event]:
        """The events that count, by when they happened."""
        for _, _, event_id in self.timeline:
            yield self.effective[event_id]

    @property
    def last_event(self) -> Event | None:
        """The latest event of the log, in log order."""
        return self.log[self.order[-1][1]] if self.order else None


def role_register(role: Role, person: str) -> str:
    """The register that a role is kept in: one for each role, and one for each person where it is shared."""
    return f"role:{role.value}:{person.casefold()}" if role.shared else f"role:{role.value}"
