"""How an incident is brought to its end: exit criteria, stand-down, and what is to be done about it afterwards."""

from datetime import date
from typing import Literal

from incident_console.incident.events.fact import Fact, Handle
from incident_console.incident.identifiers import EventId
from incident_console.incident.text import Name, Text
from incident_console.incident.vocabulary import ActionCategory, ActionField, ActionStatus, Rating, StandDownPart


class CriterionSet(Fact):
    """An exit criterion was found to be met, or not to be met any more."""

    kind: Literal["criterion.set"] = "criterion.set"
    name: Name
    met: bool
    text: Text = ""


class CriterionAdded(Fact):
    """An exit criterion was put on this incident's list."""

    kind: Literal["criterion.added"] = "criterion.added"
    name: Name


class CriterionDropped(Fact):
    """An exit criterion was taken off this incident's list."""

    kind: Literal["criterion.dropped"] = "criterion.dropped"
    name: Name


class StandDownDone(Fact):
    """One part of standing down was done."""

    kind: Literal["standdown.done"] = "standdown.done"
    part: StandDownPart
    text: Text = ""


class FollowUpNoted(Fact):
    """Something to look at after the incident, with its handle from the start, and what is known of it as an action
    item already.

    `verb` is what will be done and can be checked, `outcome` how one will see that it helped; `person` owns it.
    """

    kind: Literal["follow-up.noted"] = "follow-up.noted"
    handle: Handle
    text: Text
    person: Name = ""
    verb: Text = ""
    outcome: Text = ""
    ticket: Name = ""
    due: date | None = None
    category: ActionCategory | None = None
    status: ActionStatus | None = None
    impact: Rating | None = None
    effort: Rating | None = None


class ActionSet(Fact):
    """More was said about a follow-up. A field that is empty says nothing; of two that say something the later counts.

    `verb` is what will be done and can be checked, `outcome` how one will see that it helped. `clears` are the fields
    of which what was said before is taken back.
    """

    kind: Literal["action.set"] = "action.set"
    follow_up: EventId
    owner: Name = ""
    verb: Text = ""
    outcome: Text = ""
    ticket: Name = ""
    due: date | None = None
    category: ActionCategory | None = None
    status: ActionStatus | None = None
    impact: Rating | None = None
    effort: Rating | None = None
    clears: tuple[ActionField, ...] = ()
