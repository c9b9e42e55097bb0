"""`keys`: the keys of the console, as they are for this person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from incident_console.cli.lazy import WorkplaceCommand
from incident_console.cli.output import columns, complain, say, say_json
from incident_console.cli.workplace import Workplace

if TYPE_CHECKING:
    from incident_console.cli.shapes import KeyShape
    from incident_console.keys import KeyCommand


@click.command("keys", cls=WorkplaceCommand)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def keys(workplace: Workplace, as_json: bool) -> None:
    """Print the keys of the console, with the changes that your settings make."""
    from incident_console.config.keymap import judge
    from incident_console.keys import GROUPS, KEYS, NAMES

    keymap = judge(workplace.loaded().settings.keys, KEYS)
    for problem in keymap.problems:
        complain(problem)
    if as_json:
        say_json([key_shape(key, keymap.keys) for key in KEYS])
        return
    for number, group in enumerate(GROUPS):
        say(("\n" if number else "") + group)
        table = []
        for key in (one for one in KEYS if one.group == group):
            pressed = keymap.keys.get(key.id, key.keys).split(",")
            table.append((" or ".join(NAMES.get(one, one) for one in pressed), key.words, key.id, key.help))
        for line in columns(table, indent="  "):
            say(line)


def key_shape(key: KeyCommand, chosen: dict[str, str]) -> KeyShape:
    """An action as `--json` prints it."""
    return {
        "id": key.id,
        "keys": chosen.get(key.id, key.keys).split(","),
        "default": key.keys.split(","),
        "words": key.words,
        "group": key.group,
        "help": key.help,
    }
