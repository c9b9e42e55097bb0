"""`check` and `backup`: caring for the file."""

from __future__ import annotations

from pathlib import Path

import click

from incident_console.cli.lazy import WorkplaceCommand
from incident_console.cli.output import say, say_json
from incident_console.cli.workplace import Workplace

FOUND_SOMETHING = 1


@click.command("check", cls=WorkplaceCommand)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def check(workplace: Workplace, as_json: bool) -> None:
    """Check that the file is sound, and that its readable tables say what its events say.

    The exit status is 1 where something was found.
    """
    with workplace.desk() as desk:
        report = desk.check()
    path = workplace.loaded().settings.path
    if as_json:
        findings = list(report.findings)
        counts = {"incidents": report.incidents, "events": report.events}
        say_json({"file": str(path), "sound": report.ok, "findings": findings, **counts})
    elif report.ok:
        say(f"Sound: {path} ({_count(report.incidents, 'incident')}, {_count(report.events, 'event')})")
    else:
        say(f"Not sound: {path}")
        for finding in report.findings:
            say(f"  {finding}")
    if not report.ok:
        raise click.exceptions.Exit(FOUND_SOMETHING)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")


@click.command("backup", cls=WorkplaceCommand)
@click.argument("target", metavar="FILE")
@click.pass_obj
def backup(workplace: Workplace, target: str) -> None:
    """Copy the whole file to FILE, while others write. An existing FILE is never replaced."""
    if not target.strip() or "\0" in target:
        raise click.UsageError("backup needs the path of the copy, as in: incident-console backup copy.db")
    with workplace.desk() as desk:
        desk.backup(Path(target))
    say(f"Copied {workplace.loaded().settings.path} to {target}")
