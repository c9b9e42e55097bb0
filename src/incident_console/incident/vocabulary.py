"""The field's words: severities, phases, roles, levers and the states that things can be in."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How bad it is. SEV1 and SEV2 are major incidents; the lower the number, the worse."""

    SEV1 = "SEV1"
    SEV2 = "SEV2"
    SEV3 = "SEV3"
    SEV4 = "SEV4"


class Phase(StrEnum):
    """Where the response stands."""

    INVESTIGATING = "investigating"
    IDENTIFIED = "identified"
    MITIGATED = "mitigated"
    MONITORING = "monitoring"
    RESOLVED = "resolved"
    CLOSED = "closed"

    @property
    def over(self) -> bool:
        """Whether the response has ended: nothing is promised on a clock any more."""
        return self in (Phase.RESOLVED, Phase.CLOSED)

    @property
    def early(self) -> bool:
        """Whether users still feel it: the search for the cause and containment cannot wait."""
        return self in (Phase.INVESTIGATING, Phase.IDENTIFIED)


class Role(StrEnum):
    """A hat that somebody wears on the call."""

    IC = "ic"
    DEPUTY = "deputy"
    OPS = "ops"
    COMMS = "comms"
    SCRIBE = "scribe"
    SAFETY = "safety"
    SME = "sme"
    OBSERVER = "observer"

    @property
    def full(self) -> str:
        """The role in full, as it is said aloud."""
        return _ROLE_TITLES[self]

    @property
    def short(self) -> str:
        """The role in a narrow column."""
        return _ROLE_SHORT[self]

    @property
    def shared(self) -> bool:
        """Whether several people can hold it at once."""
        return self in (Role.SME, Role.OBSERVER)


_ROLE_TITLES = {
    Role.IC: "incident commander",
    Role.DEPUTY: "deputy",
    Role.OPS: "operations lead",
    Role.COMMS: "communications lead",
    Role.SCRIBE: "scribe",
    Role.SAFETY: "safety",
    Role.SME: "subject-matter expert",
    Role.OBSERVER: "observer",
}
_ROLE_SHORT = {
    Role.IC: "IC",
    Role.DEPUTY: "Deputy",
    Role.OPS: "Ops",
    Role.COMMS: "Comms",
    Role.SCRIBE: "Scribe",
    Role.SAFETY: "Safety",
    Role.SME: "SME",
    Role.OBSERVER: "Observer",
}


class HypothesisStatus(StrEnum):
    """Where a hypothesis stands."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    RULED_OUT = "ruled out"
    PARKED = "parked"


class Weight(StrEnum):
    """How an observation weighs on a hypothesis: consistent, inconsistent or neither."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"

    @property
    def sign(self) -> str:
        """One character for it, as the scribe types it (the minus is the typographic one)."""
        return {"for": "+", "against": "−", "neutral": "·"}[self.value]


class TaskStatus(StrEnum):
    """What became of a task."""

    ASSIGNED = "assigned"
    ACKNOWLEDGED = "acknowledged"
    DONE = "done"
    FAILED = "failed"
    DROPPED = "dropped"

    @property
    def ended(self) -> bool:
        """Whether nobody is working on it any more."""
        return self in (TaskStatus.DONE, TaskStatus.FAILED, TaskStatus.DROPPED)


class DecisionStatus(StrEnum):
    """Where a decision stands. One that was recorded in one line is adopted from the start."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class NeedStatus(StrEnum):
    """What became of a need."""

    OPEN = "open"
    MET = "met"
    DROPPED = "dropped"


class Lever(StrEnum):
    """A way to stop the harm from growing, in the order in which they are tried; OTHER stands outside the order."""

    FLAG_OFF = "flag off"
    ROLL_BACK = "roll back"
    MIGRATION_ROLLBACK = "migration rollback"
    DATA_CORRECTION = "data correction"
    OTHER = "other"


class LeverStatus(StrEnum):
    """How far a containment lever has been pulled."""

    NOT_POSSIBLE = "not possible"
    STARTED = "started"
    WORKED = "worked"
    FAILED = "failed"


class Milestone(StrEnum):
    """A moment of the incident that durations are measured between."""

    STARTED = "started"
    DETECTED_BY_SYSTEM = "detected by system"
    DETECTED_BY_PERSON = "detected by a person"
    DECLARED = "declared"
    CONTAINED = "contained"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"


class Audience(StrEnum):
    """Who an update is written for."""

    STAKEHOLDERS = "stakeholders"
    TECHNICAL = "technical"
    PUBLIC = "public"

    @property
    def full(self) -> str:
        """The audience as it stands in a sentence."""
        return {"technical": "technical readers", "public": "the public"}.get(self.value, self.value)


class EntryKind(StrEnum):
    """What a plain line is."""

    NOTE = "note"
    ALERT = "alert"


class StandDownPart(StrEnum):
    """What belongs to standing down: everybody released, the public told, the record kept, the people looked after."""

    TEAM = "team"
    STATUS_PAGE = "status page"
    TIMELINE = "timeline"
    PEOPLE = "people"


class ActionStatus(StrEnum):
    """Whether an action item is only considered, was promised, or is done."""

    CONSIDERED = "considered"
    COMMITTED = "committed"
    DONE = "done"


class ActionCategory(StrEnum):
    """What an action item is good for."""

    PREVENT = "prevent"
    DETECT = "detect"
    MITIGATE = "mitigate"
    PROCESS = "process"


class ActionField(StrEnum):
    """What can be said about an action item and taken back again, by the name of its field."""

    OWNER = "owner"
    VERB = "verb"
    OUTCOME = "outcome"
    TICKET = "ticket"
    DUE = "due"
    CATEGORY = "category"
    IMPACT = "impact"
    EFFORT = "effort"


class Rating(StrEnum):
    """How much an action item helps, or costs."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
