"""The action items as lines for people and as data: what `actions` prints, with and without `--json`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, tzinfo

from incident_console.cli.output import day_and_time, hung, iso
from incident_console.cli.shapes import IncidentShape
from incident_console.cli.shapes_audit import ActionShape, ActionsShape
from incident_console.cli.workplace import Workplace
from incident_console.incident.state import State
from incident_console.practice.account import account
from incident_console.practice.action_spec import what_is_done
from incident_console.practice.actions import ActionItem, ActionPlan, action_items
from incident_console.practice.phrases import phrase
from incident_console.practice.readiness import Suggestion, suggestion


def planned(workplace: Workplace, state: State, now: datetime) -> tuple[ActionPlan, Suggestion | None]:
    """The action items of an incident, and the drill that is suggested once it is over, if one is."""
    settings = workplace.loaded().settings
    plan = action_items(state, now, settings.policy, settings.tz)
    return plan, suggestion(account(state, now, settings.policy)) if state.phase.over else None


def action_lines(plan: ActionPlan, drill: Suggestion | None, incident: str, zone: tzinfo) -> Iterator[str]:
    """The list for people: what is committed, what is considered, under each what it lacks; then what is suggested."""
    if plan.commit_from is not None:
        yield f"Learning points first: commit from {day_and_time(plan.commit_from, zone)} on"
    yield from note_lines(plan)
    for heading, items in (("Committed", plan.committed), ("Considered", plan.considered)):
        if items:
            yield from ("", heading)
        for item in items:
            yield from item_lines(item)
    if drill is not None:
        yield from ("", "Suggested")
        yield from hung("  ", f"{drill.words} As in: incident-console actions {incident} add {drill.action}")


def note_lines(plan: ActionPlan) -> Iterator[str]:
    """What is to be said about the list as a whole."""
    for note in plan.notes:
        yield from hung("", phrase(note))


def item_lines(item: ActionItem) -> Iterator[str]:
    """One action item: what will be done, what is known of it, and what it lacks."""
    given = item.follow_up
    action = what_is_done(given)
    yield from hung(f"  {item.handle}  ", action or given.text)
    if action and action != given.text:
        yield from hung("      learnt: ", given.text)
    told = (
        given.person,
        f"due {given.due.isoformat()}{', past' if item.late else ''}" if given.due else "",
        given.ticket,
        given.category.value if given.category else "",
        f"impact {given.impact.value}" if given.impact else "",
        f"effort {given.effort.value}" if given.effort else "",
        "done" if given.status.value == "done" else "",
    )
    if line := ", ".join(part for part in told if part):
        yield from hung("      ", line)
    if given.outcome:
        yield from hung("      done when: ", given.outcome)
    for lack in item.lacks:
        yield from hung(f"      lacks {lack.element.value}: ", f"{lack.why} As in: {lack.mend}")


def actions_shape(
    plan: ActionPlan,
    drill: Suggestion | None,
    now: datetime,
    incident: IncidentShape,
    only: Collection[str] | None = None,
) -> ActionsShape:
    """The list as `--json` prints it; with `only`, the items with these handles."""
    return {
        "as_of": iso(now) or "",
        "incident": incident,
        "commit_from": iso(plan.commit_from),
        "notes": [phrase(note) for note in plan.notes],
        "suggested": drill.action if drill is not None else None,
        "items": [_shape(item) for item in plan.items if only is None or item.handle in only],
    }


def _shape(item: ActionItem) -> ActionShape:
    given = item.follow_up
    return {
        "id": given.event_id,
        "handle": given.handle,
        "text": given.text,
        "action": what_is_done(given),
        "status": given.status.value,
        "category": given.category.value if given.category else None,
        "owner": given.person,
        "outcome": given.outcome,
        "ticket": given.ticket,
        "due": given.due.isoformat() if given.due else None,
        "impact": given.impact.value if given.impact else None,
        "effort": given.effort.value if given.effort else None,
        "noted_at": iso(given.at) or "",
        "committed_at": iso(item.committed_at),
        "past_due": item.late,
        "complete": item.complete,
        "missing": [{"element": one.element.value, "why": one.why, "mend": one.mend} for one in item.lacks],
    }
