"""One line to type into, as the screens use it for filters, searches and short forms."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from incident_console.incident.text import one_line


class WordsInput(Input):
    """A line of text. What is pasted is cleaned and put on one line, instead of being cut after its first."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(one_line(value), placeholder=placeholder, id=id, select_on_focus=False, compact=True)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        self.replace(one_line(event.text), start, end)
