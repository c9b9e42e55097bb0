"""The countdown to the next briefing, in digits that can be read across a room."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Digits

from incident_console.console.panes.border import put_border
from incident_console.console.panes.lines import Lines
from incident_console.console.rows import TONES, Line, Meter, Piece
from incident_console.console.views.promises import Countdown


class CountdownPane(Vertical):
    """Big digits, how much of the interval has gone, and the next update under it."""

    def __init__(self) -> None:
        super().__init__(id="countdown")
        put_border(self, title=(Piece("Next briefing"),))
        self._shown: Countdown | None = None

    def compose(self) -> ComposeResult:
        """The digits over some lines."""
        yield Digits("", id="countdown-digits")
        yield Lines(id="countdown-lines")

    def show(self, countdown: Countdown) -> None:
        """Show where the clocks stand."""
        if countdown == self._shown:
            return
        self._shown = countdown
        digits = self.query_one(Digits)
        digits.update(countdown.digits)
        digits.display = bool(countdown.digits)
        for tone in TONES:
            digits.set_class(tone == countdown.tone, f"tone-{tone}")
        lines = [Line((), Meter(countdown.share, countdown.tone or "accent"))] if countdown.digits else []
        lines.append(Line((), Piece(countdown.caption, countdown.tone or "muted")))
        if countdown.second:
            lines.append(Line((), Piece(countdown.second, countdown.second_tone)))
            lines.append(Line((), Meter(countdown.second_share, countdown.second_tone or "accent")))
        self.query_one(Lines).show(lines)
