"""What would change in a file, line by line, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from incident_console.console.panes.border import put_border
from incident_console.console.panes.lines import Lines
from incident_console.console.rows import Line, Piece, Tone
from incident_console.console.screens.base import HouseDialog
from incident_console.console.screens.key_line import key_line
from incident_console.console.screens.reader import Reader
from incident_console.console.screens.sizes import HEIGHTS, WIDTHS
from incident_console.console.text import plain

_KEYS = (("j k", "scroll"), ("g G", "ends"), ("esc", "close"))
_TONES: dict[str, Tone] = {"+": "good", "-": "bad", "@": "accent"}
"""Of a line by its first character, as a unified diff has it: the sign says the same as the colour."""


class PreviewScreen(HouseDialog[None]):
    """The lines of a unified diff, to be scrolled and closed."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "Reader"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "close", show=False)]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._lines = [Line((), Piece(line, _TONES.get(line[:1], "")), wrap=True) for line in lines]

    def compose(self) -> ComposeResult:
        """The lines, the keys."""
        with Vertical(id="preview-box") as box:
            box.border_title = plain(self._title)
            yield Reader(id="preview-page")
            yield Lines(id="preview-keys")

    def on_mount(self) -> None:
        """Show the lines from the first."""
        self.query_one("#preview-keys", Lines).show([key_line(_KEYS, 50)])
        self.query_one(Reader).show(self._lines)

    def on_reader_moved(self, message: Reader.Moved) -> None:
        """Say in the border how much stands below."""
        message.stop()
        below = self.query_one(Reader).below
        words = (Piece(f"▼ {below} {'line' if below == 1 else 'lines'} below", "muted"),) if below else ()
        put_border(self.query_one("#preview-box"), subtitle=words)

    def action_leave(self) -> None:
        """Close it; nothing was written."""
        self.dismiss(None)
