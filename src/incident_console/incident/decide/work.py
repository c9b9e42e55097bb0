"""Deciding on tasks and needs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.decide.naming import hypothesis_named, need_named, person_named, task_named
from incident_console.incident.decide.outcome import NewEvent, Refused, setting
from incident_console.incident.events.fact import LONGEST
from incident_console.incident.state import State, Task
from incident_console.incident.vocabulary import NeedStatus


def assign_task(state: State, command: c.AssignTask, at: datetime) -> Iterable[NewEvent]:
    """Something to do. A person and a time-box belong to it; where they are missing, the console asks for them."""
    if not command.text:
        example = "! restart gateway pods @sam 10m" if not command.tests else "h1 test drain one pool @sam 5m"
        raise Refused(f"What is to be done? As in: {example}.")
    _check_minutes(command.minutes)
    tests = tuple(hypothesis_named(state, handle).event_id for handle in command.tests)
    body = ev.TaskAssigned(
        handle=state.next_handle("T"),
        text=command.text,
        person=person_named(state, command.person),
        minutes=command.minutes,
        tests=tuple(dict.fromkeys(tests)),
    )
    yield NewEvent(body, at, command.approximate)


def acknowledge_task(state: State, command: c.AcknowledgeTask, at: datetime) -> Iterable[NewEvent]:
    """The person is on it."""
    task = _running(state, command.task)
    if task.acknowledged_at is not None:
        raise Refused(f"{task.handle} is acknowledged already.")
    yield NewEvent(ev.TaskAcknowledged(task=task.event_id, text=command.text), at, command.approximate)


def extend_task(state: State, command: c.ExtendTask, at: datetime) -> Iterable[NewEvent]:
    """More minutes."""
    task = _running(state, command.task)
    _check_minutes(command.minutes)
    body = ev.TaskExtended(task=task.event_id, minutes=command.minutes, reason=command.reason)
    yield NewEvent(body, at, command.approximate)


def reassign_task(state: State, command: c.ReassignTask, at: datetime) -> Iterable[NewEvent]:
    """Another person."""
    task = _running(state, command.task)
    person = person_named(state, command.person)
    if not person:
        raise Refused(f"Who takes {task.handle}? Name them with @.")
    register = f"task-person:{task.event_id}"
    if task.person == person and not state.contested(register):
        raise Refused(f"{task.handle} is {person}'s already.")
    body = ev.TaskReassigned(task=task.event_id, person=person)
    yield setting(state, register, body, command, at)


def end_task(state: State, command: c.EndTask, at: datetime) -> Iterable[NewEvent]:
    """What became of it."""
    task = task_named(state, command.task)
    register = f"task:{task.event_id}"
    if task.status.ended and not state.contested(register):
        raise Refused(f"{task.handle} is {task.status.value} already.")
    body = ev.TaskEnded(task=task.event_id, outcome=command.outcome, text=command.text)
    yield setting(state, register, body, command, at)


def raise_need(state: State, command: c.RaiseNeed, at: datetime) -> Iterable[NewEvent]:
    """Something that is asked for."""
    if not command.text:
        raise Refused("What is needed, and of whom? As in: need db admin access @dba.")
    body = ev.NeedRaised(handle=state.next_handle("N"), text=command.text, of=person_named(state, command.of))
    yield NewEvent(body, at, command.approximate)


def route_need(state: State, command: c.RouteNeed, at: datetime) -> Iterable[NewEvent]:
    """A need goes to somebody who is to see to it."""
    need = need_named(state, command.need)
    if need.status is not NeedStatus.OPEN:
        raise Refused(f"{need.handle} is {need.status.value} already.")
    person = person_named(state, command.person)
    if not person:
        raise Refused(f"Who sees to {need.handle}? Name them with @, as in {need.handle.lower()} @dba.")
    register = f"need-person:{need.event_id}"
    if need.routed_to == person and not state.contested(register):
        raise Refused(f"{need.handle} is with {person} already.")
    yield setting(state, register, ev.NeedRouted(need=need.event_id, person=person), command, at)


def end_need(state: State, command: c.EndNeed, at: datetime) -> Iterable[NewEvent]:
    """A need was met or dropped."""
    need = need_named(state, command.need)
    register = f"need:{need.event_id}"
    if need.status is not NeedStatus.OPEN and not state.contested(register):
        raise Refused(f"{need.handle} is {need.status.value} already.")
    body = ev.NeedEnded(need=need.event_id, met=command.met, text=command.text)
    yield setting(state, register, body, command, at)


def _running(state: State, handle: str) -> Task:
    task = task_named(state, handle)
    if task.status.ended:
        raise Refused(f"{task.handle} is {task.status.value} already.")
    return task


def _check_minutes(minutes: float | None) -> None:
    if minutes is not None and not 0 < minutes <= LONGEST:
        raise Refused("A time-box is above zero and up to a day: 5m, 90s, 2h.")
