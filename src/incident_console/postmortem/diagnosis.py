"""The hypotheses: what spoke for and against each, its tests, how it ended, and the minutes that it took."""

from __future__ import annotations

from datetime import datetime, timedelta

from incident_console.incident.state import Evidence, Hypothesis, Task
from incident_console.incident.vocabulary import HypothesisStatus, Weight
from incident_console.postmortem.document import (
    Block,
    Bullets,
    Item,
    Line,
    Paragraph,
    Part,
    Piece,
    Section,
    Table,
    absent,
    bullet,
    label,
    mark,
    said,
    term,
    told,
)
from incident_console.postmortem.frame import NO_TIME, Frame, duration

DEFINITION = (
    "Minutes open: from when it was raised until it was confirmed, ruled out or parked; one that was opened again "
    "counts on from there, one that is still open counts to the end."
)

_WEIGHED = (
    (Weight.FOR, "Evidence for:"),
    (Weight.AGAINST, "Evidence against:"),
    (Weight.NEUTRAL, "Neither for nor against:"),
)


def hypotheses(frame: Frame) -> Section:
    """Every hypothesis that was on the table, the ruled-out ones included: what was excluded is a finding too."""
    known = sorted(frame.state.hypotheses.values(), key=lambda h: h.raised_at)
    if not known:
        return Section("hypotheses", "Hypotheses", (Paragraph((absent("None in the log."),)),))
    captions = (
        "Hypothesis",
        "How it stands",
        "Raised (UTC)",
        "Ended (UTC)",
        "Minutes open",
        "For",
        "Against",
        "Neutral",
    )
    blocks: tuple[Block, ...] = (
        Table(captions, tuple(_row(frame, hypothesis) for hypothesis in known)),
        Paragraph((label(DEFINITION),)),
    )
    return Section("hypotheses", "Hypotheses", blocks, tuple(_part(frame, hypothesis) for hypothesis in known))


def time_open(frame: Frame, hypothesis: Hypothesis) -> timedelta:
    """How long a hypothesis took: the sum of the times in which it was open (see DEFINITION)."""
    total = timedelta(0)
    opened: datetime | None = hypothesis.raised_at
    for turn in hypothesis.history:
        if turn.status == HypothesisStatus.OPEN.value:
            opened = opened or turn.at
        elif opened is not None:
            total += max(turn.at - opened, timedelta(0))
            opened = None
    if opened is not None:
        total += max(frame.end - opened, timedelta(0))
    return total


def _row(frame: Frame, hypothesis: Hypothesis) -> tuple[Line, ...]:
    counts = (str(len(_weighing(frame, hypothesis, weight))) for weight, _ in _WEIGHED)
    return (
        (said(hypothesis.handle),),
        _stands(hypothesis),
        (frame.when(hypothesis.raised_at),),
        (frame.when(hypothesis.ended_at) if hypothesis.ended_at else label(NO_TIME),),
        (told(duration(time_open(frame, hypothesis))),),
        *((told(count),) for count in counts),
    )


def _stands(hypothesis: Hypothesis) -> Line:
    status = label(hypothesis.status.value)
    return (status, label(" "), mark("(contested)")) if hypothesis.contested else (status,)


def _weighing(frame: Frame, hypothesis: Hypothesis, weight: Weight) -> list[Evidence]:
    given = (frame.state.evidence[event_id] for event_id in hypothesis.evidence)
    return sorted((e for e in given if e.on(hypothesis.event_id) is weight), key=lambda e: e.at)


def _part(frame: Frame, hypothesis: Hypothesis) -> Part:
    raised = [term("Raised:"), label(" "), frame.when(hypothesis.raised_at)]
    if hypothesis.owner:
        raised += [label(", owner "), said(hypothesis.owner)]
    items = [bullet(*raised)]
    items += [
        Item((term(caption),), tuple(_evidence(frame, e) for e in given))
        for weight, caption in _WEIGHED
        if (given := _weighing(frame, hypothesis, weight))
    ]
    if not hypothesis.evidence:
        items.append(bullet(term("Evidence:"), label(" "), absent("None in the log.")))
    if hypothesis.tests:
        tests = (frame.state.tasks[task] for task in hypothesis.tests if task in frame.state.tasks)
        items.append(Item((term("Tests:"),), tuple(_test(frame, task) for task in tests)))
    items += _turns(frame, hypothesis)
    items.append(bullet(term("Minutes open:"), label(" "), told(duration(time_open(frame, hypothesis)))))
    heading = (said(hypothesis.handle), label(": "), *_stands(hypothesis))
    return Part(heading, (Paragraph((said(hypothesis.text),)), Bullets(tuple(items))))


def _evidence(frame: Frame, evidence: Evidence) -> Item:
    return bullet(frame.when(evidence.at), label(", "), said(evidence.author), label(": "), said(evidence.text))


def _test(frame: Frame, task: Task) -> Item:
    line: list[Piece] = [frame.when(task.assigned_at), label(", "), said(task.handle)]
    if task.person:
        line += [label(", "), said(task.person)]
    line += [label(": "), said(task.text), label(" ("), label(task.status.value)]
    if task.ended_at is not None:
        line += [label(" at "), frame.when(task.ended_at)]
    line.append(label(")"))
    return Item(tuple(line), (bullet(said(task.outcome)),) if task.outcome else ())


def _turns(frame: Frame, hypothesis: Hypothesis) -> list[Item]:
    if not hypothesis.history:
        return [bullet(term("Ended:"), label(" "), absent("Not in the log."))]
    return [
        bullet(
            term("Became:"),
            label(" "),
            label(turn.status),
            label(" at "),
            frame.when(turn.at),
            label(", "),
            said(turn.author),
            *((label(": "), said(turn.reason)) if turn.reason else ()),
        )
        for turn in hypothesis.history
    ]
