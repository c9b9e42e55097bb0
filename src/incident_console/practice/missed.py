"""The history of the cadence: every briefing and update that was due, when it was given, and what was missed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from incident_console.incident.events import PromptSnoozed
from incident_console.incident.identifiers import EventId
from incident_console.incident.roles import Spell
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Audience, Phase, Role, Severity
from incident_console.practice.clocks import BRIEFING, FIRST_UPDATE, UPDATE, ClockKind, detected_at, update_key
from incident_console.practice.moments import FOREVER, after, minutes_between
from incident_console.practice.policy import Policy
from incident_console.practice.situation import Situation, situation
from incident_console.practice.spoken import capital, moment, short

_INSTANT = timedelta(microseconds=1)


class Ended(StrEnum):
    """What ended a promise."""

    GIVEN = "given"
    RELEASED = "no longer asked for"
    OVER = "incident over"
    OWED = "still owed"


class Due(NamedTuple):
    """A briefing or an update that was due: since when it counted, who owed it at what severity, what became of it.
    An update is due to its `audience`.

    `late` are the minutes that it was over when it ended, or is by now; 0 where it was given in time. `skipped` is how
    many more of the same kind would have been due in these minutes. `put_off_to` is set where somebody had put it off
    past its time. Times are in UTC; `event_id` is what was given, else empty.
    """

    kind: ClockKind
    since: datetime
    due_at: datetime
    severity: Severity | None
    owner: str
    ended: Ended
    ended_at: datetime | None
    event_id: EventId
    late: float
    skipped: int
    put_off_to: datetime | None = None
    audience: Audience = Audience.STAKEHOLDERS

    @property
    def missed(self) -> bool:
        """Whether a whole minute went by after it was due: what comes within the minute is in time."""
        return self.late >= 1

    @property
    def to(self) -> tuple[str, ...]:
        """Whom an update is for, where it is not for stakeholders, in parts of a sentence: ` to `, `the public`."""
        return () if self.audience is Audience.STAKEHOLDERS else (" to ", self.audience.full)

    @property
    def words(self) -> str:
        """One sentence without a full stop: `Briefing due 15:01 UTC missed, given 15:08 UTC, 7 min late`."""
        return self.told(self.due_at)

    def told(self, now: datetime) -> str:
        """The same sentence, as of a day: the times of other days have their date."""
        due = f"{''.join((capital(self.kind.value), *self.to))} due {moment(self.due_at, now)}"
        if self.ended is Ended.GIVEN and self.ended_at is not None:
            given = f"given {moment(self.ended_at, now)}"
            return f"{due} missed, {given}, {short(self.late)} late" if self.missed else f"{due} {given}"
        if not self.missed:
            return f"{due}, {self.ended.value}"
        until = f" at {moment(self.ended_at, now)}" if self.ended_at is not None else ""
        return f"{due} missed, {self.ended.value}{until}, {short(self.late)} over"


def cadence_history(state: State, now: datetime, policy: Policy) -> tuple[Due, ...]:
    """Every briefing and update that was due by `now` or given before it was, by when it began to count.

    The rules are those of the clocks, at the severity that was in force at the time: a change of severity that asks
    for one sooner makes it due from then on, one that asks for none or for a later one releases it. Nothing is due
    while the incident is over; a reopening begins anew. A briefing that is over for long is one that was missed. What
    the log has is told even where the clock was set back since.
    """
    here = situation(state, now, policy)
    if here is None:
        return ()
    history = _History(here)
    found = [*_briefings(history), *(due for audience in Audience for due in _updates(history, audience))]
    return tuple(sorted(found, key=lambda due: (due.since, due.due_at, due.kind)))


class _Given(NamedTuple):
    """Something that was given, and in how many minutes it promised the next one."""

    at: datetime
    event_id: EventId
    promises: float | None = None


class _Stretch(NamedTuple):
    """The time in which one promise counts: since when, in how many minutes it is due (as `minutes` says for a
    severity), and what ended it: something given, or the end of the response, or nothing yet."""

    kind: ClockKind
    since: datetime
    promised: float | None
    given: _Given | None
    ends_at: datetime | None
    audience: Audience = Audience.STAKEHOLDERS


class _History:
    """What the promises are read out of: the windows of the response, and the severities in pieces of time."""

    def __init__(self, here: Situation) -> None:
        self.here = here
        self.severities: list[tuple[datetime, Severity | None]] = [(datetime.min.replace(tzinfo=here.now.tzinfo), None)]
        self.severities += [(span.since, Severity(span.value)) for span in here.known.severities]
        self.windows = tuple(_windows(here))
        self.snoozes = tuple(_snoozes(here.state))

    def pieces(self) -> Iterator[tuple[datetime, datetime, Severity | None]]:
        """The severities, each from when until when."""
        for (since, severity), (until, _) in pairwise([*self.severities, (FOREVER, None)]):
            yield since, until, severity

    def severity_at(self, at: datetime) -> Severity | None:
        """The severity in force at a time."""
        return next(severity for since, severity in reversed(self.severities) if since <= at)

    def minutes(self, stretch: _Stretch, severity: Severity | None) -> float | None:
        """In how many minutes a promise was due at a severity; None for never."""
        cadence = self.here.policy.cadence_for(severity)
        if stretch.kind is ClockKind.BRIEFING:
            return cadence.briefing_minutes
        every = cadence.update_minutes if stretch.audience in self.here.policy.update_audiences else None
        if stretch.kind is ClockKind.FIRST_UPDATE:
            return None if every is None else self.here.policy.first_update_minutes
        return stretch.promised or every


def _windows(here: Situation) -> Iterator[tuple[datetime, datetime | None]]:
    """From when until when somebody responded (None: they still do)."""
    since: datetime | None = None
    first = True
    for span in here.known.phases:
        over = Phase(span.value).over
        if not over and since is None:
            since = here.declared if first else max(span.since, here.declared)
        elif over and since is not None:
            if span.since > here.declared:
                yield since, span.since
            since = None
        first = False
    if since is not None:
        yield since, None


def _briefings(history: _History) -> Iterator[Due]:
    held = [_Given(briefing.at, briefing.event_id) for briefing in history.here.state.briefings]
    for since, until in history.windows:
        for stretch in _stretches(ClockKind.BRIEFING, since, until, held):
            yield from _dues(history, stretch)


def _updates(history: _History, audience: Audience) -> Iterator[Due]:
    """Until the first update there is the promise of it, which counts from detection; then each promises the next."""
    here = history.here
    updates = (update for update in here.state.updates if update.body.audience is audience)
    sent = [_Given(update.at, update.event_id, update.body.next_minutes) for update in updates]
    detected = detected_at(here)
    if sent and sent[0].at < here.declared:
        since = min(detected, sent[0].at)
        yield from _dues(history, _Stretch(ClockKind.FIRST_UPDATE, since, None, sent[0], None, audience))
    for since, until in history.windows:
        if sent and sent[0].at < since:
            stretches = _stretches(ClockKind.UPDATE, since, until, sent)
        else:
            counted = detected if since == here.declared else max(detected, since)
            stretches = _stretches(ClockKind.FIRST_UPDATE, counted, until, sent)
        for stretch in stretches:
            yield from _dues(history, stretch._replace(audience=audience))


def _stretches(kind: ClockKind, since: datetime, until: datetime | None, given: list[_Given]) -> Iterator[_Stretch]:
    """The promises of one window, each from one thing given to the next."""
    promised: float | None = None
    for one in given:
        if one.at < since or (until is not None and one.at > until):
            continue
        yield _Stretch(kind, since, promised, one, None)
        kind = ClockKind.UPDATE if kind is ClockKind.FIRST_UPDATE else kind
        since, promised = one.at, one.promises
    yield _Stretch(kind, since, promised, None, until)


def _dues(history: _History, stretch: _Stretch) -> Iterator[Due]:
    """What became due in a stretch, as the severity changed in it. Several only where one was released in between."""
    stop = stretch.given.at if stretch.given else stretch.ends_at or history.here.now + _INSTANT
    overdue: tuple[datetime, float, Severity | None] | None = None
    for begins, ends, severity in history.pieces():
        low, high = max(begins, stretch.since), min(ends, stop)
        if low >= high:
            continue
        minutes = history.minutes(stretch, severity)
        due_at = FOREVER if minutes is None else after(stretch.since, minutes)
        if overdue is not None and due_at > low:
            yield _due(history, stretch, overdue, Ended.RELEASED, low)
            overdue = None
        if overdue is None and minutes is not None and max(due_at, low) < high:
            overdue = (max(due_at, low), minutes, severity)
    if overdue is None:
        yield from _in_time(history, stretch)
    elif stretch.given is not None:
        yield _due(history, stretch, overdue, Ended.GIVEN, stretch.given.at)
    elif stretch.ends_at is not None:
        yield _due(history, stretch, overdue, Ended.OVER, stretch.ends_at)
    else:
        yield _due(history, stretch, overdue, Ended.OWED, None)


def _in_time(history: _History, stretch: _Stretch) -> Iterator[Due]:
    """What was given before it was due, or just then."""
    if stretch.given is None:
        return
    severity = history.severity_at(stretch.given.at)
    minutes = history.minutes(stretch, severity)
    if minutes is not None:
        due_at = max(after(stretch.since, minutes), stretch.given.at)
        yield _due(history, stretch, (due_at, minutes, severity), Ended.GIVEN, stretch.given.at)


def _due(
    history: _History,
    stretch: _Stretch,
    overdue: tuple[datetime, float, Severity | None],
    ended: Ended,
    ended_at: datetime | None,
) -> Due:
    due_at, minutes, severity = overdue
    late = max(0.0, minutes_between(due_at, ended_at or history.here.now))
    return Due(
        stretch.kind,
        stretch.since,
        due_at,
        severity,
        _owner(history.here, stretch.kind, due_at),
        ended,
        ended_at,
        stretch.given.event_id if stretch.given is not None and ended is Ended.GIVEN else "",
        late,
        int(late // minutes),
        _put_off(history, stretch, due_at, ended_at or history.here.now),
        stretch.audience,
    )


_OWED_BY = {ClockKind.BRIEFING: (Role.IC, Role.DEPUTY)}
_KEYS = {ClockKind.FIRST_UPDATE: FIRST_UPDATE, ClockKind.UPDATE: UPDATE}


def _owner(here: Situation, kind: ClockKind, at: datetime) -> str:
    """Who owed it when it was due; empty where nobody held a role that does."""

    def held(spell: Spell) -> bool:
        return spell.since <= at and (spell.until is None or spell.until > at)

    for role in _OWED_BY.get(kind, (Role.COMMS, Role.IC)):
        for spell in (*here.past, *here.held):
            if spell.role is role and held(spell):
                return spell.person
    return ""


def _snoozes(state: State) -> Iterator[tuple[str, datetime, datetime]]:
    """What was put off, when, and until when."""
    for event_id in state.said:
        event = state.effective[event_id]
        body = event.body
        if isinstance(body, PromptSnoozed):
            until = FOREVER if body.minutes is None else after(event.occurred_at, body.minutes)
            yield body.prompt, event.occurred_at, until


def _put_off(history: _History, stretch: _Stretch, due_at: datetime, ended_at: datetime) -> datetime | None:
    """To when it had been put off past its time, by when it ended; FOREVER for good."""
    key = BRIEFING if stretch.kind is ClockKind.BRIEFING else update_key(_KEYS[stretch.kind], stretch.audience)
    found = [until for which, at, until in history.snoozes if which == key and at <= ended_at and until > due_at]
    return max(found, default=None)
