"""How the call was run: the questions of an incident audit answered from the log, and figures with definitions."""

from __future__ import annotations

from collections.abc import Iterable

from incident_console.incident.identifiers import EventId
from incident_console.postmortem.asking import pieces
from incident_console.postmortem.document import (
    Bullets,
    Item,
    Line,
    Paragraph,
    Part,
    Piece,
    Section,
    Table,
    absent,
    label,
    said,
    term,
    told,
)
from incident_console.postmortem.frame import NO_TIME, Frame, capital
from incident_console.practice.audit import Answer, audit
from incident_console.practice.measures import Figure, Standing
from incident_console.practice.metrics import Metric, metrics
from incident_console.practice.phrases import lasting

NO_SCORE = (
    "Spans and counts of one incident, with what each is counted from. They are no score: they say nothing about how "
    "hard it was, and are not to be compared between incidents or people."
)
_CAPTIONS = ("Measure", "Figure", "Definition", "Rests on (UTC)")
_RESTS_SHOWN = 4


def coordination(frame: Frame) -> Section:
    """The answers of the audit and the table of figures, the same as `audit` prints."""
    answers = Bullets(tuple(_answer(frame, answer) for answer in audit(frame.account)))
    table = Table(_CAPTIONS, tuple(_row(frame, metric) for metric in metrics(frame.account)))
    figures = Part((label("Figures"),), (table, Paragraph((label(NO_SCORE),))))
    return Section("coordination", "Coordination", (answers,), (figures,))


def _answer(frame: Frame, answer: Answer) -> Item:
    head = (*pieces(frame, answer.question), label(" "), term(capital(answer.verdict.value)))
    return Item(head, tuple(Item(pieces(frame, fact)) for fact in answer.facts))


def _row(frame: Frame, metric: Metric) -> tuple[Line, ...]:
    return (
        (label(metric.name),),
        _figures(metric),
        pieces(frame, metric.definition),
        _rests_on(frame, metric.events),
    )


def _figures(metric: Metric) -> Line:
    if metric.standing is not Standing.KNOWN:
        return (absent(capital(metric.standing.value)), label(": "), absent(metric.why))
    found: list[Piece] = []
    for figure in metric.figures:
        found += [label(", ")] * bool(found) + list(_figure(figure))
    return tuple(found)


def _figure(figure: Figure) -> Line:
    name = (label(figure.name), label(" ")) if figure.name else ()
    value = told(lasting(figure.length) if figure.length is not None else str(figure.count))
    return (*name, value, *((label(" of "), told(str(figure.of))) if figure.of is not None else ()))


def _rests_on(frame: Frame, events: Iterable[EventId]) -> Line:
    """The handles of things and the times of other entries, each once; of many the first ones and how many more."""
    state = frame.state
    known = (event for event in events if event in state.effective)
    named = list(dict.fromkeys(_name(frame, event) for event in known))
    found: list[Piece] = []
    for name in named[:_RESTS_SHOWN]:
        found += [label(", ")] * bool(found) + [name]
    if len(named) > _RESTS_SHOWN:
        found += [label(" and "), told(str(len(named) - _RESTS_SHOWN)), label(" more")]
    return tuple(found) or (label(NO_TIME),)


def _name(frame: Frame, event: EventId) -> Piece:
    handle = frame.state.handle_of.get(event)
    return said(handle) if handle else frame.when(frame.state.effective[event].occurred_at)
