"""Output is plain text: nothing in it drives a terminal, columns line up, and help tells the truth."""

from __future__ import annotations

import re

import pytest

from incident_console.cli.app import SECTIONS, app
from incident_console.cli.output import cells, columns, in_minutes, pad

HOSTILE = [
    "saw [/error] in logs", "[red]x[/red]", "[/", "[b + x", "C:\\", "[[x]]", "\\[x]", "[@click=app.quit]x[/]",
    '{"a":[true,false]}', "\x1b]52;c;ZXZpbA==\x07x", "x\x1b[2J", "\x9b31mx", "\x1b]0;title\x07x", "a\rb", "x\x00",
    "\u202edef", "数据库", "👨‍👩‍👧", "🇩🇪", "e\u0301", "x" * 10_000, "\n".join("line" for _ in range(500)), "%s %d {0}",
    "$(reboot)", "`id`", "'; DROP TABLE events; --", "--help", "-", "\ud800",
]  # fmt: skip
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_nothing_that_people_wrote_reaches_the_terminal_raw(ic) -> None:
    ic.do("declare", "--", *["\x1b[2J[red]数据库[/red]\u202e"])
    for text in HOSTILE:
        ic("log", "--", text)
        ic("log", "--", f"? {text}")
        ic("log", "--", f'! {text} @"{text[:50]}" 5m')
        ic("--as", text[:100], "log", "--", "from elsewhere")
    for arguments in (
        ["status"], ["timeline"], ["list"], ["search", "x"], ["export"], ["check"], ["next", "--all"],
        ["update", "--for", "technical"], ["handoff", "--brief", "--to", "\x1b[2J"], ["watch", "--for", "0"],
    ):  # fmt: skip
        said = ic(*arguments)
        assert said.status == 0
        assert not OBEYED.search(said.out), arguments
    for arguments in (["status"], ["timeline"], ["search", "x"], ["list"], ["next"], ["handoff", "--brief"]):
        assert not OBEYED.search(ic.do(*arguments, "--json").out), arguments


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_makes_a_refusal_more_than_a_line(declared, text: str) -> None:
    for arguments in (["status", text], ["log", "--incident", text, "x"], ["declare", "x", "--sev", text], [text]):
        said = declared(*arguments)
        if said.status:
            assert said.status == 2
            assert len(said.err.splitlines()) == 1
            assert not OBEYED.search(said.err)


def test_columns_line_up_whatever_the_script() -> None:
    lines = columns([("数据库", "a", "x"), ("ab", "ccc", "y"), ("e\u0301", "", "z")])
    assert {cells(line[: line.index(letter)]) for line, letter in zip(lines, "xyz", strict=True)} == {6 + 2 + 3 + 2}
    assert columns([("a", "", "x"), ("b", "", "y")]) == ["a  x", "b  y"]
    assert columns([]) == []
    assert columns([("1", "x"), ("10", "y")], right=frozenset({0})) == [" 1  x", "10  y"]
    assert columns([("a", "one\ntwo")]) == ["a  one", "   two"]
    assert pad("数", 4) == "数  "


@pytest.mark.parametrize(
    "arguments",
    [["status"], ["list"], ["timeline"], ["search", "gateway"], ["next", "--all"], ["handoff", "--brief"],
     ["watch", "--for", "0"], ["demo", "--print"], ["keys"]],
)  # fmt: skip
def test_lines_fit_a_terminal_of_80_cells(declared, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    for place in ("output", "listing", "search"):
        monkeypatch.setattr(f"incident_console.cli.{place}.screen_width", lambda: 80)
    long = "the third-party payment gateway answers after more than thirty seconds, or does not answer at all"
    typed = f"? {long} @Maria\n? pool\nh1+ h2- {long}\n! {long} @Sam 5m\nneed {long} @DBA\n=? {long} | {long} @Maria\n"
    assert declared.do("log", "-", typed=f"{typed}/told leadership @Kim {long}\n").err == ""
    declared.clock.forward(minutes=20)
    for line in declared.do(*arguments).lines:
        assert cells(line) <= 80, line


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (45, "45 s"),
        (60, "1 min"),
        (61, "61 s"),
        (120, "2 min"),
        (179, "2 min"),
        (3600, "1 h"),
        (7500, "2 h 5 min"),
    ],
)
def test_lengths_of_time_are_said_as_people_say_them(seconds: int, words: str) -> None:
    assert in_minutes(seconds) == in_minutes(-seconds) == words


def test_help_of_every_command_says_what_the_overview_says(ic) -> None:
    overview = ic.do("--help").out
    for section in SECTIONS.values():
        for name, (_, words) in section.items():
            assert re.search(rf"^  {name} +{re.escape(words[:40])}", overview, re.MULTILINE), name
            assert "Usage: incident-console " + name in ic.do(name, "--help").out


def test_the_shared_options_may_stand_before_or_behind_a_command(declared) -> None:
    other = str(declared.folder / "other.db")
    declared.do("declare", "elsewhere", "--file", other)
    assert "elsewhere" in declared.do("--file", other, "list").out
    assert "elsewhere" in declared.do("list", "--file", other).out
    assert "elsewhere" not in declared.do("list").out
    declared.do("log", "signed", "--as", "Jo Park")
    assert "Jo Park" in declared.do("timeline").out


def test_every_command_has_help_of_its_own() -> None:
    import click

    context = click.Context(app)
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert command.help


def test_text_that_looks_like_an_option_can_be_recorded(declared) -> None:
    declared.do("log", "--", "--force", "was not enough")
    declared.do("log", "the --force flag helped")
    declared.do("log", "-x is what we passed")
    texts = [entry["text"] for entry in declared.do("timeline", "--json").json["entries"]]
    assert texts[-3:] == ["--force was not enough", "the --force flag helped", "-x is what we passed"]
