"""Declaring an incident from the list: a title, and as much else as is known."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.message import Message
from textual.widgets import Input, Static

from incident_console.console.panes.lines import Lines
from incident_console.console.rows import Line, Piece
from incident_console.console.screens.asking import ask, host, trouble
from incident_console.console.screens.base import HouseDialog
from incident_console.console.screens.key_line import key_line
from incident_console.console.screens.sizes import HEIGHTS, WIDTHS
from incident_console.console.screens.words_input import WordsInput
from incident_console.console.text import plain
from incident_console.desk import Done, Outcome
from incident_console.incident.commands import Declare
from incident_console.incident.decide import Refusal, decide
from incident_console.incident.state import State
from incident_console.incident.text import one_line
from incident_console.incident.vocabulary import Severity
from incident_console.scribe.slash import severity_of

_FIELDS = (
    ("title", "Title", "what is broken, as people will say it"),
    ("severity", "Severity", "1 to 4, or empty while nobody knows"),
    ("commander", "IC", "who commands, or empty while nobody does"),
)


class DeclareDialog(HouseDialog[str | None]):
    """Asks for a title, a severity and a commander, and records them; comes back with the incident's identifier.

    It stays open, with everything that was typed, until the incident is on disk or somebody leaves.
    """

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "#declare-title"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "cancel", show=False),
        Binding("down", "app.focus_next", "next field", show=False),
        Binding("up", "app.focus_previous", "field before", show=False),
    ]

    class Answered(Message):
        """The desk has recorded the declaration, refused it or failed."""

        def __init__(self, future: Future[Outcome]) -> None:
            super().__init__()
            self.future = future

    def __init__(self) -> None:
        super().__init__()
        self._under_way = False

    def compose(self) -> ComposeResult:
        """Three fields, how they are read, and the keys."""
        with Vertical(id="declare-box") as box:
            box.border_title = plain("Declare an incident")
            for name, label, hint in _FIELDS:
                with Horizontal(classes="declare-row"):
                    yield Static(plain(f"{label:<10}"), classes="declare-label")
                    yield WordsInput(placeholder=hint, id=f"declare-{name}")
            yield Lines(id="declare-reading")
            yield Lines(id="declare-keys")

    def on_mount(self) -> None:
        """Say what the keys do."""
        keys = (("enter", "next, then declare"), ("esc", "cancel"))
        self.query_one("#declare-keys", Lines).show([key_line(keys, 50)])
        self._say("a title is enough to begin with", "muted")

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The label beside the field that is typed into is lit."""
        for row in self.query(".declare-row"):
            row.set_class(event.widget in row.children, "-here")

    @property
    def _typed(self) -> dict[str, str]:
        return {name: one_line(self.query_one(f"#declare-{name}", WordsInput).value) for name, _, _ in _FIELDS}

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how it will be read."""
        event.stop()
        if self._under_way:
            return
        read = self._read()
        if isinstance(read, Declare):
            who = read.commander or "nobody yet"
            self._say(f"{read.severity.value if read.severity else 'severity not known yet'} · IC {who}", "")
        elif any(self._typed.values()):
            self._say(read, "soon")
        else:
            self._say("a title is enough to begin with", "muted")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field, and from the last one declares."""
        event.stop()
        if event.input.id == f"declare-{_FIELDS[-1][0]}":
            self._declare()
        else:
            self.focus_next()

    def _read(self) -> Declare | str:
        """The declaration that was typed, or what is wrong with it."""
        read = read_declaration(self._typed, host(self).session.aliases)
        if isinstance(read, str):
            return read
        decided = decide(State("new"), read, host(self).session.clock.now())
        return decided.reason if isinstance(decided, Refusal) else read

    def _declare(self) -> None:
        if self._under_way:
            return
        read = self._read()
        if isinstance(read, str):
            self._say(read, "bad")
            self.query_one("#declare-title" if not self._typed["title"] else "#declare-severity", WordsInput).focus()
            return
        self._under_way = True
        self._say("saving", "soon")
        ask(self, lambda desk: desk.declare(read), self.Answered)

    def on_declare_dialog_answered(self, message: Answered) -> None:
        """It is on disk; or the reason stands there, and what was typed too."""
        message.stop()
        self._under_way = False
        problem = trouble(message.future)
        if problem:
            self._say(f"not saved: {problem}", "bad")
            return
        outcome = message.future.result()
        if isinstance(outcome, Done):
            self.dismiss(outcome.state.incident_id)
        else:
            self._say(outcome.reason, "bad")

    def action_cancel(self) -> None:
        """Leave without declaring. While it is being saved, wait for what comes of that."""
        if not self._under_way:
            self.dismiss(None)

    def _say(self, words: str, tone: str) -> None:
        glyph = {"bad": "▲ ", "soon": "▲ "}.get(tone, "→ ")
        lines = self.query_one("#declare-reading", Lines)
        lines.show([Line((Piece(glyph, tone or "good"),), Piece(words, tone), wrap=True)])  # type: ignore[arg-type]
        lines.refresh(layout=True)


def read_declaration(typed: Mapping[str, str], aliases: Mapping[str, Severity]) -> Declare | str:
    """The declaration out of what stands in the fields, or what is wrong with it and what would be right."""
    if not typed["title"]:
        return "An incident needs a title, such as “Checkout: card payments time out”."
    severity = None
    if typed["severity"]:
        severity = severity_of(typed["severity"], aliases)
        if severity is None:
            names = ", ".join(["1 to 4", *aliases])
            return f"There is no severity “{typed['severity'][:20]}”: write {names}, or leave it empty."
    return Declare(title=typed["title"], severity=severity, commander=typed["commander"])
