"""Containment levers, and the work in flight: tasks, needs, decisions, follow-ups."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from incident_console.console.rows import Line, Opens, Piece, Row, Section, Tone
from incident_console.console.views.format import Present, elapsed, nearing
from incident_console.incident.records import Decision, Need, Task
from incident_console.incident.vocabulary import DecisionStatus, Lever, LeverStatus, Milestone, TaskStatus

if TYPE_CHECKING:
    from incident_console.practice.readiness import Suggestion

_LEVERS: dict[LeverStatus, Tone] = {
    LeverStatus.NOT_POSSIBLE: "muted",
    LeverStatus.STARTED: "soon",
    LeverStatus.WORKED: "good",
    LeverStatus.FAILED: "bad",
}


def containment_levers(present: Present) -> Section:
    """The four levers in the order in which they are tried, and whether the harm has stopped growing."""
    rows = []
    for number, lever in enumerate(Lever, start=1):
        pulled = present.state.levers.get(lever)
        if pulled is None and lever is Lever.OTHER:
            continue
        head = Piece(f"{number if lever is not Lever.OTHER else '+'} ", "muted")
        name = Piece(lever.value, "" if pulled else "muted")
        if pulled is None:
            wait = lever is Lever.DATA_CORRECTION and not present.state.contained
            tail: tuple[Piece, ...] = (Piece("wait" if wait else "—", "muted"),)
        else:
            word = "contested" if pulled.contested else pulled.status.value
            tail = (Piece(f"{present.hhmm(pulled.at)} ", "muted"), Piece(word, _LEVERS[pulled.status]))
        short = replace(name, text=lever.value.split(" ")[0])
        line = Line((head,), name, tail, loose=True, short=short)
        rows.append(Row(lever.value, (line,), Opens("contain", lever.value)))
    return Section(tuple(rows), (_contained(present),), str(len(present.state.levers)))


def _contained(present: Present) -> Piece:
    state = present.state
    at = state.milestone(Milestone.CONTAINED) or state.milestone(Milestone.MITIGATED)
    if at is not None:
        return Piece(f"contained {present.hhmm(at)}", "good")
    if (ended := present.ended_at) is not None:
        return Piece(f"resolved {present.hhmm(ended)}", "good")
    harm = state.milestone(Milestone.STARTED) or state.milestone(Milestone.DETECTED_BY_SYSTEM)
    if harm is not None:
        return Piece(f"harm since {present.hhmm(harm)}", "bad")
    since = state.declared_at
    return Piece(f"not contained {elapsed(present.now - since)}" if since else "not contained", "bad")


def work_in_flight(present: Present, drill: Suggestion | None = None) -> Section:
    """Open tasks with their time-boxes, open needs with their age, then what was decided and what to follow up.

    Once the incident is over, the action items come before the decisions. `drill` is the one that is suggested.
    """
    state = present.state
    rows = [_task(present, task) for task in state.open_tasks()]
    rows += [_need(present, need) for need in state.open_needs()]
    proposed = [d for d in state.decisions.values() if d.status is DecisionStatus.PROPOSED]
    rows += [_decision(present, decision) for decision in proposed]
    open_ones = len(rows)
    if state.speakers:
        waiting = Line((Piece("    "),), Piece(f"wants to speak: {', then '.join(state.speakers)}", "soon"), wrap=True)
        rows.append(Row("floor", (waiting,), Opens("floor")))
    settled = [_decision(present, d) for d in state.decisions.values() if d.status is not DecisionStatus.PROPOSED]
    afterwards = _afterwards(present, drill)
    rows += [*afterwards, *settled] if state.phase.over else [*settled, *afterwards]
    yet = "" if state.tasks or state.needs or state.phase.over else " yet: press t, n, d or a"
    count = open_ones + (len(state.follow_ups) if state.phase.over else 0)
    return Section(tuple(rows), (), str(count), empty=f"Nothing is in flight{yet}")


def _afterwards(present: Present, drill: Suggestion | None) -> list[Row]:
    """What is to be done about it afterwards; the rules for that are imported once there is something."""
    if not present.state.follow_ups and not present.state.phase.over:
        return []
    from incident_console.console.views.actions import action_rows

    return action_rows(present, drill)


def _decision(present: Present, decision: Decision) -> Row:
    head = (Piece(f"{decision.handle:<3} ", "decision", bold=True),)
    standing: Tone = "muted"
    if decision.contested:
        words, standing = "contested", "bad"
    elif decision.status is DecisionStatus.ADOPTED:
        words = present.hhmm(decision.settled_at or decision.at)
    elif decision.status is DecisionStatus.PROPOSED:
        words, standing = ("polled" if decision.asked_at else "proposed"), "soon"
    else:
        words = decision.status.value
    objections = f"{len(decision.objections)} against  " if decision.objections else ""
    line = Line(head, Piece(decision.text), (Piece(objections, "soon"), Piece(words, standing)), wrap=True)
    return Row(decision.event_id, (line,), Opens("decision", decision.event_id), event_id=decision.event_id)


def _task(present: Present, task: Task) -> Row:
    over = False
    if task.contested:
        timer = Piece("contested", "bad", bold=True)
    elif task.due_at is None:
        timer = Piece("no time-box", "soon")
    else:
        left = task.due_at - present.now
        over = left.total_seconds() <= 0
        timer = Piece(f"over {nearing(left)}" if over else f"{nearing(left)} left", "bad" if over else "", bold=over)
    who = Piece(task.person or "nobody", "muted" if task.person else "soon")
    waiting = (Piece("not acknowledged", "soon"),) if task.status is TaskStatus.ASSIGNED else ()
    first = Line((Piece(f"{task.handle:<3} ", "task", bold=True),), Piece(task.text), (timer,), wrap=True)
    second = Line((Piece("    "),), who, waiting)
    return Row(task.event_id, (first, second), Opens("task-end", task.event_id), event_id=task.event_id)


def _need(present: Present, need: Need) -> Row:
    whom = need.routed_to or need.of
    tail = (Piece(f"{whom}  " if whom else "", "muted"), Piece(elapsed(present.now - need.raised_at), "muted"))
    line = Line((Piece(f"{need.handle:<3} ", "task", bold=True),), Piece(need.text), tail, wrap=True)
    return Row(need.event_id, (line,), Opens("need-end", need.event_id), event_id=need.event_id)
