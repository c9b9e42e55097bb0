"""`handoff`: the brief for whoever takes over a role, made out of how things stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from incident_console.cli.ending import Refused
from incident_console.cli.lazy import WorkplaceCommand
from incident_console.cli.output import clean, hung, say, say_json
from incident_console.cli.workplace import Workplace

if TYPE_CHECKING:
    from incident_console.incident.vocabulary import Role


@click.command("handoff", cls=WorkplaceCommand)
@click.argument("incident", required=False)
@click.option("--brief", is_flag=True, help="Print the brief.")
@click.option("--role", metavar="ROLE", default="ic", help="The role that is handed over: ic, deputy, ops, comms, …")
@click.option("--to", metavar="NAME", default="", help="Who gets it.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def handoff(workplace: Workplace, incident: str | None, brief: bool, role: str, to: str, as_json: bool) -> None:
    """Print the brief for whoever takes over a role of INCIDENT, made out of how things stand now. Times are UTC.

    It records nothing. The role is offered with a line, and whoever gets it accepts with another:

    \b
    incident-console log /handoff @sam
    incident-console --as Sam log '/accept ic I am the incident commander'
    """
    if not brief:
        raise click.UsageError(
            "handoff prints the brief: incident-console handoff --brief. "
            "The command is offered with: incident-console log '/handoff @NAME'"
        )
    from incident_console.cli.brief_data import brief_shape
    from incident_console.cli.listing import incident_shape
    from incident_console.incident.text import one_line
    from incident_console.practice.handoff import brief_text, handoff_brief

    taken, policy = read_role(role), workplace.loaded().settings.policy
    with workplace.desk() as desk:
        row = desk.find(incident)
        state = desk.state(row.incident_id)
    if not state.declared:
        raise Refused("This incident has not been declared: there is nothing to hand over.")
    found = handoff_brief(state, workplace.clock.now(), policy, taken, one_line(to))
    if as_json:
        say_json(brief_shape(found, incident_shape(row)))
        return
    for line in clean(brief_text(found)).split("\n"):
        mark = "- " if line.startswith("- ") else ""
        for part in hung(mark, line.removeprefix(mark)):
            say(part)


def read_role(written: str) -> Role:
    """The role that was meant, by its word for the line or its title. Raises Refused."""
    from incident_console.incident.vocabulary import Role
    from incident_console.scribe.slash_roles import ROLES

    wanted = written.strip().casefold()
    by_title = {role.full: role for role in Role}
    role = ROLES.get(wanted) or by_title.get(wanted)
    if role is None:
        raise Refused(f"--role {written}: there is no such role. There are {', '.join(one.value for one in Role)}.")
    return role
