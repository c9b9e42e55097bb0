"""What all appliers do: remember a name, give out a handle, look up what is about a thing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from incident_console.incident.events import Event, Fact
from incident_console.incident.identifiers import EventId
from incident_console.incident.register import Register
from incident_console.incident.state import State

B = TypeVar("B", bound=Fact)

_NUMBER = re.compile(r"^([A-Z])([0-9]{1,9})")


def know(state: State, person: str) -> None:
    """Remember a person's name, for completing it when it is typed the next time."""
    if person:
        state.people.setdefault(person, None)


def hold(state: State, handle: str, event_id: EventId) -> str:
    """The handle under which a thing is known. Two seats that took the same one get H4 and H4b, in log order."""
    if handle in state.handles:
        handle += next(s for s in _suffixes() if handle + s not in state.handles)
    state.handles[handle] = event_id
    state.handle_of[event_id] = handle
    if match := _NUMBER.match(handle):
        state.counts[match[1]] = max(state.counts.get(match[1], 0), int(match[2]))
    return handle


def _suffixes() -> Iterable[str]:
    letters = "bcdefghijklmnopqrstuvwxyz"
    return (letter * times for times in range(1, 1000) for letter in letters)


def counting(state: State, thing: EventId, kind: type[B]) -> list[tuple[Event, B]]:
    """The events of one kind that are about a thing and count, by when they happened."""
    found = [state.effective[e] for e in state.about.get(thing, ()) if e in state.effective]
    found.sort(key=lambda event: (event.occurred_at, event.order))
    return [(event, event.body) for event in found if isinstance(event.body, kind)]


def text_of_last(state: State, register: Register) -> str:
    """What was said with the setting of a register that stands; empty where nothing was."""
    return str(getattr(state.effective[register.heads[-1].event_id].body, "text", "")) if register.heads else ""
