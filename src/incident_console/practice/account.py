"""How a call was run, looked back at: what the questions, the answers and the figures are all drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from incident_console.incident.events import PromptSaid, PromptSnoozed
from incident_console.incident.identifiers import EventId
from incident_console.incident.roles import Offer, Spell, offers, spells
from incident_console.incident.spans import Span, phase_spans, severity_spans
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Milestone, Phase, Role, Severity
from incident_console.practice.missed import Due, cadence_history
from incident_console.practice.moments import task_due
from incident_console.practice.policy import Policy
from incident_console.practice.stalls import Ending, PastStall, stall_history, stalled

Window = tuple[datetime, datetime]
"""From when until when somebody responded; the last one ends at the present while they still do."""

_MINUTE = timedelta(minutes=1)


class Stood(NamedTuple):
    """A stall as it is looked back at: `until` is None, and `ended_by` too, where nothing has ended it yet.

    `event_id` is what ended it, empty where nothing did.
    """

    hypothesis: EventId
    handle: str
    since: datetime
    until: datetime | None
    lasted: timedelta
    ended_by: Ending | None
    event_id: EventId


class Gap(NamedTuple):
    """A time without any entry, between these two; a side is empty where it is the response's beginning or end.

    `open` says that it goes on at present.
    """

    since: datetime
    until: datetime
    before: EventId
    behind: EventId
    open: bool

    @property
    def lasted(self) -> timedelta:
        """How long it was."""
        return self.until - self.since


class Overrun(NamedTuple):
    """A task that took a minute or more longer than its time-box: when it was due and when it was ended.

    `ended_at` is None where nobody has ended it.
    """

    task: EventId
    handle: str
    boxed: timedelta
    took: timedelta
    over: timedelta
    due_at: datetime
    ended_at: datetime | None


class Account(NamedTuple):
    """The course of a response up to `end` (UTC): its resolution, or the present while it goes on."""

    state: State
    now: datetime
    policy: Policy
    end: datetime
    windows: tuple[Window, ...]
    severities: tuple[Span, ...]
    spells: tuple[Spell, ...]
    offers: tuple[Offer, ...]
    cadence: tuple[Due, ...]
    stalls: tuple[Stood, ...]
    gaps: tuple[Gap, ...]
    overruns: tuple[Overrun, ...]

    @property
    def over(self) -> bool:
        """Whether the response has ended."""
        return self.state.phase.over

    @property
    def commanders(self) -> tuple[Spell, ...]:
        """Who commanded, from when until when."""
        return tuple(spell for spell in self.spells if spell.role is Role.IC)

    @property
    def severities_held(self) -> tuple[Severity | None, ...]:
        """Every severity that there was; None alone where none was set."""
        found = dict.fromkeys(Severity(span.value) for span in self.severities)
        return tuple(found) or (None,)

    def vacancies(self) -> tuple[Window, ...]:
        """When nobody held command while others responded, for longer than a commander may be asked for in vain."""
        least = timedelta(minutes=self.policy.no_commander_minutes)
        found = (vacancy for window in self.windows for vacancy in _without(window, self.commanders))
        return tuple((since, until) for since, until in found if until - since >= least)


def account(state: State, now: datetime, policy: Policy) -> Account:
    """The course of an incident as it stands at `now`."""
    resolved = state.milestone(Milestone.RESOLVED) if state.phase.over else None
    end = resolved or now
    windows = tuple(_windows(state, now))
    return Account(
        state=state,
        now=now,
        policy=policy,
        end=end,
        windows=windows,
        severities=severity_spans(state),
        spells=spells(state),
        offers=offers(state),
        cadence=cadence_history(state, now, policy),
        stalls=tuple(_stalls(state, now, policy)),
        gaps=tuple(_gaps(state, windows, policy)),
        overruns=tuple(_overruns(state, end)),
    )


def _windows(state: State, now: datetime) -> Iterator[Window]:
    declared = state.declared_at
    if declared is None:
        return
    since: datetime | None = None
    for span in phase_spans(state):
        over = Phase(span.value).over
        if not over and since is None:
            since = max(span.since, declared)
        elif over and since is not None:
            if span.since > since:
                yield since, span.since
            since = None
    if since is not None and now >= since:
        yield since, now


def _stalls(state: State, now: datetime, policy: Policy) -> Iterator[Stood]:
    for past in stall_history(state, now, policy):
        yield _ended(past)
    for one in stalled(state, now, policy):
        yield Stood(one.hypothesis, one.handle, one.since, None, now - one.since, None, "")


def _ended(past: PastStall) -> Stood:
    lasted = past.until - past.since
    return Stood(past.hypothesis, past.handle, past.since, past.until, lasted, past.ended_by, past.event_id)


def _gaps(state: State, windows: tuple[Window, ...], policy: Policy) -> Iterator[Gap]:
    """Times without an entry that are as long as those after which the scribe is asked what happened.

    What was said or put off by prompt is no entry here, as in that question. It counts when things happened, not when
    they were written down: what was entered afterwards closes a gap.
    """
    if policy.quiet_minutes is None:
        return
    least = timedelta(minutes=policy.quiet_minutes)
    told = [
        (at, event_id)
        for at, _, event_id in state.timeline
        if not isinstance(state.effective[event_id].body, (PromptSaid, PromptSnoozed))
    ]
    for place, (since, until) in enumerate(windows):
        last = place == len(windows) - 1 and not state.phase.over
        inside = [(at, event_id) for at, event_id in told if since <= at <= until]
        before: tuple[datetime, EventId] = (since, "")
        for at, event_id in inside:
            if at - before[0] >= least:
                yield Gap(before[0], at, before[1], event_id, open=False)
            before = (at, event_id)
        if until - before[0] >= least:
            yield Gap(before[0], until, before[1], "", open=last)


def _overruns(state: State, end: datetime) -> Iterator[Overrun]:
    """Tasks that went on for a whole minute after they were due, as with briefings: within the minute is in time."""
    for task in state.tasks.values():
        due_at = task_due(task)
        if due_at is None:
            continue
        ended = task.ended_at if task.status.ended else None
        finish = ended or end
        if finish - due_at >= _MINUTE:
            boxed, took = due_at - task.assigned_at, finish - task.assigned_at
            yield Overrun(task.event_id, task.handle, boxed, took, finish - due_at, due_at, ended)


def _without(window: Window, held: tuple[Spell, ...]) -> Iterator[Window]:
    """The parts of a window that no spell covers."""
    since, until = window
    for spell in held:
        if spell.since >= until:
            break
        if spell.since > since:
            yield since, spell.since
        since = max(since, spell.until or until)
    if since < until:
        yield since, until
