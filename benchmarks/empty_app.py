"""The least that a Textual program can be: what the console is measured against. It shows one input."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input


class EmptyApp(App[None]):
    """An application with one input and nothing else."""

    def compose(self) -> ComposeResult:
        """The input."""
        yield Input(placeholder="ready to type")


if __name__ == "__main__":
    EmptyApp().run()
