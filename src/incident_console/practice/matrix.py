"""The evidence matrix: observations against hypotheses, and what they say about which one to believe."""

from __future__ import annotations

from dataclasses import dataclass

from incident_console.incident.identifiers import EventId
from incident_console.incident.records import Evidence, Hypothesis
from incident_console.incident.state import State
from incident_console.incident.vocabulary import HypothesisStatus, Weight
from incident_console.practice.spoken import aloud, listed

LETTERS = {Weight.FOR: "C", Weight.AGAINST: "I", Weight.NEUTRAL: "N"}
"""Consistent, inconsistent, neither: Heuer's marks."""

UNWEIGHED = "·"


@dataclass(frozen=True, slots=True)
class Row:
    """One observation and how it weighs on each hypothesis, in the order of the columns (None: nobody has said)."""

    evidence: Evidence
    cells: tuple[Weight | None, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """The cells as C, I, N, or a dot where nobody has said."""
        return tuple(LETTERS[cell] if cell is not None else UNWEIGHED for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Standing:
    """One hypothesis' place: how many observations contradict it, support it or do neither."""

    hypothesis: Hypothesis
    contradictions: int
    support: int
    neutral: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole matrix.

    `columns` are all the hypotheses in the order in which they were raised, `rows` the observations in the order in
    which they were made. `ranking` has the open ones, fewest contradictions first. `separating` are the observations
    that tell the leading two apart, `unweighed` those that were weighed on one of the two and not yet on the other.
    """

    columns: tuple[Hypothesis, ...]
    rows: tuple[Row, ...]
    ranking: tuple[Standing, ...]
    leaders: tuple[Hypothesis, ...]
    separating: tuple[Evidence, ...]
    unweighed: tuple[Evidence, ...]
    verdict: str


def evidence_matrix(state: State) -> Matrix:
    """The matrix of everything that was observed and weighed.

    Heuer's analysis of competing hypotheses: work across each observation, rank by disproving (fewest
    contradictions, not most support; support only breaks a tie), and look for what tells the leaders apart.
    """
    columns = tuple(state.hypotheses.values())
    observed = sorted(state.evidence.values(), key=lambda e: e.at)
    rows = tuple(_row(evidence, columns) for evidence in observed)
    standings = [standing_of(h, rows, i) for i, h in enumerate(columns) if h.status is HypothesisStatus.OPEN]
    ranking = tuple(sorted(standings, key=lambda s: (s.contradictions, -s.support)))
    leaders = tuple(standing.hypothesis for standing in ranking[:2])
    separating = tuple(e for e in observed if separates(e, leaders))
    unweighed = tuple(e for e in observed if len(leaders) == 2 and _half_weighed(e, leaders))
    return Matrix(columns, rows, ranking, leaders, separating, unweighed, _verdict(leaders, separating))


def _row(evidence: Evidence, columns: tuple[Hypothesis, ...]) -> Row:
    weighs = dict(evidence.weighs)
    return Row(evidence, tuple(weighs.get(hypothesis.event_id) for hypothesis in columns))


def standing_of(hypothesis: Hypothesis, rows: tuple[Row, ...], column: int) -> Standing:
    """The count of a column's cells."""
    cells = [row.cells[column] for row in rows]
    return Standing(hypothesis, cells.count(Weight.AGAINST), cells.count(Weight.FOR), cells.count(Weight.NEUTRAL))


def separates(evidence: Evidence, leaders: tuple[Hypothesis, ...]) -> bool:
    """Whether an observation tells two hypotheses apart: weighed on both, and speaking against exactly one of them.

    Consistent with one and neutral on the other does not: nothing is disproved by it.
    """
    if len(leaders) != 2:
        return False
    first, second = (evidence.on(hypothesis.event_id) for hypothesis in leaders)
    return None not in (first, second) and (first is Weight.AGAINST) is not (second is Weight.AGAINST)


def _half_weighed(evidence: Evidence, leaders: tuple[Hypothesis, ...]) -> bool:
    return sum(_on(evidence, hypothesis.event_id) for hypothesis in leaders) == 1


def _on(evidence: Evidence, hypothesis: EventId) -> bool:
    return evidence.on(hypothesis) is not None


def _verdict(leaders: tuple[Hypothesis, ...], separating: tuple[Evidence, ...]) -> str:
    if not leaders:
        return "No hypothesis is open."
    if len(leaders) == 1:
        return f"{leaders[0].handle} is the only open hypothesis. What else could it be?"
    first, second = (hypothesis.handle for hypothesis in leaders)
    if not separating:
        return f"No observation separates {first} from {second}."
    named = listed([f"“{aloud(evidence.text)}”" for evidence in separating[:3]])
    verb = "separates" if len(separating) == 1 else "separate"
    more = f" So do {len(separating) - 3} more." if len(separating) > 3 else ""
    return f"{named} {verb} {first} from {second}.{more}"
