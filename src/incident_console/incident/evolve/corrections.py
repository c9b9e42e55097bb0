"""Corrections: what was taken back, and what an amendment made of an event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from incident_console.incident import events as ev
from incident_console.incident.events import Event
from incident_console.incident.evolve.registers import amends, build_register
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State
from incident_console.incident.text import NAME_LIMIT, one_line, shorten

WORDS = ("text", "title", "reason", "words", "brief", "conditions", "actions", "needs", "next_decision")
"""The fields in which events carry what a person wrote; where there are several, in the order of their weight."""


def taken_back(log: Mapping[EventId, Event]) -> dict[EventId, EventId]:
    """What was taken back, and by which event. An undo that was taken back itself takes nothing back.

    The declaration stays whatever a log from elsewhere says: without it there would be no incident.
    """
    undos = {event_id: event.body.target for event_id, event in log.items() if type(event.body) is ev.Undone}
    taken: dict[EventId, EventId] = {}
    for undo in reversed(_by_depth(undos)):
        target = log.get(undos[undo])
        if undo not in taken and not (target and isinstance(target.body, ev.IncidentDeclared)):
            taken.setdefault(undos[undo], undo)
    return taken


def _by_depth(undos: Mapping[EventId, EventId]) -> list[EventId]:
    """The undos with those of entries first, then those of undos, and so on; alike ones in log order.

    Nearly always that is log order already; a fast clock can put an undo before the one that it takes back.
    """
    depth: dict[EventId, int] = {}
    for start in undos:
        way: list[EventId] = []
        here = start
        while here in undos and here not in depth:
            depth[here] = 0  # until it is known; what names itself in a circle ends here
            way.append(here)
            here = undos[here]
        under = depth.get(here, -1)
        for undo in reversed(way):
            under += 1
            depth[undo] = under
    return sorted(undos, key=lambda undo: depth[undo])


def corrections(state: State) -> dict[EventId, dict[str, Any]]:
    """For each amended event the corrected text, time and approximation; later amendments win, field by field.

    The text and the time of an event are registers, so that two corrections which have not seen each other are
    contested.
    """
    names = _corrected_registers(state)
    found: dict[EventId, dict[str, Any]] = {target: {} for target in state.amendments}
    for name in names:
        register = state.registers[name] = build_register(state, name)
        what, _, target = name.partition(":")
        for setting in register.settings:
            if what == "text":
                found[target]["text"] = setting.value
                continue
            at, approximate = setting.value
            if at is not None:
                found[target]["at"] = at
            found[target]["approximate"] = approximate
    return found


def _corrected_registers(state: State) -> list[str]:
    """Note which amendments set the text and the time of which event; gives back the names of these registers."""
    names: dict[str, None] = {}
    for event_id, event in state.log.items():
        body = event.body
        if type(body) is not ev.Amended:
            continue
        for name in amends(body):
            state.setters.setdefault(name, []).append(event_id)
            names[name] = None
        if event_id not in state.undone:
            state.effective[event_id] = event
            state.amendments[body.target] = (*state.amendments.get(body.target, ()), event_id)
    return list(names)


def corrected(event: Event, fields: Mapping[str, Any] | None) -> Event:
    """The event as its amendments leave it; corrections themselves are not corrected."""
    if not fields or isinstance(event.body, (ev.Undone, ev.Amended)):
        return event
    update: dict[str, Any] = {}
    words: dict[str, Any] = {}
    if "at" in fields:
        update["occurred_at"] = fields["at"]
        if isinstance(event.body, ev.MilestoneMarked):
            words["at"] = fields["at"]
    if "approximate" in fields:
        update["approximate"] = fields["approximate"]
    if "text" in fields and (name := amendable_field(event.body)):
        words[name] = shorten(one_line(fields["text"]), NAME_LIMIT) if name == "title" else fields["text"]
    if words:
        update["body"] = event.body.model_copy(update=words)
    return event.model_copy(update=update)


def amendable_field(body: object) -> str | None:
    """The field that an amendment of the text changes; None where the event carries no words of its own.

    Where a person wrote in one of several fields, as in a briefing by its parts, it is the first that has words.
    """
    names = word_fields(type(body))
    return next((name for name in names if getattr(body, name)), names[0] if names else None)


_FIELDS = {
    kind: tuple(name for name in WORDS if name in kind.model_fields)
    for kind in ev.Fact.__subclasses__()
    if kind not in (ev.Amended, ev.Undone)
}


def word_fields(kind: type) -> tuple[str, ...]:
    """The fields in which events of this kind carry what a person wrote; none for corrections and unknown kinds."""
    return _FIELDS.get(kind, ())
