"""`actions`: the action items, and what each still lacks; adding them, changing them, committing to them."""

from __future__ import annotations

import click

from incident_console.cli.action_editing import EDITING
from incident_console.cli.lazy import NamedGroup, shared_options
from incident_console.cli.output import say, say_json
from incident_console.cli.workplace import Workplace


class _ActionsGroup(NamedGroup):
    """Takes INCIDENT before the name of a command, and may do without either; its options stand anywhere before."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(shared_options())

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Bring what was typed into the order in which a group takes it: options, INCIDENT, command."""
        return super().parse_args(ctx, self._in_order(args))

    def _in_order(self, args: list[str]) -> list[str]:
        options: list[str] = []
        incident: list[str] = []
        rest = list(args)
        while rest:
            word = rest.pop(0)
            if word in self.commands or (incident and not word.startswith("-")):
                return [*options, *(incident or [""]), word, *rest]
            if word.startswith("-") and word != "-":
                options.append(word)
                if word in _WITH_VALUE and not rest:
                    return options  # whose last one is then missed
                options += [rest.pop(0) for _ in range(word in _WITH_VALUE)]
            else:
                incident.append(word)
        return [*options, *incident]


_WITH_VALUE = frozenset({"--file", "--as"})


@click.group("actions", cls=_ActionsGroup, invoke_without_command=True, subcommand_metavar="[COMMAND …]")
@click.argument("incident", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_context
def actions(context: click.Context, incident: str | None, as_json: bool) -> None:
    """List the action items of INCIDENT and what each lacks: a person, a verb, an outcome, a ticket, a date.

    What is missing is said with the line that mends it; the commands below add and change action items.

    \b
    incident-console actions checkout
    incident-console actions checkout add Add a 2 s timeout --owner maria --due 2w
    incident-console actions checkout set A1 --ticket OPS-4821 --done-when 'checkout fails in 2 s'
    incident-console actions checkout commit A1 A3
    """
    if context.invoked_subcommand is not None:
        return
    from incident_console.cli.action_data import action_lines, actions_shape, planned
    from incident_console.cli.listing import incident_shape
    from incident_console.practice.actions import summary

    workplace = context.ensure_object(Workplace)
    with workplace.desk() as desk:
        row = desk.find(incident)
        state = desk.state(row.incident_id)
    now = workplace.clock.now()
    plan, drill = planned(workplace, state, now)
    if as_json:
        say_json(actions_shape(plan, drill, now, incident_shape(row)))
        return
    if not plan.items:
        say(
            f"{row.title} ({row.short_id}): no action item. As in: incident-console log 'todo why did nobody get paged'"
        )
    else:
        say(f"{row.title} ({row.short_id}): {summary(plan)}")
    for line in action_lines(plan, drill, row.short_id, workplace.loaded().settings.tz):
        say(line)


for _command in EDITING:
    actions.add_command(_command)
