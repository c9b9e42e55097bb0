"""The envelope around a body, and reading both back from where they were stored."""

from typing import TYPE_CHECKING, Annotated, Any, cast, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, field_validator

from incident_console.incident.events.course import (
    ImpactStated,
    IncidentDeclared,
    LeverPulled,
    MilestoneMarked,
    PhaseChanged,
    SeverityChanged,
    TitleChanged,
)
from incident_console.incident.events.decisions import (
    DecisionMade,
    DecisionObjected,
    DecisionPolled,
    DecisionProposed,
    DecisionSettled,
)
from incident_console.incident.events.diagnosis import (
    EvidenceGiven,
    EvidenceWeighed,
    HypothesisMoved,
    HypothesisRaised,
)
from incident_console.incident.events.ending import (
    ActionSet,
    CriterionAdded,
    CriterionDropped,
    CriterionSet,
    FollowUpNoted,
    StandDownDone,
)
from incident_console.incident.events.fact import ClampedMoment, Fact
from incident_console.incident.events.log import (
    Amended,
    BriefingHeld,
    EntryStarred,
    EntryWritten,
    PromptSaid,
    PromptSnoozed,
    Undone,
    UpdateSent,
)
from incident_console.incident.events.people import (
    FloorAsked,
    FloorGiven,
    FloorLeft,
    NoticeGiven,
    RoleAccepted,
    RoleDeclined,
    RoleOffered,
    RoleReleased,
    RoleTaken,
)
from incident_console.incident.events.work import (
    NeedEnded,
    NeedRaised,
    NeedRouted,
    TaskAcknowledged,
    TaskAssigned,
    TaskEnded,
    TaskExtended,
    TaskReassigned,
)
from incident_console.incident.identifiers import EventId
from incident_console.incident.text import Name, clean


class Unknown(BaseModel):
    """A body that this version cannot read: kept and shown as such, never dropped."""

    model_config = ConfigDict(frozen=True)
    kind: Name
    data: dict[str, Any] = Field(default_factory=dict)


Body = Annotated[
    IncidentDeclared | TitleChanged | EntryWritten | Amended | Undone | EntryStarred
    | SeverityChanged | PhaseChanged | ImpactStated | MilestoneMarked | LeverPulled
    | RoleTaken | RoleOffered | RoleAccepted | RoleDeclined | RoleReleased
    | NoticeGiven | FloorAsked | FloorGiven | FloorLeft
    | HypothesisRaised | EvidenceGiven | EvidenceWeighed | HypothesisMoved
    | TaskAssigned | TaskAcknowledged | TaskExtended | TaskReassigned | TaskEnded
    | NeedRaised | NeedRouted | NeedEnded
    | DecisionMade | DecisionProposed | DecisionPolled | DecisionObjected | DecisionSettled
    | BriefingHeld | UpdateSent | PromptSaid | PromptSnoozed
    | CriterionSet | CriterionAdded | CriterionDropped | StandDownDone | FollowUpNoted | ActionSet,
    Field(discriminator="kind"),
]  # fmt: skip


_FACTS: dict[str, type[Fact]] = {fact.model_fields["kind"].default: fact for fact in get_args(get_args(Body)[0])}
"""The bodies by kind. Each is built when the first of its kind is read: building them all holds up the start."""


def read_body(kind: str, version: int, text: str | bytes) -> Body | Unknown:
    """The body of a stored event, out of its JSON; `Unknown` where this version cannot read it. Never raises."""
    fact = _FACTS.get(kind)
    if fact is None or version > fact.VERSION:
        return Unknown(kind=kind, data=_raw(text))
    try:
        return cast(Body, fact.model_validate_json(text))
    except ValidationError:
        return Unknown(kind=kind, data=_raw(text))


def _raw(text: str | bytes) -> dict[str, Any]:
    try:
        return _RAW.validate_json(text)
    except ValidationError:
        told = text if isinstance(text, str) else bytes(text[:_TOLD]).decode(errors="replace")
        return {"unreadable": clean(told[:_TOLD])}


if TYPE_CHECKING:
    AnyBody = Body | Unknown
else:
    # The validator below tells bodies apart; spelt out here, the union would be built whole at every start.
    AnyBody = Any

_RAW: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])
_TOLD = 2000


class Event(BaseModel):
    """One line of the log: the envelope and its body.

    `occurred_at` is when it happened, `recorded_at` when it was written down (both UTC). The order of the log is
    `(hlc, event_id)`, the same on every seat whatever arrived when. `supersedes` names the earlier settings of a
    register that its author saw when setting it anew (see `incident.register`), and the event itself where it was
    told afterwards, as history.
    """

    model_config = ConfigDict(frozen=True)

    event_id: EventId
    incident_id: str
    hlc: str
    node: str
    node_seq: int
    author: Name
    occurred_at: ClampedMoment
    approximate: bool = False
    recorded_at: ClampedMoment
    supersedes: tuple[EventId, ...] = ()
    version: int = 1
    body: AnyBody

    @field_validator("body", mode="before")
    @classmethod
    def _told_apart(cls, value: Any) -> Any:
        """Tell the body apart by its kind. One that was unknown stays so, whatever its kind means to us."""
        if isinstance(value, (Fact, Unknown)):
            return value
        if not isinstance(value, dict):
            raise ValueError("a body is an object with a kind")
        fact = None if value.keys() == {"kind", "data"} else _FACTS.get(str(value.get("kind")))
        return (fact or Unknown).model_validate(value)

    @property
    def kind(self) -> str:
        """Which kind of body it carries."""
        return self.body.kind

    @property
    def order(self) -> tuple[str, EventId]:
        """Its place in the log."""
        return (self.hlc, self.event_id)
