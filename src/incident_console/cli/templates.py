"""`templates`: the templates for the postmortem draft, to be read, copied and changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from incident_console.cli.ending import Refused
from incident_console.cli.lazy import NamedGroup, WorkplaceCommand
from incident_console.cli.output import columns, say
from incident_console.cli.workplace import Workplace

if TYPE_CHECKING:
    from incident_console.postmortem.templates import Template


@click.group("templates", cls=NamedGroup)
def templates() -> None:
    """List, print and copy the templates for the postmortem draft.

    Copy one and change it: it says at its top what it may use. `export --template` takes a name or a file; the
    setting `templates` names a folder of your team's own, whose `full` is then the one without --template.
    """


@templates.command("list", cls=WorkplaceCommand)
@click.pass_obj
def list_(workplace: Workplace) -> None:
    """List the templates there are."""
    from incident_console.postmortem.templates import ABOUT, WrongTemplate
    from incident_console.postmortem.templates import templates as known

    try:
        found = known(workplace.loaded().templates)
    except WrongTemplate as problem:
        raise Refused(str(problem)) from problem
    rows = [(each.name, ABOUT[each.name] if each.own else f"your team's own: {each.path}") for each in found]
    for line in columns(rows):
        say(line)


@templates.command("show", cls=WorkplaceCommand)
@click.argument("name")
@click.pass_obj
def show(workplace: Workplace, name: str) -> None:
    """Print the template of NAME."""
    say(chosen(workplace, name).text.rstrip("\n"))


@templates.command("copy", cls=WorkplaceCommand)
@click.argument("name")
@click.argument("folder")
@click.pass_obj
def copy(workplace: Workplace, name: str, folder: str) -> None:
    """Copy the template of NAME into FOLDER, to be changed there. A file of that name is not replaced."""
    from incident_console.postmortem.templates import SUFFIX
    from incident_console.postmortem.write import FileExists, write_draft

    template = chosen(workplace, name)
    if "\0" in folder or not Path(folder or "-").is_dir():
        shown = folder.replace("\0", "?")
        raise Refused(f"There is no folder “{shown}”: make it first, or name one that exists, as in . for this one.")
    target = Path(folder, f"{template.name}{SUFFIX}")
    try:
        write_draft(target, template.text)
    except FileExists:
        raise Refused(f"{target} exists already: name another folder, or rename that file first.") from None
    say(f"Copied {template.name} to {target}")
    say(f"Use it with: incident-console export --template {target}")


def chosen(workplace: Workplace, name: str) -> Template:
    """The template of a name or in a file. Raises Refused."""
    from incident_console.postmortem.templates import WrongTemplate, template

    try:
        return template(name, workplace.loaded().templates)
    except WrongTemplate as problem:
        raise Refused(str(problem)) from problem
