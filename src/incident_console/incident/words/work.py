"""Tasks and needs in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from incident_console.incident import events as ev
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State
from incident_console.incident.words.phrasing import (
    Tone,
    Words,
    because,
    capital,
    handle_of,
    hypothesis,
    join,
    minutes_words,
    named,
    task,
)


def _assigned(body: ev.TaskAssigned, state: State, event_id: EventId | None) -> Words:
    box = minutes_words(body.minutes) if body.minutes else ""
    tests = [hypothesis(state, h) for h in body.tests]
    told = f"Test of {', '.join(tests)}: {body.text}" if tests else body.text
    return Words(f"! {handle_of(state, event_id, body)}", join(told, body.person, box), Tone.TASK)


def _acknowledged(body: ev.TaskAcknowledged, state: State, _: EventId | None) -> Words:
    return Words(f"! {task(state, body.task)}", because("Acknowledged", body.text), Tone.TASK)


def _extended(body: ev.TaskExtended, state: State, _: EventId | None) -> Words:
    told = because(f"{minutes_words(body.minutes)} more", body.reason)
    return Words(f"! {task(state, body.task)}", told, Tone.TASK)


def _reassigned(body: ev.TaskReassigned, state: State, _: EventId | None) -> Words:
    return Words(f"! {task(state, body.task)}", f"Now with {body.person}", Tone.TASK)


def _task_ended(body: ev.TaskEnded, state: State, _: EventId | None) -> Words:
    glyph, tone = {
        "done": ("✓", Tone.DONE), "failed": ("×", Tone.FAILED), "dropped": ("…", Tone.NOTE),
    }[body.outcome]  # fmt: skip
    return Words(f"{glyph} {task(state, body.task)}", because(capital(body.outcome), body.text), tone)


def _needed(body: ev.NeedRaised, state: State, event_id: EventId | None) -> Words:
    return Words(f"need {handle_of(state, event_id, body)}", join(body.text, body.of), Tone.NEED)


def _need_routed(body: ev.NeedRouted, state: State, _: EventId | None) -> Words:
    return Words(f"need {named(state, body.need, 'N?')}", f"Routed to {body.person}", Tone.NEED)


def _need_ended(body: ev.NeedEnded, state: State, _: EventId | None) -> Words:
    handle = named(state, body.need, "N?")
    glyph, word = ("✓", "Met") if body.met else ("…", "No longer needed")
    return Words(f"{glyph} {handle}", because(word, body.text), Tone.DONE if body.met else Tone.NOTE)


TELLERS: dict[type, Callable[[Any, State, EventId | None], Words]] = {
    ev.TaskAssigned: _assigned,
    ev.TaskAcknowledged: _acknowledged,
    ev.TaskExtended: _extended,
    ev.TaskReassigned: _reassigned,
    ev.TaskEnded: _task_ended,
    ev.NeedRaised: _needed,
    ev.NeedRouted: _need_routed,
    ev.NeedEnded: _need_ended,
}
