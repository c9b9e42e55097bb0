"""Folding: events into state.

The result depends on the set of events alone, never on the order in which they arrived. Undoing and amending reach
back into the log, so corrections come first; then every event that counts is taken in, corrected; then what several
events make up together is built out of them: registers, and the things that those are about.
"""

from __future__ import annotations

from collections.abc import Iterable

from incident_console.incident import events as ev
from incident_console.incident.events import Event
from incident_console.incident.evolve.basics import hold
from incident_console.incident.evolve.built import rebuild_of
from incident_console.incident.evolve.corrections import corrected, corrections, taken_back
from incident_console.incident.evolve.harvest import SILENT, Harvest
from incident_console.incident.evolve.registers import SETS, build_register
from incident_console.incident.evolve.things import ABOUT, concerned, rebuild
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State

_WITH_HANDLE = frozenset(kind for kind in ev.Fact.__subclasses__() if "handle" in kind.model_fields)
_CONCERNING = SETS.keys() | ABOUT.keys()


def fold(incident_id: str, events: Iterable[Event]) -> State:
    """The state that a set of events adds up to; events of other incidents and repeated ones are passed over."""
    known = {event.event_id: event for event in events if event.incident_id == incident_id}
    state = State(incident_id)
    state.order = sorted(event.order for event in known.values())
    state.log = {event_id: known[event_id] for _, event_id in state.order}
    state.undone = taken_back(state.log)
    changed = corrections(state)
    harvest = Harvest()
    for event_id, event in state.log.items():
        _index(state, event)
        if event_id not in state.undone:
            harvest.take(state, corrected(event, changed.get(event_id)))
    harvest.put_into(state)
    _build(state, [name for name in state.setters if name not in state.registers], state.log)
    return state


def evolve(state: State, event: Event) -> State:
    """The state after one more event. An event that is known already, or another incident's, changes nothing."""
    if event.incident_id != state.incident_id or event.event_id in state.log:
        return state
    comes_late = bool(state.order and event.order < state.order[-1])
    was_corrected = event.event_id in state.undone or event.event_id in state.amendments  # before it came
    if comes_late or was_corrected or isinstance(event.body, SILENT):
        return fold(state.incident_id, [*state.log.values(), event])
    after = state.copy()
    after.order.append(event.order)
    after.log[event.event_id] = event
    register, things = _concerns(event)
    registers = (register,) if register else ()
    _unshare(after.setters, registers)
    _unshare(after.about, things)
    _index(after, event)
    harvest = Harvest()
    harvest.take(after, event)
    harvest.put_into(after)
    _build(after, registers, (event.event_id, *things))
    return after


def _unshare(lists: dict[str, list[EventId]], keys: Iterable[str]) -> None:
    for key in keys:
        if key in lists:
            lists[key] = lists[key].copy()


def _concerns(event: Event) -> tuple[str | None, tuple[EventId, ...]]:
    """Which register an event sets and which things it is about, itself not counted."""
    sets = SETS.get(type(event.body))
    return sets(event.body)[0] if sets else None, concerned(event)


def _index(state: State, event: Event) -> None:
    """Note which register an event sets, which things it is about and which handle it gives out.

    Events that were taken back too: a handle that was said aloud is never given to anything else, and what a setting
    had seen is known whether it counts or not.
    """
    body = event.body
    if type(body) in _CONCERNING:
        register, things = _concerns(event)
        if register is not None:
            state.setters.setdefault(register, []).append(event.event_id)
        for thing in things:
            state.about.setdefault(thing, []).append(event.event_id)
    if type(body) in _WITH_HANDLE:
        hold(state, getattr(body, "handle", ""), event.event_id)


def _build(state: State, registers: Iterable[str], things: Iterable[EventId]) -> None:
    for name in registers:
        state.registers[name] = build_register(state, name)
        rebuild_of(state, name)
    rebuild(state, things)
