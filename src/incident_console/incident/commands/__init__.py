"""Commands: what somebody wants to be recorded. `incident.decide` turns them into events or refuses them.

Commands name things as people do, by handle (`H1`) and by however much of a person's name was typed. `at` is the
time that was given with it, None for now.
"""

from incident_console.incident.commands.base import (
    Command,
)
from incident_console.incident.commands.course import (
    Declare,
    MarkMilestone,
    PullLever,
    Retitle,
    SetPhase,
    SetSeverity,
    StateImpact,
)
from incident_console.incident.commands.decisions import (
    Decide,
    ObjectToDecision,
    PollDecision,
    ProposeDecision,
    SettleDecision,
)
from incident_console.incident.commands.diagnosis import (
    GiveEvidence,
    MoveHypothesis,
    RaiseHypothesis,
    WeighEvidence,
)
from incident_console.incident.commands.ending import (
    AddCriterion,
    DropCriterion,
    NoteFollowUp,
    SetAction,
    SetCriterion,
    StandDown,
)
from incident_console.incident.commands.log import (
    Amend,
    HoldBriefing,
    Redo,
    SayPrompt,
    SendUpdate,
    SnoozePrompt,
    Star,
    Undo,
    WriteEntry,
)
from incident_console.incident.commands.people import (
    AcceptRole,
    AskFloor,
    DeclineRole,
    GiveFloor,
    GiveNotice,
    LeaveFloor,
    OfferRole,
    ReleaseRole,
    TakeRole,
)
from incident_console.incident.commands.work import (
    AcknowledgeTask,
    AssignTask,
    EndNeed,
    EndTask,
    ExtendTask,
    RaiseNeed,
    ReassignTask,
    RouteNeed,
)

__all__ = [
    "AcceptRole",
    "AcknowledgeTask",
    "AddCriterion",
    "Amend",
    "AskFloor",
    "AssignTask",
    "Command",
    "Decide",
    "Declare",
    "DeclineRole",
    "DropCriterion",
    "EndNeed",
    "EndTask",
    "ExtendTask",
    "GiveEvidence",
    "GiveFloor",
    "GiveNotice",
    "HoldBriefing",
    "LeaveFloor",
    "MarkMilestone",
    "MoveHypothesis",
    "NoteFollowUp",
    "ObjectToDecision",
    "OfferRole",
    "PollDecision",
    "ProposeDecision",
    "PullLever",
    "RaiseHypothesis",
    "RaiseNeed",
    "ReassignTask",
    "Redo",
    "ReleaseRole",
    "Retitle",
    "RouteNeed",
    "SayPrompt",
    "SendUpdate",
    "SetAction",
    "SetCriterion",
    "SetPhase",
    "SetSeverity",
    "SettleDecision",
    "SnoozePrompt",
    "StandDown",
    "Star",
    "StateImpact",
    "TakeRole",
    "Undo",
    "WeighEvidence",
    "WriteEntry",
]
