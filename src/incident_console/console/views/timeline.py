"""The timeline: one row for each entry, made when it is looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, overload

from rich.cells import cell_len

from incident_console.console.rows import LazyRows, Line, Opens, Piece, Row, Tone
from incident_console.console.text import fit
from incident_console.console.views.format import Present, first_name
from incident_console.incident.words import Entry, entry_of
from incident_console.incident.words import Tone as Sort

_TONES: dict[Sort, Tone] = {
    Sort.NOTE: "", Sort.ALERT: "alert", Sort.COURSE: "strong", Sort.IMPACT: "bad", Sort.ROLE: "role",
    Sort.HYPOTHESIS: "hypothesis", Sort.FOR: "good", Sort.AGAINST: "bad", Sort.TASK: "task", Sort.DONE: "good",
    Sort.FAILED: "muted", Sort.DECISION: "decision", Sort.BRIEFING: "update", Sort.UPDATE: "update",
    Sort.NEED: "task", Sort.FOLLOW_UP: "hypothesis", Sort.SAID: "muted", Sort.UNKNOWN: "bad",
}  # fmt: skip
STAR, AMENDED = "*", "^"
"""What stands in a column of its own on a starred row, and behind an amended one where there is no room for the word.

One cell wide in every terminal, which the star of typographers is not.
"""

_LABEL = 8
_AUTHOR = 12
_ROOMY, _NAMES, _BROAD = 56, 70, 90
"""Cells from which the author is told, by the whole name, and in a column of its own."""


class Pending(NamedTuple):
    """An entry that is on its way to the disk, or that could not be written."""

    key: str
    text: str
    at: datetime
    failed: str = ""


class TimelineRows(LazyRows):
    """The rows of the timeline, oldest first, then what is still being saved."""

    def __init__(self, present: Present, pending: Sequence[Pending] = ()) -> None:
        self._present = present
        self._state = present.state
        self._order = present.state.timeline
        self._pending = tuple(pending)

    def __len__(self) -> int:
        return len(self._order) + len(self._pending)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self._row(i) for i in range(*index.indices(len(self)))]
        return self._row(index if index >= 0 else len(self) + index)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TimelineRows):
            return NotImplemented
        mine, theirs = self._present, other._present
        return (
            self._state is other._state
            and self._pending == other._pending
            and (mine.width, mine.zone, mine.now.date()) == (theirs.width, theirs.zone, theirs.now.date())
        )

    def __hash__(self) -> int:
        return id(self)

    def index_of(self, key: str) -> int | None:
        """Where an event stands, by its identifier."""
        event = self._state.effective.get(key)
        if event is None:
            found = (i for i, pending in enumerate(self._pending) if pending.key == key)
            return next((len(self._order) + i for i in found), None)
        at = bisect_left(self._order, (event.occurred_at, event.hlc, event.event_id))
        return at if at < len(self._order) and self._order[at][2] == key else None

    def _row(self, index: int) -> Row:
        if index >= len(self._order):
            return self._pending_row(self._pending[index - len(self._order)])
        entry = entry_of(self._state, self._order[index][2])
        before = self._order[index - 1][0] if index else None
        lines = [self._line(entry)]
        if day := self._new_day(entry.at, before):
            lines.insert(0, Line((Piece(day, "muted"),)))
        star = f" {STAR}" if entry.event_id in self._state.starred else ""
        copied = f"{self._present.hhmm(entry.at)}{star} {entry.label} {entry.text} ({entry.author})"
        return Row(entry.event_id, tuple(lines), Opens("amend", entry.event_id), copied, entry.event_id)

    def _new_day(self, at: datetime, before: datetime | None) -> str:
        zone = self._present.zone
        day = at.astimezone(zone).date()
        if before is None:
            return "" if day == self._present.now.astimezone(zone).date() else f"{day:%a %Y-%m-%d}"
        return "" if day == before.astimezone(zone).date() else f"{day:%a %Y-%m-%d}"

    def _line(self, entry: Entry) -> Line:
        tone = _TONES[entry.tone]
        about = "~" if entry.approximate else " "
        label, text = entry.label, entry.text
        if cell_len(label) > _LABEL:
            label, text = "", f"{label}  {text}"
        head = (
            Piece(f"{self._present.hhmm(entry.at)}{about}", "muted"),
            Piece(STAR if entry.event_id in self._state.starred else " ", "accent", bold=True),
            Piece(label + " " * (_LABEL - cell_len(label) + 1), tone),
        )
        body = Piece(text, "muted" if entry.tone is Sort.FAILED else "")
        marks = "amended " if entry.amended else ""
        if self._present.width < _ROOMY:
            return Line(head, body, (Piece(AMENDED, "muted"),) if entry.amended else (), wrap=True)
        author = fit(entry.author if self._whole_name(entry.author) else first_name(entry.author), _AUTHOR)
        if self._present.width >= _BROAD:  # the names in a column of their own
            author = " " * (_AUTHOR - cell_len(author) - len(marks)) + marks + author
            return Line(head, body, (Piece(author, "muted"),), wrap=True, even=True)
        return Line(head, body, (Piece(f"{marks}{author}", "muted"),), wrap=True)

    def _whole_name(self, name: str) -> bool:
        return cell_len(name) <= _AUTHOR and self._present.width >= _NAMES

    def _pending_row(self, pending: Pending) -> Row:
        label, tone = ("not saved", "bad") if pending.failed else ("saving", "soon")
        head = (Piece(f"{self._present.hhmm(pending.at)}  ", "muted"), Piece(f"{label} ", tone))  # type: ignore[arg-type]
        opens = Opens("retry", pending.key) if pending.failed else None
        return Row(pending.key, (Line(head, Piece(pending.text), wrap=True),), opens, pending.text)
