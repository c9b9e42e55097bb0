"""From what a search found to the rows that show it. Pure: a function of the hits, the words and the width."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from rich.cells import cell_len, set_cell_size

from incident_console.console.rows import Line, Piece, Row
from incident_console.console.text import fit
from incident_console.desk import Hit

ROOMY = 96
"""Cells from which a hit is one line; under it, when and where stand over the text."""

LIMIT = 50
"""Hits that are asked for: who has not found it among the best fifty needs another word, not more rows."""

_LABEL, _TITLE = 9, 30
_INDENT = 2


def hit_row(hit: Hit, typed: str, width: int) -> Row:
    """One hit in a list of `width` cells."""
    head = (Piece(f"{_when(hit)} ", "muted"), Piece(_cell(hit.label, _LABEL) + " ", "hypothesis"))
    if width >= ROOMY:
        tail = Piece(_cell(hit.title, _TITLE), "muted")
        room = width - sum(cell_len(piece.text) for piece in head) - _TITLE - 2
        lines: tuple[Line, ...] = (Line(head, Piece(excerpt(hit.text, typed, room)), (tail,)),)
    else:
        text = Piece(excerpt(hit.text, typed, 2 * (width - _INDENT) - 8))
        where = Line(head, Piece(hit.title, "muted"))
        lines = (where, Line((Piece(" " * _INDENT),), text, wrap=True))
    copied = f"{_when(hit).strip()} UTC {hit.label} {hit.text} ({hit.author}; {hit.title})"
    return Row(f"{hit.incident_id}/{hit.event_id}", lines, copied=copied, event_id=hit.event_id)


def excerpt(text: str, typed: str, room: int) -> str:
    """As much of a text as fits in `room` cells, on one line, with the first of the typed words in it."""
    text = fit(text, max(cell_len(text), 1))
    if cell_len(text) <= room:
        return text
    lowered = text.lower()
    places = [at for word in typed.lower().split() if (at := lowered.find(word)) >= 0]
    at = min(places, default=0)
    return fit(f"…{text[_beginning(text, at, room) :]}" if at > room // 2 else text, room)


def _beginning(text: str, at: int, room: int) -> int:
    """Where an excerpt of `room` cells begins that has what stands at `at`: at a word, and as far in front as fits."""
    start = at - room // 4
    while start > 0 and cell_len(text[start - 1 :]) < room:
        start -= 1
    space = text.find(" ", start, at)
    return start if start == 0 or text[start - 1] == " " or space < 0 else space + 1


def found_words(hits: Sequence[Hit], typed: str) -> str:
    """How many were found, as the border says it."""
    if not typed.strip():
        return ""
    if not hits:
        return "nothing found"
    if len(hits) >= LIMIT:
        return f"the {LIMIT} best; more words find fewer"
    return f"{len(hits)} found"


def _when(hit: Hit) -> str:
    if hit.at is None:
        return f"{'time not known':<17}"
    return f"{hit.at.astimezone(UTC):%Y-%m-%d %H:%M}{'~' if hit.approximate else ' '}"


def _cell(text: str, width: int) -> str:
    return set_cell_size(fit(text, width), width)
