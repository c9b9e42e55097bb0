"""The search for the cause: hypotheses, evidence, where each stands."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from incident_console.incident.events.fact import Fact, Handle
from incident_console.incident.identifiers import EventId
from incident_console.incident.text import Name, Text
from incident_console.incident.vocabulary import HypothesisStatus, Weight


class HypothesisRaised(Fact):
    """A possible explanation was put up."""

    kind: Literal["hypothesis.raised"] = "hypothesis.raised"
    handle: Handle
    text: Text
    owner: Name = ""


class Weighing(BaseModel):
    """How one observation weighs on one hypothesis."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)
    hypothesis: EventId
    weight: Weight


class EvidenceGiven(Fact):
    """An observation was weighed against one or several hypotheses."""

    kind: Literal["evidence.given"] = "evidence.given"
    text: Text
    weighs: tuple[Weighing, ...]


class EvidenceWeighed(Fact):
    """An observation that was recorded earlier was weighed against one hypothesis, for the first time or anew."""

    kind: Literal["evidence.weighed"] = "evidence.weighed"
    evidence: EventId
    hypothesis: EventId
    weight: Weight


class HypothesisMoved(Fact):
    """A hypothesis was confirmed, ruled out, parked or opened again, for a reason."""

    kind: Literal["hypothesis.moved"] = "hypothesis.moved"
    hypothesis: EventId
    status: HypothesisStatus
    reason: Text = ""
