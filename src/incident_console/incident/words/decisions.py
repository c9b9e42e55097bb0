"""Decisions in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from incident_console.incident import events as ev
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State
from incident_console.incident.words.phrasing import Tone, Words, because, capital, handle_of, join, named


def _decided(body: ev.DecisionMade, state: State, event_id: EventId | None) -> Words:
    options = f"options: {'; '.join(body.options)}" if body.options else ""
    objections = f"objections: {'; '.join(body.objections)}" if body.objections else ""
    label = f"= {handle_of(state, event_id, body)}"
    return Words(label, join(body.text, body.person, options, objections), Tone.DECISION)


def _proposed(body: ev.DecisionProposed, state: State, event_id: EventId | None) -> Words:
    instead = f"or: {'; '.join(body.options)}" if body.options else ""
    told = join(f"Proposed: {body.text}", body.person, instead)
    return Words(f"=? {handle_of(state, event_id, body)}", told, Tone.DECISION)


def _polled(body: ev.DecisionPolled, state: State, _: EventId | None) -> Words:
    return Words(f"=? {_decision(state, body.decision)}", "Asked: any strong objections?", Tone.DECISION)


def _objected(body: ev.DecisionObjected, state: State, _: EventId | None) -> Words:
    who = f"{body.person} objects" if body.person else "Objection"
    return Words(f"=? {_decision(state, body.decision)}", because(who, body.text), Tone.DECISION)


def _settled(body: ev.DecisionSettled, state: State, _: EventId | None) -> Words:
    glyph, tone = {
        "adopted": ("=", Tone.DECISION), "rejected": ("×", Tone.FAILED), "withdrawn": ("…", Tone.NOTE),
    }[body.outcome]  # fmt: skip
    return Words(f"{glyph} {_decision(state, body.decision)}", because(capital(body.outcome), body.text), tone)


def _decision(state: State, event_id: EventId) -> str:
    return named(state, event_id, "D?")


TELLERS: dict[type, Callable[[Any, State, EventId | None], Words]] = {
    ev.DecisionMade: _decided,
    ev.DecisionProposed: _proposed,
    ev.DecisionPolled: _polled,
    ev.DecisionObjected: _objected,
    ev.DecisionSettled: _settled,
}
