"""The scribe's line with what stands under it: how the line will be read, before Enter is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from incident_console.console.line.input import LineInput
from incident_console.console.panes.lines import FittedLines
from incident_console.console.rows import Line, Piece
from incident_console.console.text import cells, plain
from incident_console.console.wording import SIGN, Suggestion

if TYPE_CHECKING:
    from incident_console.scribe.complete import Completion

_APART = (Piece(f"   {SIGN}", "muted"),)


class LinePreview(FittedLines):
    """One line: how the line will be read, or why it was refused; behind it a better question, where all of it fits."""

    def __init__(self) -> None:
        super().__init__()
        self._reading: Line | None = None
        self._aside: Suggestion | None = None

    def read(self, reading: Line | None, aside: Suggestion | None = None) -> None:
        """Show this."""
        self._reading, self._aside = reading, aside
        self.renew()

    def fit(self, width: int, height: int) -> tuple[Line, ...]:
        """The reading, and what fits beside it."""
        return (_beside(self._reading, self._aside, width),) if self._reading else ()


def _beside(reading: Line, aside: Suggestion | None, width: int) -> Line:
    """The reading, with what is suggested behind it where it takes nothing from it."""
    if aside is None or not isinstance(reading.body, Piece):
        return reading
    taken = cells(*reading.head, reading.body, *reading.tail, *_APART, Piece("   "))
    words = aside.within(width - taken, quoted=False)
    return Line((*reading.head, reading.body, *_APART), Piece(words, "muted"), reading.tail) if words else reading


class LineArea(Vertical):
    """The line and its preview. It knows no grammar: the screen tells it what to show."""

    class Sent(Message):
        """Enter was pressed on a line that has something in it."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Changed(Message):
        """What stands in the line is different now."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(id="line")
        self._cycle: list[Completion] = []
        self._before_cycle: tuple[str, int] | None = None
        self._completing = False

    def compose(self) -> ComposeResult:
        """A mark, the input, the preview."""
        with Horizontal(id="line-row"):
            yield Static(plain("› "), id="line-mark")
            yield LineInput()
        yield LinePreview()

    @property
    def input(self) -> LineInput:
        """The input."""
        return self.query_one(LineInput)

    def say(
        self, words: str, tone: str = "muted", hints: tuple[str, ...] = (), aside: Suggestion | None = None
    ) -> None:
        """Show how the line will be read (or a refusal), what Tab would complete, and what is suggested beside it."""
        if not words:
            self.query_one(LinePreview).read(None)
            return
        glyph = {"bad": "▲ ", "good": "✓ "}.get(tone, "→ ")
        tail = (Piece(f"tab {'  '.join(hints)} ", "muted"),) if hints else ()
        head = (Piece(f"  {glyph}", "good" if tone == "muted" else tone),)  # type: ignore[arg-type]
        body = Piece(words, "" if tone == "muted" else tone)  # type: ignore[arg-type]
        self.query_one(LinePreview).read(Line(head, body, tail), aside)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the line over; it stays until somebody says that it was taken."""
        event.stop()
        self.post_message(self.Sent(event.value))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell that the line is different now."""
        event.stop()
        if not self._completing:
            self._cycle = []
        self._completing = False
        self.post_message(self.Changed(event.value))

    def complete(self, candidates: tuple[Completion, ...]) -> None:
        """Put in the first candidate; pressed again, the next one."""
        if not self._cycle:
            if not candidates:
                return
            self._cycle = list(candidates)
            self._before_cycle = (self.input.value, self.input.cursor_position)
        assert self._before_cycle is not None
        chosen = self._cycle[0]
        self._cycle = [*self._cycle[1:], chosen]
        text = self._before_cycle[0]
        self._completing = True
        completed = text[: chosen.start] + chosen.text
        rest = text[chosen.end :].lstrip()
        self.input.value = f"{completed.rstrip()} {rest}"
        self.input.cursor_position = len(completed.rstrip()) + 1

    def taken(self, text: str) -> None:
        """The line was recorded, or is on its way: remember it and make room for the next."""
        self.input.history.add(text)
        if self.input.value == text:
            self.input.put("")

    def give_back(self, text: str) -> bool:
        """Put a line back that could not be recorded; tells whether there was room for it."""
        if self.input.value.strip():
            return False
        self.input.put(text)
        return True

    def on_descendant_focus(self) -> None:
        """The line is lit while somebody types."""
        self.add_class("-typing")

    def on_descendant_blur(self) -> None:
        """See `on_descendant_focus`."""
        self.remove_class("-typing")
