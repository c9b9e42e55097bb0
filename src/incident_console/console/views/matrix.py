"""The evidence matrix as rows: observations against hypotheses, the ranking, and what separates the leaders."""

from __future__ import annotations

from incident_console.console.rows import Line, Piece, Row, Tone
from incident_console.console.views.format import Present
from incident_console.incident.vocabulary import HypothesisStatus, Weight
from incident_console.practice.matrix import LETTERS, UNWEIGHED, Matrix
from incident_console.practice.matrix import Row as Observation

_TONES: dict[Weight | None, Tone] = {
    Weight.FOR: "good", Weight.AGAINST: "bad", Weight.NEUTRAL: "muted", None: "muted",
}  # fmt: skip
_ROOMY = 80


def matrix_rows(present: Present, matrix: Matrix, column: int) -> tuple[Row, ...]:
    """One row for each observation. The cell in `column` of every row is marked as the one that a key sets.

    Where there is room the cells stand flush right, under their handles; else on a line of their own, with the handle
    before each.
    """
    separating = {evidence.event_id for evidence in matrix.separating}
    return tuple(
        _row(present, matrix, observation, column, separates=observation.evidence.event_id in separating)
        for observation in matrix.rows
    )


def _row(present: Present, matrix: Matrix, observation: Observation, column: int, *, separates: bool) -> Row:
    evidence = observation.evidence
    mark = Piece("◆ " if separates else "  ", "accent")
    head = (mark, Piece(f"{present.hhmm(evidence.at)}  ", "muted"))
    cells = tuple(
        _cell(matrix, place, weight, chosen=place == column, roomy=present.width >= _ROOMY)
        for place, weight in enumerate(observation.cells)
    )
    said = ", ".join(
        f"{matrix.columns[place].handle} {LETTERS[weight] if weight else 'not weighed'}"
        for place, weight in enumerate(observation.cells)
    )
    copied = f"{present.hhmm(evidence.at)} {evidence.text}: {said}"
    if present.width >= _ROOMY:
        lines: tuple[Line, ...] = (Line(head, Piece(evidence.text), cells, wrap=True),)
    else:
        lines = (Line(head, Piece(evidence.text), wrap=True), Line((Piece(" " * 9), *cells)))
    return Row(evidence.event_id, lines, copied=copied, event_id=evidence.event_id)


def _cell(matrix: Matrix, place: int, weight: Weight | None, *, chosen: bool, roomy: bool) -> Piece:
    letter = LETTERS[weight] if weight is not None else UNWEIGHED
    shown = f"[{letter}]" if chosen else f" {letter} "
    handle = "" if roomy else f"{matrix.columns[place].handle}"
    text = f"{handle}{shown}" if handle else f"{shown:^{cell_width(matrix, place)}}"
    return Piece(text, "strong" if chosen and weight is None else _TONES[weight], bold=chosen)


def cell_width(matrix: Matrix, place: int) -> int:
    """The cells that a column takes: its handle, with room for the brackets around a letter."""
    return max(3, len(matrix.columns[place].handle)) + 1


def matrix_head(matrix: Matrix, column: int) -> Line:
    """The handles over the columns; those that have ended are quiet."""
    handles = tuple(
        Piece(
            f"{hypothesis.handle:^{cell_width(matrix, place)}}",
            "hypothesis" if hypothesis.status is HypothesisStatus.OPEN else "muted",
            bold=place == column,
        )
        for place, hypothesis in enumerate(matrix.columns)
    )
    return Line((Piece("    Observation", "muted"),), None, handles)


def matrix_standing(matrix: Matrix) -> tuple[Line, ...]:
    """The verdict, the ranking of the open hypotheses and what is missing."""
    lines = [Line((), Piece(matrix.verdict, "accent", bold=True), wrap=True)]
    for place, standing in enumerate(matrix.ranking, start=1):
        against, support = standing.contradictions, standing.support
        counts = (
            Piece(f"−{against}" if against else "−0", "bad" if against else "muted"),
            Piece(f"  +{support}", "good"),
        )
        head = (Piece(f"{place}  ", "muted"), Piece(f"{standing.hypothesis.handle:<3} ", "hypothesis"))
        lines.append(Line(head, Piece(standing.hypothesis.text), counts))
    if matrix.unweighed:
        count = len(matrix.unweighed)
        noun = "observation is" if count == 1 else "observations are"
        lines.append(Line((), Piece(f"{count} {noun} weighed on only one of the two leaders.", "soon"), wrap=True))
    return tuple(lines)
