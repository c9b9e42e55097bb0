"""Commands on the log itself: entries, corrections, stars, briefings, updates, prompts."""

from incident_console.incident.commands.base import Command
from incident_console.incident.events import Moment
from incident_console.incident.identifiers import EventId
from incident_console.incident.text import TypedName, TypedText
from incident_console.incident.vocabulary import Audience, EntryKind


class WriteEntry(Command):
    """Note something."""

    text: TypedText
    entry: EntryKind = EntryKind.NOTE
    source: TypedName = ""


class Amend(Command):
    """Correct the text or the time of an earlier event; `target` is its identifier or a handle."""

    target: EventId
    text: TypedText | None = None
    occurred_at: Moment | None = None
    about: bool | None = None


class Undo(Command):
    """Take back an event, by identifier or handle; with none named, the last one that `author` recorded."""

    target: EventId | None = None
    author: TypedName = ""


class Redo(Command):
    """Bring back what `author` took back last."""

    author: TypedName = ""


class Star(Command):
    """Mark an event as one to come back to, or take the mark off.

    `target` is an identifier or a handle; with none named it is the last entry that `author` recorded, or the one
    among them that was starred last.
    """

    target: EventId | None = None
    starred: bool = True
    author: TypedName = ""


class HoldBriefing(Command):
    """Record a briefing that was held: in one line, or by its parts."""

    text: TypedText = ""
    conditions: TypedText = ""
    actions: TypedText = ""
    needs: TypedText = ""
    next_decision: TypedText = ""


class SendUpdate(Command):
    """Record an update that went out."""

    text: TypedText
    audience: Audience = Audience.STAKEHOLDERS
    next_minutes: float | None = None


class SayPrompt(Command):
    """Record that the words of a prompt were said aloud."""

    prompt: TypedName
    words: TypedText
    about: tuple[EventId, ...] = ()


class SnoozePrompt(Command):
    """Put a prompt off, for some minutes or (None) for good."""

    prompt: TypedName
    headline: TypedText
    minutes: float | None = None
