"""Folding: events into state.

The result depends on the set of events alone, never on the order in which they arrived. Undoing and amending reach
back into the log, so the fold has two passes: corrections first, then every event that still counts, corrected.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from incident_console.incident import events as ev
from incident_console.incident.events import Event
from incident_console.incident.identifiers import EventId
from incident_console.incident.register import Head, Register
from incident_console.incident.state import (
    Briefing,
    Decision,
    Evidence,
    FollowUp,
    Hypothesis,
    LeverState,
    Need,
    State,
    Task,
    Turn,
    Update,
    role_register,
)
from incident_console.incident.vocabulary import EntryKind, HypothesisStatus, NeedStatus, TaskStatus

_TAG = re.compile(r"(?<!\S)#([\w][\w./-]*)")
_AMENDABLE = ("text", "title", "reason", "words", "brief", "conditions")
_SILENT = (ev.Undone, ev.Amended)


def fold(incident_id: str, events: Iterable[Event]) -> State:
    """The state that a set of events adds up to; events of other incidents and repeated ones are passed over."""
    known = {event.event_id: event for event in events if event.incident_id == incident_id}
    state = State(incident_id)
    state.order = sorted(event.order for event in known.values())
    state.log = {event_id: known[event_id] for _, event_id in state.order}
    state.undone = _undone(state.log.values())
    corrections = _corrections(state)
    for event_id, event in state.log.items():
        if event_id not in state.undone:
            _apply(state, _corrected(event, corrections.get(event_id)))
        elif isinstance(handle := getattr(event.body, "handle", None), str):
            _hold(state, handle, event_id)  # taken back, but said aloud once: never given to anything else
    return state


def evolve(state: State, event: Event) -> State:
    """The state after one more event. An event that is known already, or another incident's, changes nothing."""
    if event.incident_id != state.incident_id or event.event_id in state.log:
        return state
    reaches_back = isinstance(event.body, _SILENT) or bool(state.order and event.order < state.order[-1])
    if reaches_back:
        return fold(state.incident_id, [*state.log.values(), event])
    after = state.copy()
    after.order.append(event.order)
    after.log[event.event_id] = event
    _apply(after, event)
    return after


def _undone(log: Iterable[Event]) -> dict[EventId, EventId]:
    """What was taken back, and by which event. Latest first, so that an undone undo takes nothing back."""
    taken: dict[EventId, EventId] = {}
    for event in reversed(list(log)):
        if isinstance(event.body, ev.Undone) and event.event_id not in taken:
            taken.setdefault(event.body.target, event.event_id)
    return taken


def _corrections(state: State) -> dict[EventId, dict[str, Any]]:
    """For each amended event the corrected text, time and approximation; later amendments win, field by field."""
    found: dict[EventId, dict[str, Any]] = {}
    for event_id, event in state.log.items():
        body = event.body
        if not isinstance(body, ev.Amended) or event_id in state.undone:
            continue
        fields = found.setdefault(body.target, {})
        for name, value in (("text", body.text), ("at", body.at), ("approximate", body.approximate)):
            if value is not None:
                fields[name] = value
        state.amendments[body.target] = (*state.amendments.get(body.target, ()), event_id)
    return found


def _corrected(event: Event, fields: dict[str, Any] | None) -> Event:
    if not fields:
        return event
    update: dict[str, Any] = {}
    if "at" in fields:
        update["occurred_at"] = fields["at"]
        update["approximate"] = fields.get("approximate", False)
    elif "approximate" in fields:
        update["approximate"] = fields["approximate"]
    name = amendable_field(event.body)
    if "text" in fields and name:
        update["body"] = event.body.model_copy(update={name: fields["text"]})
    return event.model_copy(update=update)


def amendable_field(body: object) -> str | None:
    """The field that an amendment of the text changes; None where the event carries no words of its own."""
    return next((name for name in _AMENDABLE if isinstance(getattr(body, name, None), str)), None)


def _apply(state: State, event: Event) -> None:
    state.effective[event.event_id] = event
    state.superseded.update(event.supersedes)
    _know(state, event.author)
    if not isinstance(event.body, _SILENT):
        insort(state.timeline, (event.occurred_at, event.hlc, event.event_id))
    handler = _HANDLERS.get(type(event.body))
    if handler is not None:
        handler(state, event, event.body)
    for name in _AMENDABLE:
        for tag in _TAG.findall(getattr(event.body, name, None) or ""):
            state.tags[tag] = None


def _know(state: State, person: str) -> None:
    if person:
        state.people.setdefault(person, None)


def _set(state: State, event: Event, register: str, value: Any) -> Register:
    before = state.registers.get(register, Register())
    if event.event_id in state.superseded:
        # Somebody who had seen it has replaced it already, or it was entered as history: it is no head.
        after = Register(tuple(h for h in before.heads if h.event_id not in event.supersedes))
    else:
        after = before.with_head(Head(event.event_id, value, event.author, event.occurred_at), event.supersedes)
    state.registers[register] = after
    return after


