"""Commands on the search for the cause."""

from incident_console.incident.commands.base import Command
from incident_console.incident.identifiers import EventId
from incident_console.incident.text import TypedName, TypedText
from incident_console.incident.vocabulary import HypothesisStatus, Weight


class RaiseHypothesis(Command):
    """Put up a possible explanation."""

    text: TypedText
    owner: TypedName = ""


class GiveEvidence(Command):
    """Weigh one observation against one or several hypotheses."""

    text: TypedText
    weighs: tuple[tuple[TypedName, Weight], ...]


class WeighEvidence(Command):
    """Weigh an observation that was recorded earlier against one hypothesis: a cell of the evidence matrix."""

    evidence: EventId
    hypothesis: TypedName
    weight: Weight


class MoveHypothesis(Command):
    """Confirm, rule out, park or open again; the reason is part of it."""

    hypothesis: TypedName
    status: HypothesisStatus
    reason: TypedText = ""
