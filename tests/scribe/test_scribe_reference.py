"""The grammar as data: complete, true, and what the documentation is made of."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from incident_console.incident.commands import Command
from incident_console.scribe.context import Context
from incident_console.scribe.parse import Directive, Problem, parse
from incident_console.scribe.reference import GRAMMAR, SLASH, GrammarRow, SlashCommand, grammar_markdown, slash_named

NOW = datetime(2026, 11, 21, 14, 48, tzinfo=UTC)


@pytest.mark.parametrize("row", GRAMMAR, ids=lambda row: row.example)
def test_every_example_of_the_grammar_can_be_typed(row: GrammarRow) -> None:
    assert isinstance(parse(row.example, NOW, Context("Ana"), NOW), Command)


@pytest.mark.parametrize("command", SLASH, ids=lambda command: command.name)
def test_every_slash_command_is_read_under_each_of_its_names(command: SlashCommand) -> None:
    expected = Command if command.records else Directive
    for name in (command.name, *command.aliases):
        line = f"/{name}{command.example.removeprefix(f'/{command.name}')}"
        assert isinstance(parse(line, NOW, Context("Ana"), NOW), expected)
        assert slash_named(name.upper()) is command
    assert command.form.startswith(f"/{command.name}")


def test_names_are_used_once() -> None:
    names = [name for command in SLASH for name in (command.name, *command.aliases)]
    assert len(names) == len(set(names))


def test_the_tables_name_every_form_and_every_command() -> None:
    text = grammar_markdown()
    for row in GRAMMAR:
        assert f"`{row.example}`".replace("|", "\\|") in text
        assert row.means in text
    for command in SLASH:
        assert f"`{command.form}`".replace("|", "\\|") in text
    lines = [line for line in text.splitlines() if line]
    assert len(lines) == len(GRAMMAR) + len(SLASH) + 4
    assert all(line.startswith(("| ", "|---")) for line in lines)


def test_a_command_that_does_not_exist_has_no_name() -> None:
    assert slash_named("xyzzy") is None
    assert isinstance(parse("/xyzzy", NOW, Context("Ana"), NOW), Problem)
