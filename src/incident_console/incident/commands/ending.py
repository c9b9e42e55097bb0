"""Commands on the end of the incident: exit criteria, stand-down, follow-ups and action items."""

from datetime import date

from incident_console.incident.commands.base import Command
from incident_console.incident.text import TypedName, TypedText
from incident_console.incident.vocabulary import ActionCategory, ActionField, ActionStatus, Rating, StandDownPart


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
    """Keep something for the postmortem: a learning point, with as much of an action item as is known already.

    `verb` is what will be done and can be checked, `outcome` how one will see that it helped; `person` owns it.
    """

    text: TypedText
    person: TypedName = ""
    verb: TypedText = ""
    outcome: TypedText = ""
    ticket: TypedName = ""
    due: date | None = None
    category: ActionCategory | None = None
    status: ActionStatus | None = None
    impact: Rating | None = None
    effort: Rating | None = None


class SetAction(Command):
    """Say more about a follow-up; what is left empty stays as it is, what is in `clears` is taken back.

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
    clears: tuple[ActionField, ...] = ()
