"""Questions that the log asks of a review, in the how-and-what form: about what was seen, never about who.

“How” draws out a description, “why” a justification (J. Allspaw's Debriefing Facilitation Guide). So every question
names a thing by its handle or a time and never a person, and judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from incident_console.incident.identifiers import EventId
from incident_console.practice.account import Account, Gap, Overrun, Stood
from incident_console.practice.clocks import ClockKind
from incident_console.practice.containment import OutOfOrder, corrected_too_early
from incident_console.practice.missed import Due, Ended
from incident_console.practice.phrases import Parts, Said, in_series, phrase
from incident_console.practice.readiness import suggestion


class About(StrEnum):
    """What a question is about."""

    STALL = "stall"
    GAP = "gap"
    BRIEFING = "briefing"
    UPDATE = "update"
    FIRST_UPDATE = "first update"
    TIME_BOX = "time-box"
    CONTAINMENT = "containment"
    DECLINED = "declined"
    LUCK = "luck"
    SURPRISE = "surprise"
    READINESS = "readiness"


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what it is about, its words in parts, the events that it concerns, and how long it was about.

    `weight` orders the questions of one kind where there is room for some of them only.
    """

    about: About
    parts: Parts
    events: tuple[EventId, ...] = ()
    weight: timedelta = timedelta(0)

    @property
    def words(self) -> str:
        """The question in one text; its times are UTC."""
        return phrase(self.parts)


LUCK: tuple[Question, ...] = (
    Question(About.LUCK, ("Which small difference in time or circumstance kept this from becoming much worse?",)),
    Question(About.LUCK, ("What helped that nobody had planned, and what would make it part of the plan?",)),
)
SURPRISE: tuple[Question, ...] = (
    Question(About.SURPRISE, ("What did people expect to see, and what did they see instead?",)),
    Question(About.SURPRISE, ("What did one person know that helped, and how did they come to know it?",)),
    Question(
        About.SURPRISE, ("What had to be remembered, looked up or worked out on the spot, and how was that done?",)
    ),
)
"""What post-incident review guides ask about luck, judgement and surprise in every review: luck shows where a system is
fragile, judgement shows what is known to some only."""


def questions(account: Account) -> tuple[Question, ...]:
    """Every question, those of one kind together in the order of time; none where nothing was declared."""
    if account.state.declared_at is None:
        return ()
    return (
        *_stalls(account),
        *(_gap(gap) for gap in account.gaps),
        *(_cadence(due) for due in account.cadence if due.missed),
        *(_time_box(overrun) for overrun in account.overruns),
        *(_too_early(one) for one in corrected_too_early(account.state)),
        *_declined(account),
        *LUCK,
        *SURPRISE,
        *_readiness(account),
    )


def _stalls(account: Account) -> Iterator[Question]:
    """One question for all the hypotheses that stood still together: they are one stall of the call."""
    together: dict[tuple[datetime, datetime | None], list[Stood]] = {}
    for stall in account.stalls:
        together.setdefault((stall.since, stall.until), []).append(stall)
    for stalls in together.values():
        first = stalls[0]
        named = in_series(Said(stall.handle) for stall in stalls)
        parts: Parts = ("What signals kept ", *named, " the leading ", "one" if len(stalls) == 1 else "ones")
        parts = (*parts, " for ", first.lasted)
        if first.until is None:
            parts = (*parts, ", and what would tell more?")
        else:
            parts = (*parts, ", and how did the call find its next step at ", first.until, "?")
        events = (*(stall.hypothesis for stall in stalls), *(stall.event_id for stall in stalls if stall.event_id))
        yield Question(About.STALL, parts, tuple(dict.fromkeys(events)), first.lasted)


def _gap(gap: Gap) -> Question:
    parts: Parts = ("The log has no entry from ", gap.since, " to ", gap.until, ", ", gap.lasted)
    parts = (*parts, ". What was seen, tried or decided in that time?")
    return Question(About.GAP, parts, tuple(event for event in (gap.before, gap.behind) if event), gap.lasted)


_MISSED: dict[ClockKind, tuple[About, str, str, str]] = {
    ClockKind.BRIEFING: (
        About.BRIEFING,
        "The briefing",
        " was held ",
        "What was the call busy with, and how did everybody keep the same picture?",
    ),
    ClockKind.FIRST_UPDATE: (
        About.FIRST_UPDATE,
        "The first update",
        " went out ",
        "What had to be known, found or agreed on before it could go out?",
    ),
    ClockKind.UPDATE: (
        About.UPDATE,
        "The update",
        " went out ",
        "What did the people who were waiting know by then, and how did they hear of it?",
    ),
}


def _cadence(due: Due) -> Question:
    about, head, given, question = _MISSED[due.kind]
    late = timedelta(minutes=due.late)
    parts: Parts
    if due.ended is Ended.GIVEN:
        parts = (head, *due.to, " due at ", due.due_at, given, late, " later. ", question)
    else:
        parts = (head, *due.to, " due at ", due.due_at, " is not in the log ", late, " later. ", question)
    return Question(about, parts, (due.event_id,) if due.event_id else (), late)


def _time_box(overrun: Overrun) -> Question:
    handle = Said(overrun.handle)
    if overrun.ended_at is None:
        parts: Parts = (handle, " had ", overrun.boxed, " and was open after ", overrun.took)
    else:
        parts = (handle, " had ", overrun.boxed, " and took ", overrun.took)
    parts = (*parts, ". What came up on the way, and how did the call hear of it?")
    return Question(About.TIME_BOX, parts, (overrun.task,), overrun.over)


def _too_early(one: OutOfOrder) -> Question:
    """Data is corrected last, after the bleeding has stopped (200apps' How We Work)."""
    if one.contained_at is None:
        parts: Parts = ("Data was being corrected from ", one.at, " on, and it was not contained")
    else:
        early = one.contained_at - one.at
        parts = ("Data was being corrected from ", one.at, " on, ", early, " before it was contained")
    parts = (*parts, ". What was known then about whether the harm could still grow?")
    return Question(About.CONTAINMENT, parts, (one.event_id,))


def _declined(account: Account) -> Iterator[Question]:
    for offer in account.offers:
        if offer.answer != "declined":
            continue
        role = offer.role.full
        parts: Parts = ("At ", offer.at, " the role of ", role, " was offered and declined. What was known then about ")
        parts = (*parts, "who could take it, and how did the call go on?")
        yield Question(About.DECLINED, parts, (offer.event_id,))


def _readiness(account: Account) -> Iterator[Question]:
    """Where coordination was a factor, a drill is asked about, unless one is on the list of action items already."""
    suggested = suggestion(account)
    if suggested is not None:
        parts: Parts = ("The log shows ", *in_series(suggested.factors), ". Which part of it could a drill practise ")
        yield Question(About.READINESS, (*parts, "in the next two to four weeks, and what would show that it helped?"))
