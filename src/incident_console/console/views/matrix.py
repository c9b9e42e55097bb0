"""The evidence matrix as rows: observations against hypotheses, the ranking, and what separates the leaders."""

from __future__ import annotations

from dataclasses import dataclass, replace

from incident_console.console.rows import Line, Piece, Row, Tone
from incident_console.console.views.format import Present
from incident_console.incident.vocabulary import HypothesisStatus, Weight
from incident_console.practice.matrix import LETTERS, UNWEIGHED, Matrix
from incident_console.practice.matrix import Row as Observation

_TONES: dict[Weight | None, Tone] = {
    Weight.FOR: "good", Weight.AGAINST: "bad", Weight.NEUTRAL: "muted", None: "muted",
}  # fmt: skip
_HEAD, _TEXT = 9, 36
"""The cells before an observation, and those that it gets at the least beside its cells."""

_RANKED = 5
"""So many hypotheses are ranked by name: who compares more of them compares none."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which hypotheses are shown, of all the columns, and where their cells stand: beside the observations or below."""

    shown: range
    every: int
    beside: bool

    @property
    def more(self) -> tuple[str, str]:
        """A sign for what there is to the left and to the right."""
        return "‹" if self.shown.start else " ", "›" if self.shown.stop < self.every else " "


def columns_shown(matrix: Matrix, column: int, width: int) -> Columns:
    """The columns that `width` cells hold, `column` among them.

    All of them beside the observations, as long as those keep some room; else as many as fit on a line below.
    """
    every = len(matrix.columns)
    widest = max((cell_width(matrix, place) for place in range(every)), default=0)
    if _HEAD + _TEXT + 2 + every * widest <= width:
        return Columns(range(every), every, beside=True)
    page = max(1, (width - _HEAD - 2) // (widest + 4))
    first = column // page * page
    return Columns(range(first, min(every, first + page)), every, beside=False)


def matrix_rows(present: Present, matrix: Matrix, column: int) -> tuple[Row, ...]:
    """One row for each observation. The cell in `column` of every row is marked as the one that a key sets.

    Where there is room the cells stand flush right, under their handles; else on a line of their own, with the handle
    before each.
    """
    columns = columns_shown(matrix, column, present.width)
    separating = {evidence.event_id for evidence in matrix.separating}
    return tuple(
        _row(present, matrix, observation, column, columns, separates=observation.evidence.event_id in separating)
        for observation in matrix.rows
    )


def _row(
    present: Present, matrix: Matrix, observation: Observation, column: int, columns: Columns, *, separates: bool
) -> Row:
    evidence = observation.evidence
    mark = Piece("◆ " if separates else "  ", "accent")
    head = (mark, Piece(f"{present.hhmm(evidence.at)}  ", "muted"))
    said = ", ".join(
        f"{matrix.columns[place].handle} {LETTERS[weight] if weight else 'not weighed'}"
        for place, weight in enumerate(observation.cells)
    )
    copied = f"{present.hhmm(evidence.at)} {evidence.text}: {said}"
    if columns.beside:
        marks = tuple(_cell(matrix, place, observation.cells[place], chosen=place == column) for place in columns.shown)
        lines: tuple[Line, ...] = (Line(head, Piece(evidence.text), marks, wrap=True, even=True),)
    else:
        left, right = columns.more
        marks = tuple(
            _named_cell(matrix, place, observation.cells[place], chosen=place == column) for place in columns.shown
        )
        below = (Piece(" " * (_HEAD - 2)), Piece(f"{left} ", "muted"), *marks, Piece(right, "muted"))
        lines = (Line(head, Piece(evidence.text), wrap=True), Line(below))
    return Row(evidence.event_id, lines, copied=copied, event_id=evidence.event_id)


def _cell(matrix: Matrix, place: int, weight: Weight | None, *, chosen: bool) -> Piece:
    letter = LETTERS[weight] if weight is not None else UNWEIGHED
    shown = f"[{letter}]" if chosen else f" {letter} "
    text = f"{shown:^{cell_width(matrix, place)}}"
    return Piece(text, "strong" if chosen and weight is None else _TONES[weight], bold=chosen)


def _named_cell(matrix: Matrix, place: int, weight: Weight | None, *, chosen: bool) -> Piece:
    cell = _cell(matrix, place, weight, chosen=chosen)
    return replace(cell, text=f"{matrix.columns[place].handle}{cell.text.strip() if chosen else cell.text[:3]}  ")


def cell_width(matrix: Matrix, place: int) -> int:
    """The cells that a column takes: its handle, with room for the brackets around a letter."""
    return max(3, len(matrix.columns[place].handle)) + 1


def matrix_head(matrix: Matrix, column: int, width: int) -> tuple[Line, ...]:
    """The handles over the columns, where they have any; those that have ended are quiet."""
    columns = columns_shown(matrix, column, width)
    if not columns.beside or not matrix.rows:
        return ()
    handles = tuple(
        Piece(
            f"{hypothesis.handle:^{cell_width(matrix, place)}}",
            "hypothesis" if hypothesis.status is HypothesisStatus.OPEN else "muted",
            bold=place == column,
        )
        for place, hypothesis in enumerate(matrix.columns)
    )
    return (Line((Piece("    Observation", "muted"),), None, handles),)


def matrix_standing(matrix: Matrix) -> tuple[Line, ...]:
    """The verdict, the ranking of the open hypotheses and what is missing."""
    lines = [Line((), Piece(matrix.verdict, "accent", bold=True), wrap=True)]
    for place, standing in enumerate(matrix.ranking[:_RANKED], start=1):
        against, support = standing.contradictions, standing.support
        counts = (
            Piece(f"−{against}" if against else "−0", "bad" if against else "muted"),
            Piece(f"  +{support}", "good"),
        )
        head = (Piece(f"{place}  ", "muted"), Piece(f"{standing.hypothesis.handle:<3} ", "hypothesis"))
        lines.append(Line(head, Piece(standing.hypothesis.text), counts))
    if len(matrix.ranking) > _RANKED:
        lines.append(Line((Piece(f"   and {len(matrix.ranking) - _RANKED} more with less to say for them", "muted"),)))
    if matrix.unweighed:
        count = len(matrix.unweighed)
        noun = "observation is" if count == 1 else "observations are"
        lines.append(Line((), Piece(f"{count} {noun} weighed on only one of the two leaders.", "soon"), wrap=True))
    return tuple(lines)
