"""A page to read: lines that are scrolled by the keys of the rows, of which only the visible ones are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from incident_console.console.panes.pen import Pen
from incident_console.console.rows import Line
from incident_console.console.text import draw
from incident_console.keys import by_id

_WAYS = ("row.up", "row.down", "row.page-up", "row.page-down", "row.first", "row.last")


class Reader(Widget, can_focus=True):
    """Lines without a cursor. A line that wraps is as many lines to scroll by as it takes on the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(by_id(name).keys, f"scroll('{name.removeprefix('row.')}')", by_id(name).words, id=name, show=False)
        for name in _WAYS
    ]

    class Moved(Message):
        """Other lines are visible now."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.top = 0
        self._lines: tuple[Line, ...] = ()
        self._drawn: list[Content] = []
        self._pen = Pen(self)

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines, from the first."""
        self._lines = tuple(lines)
        self.top = 0
        self._lay_out()

    @property
    def below(self) -> int:
        """How many lines stand below the visible ones."""
        return max(0, len(self._drawn) - self.top - self.size.height)

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        at = self.top + y
        if at < len(self._drawn):
            return self._pen.strip(self._drawn[at], width=self.size.width)
        return Strip.blank(self.size.width, self.rich_style)

    def on_resize(self) -> None:
        """The room changed: break the lines anew."""
        self._lay_out()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._pen.forget()

    def _lay_out(self) -> None:
        if self.size.width:
            self._drawn = [content for line in self._lines for content in draw(line, self.size.width)]
            self.scroll_by(0)

    def action_scroll(self, way: str) -> None:
        """Scroll by a line or a page, or to an end."""
        page = max(1, self.size.height - 1)
        every = len(self._drawn)
        self.scroll_by({"up": -1, "down": 1, "page-up": -page, "page-down": page, "first": -every, "last": every}[way])

    def scroll_by(self, lines: int) -> None:
        """Scroll so many lines towards the end, or back where negative."""
        furthest = max(0, len(self._drawn) - self.size.height)
        self.top = max(0, min(furthest, self.top + lines))
        self.refresh()
        self.post_message(self.Moved())

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Three lines towards the beginning."""
        event.stop()
        self.scroll_by(-3)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Three lines towards the end."""
        event.stop()
        self.scroll_by(3)
