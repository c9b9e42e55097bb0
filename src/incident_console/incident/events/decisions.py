"""Decisions: made in one breath, or proposed, polled, objected to and settled."""

from typing import Literal

from incident_console.incident.events.fact import Fact, Handle
from incident_console.incident.identifiers import EventId
from incident_console.incident.text import Name, Text


class DecisionMade(Fact):
    """Something was decided, out of which options, over which objections."""

    kind: Literal["decision.made"] = "decision.made"
    handle: Handle
    text: Text
    options: tuple[Text, ...] = ()
    objections: tuple[Text, ...] = ()
    person: Name = ""


class DecisionProposed(Fact):
    """Something was put up to be decided; `options` are what else could be done, `person` who proposes it."""

    kind: Literal["decision.proposed"] = "decision.proposed"
    handle: Handle
    text: Text
    options: tuple[Text, ...] = ()
    person: Name = ""


class DecisionPolled(Fact):
    """“Any strong objections?” was asked about a proposal."""

    kind: Literal["decision.polled"] = "decision.polled"
    decision: EventId


class DecisionObjected(Fact):
    """Somebody objected, and why."""

    kind: Literal["decision.objected"] = "decision.objected"
    decision: EventId
    text: Text
    person: Name = ""


class DecisionSettled(Fact):
    """A proposal was adopted, rejected or withdrawn."""

    kind: Literal["decision.settled"] = "decision.settled"
    decision: EventId
    outcome: Literal["adopted", "rejected", "withdrawn"]
    text: Text = ""
