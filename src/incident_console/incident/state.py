"""The state of an incident: what its events add up to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any, Self

from incident_console.incident.events import Event
from incident_console.incident.identifiers import EventId
from incident_console.incident.records import (
    Briefing,
    Criterion,
    Decision,
    Evidence,
    FollowUp,
    Hypothesis,
    LeverState,
    Need,
    Notice,
    Objection,
    StoodDown,
    Task,
    Turn,
    Update,
)
from incident_console.incident.register import NOTHING, Register
from incident_console.incident.text import one_line
from incident_console.incident.vocabulary import (
    DecisionStatus,
    HypothesisStatus,
    Lever,
    LeverStatus,
    Milestone,
    NeedStatus,
    Phase,
    Role,
    Severity,
    StandDownPart,
)

__all__ = [
    "Briefing",
    "Criterion",
    "Decision",
    "Evidence",
    "FollowUp",
    "Hypothesis",
    "LeverState",
    "Need",
    "Notice",
    "Objection",
    "State",
    "StoodDown",
    "Task",
    "Turn",
    "Update",
    "name_key",
    "role_register",
]


@dataclass(slots=True)
class State:
    """What the events of one incident add up to. Made by `incident.evolve`; everybody else only reads it.

    `log` holds every event as it was recorded. `effective` holds those that count: what was undone is missing, what
    was amended carries the corrected text and time. `timeline` sorts the effective ones by when they happened.
    `setters` lists the events that set each register, `about` those that concern each thing; `counts` is the highest
    number given to each letter of a handle. `notices` are by audience and `criteria` by name (see `name_key`);
    `speakers` are those who want to speak, in order, `speaking` is who was given the word last.
    """

    incident_id: str
    log: dict[EventId, Event] = field(default_factory=dict)
    order: list[tuple[str, EventId]] = field(default_factory=list)
    effective: dict[EventId, Event] = field(default_factory=dict)
    timeline: list[tuple[datetime, str, EventId]] = field(default_factory=list)
    undone: dict[EventId, EventId] = field(default_factory=dict)
    amendments: dict[EventId, tuple[EventId, ...]] = field(default_factory=dict)
    registers: dict[str, Register] = field(default_factory=dict)
    setters: dict[str, list[EventId]] = field(default_factory=dict)
    about: dict[EventId, list[EventId]] = field(default_factory=dict)
    handles: dict[str, EventId] = field(default_factory=dict)
    handle_of: dict[EventId, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
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
    notices: dict[str, tuple[Notice, ...]] = field(default_factory=dict)
    criteria: dict[str, Criterion] = field(default_factory=dict)
    stand_down: dict[StandDownPart, StoodDown] = field(default_factory=dict)
    starred: set[EventId] = field(default_factory=set)
    speakers: tuple[str, ...] = ()
    speaking: str = ""
    floor_events: tuple[EventId, ...] = ()
    role_events: tuple[EventId, ...] = ()
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

    def register(self, name: str) -> Register:
        """A register by its name; an empty one where it was never set."""
        return self.registers.get(name, NOTHING)

    def value(self, register: str) -> Any:
        """The value of a register, provisional where it is contested, None where it was never set."""
        return self.register(register).value

    def contested(self, register: str) -> bool:
        """Whether two seats have set the register differently and nobody has settled it."""
        return self.register(register).contested

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
            worked = (self.register(f"lever:{lever.value}").held_since(LeverStatus.WORKED) for lever in Lever)
            return min((at for at in worked if at is not None), default=None)
        if milestone is Milestone.MITIGATED:
            return self.register("phase").held_since(Phase.MITIGATED, Phase.MONITORING, Phase.RESOLVED, Phase.CLOSED)
        if milestone is Milestone.RESOLVED:
            return self.register("phase").held_since(Phase.RESOLVED, Phase.CLOSED)
        return None

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
        typed = handle.strip()
        return self.handles.get(typed[:1].upper() + typed[1:].lower())

    def open_hypotheses(self) -> tuple[Hypothesis, ...]:
        """The hypotheses that are neither confirmed, ruled out nor parked, in the order in which they were raised."""
        return tuple(h for h in self.hypotheses.values() if h.status is HypothesisStatus.OPEN)

    def open_tasks(self) -> tuple[Task, ...]:
        """The tasks that nobody has ended, in the order in which they were given."""
        return tuple(t for t in self.tasks.values() if not t.status.ended)

    def open_needs(self) -> tuple[Need, ...]:
        """The needs that are still open, oldest first."""
        return tuple(n for n in self.needs.values() if n.status is NeedStatus.OPEN)

    def open_decisions(self) -> tuple[Decision, ...]:
        """The proposals that nobody has settled, oldest first."""
        return tuple(d for d in self.decisions.values() if d.status is DecisionStatus.PROPOSED)

    def heard(self, audience: str) -> tuple[Notice, ...]:
        """When and how an audience has heard, earliest first; empty where it has not."""
        return self.notices.get(name_key(audience), ())

    def next_handle(self, letter: str) -> str:
        """The handle that the next thing of this letter gets: one more than any that was ever used."""
        return f"{letter}{self.counts.get(letter, 0) + 1}"

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


def name_key(name: str) -> str:
    """The key of a thing that is known by its name: one and the same in whatever case it was typed."""
    return one_line(name).casefold()
