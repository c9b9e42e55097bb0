"""Commands on the end of the incident: exit criteria, stand-down, follow-ups and action items."""

from __future__ import annotations

from datetime import date

from incident_console.incident.commands.base import Command
from incident_console.incident.text import TypedName, TypedText
from incident_console.incident.vocabulary import ActionCategory, ActionStatus, Rating, StandDownPart


class SetCriterion(Command):
    """Say whether an exit criterion is met."""

    name: TypedName
    met: bool = True
    text: TypedText = ""


class AddCriterion(Command):
    """Put an exit criterion on this incident's list."""

    name: TypedName


class DropCriterion(Command):
    """Take an exit criterion off this incident's list."""

    name: TypedName


class StandDown(Command):
    """One part of standing down was done."""

    part: StandDownPart
    text: TypedText = ""


class NoteFollowUp(Command):
    """Keep something for the postmortem."""

    text: TypedText
    person: TypedName = ""


class SetAction(Command):
    """Say more about a follow-up; what is left empty stays as it is.

    `verb` is what will be done and can be checked, `outcome` how one will see that it helped.
    """

    follow_up: TypedName
    owner: TypedName = ""
    verb: TypedText = ""
    outcome: TypedText = ""
    ticket: TypedName = ""
    due: date | None = None
    category: ActionCategory | None = None
    status: ActionStatus | None = None
    impact: Rating | None = None
    effort: Rating | None = None
