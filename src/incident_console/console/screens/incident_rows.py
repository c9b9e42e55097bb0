"""From the incidents of a file to the rows of their list. Pure: a function of the rows, the moment and the width."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from rich.cells import cell_len, set_cell_size

from incident_console.console.rows import Line, Piece, Row, Tone
from incident_console.console.text import fit
from incident_console.console.views.format import elapsed
from incident_console.desk import IncidentRow
from incident_console.incident.vocabulary import Severity

ROOMY = 130
"""Cells from which an incident is one line under headings; under it, it is two, under SLIM three."""

SLIM = 76

_SEVERITY: dict[Severity, Tone] = {
    Severity.SEV1: "bad", Severity.SEV2: "soon", Severity.SEV3: "accent", Severity.SEV4: "muted",
}  # fmt: skip
_HEAD = 6
_COLUMNS = (("Phase", 13), ("Commander", 16), ("Declared (UTC)", 16))
_LASTED, _ENTRIES = 17, 7


def ranked(rows: Sequence[IncidentRow]) -> list[IncidentRow]:
    """The incidents as they are listed: those that go on first, then the latest declared."""
    return sorted(sorted(rows, key=_declared, reverse=True), key=lambda row: row.phase.over)


def _declared(row: IncidentRow) -> datetime:
    return row.declared_at or datetime.max.replace(tzinfo=UTC)


def fits(row: IncidentRow, typed: str) -> bool:
    """Whether every word that was typed stands somewhere in what the list shows of an incident."""
    known = " ".join(
        (_severity_word(row), row.title, row.phase.value, row.commander, _date(row), row.short_id,
         "closed over" if row.phase.over else "open running")
    ).casefold()  # fmt: skip
    return all(word in known for word in typed.casefold().split())


def headings(width: int) -> Line | None:
    """The words over the columns; None where there are no columns."""
    if width < ROOMY:
        return None
    words = [_cell(word, wide) for word, wide in _COLUMNS]
    tail = "  ".join([*words, f"{'Lasting':>{_LASTED}}", f"{'Entries':>{_ENTRIES}}"])
    return Line((Piece(f" {'Sev':<{_HEAD}}", "muted"),), Piece("Title", "muted"), (Piece(tail, "muted"),))


def incident_row(row: IncidentRow, now: datetime, width: int) -> Row:
    """One incident in a list of `width` cells."""
    if width >= ROOMY:
        lines: tuple[Line, ...] = (_one_line(row, now),)
    elif width >= SLIM:
        lines = (_first_line(row, now), _second_line(row, width, f"{_date(row)} UTC"))
    else:
        declared = Line((Piece(" " * _HEAD),), Piece(f"declared {_date(row)} UTC", "muted"))
        lines = (_first_line(row, now), _second_line(row, width, ""), declared)
    return Row(row.incident_id, lines, copied=told(row, now))


def told(row: IncidentRow, now: datetime) -> str:
    """An incident as one line of plain text."""
    parts = (
        _severity_word(row),
        row.title,
        row.phase.value,
        f"IC {row.commander or 'nobody'}",
        f"declared {_date(row)} UTC",
        _lasting(row, now),
        _entries(row),
        row.short_id,
    )
    return " · ".join(parts)


def _one_line(row: IncidentRow, now: datetime) -> Line:
    phase, commander, declared = (wide for _, wide in _COLUMNS)
    tail = (
        _piece(_phase(row), phase),
        _piece(Piece(row.commander, "muted" if row.phase.over else "") if row.commander else _nobody(row), commander),
        Piece(f"{_cell(_date(row), declared)}  ", "muted"),
        Piece(f"{_lasting(row, now):>{_LASTED}}  ", "muted" if row.phase.over else ""),
        Piece(f"{row.entries:>{_ENTRIES}}", "muted"),
    )
    return Line(_head(row), _title(row), tail)


def _first_line(row: IncidentRow, now: datetime) -> Line:
    return Line(_head(row), _title(row), (Piece(_lasting(row, now), "muted" if row.phase.over else ""),))


def _second_line(row: IncidentRow, width: int, date: str) -> Line:
    phase, entries = _phase(row), Piece(f" · {_entries(row)}", "muted")
    room = width - _HEAD - cell_len(f"{phase.text} · IC {entries.text}{date}") - 3
    commander = Piece(f"IC {fit(row.commander, room)}", "muted") if row.commander else _nobody(row)
    head = (Piece(" " * _HEAD), phase, Piece(" · ", "muted"), commander, entries)
    return Line(head, None, (Piece(date, "muted"),) if date else ())


def _head(row: IncidentRow) -> tuple[Piece, ...]:
    tone: Tone = "muted" if row.phase.over else _SEVERITY.get(row.severity, "soon") if row.severity else "soon"
    return (Piece(f"{_severity_word(row):<{_HEAD}}", tone, bold=not row.phase.over),)


def _title(row: IncidentRow) -> Piece:
    return Piece(row.title or "(no title)", "muted" if row.phase.over else "strong")


def _phase(row: IncidentRow) -> Piece:
    return Piece(row.phase.value, "muted" if row.phase.over else "soon")


def _nobody(row: IncidentRow) -> Piece:
    return Piece("no commander", "muted" if row.phase.over else "bad")


def _piece(piece: Piece, width: int) -> Piece:
    return Piece(_cell(piece.text, width) + "  ", piece.tone, piece.bold)


def _cell(text: str, width: int) -> str:
    return set_cell_size(fit(text, width), width)


def _severity_word(row: IncidentRow) -> str:
    return row.severity.value if row.severity else "SEV?"


def _date(row: IncidentRow) -> str:
    return f"{row.declared_at.astimezone(UTC):%Y-%m-%d %H:%M}" if row.declared_at else "time not known"


def _lasting(row: IncidentRow, now: datetime) -> str:
    """How long it has been going on, or how long it took: to its resolution, else to what was last recorded."""
    if row.declared_at is None:
        return "–"
    if row.phase.over:
        ended = row.resolved_at or row.last_at
        return f"took {elapsed(ended - row.declared_at)}" if ended else "over"
    return f"running {elapsed(now - row.declared_at)}"


def _entries(row: IncidentRow) -> str:
    return "1 entry" if row.entries == 1 else f"{row.entries} entries"
