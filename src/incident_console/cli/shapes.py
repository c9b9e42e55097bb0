"""The shapes of what `--json` prints. They only ever grow: a field keeps its name, its type and its meaning.

Times are UTC in ISO 8601 with a `Z`, lengths are in the unit that the name ends in. What is not known is null.
"""

from __future__ import annotations

from typing import TypedDict

from incident_console.cli.shapes_command import (
    ChoiceShape,
    CriterionShape,
    FloorShape,
    HearingShape,
    InFlightShape,
    LoopShape,
    MatrixShape,
    MissedShape,
    ProposalShape,
    TheoryShape,
    ToldShape,
    WantedShape,
)


class IncidentShape(TypedDict):
    """One incident. `id` is for programs, `short_id` for people; both name it on the command line."""

    id: str
    short_id: str
    title: str
    severity: str | None
    phase: str
    over: bool
    commander: str | None
    declared_at: str | None
    resolved_at: str | None
    last_at: str | None
    entries: int


class EntryShape(TypedDict):
    """One line of the timeline. `at` is when it happened (`approximate`: about then), `kind` what was recorded."""

    id: str
    kind: str
    at: str
    approximate: bool
    recorded_at: str
    author: str
    label: str
    text: str
    amended: bool
    starred: bool


class TimelineShape(TypedDict):
    """`timeline --json`. `total` counts the entries before `--last` left some out."""

    incident: IncidentShape
    total: int
    entries: list[EntryShape]


class HitShape(TypedDict):
    """One entry that `search --json` found."""

    incident_id: str
    incident: str
    id: str
    at: str | None
    approximate: bool
    author: str
    label: str
    text: str


class CheckShape(TypedDict):
    """`check --json`. `sound` is false where there are findings; the exit status is 1 then."""

    file: str
    sound: bool
    findings: list[str]
    incidents: int
    events: int


class RoleShape(TypedDict):
    """Somebody who holds a role now."""

    role: str
    title: str
    person: str
    since: str
    minutes: float


class OfferShape(TypedDict):
    """A role that was offered and waits for an answer."""

    role: str
    title: str
    person: str
    by: str
    at: str


class HypothesisShape(TypedDict):
    """A hypothesis: how many observations speak for and against it, and for how long it has been stalled, if it is."""

    id: str
    handle: str
    text: str
    owner: str
    status: str
    contested: bool
    supports: int
    contradicts: int
    neutral: int
    raised_at: str
    moved_at: str
    ended_at: str | None
    stalled_minutes: float | None


class TaskShape(TypedDict):
    """A task that nobody has ended. `remaining_seconds` is negative where its time-box is over, null without one."""

    id: str
    handle: str
    text: str
    person: str
    status: str
    contested: bool
    tests: list[str]
    assigned_at: str
    due_at: str | None
    remaining_seconds: int | None


class NeedShape(TypedDict):
    """Something that is asked for and not met; `routed_to` is who was given it to see to, empty where nobody was."""

    id: str
    handle: str
    text: str
    of: str
    raised_at: str
    routed_to: str


class ClockShape(TypedDict):
    """A promise. `level` is calm, soon or over; `remaining_seconds` is negative where it is over."""

    key: str
    kind: str
    label: str
    owner: str
    due_at: str
    level: str
    remaining_seconds: int


class PromptShape(TypedDict):
    """Something to do now, and the words to say, the most important first. `about` are the events that it is about."""

    key: str
    headline: str
    words: str
    level: str
    about: list[str]


class NextShape(TypedDict):
    """`next --json`: everything to say and to do now, the most important first."""

    as_of: str
    incident: IncidentShape
    prompts: list[PromptShape]


class LeverShape(TypedDict):
    """How far a containment lever has been pulled."""

    lever: str
    status: str
    at: str
    text: str
    contested: bool


class StatusShape(TypedDict):
    """`status --json`. `contested` names what two seats have set differently and nobody has settled, `hearings` who
    must hear, `missed` the briefings and updates that were not given in time."""

    as_of: str
    incident: IncidentShape
    elapsed_seconds: int
    impact: str
    contained: bool
    contested: list[str]
    prompts: list[PromptShape]
    clocks: list[ClockShape]
    roles: list[RoleShape]
    offers: list[OfferShape]
    hypotheses: list[HypothesisShape]
    tasks: list[TaskShape]
    needs: list[NeedShape]
    containment: list[LeverShape]
    matrix: MatrixShape
    loop: LoopShape
    hearings: list[HearingShape]
    exit_criteria: list[CriterionShape]
    proposals: list[ProposalShape]
    floor: FloorShape
    missed: list[MissedShape]


class BriefShape(TypedDict):
    """`handoff --brief --json`: everything that the next holder of a role must know. `giver` holds the role now, `to`
    gets it; either may be empty. `text` is the brief as it is printed."""

    as_of: str
    incident: IncidentShape
    role: str
    title: str
    giver: str
    to: str
    impact: str
    contained_at: str | None
    contested: list[str]
    roles: list[RoleShape]
    vacant: list[str]
    containment: list[LeverShape]
    tasks: list[InFlightShape]
    hypotheses: list[TheoryShape]
    needs: list[WantedShape]
    proposed: list[ChoiceShape]
    decided: list[ChoiceShape]
    clocks: list[ClockShape]
    briefed: ToldShape | None
    updates: list[ToldShape]
    unheard: list[str]
    contingencies: list[str]
    asks: list[str]
    text: str


class ValueShape(TypedDict):
    """One setting: its effective value and where it comes from."""

    value: object
    origin: str


class ConfigShape(TypedDict):
    """`config show --json`: the settings file, what is wrong in it, and every value in force."""

    path: str
    problems: list[str]
    values: dict[str, ValueShape]


class KeyShape(TypedDict):
    """One action of the console: the keys that it has now and by default."""

    id: str
    keys: list[str]
    default: list[str]
    words: str
    group: str
    help: str
