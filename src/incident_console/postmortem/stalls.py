"""The stalls: where nothing moved on a hypothesis, for how long, and what ended it."""

from __future__ import annotations

from incident_console.incident.words import describe, minutes_words
from incident_console.postmortem.document import (
    Line,
    Paragraph,
    Section,
    Table,
    absent,
    label,
    said,
    told,
)
from incident_console.postmortem.frame import NO_TIME, Frame
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
    return Section("stalls", "Stalls", (Table(_CAPTIONS, tuple(rows)), rule))


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
