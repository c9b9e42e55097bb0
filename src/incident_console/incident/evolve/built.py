"""What is built out of one register: levers, exit criteria, stars."""

from __future__ import annotations

from collections.abc import Callable

from incident_console.incident.evolve.basics import text_of_last
from incident_console.incident.evolve.ending import CRITERION, LISTED, rebuild_criterion
from incident_console.incident.identifiers import EventId
from incident_console.incident.records import LeverState
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Lever


def rebuild_lever(state: State, name: str) -> None:
    """How far the lever of this name has been pulled."""
    register = state.register(f"lever:{name}")
    if not register.heads:
        return
    head, lever = register.heads[-1], Lever(name)
    text = text_of_last(state, register)
    state.levers[lever] = LeverState(lever, head.value, head.at, text, register.contested)


def rebuild_star(state: State, target: EventId) -> None:
    """Whether an event is starred."""
    if state.value(f"star:{target}"):
        state.starred.add(target)
    else:
        state.starred.discard(target)


_BUILDERS: dict[str, Callable[[State, str], None]] = {
    "lever:": rebuild_lever,
    CRITERION: rebuild_criterion,
    LISTED: rebuild_criterion,
    "star:": rebuild_star,
}


def rebuild_of(state: State, register: str) -> None:
    """Build anew what stands in this register alone, where there is such a thing."""
    prefix, colon, rest = register.partition(":")
    if builder := _BUILDERS.get(prefix + colon):
        builder(state, rest)
