"""Prompts about the work: tasks without a person or a time-box, unacknowledged ones, ones that are over, needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from incident_console.incident.records import Task
from incident_console.incident.vocabulary import Role
from incident_console.practice.moments import after, minutes_between, task_due
from incident_console.practice.promises import Level
from incident_console.practice.prompts.model import Proposal
from incident_console.practice.prompts.rest import rest
from incident_console.practice.situation import Situation
from incident_console.practice.spoken import aloud, box_length, short, spoken


def _called(task: Task) -> str:
    return f"{task.handle}, {aloud(task.text)}"


def _due(here: Situation, task: Task) -> datetime | None:
    due_at = task_due(task)
    return None if due_at is None else here.answers.due(f"task:{task.event_id}", due_at)


def _is_over(here: Situation, task: Task) -> bool:
    due_at = task_due(task)
    return due_at is not None and due_at <= here.now


def box_over(here: Situation) -> Iterator[Proposal]:
    """A time-box that is over, from exactly its end on: ask for the result, and whether more time is needed.

    PagerDuty's deputy calls out every expired time-box. Ending or extending the task ends it.
    """
    for task in here.tasks:
        due_at = _due(here, task)
        if due_at is None or due_at > here.now or task.box is None:
            continue
        over = minutes_between(task_due(task) or due_at, here.now)
        yield Proposal(
            key=f"task:{task.event_id}",
            headline=f"{task.handle}{_whose(task)} is {'due now' if over < 1 else f'{short(over)} over'}.",
            words=f"{_time_is_up(task, task.box)} What do you have, and do you need more time?",
            level=Level.OVER,
            since=due_at,
            rest=rest(here),
            opens="task",
            about=(task.event_id,),
        )


def _time_is_up(task: Task, minutes: float) -> str:
    address = f"{task.person}, your" if task.person else "The"
    if task.extensions:
        return f"{address} time for {_called(task)}, is up."
    return f"{address} {box_length(minutes)} for {_called(task)}, are up."


def _whose(task: Task) -> str:
    return f" ({task.person})" if task.person else ""


def incomplete(here: Situation) -> Iterator[Proposal]:
    """A task without a person or without a time-box: ask for what is missing, at once.

    PagerDuty's call procedure: a specific person, minutes, an acknowledgement; “can someone” is not a task.
    """
    for task in here.tasks:
        if (task.person and task.box is not None) or _is_over(here, task):
            continue
        yield Proposal(
            key=f"incomplete:{task.event_id}",
            headline=f"{task.handle} has no {_missing(task)}.",
            words=_incomplete_words(task),
            level=Level.SOON,
            since=task.assigned_at,
            rest=rest(here),
            opens="task",
            about=(task.event_id,),
        )


def _missing(task: Task) -> str:
    if task.person:
        return "time-box"
    return "person" if task.box is not None else "person and no time-box"


def _incomplete_words(task: Task) -> str:
    if task.person:
        return f"{task.person}, {_called(task)}: in how many minutes will you report back?"
    if task.box is not None:
        return f"I need one person by name for {_called(task)}, {box_length(task.box)}: who has it?"
    return f"I need one person by name for {_called(task)}: who has it, and in how many minutes do you report back?"


def unacknowledged(here: Situation) -> Iterator[Proposal]:
    """A task that its person has not acknowledged 2 minutes after getting it.

    PagerDuty's call procedure: an assignment is complete when the person has said that they have it. A task whose
    time-box is over or that lacks something is asked about by those rules instead.
    """
    for task in here.tasks:
        given = _given_at(here, task)
        since = after(given, here.policy.acknowledge_minutes)
        complete = task.person and task.box is not None
        if task.acknowledged_at is not None or not complete or here.now < since or _is_over(here, task):
            continue
        waited = minutes_between(given, here.now)
        yield Proposal(
            key=f"unacknowledged:{task.event_id}",
            headline=f"{task.person} has not acknowledged {task.handle} for {short(waited)}.",
            words=f"{task.person}, {_called(task)}, {box_length(task.box or 0)}: do you have that?",
            level=Level.SOON,
            since=since,
            rest=rest(here),
            opens="task",
            about=(task.event_id,),
        )


def _given_at(here: Situation, task: Task) -> datetime:
    """When the present person got it: reassigning begins the wait anew."""
    heads = here.state.register(f"task-person:{task.event_id}").heads
    return max([task.assigned_at, *(head.at for head in heads)])


def need(here: Situation) -> Iterator[Proposal]:
    """A need that nobody has met for 10 minutes, or for 10 since it was routed to somebody else.

    Needs are the last part of the CAN report (fire radio practice); as tracked things they age. Requests go through
    the scribe and not to whoever is working: one that nobody has been asked for is the scribe's to route.
    """
    for one in here.needs:
        since = after(max(one.raised_at, one.routed_at or one.raised_at), here.policy.need_minutes)
        if here.now < since:
            continue
        waited = minutes_between(one.raised_at, here.now)
        asked = one.routed_to or one.of
        yield Proposal(
            key=f"need:{one.event_id}",
            headline=f"{one.handle} has been waiting for {short(waited)}{f' ({asked})' if asked else ''}.",
            words=f"{f'{asked}, we' if asked else 'We'} have been waiting for {one.handle}, {aloud(one.text)}, "
            f"for {spoken(waited)}. {_need_question(here, asked)}",
            level=Level.SOON,
            since=since,
            rest=rest(here),
            opens="need",
            about=(one.event_id,),
        )


def _need_question(here: Situation, asked: str) -> str:
    if asked:
        return "When do we get it?"
    scribe = here.holder(Role.SCRIBE)
    return f"Who can provide it? {scribe}, please route it." if scribe else "Who can provide it?"
