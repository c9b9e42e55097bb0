"""The loop: observe, orient, decide, act, read from the kinds of events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from incident_console.incident import events as ev
from incident_console.incident.state import State
from incident_console.practice.moments import after, minutes_between
from incident_console.practice.policy import Policy


class Quarter(StrEnum):
    """A quarter of John Boyd's loop. A commander keeps it turning; what stops is nearly always orient."""

    OBSERVE = "observe"
    ORIENT = "orient"
    DECIDE = "decide"
    ACT = "act"


TURNED_BY: dict[type, Quarter] = {
    ev.EntryWritten: Quarter.OBSERVE,
    ev.ImpactStated: Quarter.OBSERVE,
    ev.HypothesisRaised: Quarter.ORIENT,
    ev.EvidenceGiven: Quarter.ORIENT,
    ev.EvidenceWeighed: Quarter.ORIENT,
    ev.HypothesisMoved: Quarter.ORIENT,
    ev.BriefingHeld: Quarter.ORIENT,
    ev.DecisionMade: Quarter.DECIDE,
    ev.DecisionProposed: Quarter.DECIDE,
    ev.DecisionSettled: Quarter.DECIDE,
    ev.TaskAssigned: Quarter.DECIDE,
    ev.SeverityChanged: Quarter.DECIDE,
    ev.PhaseChanged: Quarter.DECIDE,
    ev.TaskAcknowledged: Quarter.ACT,
    ev.TaskEnded: Quarter.ACT,
    ev.LeverPulled: Quarter.ACT,
}
"""Which kind of event turns which quarter. Observing is noting what is seen; orienting is saying what it means, so
evidence counts here, because it has been weighed; deciding is choosing what to do, so a task given counts here;
acting is being on it, having done it, pulling a lever. Roles, notices, updates, needs and follow-ups turn nothing:
they are coordination, and a call can be busy with them while the loop stands still."""

_ORDER = tuple(Quarter)


class LoopReading(NamedTuple):
    """When each quarter last turned (UTC; None: never), how often in the window, and the full turns in the window.

    A full turn is observe, orient, decide and act in that order, whatever lies in between.
    """

    last: dict[Quarter, datetime | None]
    recent: dict[Quarter, int]
    turns: int

    def minutes_since(self, quarter: Quarter, now: datetime) -> float | None:
        """How long ago a quarter last turned; None where it never has."""
        at = self.last[quarter]
        return None if at is None else max(0.0, minutes_between(at, now))


def loop(state: State, now: datetime, policy: Policy) -> LoopReading:
    """How the loop turns: when each quarter last did, and how many turns the last 15 minutes had.

    John Boyd's observe, orient, decide, act, at the level of the commander: the speed of the loop is what a
    commander can change, and 15 minutes is the interval of the briefings at which it is looked at.
    """
    last: dict[Quarter, datetime | None] = dict.fromkeys(Quarter)
    recent = dict.fromkeys(Quarter, 0)
    sequence: list[Quarter] = []
    missing = len(_ORDER)
    begin = after(now, -policy.loop_minutes)
    for at, _, event_id in reversed(state.timeline):
        if at < begin and not missing:
            break
        quarter = TURNED_BY.get(type(state.effective[event_id].body))
        if quarter is None or at > now:
            continue
        if last[quarter] is None:
            last[quarter] = at
            missing -= 1
        if at >= begin:
            recent[quarter] += 1
            sequence.append(quarter)
    return LoopReading(last, recent, _turns(reversed(sequence)))


def _turns(sequence: Iterable[Quarter]) -> int:
    awaited = 0
    for quarter in sequence:
        awaited += quarter is _ORDER[awaited % len(_ORDER)]
    return awaited // len(_ORDER)
