"""Deciding on the log itself: entries, corrections, what was said, briefings and updates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.decide.naming import event_named
from incident_console.incident.decide.outcome import NewEvent, Refused
from incident_console.incident.evolve import amendable_field
from incident_console.incident.state import State


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
    now_stands = state.effective[event.event_id]
    name = amendable_field(now_stands.body)
    if command.text is not None and name is None:
        raise Refused("That entry has no words of its own to change; its time can be changed.")
    if command.text == "":
        raise Refused("An entry cannot be empty: undo takes it back.")
    text = command.text if name and command.text != getattr(now_stands.body, name) else None
    moment = command.occurred_at if command.occurred_at != now_stands.occurred_at else None
    about = command.about if command.about != now_stands.approximate else None
    if text is None and moment is None and about is None:
        raise Refused("Nothing was changed.")
    body = ev.Amended(target=event.event_id, text=text, at=moment, approximate=command.about)
    yield NewEvent(body, at, supersedes=state.amendments.get(event.event_id, ()))


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
    """Take back the author's last undo."""
    for _, event_id in reversed(state.order):
        event = state.log[event_id]
        if isinstance(event.body, ev.Undone) and event_id not in state.undone:
            if _is_redo(state, event.body) or (command.author and event.author != command.author):
                continue
            yield NewEvent(ev.Undone(target=event_id), at)
            return
    raise Refused("There is nothing to bring back.")


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


def say_prompt(state: State, command: c.SayPrompt, at: datetime) -> Iterable[NewEvent]:
    """What the commander said aloud."""
    yield NewEvent(ev.PromptSaid(prompt=command.prompt, words=command.words, about=command.about), at)


def snooze_prompt(state: State, command: c.SnoozePrompt, at: datetime) -> Iterable[NewEvent]:
    """A prompt put off."""
    body = ev.PromptSnoozed(prompt=command.prompt, headline=command.headline, minutes=command.minutes)
    yield NewEvent(body, at)


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
    if command.next_minutes is not None and command.next_minutes <= 0:
        raise Refused("The next update is due in a number of minutes above zero.")
    body = ev.UpdateSent(text=command.text, audience=command.audience, next_minutes=command.next_minutes)
    yield NewEvent(body, at, command.approximate)
