"""The stalls: where nothing moved on a hypothesis, for how long, and what ended it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from incident_console.incident.events import PromptSaid
from incident_console.incident.words import describe, minutes_words
from incident_console.postmortem.document import (
    Bullets,
    Item,
    Line,
    Paragraph,
    Section,
    Table,
    absent,
    bullet,
    label,
    said,
    term,
    told,
)
from incident_console.postmortem.frame import NO_TIME, Frame
from incident_console.practice.answers import STALL
from incident_console.practice.stalls import PastStall, Stall, stall_history, stalled

_CAPTIONS = ("Hypothesis", "From (UTC)", "Until (UTC)", "For", "Ended by", "In the log")


def stalls(frame: Frame) -> Section:
    """Every stall, the ended ones and those that stand now, by the rule of `practice.stalls`."""
    rule = Paragraph(
        (
            label("A stall: an open hypothesis without evidence, test or change for at least "),
            told(minutes_words(frame.policy.stall_minutes)),
            label("."),
        )
    )
    past = stall_history(frame.state, frame.now, frame.policy)
    rows = [_past(frame, stall) for stall in past]
    rows += [_present(frame, stall) for stall in stalled(frame.state, frame.now, frame.policy)]
    if not rows:
        return Section("stalls", "Stalls", (Paragraph((absent("None in the log."),)), rule))
    named = tuple(_named(frame, past))
    return Section("stalls", "Stalls", (Table(_CAPTIONS, tuple(rows)), *((Bullets(named),) if named else ()), rule))


def _named(frame: Frame, past: Iterable[PastStall]) -> Iterator[Item]:
    """What was said aloud to the stalls: the question that was asked is what others can learn from it."""
    standing = stalled(frame.state, frame.now, frame.policy)
    spans = [(stall.since, stall.until) for stall in past] + [(stall.since, frame.now) for stall in standing]
    for event_id in frame.state.said:
        event = frame.state.effective.get(event_id)
        if event is None or not isinstance(event.body, PromptSaid) or not event.body.prompt.startswith(STALL):
            continue
        if any(since <= event.occurred_at <= until for since, until in spans):
            who = (label(" "), frame.when(event.occurred_at), label(", "), said(event.author), label(": "))
            yield bullet(term("Said to it:"), *who, said(describe(event.body, frame.state, event_id).text))


def _past(frame: Frame, stall: PastStall) -> tuple[Line, ...]:
    return (
        (said(stall.handle),),
        (frame.when(stall.since),),
        (frame.when(stall.until),),
        (told(minutes_words(stall.minutes)),),
        (label(stall.ended_by.value),),
        _ending(frame, stall),
    )


def _ending(frame: Frame, stall: PastStall) -> Line:
    event = frame.state.effective.get(stall.event_id)
    if event is None:
        return (label(NO_TIME),)
    words = describe(event.body, frame.state, event.event_id)
    return (said(words.label), label(" "), said(words.text))


def _present(frame: Frame, stall: Stall) -> tuple[Line, ...]:
    return (
        (said(stall.handle),),
        (frame.when(stall.since),),
        (label("still"),),
        (told(minutes_words(stall.minutes)),),
        (absent("nothing yet"),),
        (label(NO_TIME),),
    )
