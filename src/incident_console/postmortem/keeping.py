"""Keeping what people wrote: an export over an exported file changes the program's own lines and no others.

Nothing is guessed from how a file looks: the program leaves a mark in what it writes (see `keeping_mark`), and a file
without one is not its own.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from incident_console.postmortem.keeping_mark import (
    NotOurs,
    Row,
    fingerprint,
    mark_rows,
    prints_of,
    rows_of,
    sections_of,
    take_mark,
    text_of,
)
from incident_console.postmortem.keeping_merge import merge, same_but_for_the_time
from incident_console.postmortem.write import FileExists, write_draft

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file becomes. `kept` are the lines that people wrote, `offered` the sections that they had taken out."""

    before: str
    text: str
    kept: int = 0
    offered: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.text != self.before

    def diff(self, name: str) -> list[str]:
        """The change as a unified diff, without the mark; empty where there is none."""
        old, new = (_without_mark(text) for text in (self.before, self.text))
        return list(difflib.unified_diff(old, new, name, f"{name} (exported again)", lineterm=""))


def signed(text: str, incident_id: str) -> str:
    """A draft in Markdown with the mark behind it, as it is written to a new file."""
    rows = rows_of(text)
    return text_of([*rows, *mark_rows(incident_id, [prints_of(section) for section in sections_of(rows)])])


def merged(existing: str, text: str, incident_id: str) -> Kept:
    """A new draft merged into the text of an exported file, whose line ends it gets.

    Every line that the program did not write is in the result. A draft that says nothing new changes nothing. Raises
    NotOurs where the file is not the program's draft of this incident.
    """
    mine, mark = take_mark(rows_of(existing.removeprefix(_BOM)))
    if mark.incident != fingerprint(incident_id):
        raise NotOurs("is the draft of another incident")
    new = sections_of(rows_of(text))
    if same_but_for_the_time(mark.sections, new, mine):
        return Kept(existing, existing, kept=_people(mine, mark.sections))
    result = merge(mine, mark.sections, new)
    joined = text_of([*result.rows, *mark_rows(incident_id, [prints_of(section) for section in new])])
    if existing.count("\r\n") * 2 > existing.count("\n"):
        joined = joined.replace("\n", "\r\n")
    return Kept(existing, _BOM * existing.startswith(_BOM) + joined, result.kept, result.offered)


def over_file(path: Path, text: str, incident_id: str) -> Kept:
    """What an export to `path` makes of the file that is there, or of none. Raises FileExists where it is not ours."""
    if not path.is_file():
        return Kept("", signed(text, incident_id))
    try:
        return merged(path.read_bytes().decode(), text, incident_id)
    except UnicodeDecodeError:
        reason = "is not UTF-8 text, so what people wrote in it cannot be told"
    except NotOurs as problem:
        reason = str(problem)
    raise FileExists(f"{path} {reason}: name another file, or replace it, hand edits and all, with --force.")


def write_kept(path: Path, text: str, incident_id: str, *, force: bool = False) -> Kept:
    """Write a draft in Markdown to `path`, into what people made of the last one there.

    With `force` the file is replaced, whatever it holds. Raises FileExists where it is not ours, and NotWritten.
    """
    if force:
        kept = Kept("", signed(text, incident_id))
        write_draft(path, kept.text, force=True)
        return kept
    there = path.is_file()
    kept = over_file(path, text, incident_id)
    if kept.changed:
        write_draft(path, kept.text, force=there)
    return kept


def _people(mine: list[Row], base: tuple[tuple[str, ...], ...]) -> int:
    known = {each for prints in base for each in prints}
    return sum(fingerprint(row.text) not in known for row in mine)


def _without_mark(text: str) -> list[str]:
    try:
        return text_of(take_mark(rows_of(text))[0]).split("\n")
    except NotOurs:
        return text.split("\n")
