"""The input of the scribe's line."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from incident_console.console.line.history import History
from incident_console.incident.text import clean
from incident_console.keys import by_id

_KEYS = ("line.complete", "line.earlier", "line.later", "line.leave")


class LineInput(Input):
    """One line of text, with history and completion; a paste of many lines is handed over instead of being cut."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(by_id(name).keys, name.replace("line.", "line_"), by_id(name).words, id=name, show=False)
        for name in _KEYS
    ]

    class Complete(Message):
        """The tab key: complete the word at the cursor."""

    class Leave(Message):
        """The escape key: leave the line, with what stands in it."""

    class AmendLast(Message):
        """The up key on an empty line."""

    class Pasted(Message):
        """Several lines were pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(id="line-input", select_on_focus=False, compact=True)
        self.cursor_blink = False
        self.history = History()

    def put(self, text: str) -> None:
        """Replace what stands in the line."""
        self.value = text
        self.cursor_position = len(text)

    def action_line_complete(self) -> None:
        """Complete, or on an empty line go to the next pane."""
        if self.value.strip():
            self.post_message(self.Complete())
        else:
            self.screen.focus_next()

    def action_line_leave(self) -> None:
        """Leave the line."""
        self.post_message(self.Leave())

    def action_line_earlier(self) -> None:
        """The line before; on an empty line the last entry."""
        if not self.value and not self.history.browsing:
            self.post_message(self.AmendLast())
            return
        self._bring(self.history.earlier(self.value))

    def action_line_later(self) -> None:
        """The line after."""
        self._bring(self.history.later())

    def _bring(self, line: str | None) -> None:
        if line is not None:
            self.put(line)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = clean(event.text)
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > 1:
            self.post_message(self.Pasted(text))
        elif lines:
            start, end = sorted(self.selection)
            self.replace(lines[0].strip() if not self.value else lines[0], start, end)
