"""The events: everything that is said, decided or done, each appended to the log once and never changed.

An event is an envelope (`Event`: who, when, in which order) around a body that is told apart by its `kind`. A body
names other things by the identifier of the event that made them, never by a handle: handles are for people.

No module here, nor of the commands, postpones the evaluation of annotations: pydantic would compile each of them at
every start, which takes as long as reading a whole incident.
"""

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
    Weighing,
)
from incident_console.incident.events.ending import (
    ActionSet,
    CriterionAdded,
    CriterionDropped,
    CriterionSet,
    FollowUpNoted,
    StandDownDone,
)
from incident_console.incident.events.envelope import (
    Body,
    Event,
    Unknown,
    read_body,
)
from incident_console.incident.events.fact import (
    Fact,
    Moment,
)
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

__all__ = [
    "ActionSet",
    "Amended",
    "Body",
    "BriefingHeld",
    "CriterionAdded",
    "CriterionDropped",
    "CriterionSet",
    "DecisionMade",
    "DecisionObjected",
    "DecisionPolled",
    "DecisionProposed",
    "DecisionSettled",
    "EntryStarred",
    "EntryWritten",
    "Event",
    "EvidenceGiven",
    "EvidenceWeighed",
    "Fact",
    "FloorAsked",
    "FloorGiven",
    "FloorLeft",
    "FollowUpNoted",
    "HypothesisMoved",
    "HypothesisRaised",
    "ImpactStated",
    "IncidentDeclared",
    "LeverPulled",
    "MilestoneMarked",
    "Moment",
    "NeedEnded",
    "NeedRaised",
    "NeedRouted",
    "NoticeGiven",
    "PhaseChanged",
    "PromptSaid",
    "PromptSnoozed",
    "RoleAccepted",
    "RoleDeclined",
    "RoleOffered",
    "RoleReleased",
    "RoleTaken",
    "SeverityChanged",
    "StandDownDone",
    "TaskAcknowledged",
    "TaskAssigned",
    "TaskEnded",
    "TaskExtended",
    "TaskReassigned",
    "TitleChanged",
    "Undone",
    "Unknown",
    "UpdateSent",
    "Weighing",
    "read_body",
]
