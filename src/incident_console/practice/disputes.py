"""Values that two seats have set differently without having seen each other's: what it is about and who says what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from incident_console.incident.identifiers import EventId
from incident_console.incident.register import Register
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Role
from incident_console.practice.spoken import aloud, listed, o_clock

_UNIMPORTANT = ("star:",)
"""What nobody needs to settle on a call."""

_CORRECTED = {"text": "text", "time": "time"}
"""The registers of what amendments make of an event."""


class Dispute(NamedTuple):
    """A contested register: its name, what it is about and the sides, in words; `about` are the events to look at."""

    register: str
    what: str
    sides: str
    values: Register
    about: tuple[EventId, ...]


def disputes(state: State) -> Iterator[Dispute]:
    """Everything that is contested, in the order in which it was first set."""
    for name, register in state.registers.items():
        if len(register.heads) < 2 or not register.contested or name.startswith(_UNIMPORTANT):
            continue
        kind, _, target = name.partition(":")
        if kind in _CORRECTED and target not in state.effective:
            continue
        sides = listed([f"{_value(name, head.value)} by {head.author}" for head in register.heads])
        about = (target,) if kind in _CORRECTED else register.ids
        yield Dispute(name, _what(state, name), sides, register, about)


def _what(state: State, name: str) -> str:
    kind, _, which = name.partition(":")
    if kind in _CORRECTED:
        entry = f"the entry of {o_clock(state.effective[which].occurred_at)}"
        return f"the {_CORRECTED[kind]} of {state.handle_of.get(which, entry)}"
    if kind == "cell":
        return _cell(state, which)
    if kind in ("criterion", "criterion-listed"):
        known = state.criteria.get(which)
        called = f"the exit criterion “{aloud(known.name if known else which)}”"
        return f"whether {called} is on the list" if kind == "criterion-listed" else called
    if which in state.handle_of:
        handle = state.handle_of[which]
        return {"task-person": f"who has {handle}", "need-person": f"who sees to {handle}"}.get(kind, handle)
    if kind == "role":
        return f"the {Role(which.partition(':')[0]).full}"
    if kind == "milestone":
        return f"the time at which it was {which}"
    return which or f"the {kind}"


def _cell(state: State, which: str) -> str:
    evidence, _, hypothesis = which.partition(":")
    seen = state.evidence.get(evidence)
    observation = f"“{aloud(seen.text)}”" if seen else "an observation"
    return f"how {observation} weighs on {state.handle_of.get(hypothesis, 'a hypothesis')}"


_YES_NO = {
    "need": ("met", "dropped"),
    "criterion": ("met", "open"),
    "criterion-listed": ("on it", "off it"),
}


def _value(name: str, value: Any) -> str:
    if name.startswith("text:"):
        return f"“{aloud(value)}”"
    if isinstance(value, tuple):
        at, approximate = value
        return "about then" if at is None else f"{'about ' * approximate}{o_clock(at)}"
    if isinstance(value, datetime):
        return o_clock(value)
    if isinstance(value, bool):
        yes, no = _YES_NO.get(name.partition(":")[0], ("yes", "no"))
        return yes if value else no
    return aloud(str(value)) or "nobody"
