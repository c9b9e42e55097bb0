"""Deciding on decisions: made in one line, or proposed, polled, objected to and settled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.decide.naming import decision_named, person_named
from incident_console.incident.decide.outcome import NewEvent, Refused, setting
from incident_console.incident.state import Decision, State
from incident_console.incident.vocabulary import DecisionStatus


def decide_on(state: State, command: c.Decide, at: datetime) -> Iterable[NewEvent]:
    """A decision that was made already."""
    if not command.text:
        raise Refused("What was decided? As in: = fail over to region B.")
    body = ev.DecisionMade(
        handle=state.next_handle("D"),
        text=command.text,
        options=tuple(filter(None, command.options)),
        objections=tuple(filter(None, command.objections)),
        person=person_named(state, command.person),
    )
    yield NewEvent(body, at, command.approximate)


def propose_decision(state: State, command: c.ProposeDecision, at: datetime) -> Iterable[NewEvent]:
    """A proposal, and what else could be done."""
    if not command.text:
        raise Refused("What is proposed? As in: =? fail over to region B | stay and wait.")
    body = ev.DecisionProposed(
        handle=state.next_handle("D"),
        text=command.text,
        options=tuple(filter(None, command.options)),
        person=person_named(state, command.person),
    )
    yield NewEvent(body, at, command.approximate)


def poll_decision(state: State, command: c.PollDecision, at: datetime) -> Iterable[NewEvent]:
    """“Any strong objections?” was asked. It can be asked again: the proposal may have changed."""
    decision = decision_named(state, command.decision)
    if _settled_by(decision, at):
        raise Refused(f"{decision.handle} is {decision.status.value} already: there is nothing to ask.")
    yield NewEvent(ev.DecisionPolled(decision=decision.event_id), at, command.approximate)


def object_to_decision(state: State, command: c.ObjectToDecision, at: datetime) -> Iterable[NewEvent]:
    """An objection. To what was adopted too: that it came late is worth knowing."""
    decision = decision_named(state, command.decision)
    if not command.text:
        raise Refused(f"What speaks against it? Add it: {decision.handle.lower()} object data lag @sam.")
    if _settled_by(decision, at) and decision.status is not DecisionStatus.ADOPTED:
        raise Refused(f"{decision.handle} is {decision.status.value}: there is nothing to object to any more.")
    body = ev.DecisionObjected(
        decision=decision.event_id, text=command.text, person=person_named(state, command.person)
    )
    yield NewEvent(body, at, command.approximate)


def settle_decision(state: State, command: c.SettleDecision, at: datetime) -> Iterable[NewEvent]:
    """Adopted, rejected or withdrawn; what was adopted can still be withdrawn, and says why then."""
    decision = decision_named(state, command.decision)
    reversed_ = decision.status is DecisionStatus.ADOPTED and command.outcome == DecisionStatus.WITHDRAWN.value
    if decision.status is not DecisionStatus.PROPOSED and not decision.contested:
        if not reversed_:
            raise Refused(f"{decision.handle} is {decision.status.value} already.")
        if not command.text:
            low = decision.handle.lower()
            raise Refused(f"{decision.handle} is adopted. Why is it withdrawn? Add it: {low} withdraw and the reason.")
    body = ev.DecisionSettled(decision=decision.event_id, outcome=command.outcome, text=command.text)
    yield setting(state, f"decision:{decision.event_id}", body, command, at)


def _settled_by(decision: Decision, at: datetime) -> bool:
    return decision.settled_at is not None and decision.settled_at <= at
