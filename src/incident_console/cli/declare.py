"""`declare`: an incident begins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from incident_console.cli.ending import Refused
from incident_console.cli.lazy import WorkplaceCommand
from incident_console.cli.output import say, time_of_day, zone_name
from incident_console.cli.workplace import Workplace

if TYPE_CHECKING:
    from incident_console.incident.vocabulary import Severity


@click.command("declare", cls=WorkplaceCommand)
@click.argument("title", nargs=-1, required=True)
@click.option("--sev", metavar="LEVEL", help="How bad it is: 1 to 4, or what your team calls it. Can follow later.")
@click.option("--impact", metavar="TEXT", default="", help="What users feel.")
@click.option("--ic", metavar="NAME", default="", help="Who commands.")
@click.option("--open/--no-open", "then_open", default=False, help="Whether to open the console on it at once.")
@click.pass_obj
def declare(
    workplace: Workplace, title: tuple[str, ...], sev: str | None, impact: str, ic: str, then_open: bool
) -> None:
    """Declare an incident with the given TITLE.

    Prints its identifier first, then how to go on.
    """
    from incident_console.desk import Done
    from incident_console.incident.commands import Declare
    from incident_console.incident.decide import Refusal, decide
    from incident_console.incident.state import State

    settings = workplace.loaded().settings
    severity = read_severity(sev, settings.severity_aliases) if sev is not None else None
    command = Declare(title=" ".join(title), severity=severity, impact=impact, commander=ic)
    decided = decide(State(""), command, workplace.clock.now())
    if isinstance(decided, Refusal):  # before there is a file for it
        raise Refused(decided.reason)
    with workplace.desk(create=True) as desk:
        outcome = desk.declare(command)
        if not isinstance(outcome, Done):
            raise Refused(outcome.reason)
        state = outcome.state
    if then_open:
        from incident_console.cli.opening import open_console

        open_console(workplace, state.incident_id)
        return
    short, at = state.incident_id[-6:], outcome.events[0].occurred_at
    level = f"{severity.value}  " if severity else ""
    say(f"{short}  {level}{state.title}  (declared {time_of_day(at, settings.tz)} {zone_name(at, settings.tz)})")
    say(f"  incident-console open {short}       the console")
    say(f"  incident-console scribe {short}     the scribe's line")
    say("  incident-console log TEXT          an entry from here")


def read_severity(written: str, aliases: Mapping[str, Severity]) -> Severity:
    """The severity that was meant: `1`, `sev1`, `SEV1` or what the team calls it. Raises Refused."""
    from incident_console.incident.vocabulary import Severity

    wanted = written.strip().upper()
    for alias, severity in aliases.items():
        if alias.upper() == wanted:
            return severity
    try:
        return Severity("SEV" + wanted.removeprefix("SEV").strip())
    except ValueError:
        known = ", ".join([*(severity.value for severity in Severity), *aliases])
        raise Refused(f"--sev {written}: there is no such severity. There are {known}.") from None
