"""Searching every entry of every incident in the file, while the words are typed."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from incident_console.console.clipboard import copy
from incident_console.console.panes.border import put_border
from incident_console.console.panes.lines import Lines
from incident_console.console.panes.row_list import RowList
from incident_console.console.rows import Line, Piece, Tone, words_of
from incident_console.console.screens.asking import ask, host, trouble
from incident_console.console.screens.base import HouseDialog
from incident_console.console.screens.choices import Choices
from incident_console.console.screens.hit_rows import LIMIT, found_words, hit_row
from incident_console.console.screens.key_line import key_line
from incident_console.console.screens.sizes import HEIGHTS, WIDTHS
from incident_console.console.screens.words_input import WordsInput
from incident_console.console.text import plain
from incident_console.desk import Desk, Hit
from incident_console.keys import by_id

_IN_THE_WORDS = (("enter", "to what was found"), ("esc", "close"))
_IN_THE_LIST = (("enter", "go there"), ("up down", "choose"), ("tab", "words"), ("y", "copy"), ("esc", "close"))


class GoTo(Message):
    """An entry was chosen from what was found: show it in its incident."""

    def __init__(self, incident_id: str, event_id: str) -> None:
        super().__init__()
        self.incident_id = incident_id
        self.event_id = event_id


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for the words that were typed."""

    typed: str
    hits: tuple[Hit, ...]


def _search(typed: str, desk: Desk) -> Found:
    return Found(typed, tuple(desk.search(typed, limit=LIMIT)))


class SearchScreen(HouseDialog[None]):
    """Words above, entries below.

    One search is under way at a time: the letters typed meanwhile are searched for together when it is done, so that
    a slow file is never asked more than it can answer, and a fast one answers every letter.
    """

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "#search-words"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close", show=False),
        Binding("down", "to_list", "to what was found", show=False),
        Binding("slash", "to_words", "to the words", show=False),
        Binding("tab", "other", "words or list", show=False),
        Binding("shift+tab", "other", "words or list", show=False),
        Binding(by_id("row.copy").keys, "copy", "copy", id="row.copy", show=False),
    ]

    class Answered(Message):
        """The desk has searched, or could not."""

        def __init__(self, future: Future[Found]) -> None:
            super().__init__()
            self.future = future

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = text
        self._asked = False
        self._found = Found("", ())

    def compose(self) -> ComposeResult:
        """The words, what was found, the keys."""
        with Vertical(id="search-box") as box:
            box.border_title = plain("Search every incident")
            with Horizontal(id="search-row"):
                yield Static(plain("/ "), id="search-mark")
                yield WordsInput(self._text, placeholder="words that stand in the entry", id="search-words")
            yield Choices(id="search-hits")
            yield Lines(id="search-status")
            yield Lines(id="search-keys")

    def on_mount(self) -> None:
        """Search for the words that were given."""
        self.look()

    @property
    def hits(self) -> Choices:
        """The list of what was found."""
        return self.query_one("#search-hits", Choices)

    @property
    def typed(self) -> str:
        """The words as they stand now."""
        return self.query_one("#search-words", WordsInput).value.strip()

    # Searching

    def look(self) -> None:
        """Search for what stands there, unless a search is under way: the next one follows it."""
        typed = self.typed
        if self._asked or typed == self._found.typed:
            return
        if not typed:
            self._take(Found("", ()))
            return
        self._asked = True
        ask(self, partial(_search, typed), self.Answered)

    def on_search_screen_answered(self, message: Answered) -> None:
        """Show what was found, or say why nothing could be; then see to what was typed since."""
        message.stop()
        self._asked = False
        problem = trouble(message.future)
        if problem:
            self.say(problem, "bad")
            return
        self.say("")
        self._take(message.future.result())
        self.look()

    def _take(self, found: Found) -> None:
        self._found = found
        self.show_hits(from_the_top=True)

    def show_hits(self, *, from_the_top: bool = False) -> None:
        """Show what was found in the width that there is."""
        width = self.hits.size.width - 1
        rows = tuple(hit_row(hit, self._found.typed, width) for hit in self._found.hits)
        if from_the_top:
            self.hits.show_from_the_top(rows)
        else:
            self.hits.show(rows)
        words = found_words(self._found.hits, self._found.typed)
        put_border(self.query_one("#search-box"), subtitle=(Piece(words, "muted"),) if words else ())

    def on_resize(self) -> None:
        """Another width may be another layout."""
        self.call_after_refresh(self._lay_out)

    def on_descendant_focus(self) -> None:
        """The keys are those of what has the focus."""
        self._show_keys()

    def _lay_out(self) -> None:
        self._show_keys()
        self.show_hits()

    def _show_keys(self) -> None:
        keys = self.query_one("#search-keys", Lines)
        now = _IN_THE_LIST if self.hits.has_focus else _IN_THE_WORDS
        keys.show([key_line(now, keys.size.width, droppable=("y", "tab"))])

    def say(self, words: str, tone: Tone = "good") -> None:
        """One line over the keys; no words take it away."""
        glyph = "▲ " if tone == "bad" else "✓ "
        status = self.query_one("#search-status", Lines)
        status.show([Line((Piece(glyph, tone),), Piece(words, tone), wrap=True)] if words else [])
        status.refresh(layout=True)

    # Keys

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another letter."""
        event.stop()
        self.look()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the words: on to what was found."""
        event.stop()
        self.action_to_list()

    def action_to_list(self) -> None:
        """Put the focus on what was found."""
        if self.hits.rows:
            self.hits.focus()

    def action_to_words(self) -> None:
        """Back to the words."""
        self.query_one("#search-words", WordsInput).focus()

    def action_other(self) -> None:
        """From the words to the list, and back."""
        if self.hits.has_focus:
            self.action_to_words()
        else:
            self.action_to_list()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Enter on an entry: go there."""
        message.stop()
        if message.row is None:
            return
        incident_id, _, event_id = message.row.key.partition("/")
        self.dismiss(None)
        self.app.post_message(GoTo(incident_id, event_id))

    def action_copy(self) -> None:
        """Copy the selected entry."""
        row = self.hits.selected
        if row is not None:
            self.say(copy(self.app, words_of(row), host(self).session.copies))

    def on_choices_left(self, message: Choices.Left) -> None:
        """Escape in the list."""
        message.stop()
        self.action_leave()

    def action_leave(self) -> None:
        """Close the search."""
        self.dismiss(None)
