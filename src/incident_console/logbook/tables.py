"""The readable tables as data: which columns each has, and its rows out of the state of an incident.

`rows(state, only)` gives the rows of one incident: all of them, or those of the things in `only`. Nothing else knows
what stands in these tables, so what is kept, rebuilt and compared cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from incident_console.incident.evolve import UNLISTED
from incident_console.incident.roles import holder, spells
from incident_console.incident.state import Hypothesis, State
from incident_console.incident.vocabulary import Milestone, Role, Weight
from incident_console.incident.words import entry_of
from incident_console.logbook.reading import time_text
from incident_console.logbook.table import Only, ReadableTable, Row, as_list, chosen, time_or_none


def _incident(state: State, only: Only) -> Iterator[Row]:
    last = state.last_event
    if last is None:
        return
    commander = holder(state, Role.IC)
    milestones = (Milestone.CONTAINED, Milestone.MITIGATED, Milestone.RESOLVED)
    yield (
        state.incident_id,
        state.title,
        state.severity.value if state.severity else None,
        state.phase.value,
        state.impact,
        commander.person if commander else "",
        time_or_none(state.declared_at),
        *(time_or_none(state.milestone(milestone)) for milestone in milestones),
        time_text(last.recorded_at),
        len(state.timeline),
        len(state.log),
    )


def _entries(state: State, only: Only) -> Iterator[Row]:
    for event_id, event in chosen(state.effective, only):
        if isinstance(event.body, UNLISTED):
            continue
        entry = entry_of(state, event_id)
        yield (
            event_id,
            state.incident_id,
            time_text(entry.at),
            int(entry.approximate),
            time_text(entry.recorded_at),
            event.hlc,
            entry.label,
            entry.text,
            entry.author,
            entry.tone.value,
            int(entry.amended),
            int(event_id in state.starred),
        )


def _hypotheses(state: State, only: Only) -> Iterator[Row]:
    for event_id, one in chosen(state.hypotheses, only):
        weights = [state.evidence[e].on(event_id) for e in one.evidence]
        yield (
            event_id,
            state.incident_id,
            one.handle,
            one.text,
            one.owner,
            one.status.value,
            int(one.contested),
            time_text(one.raised_at),
            time_text(one.moved_at),
            time_or_none(one.ended_at),
            weights.count(Weight.FOR),
            weights.count(Weight.AGAINST),
        )


def _evidence(state: State, only: Only) -> Iterator[Row]:
    for event_id, one in chosen(state.evidence, only):
        for hypothesis, weight in dict(one.weighs).items():
            handle = _handle(state.hypotheses.get(hypothesis))
            at = time_text(one.at)
            yield event_id, hypothesis, state.incident_id, handle, weight.value, one.text, at, one.author


def _handle(hypothesis: Hypothesis | None) -> str:
    return hypothesis.handle if hypothesis else ""


def _tasks(state: State, only: Only) -> Iterator[Row]:
    for event_id, one in chosen(state.tasks, only):
        yield (
            event_id,
            state.incident_id,
            one.handle,
            one.text,
            one.person,
            one.status.value,
            int(one.contested),
            time_text(one.assigned_at),
            one.box,
            time_or_none(one.acknowledged_at),
            time_or_none(one.ended_at),
            one.outcome,
            as_list([handle for h in one.tests if (handle := _handle(state.hypotheses.get(h)))]),
        )


def _decisions(state: State, only: Only) -> Iterator[Row]:
    for event_id, one in chosen(state.decisions, only):
        yield (
            event_id,
            state.incident_id,
            one.handle,
            one.text,
            time_text(one.at),
            one.person,
            one.author,
            as_list(one.options),
            as_list([objection.text for objection in one.objections]),
            one.status.value,
            int(one.contested),
            time_or_none(one.proposed_at),
            time_or_none(one.asked_at),
            time_or_none(one.settled_at),
            one.outcome,
        )


def _needs(state: State, only: Only) -> Iterator[Row]:
    for event_id, one in chosen(state.needs, only):
        yield (
            event_id,
            state.incident_id,
            one.handle,
            one.text,
            one.of,
            one.status.value,
            int(one.contested),
            time_text(one.raised_at),
            time_or_none(one.ended_at),
            one.outcome,
            one.routed_to,
            time_or_none(one.routed_at),
        )


def _roles(state: State, only: Only) -> Iterator[Row]:
    for spell in spells(state):
        since, until = time_text(spell.since), time_or_none(spell.until)
        yield spell.event_id, state.incident_id, spell.role.value, spell.person, since, until, spell.words


def _briefings(state: State, only: Only) -> Iterator[Row]:
    for event_id, one in chosen({briefing.event_id: briefing for briefing in state.briefings}, only):
        body = one.body
        told = (body.text, body.conditions, body.actions, body.needs, body.next_decision)
        yield event_id, state.incident_id, time_text(one.at), one.author, *told


def _updates(state: State, only: Only) -> Iterator[Row]:
    for event_id, one in chosen({update.event_id: update for update in state.updates}, only):
        body = one.body
        told = (body.audience.value, body.text, body.next_minutes)
        yield event_id, state.incident_id, time_text(one.at), one.author, *told


def _action_items(state: State, only: Only) -> Iterator[Row]:
    for event_id, one in chosen(state.follow_ups, only):
        yield (
            event_id,
            state.incident_id,
            one.handle,
            one.text,
            one.person,
            time_text(one.at),
            one.author,
            one.status.value,
            one.verb,
            one.outcome,
            one.ticket,
            one.due.isoformat() if one.due else None,
            *(value.value if value else None for value in (one.category, one.impact, one.effort)),
        )


def _table(name: str, columns: str, rows: Callable[[State, Only], Iterator[Row]], key: int = 1) -> ReadableTable:
    return ReadableTable(name, tuple(columns.split()), rows, key)


INCIDENTS = ReadableTable(
    "incidents",
    (
        "id", "title", "severity", "phase", "impact", "commander",
        "declared_at", "contained_at", "mitigated_at", "resolved_at", "last_at", "entries", "events",
    ),
    _incident,
    incident="id",
)  # fmt: skip

ROLES = _table("roles", "event_id incident_id role person since until words", _roles)
"""Whose rows depend on each other (who takes a role ends somebody else's spell), so that they are kept as a whole."""

THINGS = (
    _table(
        "entries",
        "event_id incident_id at approximate recorded_at hlc label text author tone amended starred",
        _entries,
    ),
    _table(
        "hypotheses",
        "event_id incident_id handle text owner status contested raised_at moved_at ended_at"
        " evidence_for evidence_against",
        _hypotheses,
    ),
    _table("evidence", "event_id hypothesis incident_id handle weight text at author", _evidence, key=2),
    _table(
        "tasks",
        "event_id incident_id handle text person status contested assigned_at minutes acknowledged_at ended_at"
        " outcome tests",
        _tasks,
    ),
    _table(
        "decisions",
        "event_id incident_id handle text at person author options objections status contested proposed_at asked_at"
        " settled_at outcome",
        _decisions,
    ),
    _table(
        "needs",
        "event_id incident_id handle text asked_of status contested raised_at ended_at outcome routed_to routed_at",
        _needs,
    ),
    _table(
        "briefings",
        "event_id incident_id at author text conditions actions needs next_decision",
        _briefings,
    ),
    _table("updates", "event_id incident_id at author audience text next_minutes", _updates),
    _table(
        "action_items",
        "event_id incident_id handle text person at author status verb outcome ticket due category impact effort",
        _action_items,
    ),
)
"""The tables whose rows depend on the event that made them and on the events that name it."""

TABLES = (INCIDENTS, *THINGS, ROLES)
"""All of them, the incidents first: the others refer to them."""
