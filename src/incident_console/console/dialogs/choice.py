"""A choice by keyboard: arrows, j and k, the number of an option, or the first letter of its words."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message

from incident_console.console.dialogs.fields import Option
from incident_console.console.panes.lines import Lines
from incident_console.console.panes.spans import Spans
from incident_console.console.rows import Line, Piece
from incident_console.console.text import cells, height_of

_GAPS = ("   ", " ")
"""What stands between options beside each other; less where there is less room."""


class Choice(Lines, can_focus=True):
    """Some options, of which one is chosen. Beside each other where none needs explaining and they fit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k,left", "move(-1)", "the one before", show=False),
        Binding("down,j,right", "move(1)", "the next one", show=False),
        Binding("home", "to(0)", "the first", show=False),
        Binding("end", "to(-1)", "the last", show=False),
        Binding("enter", "submit", "done", show=False),
    ]

    class Changed(Message):
        """Another option was chosen."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, options: tuple[Option, ...], value: str) -> None:
        super().__init__()
        self.options = options
        self.at = next((i for i, option in enumerate(options) if option.value == value), 0)

    @property
    def value(self) -> str:
        """The value of the chosen option."""
        return self.options[self.at].value

    def put(self, value: str) -> None:
        """Choose the option with this value; none has it: nothing happens."""
        for index, option in enumerate(self.options):
            if option.value == value:
                self._choose(index)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the options take in this width."""
        return sum(height_of(line, width) for line in self._laid_out(width))

    def redraw(self, *, whole: bool = False) -> None:
        """Lay the options out in the room that there is."""
        if self.size.width:
            self.lines = tuple(self._laid_out(self.size.width))
        super().redraw(whole=whole)

    def on_focus(self) -> None:
        """The marker shows where the keys go."""
        self.redraw()

    def on_blur(self) -> None:
        """The keys go elsewhere."""
        self.redraw()

    def on_key(self, event: events.Key) -> None:
        """A number, a letter or a sign picks an option; several with one letter are gone through."""
        typed = (event.character or "").casefold()
        if not event.is_printable or not typed.strip() or typed in "jk":
            return
        picked = self._picked_by(typed)
        if picked >= 0:
            event.stop()
            event.prevent_default()
            self._choose(picked)

    def _picked_by(self, typed: str) -> int:
        if typed.isdecimal() and typed.isascii():
            return int(typed) - 1 if int(typed) <= len(self.options) else -1
        order = [*range(self.at + 1, len(self.options)), *range(self.at + 1)]
        every = ((i, self.options[i]) for i in order)
        return next((i for i, one in every if one.key == typed or one.words.casefold().startswith(typed)), -1)

    def on_click(self, event: events.Click) -> None:
        """A click on an option picks it."""
        picked = self._at(event.x - self.gutter.left, event.y - self.gutter.top)
        if picked:
            self._choose(int(picked))

    def _at(self, x: int, y: int) -> str:
        """The index of the option that stands there; empty where none does."""
        if not self._explained:
            rows = self._beside(self.size.width)
            return rows[y].at(x) if y < len(rows) else ""
        heights = [height_of(line, self.size.width) for line in self._laid_out(self.size.width)]
        lines = [str(index) for index, height in enumerate(heights) for _ in range(height)]
        return lines[y] if y < len(lines) else ""

    def action_move(self, by: int) -> None:
        """The option before or after, round the end."""
        self._choose((self.at + by) % len(self.options))

    def action_to(self, index: int) -> None:
        """The first or the last option."""
        self._choose(index % len(self.options))

    def action_submit(self) -> None:
        """Go on."""
        self.post_message(self.Submitted())

    def _choose(self, index: int) -> None:
        if index != self.at:
            self.at = index
            self.redraw()
            self.post_message(self.Changed(self))

    @property
    def _explained(self) -> bool:
        """Whether options need explaining: then each stands on lines of its own."""
        return any(option.hint for option in self.options)

    def _laid_out(self, width: int) -> list[Line]:
        if not self._explained:
            return [Line(row.pieces) for row in self._beside(width)]
        column = max(cells(Piece(option.words)) for option in self.options)
        return [
            Line((*self._pieces(index, column), Piece("  ")), Piece(option.hint, "muted"), wrap=True)
            for index, option in enumerate(self.options)
        ]

    def _beside(self, width: int) -> list[Spans]:
        """The options beside each other: on one line, closer together where that makes it one, else on several."""
        closer = [self._in_rows(width, gap) for gap in _GAPS]
        return next((rows for rows in closer if len(rows) == 1), closer[-1])

    def _in_rows(self, width: int, gap: str) -> list[Spans]:
        rows = [Spans()]
        for index, option in enumerate(self.options):
            pieces = self._pieces(index, cells(Piece(option.words)))
            if rows[-1].pieces and cells(*rows[-1].pieces, *pieces) + len(gap) > width:
                rows.append(Spans())
            if rows[-1].pieces:
                rows[-1].add("", Piece(gap))
            rows[-1].add(str(index), *pieces)
        return rows

    def _pieces(self, index: int, column: int) -> list[Piece]:
        option, chosen = self.options[index], index == self.at
        mark = "›" if chosen and self.has_focus else " "
        words = option.words + " " * max(0, column - cells(Piece(option.words)))
        return [
            Piece(f"{mark}{'●' if chosen else '○'} ", "accent" if chosen else "muted", bold=chosen),
            Piece(f"{index + 1} ", "muted"),
            Piece(words, "strong" if chosen else "", bold=chosen),
        ]
