"""A pane: a bordered list of rows with a number, a title and words in its border."""

from __future__ import annotations

from incident_console.console.panes.border import put_border
from incident_console.console.panes.row_list import RowList
from incident_console.console.rows import Piece, Section


class Pane(RowList):
    """One of the numbered panes."""

    def __init__(self, name: str, number: int, title: str, short: str, *, tail: bool = False) -> None:
        super().__init__(tail=tail, id=f"pane-{name}")
        self.pane = name
        self.number = number
        self.words = title
        self.short = short
        self.section = Section()
        put_border(self, title=(Piece(f"{number} ", "muted"), Piece(name.capitalize())))

    def redraw(self, *, whole: bool = False) -> None:
        """Lay out anew, and tell in the border what did not fit."""
        super().redraw(whole=whole)
        if self.pane != "timeline":  # the timeline tells more than that, see the dashboard
            below = (Piece(f"▼ {self.window.below}", "muted"),) if self.window.below > 0 else ()
            between = (Piece(" · ", "muted"),) if below and self.section.subtitle else ()
            put_border(self, subtitle=(*self.section.subtitle, *between, *below))

    def show_section(self, section: Section) -> None:
        """Show a section; the border and the rows change only where they differ."""
        changed = section.subtitle != self.section.subtitle
        changed = changed or section.empty != self.empty
        self.empty = section.empty
        self.section = section
        self.show(section.rows)
        if changed:
            self.redraw()
