"""Rows: what a pane shows, as frozen data that is drawn only when it differs from what stands there.

A row has lines; a line has a head on the left, a body that takes what is left, and a tail flush right. Every piece
carries a tone, which a theme turns into a colour; the words say the same without it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from incident_console.console.steady import steady

Tone = Literal[
    "", "muted", "strong", "accent", "good", "soon", "bad", "alert", "role", "update", "hypothesis", "task", "decision",
]  # fmt: skip

TONES: frozenset[str] = frozenset(
    {
        "muted", "strong", "accent", "good", "soon", "bad", "alert", "role", "update", "hypothesis", "task",
        "decision", "rail",
    }
)  # fmt: skip
"""The tones that the style sheet knows, as classes `tone-…`."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text in one tone; a badge is drawn the other way round. The text takes the same cells everywhere."""

    text: str
    tone: Tone = ""
    bold: bool = False
    badge: bool = False

    def __post_init__(self) -> None:
        """See `steady`: what is measured here is what the terminal will draw."""
        if not self.text.isascii():
            object.__setattr__(self, "text", steady(self.text))


class Meter(NamedTuple):
    """A bar that takes the room of a body: `share` of it, from 0 to 1, in the tone, the rest as a faint rail."""

    share: float
    tone: Tone = ""


class Line(NamedTuple):
    """One line of a row. A body that wraps goes on below, indented to where it began; `even` keeps it to the left of
    the tail there too.

    The tail stands on the first line, or on the last one (`tail_last`), on a line of its own where it does not fit.
    Where a body does not fit on its line, the tail gives way first, piece by piece from its front, if it is `loose`;
    then `short` stands for the body; then a body that may be spared (`spare`) is left out, and another one is cut,
    with an ellipsis.
    """

    head: tuple[Piece, ...] = ()
    body: Piece | Meter | None = None
    tail: tuple[Piece, ...] = ()
    wrap: bool = False
    spare: bool = False
    tail_last: bool = False
    even: bool = False
    loose: bool = False
    short: Piece | None = None


class Opens(NamedTuple):
    """What Enter on a row does: which dialog it opens, about which event or with which value."""

    dialog: str
    about: str = ""


class Row(NamedTuple):
    """A row of a pane: a stable key, its lines, what Enter on it opens, and its words for the clipboard."""

    key: str
    lines: tuple[Line, ...]
    opens: Opens | None = None
    copied: str = ""
    event_id: str = ""
    selectable: bool = True


class LazyRows(Sequence[Row]):
    """Rows that are made when they are looked at, for lists that may be long."""

    @abstractmethod
    def index_of(self, key: str) -> int | None:
        """Where the row with this key stands; None where there is none."""


@dataclass(frozen=True, slots=True)
class Section:
    """What one pane shows: its rows, and the words in its border. `count` stands in the strip of a small terminal.

    `asides` are ways to say one more thing in the border, the longest first: the first that fits stands there.
    """

    rows: Sequence[Row] = ()
    subtitle: tuple[Piece, ...] = ()
    count: str = ""
    urgent: bool = False
    empty: str = ""
    asides: tuple[str, ...] = ()


def words_of(row: Row) -> str:
    """A row as plain text, for the clipboard."""
    if row.copied:
        return row.copied
    parts: list[str] = []
    for line in row.lines:
        pieces = [*line.head, *([line.body] if isinstance(line.body, Piece) else []), *line.tail]
        parts.append(" ".join(piece.text.strip() for piece in pieces if piece.text.strip()))
    return " ".join(part for part in parts if part)
