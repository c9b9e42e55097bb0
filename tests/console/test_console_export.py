"""`/export` in the console writes what the command line writes, with the same switches."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from incident_console.console.screens.preview import PreviewScreen
from support.command_line import CommandLine

TEAM = "# {{ title }}\n\nOurs.\n\n{{ section('impact') }}\n\n{{ section('timeline') }}\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.fixture
def command(tmp_path: Path, file: Path, clock) -> CommandLine:
    """The command line on the same file, at the same time, with a team's settings."""
    environ = {
        "INCIDENT_CONSOLE_FILE": str(file),
        "INCIDENT_CONSOLE_CONFIG": str(tmp_path / "settings.toml"),
        "INCIDENT_CONSOLE_NAME": "Ana Costa",
    }
    write(tmp_path / "settings.toml", 'templates = "team"\nzone = "Europe/Berlin"\n')
    write(tmp_path / "team" / "team.j2", TEAM)
    return CommandLine(tmp_path, clock, environ)


@pytest.fixture
def theirs(declared, command):
    """A session with those settings."""
    from incident_console.config.loading import load

    loaded = load(environ=command.environ)
    return replace(declared, zone=loaded.settings.tz, exports=loaded.house, templates=lambda: ("full", "team"))


SWITCHES = [
    "",
    "--roles",
    "--redact",
    "--template team",
    "--template condensed",
    "--timeline curated",
    "--template condensed --timeline full",
    "--zone UTC",
    "--zone Asia/Tokyo --roles --redact --timeline curated",
    "--format html",
    "--format csv --timeline curated",
    "--format json",
    "--format activity",
    "--format status",
]


async def test_it_writes_what_the_command_line_writes(seat, theirs, command, tmp_path: Path):
    async with seat(session=replace(theirs, templates=tuple)) as s:
        await s.type("Dana Reyes found password=hunter2000 in the runbook")
        await s.type("star")
        await s.type("gateway answers 502")
        for number, switches in enumerate(SWITCHES):
            mine, other = tmp_path / f"{number}.md", tmp_path / f"{number}-cli.md"
            await s.type(f"/export {mine} {switches}")
            assert s.screen.line.input.value == "", switches
            command.do("export", "-o", str(other), *switches.split())
            assert read(mine) == read(other), switches
    assert len({read(tmp_path / f"{number}.md") for number in range(len(SWITCHES))}) == len(SWITCHES)


async def test_the_zone_and_the_templates_are_the_teams(seat, theirs, tmp_path: Path):
    async with seat(session=theirs) as s:
        await s.type(f"/export {tmp_path / 'one.md'}")
        assert "14:31 UTC (16:31 CEST)" in read(tmp_path / "one.md")
        await s.type(f"/export {tmp_path / 'two.md'} --template team")
        assert "\nOurs.\n" in read(tmp_path / "two.md")


async def test_what_was_masked_and_left_out_is_said(seat, tmp_path: Path):
    async with seat() as s:
        await s.type("password=hunter2000")
        await s.type("star")
        await s.type(f"/export {tmp_path / 'x.csv'} --redact --timeline curated")
        said = s.text(s.screen.line)
        assert "1 masked" in said
        assert "3 of 4 entries left out" in said
        await s.type("unstar")
        await s.type(f"/export {tmp_path / 'y.csv'} --timeline curated")
        assert "nothing is starred" in s.text(s.screen.line)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("/export {}/x.md --template condenced", "Did you mean condensed"),
        ("/export {}/x.html --template full", "templates are for Markdown"),
        ("/export {}/x.md --zone Middle/Earth", "no such time zone"),
        ("/export {}/x.csv --diff", "--diff needs the draft in Markdown"),
        ("/export {}/none/x.md", "There is no folder"),
        ("/export {}/" + "x" * 300 + ".md", "name too long"),
        ("/export ~nobody-of-that-name/x.md", "There is no folder"),
        ("/export {}/x.md --format status --timeline full", "the status summary has no timeline"),
    ],
)
async def test_what_cannot_be_written_stays_in_the_line_with_the_reason(seat, tmp_path: Path, line: str, says: str):
    async with seat() as s:
        await s.type(line.format(tmp_path))
        assert s.screen.line.input.value == line.format(tmp_path)
        await s.pilot.resize_terminal(500, 48)
        await s.settle()
        assert says in s.text(s.screen.line)
    assert not [name for name in os.listdir(tmp_path) if name.startswith("x")]


async def test_a_wrong_template_is_named_in_one_line(seat, theirs, tmp_path: Path):
    write(tmp_path / "team" / "team.j2", "{{ titel }}")
    async with seat(session=replace(theirs, exports=lambda: replace(theirs.house(), zone=None))) as s:
        await s.type(f"/export {tmp_path / 'x.md'} --template team")
        assert s.screen.line.input.value
        assert "team.j2, line 1: nothing is called “titel”" in s.text(s.screen.line)


async def test_a_file_of_somebody_elses_is_replaced_with_force_alone(seat, tmp_path: Path):
    target = write(tmp_path / "x.md", "edited by hand")
    async with seat() as s:
        await s.type(f"/export {target}")
        assert " x.md exists already" in s.text(s.screen.line)
        assert "--force" in s.text(s.screen.line)
        assert read(target) == "edited by hand"
        s.screen.line.input.put("")
        await s.type(f"/export {target} --force")
        assert read(target).startswith("# Checkout")


async def test_the_preview_shows_what_would_change_and_writes_nothing(seat, tmp_path: Path):
    async with seat() as s:
        target = tmp_path / "x.md"
        await s.type(f"/export {target}")
        before = read(target)
        await s.type("pool at 97 % [red]")
        await s.type(f"/export {target} --diff")
        assert isinstance(s.app.screen, PreviewScreen)
        await s.press("G")
        assert "pool at 97 % " in s.text()
        assert "+|" in s.text()
        await s.press("escape")
        assert s.app.screen is s.screen
        assert read(target) == before


async def test_the_key_fills_the_line_and_tab_goes_on_from_there(seat, declared, tmp_path: Path):
    folder = tmp_path / "on call --now"
    write(folder / "x", "")
    async with seat(session=replace(declared, copies=folder)) as s:
        await s.press("1", "e")
        assert s.screen.line.input.value == f'/export "{folder}/postmortem-checkout-card-payments-time-out.md" '
        assert "--template" in s.text(s.screen.line)
        await s.press("tab")
        assert s.screen.line.input.value.endswith('.md" --template ')
        s.screen.line.input.put(s.screen.line.input.value.replace("--template ", "--roles"))
        await s.press("enter")
        assert "incident commander" in read(folder / "postmortem-checkout-card-payments-time-out.md")
