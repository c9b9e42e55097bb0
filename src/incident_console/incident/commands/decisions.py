"""Commands on decisions."""

from typing import Literal

from incident_console.incident.commands.base import Command
from incident_console.incident.text import TypedName, TypedText


class Decide(Command):
    """Record a decision."""

    text: TypedText
    options: tuple[TypedText, ...] = ()
    objections: tuple[TypedText, ...] = ()
    person: TypedName = ""


class ProposeDecision(Command):
    """Put something up to be decided; `options` are what else could be done."""

    text: TypedText
    options: tuple[TypedText, ...] = ()
    person: TypedName = ""


class PollDecision(Command):
    """Record that “any strong objections?” was asked."""

    decision: TypedName


class ObjectToDecision(Command):
    """Record an objection, and whose it is."""

    decision: TypedName
    text: TypedText
    person: TypedName = ""


class SettleDecision(Command):
    """A proposal is adopted, rejected or withdrawn."""

    decision: TypedName
    outcome: Literal["adopted", "rejected", "withdrawn"]
    text: TypedText = ""
