"""A list out of which one row is chosen: there is always one selected, and Escape leaves it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from incident_console.console.panes.row_list import RowList
from incident_console.console.rows import Row


class Choices(RowList):
    """Rows of which one is always selected, so that Enter never meets nothing."""

    class Left(Message):
        """Escape was pressed."""

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; where the selected one is gone, the one that took its place is selected."""
        super().show(rows)
        if rows and self.selected is None:
            self.select(rows[0].key)

    def show_from_the_top(self, rows: Sequence[Row]) -> None:
        """Show other rows: the first is selected."""
        self.cursor = None
        self.show(rows)

    def say_when_empty(self, words: str) -> None:
        """What stands there while there are no rows."""
        if words != self.empty:
            self.empty = words
            self.redraw(whole=True)

    def action_row(self, way: str) -> None:
        """Move the cursor, open the row under it, or leave."""
        if way == "leave":
            self.post_message(self.Left())
        elif way != "open" or self.selected is not None:
            super().action_row(way)
