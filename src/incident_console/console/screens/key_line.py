"""Keys with what they do, as one line that fits. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from incident_console.console.rows import Line, Piece
from incident_console.console.text import cells

Keys = Sequence[tuple[str, str]]
"""Keys as people write them, each with what it does."""


def key_line(keys: Keys, width: int, *, droppable: Sequence[str] = (), lead: str = "") -> Line:
    """As many of the keys as fit in `width` cells.

    Those in `droppable` go first, in that order; then from the one before the last backwards: the last, which leads
    out, stays longest.
    """
    kept = list(keys)
    goes = [key for wanted in droppable for key in kept if key[0] == wanted]
    goes += [key for key in reversed(kept[:-1]) if key not in goes]
    for key in goes:
        if cells(*_pieces(kept, lead)) <= width:
            break
        kept.remove(key)
    return Line(_pieces(kept, lead))


def _pieces(keys: Keys, lead: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for number, (key, words) in enumerate(keys):
        gap = "   " if number else lead
        pieces += [Piece(gap), Piece(key, "strong", bold=True), Piece(f" {words}", "muted")]
    return tuple(pieces)
