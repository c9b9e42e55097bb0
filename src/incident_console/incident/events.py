"""The events: everything that is said, decided or done, each appended to the log once and never changed.

An event is an envelope (`Event`: who, when, in which order) around a body that is told apart by its `kind`. A body
names other things by the identifier of the event that made them, never by a handle: handles are for people.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from incident_console.incident.identifiers import EventId
from incident_console.incident.text import Name, Text
from incident_console.incident.vocabulary import (
    Audience,
    EntryKind,
    HypothesisStatus,
    Lever,
    LeverStatus,
    Milestone,
    Phase,
    Role,
    Severity,
    Weight,
)


def _utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a time without a zone")
    return value.astimezone(UTC)


Moment = Annotated[datetime, AfterValidator(_utc)]
"""An aware time, kept in UTC."""


class Fact(BaseModel):
    """The body of an event."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    VERSION: ClassVar[int] = 1


class IncidentDeclared(Fact):
    """An incident was declared."""

    kind: Literal["incident.declared"] = "incident.declared"
    title: Name


class TitleChanged(Fact):
    """The incident got another title."""

    kind: Literal["title.changed"] = "title.changed"
    title: Name


class EntryWritten(Fact):
    """Something was noted."""

    kind: Literal["entry.written"] = "entry.written"
    text: Text
    entry: EntryKind = EntryKind.NOTE
    source: Name = ""


class Amended(Fact):
    """The text or the time of an earlier event was corrected; what stood there before stays in the log."""

    kind: Literal["event.amended"] = "event.amended"
    target: EventId
    text: Text | None = None
    at: Moment | None = None
    approximate: bool | None = None


class Undone(Fact):
    """An earlier event was taken back. Undoing an undo brings the event back."""

    kind: Literal["event.undone"] = "event.undone"
    target: EventId


class SeverityChanged(Fact):
    """The severity was set or changed."""

    kind: Literal["severity.changed"] = "severity.changed"
    severity: Severity
    reason: Text = ""


class PhaseChanged(Fact):
    """The response moved to another phase."""

    kind: Literal["phase.changed"] = "phase.changed"
    phase: Phase
    reason: Text = ""


class ImpactStated(Fact):
    """What users feel, in words."""

    kind: Literal["impact.stated"] = "impact.stated"
    text: Text


class MilestoneMarked(Fact):
    """A milestone's time was set by a person; it overrides what the log would say by itself."""

    kind: Literal["milestone.marked"] = "milestone.marked"
    milestone: Milestone
    at: Moment
    text: Text = ""


class RoleTaken(Fact):
    """Somebody holds a role from now on; whoever held it before no longer does (unless the role is shared)."""

    kind: Literal["role.taken"] = "role.taken"
    role: Role
    person: Name
    words: Text = ""


class RoleOffered(Fact):
    """A role was offered to somebody, who has not answered yet."""

    kind: Literal["role.offered"] = "role.offered"
    role: Role
    person: Name
    brief: Text = ""


class RoleAccepted(Fact):
    """An offer was accepted, in the receiver's own words: from now on the role is theirs."""

    kind: Literal["role.accepted"] = "role.accepted"
    offer: EventId
    role: Role
    person: Name
    words: Text = ""


class RoleDeclined(Fact):
    """An offer was declined by the receiver or withdrawn by the giver."""

    kind: Literal["role.declined"] = "role.declined"
    offer: EventId
    role: Role
    person: Name
    reason: Text = ""
    withdrawn: bool = False


class RoleReleased(Fact):
    """Somebody gave up a role and nobody took it over."""

    kind: Literal["role.released"] = "role.released"
    role: Role
    person: Name
    reason: Text = ""


class HypothesisRaised(Fact):
    """A possible explanation was put up."""

    kind: Literal["hypothesis.raised"] = "hypothesis.raised"
    handle: str
    text: Text
    owner: Name = ""


