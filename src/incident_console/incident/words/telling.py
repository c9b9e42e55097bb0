"""From an event to its words, and to its line in the timeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from incident_console.incident import events as ev
from incident_console.incident.evolve import amendable_field
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State
from incident_console.incident.words import course, decisions, diagnosis, ending, log, people, work
from incident_console.incident.words.phrasing import Tone, Words


class Entry(NamedTuple):
    """One line of the timeline. `late` says that it was written down more than a minute after it happened, `contested`
    that two seats have corrected it differently."""

    event_id: EventId
    at: datetime
    approximate: bool
    recorded_at: datetime
    author: str
    label: str
    text: str
    tone: Tone
    amended: bool
    late: bool
    contested: bool = False


def entry_of(state: State, event_id: EventId) -> Entry:
    """The timeline's line for an event that counts. Raises KeyError for one that does not."""
    event = state.effective[event_id]
    words = describe(event.body, state, event_id)
    source = getattr(event.body, "source", "")
    amended = event_id in state.amendments
    return Entry(
        event_id=event_id,
        at=event.occurred_at,
        approximate=event.approximate,
        recorded_at=event.recorded_at,
        author=source or event.author,
        label=words.label,
        text=words.text,
        tone=words.tone,
        amended=amended,
        late=(event.recorded_at - event.occurred_at).total_seconds() > 60,
        contested=amended and any(state.contested(f"{what}:{event_id}") for what in ("text", "time")),
    )


def entries(state: State) -> tuple[Entry, ...]:
    """The whole timeline, by when things happened."""
    return tuple(entry_of(state, event_id) for _, _, event_id in state.timeline)


def own_words(state: State, event_id: EventId) -> str:
    """The words that a person wrote in an event, which an amendment would change; empty where it has none."""
    event = state.effective.get(event_id) or state.log[event_id]
    name = amendable_field(event.body)
    return str(getattr(event.body, name)) if name else ""


def describe(body: ev.Body | ev.Unknown, state: State, event_id: EventId | None = None) -> Words:
    """The words for a body, whether it is recorded already (`event_id`) or only about to be."""
    if isinstance(body, ev.Unknown):
        why = "cannot be read" if "unreadable" in body.data else "written by a newer version"
        return Words(body.kind, f"({why}: {body.kind})", Tone.UNKNOWN)
    return _TELLERS[type(body)](body, state, event_id)


def _undone(body: ev.Undone, state: State, _: EventId | None) -> Words:
    """An undo takes back, an undo of an undo brings back, and so on in turn."""
    brings_back, seen = False, set[EventId]()
    target = state.log.get(body.target)
    while target is not None and isinstance(target.body, ev.Undone) and target.event_id not in seen:
        seen.add(target.event_id)
        brings_back = not brings_back
        target = state.log.get(target.body.target)
    label, verb = ("redo", "Brought back") if brings_back else ("undo", "Taken back")
    if target is None or isinstance(target.body, ev.Undone):
        return Words(label, f"{verb}: an entry that is not here yet", Tone.NOTE)
    stands = state.effective.get(target.event_id, target)
    return Words(label, f"{verb}: {describe(stands.body, state, target.event_id).text}", Tone.NOTE)


def _starred(body: ev.EntryStarred, state: State, _: EventId | None) -> Words:
    verb = "Starred" if body.starred else "No longer starred"
    target = state.effective.get(body.target) or state.log.get(body.target)
    if target is None or isinstance(target.body, (ev.Undone, ev.EntryStarred)):
        return Words("star", f"{verb}: an entry that is not here yet", Tone.NOTE)
    return Words("star", f"{verb}: {describe(target.body, state, target.event_id).text}", Tone.NOTE)


_TELLERS: dict[type, Callable[[Any, State, EventId | None], Words]] = {
    ev.Undone: _undone,
    ev.EntryStarred: _starred,
    **course.TELLERS,
    **people.TELLERS,
    **diagnosis.TELLERS,
    **work.TELLERS,
    **decisions.TELLERS,
    **ending.TELLERS,
    **log.TELLERS,
}
