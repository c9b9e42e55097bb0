"""The hypothesis board, with a stall timer on each."""

from __future__ import annotations

from datetime import timedelta

from incident_console.console.rows import Line, Meter, Opens, Piece, Row, Section, Tone
from incident_console.console.views.format import Present, nearing
from incident_console.incident.records import Hypothesis
from incident_console.incident.vocabulary import HypothesisStatus, Weight
from incident_console.practice.loop import LoopReading

_ENDED = {
    HypothesisStatus.CONFIRMED: ("✓", "confirmed", "good"),
    HypothesisStatus.RULED_OUT: ("×", "ruled out", "muted"),
    HypothesisStatus.PARKED: ("…", "parked", "muted"),
}


def hypothesis_board(present: Present, reading: LoopReading | None = None) -> Section:
    """Every hypothesis: the open ones first, the longest stalled on top, then those that have ended.

    The border tells how many are stalled and which quarter of the loop has stood still for longest.
    """
    board = sorted(present.state.hypotheses.values(), key=_rank)
    rows = tuple(_row(present, hypothesis) for hypothesis in board)
    stalled = [h for h in present.state.open_hypotheses() if _still(present, h) >= _limit(present)]
    count = str(len(present.state.open_hypotheses()))
    urgent = bool(stalled) and not present.state.phase.over
    subtitle = (Piece(f"{len(stalled)} stalled", "bad"),) if urgent else ()
    asides: tuple[str, ...] = ()
    if reading is not None and present.state.declared and not present.state.phase.over:
        asides = _loop_words(present, reading)
    empty = "None yet: press h, or type ? and what might explain it"
    return Section(rows, subtitle, count, urgent, empty, asides)


def _loop_words(present: Present, reading: LoopReading) -> tuple[str, ...]:
    """The turns in the window, and the quarter that has stood still for longest; then the same in fewer words."""
    still = {quarter: reading.minutes_since(quarter, present.now) for quarter in reading.last}
    never = next((quarter for quarter, minutes in still.items() if minutes is None), None)
    turns = f"{reading.turns} {'turn' if reading.turns == 1 else 'turns'} in {present.policy.loop_minutes:g} min"
    slowest = max(still, key=lambda quarter: still[quarter] or 0.0)
    words = f"{slowest.value} {int(still[slowest] or 0)} min ago" if never is None else f"no {never.value} yet"
    return f"loop: {turns}, {words}", f"loop: {words}", words


def _rank(hypothesis: Hypothesis) -> tuple[bool, object]:
    open_one = hypothesis.status is HypothesisStatus.OPEN
    return (not open_one, hypothesis.moved_at if open_one else hypothesis.raised_at)


def _limit(present: Present) -> timedelta:
    return timedelta(minutes=present.policy.stall_minutes)


def _still(present: Present, hypothesis: Hypothesis) -> timedelta:
    return max(timedelta(0), present.now - hypothesis.moved_at)


def _row(present: Present, hypothesis: Hypothesis) -> Row:
    opens = Opens("hypothesis", hypothesis.event_id)
    if hypothesis.contested:
        standing: Piece = Piece("contested", "bad", bold=True)
    elif hypothesis.status is HypothesisStatus.OPEN:
        return Row(hypothesis.event_id, _open_lines(present, hypothesis), opens, event_id=hypothesis.event_id)
    else:
        glyph, word, tone = _ENDED[hypothesis.status]
        at = f" {present.hhmm(hypothesis.ended_at)}" if hypothesis.ended_at else ""
        standing = Piece(f"{glyph} {word}{at}", tone)  # type: ignore[arg-type]
    quiet: Tone = "" if hypothesis.status is HypothesisStatus.CONFIRMED else "muted"
    head = (Piece(f"{hypothesis.handle:<3} ", quiet or "hypothesis"),)
    tail = (*_weights(present, hypothesis), standing)
    return Row(
        hypothesis.event_id,
        (Line(head, Piece(hypothesis.text, quiet), tail, wrap=True, tail_last=True),),
        opens,
        event_id=hypothesis.event_id,
    )


def _open_lines(present: Present, hypothesis: Hypothesis) -> tuple[Line, ...]:
    still, limit = _still(present, hypothesis), _limit(present)
    share = still / limit
    stalled = share >= 1 and not present.state.phase.over
    tone: Tone = "bad" if stalled else "soon" if share >= 0.8 else "good"
    words = f"▲ STALLED {nearing(still)}" if stalled else f"moved {nearing(still)} ago"
    timer = Piece(words, tone if share >= 0.8 else "muted", bold=stalled)
    head = (Piece(f"{hypothesis.handle:<3} ", "hypothesis", bold=True),)
    first = Line(head, Piece(hypothesis.text), wrap=True)
    who = Piece(_running_test(present, hypothesis) or hypothesis.owner or "no owner", "muted")
    return (
        first,
        Line((Piece("    "),), Meter(min(1.0, share), tone), (*_weights(present, hypothesis), who, Piece("  "), timer)),
    )


def _running_test(present: Present, hypothesis: Hypothesis) -> str:
    for event_id in hypothesis.tests:
        task = present.state.tasks.get(event_id)
        if task is not None and not task.status.ended:
            return f"{task.handle} {task.person}".strip()
    return ""


def _weights(present: Present, hypothesis: Hypothesis, *, ended: bool = False) -> tuple[Piece, ...]:
    """The evidence for and against: in columns on the open ones, in as few cells as can be on those that have ended."""
    weights = [
        weight
        for event_id in hypothesis.evidence
        if (found := present.state.evidence.get(event_id)) and (weight := found.on(hypothesis.event_id))
    ]
    for_it, against = weights.count(Weight.FOR), weights.count(Weight.AGAINST)
    if not weights:
        return (Piece("no evidence  ", "muted"),)
    blank = "" if ended else "   "
    return (
        Piece(f"+{for_it} " if for_it else blank, "good"),
        Piece(f"−{against} " if against else blank, "bad"),
        Piece(" "),
    )
