"""A dialog on the screen: a form, and what the keys do with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from incident_console.console.clipboard import copy
from incident_console.console.dialogs.draft import Draft
from incident_console.console.dialogs.facts import Facts
from incident_console.console.dialogs.field_row import FieldRow
from incident_console.console.dialogs.fields import Form
from incident_console.console.dialogs.guarded import GuardedDialog
from incident_console.console.dialogs.memory import memory_of
from incident_console.console.dialogs.press import Press
from incident_console.console.dialogs.sheet import Sheet
from incident_console.console.dialogs.telling import JUST_OPENED
from incident_console.console.dialogs.verdict import Standing, Verdict, judge
from incident_console.console.panes.row_list import RowList
from incident_console.console.screens.asking import host
from incident_console.incident.commands import Command
from incident_console.incident.state import State

_ROOMY, _BROAD = 24, 100
"""Rows and columns from which the parts of a dialog stand apart, and it is wider."""


class FormDialog(GuardedDialog[tuple[Command, ...] | None]):
    """Asks for what a form asks for; dismissed with the commands to record, or with None for nothing.

    What was typed and not recorded is kept and stands there again when the same dialog opens next.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", show=False, priority=True),
        Binding("f2", "record", "record", show=False),
        Binding("f3", "copy", "copy", show=False),
        Binding("up", "app.focus_previous", "the field before", show=False),
        Binding("down", "app.focus_next", "the next field", show=False),
        Binding("pageup", "scroll(-1)", "scroll up", show=False),
        Binding("pagedown", "scroll(1)", "scroll down", show=False),
    ]

    def __init__(self, form: Form, facts: Facts) -> None:
        classes = f"dialog-{form.name}{' -checked' if form.check is not None else ''}"
        super().__init__(facts.grace if facts.self_opened else timedelta(0), classes)
        self.form = form.with_time()
        self.facts = facts

    def compose(self) -> ComposeResult:
        """The box, over what stands behind it."""
        self.draft = Draft(self.form, self.facts, memory_of(self.app))
        self.sheet = Sheet(self.draft)
        yield self.sheet

    def on_mount(self) -> None:
        """Wait with the keys where nobody asked for this dialog."""
        self._show()
        if self.guarded:
            self.sheet.disabled = True
            self.wait()
        else:
            self._begin()
        self.call_after_refresh(self._fit)

    def on_resize(self, event: events.Resize) -> None:
        """More room is more air."""
        wide, high = event.size
        self.update_classes({"-roomy": high >= _ROOMY, "-broad": wide >= _BROAD}, animate=False)
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self.is_attached:
            self.sheet.fit()
            self._show()

    def _show(self) -> Verdict:
        """Bring everything up to date; gives back where the form stands."""
        verdict = judge(self.form, self.draft.values)
        self.sheet.show(JUST_OPENED if self.guarded else verdict, self.focused)
        return verdict

    def take_state(self, state: State) -> None:
        """The incident has changed meanwhile: what would be recorded is decided on anew."""
        if state.incident_id != self.facts.state.incident_id or not self.is_mounted:
            return
        self.facts = replace(self.facts, state=state, now=self.facts.present())
        self.draft.facts = self.facts
        self._show()

    def released(self) -> None:
        """The grace is over."""
        self.sheet.disabled = False
        self._begin()
        self._show()

    def _begin(self) -> None:
        """Put the focus where the first key belongs: where nothing is recorded, if nobody asked for this dialog."""
        target: Widget = self.query_one("#press-leave")
        if self.facts.self_opened and self.form.safe:
            target = self.sheet.editor(self.form.safe)
        elif not self.facts.self_opened and self.form.fields:
            ready = self.form.ready and not self.draft.back
            start = self.form.start or next(row.field.name for row in self.sheet.rows if row.display)
            target = self.query_one("#press-record") if ready else self.sheet.editor(start)
        target.focus()

    # What the keys do

    def on_descendant_focus(self) -> None:
        """The keys in the border are those of what has the focus."""
        self._show()

    def on_field_row_changed(self, message: FieldRow.Changed) -> None:
        """Something else stands in a field."""
        message.stop()
        if not self.draft.set(message.row.field.name, message.row.value):
            return
        self.sheet.copied = ""
        if self.form.follow is not None and message.row.field.shape != "passage":
            for other, value in self.form.follow(self.draft.values).items():
                self.draft.set(other, value)
                self.sheet.row(other).put(value)
        self._show()

    def on_field_row_submitted(self, message: FieldRow.Submitted) -> None:
        """Enter records when all is there; else it goes to what is missing, and once to what is wanted."""
        message.stop()
        wanted = self.sheet.wanted() if self._show().standing is Standing.READY else None
        if wanted is not None:
            wanted.editor.focus()
        else:
            self.action_record()

    def on_press_pressed(self, message: Press.Pressed) -> None:
        """A button."""
        message.stop()
        does = {"record": self.action_record, "leave": self.action_leave, "afresh": self._afresh}
        {**does, "copy": self.action_copy}[message.press.does]()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """There is nothing to open in a list that is only looked at."""
        message.stop()

    def _afresh(self) -> None:
        self.draft.afresh()
        for row in self.sheet.rows:
            row.put(self.draft.initial[row.field.name])
        self.query_one("#press-afresh").remove()
        self._begin()

    def action_record(self) -> None:
        """Record what stands there, or show what is missing and go there."""
        if self.guarded:
            return
        verdict = self._show()
        if verdict.standing is Standing.READY:
            self.draft.send(verdict.commands)
            self.dismiss(verdict.commands)
        elif verdict.standing is Standing.NOTHING and self.sheet.leaves:
            self.action_leave()
        elif verdict.field:
            self.sheet.editor(verdict.field).focus()

    def action_copy(self) -> None:
        """Copy out what the form has for somebody who is not on the call, and tell where it is."""
        if self.guarded or self.form.copies is None:
            return
        words = self.form.copies(self.draft.values)
        folder = host(self).session.copies
        self.sheet.copied = copy(self.app, words, folder) if words else "There is nothing to copy yet."
        self._show()

    def action_leave(self) -> None:
        """Leave with nothing recorded; what was typed is kept."""
        if self.guarded:
            self.wait()
            return
        self.draft.leave()
        self.dismiss(None)

    def action_scroll(self, pages: int) -> None:
        """Scroll the fields where they do not fit."""
        self.sheet.scroll_pages(pages)