def _hold(state: State, handle: str, event_id: EventId) -> str:
    """The handle under which a thing is known. Two seats that took the same one get H4 and H4b, in log order."""
    holder = state.handles.get(handle)
    if holder is not None and holder != event_id:
        suffix = next(s for s in _suffixes() if handle + s not in state.handles)
        handle += suffix
    state.handles[handle] = event_id
    return handle


def _suffixes() -> Iterable[str]:
    letters = "bcdefghijklmnopqrstuvwxyz"
    return (letter * times for times in range(1, 1000) for letter in letters)


def _declared(state: State, event: Event, body: ev.IncidentDeclared) -> None:
    state.declared_at = event.occurred_at if state.declared_at is None else state.declared_at
    _set(state, event, "title", body.title)


def _titled(state: State, event: Event, body: ev.TitleChanged) -> None:
    _set(state, event, "title", body.title)


def _written(state: State, event: Event, body: ev.EntryWritten) -> None:
    if body.entry is EntryKind.ALERT:
        state.alerts = (*state.alerts, event.event_id)


def _severity(state: State, event: Event, body: ev.SeverityChanged) -> None:
    _set(state, event, "severity", body.severity)
    state.severity_events = (*state.severity_events, event.event_id)


def _phase(state: State, event: Event, body: ev.PhaseChanged) -> None:
    _set(state, event, "phase", body.phase)
    state.phase_events = (*state.phase_events, event.event_id)


def _impact(state: State, event: Event, body: ev.ImpactStated) -> None:
    _set(state, event, "impact", body.text)


def _marked(state: State, event: Event, body: ev.MilestoneMarked) -> None:
    _set(state, event, f"milestone:{body.milestone.value}", body.at)


def _role_taken(state: State, event: Event, body: ev.RoleTaken | ev.RoleAccepted) -> None:
    _know(state, body.person)
    _set(state, event, role_register(body.role, body.person), body.person)
    state.role_events = (*state.role_events, event.event_id)


def _role_released(state: State, event: Event, body: ev.RoleReleased) -> None:
    _set(state, event, role_register(body.role, body.person), "")
    state.role_events = (*state.role_events, event.event_id)


def _role_spoken(state: State, event: Event, body: ev.RoleOffered | ev.RoleDeclined) -> None:
    _know(state, body.person)
    state.role_events = (*state.role_events, event.event_id)


def _raised(state: State, event: Event, body: ev.HypothesisRaised) -> None:
    _know(state, body.owner)
    handle = _hold(state, body.handle, event.event_id)
    state.hypotheses[event.event_id] = Hypothesis(
        event.event_id, handle, body.text, body.owner, event.occurred_at, movements=(event.occurred_at,)
    )


def _moved(state: State, hypothesis: EventId, at: datetime, **changes: Any) -> None:
    found = state.hypotheses.get(hypothesis)
    if found is not None:
        state.hypotheses[hypothesis] = replace(found, movements=(*found.movements, at), **changes)


def _evidence(state: State, event: Event, body: ev.EvidenceGiven) -> None:
    weighs = tuple((w.hypothesis, w.weight) for w in body.weighs)
    state.evidence[event.event_id] = Evidence(event.event_id, body.text, event.occurred_at, event.author, weighs)
    for hypothesis, _ in weighs:
        if (found := state.hypotheses.get(hypothesis)) is not None:
            _moved(state, hypothesis, event.occurred_at, evidence=(*found.evidence, event.event_id))


def _status(state: State, event: Event, body: ev.HypothesisMoved) -> None:
    register = _set(state, event, f"hypothesis:{body.hypothesis}", body.status)
    found = state.hypotheses.get(body.hypothesis)
    if found is None:
        return
    turn = Turn(event.occurred_at, body.status.value, body.reason, event.author)
    history = tuple(sorted((*found.history, turn), key=lambda t: t.at))
    _moved(
        state,
        body.hypothesis,
        event.occurred_at,
        history=history,
        status=register.value or HypothesisStatus.OPEN,
        contested=register.contested,
    )


def _assigned(state: State, event: Event, body: ev.TaskAssigned) -> None:
    _know(state, body.person)
    handle = _hold(state, body.handle, event.event_id)
    state.tasks[event.event_id] = Task(
        event.event_id, handle, body.text, body.person, event.occurred_at, body.minutes, tests=body.tests
    )
    for hypothesis in body.tests:
        if (found := state.hypotheses.get(hypothesis)) is not None:
            _moved(state, hypothesis, event.occurred_at, tests=(*found.tests, event.event_id))


def _task(state: State, task: EventId, **changes: Any) -> None:
    found = state.tasks.get(task)
    if found is not None:
        state.tasks[task] = replace(found, **changes)


def _acknowledged(state: State, event: Event, body: ev.TaskAcknowledged) -> None:
    found = state.tasks.get(body.task)
    if found is None:
        return
    at = event.occurred_at if found.acknowledged_at is None else min(found.acknowledged_at, event.occurred_at)
    status = found.status if found.status.ended else TaskStatus.ACKNOWLEDGED
    _task(state, body.task, acknowledged_at=at, status=status)


