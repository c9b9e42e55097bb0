"""Deciding on the end of an incident: exit criteria, stand-down, follow-ups and action items."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.decide.naming import follow_up_named, person_named
from incident_console.incident.decide.outcome import NewEvent, Refused, setting, stands
from incident_console.incident.spans import reopened_at
from incident_console.incident.state import FollowUp, State, name_key
from incident_console.incident.vocabulary import ActionStatus


def set_criterion(state: State, command: c.SetCriterion, at: datetime) -> Iterable[NewEvent]:
    """Whether an exit criterion is met. The list may be the policy's, so that any name is taken; it is on this
    incident's list then."""
    name = _named(state, command.name, "/exit error rate normal met for 30 min")
    key = name_key(name)
    register = f"criterion:{key}"
    if state.value(f"criterion-listed:{key}") is False and not state.contested(f"criterion-listed:{key}"):
        raise Refused(f"“{name}” is off the list of exit criteria: /exit add {name} puts it back.")
    known = bool(stands(state, register, command)) is command.met and not state.contested(register)
    said = state.criteria[key].at if key in state.criteria else None
    if known and not command.text and not _before_reopening(state, said):
        raise Refused(f"“{name}” is {'met' if command.met else 'open'} already.")
    body = ev.CriterionSet(name=name, met=command.met, text=command.text)
    yield setting(state, register, body, command, at)


def _before_reopening(state: State, at: datetime | None) -> bool:
    """Whether it was said before the incident was reopened: then it has to be said again."""
    reopened = reopened_at(state)
    return at is not None and reopened is not None and at < reopened


def add_criterion(state: State, command: c.AddCriterion, at: datetime) -> Iterable[NewEvent]:
    """One more exit criterion for this incident, or one that was taken off the list again."""
    name = _named(state, command.name, "/exit add error rate normal for 30 min")
    yield _listing(state, ev.CriterionAdded(name=name), command, at)


def drop_criterion(state: State, command: c.DropCriterion, at: datetime) -> Iterable[NewEvent]:
    """An exit criterion that this incident does not need."""
    name = _named(state, command.name, "/exit drop status page updated")
    yield _listing(state, ev.CriterionDropped(name=name), command, at)


def _listing(state: State, body: ev.CriterionAdded | ev.CriterionDropped, command: c.Command, at: datetime) -> NewEvent:
    register, listed = f"criterion-listed:{name_key(body.name)}", isinstance(body, ev.CriterionAdded)
    if state.value(register) is listed and not state.contested(register):
        raise Refused(f"“{body.name}” is {'on' if listed else 'off'} the list of exit criteria already.")
    return NewEvent(body, at, command.approximate, supersedes=state.register(register).seen)


def _named(state: State, typed: str, example: str) -> str:
    """A criterion's name, spelled as it was before where it is known."""
    if not typed:
        raise Refused(f"Which exit criterion? As in: {example}.")
    known = state.criteria.get(name_key(typed))
    return known.name if known else typed


def stand_down(state: State, command: c.StandDown, at: datetime) -> Iterable[NewEvent]:
    """One part of standing down; after a reopening it is done again."""
    part = command.part
    if (done := state.stand_down.get(part)) is not None and not _before_reopening(state, done.at):
        raise Refused(f"Standing down, {part.value}: that is done already.")
    yield NewEvent(ev.StandDownDone(part=part, text=command.text), at, command.approximate)


def note_follow_up(state: State, command: c.NoteFollowUp, at: datetime) -> Iterable[NewEvent]:
    """Something for the postmortem."""
    if not command.text:
        raise Refused("What is there to follow up? As in: todo why did the alert page nobody.")
    _check_due(command.due, command.status, at)
    given = {name: getattr(command, name) for name in _ACTION_FIELDS if name != "owner"}
    person = person_named(state, command.person)
    body = ev.FollowUpNoted(handle=state.next_handle("A"), text=command.text, person=person, **given)
    yield NewEvent(body, at, command.approximate)


def set_action(state: State, command: c.SetAction, at: datetime) -> Iterable[NewEvent]:
    """More about a follow-up; only what is new is recorded."""
    found = follow_up_named(state, command.follow_up)
    said = {
        "owner": person_named(state, command.owner),
        **{name: getattr(command, name) for name in _ACTION_FIELDS if name != "owner"},
    }
    given = {name: value for name, value in said.items() if value}
    if not given and not command.clears:
        low = found.handle.lower()
        raise Refused(f"What about {found.handle}? As in: /action {low} owner @maria due 2w commit.")
    new = {name: value for name, value in given.items() if _standing(found, name) != value}
    clears = tuple(field for field in dict.fromkeys(command.clears) if field not in given and _standing(found, field))
    if not new and not clears:
        raise Refused(f"{found.handle} says so already.")
    _check_due(new.get("due"), command.status or found.status, at)
    yield NewEvent(ev.ActionSet(follow_up=found.event_id, clears=clears, **new), at, command.approximate)


def _standing(found: FollowUp, name: str) -> Any:
    return getattr(found, "person" if name == "owner" else name)


def _check_due(due: date | None, status: ActionStatus | None, at: datetime) -> None:
    """A day that has gone by everywhere on Earth is a typing error, unless it is the date of something that is done."""
    if due is None or status is ActionStatus.DONE or due >= (at - _WEST_OF_ALL).date():
        return
    raise Refused(f"{due.isoformat()} has gone by: by which day will it be done? {at:%Y-%m-%d} at the earliest.")


_WEST_OF_ALL = timedelta(hours=12)
"""UTC−12 is the last zone in which a day ends."""

_ACTION_FIELDS = tuple(name for name in ev.ActionSet.model_fields if name not in ("kind", "follow_up", "clears"))
