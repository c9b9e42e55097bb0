"""The panes with their counts on one line, for terminals that show one pane at a time."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message

from incident_console.console.panes.lines import FittedLines
from incident_console.console.panes.pane import Pane
from incident_console.console.panes.spans import Spans
from incident_console.console.rows import Line, Piece
from incident_console.console.text import cells


class PaneStrip(FittedLines):
    """One word for each pane, the shown one marked; a click on it shows the pane."""

    class Chosen(Message):
        """A pane was clicked."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.pane = pane

    _panes: Sequence[Pane] = ()
    _shown = ""
    _framed = True

    def show_panes(self, panes: Sequence[Pane], shown_pane: str, *, framed: bool) -> None:
        """Show what these panes hold by now, and which of them is shown; without a frame around it also how many of
        its rows stand below the visible ones."""
        self._panes, self._shown, self._framed = panes, shown_pane, framed
        self.renew()

    def fit(self, width: int, height: int) -> list[Line]:
        """The words as long as the terminal allows."""
        return [Line(self._spans(width).pieces)]

    def _spans(self, width: int) -> Spans:
        spans = Spans()
        for short in (False, True):
            spans = Spans()
            for pane in self._panes:
                spans.add(pane.pane, self._piece(pane, short=short))
            if cells(*spans.pieces) <= width:
                break
        return spans

    def _piece(self, pane: Pane, *, short: bool) -> Piece:
        here, urgent = pane.pane == self._shown, pane.section.urgent
        count = f" {pane.section.count}" if pane.section.count else ""
        if here and not self._framed and pane.window.below > 0:
            count = f" ▼{pane.window.below}" if short else f"{count} ▼{pane.window.below}"
        words = f"{pane.number} {pane.short if short else pane.words}{count}{'▲' if urgent else ''}"
        tone = "bad" if urgent else "accent" if here else "muted"
        text = f"[{words}]" if here else f" {words} "
        if short:  # with as little between the words as keeps them apart
            text = text.rstrip() if pane.number == 1 or not here else f" {text}"
        return Piece(text, tone, bold=here)  # type: ignore[arg-type]

    def on_click(self, event: events.Click) -> None:
        """Show the pane whose word was clicked."""
        pane = self._spans(self.size.width).at(event.x)
        if pane:
            self.post_message(self.Chosen(pane))
