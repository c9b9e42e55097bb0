"""`/export` and its switches: read, said under the line, completed."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_console.cli.export import FORMS as CLI_FORMS
from incident_console.cli.export import TIMELINES as CLI_TIMELINES
from incident_console.cli.export import export as command
from incident_console.postmortem.curation import Timeline
from incident_console.postmortem.exporting import Form
from incident_console.scribe.complete import complete
from incident_console.scribe.context import Context
from incident_console.scribe.explain import explain
from incident_console.scribe.outcome import Directive, Problem
from incident_console.scribe.parse import parse
from incident_console.scribe.slash_export import (
    FLAGS,
    FORMS,
    TIMELINES,
    VALUED,
    ExportLine,
    export_offers,
    export_words,
    file_typed,
    read_export,
)
from support import Story

NOW = datetime(2026, 5, 20, 14, 48, tzinfo=UTC)
ANA = Context("Ana Costa", ZoneInfo("Europe/Berlin"), templates=("full", "condensed", "our own"))


def words(line: str) -> tuple[bool, str]:
    said = explain(line, Story().declared().state, NOW, ANA)
    return said.ok, said.words


def tab(line: str) -> list[str]:
    """What the line would be with each of the offers."""
    state = Story().declared().state
    return [line[: found.start] + found.text for found in complete(line, len(line), state, ANA)]


def test_the_switches_are_those_of_the_command_line() -> None:
    assert FORMS == CLI_FORMS == tuple(Form)
    assert TIMELINES == CLI_TIMELINES == tuple(Timeline)
    taken = {name.removeprefix("--") for option in command.params for name in option.opts if name.startswith("--")}
    assert {*VALUED, *FLAGS} == taken - {"output", "file", "as"}


def test_a_file_and_switches_in_any_order() -> None:
    read = read_export(
        "my outage.md --roles --template condensed --timeline=curated --zone Europe/Berlin --redact", ANA
    )
    assert read == ExportLine(
        "my outage.md",
        {"template": "condensed", "timeline": "curated", "zone": "Europe/Berlin"},
        frozenset({"roles", "redact"}),
    )
    assert read_export("", ANA) == ExportLine()
    assert read_export("--roles", ANA) == ExportLine(flags=frozenset({"roles"}))
    assert read_export('"a --roles b.md" --roles', ANA) == ExportLine("a --roles b.md", {}, frozenset({"roles"}))
    assert read_export("out--x.md --template ./ours.j2", ANA) == ExportLine("out--x.md", {"template": "./ours.j2"})
    assert read_export('x.md --template "our own"', ANA) == ExportLine("x.md", {"template": "our own"})
    assert read_export("--template anything", Context("Ana")) == ExportLine("", {"template": "anything"})


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("x.md --rolls", "There is no --rolls. Did you mean --roles?"),
        ("x.md --t", "Did you mean --template or --timeline?"),
        ("x.md --xyzzy", "There are --template, --timeline"),
        ("x.md --template", "--template needs a word behind it: the template"),
        ("x.md --template --roles", "--template needs a word"),
        ("x.md --timeline", "curated or full"),
        ("x.md --timeline starred", "--timeline starred: it is curated or full."),
        ("x.md --format pdf", "--format pdf: it is md, html"),
        ("x.md --template condenced", "There is no template “condenced”. Did you mean condensed?"),
        ("x.md --template xyzzy", "There are full, condensed, our own."),
        ("x.md --roles --roles", "--roles stands there twice"),
        ("--roles x.md", "“x.md” is no switch: put the file in front"),
        ("x.md --roles=yes", "“=yes” is no switch"),
    ],
)
def test_what_is_wrong_is_said_before_enter(typed: str, says: str) -> None:
    ok, said = words(f"/export {typed}")
    assert not ok
    assert says in said
    assert isinstance(parse(f"/export {typed}", NOW, ANA, NOW), Problem)


def test_what_will_be_written_is_said_before_enter() -> None:
    assert words("/export out.md") == (True, "writes the postmortem draft: out.md")
    assert words("/export") == (True, "writes the postmortem draft")
    asked = "/export out.md --timeline curated --template condensed --redact --roles"
    told = "writes the postmortem draft, template condensed, curated timeline, roles for names, secrets masked: out.md"
    assert words(asked) == (True, told)
    many = words("/export out --format csv --zone UTC --force")[1]
    assert many == "writes the postmortem draft, as csv, UTC alone, replaces what is there: out"
    assert words("/export out.md --diff") == (True, "shows what would change, writes nothing: out.md")
    assert words("/export out.md --zone Europe/Berlin")[1].endswith(", Europe/Berlin beside UTC: out.md")


def test_tab_completes_switches_and_their_words() -> None:
    assert tab("/export out.md --te") == ["/export out.md --template"]
    assert tab("/export out.md ") == [f"/export out.md --{name}" for name in (*VALUED, *FLAGS)]
    assert tab("/export ")[0] == "/export --template"
    assert tab("/export out.md --template ") == [
        "/export out.md --template full",
        "/export out.md --template condensed",
        '/export out.md --template "our own"',
    ]
    assert tab("/export out.md --template con")[0] == "/export out.md --template condensed"
    assert tab("/export out.md --timeline c") == ["/export out.md --timeline curated"]
    assert tab("/export out.md --format ")[:2] == ["/export out.md --format md", "/export out.md --format html"]
    assert tab("/export out.md --zone ") == ["/export out.md --zone Europe/Berlin", "/export out.md --zone UTC"]
    assert "/export out.md --roles --roles" not in tab("/export out.md --roles ")
    assert tab("/export out.md --roles -") == tab("/export out.md --roles --")
    assert tab("/export out") == []
    assert tab("14:31 /export x --timeline=f") == ["14:31 /export x --timeline=full"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40))
def test_any_name_of_a_file_can_be_typed(name: str) -> None:
    assert read_export(f"{file_typed(name)} --roles", ANA) == ExportLine(name, {}, frozenset({"roles"}))


@given(st.text(alphabet=st.sampled_from(' "\\-=axt'), max_size=12), st.text(max_size=12))
def test_whatever_is_typed_is_read_or_refused_in_one_line(one: str, other: str) -> None:
    for text in (one, other, f"{one} --template {other}", f'"{one}" --zone={other}'):
        read = read_export(text, ANA)
        assert isinstance(read, (ExportLine, Problem))
        if isinstance(read, Problem):
            assert len(read.reason.splitlines()) == 1
        else:
            assert isinstance(export_words(read), str)
        at, _ = export_offers(text, ANA)
        assert 0 <= at <= len(text)
    assert isinstance(parse("/export x.md --roles", NOW, ANA, NOW), Directive)
