"""Some lines of text that nobody selects: the status bar, the say-now strip, the strip of panes, the footer."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from incident_console.console.panes.pen import Pen, refresh_changed
from incident_console.console.rows import Line
from incident_console.console.text import draw

NOT_AS_IT_LOOKS = (0, 0)
"""The room that something was laid out for when its looks have changed since."""


class Lines(Widget):
    """Lines, of which only those that changed are drawn again."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: tuple[Line, ...] = ()
        self._strips: list[Strip] = []
        self._laid_for: tuple[int, int] | None = None
        self._pen = Pen(self)

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines; nothing is drawn where nothing differs."""
        lines = tuple(lines)
        if lines == self.lines:
            return
        grows = len(lines) != len(self.lines)
        self.lines = lines
        if grows and self.styles.is_auto_height:
            self.refresh(layout=True)
        self.redraw()

    def redraw(self, *, whole: bool = False) -> None:
        """Lay the lines out in the room that there is."""
        width, height = self.size
        if not width:
            return
        before = self._strips
        self._lay_out(width, height)
        refresh_changed(self, before, self._strips, whole=whole)

    def _lay_out(self, width: int, height: int) -> None:
        self._laid_for = (width, height)
        drawn = [self._pen.strip(content, width=width) for line in self.lines for content in draw(line, width)]
        self._strips = drawn[:height]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as are shown."""
        return sum(len(draw(line, width)) for line in self.lines)

    def render_line(self, y: int) -> Strip:
        """One visible line. A border that comes or goes changes the room without a word: then lay out anew first."""
        if self._laid_for != self.size and self.size.width:
            if self._laid_for is not None:  # the first time it is drawn whole as it is
                self.call_later(self.refresh)
            self._lay_out(*self.size)
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width, self.rich_style)

    def on_resize(self) -> None:
        """The room changed: lay out anew."""
        self.redraw(whole=True)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._pen.forget()
        if self._laid_for is not None:
            self._laid_for = NOT_AS_IT_LOOKS
            self.call_later(self._redraw_if_due)

    def _redraw_if_due(self) -> None:
        if self._laid_for != self.size:
            self.redraw(whole=True)


class FittedLines(Lines):
    """Lines that are made for the room that there is, whenever it changes: the first time they are right already."""

    def fit(self, width: int, height: int) -> Sequence[Line]:
        """The lines for so many cells in so many lines (0 where it takes as many as it needs)."""
        raise NotImplementedError

    def renew(self) -> None:
        """What they are made of has changed."""
        if self._laid_for is None:
            return
        before = self.lines
        self.redraw()
        if len(before) != len(self.lines) and self.styles.is_auto_height:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes in this width."""
        return sum(len(draw(line, width)) for line in self.fit(width, 0))

    def on_resize(self) -> None:
        """The room changed; where it was drawn in it before this was told, nothing is left to do."""
        self._redraw_if_due()

    def _lay_out(self, width: int, height: int) -> None:
        self.lines = tuple(self.fit(width, height))
        super()._lay_out(width, height)
