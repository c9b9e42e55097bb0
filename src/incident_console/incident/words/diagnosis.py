"""Hypotheses and evidence in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from incident_console.incident import events as ev
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State
from incident_console.incident.vocabulary import HypothesisStatus, Weight
from incident_console.incident.words.phrasing import (
    Tone,
    Words,
    because,
    handle_of,
    hypothesis,
    join,
)


def _raised(body: ev.HypothesisRaised, state: State, event_id: EventId | None) -> Words:
    handle = handle_of(state, event_id, body)
    return Words(f"? {handle}", join(body.text, body.owner), Tone.HYPOTHESIS)


def _evidence(body: ev.EvidenceGiven, state: State, _: EventId | None) -> Words:
    handles = [(hypothesis(state, w.hypothesis), w.weight.sign) for w in body.weighs]
    if len(handles) == 1:
        label = f"{handles[0][1]} {handles[0][0]}"
    else:
        label = " ".join(f"{sign}{handle}" for handle, sign in handles)
    return Words(label, body.text, _tone({weighing.weight for weighing in body.weighs}))


def _weighed(body: ev.EvidenceWeighed, state: State, _: EventId | None) -> Words:
    observed = state.evidence.get(body.evidence)
    label = f"{body.weight.sign} {hypothesis(state, body.hypothesis)}"
    return Words(label, because("Weighed", observed.text if observed else "an observation"), _tone({body.weight}))


def _tone(weights: set[Weight]) -> Tone:
    return Tone.AGAINST if weights == {Weight.AGAINST} else Tone.FOR if weights == {Weight.FOR} else Tone.NOTE


_STATUS_WORDS = {
    HypothesisStatus.CONFIRMED: ("✓", "Confirmed", Tone.DONE),
    HypothesisStatus.RULED_OUT: ("×", "Ruled out", Tone.FAILED),
    HypothesisStatus.PARKED: ("…", "Parked", Tone.NOTE),
    HypothesisStatus.OPEN: ("?", "Open again", Tone.HYPOTHESIS),
}


def _status(body: ev.HypothesisMoved, state: State, _: EventId | None) -> Words:
    glyph, word, tone = _STATUS_WORDS[body.status]
    return Words(f"{glyph} {hypothesis(state, body.hypothesis)}", because(word, body.reason), tone)


TELLERS: dict[type, Callable[[Any, State, EventId | None], Words]] = {
    ev.HypothesisRaised: _raised,
    ev.EvidenceGiven: _evidence,
    ev.EvidenceWeighed: _weighed,
    ev.HypothesisMoved: _status,
}
