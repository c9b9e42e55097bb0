"""The mark in an exported file: a fingerprint of every line that the program wrote, section by section.

It stands at the end of the file as comments, which no renderer shows. What has no fingerprint was written by people.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Fingerprints = tuple[str, ...]
"""Those of the lines of one section, its heading first."""

_WIDTH = 8
"""Characters of a fingerprint: 48 bits. In a file of 10,000 lines, one of people's in 28 thousand million collides."""

_PER_COMMENT = 100
_ABOUT = "These comments let a new export keep what people wrote here. Leave them where they are."
_HEAD = re.compile(rf"<!-- incident-console draft 1 (?P<incident>\S{{{_WIDTH}}}) (?P<sum>\S{{{_WIDTH}}})\. .* -->")
_LINE = re.compile(rf"<!-- incident-console (?P<sort>section|more) (?P<prints>(?:[A-Za-z0-9+/]{{{_WIDTH}}})+) -->")
_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Row:
    """A line that has something in it, and how many empty ones stand before it."""

    text: str
    gap: int


@dataclass(frozen=True, slots=True)
class Mark:
    """What the program wrote into a file: for which incident, and every line by its fingerprint."""

    incident: str
    sections: tuple[Fingerprints, ...]


class NotOurs(Exception):
    """The text is not known as this program's draft of this incident; the message says why, without a subject."""


def rows_of(text: str) -> list[Row]:
    """The lines of a text that have something in them, whatever ends them."""
    rows, gap = [], 0
    for line in _END.split(text):
        if line.strip(" \t"):
            rows.append(Row(line, gap))
            gap = 0
        else:
            gap += 1
    return rows


def text_of(rows: Iterable[Row]) -> str:
    """The text that has these lines: LF line ends, one at the end."""
    return "".join("\n" * row.gap + row.text + "\n" for row in rows).lstrip("\n")


def fingerprint(line: str) -> str:
    """What a line is recognised by; blanks at its end do not count, editors take them away."""
    return base64.b64encode(hashlib.blake2b(line.rstrip().encode(), digest_size=6).digest()).decode()


def prints_of(rows: Iterable[Row]) -> Fingerprints:
    """The fingerprints of these lines."""
    return tuple(fingerprint(row.text) for row in rows)


def sections_of(rows: Iterable[Row]) -> list[list[Row]]:
    """The lines by section: first what stands above any second-level heading, then each with its heading."""
    sections: list[list[Row]] = [[]]
    for row in rows:
        if row.text.startswith("## "):
            sections.append([])
        sections[-1].append(row)
    return sections


def mark_rows(incident_id: str, sections: Sequence[Fingerprints]) -> list[Row]:
    """The mark as the lines that stand at the end of the file."""
    incident = fingerprint(incident_id)
    head = f"<!-- incident-console draft 1 {incident} {_sum(incident, sections)}. {_ABOUT} -->"
    lines = [head]
    for prints in sections:
        for start in range(0, len(prints), _PER_COMMENT):
            sort = "more" if start else "section"
            lines.append(f"<!-- incident-console {sort} {''.join(prints[start : start + _PER_COMMENT])} -->")
    return [Row(line, 0 if place else 1) for place, line in enumerate(lines)]


def take_mark(rows: Iterable[Row]) -> tuple[list[Row], Mark]:
    """The lines without the mark, and the mark. Raises NotOurs where there is none or it was changed."""
    rest: list[Row] = []
    heads: list[re.Match[str]] = []
    sections: list[list[str]] = []
    for row in rows:
        text = row.text.strip()
        if head := _HEAD.fullmatch(text):
            heads.append(head)
        elif line := _LINE.fullmatch(text):
            if line["sort"] == "section" or not sections:
                sections.append([])
            prints = line["prints"]
            sections[-1] += (prints[at : at + _WIDTH] for at in range(0, len(prints), _WIDTH))
        else:
            rest.append(row)
    if not heads and not sections:
        raise NotOurs("exists already and is not a draft that this program wrote")
    mark = Mark(heads[0]["incident"] if heads else "", tuple(map(tuple, sections)))
    if len(heads) != 1 or heads[0]["sum"] != _sum(mark.incident, mark.sections):
        raise NotOurs("has lost part of the comments that tell the program's lines from people's")
    return rest, mark


def _sum(incident: str, sections: Sequence[Fingerprints]) -> str:
    return fingerprint("\n".join([incident, *("".join(prints) for prints in sections)]))
