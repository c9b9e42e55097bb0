"""Deciding on the log itself: entries, corrections, what was said, briefings and updates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import chain

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.decide.naming import event_named
from incident_console.incident.decide.outcome import NewEvent, Refused
from incident_console.incident.events.fact import LONGEST
from incident_console.incident.evolve import amendable_field, amends
from incident_console.incident.state import State
from incident_console.incident.text import NAME_LIMIT


def write_entry(state: State, command: c.WriteEntry, at: datetime) -> Iterable[NewEvent]:
    """A plain entry."""
    if not command.text:
        raise Refused("There is nothing to note yet: type what was seen, said or done.")
    body = ev.EntryWritten(text=command.text, entry=command.entry, source=command.source)
    yield NewEvent(body, at, command.approximate)


def amend(state: State, command: c.Amend, at: datetime) -> Iterable[NewEvent]:
    """A correction of an event's text or time; what stood there before stays in the log."""
    event = event_named(state, command.target)
    if event.event_id in state.undone:
        raise Refused("That entry has been taken back; redo brings it back first.")
    if isinstance(event.body, (ev.Undone, ev.Amended)):
        raise Refused("A correction is not corrected itself: amend the entry that it belongs to.")
    name = amendable_field(state.effective[event.event_id].body)
    if command.text is not None and name is None:
        raise Refused("That entry has no words of its own to change; its time can be changed.")
    if command.text == "":
        raise Refused("An entry cannot be empty: undo takes it back.")
    if command.text and name == "title" and len(command.text) > NAME_LIMIT:
        raise Refused(f"A title takes {NAME_LIMIT} characters and this has {len(command.text):,}: say it shorter.")
    body = _changes(state, command, event.event_id)
    if body.text is None and body.at is None and body.approximate is None:
        raise Refused("Nothing was changed.")
    seen = (state.register(register).seen for register in amends(body))
    yield NewEvent(body, at, supersedes=tuple(dict.fromkeys(chain.from_iterable(seen))))


def _changes(state: State, command: c.Amend, target: str) -> ev.Amended:
    """What the command changes about an event. Where that is contested, saying what stands provisionally settles it."""
    stands = state.effective[target]
    name = amendable_field(stands.body)
    said_so = name is not None and command.text == getattr(stands.body, name) and not state.contested(f"text:{target}")
    moment = command.occurred_at
    about = bool(command.about) if moment is not None else command.about
    if not state.contested(f"time:{target}"):
        if moment == stands.occurred_at and about == stands.approximate:
            moment = None
        if moment is None and about == stands.approximate:
            about = None
    return ev.Amended(target=target, text=None if said_so else command.text, at=moment, approximate=about)


def undo(state: State, command: c.Undo, at: datetime) -> Iterable[NewEvent]:
    """Take an event back: the named one, or the last that the author recorded."""
    if command.target is None:
        event = _last(state, command.author)
        if event is None:
            raise Refused("There is nothing of yours to undo.")
    else:
        event = event_named(state, command.target)
    if event.event_id in state.undone:
        raise Refused("That has been taken back already.")
    if isinstance(event.body, ev.IncidentDeclared):
        raise Refused("The declaration stays. If it was a false alarm: /phase closed and why.")
    yield NewEvent(ev.Undone(target=event.event_id), at)


def redo(state: State, command: c.Redo, at: datetime) -> Iterable[NewEvent]:
    """Take back the author's last undo, and every other of the same entry: what comes back has to be there."""
    for _, event_id in reversed(state.order):
        event = state.log[event_id]
        if isinstance(event.body, ev.Undone) and event_id not in state.undone:
            if _is_redo(state, event.body) or (command.author and event.author != command.author):
                continue
            for other in _undos_of(state, event.body.target):
                yield NewEvent(ev.Undone(target=other), at)
            return
    raise Refused("There is nothing to bring back.")