def _extended(state: State, event: Event, body: ev.TaskExtended) -> None:
    if (found := state.tasks.get(body.task)) is not None:
        _task(state, body.task, extended=found.extended + body.minutes)


def _reassigned(state: State, event: Event, body: ev.TaskReassigned) -> None:
    _know(state, body.person)
    register = _set(state, event, f"task-person:{body.task}", body.person)
    _task(state, body.task, person=register.value or body.person, acknowledged_at=None)
    if (found := state.tasks.get(body.task)) is not None and not found.status.ended:
        _task(state, body.task, status=TaskStatus.ASSIGNED)


def _task_ended(state: State, event: Event, body: ev.TaskEnded) -> None:
    register = _set(state, event, f"task:{body.task}", body.outcome)
    _task(
        state,
        body.task,
        status=TaskStatus(register.value or body.outcome),
        contested=register.contested,
        ended_at=event.occurred_at,
        outcome=body.text,
    )
    if (found := state.tasks.get(body.task)) is not None:
        for hypothesis in found.tests:
            _moved(state, hypothesis, event.occurred_at)


def _decided(state: State, event: Event, body: ev.DecisionMade) -> None:
    _know(state, body.person)
    handle = _hold(state, body.handle, event.event_id)
    state.decisions[event.event_id] = Decision(
        event.event_id,
        handle,
        body.text,
        event.occurred_at,
        event.author,
        body.person,
        body.options,
        body.objections,
    )


def _briefed(state: State, event: Event, body: ev.BriefingHeld) -> None:
    briefing = Briefing(event.event_id, event.occurred_at, event.author, body)
    state.briefings = tuple(sorted((*state.briefings, briefing), key=lambda b: (b.at, b.event_id)))


def _updated(state: State, event: Event, body: ev.UpdateSent) -> None:
    update = Update(event.event_id, event.occurred_at, event.author, body)
    state.updates = tuple(sorted((*state.updates, update), key=lambda u: (u.at, u.event_id)))


def _needed(state: State, event: Event, body: ev.NeedRaised) -> None:
    _know(state, body.of)
    handle = _hold(state, body.handle, event.event_id)
    state.needs[event.event_id] = Need(event.event_id, handle, body.text, body.of, event.occurred_at)


def _need_ended(state: State, event: Event, body: ev.NeedEnded) -> None:
    value = NeedStatus.MET if body.met else NeedStatus.DROPPED
    register = _set(state, event, f"need:{body.need}", value)
    if (found := state.needs.get(body.need)) is not None:
        state.needs[body.need] = replace(
            found,
            status=register.value or value,
            contested=register.contested,
            ended_at=event.occurred_at,
            outcome=body.text,
        )


def _noted(state: State, event: Event, body: ev.FollowUpNoted) -> None:
    _know(state, body.person)
    handle = _hold(state, body.handle, event.event_id)
    state.follow_ups[event.event_id] = FollowUp(
        event.event_id, handle, body.text, body.person, event.occurred_at, event.author
    )


def _pulled(state: State, event: Event, body: ev.LeverPulled) -> None:
    register = _set(state, event, f"lever:{body.lever.value}", body.status)
    known = state.levers.get(body.lever)
    if known is not None and known.at > event.occurred_at:
        return
    state.levers[body.lever] = LeverState(
        body.lever, register.value or body.status, event.occurred_at, body.text, register.contested
    )


def _said(state: State, event: Event, body: ev.PromptSaid | ev.PromptSnoozed) -> None:
    state.said = (*state.said, event.event_id)


_HANDLERS: dict[type, Callable[[State, Event, Any], None]] = {
    ev.IncidentDeclared: _declared,
    ev.TitleChanged: _titled,
    ev.EntryWritten: _written,
    ev.SeverityChanged: _severity,
    ev.PhaseChanged: _phase,
    ev.ImpactStated: _impact,
    ev.MilestoneMarked: _marked,
    ev.RoleTaken: _role_taken,
    ev.RoleAccepted: _role_taken,
    ev.RoleReleased: _role_released,
    ev.RoleOffered: _role_spoken,
    ev.RoleDeclined: _role_spoken,
    ev.HypothesisRaised: _raised,
    ev.EvidenceGiven: _evidence,
    ev.HypothesisMoved: _status,
    ev.TaskAssigned: _assigned,
    ev.TaskAcknowledged: _acknowledged,
    ev.TaskExtended: _extended,
    ev.TaskReassigned: _reassigned,
    ev.TaskEnded: _task_ended,
    ev.DecisionMade: _decided,
    ev.BriefingHeld: _briefed,
    ev.UpdateSent: _updated,
    ev.NeedRaised: _needed,
    ev.NeedEnded: _need_ended,
    ev.FollowUpNoted: _noted,
    ev.LeverPulled: _pulled,
    ev.PromptSaid: _said,
    ev.PromptSnoozed: _said,
}
