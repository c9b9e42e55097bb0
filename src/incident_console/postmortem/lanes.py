"""What the picture of an incident shows: rows of bars and marks over time, as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from incident_console.incident.roles import Spell, spells
from incident_console.incident.spans import phase_spans, severity_spans
from incident_console.incident.state import Hypothesis, State, Task
from incident_console.incident.vocabulary import HypothesisStatus, Milestone, Phase, Role, Severity, TaskStatus, Weight
from incident_console.postmortem.frame import capital
from incident_console.practice.clocks import ClockKind
from incident_console.practice.missed import cadence_history
from incident_console.practice.policy import Policy
from incident_console.practice.spoken import short
from incident_console.practice.stalls import stall_history, stalled

MOST_ROWS, MOST_SPANS, MOST_BARS = 40, 24, 60
"""Rows in one lane, spans that follow each other in one row, and marks: more cannot be told apart. How many are left
out is said."""


class Look(StrEnum):
    """How a bar is filled: each has a pattern of its own, so that it can be told apart without colours."""

    SEV1 = "sev1"
    SEV2 = "sev2"
    SEV3 = "sev3"
    SEV4 = "sev4"
    PLAIN = "plain"
    OVER = "over"
    OPEN = "open"
    STALL = "stall"
    LATE = "late"


class Sign(StrEnum):
    """The shape of a mark."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"
    BRIEFING = "briefing"
    UPDATE = "update"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time. `until` is None where it goes on. `words` stand on it or beside it, `told` in full behind."""

    since: datetime
    until: datetime | None
    words: str
    look: Look
    told: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment; `told` says in words what happened."""

    at: datetime
    sign: Sign
    told: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a lane: its name, bars, what is laid over them, and marks. `ending` stands behind the last bar."""

    name: str
    bars: tuple[Bar, ...] = ()
    over: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """Rows of one kind under a title; `left_out` is how many more there would be."""

    title: str
    rows: tuple[Row, ...]
    left_out: int = 0


def lanes(state: State, now: datetime, policy: Policy) -> tuple[Lane, ...]:
    """Severity, phases, roles, hypotheses with their stalls, tasks, briefings and updates: those that the log has."""
    found = (
        Lane("Severity and phase", tuple(_course(state))),
        Lane("Roles", tuple(_roles(state))),
        _limited("Hypotheses", list(_hypotheses(state, now, policy))),
        _limited("Tasks", [_task(task, now) for task in state.tasks.values()]),
        Lane("Briefings and updates", tuple(_told(state, now, policy))),
    )
    return tuple(lane for lane in found if lane.rows)


def _limited(title: str, rows: list[Row]) -> Lane:
    return Lane(title, tuple(rows[:MOST_ROWS]), max(0, len(rows) - MOST_ROWS))


def _course(state: State) -> Iterator[Row]:
    severities = severity_spans(state)
    if severities:
        bars = [
            Bar(s.since, s.until, s.value, Look(Severity(s.value).value.lower()), _because(s.value, s.reason))
            for s in severities
        ]
        yield _row("Severity", bars)
    phases = phase_spans(state)
    if phases:
        looks = {True: Look.OVER, False: Look.PLAIN}
        bars = [Bar(p.since, p.until, p.value, looks[Phase(p.value).over], _because(p.value, p.reason)) for p in phases]
        yield _row("Phase", bars)


def _because(value: str, reason: str) -> str:
    return f"{value}: {reason}" if reason else value


def _row(name: str, bars: list[Bar]) -> Row:
    beyond = len(bars) - MOST_SPANS
    return Row(f"{name} ({beyond} more)" if beyond > 0 else name, tuple(bars[:MOST_SPANS]))


def _roles(state: State) -> Iterator[Row]:
    held: dict[Role, list[Spell]] = {role: [] for role in Role}
    for spell in spells(state):
        held[spell.role].append(spell)
    for role, of_role in held.items():
        if of_role:
            bars = [Bar(s.since, s.until, s.person, Look.PLAIN, _because(s.person, s.words)) for s in of_role]
            yield _row(capital(role.full), bars)


def _hypotheses(state: State, now: datetime, policy: Policy) -> Iterator[Row]:
    stalls: dict[str, list[Bar]] = {}
    for past in stall_history(state, now, policy):
        told = f"Stalled for {short(past.minutes)}, ended by: {past.ended_by.value}"
        bar = Bar(past.since, past.until, short(past.minutes), Look.STALL, told)
        stalls.setdefault(past.hypothesis, []).append(bar)
    for stall in stalled(state, now, policy):
        bar = Bar(stall.since, None, short(stall.minutes), Look.STALL, f"Stalled for {short(stall.minutes)}")
        stalls.setdefault(stall.hypothesis, []).append(bar)
    for hypothesis in sorted(state.hypotheses.values(), key=lambda h: h.raised_at):
        status = hypothesis.status
        ending = "" if status is HypothesisStatus.OPEN else status.value
        yield Row(
            f"{hypothesis.handle} {hypothesis.text}",
            tuple(open_times(hypothesis))[:MOST_BARS],
            tuple(stalls.get(hypothesis.event_id, ()))[:MOST_BARS],
            tuple(_evidence(state, hypothesis))[:MOST_BARS],
            ending,
        )


def open_times(hypothesis: Hypothesis) -> Iterator[Bar]:
    """The stretches in which a hypothesis was open: it can be opened again."""
    since: datetime | None = hypothesis.raised_at
    for turn in hypothesis.history:
        if turn.status == HypothesisStatus.OPEN.value:
            since = since or turn.at
        elif since is not None:
            yield Bar(since, turn.at, "", Look.OPEN, _because(turn.status, turn.reason))
            since = None
    if since is not None:
        yield Bar(since, None, "", Look.OPEN, "open")


_SIGNS = {Weight.FOR: Sign.FOR, Weight.AGAINST: Sign.AGAINST, Weight.NEUTRAL: Sign.NEUTRAL}


def _evidence(state: State, hypothesis: Hypothesis) -> Iterator[Mark]:
    for event_id in hypothesis.evidence:
        evidence = state.evidence[event_id]
        if (weight := evidence.on(hypothesis.event_id)) is not None:
            yield Mark(evidence.at, _SIGNS[weight], f"{capital(weight.value)}: {evidence.text}")


def _task(task: Task, now: datetime) -> Row:
    told = f"{task.person}: {task.text}" if task.person else task.text
    due, ended = task.due_at, task.ended_at
    bar = Bar(task.assigned_at, ended, "", Look.PLAIN, told)
    over: tuple[Bar, ...] = ()
    if due is not None and (ended or now) > due:
        over = (Bar(max(due, task.assigned_at), ended, "", Look.LATE, "Over its time-box"),)
    status = task.status.value if task.status is not TaskStatus.ASSIGNED else ""
    ending = ", ".join(part for part in (task.person, status) if part)
    return Row(f"{task.handle} {task.text}", (bar,), over, (), ending)


def _told(state: State, now: datetime, policy: Policy) -> Iterator[Row]:
    missed = [due for due in cadence_history(state, now, policy) if due.missed]
    briefings = [Mark(one.at, Sign.BRIEFING, f"Briefing by {one.author}") for one in state.briefings]
    briefings += [Mark(d.due_at, Sign.MISSED, d.words) for d in missed if d.kind is ClockKind.BRIEFING]
    if briefings:
        yield _marked("Briefings", briefings)
    updates = [Mark(one.at, Sign.UPDATE, f"Update to {one.body.audience.value}") for one in state.updates]
    updates += [Mark(d.due_at, Sign.MISSED, d.words) for d in missed if d.kind is not ClockKind.BRIEFING]
    if updates:
        yield _marked("Updates", updates)


def _marked(name: str, marks: list[Mark]) -> Row:
    beyond = len(marks) - MOST_BARS
    kept = tuple(sorted(marks, key=lambda mark: mark.at)[:MOST_BARS])
    return Row(f"{name} ({beyond} more)" if beyond > 0 else name, marks=kept)


def milestones(state: State) -> list[tuple[datetime, str]]:
    """The milestones that the log has, earliest first."""
    found = ((state.milestone(milestone), milestone.value) for milestone in Milestone)
    return sorted((at, name) for at, name in found if at is not None)


def times(shown: Iterable[Lane]) -> Iterator[datetime]:
    """Every time that the rows begin, end or mark."""
    for lane in shown:
        for row in lane.rows:
            for bar in (*row.bars, *row.over):
                yield bar.since
                if bar.until is not None:
                    yield bar.until
            yield from (mark.at for mark in row.marks)


def up_to(shown: Iterable[Lane], last: datetime) -> tuple[Lane, ...]:
    """The lanes without what began after `last`; what runs on beyond it has no end. A row says what it leaves out."""
    cut = (replace(lane, rows=tuple(row for row in map(partial(_cut, last), lane.rows) if row)) for lane in shown)
    return tuple(lane for lane in cut if lane.rows)


def _cut(last: datetime, row: Row) -> Row | None:
    """The row as it was at `last`; None where nothing of it had begun."""
    bars, over = (
        tuple(replace(bar, until=None) if bar.until and bar.until > last else bar for bar in one if bar.since <= last)
        for one in (row.bars, row.over)
    )
    marks = tuple(mark for mark in row.marks if mark.at <= last)
    later = len(row.marks) - len(marks)
    name = f"{row.name} ({later} later)" if later else row.name
    return replace(row, name=name, bars=bars, over=over, marks=marks) if bars or over or marks or later else None


LAST_STRETCH = timedelta(minutes=10)
"""What is still open runs on for so long behind the last thing that happened, or to the present if that is sooner.
What comes later after the resolution is no part of the picture."""
