"""Deciding on hypotheses and evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.decide.naming import event_named, hypothesis_named, person_named
from incident_console.incident.decide.outcome import NewEvent, Refused, backdated, setting, stands
from incident_console.incident.state import State
from incident_console.incident.vocabulary import HypothesisStatus, Weight

_WHY = {
    HypothesisStatus.CONFIRMED: ("confirms", "confirm"),
    HypothesisStatus.RULED_OUT: ("rules out", "rule out"),
    HypothesisStatus.PARKED: ("makes you park", "park"),
    HypothesisStatus.OPEN: ("reopens", "reopen"),
}


def raise_hypothesis(state: State, command: c.RaiseHypothesis, at: datetime) -> Iterable[NewEvent]:
    """A possible explanation, with the next free handle."""
    if not command.text:
        raise Refused("What might explain it? As in: ? gateway times out @maria.")
    body = ev.HypothesisRaised(
        handle=state.next_handle("H"), text=command.text, owner=person_named(state, command.owner)
    )
    yield NewEvent(body, at, command.approximate)


def give_evidence(state: State, command: c.GiveEvidence, at: datetime) -> Iterable[NewEvent]:
    """One observation, weighed against every hypothesis that was named."""
    if not command.weighs:
        raise Refused("Which hypothesis does it weigh on? As in: h1 - pool at 40 %, steady.")
    weighs: dict[str, Weight] = {}
    for handle, weight in command.weighs:
        hypothesis = hypothesis_named(state, handle)
        if weighs.setdefault(hypothesis.event_id, weight) is not weight:
            raise Refused(f"{hypothesis.handle} stands there twice with different signs.")
    if not command.text:
        raise Refused("What was observed? As in: h1 - pool at 40 %, steady.")
    weighings = tuple(ev.Weighing(hypothesis=h, weight=w) for h, w in weighs.items())
    yield NewEvent(ev.EvidenceGiven(text=command.text, weighs=weighings), at, command.approximate)


def weigh_evidence(state: State, command: c.WeighEvidence, at: datetime) -> Iterable[NewEvent]:
    """How an observation that is in the log weighs on one hypothesis. A later word on it replaces the earlier one."""
    event = event_named(state, command.evidence)
    evidence = state.evidence.get(event.event_id)
    if evidence is None:
        raise Refused(
            "Only an observation is weighed: evidence that was given for or against a hypothesis, as in h1 + text."
        )
    hypothesis = hypothesis_named(state, command.hypothesis)
    register = f"cell:{evidence.event_id}:{hypothesis.event_id}"
    if evidence.on(hypothesis.event_id) is command.weight and not state.contested(register):
        how = {Weight.FOR: "for", Weight.AGAINST: "against", Weight.NEUTRAL: "neutral on"}[command.weight]
        raise Refused(f"That observation is {how} {hypothesis.handle} already.")
    body = ev.EvidenceWeighed(evidence=evidence.event_id, hypothesis=hypothesis.event_id, weight=command.weight)
    yield NewEvent(body, at, command.approximate, supersedes=state.register(register).seen)


def move_hypothesis(state: State, command: c.MoveHypothesis, at: datetime) -> Iterable[NewEvent]:
    """Confirm, rule out, park or reopen. The reason is asked for: the postmortem cannot ask for it later."""
    hypothesis = hypothesis_named(state, command.hypothesis)
    handle = hypothesis.handle
    register = f"hypothesis:{hypothesis.event_id}"
    status = stands(state, register, command) or HypothesisStatus.OPEN
    if status is command.status and not hypothesis.contested:
        verb = "was" if backdated(state, register, command) else "is"
        raise Refused(f"{handle} {verb} {command.status.value} already.")
    if not command.reason:
        verb, word = _WHY[command.status]
        raise Refused(f"What {verb} {handle}? Add it: {handle.lower()} {word} and the reason.")
    body = ev.HypothesisMoved(hypothesis=hypothesis.event_id, status=command.status, reason=command.reason)
    yield setting(state, register, body, command, at)
