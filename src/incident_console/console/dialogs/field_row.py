"""One field of a dialog: its label, its editor, and how it is being read."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, TextArea

from incident_console.console.dialogs.choice import Choice
from incident_console.console.dialogs.editors import LineEditor, PassageEditor, PersonEditor
from incident_console.console.dialogs.fields import Field
from incident_console.console.panes.lines import Lines
from incident_console.console.rows import Line, Piece
from incident_console.console.text import cells

_LEAST = 4
"""The rows that a passage keeps where others have no room."""

Editor = Choice | LineEditor | PassageEditor


def editor_of(field: Field, value: str, people: tuple[str, ...]) -> Editor:
    """The widget in which a field is edited."""
    if field.shape == "choice":
        return Choice(field.options, value)
    if field.shape == "passage":
        return PassageEditor(value, field.placeholder, before=field.before)
    if field.shape == "person":
        return PersonEditor(value, field.placeholder, people)
    return LineEditor(value, field.placeholder, whole=field.shape in ("minutes", "time", "day"))


class FieldRow(Horizontal):
    """A field on the screen."""

    class Changed(Message):
        """Something else stands in the field."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

    class Submitted(Message):
        """Enter was pressed in a field of one line."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, field: Field, value: str, people: tuple[str, ...]) -> None:
        super().__init__(id=f"field-{field.name}", classes=f"-{field.shape}{'' if field.label else ' -bare'}")
        self.field = field
        self.editor = editor_of(field, value, people)
        self._label = Lines()
        self._label.add_class("label")
        self._hint = Lines()
        self._hint.add_class("hint")
        self.visited = False
        self.grown = 0

    def compose(self) -> ComposeResult:
        """Label, editor, hint."""
        yield self._label
        yield self.editor
        yield self._hint

    def on_mount(self) -> None:
        """A passage is as high as its form wants it."""
        if isinstance(self.editor, PassageEditor):
            self.editor.styles.height = self.field.rows

    def grow(self, more: int) -> None:
        """Let a passage take up to so many more rows than its form wants, if its words need them; where `more` is
        negative it gives up as many, so that one part scrolls and not two in each other."""
        if isinstance(self.editor, PassageEditor):
            wanted = max(0, self.editor.wrapped_document.height - self.field.rows)
            self.grown = max(min(0, _LEAST - self.field.rows), min(wanted, more))
            self.editor.styles.height = self.field.rows + self.grown

    @property
    def value(self) -> str:
        """What stands in the field, as it was typed."""
        return self.editor.text if isinstance(self.editor, PassageEditor) else self.editor.value

    def put(self, value: str) -> None:
        """Replace what stands in the field."""
        self.editor.put(value)

    def label(self, text: str, *, here: bool) -> None:
        """What stands beside the field; `here` says that the keys go to it."""
        self._label.show([Line((Piece(text, "accent" if here else "muted", bold=here),))])

    def hint(self, text: str) -> None:
        """How the field is being read."""
        pieces = (Piece(f" {text}", "muted"),) if text else ()
        self._hint.styles.width = cells(*pieces)
        self._hint.show([Line(pieces)])

    def on_descendant_focus(self) -> None:
        """Enter need not stop here again."""
        self.visited = True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another letter."""
        event.stop()
        self.post_message(self.Changed(self))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Another letter."""
        event.stop()
        self.post_message(self.Changed(self))

    def on_choice_changed(self, event: Choice.Changed) -> None:
        """Another option."""
        event.stop()
        self.post_message(self.Changed(self))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self.post_message(self.Submitted(self))

    def on_choice_submitted(self, event: Choice.Submitted) -> None:
        """Enter."""
        event.stop()
        self.post_message(self.Submitted(self))
