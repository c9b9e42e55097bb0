"""`lint`: blame, hindsight and wishes in a text or in an incident's log, each with a better question."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from incident_console.cli.ending import Refused
from incident_console.cli.lazy import WorkplaceCommand
from incident_console.cli.output import blocks, say, say_json
from incident_console.cli.workplace import Workplace

if TYPE_CHECKING:
    from incident_console.practice.language import Finding

_LIKE_FILES = frozenset((".md", ".markdown", ".txt", ".rst", ".adoc", ".html"))


class FindingShape(TypedDict):
    """One element of `lint --json`. `kind` is blame, hindsight or wish; of an incident `line` counts its entries."""

    line: int
    sentence: str
    kind: str
    words: str
    question: str


@click.command("lint", cls=WorkplaceCommand)
@click.argument("what", metavar="[FILE|INCIDENT]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def lint(workplace: Workplace, what: str | None, as_json: bool) -> None:
    """Suggest better questions where a text blames, judges in hindsight or wishes.

    A path that exists is read as a file, Markdown or plain; - is standard input. Anything else names an incident, whose
    entries are read, and the line is the entry's place in the timeline. These are suggestions: the exit status is 0.
    """
    found, where = _in_file(what) if what and _is_file(what) else _in_incident(workplace, what)
    if as_json:
        say_json([finding_shape(finding) for finding in found])
        return
    if not found:
        say(f"Nothing to suggest for {where}.")
        return
    say(f"{len(found)} {'suggestion' if len(found) == 1 else 'suggestions'} for {where}")
    for line in finding_lines(found):
        say(line)


def _is_file(what: str) -> bool:
    """Whether a file is meant. Raises Refused where that is clear and there is none."""
    if what == "-":
        return True
    path = Path(what)
    if "\0" in what or path.is_dir():
        raise Refused(f"{what}: that is no file. Name a text file, or an incident.".replace("\0", "?"))
    if path.exists():
        return True
    if len(path.parts) > 1 or path.suffix.lower() in _LIKE_FILES:
        raise Refused(f"There is no file {what}. Name a text file that exists, - for standard input, or an incident.")
    return False


def _in_file(what: str) -> tuple[tuple[Finding, ...], str]:
    from incident_console.practice.language import lint as lint_text

    raw = sys.stdin.buffer.read() if what == "-" else Path(what).read_bytes()
    text = raw.decode("utf-8-sig", errors="replace")
    return lint_text(text), "standard input" if what == "-" else what


def _in_incident(workplace: Workplace, named: str | None) -> tuple[tuple[Finding, ...], str]:
    from incident_console.incident.evolve.corrections import word_fields
    from incident_console.incident.words import entries
    from incident_console.practice.language import lint as lint_text

    with workplace.desk() as desk:
        row = desk.find(named)
        state = desk.state(row.incident_id)
    found = tuple(
        replace(finding, line=place)
        for place, entry in enumerate(entries(state), start=1)
        for body in (state.effective[entry.event_id].body,)
        for field in word_fields(type(body))
        for finding in lint_text(getattr(body, field) or "")
    )
    return found, f"{row.title} ({row.short_id}), by entry"


def finding_lines(found: Iterable[Finding]) -> list[str]:
    """The findings for people: the line, the kind, the sentence, and under it what to ask instead."""
    rows: list[tuple[str, str, str]] = []
    for finding in found:
        rows += [
            (str(finding.line), finding.kind.value, finding.sentence),
            ("", "", f"“{finding.words}”: {finding.question}"),
        ]
    table = blocks(rows, indent="  ", right=frozenset({0}))
    return [line for place, block in enumerate(table) for line in ([""] if place % 2 == 0 else []) + block]


def finding_shape(finding: Finding) -> FindingShape:
    """A finding as `--json` prints it."""
    return {
        "line": finding.line,
        "sentence": finding.sentence,
        "kind": finding.kind.value,
        "words": finding.words,
        "question": finding.question,
    }
