"""A button of one line."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from incident_console.console.rows import Piece
from incident_console.console.text import styled


class Press(Widget, can_focus=True):
    """Something to press: Enter, space or a click. A marker, not only a colour, shows that it has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "press", "press", show=False),
        Binding("left", "screen.focus_previous", "the one before", show=False),
        Binding("right", "screen.focus_next", "the next one", show=False),
    ]

    class Pressed(Message):
        """It was pressed."""

        def __init__(self, press: Press) -> None:
            super().__init__()
            self.press = press

    def __init__(self, words: str, key: str, does: str) -> None:
        super().__init__(id=f"press-{does}")
        self.does = does
        self._words, self._key = words, key

    def render(self) -> Content:
        """The words and the key that does the same."""
        mark = ("›", "‹") if self.has_focus else ("[", "]")
        key = (Piece(f" {self._key}", "muted"),) if self._key else ()
        tone = "accent" if self.has_focus else ""
        words = Piece(f"{mark[0]} {self._words} {mark[1]}", tone, bold=self.has_focus)  # type: ignore[arg-type]
        return styled(words, *key)

    def on_focus(self) -> None:
        """Show the marker."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that it has gone."""
        self.refresh()

    def action_press(self) -> None:
        """Do it."""
        self.post_message(self.Pressed(self))

    def on_click(self) -> None:
        """Do it."""
        self.action_press()
