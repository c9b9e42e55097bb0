"""Where an incident stands, as data: what `status --json` prints and what `status` puts into words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from incident_console.cli.command_data import (
    criteria_shapes,
    floor_shape,
    hearing_shapes,
    loop_shape,
    matrix_shape,
    missed_shapes,
    proposal_shapes,
)
from incident_console.cli.output import iso
from incident_console.cli.shapes import (
    ClockShape,
    HypothesisShape,
    IncidentShape,
    LeverShape,
    NeedShape,
    OfferShape,
    PromptShape,
    RoleShape,
    StatusShape,
    TaskShape,
)
from incident_console.incident.records import Hypothesis, LeverState, Task
from incident_console.incident.roles import Spell, open_offers, spells
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Milestone, Weight
from incident_console.practice.clocks import Clock, clocks
from incident_console.practice.disputes import disputes
from incident_console.practice.moments import task_due
from incident_console.practice.policy import Policy
from incident_console.practice.prompts import prompts
from incident_console.practice.stalls import stalled


def status_of(state: State, incident: IncidentShape, now: datetime, policy: Policy) -> StatusShape:
    """Where an incident stands at `now` (UTC)."""
    return {
        "as_of": iso(now) or "",
        "incident": incident,
        "elapsed_seconds": _elapsed(state, now),
        "impact": state.impact,
        "contained": state.contained,
        "contested": _contested(state),
        "prompts": prompt_shapes(state, now, policy),
        "clocks": clock_shapes(clocks(state, now, policy), now),
        "roles": [role_shape(spell, _end(state, now)) for spell in spells(state) if spell.until is None],
        "offers": _offers(state),
        "hypotheses": _hypotheses(state, now, policy),
        "tasks": [_task(state, task, now) for task in state.open_tasks()],
        "needs": _needs(state),
        "containment": [lever_shape(lever) for lever in state.levers.values()],
        "matrix": matrix_shape(state),
        "loop": loop_shape(state, now, policy),
        "hearings": hearing_shapes(state, now, policy),
        "exit_criteria": criteria_shapes(state, now, policy),
        "proposals": proposal_shapes(state),
        "floor": floor_shape(state),
        "missed": missed_shapes(state, now, policy),
    }


def _elapsed(state: State, now: datetime) -> int:
    """Seconds from the declaration to the end, or to now."""
    if state.began_at is None:
        return 0
    return max(0, int((_end(state, now) - state.began_at).total_seconds()))


def _end(state: State, now: datetime) -> datetime:
    """When the response ended; now, where it goes on."""
    return (state.milestone(Milestone.RESOLVED) if state.phase.over else None) or now


def _contested(state: State) -> list[str]:
    """What two seats have set differently, in words: what it is about, and who says what."""
    return [f"{one.what} is {one.sides}" for one in disputes(state)]


def prompt_shapes(state: State, now: datetime, policy: Policy) -> list[PromptShape]:
    """What to say and to do now, the most important first."""
    return [
        {
            "key": prompt.key,
            "headline": prompt.headline,
            "words": prompt.words,
            "level": prompt.level.value,
            "about": list(prompt.about),
        }
        for prompt in prompts(state, now, policy)
    ]


def clock_shapes(found: Iterable[Clock], now: datetime) -> list[ClockShape]:
    """Promises, in their order."""
    return [
        {
            "key": clock.key,
            "kind": clock.kind.value,
            "label": clock.label,
            "owner": clock.owner,
            "due_at": iso(clock.due_at) or "",
            "level": clock.level.value,
            "remaining_seconds": int(clock.remaining(now).total_seconds()),
        }
        for clock in found
    ]


def role_shape(spell: Spell, now: datetime) -> RoleShape:
    """Somebody who holds a role."""
    return {
        "role": spell.role.value,
        "title": spell.role.full,
        "person": spell.person,
        "since": iso(spell.since) or "",
        "minutes": max(0.0, round((now - spell.since).total_seconds() / 60, 2)),
    }


def _offers(state: State) -> list[OfferShape]:
    return [
        {
            "role": offer.role.value,
            "title": offer.role.full,
            "person": offer.person,
            "by": offer.by,
            "at": iso(offer.at) or "",
        }
        for offer in open_offers(state)
    ]


def _hypotheses(state: State, now: datetime, policy: Policy) -> list[HypothesisShape]:
    minutes = {stall.hypothesis: stall.minutes for stall in stalled(state, now, policy)}
    return [_hypothesis(state, one, minutes.get(one.event_id)) for one in state.hypotheses.values()]


def _hypothesis(state: State, one: Hypothesis, stalled_minutes: float | None) -> HypothesisShape:
    weights = [state.evidence[event].on(one.event_id) for event in one.evidence if event in state.evidence]
    return {
        "id": one.event_id,
        "handle": one.handle,
        "text": one.text,
        "owner": one.owner,
        "status": one.status.value,
        "contested": one.contested,
        "supports": weights.count(Weight.FOR),
        "contradicts": weights.count(Weight.AGAINST),
        "neutral": weights.count(Weight.NEUTRAL),
        "raised_at": iso(one.raised_at) or "",
        "moved_at": iso(one.moved_at) or "",
        "ended_at": iso(one.ended_at),
        "stalled_minutes": round(stalled_minutes, 2) if stalled_minutes is not None else None,
    }


def _task(state: State, task: Task, now: datetime) -> TaskShape:
    due_at = task_due(task)
    return {
        "id": task.event_id,
        "handle": task.handle,
        "text": task.text,
        "person": task.person,
        "status": task.status.value,
        "contested": task.contested,
        "tests": [state.hypotheses[event].handle for event in task.tests if event in state.hypotheses],
        "assigned_at": iso(task.assigned_at) or "",
        "due_at": iso(due_at),
        "remaining_seconds": int((due_at - now).total_seconds()) if due_at is not None else None,
    }


def _needs(state: State) -> list[NeedShape]:
    return [
        {
            "id": need.event_id,
            "handle": need.handle,
            "text": need.text,
            "of": need.of,
            "raised_at": iso(need.raised_at) or "",
            "routed_to": need.routed_to,
        }
        for need in state.open_needs()
    ]


def lever_shape(lever: LeverState) -> LeverShape:
    """How far a lever has been pulled."""
    return {
        "lever": lever.lever.value,
        "status": lever.status.value,
        "at": iso(lever.at) or "",
        "text": lever.text,
        "contested": lever.contested,
    }
