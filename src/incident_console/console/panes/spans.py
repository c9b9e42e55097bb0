"""Words beside each other on one line, each of which can be clicked."""

from __future__ import annotations

from incident_console.console.rows import Piece
from incident_console.console.text import cells


class Spans:
    """Pieces from left to right, and what each of them stands for."""

    def __init__(self) -> None:
        self.pieces: tuple[Piece, ...] = ()
        self._ends: list[tuple[int, str]] = []

    def add(self, meaning: str, *pieces: Piece) -> None:
        """Put these behind what is there."""
        self.pieces += pieces
        self._ends.append((cells(*self.pieces), meaning))

    def at(self, x: int) -> str:
        """What stands in a column; empty where nothing does."""
        return next((meaning for end, meaning in self._ends if x < end), "")
