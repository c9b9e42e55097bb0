"""A list of rows that costs what is visible, not what there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from incident_console.console.panes.lines import NOT_AS_IT_LOOKS
from incident_console.console.panes.pen import Pen, refresh_changed
from incident_console.console.panes.window import Window
from incident_console.console.rows import Line, Piece, Row
from incident_console.console.text import draw, height_of, styled
from incident_console.keys import by_id

_GUTTER = 1
_ROW_KEYS = (
    "row.up", "row.down", "row.page-up", "row.page-down", "row.first", "row.last", "row.leave", "row.open",
)  # fmt: skip


class RowList(Widget, can_focus=True):
    """Rows under each other, with a cursor. Only the lines that changed are drawn again.

    It scrolls by rows: what stands above or below the visible ones is never laid out, so that a hundred thousand
    rows cost what a hundred do. With `tail` it follows the last row until somebody moves away from it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(by_id(name).keys, f"row('{name.removeprefix('row.')}')", by_id(name).words, id=name, show=False)
        for name in _ROW_KEYS
    ]

    cursor: reactive[str | None] = reactive(None, layout=False, repaint=False)

    class Opened(Message):
        """Enter was pressed on a row, or (None) in a list in which no row is selected."""

        def __init__(self, row: Row | None) -> None:
            super().__init__()
            self.row = row

    class Moved(Message, bubble=True):
        """The visible part or the cursor changed."""

        def __init__(self, rows: RowList) -> None:
            super().__init__()
            self.rows = rows

    def __init__(self, *, tail: bool = False, empty: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.empty = empty
        self.window = Window(tail=tail)
        self._strips: list[Strip] = []
        self._laid_for: tuple[int, int] | None = None
        self._pen = Pen(self)
        self._cache: dict[tuple[Row, int, bool], list[Strip]] = {}

    # What is shown

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; nothing is drawn where nothing differs."""
        before = self.window.rows
        if rows is before or (len(rows) == len(before) and rows == before):
            return
        at = self.window.index_of(self.cursor)
        self.window.rows = rows
        if self.styles.is_auto_height and self._lines_of(rows) != self._lines_of(before):
            self.refresh(layout=True)
        if self.cursor is not None and self.window.index_of(self.cursor) is None:
            self.cursor = rows[min(at or 0, len(rows) - 1)].key if rows and at is not None else None
        self.redraw()

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that are shown."""
        return self.window.rows

    @property
    def selected(self) -> Row | None:
        """The row under the cursor."""
        at = self.window.index_of(self.cursor)
        return None if at is None else self.rows[at]

    # Drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that all rows take, for lists that are as high as what they show; at least one."""
        return self._lines_of(self.rows, width)

    def _lines_of(self, rows: Sequence[Row], width: int = 0) -> int:
        room = max(1, (width or self.size.width) - _GUTTER)
        if not rows:
            return height_of(self._empty_line(), room + _GUTTER) if self.empty else 1
        return sum(height_of(line, room) for row in rows[:100] for line in row.lines)

    def _empty_line(self) -> Line:
        return Line((Piece(" "),), Piece(self.empty, "muted"), wrap=True)

    def render_line(self, y: int) -> Strip:
        """One visible line. A border that comes or goes changes the room without a word: then lay out anew first."""
        if self._laid_for != self.size and self.size.width and self.size.height:
            first = self._laid_for is None  # and then it is drawn whole as it is; what did not fit is told later
            self._lay_out(*self.size)
            self.call_later(self.redraw, whole=not first)
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.size.width, self.rich_style)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._cache.clear()
        self._pen.forget()
        if self._laid_for is not None:
            self._laid_for = NOT_AS_IT_LOOKS
            self.call_later(self.on_resize)

    def on_resize(self) -> None:
        """The room or the looks changed; where it was drawn before this was told, nothing is left to do."""
        if self._laid_for != self.size:
            self.redraw(whole=True)

    def on_focus(self) -> None:
        """The cursor is drawn in the focused list alone."""
        self.redraw()

    def on_blur(self) -> None:
        """See `on_focus`."""
        self.redraw()

    def redraw(self, *, whole: bool = False) -> None:
        """Lay the visible rows out anew; only the lines that differ are drawn."""
        width, height = self.size
        if not width or not height:
            return
        before = self._strips
        self._lay_out(width, height)
        refresh_changed(self, before, self._strips, whole=whole)
        self.post_message(self.Moved(self))

    def _lay_out(self, width: int, height: int) -> None:
        self._laid_for = (width, height)
        self._strips = self.window.layout(width, height, self._drawn) if self.rows else self._nothing(width)[:height]

    def _nothing(self, width: int) -> list[Strip]:
        self.window.places = []
        if not self.empty:
            return []
        return [self._pen.strip(content, width=width) for content in draw(self._empty_line(), width)]

    def _drawn(self, index: int, width: int) -> list[Strip]:
        row = self.rows[index]
        selected = self.has_focus and row.key == self.cursor
        found = self._cache.get((row, width, selected))
        if found is None:
            if len(self._cache) > 2000:
                self._cache.clear()
            found = []
            for line in row.lines:
                for content in draw(line, max(1, width - _GUTTER)):
                    marker = styled(Piece("›" if selected and not found else " ", "accent", bold=True))
                    found.append(self._pen.strip(marker, content, width=width, cursor=selected))
            self._cache[(row, width, selected)] = found
        return found

    # Moving

    def action_row(self, way: str) -> None:
        """Move the cursor, let go of it, or open the row under it."""
        if way == "open":
            self.post_message(self.Opened(self.selected))
        elif way == "leave":
            self.cursor = None
            self.window.release()
            self.redraw()
        elif self.rows:
            self._put_cursor(self.window.goal(way, self.window.index_of(self.cursor)))

    def _put_cursor(self, index: int) -> None:
        self.cursor = self.rows[index].key
        self.window.bring_into_view(index, *self.size, self._drawn)
        self.redraw()

    def select(self, key: str) -> None:
        """Put the cursor on a row and bring it into view; a key that no row has changes nothing."""
        at = self.window.index_of(key)
        if at is not None:
            self._put_cursor(at)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Three rows towards the beginning."""
        event.stop()
        self.window.scroll(-3)
        self.redraw()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Three rows towards the end."""
        event.stop()
        self.window.scroll(3)
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Select what was clicked; a second click opens it."""
        y = event.y - self.gutter.top
        places = self.window.places
        if not 0 <= y < len(places):
            return
        row = self.rows[places[y]]
        if self.cursor == row.key and event.chain > 1:
            self.post_message(self.Opened(row))
        self.window.following = False
        self.cursor = row.key
        self.redraw()
