"""The brief of a handoff as data: what `handoff --brief --json` prints."""

from __future__ import annotations

from incident_console.cli.output import iso
from incident_console.cli.shapes import BriefShape, IncidentShape
from incident_console.cli.shapes_command import ChoiceShape, InFlightShape, TheoryShape, ToldShape, WantedShape
from incident_console.cli.status_data import clock_shapes, lever_shape, role_shape
from incident_console.practice.handoff import Brief, Choice, InFlight, Theory, Told, Wanted, brief_text


def brief_shape(brief: Brief, incident: IncidentShape) -> BriefShape:
    """A brief, with its text."""
    return {
        "as_of": iso(brief.at) or "",
        "incident": incident,
        "role": brief.role.value,
        "title": brief.role.full,
        "giver": brief.giver,
        "to": brief.to,
        "impact": brief.impact,
        "contained_at": iso(brief.contained_at),
        "contested": list(brief.contested),
        "roles": [role_shape(spell, brief.at) for spell in brief.holders],
        "vacant": [role.value for role in brief.vacant],
        "containment": [lever_shape(lever) for lever in brief.levers],
        "tasks": [_task(task) for task in brief.tasks],
        "hypotheses": [_theory(theory) for theory in brief.hypotheses],
        "needs": [_wanted(need) for need in brief.needs],
        "proposed": [_choice(choice) for choice in brief.proposed],
        "decided": [_choice(choice) for choice in brief.decided],
        "clocks": clock_shapes(brief.clocks, brief.at),
        "briefed": _told(brief.briefed) if brief.briefed is not None else None,
        "updates": [_told(update) for update in brief.updates],
        "unheard": list(brief.unheard),
        "contingencies": list(brief.contingencies),
        "asks": list(brief.asks),
        "text": brief_text(brief),
    }


def _task(task: InFlight) -> InFlightShape:
    return {
        "handle": task.handle,
        "text": task.text,
        "person": task.person,
        "minutes_left": round(task.left, 2) if task.left is not None else None,
        "acknowledged": task.acknowledged,
        "tests": list(task.tests),
    }


def _theory(theory: Theory) -> TheoryShape:
    return {
        "handle": theory.handle,
        "text": theory.text,
        "owner": theory.owner,
        "status": theory.status.value,
        "supporting": list(theory.supporting),
        "against": list(theory.against),
        "reason": theory.reason,
        "ended_at": iso(theory.ended_at),
        "stalled_minutes": round(theory.stalled, 2) if theory.stalled is not None else None,
    }


def _wanted(need: Wanted) -> WantedShape:
    return {"handle": need.handle, "text": need.text, "of": need.of, "waiting_minutes": round(need.waiting, 2)}


def _choice(choice: Choice) -> ChoiceShape:
    return {
        "handle": choice.handle,
        "text": choice.text,
        "at": iso(choice.at) or "",
        "person": choice.person,
        "polled": choice.polled,
        "objections": list(choice.objections),
    }


def _told(told: Told) -> ToldShape:
    return {
        "audience": told.audience,
        "at": iso(told.at) or "",
        "author": told.author,
        "text": told.text,
        "next_at": iso(told.next_at),
    }
