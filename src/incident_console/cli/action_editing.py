"""`actions add`, `set`, `commit`, `consider`, `done`: the same commands as the line's, by options."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from incident_console.cli.ending import Refused
from incident_console.cli.lazy import WorkplaceCommand
from incident_console.cli.output import say, say_json
from incident_console.cli.workplace import Workplace

if TYPE_CHECKING:
    from datetime import date

    from incident_console.desk import Desk, Done
    from incident_console.incident.commands import Command
    from incident_console.incident.state import State

Function = TypeVar("Function", bound=Callable[..., Any])


class _OneOf(click.Choice[str]):
    """One of some words, or nothing at all: an empty value takes back what was said."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word that was meant. Fails the command where it is none."""
        return "" if value == "" else super().convert(value, param, ctx)


_KINDS = ("prevent", "detect", "mitigate", "process")
_RATINGS = ("low", "medium", "high")
_STATUSES = ("committed", "considered", "done")
_OPTIONS = (
    click.option("--owner", metavar="NAME", help="Who does it: one person, and not a team."),
    click.option("--due", metavar="DAY", help="By when: 2026-12-04, or 2w for in two weeks."),
    click.option("--ticket", metavar="ID", help="Its ticket in your tracker."),
    click.option(
        "--done-when",
        "--outcome",
        "outcome",
        metavar="TEXT",
        help="How one will see that it is done: a number, a test.",
    ),
    click.option("--kind", "category", type=_OneOf(_KINDS), help="What it is good for."),
    click.option("--impact", type=_OneOf(_RATINGS), help="How much it helps."),
    click.option("--effort", type=_OneOf(_RATINGS), help="What it costs."),
    click.option("--commit", "status", flag_value="committed", help="It is promised, not only considered."),
    click.option("--json", "as_json", is_flag=True, help="Print as JSON."),
)


