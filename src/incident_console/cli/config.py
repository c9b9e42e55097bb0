"""`config`: the settings in force and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from incident_console.cli.lazy import NamedGroup, WorkplaceCommand
from incident_console.cli.output import columns, say, say_json
from incident_console.cli.workplace import Workplace

if TYPE_CHECKING:
    from incident_console.config.loading import Loaded


@click.group("config", cls=NamedGroup)
def config() -> None:
    """Show the settings and where they come from."""


@config.command("path", cls=WorkplaceCommand)
@click.pass_obj
def path_(workplace: Workplace) -> None:
    """Print where the settings file is looked for."""
    say(str(workplace.judged().path))


@config.command("show", cls=WorkplaceCommand)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def show(workplace: Workplace, as_json: bool) -> None:
    """Print every value in force and where it comes from, and what is wrong in the settings file."""
    from incident_console.config.loading import values
    from incident_console.config.shape import written

    loaded = workplace.judged()
    problems = [*loaded.problems, *_key_problems(loaded)]
    found = values(loaded.settings)
    if as_json:
        shown = {name: {"value": value, "origin": loaded.origins[name].value} for name, value in found.items()}
        say_json({"path": str(loaded.path), "problems": problems, "values": shown})
        return
    say(f"Settings file: {loaded.path}" + ("" if loaded.path.exists() else " (there is none yet)"))
    for problem in problems:
        say(f"Wrong: {problem}")
    say()
    table = [(name, loaded.origins[name].value, written(value, 1000)) for name, value in found.items()]
    for line in columns(table, widest=60):
        say(line)


def _key_problems(loaded: Loaded) -> tuple[str, ...]:
    from incident_console.config.keymap import judge
    from incident_console.keys import KEYS

    return judge(loaded.settings.keys, KEYS).problems
