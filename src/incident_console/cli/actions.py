"""`actions`: the action items, and what each still lacks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from typing import TYPE_CHECKING

import click

from incident_console.cli.lazy import WorkplaceCommand
from incident_console.cli.output import day_and_time, hung, iso, say, say_json
from incident_console.cli.workplace import Workplace

if TYPE_CHECKING:
    from datetime import datetime

    from incident_console.cli.shapes import IncidentShape
    from incident_console.cli.shapes_audit import ActionShape, ActionsShape
    from incident_console.practice.actions import ActionItem, ActionPlan


@click.command("actions", cls=WorkplaceCommand)
@click.argument("incident", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def actions(workplace: Workplace, incident: str | None, as_json: bool) -> None:
    """List the action items of INCIDENT and what each lacks: a person, a verb, an outcome, a ticket, a date.

    What is missing is said with the line that mends it:

    \b
    incident-console log --incident INCIDENT '/action a1 owner @maria due 2026-06-10'
    """
    from incident_console.cli.listing import incident_shape
    from incident_console.practice.actions import action_items, summary

    settings = workplace.loaded().settings
    with workplace.desk() as desk:
        row = desk.find(incident)
        state = desk.state(row.incident_id)
    now = workplace.clock.now()
    plan = action_items(state, now, settings.policy)
    if as_json:
        say_json(actions_shape(plan, now, incident_shape(row)))
        return
    if not plan.items:
        say(
            f"{row.title} ({row.short_id}): no action item. As in: incident-console log 'todo why did nobody get paged'"
        )
        return
    say(f"{row.title} ({row.short_id}): {summary(plan)}")
    for line in action_lines(plan, settings.tz):
        say(line)


def action_lines(plan: ActionPlan, zone: tzinfo) -> Iterator[str]:
    """The list for people: what is committed, what is considered, and under each what it lacks."""
    from incident_console.practice.phrases import phrase

    if plan.commit_from is not None:
        yield f"Learning points first: commit from {day_and_time(plan.commit_from, zone)} on"
    for note in plan.notes:
        yield from hung("", phrase(note))
    for heading, items in (("Committed", plan.committed), ("Considered", plan.considered)):
        if items:
            yield from ("", heading)
        for item in items:
            yield from _item(item)


def _item(item: ActionItem) -> Iterator[str]:
    from incident_console.practice.actions import what_is_done

    given = item.follow_up
    yield from hung(f"  {item.handle}  ", what_is_done(given) or given.text)
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


def actions_shape(plan: ActionPlan, now: datetime, incident: IncidentShape) -> ActionsShape:
    """The list as `--json` prints it."""
    from incident_console.practice.phrases import phrase

    return {
        "as_of": iso(now) or "",
        "incident": incident,
        "commit_from": iso(plan.commit_from),
        "notes": [phrase(note) for note in plan.notes],
        "items": [_shape(item) for item in plan.items],
    }


def _shape(item: ActionItem) -> ActionShape:
    from incident_console.practice.actions import what_is_done

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
