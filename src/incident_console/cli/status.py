"""`status`: where an incident stands, and what to do now."""

from __future__ import annotations

import click

from incident_console.cli.lazy import WorkplaceCommand
from incident_console.cli.output import say, say_json
from incident_console.cli.workplace import Workplace


@click.command("status", cls=WorkplaceCommand)
@click.argument("incident", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def status(workplace: Workplace, incident: str | None, as_json: bool) -> None:
    """Say where an incident stands: what to say now, the clocks, who does what, the hypotheses, the tasks."""
    from incident_console.cli.listing import incident_shape
    from incident_console.cli.status_data import status_of
    from incident_console.cli.status_words import status_lines

    settings = workplace.loaded().settings
    with workplace.desk() as desk:
        row = desk.find(incident)
        state = desk.state(row.incident_id)
    found = status_of(state, incident_shape(row), workplace.clock.now(), settings.policy)
    if as_json:
        say_json(found)
        return
    for line in status_lines(found, settings.tz):
        say(line)
