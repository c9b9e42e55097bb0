"""Commands that are imported when they are called, so that help and completion stay quick."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from incident_console.cli.workplace import Workplace

Sections = Mapping[str, Mapping[str, tuple[str, str]]]
"""Headings of the help, and under each the commands: where each is (`module:name`) and what it does."""


class NamedGroup(click.Group):
    """A group that says which command was meant where there is none of a name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("no_args_is_help", False)
        super().__init__(*args, **kwargs)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was meant. Raises UsageError with the nearest name where there is none."""
        known = self.list_commands(ctx)
        if args and args[0] not in known:
            near = get_close_matches(args[0], known, n=1)
            right = f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."
            raise click.UsageError(f"There is no command “{args[0]}”. {right}")
        return super().resolve_command(ctx, args)


class LazyGroup(NamedGroup):
    """A group that knows of its commands by name and imports one when it is called."""

    def __init__(self, *args: Any, sections: Sections | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections: Sections = sections or {}
        self._places = {name: place for part in self.sections.values() for name, (place, _) in part.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every name, in the order of the help."""
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now; None where there is none."""
        place = self._places.get(cmd_name)
        if place is None:
            return None
        module, _, attribute = place.partition(":")
        found = getattr(importlib.import_module(module), attribute)
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under their headings, without importing any."""
        for heading, commands in self.sections.items():
            with formatter.section(heading):
                formatter.write_dl([(name, words) for name, (_, words) in commands.items()])


class Number(click.ParamType[int | float]):
    """A number between bounds; what is none is answered with what would be right."""

    name = "number"

    def __init__(self, least: float, most: float, *, whole: bool = True) -> None:
        self._least, self._most, self._whole = least, most, whole

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | float:
        """The number that was typed. Fails the command where it is none, or out of bounds."""
        kind = int if self._whole else float
        try:
            number = kind(value)
        except (TypeError, ValueError):
            number = None
        if number is None or not self._least <= number <= self._most:
            what = "a whole number" if self._whole else "a number"
            self.fail(f"{value} is not {what} from {self._least:g} to {self._most:,.10g}.", param, ctx)
        return number


class WorkplaceCommand(click.Command):
    """A command that takes the shared options too, so that they may stand before or behind its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(shared_options())


def shared_options() -> list[click.Parameter]:
    """`--file` and `--as`, which tell the workplace and not the command."""
    return [
        click.Option(
            ["--file"],
            metavar="PATH",
            expose_value=False,
            callback=_take_file,
            help="The file that holds the incidents. Also INCIDENT_CONSOLE_FILE.",
        ),
        click.Option(
            ["--as"],
            metavar="NAME",
            expose_value=False,
            callback=_take_name,
            help="Who is writing. Also INCIDENT_CONSOLE_NAME.",
        ),
    ]


def _take_file(context: click.Context, _: click.Parameter, value: str | None) -> None:
    workplace = context.ensure_object(Workplace)
    if value is None:
        return
    if not value.strip() or "\0" in value:
        raise click.UsageError("--file needs the path of a file, as in --file incidents.db.")
    if Path(value).is_dir():
        raise click.UsageError(
            f"--file {value}: that is a folder. Name a file in it, as in {Path(value, 'incidents.db')}."
        )
    workplace.file = value


def _take_name(context: click.Context, _: click.Parameter, value: str | None) -> None:
    workplace = context.ensure_object(Workplace)
    if value is None:
        return
    from incident_console.config.locations import author_name

    if not author_name(value):
        raise click.UsageError("--as needs a name, as in --as 'Dana Reyes'.")
    workplace.name = value
