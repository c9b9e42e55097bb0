"""`next` and `update`: the words to say now, and the words to send."""

from __future__ import annotations

import click

from incident_console.cli.ending import Refused
from incident_console.cli.lazy import WorkplaceCommand
from incident_console.cli.output import iso, say, say_json
from incident_console.cli.workplace import Workplace

AUDIENCES = ("stakeholders", "technical", "public")


@click.command("next", cls=WorkplaceCommand)
@click.argument("incident", required=False)
@click.option("--all", "in_full", is_flag=True, help="The words of all of them, not only of the first.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def next_(workplace: Workplace, incident: str | None, in_full: bool, as_json: bool) -> None:
    """Say what to do now, with the words to say; the most important first. It records nothing."""
    from incident_console.cli.listing import incident_shape
    from incident_console.cli.status_data import prompt_shapes
    from incident_console.cli.status_words import prompt_lines

    with workplace.desk() as desk:
        row = desk.find(incident)
        state = desk.state(row.incident_id)
    now = workplace.clock.now()
    prompts = prompt_shapes(state, now, workplace.loaded().settings.policy)
    if as_json:
        say_json({"as_of": iso(now) or "", "incident": incident_shape(row), "prompts": prompts})
        return
    if not prompts:
        say("Nothing needs to be said now.")
    for line in prompt_lines(prompts, in_full=len(prompts) if in_full else 1):
        say(line)


@click.command("update", cls=WorkplaceCommand)
@click.argument("incident", required=False)
@click.option(
    "--for",
    "audience",
    type=click.Choice(AUDIENCES),
    default=AUDIENCES[0],
    help="Who reads it: the business (stakeholders, unless you say), technical readers, the public.",
)
@click.pass_obj
def update(workplace: Workplace, incident: str | None, audience: str) -> None:
    """Print an update to copy, filled in out of what the log knows; fill in what stands in [brackets]. Times are UTC.

    It records nothing. When it has gone out:

    \b
    incident-console log '> what it said next 20m'
    incident-console log '/update public what it said next 20m'
    """
    from incident_console.incident.vocabulary import Audience
    from incident_console.practice.updates import update_draft

    with workplace.desk() as desk:
        state = desk.state(desk.find(incident).incident_id)
    policy = workplace.loaded().settings.policy
    text = update_draft(state, workplace.clock.now(), policy, Audience(audience))
    if not text:
        raise Refused("This incident has not been declared: there is nothing to tell.")
    say(text)
