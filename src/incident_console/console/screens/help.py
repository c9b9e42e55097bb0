"""The help over the console: what has the focus, every key, what can be typed, and what the signs mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from incident_console.console.panes.border import put_border
from incident_console.console.panes.lines import Lines
from incident_console.console.rows import Line, Piece
from incident_console.console.screens.base import HouseDialog
from incident_console.console.screens.help_page import chapters, page
from incident_console.console.screens.key_line import key_line
from incident_console.console.screens.reader import Reader
from incident_console.console.screens.sizes import HEIGHTS, WIDTHS
from incident_console.console.screens.words_input import WordsInput
from incident_console.console.text import plain
from incident_console.keys import by_id

_KEYS = (("j k", "scroll"), ("g G", "ends"), ("/", "find"), ("esc", "close"))


class HelpScreen(HouseDialog[None]):
    """Help on the pane `pane` first, then on everything. `keymap` has the keys that differ from the defaults."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "Reader"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close", show=False),
        Binding("slash", "filter", "filter", show=False),
        Binding("down", "to_page", "to the page", show=False),
        Binding(by_id("program.help").keys, "leave", "close", id="program.help", show=False),
    ]

    def __init__(self, pane: str, keymap: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._chapters = chapters(pane, keymap or {})

    def compose(self) -> ComposeResult:
        """The filter, the page, the keys."""
        with Vertical(id="help-box") as box:
            box.border_title = plain("Help")
            with Horizontal(id="help-row"):
                yield Static(plain("/ "), id="help-mark")
                yield WordsInput(placeholder="words to look for in the help", id="help-words")
            yield Reader(id="help-page")
            yield Lines(id="help-keys")

    def on_mount(self) -> None:
        """Show the whole help."""
        self.query_one("#help-keys", Lines).show([key_line(_KEYS, 50)])
        self.show_page()

    @property
    def typed(self) -> str:
        """The words that the help is filtered by."""
        return self.query_one("#help-words", WordsInput).value.strip()

    def show_page(self) -> None:
        """Show the items that have the typed words, from the top."""
        nothing = [
            Line((), Piece("Nothing here has all these words. Escape shows everything again.", "muted"), wrap=True)
        ]
        self.query_one(Reader).show(page(self._chapters, self.typed) or nothing)

    def on_reader_moved(self, message: Reader.Moved) -> None:
        """Say in the border what is looked for and how much stands below."""
        message.stop()
        below = self.query_one(Reader).below
        pieces = [Piece(f"“{self.typed}” ", "soon")] if self.typed else []
        pieces += [Piece(f"▼ {below} {'line' if below == 1 else 'lines'} below", "muted")] if below else []
        put_border(self.query_one("#help-box"), subtitle=tuple(pieces))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another letter."""
        event.stop()
        self.show_page()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the filter: on to what it shows."""
        event.stop()
        self.action_to_page()

    def action_filter(self) -> None:
        """Look for words."""
        self.add_class("-filtering")
        self.query_one("#help-words", WordsInput).focus()

    def action_to_page(self) -> None:
        """Put the focus on the page; the filter stays as it is."""
        self.query_one(Reader).focus()
        self.set_class(bool(self.query_one("#help-words", WordsInput).value), "-filtering")

    def action_leave(self) -> None:
        """Close the help; from the filter, or where one is set, first show everything again."""
        words = self.query_one("#help-words", WordsInput)
        if words.value or words.has_focus:
            words.value = ""
            self.action_to_page()
        else:
            self.dismiss(None)
