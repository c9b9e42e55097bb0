"""`log`: lines into the log, in the grammar of the scribe's line."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from incident_console.cli.ending import BAD_INPUT, Refused
from incident_console.cli.lazy import WorkplaceCommand
from incident_console.cli.output import complain, pad, say, time_of_day, zone_name
from incident_console.cli.workplace import Workplace

if TYPE_CHECKING:
    from incident_console.desk import Desk, Done
    from incident_console.incident.commands import Command
    from incident_console.incident.state import State
    from incident_console.scribe.when import When

_OPTION = re.compile(r"^--[a-z][a-z-]*(?==|$)")


class _TextCommand(WorkplaceCommand):
    """A command whose arguments are mostly text: a time such as `-5m` is none of its options, a misspelt one is."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = [name for parameter in self.get_params(ctx) for name in parameter.opts]
        for argument in args[: args.index("--")] if "--" in args else args:
            found = _OPTION.match(argument)
            if found and found[0] not in known:
                near = get_close_matches(found[0], known, n=1)
                meant = f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."
                raise click.UsageError(f"There is no option {found[0]}. {meant} Text may follow behind -- alone.", ctx)
        return super().parse_args(ctx, args)


@click.command("log", cls=_TextCommand, context_settings={"ignore_unknown_options": True})
@click.argument("text", nargs=-1, required=True)
@click.option("--incident", metavar="INCIDENT", help="Which incident; not needed where just one is open.")
@click.option("--at", "at", metavar="TIME", help="When it happened: 14:31, -5m, ~14:30, T+12, yesterday 23:50.")
@click.pass_obj
def log(workplace: Workplace, text: tuple[str, ...], incident: str | None, at: str | None) -> None:
    """Record TEXT as one line, or with `-` every line of standard input.

    \b
    incident-console log pool at 40 %, steady
    incident-console log 'h1 - pool at 40 %'
    incident-console log --at 14:31 'rollback started'
    incident-console log - < notes.txt

    The grammar is that of the scribe's line. Of several lines, one that cannot be recorded is named on standard
    error and the others are; the exit status is 2 then.
    """
    with workplace.desk() as desk:
        row = desk.find(incident)
        if row.phase.over and incident is None:
            complain(f"No incident is open: this goes to “{row.title}”, which is {row.phase.value}.")
        incident_id = row.incident_id
        if text == ("-",):
            _record_all(workplace, desk, incident_id, at)
            return
        done = record(workplace, desk, incident_id, " ".join(text), at)
        for line in told(done, workplace):
            say(line)


def _record_all(workplace: Workplace, desk: Desk, incident_id: str, at: str | None) -> None:
    """Record the lines of standard input, each as it comes, whether anybody reads what is said about them or not."""
    refused, unread = 0, None
    for number, line in _lines_of_input():
        try:
            done = record(workplace, desk, incident_id, line, at)
        except Refused as refusal:
            complain(f"line {number}: {refusal}")
            refused += 1
            continue
        try:
            for words in told(done, workplace) if unread is None else ():
                say(words)
        except OSError as error:
            unread = error
    if unread is not None:
        raise unread
    if refused:
        raise click.exceptions.Exit(BAD_INPUT)


def _lines_of_input() -> Iterator[tuple[int, str]]:
    for number, raw in enumerate(sys.stdin.buffer, 1):
        line = raw.decode("utf-8", "replace").strip("\r\n\ufeff")
        if line.strip():
            yield number, line


def record(workplace: Workplace, desk: Desk, incident_id: str, line: str, at: str | None) -> Done:
    """Record one line. Raises Refused with the reason where it cannot be read or is refused."""
    from incident_console.desk import Done

    state = desk.state(incident_id)
    outcome = desk.do(incident_id, read(workplace, state, line, at))
    if not isinstance(outcome, Done):
        raise Refused(outcome.reason)
    return outcome


def read(workplace: Workplace, state: State, line: str, at: str | None) -> Command:
    """The command that a line means, at the time that was given with `--at`. Raises Refused."""
    from incident_console.incident.commands import Amend, Undo
    from incident_console.scribe.outcome import Directive, Problem
    from incident_console.scribe.parse import parse

    context, now = workplace.scribe_context(), workplace.clock.now()
    read_as = parse(line, now, context, state.began_at)
    if isinstance(read_as, Problem):
        raise Refused(read_as.reason)
    if isinstance(read_as, Directive):
        raise Refused(
            f"/{read_as.name} asks the console for something and records nothing: see incident-console --help."
        )
    command: Command = read_as
    if isinstance(command, Undo) and command.target is None and not command.author:
        command = command.model_copy(update={"author": context.author})
    if at is None:
        return command
    when = _read_at(workplace, at, now, state.began_at)
    if command.at is not None or (isinstance(command, Amend) and command.occurred_at is not None):
        raise Refused("The line begins with a time of its own: leave out that one or --at.")
    if isinstance(command, Amend):  # as with a time in front: the corrected time
        return command.model_copy(update={"occurred_at": when.at, "about": True if when.approximate else None})
    return command.model_copy(update={"at": when.at, "approximate": when.approximate})


def _read_at(workplace: Workplace, at: str, now: datetime, began_at: datetime | None) -> When:
    from incident_console.scribe.outcome import Problem
    from incident_console.scribe.when import read_when

    written = at.strip()
    when = read_when(written, now, workplace.scribe_context().zone, began_at)
    if isinstance(when, Problem):
        raise Refused(f"--at {written}: {when.reason}")
    if when is None or when.end != len(written):
        raise Refused(f"--at {written}: that is no time. As in 14:31, -5m, ~14:30, T+12 or 'yesterday 23:50'.")
    return when


def told(done: Done, workplace: Workplace) -> list[str]:
    """What was recorded, in words: a line for each event, with its day where that is not the day of recording."""
    from incident_console.incident.words import describe

    zone = workplace.loaded().settings.tz
    lines = []
    for event in done.events:
        words = describe(event.body, done.state, event.event_id)
        about = "~" if event.approximate else ""
        local, today = event.occurred_at.astimezone(zone), event.recorded_at.astimezone(zone)
        day = f"{local:%Y-%m-%d} " if local.date() != today.date() else ""
        when = f"{about}{day}{time_of_day(event.occurred_at, zone)} {zone_name(event.occurred_at, zone)}"
        lines.append(f"{when}  {pad(words.label, 8)}  {words.text}")
    return lines