def _fields(function: Function) -> Function:
    """Give a command the options that say something about an action item."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@click.command("add", cls=WorkplaceCommand)
@click.argument("text", nargs=-1, required=True)
@click.option(
    "--learnt", metavar="TEXT", default="", help="What the incident has shown, where that is not TEXT itself."
)
@_fields
@click.pass_context
def add(context: click.Context, /, text: tuple[str, ...], learnt: str, as_json: bool, **typed: str | None) -> None:
    """Note a new action item: TEXT is what will be done. It is considered until it is committed.

    What was only learnt is a follow-up: incident-console log 'todo nobody was paged'.
    """
    from incident_console.incident.commands import NoteFollowUp

    workplace = context.ensure_object(Workplace)
    said = {name: value for name, value in _read(workplace, typed).items() if value}
    verb = " ".join(text)
    command = NoteFollowUp(text=learnt or verb, verb=verb, person=said.pop("owner", ""), **said)
    _record(context, workplace, [command], as_json)


@click.command("set", cls=WorkplaceCommand)
@click.argument("handle")
@click.option("--verb", metavar="TEXT", help="What will be done, so that it can be checked.")
@_fields
@click.pass_context
def set_(context: click.Context, /, handle: str, as_json: bool, **typed: str | None) -> None:
    """Say more about the action item HANDLE, as in A1. An empty value takes back what was said: --due ''."""
    from incident_console.incident.commands import SetAction
    from incident_console.incident.vocabulary import ActionField

    workplace = context.ensure_object(Workplace)
    said = _read(workplace, typed)
    clears = tuple(ActionField(name) for name, value in said.items() if not value)
    given = {name: value for name, value in said.items() if value}
    if not said:
        raise click.UsageError(f"What about {handle}? As in: set {handle} --owner maria --due 2w --ticket OPS-4821.")
    _record(context, workplace, [SetAction(follow_up=handle, clears=clears, **given)], as_json)


def _turning(name: str, status: str, does: str) -> click.Command:
    """A command that puts action items where its name says."""

    @click.command(name, cls=WorkplaceCommand, help=does)
    @click.argument("handles", nargs=-1, required=True, metavar="HANDLE...")
    @click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
    @click.pass_context
    def turn(context: click.Context, handles: tuple[str, ...], as_json: bool) -> None:
        from incident_console.incident.commands import SetAction
        from incident_console.incident.vocabulary import ActionStatus

        commands = [SetAction(follow_up=handle, status=ActionStatus(status)) for handle in dict.fromkeys(handles)]
        _record(context, context.ensure_object(Workplace), commands, as_json)

    return turn


commit = _turning("commit", _STATUSES[0], "Commit to the action items HANDLE..., as in A1 A3. Three to five get done.")
consider = _turning("consider", _STATUSES[1], "Leave the action items HANDLE... as considered, and not promised.")
done = _turning("done", _STATUSES[2], "Say that the action items HANDLE... are done.")
EDITING = (add, set_, commit, consider, done)


def _read(workplace: Workplace, typed: dict[str, str | None]) -> dict[str, Any]:
    """What was said, by field; an empty value is kept. Raises Refused."""
    from incident_console.incident.text import one_line
    from incident_console.incident.vocabulary import ActionCategory, ActionStatus, Rating

    kinds: dict[str, Callable[[str], Any]] = {
        "due": lambda word: _day(workplace, word),
        "category": ActionCategory,
        "impact": Rating,
        "effort": Rating,
        "status": ActionStatus,
    }
    found: dict[str, Any] = {}
    for name, value in typed.items():
        if value is None:
            continue
        word = one_line(value)
        found[name] = kinds[name](word) if word and name in kinds else word
    return found


def _day(workplace: Workplace, typed: str) -> date:
    from incident_console.scribe.due import read_due
    from incident_console.scribe.outcome import Problem

    day = read_due(typed, workplace.clock.now(), workplace.loaded().settings.tz)
    if isinstance(day, Problem):
        raise Refused(f"--due {day.reason}")
    return day


def _record(context: click.Context, workplace: Workplace, commands: Sequence[Command], as_json: bool) -> None:
    """Record all or nothing, and print what became of the action items. Raises Refused."""
    from incident_console.cli.log import told

    parent = context.parent.params if context.parent is not None else {}
    with workplace.desk() as desk:
        row = desk.find(parent.get("incident"))
        recorded = _all(desk, row.incident_id, commands, workplace)
        row = desk.find(row.incident_id)
    state = recorded[-1].state
    handles = [_handle(one) for one in recorded]
    if as_json or parent.get("as_json"):
        _print_json(workplace, state, handles, row)
        return
    for one in recorded:
        for line in told(one, workplace):
            say(line)
    _print(workplace, state, handles)


def _all(desk: Desk, incident_id: str, commands: Sequence[Command], workplace: Workplace) -> list[Done]:
    """Carry out every command, or none where one of them is refused."""
    from incident_console.desk import Done
    from incident_console.incident.decide import Refusal, decide

    before, now = desk.state(incident_id), workplace.clock.now()
    for command in commands:
        decided = decide(before, command, now)
        if isinstance(decided, Refusal):
            raise Refused(decided.reason)
    found = []
    for command in commands:
        outcome = desk.do(incident_id, command)
        if not isinstance(outcome, Done):
            raise Refused(outcome.reason)
        found.append(outcome)
    return found


def _handle(done: Done) -> str:
    event = done.events[0]
    about = getattr(event.body, "follow_up", event.event_id)
    return done.state.handle_of[about]


def _print_json(workplace: Workplace, state: State, handles: list[str], row: Any) -> None:
    from incident_console.cli.action_data import actions_shape, planned
    from incident_console.cli.listing import incident_shape

    now = workplace.clock.now()
    plan, drill = planned(workplace, state, now)
    say_json(actions_shape(plan, drill, now, incident_shape(row), handles))


def _print(workplace: Workplace, state: State, handles: list[str]) -> None:
    from incident_console.cli.action_data import item_lines, note_lines, planned

    plan, _ = planned(workplace, state, workplace.clock.now())
    for item in plan.items:
        if item.handle in handles:
            for line in item_lines(item):
                say(line)
    for line in note_lines(plan):
        say(line)
