"""What was noted and told: entries, corrections, briefings, updates, prompts."""

from typing import Literal

from incident_console.incident.events.fact import BoundedMoment, Fact, Minutes
from incident_console.incident.identifiers import EventId
from incident_console.incident.text import Name, Text
from incident_console.incident.vocabulary import Audience, EntryKind


class EntryWritten(Fact):
    """Something was noted."""

    kind: Literal["entry.written"] = "entry.written"
    text: Text
    entry: EntryKind = EntryKind.NOTE
    source: Name = ""


class Amended(Fact):
    """The text or the time of an earlier event was corrected; what stood there before stays in the log."""

    kind: Literal["event.amended"] = "event.amended"
    target: EventId
    text: Text | None = None
    at: BoundedMoment | None = None
    approximate: bool | None = None


class Undone(Fact):
    """An earlier event was taken back. Undoing an undo brings the event back."""

    kind: Literal["event.undone"] = "event.undone"
    target: EventId


class EntryStarred(Fact):
    """An earlier event was marked as one to come back to, or the mark was taken off again."""

    kind: Literal["entry.starred"] = "entry.starred"
    target: EventId
    starred: bool = True


class BriefingHeld(Fact):
    """An internal briefing was held: conditions, actions, needs and the next decision point, as far as given."""

    kind: Literal["briefing.held"] = "briefing.held"
    text: Text = ""
    conditions: Text = ""
    actions: Text = ""
    needs: Text = ""
    next_decision: Text = ""


class UpdateSent(Fact):
    """An update went out to people who are not on the call."""

    kind: Literal["update.sent"] = "update.sent"
    text: Text
    audience: Audience = Audience.STAKEHOLDERS
    next_minutes: Minutes | None = None


class PromptSaid(Fact):
    """The commander said aloud what the console had proposed; `prompt` is the rule's key."""

    kind: Literal["prompt.said"] = "prompt.said"
    prompt: Name
    words: Text
    about: tuple[EventId, ...] = ()


class PromptSnoozed(Fact):
    """A prompt was put off, for some minutes or for good."""

    kind: Literal["prompt.snoozed"] = "prompt.snoozed"
    prompt: Name
    headline: Text
    minutes: Minutes | None = None
