"""Deciding on hypotheses and evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.decide.naming import hypothesis_named, person_named
from incident_console.incident.decide.outcome import NewEvent, Refused, setting
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
    weighs: dict[str, Weight] = {}
    for handle, weight in command.weighs:
        hypothesis = hypothesis_named(state, handle)
        if weighs.setdefault(hypothesis.event_id, weight) is not weight:
            raise Refused(f"{hypothesis.handle} stands there twice with different signs.")
    if not command.text:
        raise Refused("What was observed? As in: h1 - pool at 40 %, steady.")
    weighings = tuple(ev.Weighing(hypothesis=h, weight=w) for h, w in weighs.items())
    yield NewEvent(ev.EvidenceGiven(text=command.text, weighs=weighings), at, command.approximate)


def move_hypothesis(state: State, command: c.MoveHypothesis, at: datetime) -> Iterable[NewEvent]:
    """Confirm, rule out, park or reopen. The reason is asked for: the postmortem cannot ask for it later."""
    hypothesis = hypothesis_named(state, command.hypothesis)
    handle = hypothesis.handle
    if hypothesis.status is command.status and not hypothesis.contested:
        raise Refused(f"{handle} is {command.status.value} already.")
    if not command.reason:
        verb, word = _WHY[command.status]
        raise Refused(f"What {verb} {handle}? Add it: {handle.lower()} {word} and the reason.")
    body = ev.HypothesisMoved(hypothesis=hypothesis.event_id, status=command.status, reason=command.reason)
    yield setting(state, f"hypothesis:{hypothesis.event_id}", body, at, command.approximate)