class Weighing(BaseModel):
    """How one observation weighs on one hypothesis."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    hypothesis: EventId
    weight: Weight


class EvidenceGiven(Fact):
    """An observation was weighed against one or several hypotheses."""

    kind: Literal["evidence.given"] = "evidence.given"
    text: Text
    weighs: tuple[Weighing, ...]


class HypothesisMoved(Fact):
    """A hypothesis was confirmed, ruled out, parked or opened again, for a reason."""

    kind: Literal["hypothesis.moved"] = "hypothesis.moved"
    hypothesis: EventId
    status: HypothesisStatus
    reason: Text = ""


class TaskAssigned(Fact):
    """Somebody was given something to do, with a time-box; `tests` names the hypotheses that it would tell apart."""

    kind: Literal["task.assigned"] = "task.assigned"
    handle: str
    text: Text
    person: Name = ""
    minutes: float | None = Field(default=None, gt=0)
    tests: tuple[EventId, ...] = ()


class TaskAcknowledged(Fact):
    """The person confirmed that they are on it."""

    kind: Literal["task.acknowledged"] = "task.acknowledged"
    task: EventId
    text: Text = ""


class TaskExtended(Fact):
    """A time-box got more minutes."""

    kind: Literal["task.extended"] = "task.extended"
    task: EventId
    minutes: float = Field(gt=0)
    reason: Text = ""


class TaskReassigned(Fact):
    """A task went to another person."""

    kind: Literal["task.reassigned"] = "task.reassigned"
    task: EventId
    person: Name


class TaskEnded(Fact):
    """A task was done, failed or was dropped."""

    kind: Literal["task.ended"] = "task.ended"
    task: EventId
    outcome: Literal["done", "failed", "dropped"]
    text: Text = ""


class DecisionMade(Fact):
    """Something was decided, out of which options, over which objections."""

    kind: Literal["decision.made"] = "decision.made"
    handle: str
    text: Text
    options: tuple[Text, ...] = ()
    objections: tuple[Text, ...] = ()
    person: Name = ""


class BriefingHeld(Fact):
    """An internal briefing was held: conditions, actions, needs and the next decision point, as far as given."""

    kind: Literal["briefing.held"] = "briefing.held"
    text: Text = ""
    conditions: Text = ""
    actions: Text = ""
    needs: Text = ""
    next_decision: Text = ""


class UpdateSent(Fact):
    """An update went out to people who are not on the call."""

    kind: Literal["update.sent"] = "update.sent"
    text: Text
    audience: Audience = Audience.STAKEHOLDERS
    next_minutes: float | None = Field(default=None, gt=0)


class NeedRaised(Fact):
    """Something is needed, and of whom."""

    kind: Literal["need.raised"] = "need.raised"
    handle: str
    text: Text
    of: Name = ""


class NeedEnded(Fact):
    """A need was met or dropped."""

    kind: Literal["need.ended"] = "need.ended"
    need: EventId
    met: bool
    text: Text = ""


class FollowUpNoted(Fact):
    """Something to look at after the incident: the seed of an action item, with its handle from the start."""

    kind: Literal["follow-up.noted"] = "follow-up.noted"
    handle: str
    text: Text
    person: Name = ""


class LeverPulled(Fact):
    """A containment lever was tried, worked, failed or was found not to be possible."""

    kind: Literal["lever.pulled"] = "lever.pulled"
    lever: Lever
    status: LeverStatus
    text: Text = ""


class PromptSaid(Fact):
    """The commander said aloud what the console had proposed; `prompt` is the rule's key."""

    kind: Literal["prompt.said"] = "prompt.said"
    prompt: str
    words: Text
    about: tuple[EventId, ...] = ()


class PromptSnoozed(Fact):
    """A prompt was put off, for some minutes or for good."""

    kind: Literal["prompt.snoozed"] = "prompt.snoozed"
    prompt: str
    headline: Text
    minutes: float | None = Field(default=None, gt=0)


class Unknown(BaseModel):
    """A body that this version cannot read: kept and shown as such, never dropped."""

    model_config = ConfigDict(frozen=True)
    kind: str
    data: dict[str, Any] = Field(default_factory=dict)


Body = Annotated[
    IncidentDeclared | TitleChanged | EntryWritten | Amended | Undone
    | SeverityChanged | PhaseChanged | ImpactStated | MilestoneMarked
    | RoleTaken | RoleOffered | RoleAccepted | RoleDeclined | RoleReleased
    | HypothesisRaised | EvidenceGiven | HypothesisMoved
    | TaskAssigned | TaskAcknowledged | TaskExtended | TaskReassigned | TaskEnded
    | DecisionMade | BriefingHeld | UpdateSent | NeedRaised | NeedEnded | FollowUpNoted
    | LeverPulled | PromptSaid | PromptSnoozed,
    Field(discriminator="kind"),
]  # fmt: skip

_BODY: TypeAdapter[Body] = TypeAdapter(Body)


def read_body(kind: str, version: int, text: str) -> Body | Unknown:
    """The body of a stored event, out of its JSON; `Unknown` where this version cannot read it. Never raises."""
    try:
        body = _BODY.validate_json(text)
    except ValidationError:
        return Unknown(kind=kind, data=_raw(text))
    if body.kind != kind or version > body.VERSION:
        return Unknown(kind=kind, data=_raw(text))
    return body


def _raw(text: str) -> dict[str, Any]:
    try:
        return _RAW.validate_json(text)
    except ValidationError:
        return {"unreadable": text[:2000]}


_RAW: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])


class Event(BaseModel):
    """One line of the log: the envelope and its body.

    `occurred_at` is when it happened, `recorded_at` when it was written down (both UTC). The order of the log is
    `(hlc, event_id)`, the same on every seat whatever arrived when. `supersedes` names the heads of the registers
    that its author saw when setting a state (see `incident.register`).
    """

    model_config = ConfigDict(frozen=True)

    event_id: EventId
    incident_id: str
    hlc: str
    node: str
    node_seq: int
    author: Name
    occurred_at: Moment
    approximate: bool = False
    recorded_at: Moment
    supersedes: tuple[EventId, ...] = ()
    version: int = 1
    body: Body | Unknown

    @property
    def kind(self) -> str:
        """Which kind of body it carries."""
        return self.body.kind

    @property
    def order(self) -> tuple[str, EventId]:
        """Its place in the log."""
        return (self.hlc, self.event_id)
