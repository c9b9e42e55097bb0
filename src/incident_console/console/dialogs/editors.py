"""The inputs of a form: a line of text, a person with completion, a passage."""

from __future__ import annotations

import re
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from incident_console.console.dialogs.hints import completion
from incident_console.console.text import plain
from incident_console.incident.text import clean

_SPACES = re.compile(r"\s+")


class LineEditor(Input):
    """A line of text. What is pasted into it is cleaned and put on one line; nothing of it is dropped."""

    def __init__(self, value: str, placeholder: str = "", *, whole: bool = False) -> None:
        super().__init__(value, placeholder=placeholder, select_on_focus=whole, compact=True)
        self.cursor_blink = False

    def put(self, value: str) -> None:
        """Replace what stands in it."""
        self.value = value
        self.cursor_position = len(value)

    def on_paste(self, event: events.Paste) -> None:
        """Clean the text before it is inserted."""
        event.text = _joined(self.value, event.text)

    def action_paste(self) -> None:
        """Insert what was copied within the console, on one line."""
        start, end = sorted(self.selection)
        self.replace(_joined(self.value, self.app.clipboard), start, end)


def _joined(before: str, pasted: str) -> str:
    text = _SPACES.sub(" ", clean(pasted))
    return text if before else text.lstrip()


class PersonEditor(LineEditor):
    """A person's name. Tab completes it, and goes on where there is nothing to complete."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", "complete the name", show=False)]

    def __init__(self, value: str, placeholder: str, people: tuple[str, ...]) -> None:
        super().__init__(value, placeholder, whole=True)
        self._people = people

    def action_complete(self) -> None:
        """Put the whole name there, or go to the next field."""
        found = completion(self.value, self._people)
        if found:
            self.put(found)
        else:
            self.screen.focus_next()


class PassageEditor(TextArea):
    """Several lines of text."""

    def __init__(self, value: str, placeholder: str = "", *, before: bool = False) -> None:
        super().__init__(
            value,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=plain(placeholder),
            compact=True,
        )
        self.cursor_blink = False
        if not before:
            self.move_cursor(self.document.end)

    def on_resize(self) -> None:
        """Textual breaks the lines anew, and draws them only where their number is another one."""
        self.refresh()

    def put(self, value: str) -> None:
        """Replace what stands in it; the cursor stays where it was as far as that place still exists."""
        before = self.cursor_location
        self.load_text(value)
        self.move_cursor(before)

    def on_paste(self, event: events.Paste) -> None:
        """Clean the text before it is inserted."""
        event.text = clean(event.text)
