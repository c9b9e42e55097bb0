"""A pane: a bordered list of rows with a number, a title and words in its border."""

from __future__ import annotations

from incident_console.console.panes.border import put_border
from incident_console.console.panes.row_list import RowList
from incident_console.console.rows import Piece, Section
from incident_console.console.text import cells

_CORNERS = 6
"""The cells of a border that its corners and the gaps beside the words take."""

_BETWEEN = (Piece(" · ", "muted"),)


class Pane(RowList):
    """One of the numbered panes."""

    def __init__(self, name: str, number: int, title: str, short: str, *, tail: bool = False) -> None:
        super().__init__(tail=tail, id=f"pane-{name}")
        self.pane = name
        self.number = number
        self.words = title
        self.short = short
        self.section = Section()

    def on_mount(self) -> None:
        """Its number and name stand in the border."""
        self._put_name()

    def _put_name(self) -> None:
        put_border(self, title=(Piece(f"{self.number} ", "muted"), Piece(self.pane.capitalize())))

    def redraw(self, *, whole: bool = False) -> None:
        """Lay out anew, and tell in the border what did not fit."""
        super().redraw(whole=whole)
        self._put_name()
        if self.pane == "timeline":  # its border tells more than that, see the dashboard
            return
        below = (Piece(f"▼ {self.window.below}", "muted"),) if self.window.below > 0 else ()
        put_border(self, subtitle=self._fitting(self.section.subtitle, below))

    def _fitting(self, subtitle: tuple[Piece, ...], below: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The words of the lower border, with the longest aside that leaves none of them cut."""
        room = self.outer_size.width - _CORNERS
        for aside in (*self.section.asides, ""):
            parts = [part for part in (subtitle, (Piece(aside, "muted"),) if aside else (), below) if part]
            words = tuple(piece for part in parts for piece in (*_BETWEEN, *part))[1:]
            if cells(*words) <= room:
                break
        return words

    def show_section(self, section: Section) -> None:
        """Show a section; the border and the rows change only where they differ."""
        before = self.section
        changed = (section.subtitle, section.asides, section.empty) != (before.subtitle, before.asides, self.empty)
        self.empty = section.empty
        self.section = section
        self.show(section.rows)
        if not changed:
            return
        if self.styles.is_auto_height and not section.rows:
            self.refresh(layout=True)
        self.redraw()
