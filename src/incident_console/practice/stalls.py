"""Stalls: hypotheses on which nothing moves."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from incident_console.incident.events import (
    Event,
    EvidenceGiven,
    EvidenceWeighed,
    HypothesisMoved,
    HypothesisRaised,
    TaskAssigned,
    TaskEnded,
)
from incident_console.incident.identifiers import EventId
from incident_console.incident.spans import phase_spans, worsened_at
from incident_console.incident.state import Hypothesis, State
from incident_console.incident.vocabulary import HypothesisStatus, Phase
from incident_console.practice.moments import minutes_between
from incident_console.practice.policy import Policy


class Stall(NamedTuple):
    """An open hypothesis on which nothing has moved since `since`, for so many minutes up to now."""

    hypothesis: EventId
    handle: str
    text: str
    since: datetime
    minutes: float
    hard: bool


class Ending(StrEnum):
    """What ended a stall."""

    EVIDENCE = "evidence"
    TEST = "test given"
    RESULT = "test ended"
    CONFIRMED = "confirmed"
    RULED_OUT = "ruled out"
    PARKED = "parked"
    REOPENED = "reopened"
    EASED = "mitigated"
    OVER = "incident over"


class PastStall(NamedTuple):
    """A stall that has ended: from when until when, in minutes, what ended it and the event that did."""

    hypothesis: EventId
    handle: str
    text: str
    since: datetime
    until: datetime
    minutes: float
    hard: bool
    ended_by: Ending
    event_id: EventId


def stalled(state: State, now: datetime, policy: Policy) -> tuple[Stall, ...]:
    """The open hypotheses that are stalled now, longest first.

    The 15-minute rule of incident commanders: after 15 to 20 minutes on the same hypotheses the commander names the
    stall and asks what would immediately differentiate them. What moves one is evidence, a test given, a test ended
    or a change of status, by when it happened. Stalled from exactly `stall_minutes` on (15:00), hard from exactly
    `stall_hard_minutes` on (20:00). Nothing is stalled once it is mitigated or over, because then no user waits for an
    answer; getting worse again begins the count anew.
    """
    if not state.phase.early:
        return ()
    worsened = worsened_at(state)
    found = []
    for hypothesis in state.open_hypotheses():
        since = counted_from(hypothesis, worsened)
        minutes = minutes_between(since, now)
        if minutes >= policy.stall_minutes:
            hard = minutes >= policy.stall_hard_minutes
            found.append(Stall(hypothesis.event_id, hypothesis.handle, hypothesis.text, since, minutes, hard))
    return tuple(sorted(found, key=lambda stall: stall.since))


def counted_from(hypothesis: Hypothesis, worsened: datetime | None) -> datetime:
    """When the count of a hypothesis' stall began: its last movement, or the incident's getting worse after it."""
    return max(hypothesis.moved_at, worsened or hypothesis.moved_at)


class _Movement(NamedTuple):
    at: datetime
    ending: Ending
    event_id: EventId
    opens: bool | None = None


def stall_history(state: State, now: datetime, policy: Policy) -> tuple[PastStall, ...]:
    """Every stall that has ended by `now`, by when it began, by the rule of `stalled`.

    A stall is a gap of at least `stall_minutes` between two movements of a hypothesis while it was open and the
    incident neither mitigated nor over. Saying the prompt ends none: a question is not an answer.
    """
    movements = _movements(state)
    course = _course(state)
    found: list[PastStall] = []
    for hypothesis in state.hypotheses.values():
        own = sorted((*movements.get(hypothesis.event_id, ()), *course), key=lambda m: m.at)
        found.extend(_gaps(hypothesis, own, now, policy))
    return tuple(sorted(found, key=lambda stall: (stall.since, stall.handle)))


def _gaps(hypothesis: Hypothesis, own: list[_Movement], now: datetime, policy: Policy) -> list[PastStall]:
    found: list[PastStall] = []
    since: datetime | None = None
    raised = hypothesis.raised_at
    is_open, is_over = True, False
    for movement in own:
        if movement.at > now:
            break
        if since is not None and is_open and not is_over and movement.at >= raised:
            minutes = minutes_between(since, movement.at)
            if minutes >= policy.stall_minutes:
                found.append(_past(hypothesis, since, movement, minutes, policy))
        if movement.ending in (Ending.OVER, Ending.EASED):
            is_over = movement.opens is False
        elif movement.opens is not None:
            is_open = movement.opens
        if movement.at >= raised:
            since = movement.at
    return found


def _past(hypothesis: Hypothesis, since: datetime, movement: _Movement, minutes: float, policy: Policy) -> PastStall:
    return PastStall(
        hypothesis.event_id,
        hypothesis.handle,
        hypothesis.text,
        since,
        movement.at,
        minutes,
        minutes >= policy.stall_hard_minutes,
        movement.ending,
        movement.event_id,
    )


def _course(state: State) -> list[_Movement]:
    """When the incident was mitigated or over and when it got worse again, which every hypothesis shares."""
    found: list[_Movement] = []
    was_early = True
    for span in phase_spans(state):
        phase = Phase(span.value)
        if phase.early is not was_early:
            ending = Ending.OVER if phase.over else Ending.EASED
            found.append(_Movement(span.since, ending, span.event_id or "", opens=phase.early))
        was_early = phase.early
    return found


def _movements(state: State) -> dict[EventId, list[_Movement]]:
    """What moved each hypothesis, in the order in which it happened."""
    found: dict[EventId, list[_Movement]] = {}
    for event in state.events_in_time():
        for hypothesis, ending, opens in _moved_by(state, event):
            movement = _Movement(event.occurred_at, ending, event.event_id, opens)
            found.setdefault(hypothesis, []).append(movement)
    return found


_STATUS_ENDS = {
    HypothesisStatus.CONFIRMED: Ending.CONFIRMED,
    HypothesisStatus.RULED_OUT: Ending.RULED_OUT,
    HypothesisStatus.PARKED: Ending.PARKED,
    HypothesisStatus.OPEN: Ending.REOPENED,
}


def _moved_by(state: State, event: Event) -> list[tuple[EventId, Ending, bool | None]]:
    body = event.body
    if isinstance(body, HypothesisRaised):
        return [(event.event_id, Ending.REOPENED, True)]
    if isinstance(body, EvidenceGiven):
        return [(weighing.hypothesis, Ending.EVIDENCE, None) for weighing in body.weighs]
    if isinstance(body, EvidenceWeighed) and body.evidence in state.evidence:
        return [(body.hypothesis, Ending.EVIDENCE, None)]
    if isinstance(body, HypothesisMoved):
        return [(body.hypothesis, _STATUS_ENDS[body.status], body.status is HypothesisStatus.OPEN)]
    if isinstance(body, TaskAssigned):
        return [(hypothesis, Ending.TEST, None) for hypothesis in body.tests]
    if isinstance(body, TaskEnded) and (task := state.tasks.get(body.task)) and task.ended_at == event.occurred_at:
        return [(hypothesis, Ending.RESULT, None) for hypothesis in task.tests]
    return []
