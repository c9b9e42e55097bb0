"""What a dialog was opened about: from the events that a row or a prompt names to the thing that is meant."""

from __future__ import annotations

from typing import Any

from incident_console.incident.events import CriterionAdded, CriterionDropped, CriterionSet
from incident_console.incident.roles import open_offers
from incident_console.incident.state import State, name_key
from incident_console.incident.vocabulary import Lever, Role

READINESS = "readiness"
"""Stands for the event in what a new action item is about: the drill that is suggested."""


def meant(name: str, about: str, state: State) -> tuple[str, str]:
    """The form and what it is about, for a dialog that was asked for by name.

    A prompt names what it is about and not what is to be done: a task that exists is ended and not given, an offer
    that waits is answered. Where the thing named is not there any more, what it is about is empty.
    """
    if name == "exit" and not about and state.phase.over:
        return "stand-down", about
    if name in ("paste", "notice") or not about:
        return name, about
    ids = about.split(",")
    return _KINDS.get(name, _as_it_is)(name, ids, about, state)


def _as_it_is(name: str, ids: list[str], about: str, state: State) -> tuple[str, str]:
    return name, about


def _hypothesis(name: str, ids: list[str], about: str, state: State) -> tuple[str, str]:
    return "hypothesis-work", _one_of(state.hypotheses, ids, "hypothesis", state)


def _task(name: str, ids: list[str], about: str, state: State) -> tuple[str, str]:
    return "task-end", _one_of(state.tasks, ids, "task", state)


def _need(name: str, ids: list[str], about: str, state: State) -> tuple[str, str]:
    return "need-end", _one_of(state.needs, ids, "need", state)


def _decision(name: str, ids: list[str], about: str, state: State) -> tuple[str, str]:
    return "decision-work", _one_of(state.decisions, ids, "decision", state)


def _action(name: str, ids: list[str], about: str, state: State) -> tuple[str, str]:
    if about == READINESS:
        return name, about
    return "action-item", _one_of(state.follow_ups, ids, "follow_up", state)


def _criterion(name: str, ids: list[str], about: str, state: State) -> tuple[str, str]:
    return name, next((name_key(body.name) for one in ids if isinstance(body := _body(state, one), _CRITERIA)), "")


def _role(name: str, ids: list[str], about: str, state: State) -> tuple[str, str]:
    if any(role.value == about for role in Role):
        return name, about
    waiting = {offer.event_id for offer in open_offers(state)}
    offer = next((one for one in ids if one in waiting), "")
    if offer:
        return "answer", offer
    role = next((body.role for one in ids if isinstance(getattr(body := _body(state, one), "role", None), Role)), None)
    return name, role.value if role else ""


def _lever(name: str, ids: list[str], about: str, state: State) -> tuple[str, str]:
    if any(lever.value == about for lever in Lever):
        return name, about
    bodies = (_body(state, one) for one in ids)
    lever = next((body.lever for body in bodies if isinstance(getattr(body, "lever", None), Lever)), None)
    return name, lever.value if lever else ""


def _one_of(table: dict[str, Any], ids: list[str], field: str, state: State) -> str:
    """The first thing that is named, or that an event which is named is about."""
    for one in ids:
        if one in table:
            return one
        owner = str(getattr(_body(state, one), field, ""))
        if owner in table:
            return owner
    return ""


def _body(state: State, event_id: str) -> Any:
    event = state.log.get(event_id)
    return event.body if event is not None else None


_CRITERIA = (CriterionSet, CriterionAdded, CriterionDropped)
_KINDS = {
    "hypothesis": _hypothesis,
    "task": _task,
    "task-end": _task,
    "need": _need,
    "need-end": _need,
    "decision": _decision,
    "action": _action,
    "exit": _criterion,
    "role": _role,
    "contain": _lever,
}
