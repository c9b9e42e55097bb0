"""What a dialog shows: the fields, the advice, what would be recorded, the buttons."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from incident_console.console.dialogs.draft import Draft
from incident_console.console.dialogs.field_row import FieldRow
from incident_console.console.dialogs.hints import hint
from incident_console.console.dialogs.press import Press
from incident_console.console.dialogs.telling import BACK, advice, aloud, caption, keys_line, told
from incident_console.console.dialogs.values import Values
from incident_console.console.dialogs.verdict import Standing, Verdict
from incident_console.console.panes.border import put_border
from incident_console.console.panes.lines import Lines
from incident_console.console.panes.row_list import RowList
from incident_console.console.rows import Line, Piece
from incident_console.console.wording import Suggestion, suggestion

_VERDICT_ROWS = 3
"""What the style sheet gives the verdict, whether it needs them or not: nothing moves while somebody types."""
_NOTE_ROWS, _COPIED_ROWS = 2, 4
_SAY_ROWS, _SAY_ROWS_ROOMY = 3, 4


class Sheet(Vertical):
    """The box of a dialog. The fields scroll where they must; what is below them never does."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(id="dialog")
        self.draft = draft
        self.form = draft.form
        self.copied = ""
        self._room = 0

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        people = self.draft.facts.people()
        with VerticalScroll(id="fields", can_focus=False):
            yield Lines(id="back")
            yield Lines(id="intro")
            for field in self.form.fields:
                yield FieldRow(field, self.draft.raw[field.name], people)
            if self.form.exhibit is not None:
                yield RowList(id="exhibit")
        if self.form.check is not None:
            yield Lines(id="check")
        yield Lines(id="say")
        yield Lines(id="note")
        yield Lines(id="verdict")
        with Horizontal(id="presses"):
            if self.form.fields:
                yield Press(self.form.record, "f2", "record")
            yield Press("Leave", "esc", "leave")
            if self.form.copies is not None:
                yield Press("Copy", "f3", "copy")
            if self.draft.back:
                yield Press("Start again", "", "afresh")

    def on_mount(self) -> None:
        """What stays as it is."""
        self.border_title = caption(self.form.title)
        intro = self.query_one("#intro", Lines)
        intro.show(self.form.intro)
        intro.display = bool(self.form.intro)
        self.query_one("#back", Lines).show(BACK)
        self.query_one("#note").display = False
        self.query_one("#say").display = False

    @property
    def rows(self) -> list[FieldRow]:
        """The fields, in order."""
        return list(self.query(FieldRow))

    def editor(self, name: str) -> Widget:
        """Where a field is edited."""
        return self.row(name).editor

    def row(self, name: str) -> FieldRow:
        """A field. Raises textual's NoMatches for one that is not there."""
        return self.query_one(f"#field-{name}", FieldRow)

    def show(self, verdict: Verdict, focused: Widget | None) -> None:
        """Bring everything up to date with what stands in the fields."""
        values = self.draft.values
        for row in self.rows:
            row.display = row.field.when(values)
            row.label(row.field.label_in(values), here=focused is row.editor)
            row.hint(hint(row.field, values))
        self.query_one("#back").display = self.draft.back
        self._show_exhibit(values)
        if self.form.check is not None:
            self._put("#check", list(self.form.check(values)))
        self._show_note(values)
        box = self.query_one("#verdict", Lines)
        aside = None if verdict.standing is Standing.WAITING else self._suggestion(values, focused)
        box.show(told(verdict, box.size.width, _VERDICT_ROWS, aside))
        stops = self.wanted() is not None
        self.border_subtitle = keys_line(focused, verdict, leaves=self.leaves, stops=stops)

    def wanted(self) -> FieldRow | None:
        """The field at which Enter stops before it records: wanted, empty, and not gone to yet."""
        fitting = (row for row in self.rows if row.field.wanted and row.display and not row.visited)
        return next((row for row in fitting if not self.draft.values.text(row.field.name)), None)

    @property
    def leaves(self) -> bool:
        """Whether recording nothing is an answer, which leaves the dialog."""
        return bool(self.form.safe or self.form.over)

    def _suggestion(self, values: Values, focused: Widget | None) -> Suggestion | None:
        """A better question for what was written: where the keys go, or else in the first field that asks for one."""
        if not values.facts.language_hints:
            return None
        prose = [row for row in self.rows if row.display and row.field.shape in ("text", "passage")]
        prose.sort(key=lambda row: row.editor is not focused)
        found = (suggestion(values.text(row.field.name), wishes=self.form.afterwards) for row in prose)
        return next(filter(None, found), None)

    def _show_exhibit(self, values: Values) -> None:
        if self.form.exhibit is None:
            return
        exhibit = self.query_one("#exhibit", RowList)
        rows = self.form.exhibit(values)
        exhibit.show(rows)
        exhibit.display = bool(rows)
        exhibit.styles.height = min(max(1, sum(len(row.lines) for row in rows)), self.form.exhibit_rows) + 2

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """Tell how much of what is only looked at stands below."""
        message.stop()
        below = message.rows.window.below
        put_border(message.rows, subtitle=(Piece(f"▼ {below}", "muted"),) if below > 0 else ())

    def _show_note(self, values: Values) -> None:
        """The words to say, and the advice; where something was copied out, where that is instead."""
        width = self.query_one("#verdict").size.width
        roomy = self.screen.has_class("-roomy")
        say = self.form.say(values) if self.form.say is not None else ""
        note = self.copied or (self.form.note(values) if self.form.note is not None else "")
        self._put("#say", aloud(say, width, _SAY_ROWS_ROOMY if roomy else _SAY_ROWS))
        self._put("#note", advice(note, width, _COPIED_ROWS if self.copied else _NOTE_ROWS))

    def _put(self, name: str, lines: list[Line]) -> None:
        box = self.query_one(name, Lines)
        before = len(box.lines) if box.display else 0
        box.show(lines)
        box.display = bool(lines)
        if before != len(lines):
            self.call_after_refresh(self.fit)

    def fit(self) -> None:
        """Give the fields what the terminal has left, and passages what their words need of it."""
        if not self.is_attached:
            return
        fields = self.query_one("#fields", VerticalScroll)
        below = [*self.query("#check"), *map(self.query_one, ("#say", "#note", "#verdict", "#presses"))]
        foot = sum(part.outer_size.height + part.styles.margin.height for part in below if part.display)
        room = max(3, self.screen.size.height - foot - 2)
        fields.styles.max_height = room
        focused, shrinks = self.screen.focused, room < self._room
        self._room = room
        if shrinks and focused is not None and fields in focused.ancestors:
            self.call_after_refresh(focused.scroll_visible, animate=False)
        passages = [row for row in self.rows if row.display and row.field.shape == "passage"]
        laid_out = sum(row.editor.size.height - row.field.rows for row in passages)  # may be less than was asked for
        spare = room - fields.virtual_size.height + laid_out
        for row in passages:
            row.grow(spare)
            spare -= row.grown

    def scroll_pages(self, pages: int) -> None:
        """Scroll the fields where they do not fit."""
        fields = self.query_one("#fields", VerticalScroll)
        fields.scroll_relative(y=pages * max(1, fields.size.height - 1), animate=False)