def _undos_of(state: State, target: str) -> Iterable[str]:
    for event_id, event in state.log.items():
        if isinstance(event.body, ev.Undone) and event.body.target == target and event_id not in state.undone:
            yield event_id


def _is_redo(state: State, body: ev.Undone) -> bool:
    target = state.log.get(body.target)
    return target is not None and isinstance(target.body, ev.Undone)


def _last(state: State, author: str) -> ev.Event | None:
    for _, event_id in reversed(state.order):
        event = state.log[event_id]
        if event_id in state.undone or isinstance(event.body, (ev.Undone, ev.IncidentDeclared)):
            continue
        if not author or event.author == author:
            return event
    return None


def star(state: State, command: c.Star, at: datetime) -> Iterable[NewEvent]:
    """Mark an event, or take the mark off."""
    event = _to_star(state, command)
    if event.event_id in state.undone:
        raise Refused("That entry has been taken back; redo brings it back first.")
    if isinstance(event.body, (ev.Undone, ev.Amended, ev.EntryStarred)):
        raise Refused("A correction has no line of its own: star the entry that it belongs to.")
    register = f"star:{event.event_id}"
    if bool(state.value(register)) is command.starred and not state.contested(register):
        raise Refused("That entry is starred already." if command.starred else "That entry is not starred.")
    body = ev.EntryStarred(target=event.event_id, starred=command.starred)
    yield NewEvent(body, at, command.approximate, supersedes=state.register(register).seen)


def _to_star(state: State, command: c.Star) -> ev.Event:
    if command.target is not None:
        return event_named(state, command.target)
    for _, event_id in reversed(state.order):
        event = state.effective.get(event_id)
        if event is None or isinstance(event.body, (ev.Undone, ev.Amended, ev.EntryStarred)):
            continue
        if (not command.author or event.author == command.author) and (command.starred or event_id in state.starred):
            return event
    raise Refused("There is no entry of yours to star." if command.starred else "No entry of yours is starred.")


def say_prompt(state: State, command: c.SayPrompt, at: datetime) -> Iterable[NewEvent]:
    """What the commander said aloud."""
    if not command.words:
        raise Refused("What was said? Give the words.")
    body = ev.PromptSaid(prompt=command.prompt, words=command.words, about=command.about)
    yield NewEvent(body, at, command.approximate)


def snooze_prompt(state: State, command: c.SnoozePrompt, at: datetime) -> Iterable[NewEvent]:
    """A prompt put off."""
    if command.minutes is not None and not 0 < command.minutes <= LONGEST:
        raise Refused("A prompt is put off for some minutes up to a day, or for good.")
    body = ev.PromptSnoozed(prompt=command.prompt, headline=command.headline, minutes=command.minutes)
    yield NewEvent(body, at, command.approximate)


def hold_briefing(state: State, command: c.HoldBriefing, at: datetime) -> Iterable[NewEvent]:
    """A briefing that was held."""
    parts = (command.text, command.conditions, command.actions, command.needs, command.next_decision)
    if not any(parts):
        raise Refused("What was said in the briefing? One line is enough: >> two hypotheses, decision at 15:00.")
    body = ev.BriefingHeld(
        text=command.text,
        conditions=command.conditions,
        actions=command.actions,
        needs=command.needs,
        next_decision=command.next_decision,
    )
    yield NewEvent(body, at, command.approximate)


def send_update(state: State, command: c.SendUpdate, at: datetime) -> Iterable[NewEvent]:
    """An update that went out."""
    if not command.text:
        raise Refused("What did the update say? As in: > card payments fail for some customers, next at 15:00.")
    if command.next_minutes is not None and not 0 < command.next_minutes <= LONGEST:
        raise Refused("The next update is due in a number of minutes above zero and up to a day.")
    body = ev.UpdateSent(text=command.text, audience=command.audience, next_minutes=command.next_minutes)
    yield NewEvent(body, at, command.approximate)
