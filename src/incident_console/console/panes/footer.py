"""The keys that work now, on the last line; a click on one does what the key does."""

from __future__ import annotations

from textual import events
from textual.message import Message

from incident_console.console.panes.lines import FittedLines
from incident_console.console.panes.spans import Spans
from incident_console.console.rows import Line, Piece
from incident_console.console.text import cells
from incident_console.console.views.key_hints import KeyHint, KeyHints

_NOTHING = KeyHints((), ())


class KeyFooter(FittedLines):
    """As many keys as fit, the most useful ones first; those that lead out stay longest."""

    class Chosen(Message):
        """A key was clicked: its name, as bindings have it."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    _hints: KeyHints = _NOTHING

    def show_keys(self, hints: KeyHints) -> None:
        """Show these; nothing is drawn where nothing differs."""
        if hints != self._hints:
            self._hints = hints
            self.renew()

    def fit(self, width: int, height: int) -> list[Line]:
        """One line of keys with what they do."""
        return [Line(self._spans(width).pieces)]

    def _spans(self, width: int) -> Spans:
        room = width - sum(cells(*_pieces(hint)) for hint in self._hints.always) - 1
        spans = Spans()
        spans.add("", Piece(" "))
        for hint in self._hints.now:
            room -= cells(*_pieces(hint))
            if room < 0:
                break
            spans.add(hint.key, *_pieces(hint))
        for hint in self._hints.always:
            spans.add(hint.key, *_pieces(hint))
        return spans

    def on_click(self, event: events.Click) -> None:
        """Tell which key was meant."""
        key = self._spans(self.size.width).at(event.x)
        if key:
            self.post_message(self.Chosen(key))


def _pieces(hint: KeyHint) -> tuple[Piece, Piece]:
    return Piece(hint.shown, "strong", bold=True), Piece(f" {hint.words}   ", "muted")
