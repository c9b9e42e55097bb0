"""What commanding adds to the status, as data: evidence, loop, who hears, the way out, proposals, the floor, misses."""

from __future__ import annotations

from datetime import datetime

from incident_console.cli.output import iso
from incident_console.cli.shapes_command import (
    CriterionShape,
    FloorShape,
    HearingShape,
    LoopShape,
    MatrixShape,
    MissedShape,
    ProposalShape,
    RowShape,
)
from incident_console.incident.records import Objection
from incident_console.incident.state import State
from incident_console.practice.exit import exit_criteria
from incident_console.practice.loop import Quarter, loop
from incident_console.practice.matrix import LETTERS, Row, evidence_matrix
from incident_console.practice.missed import Due, cadence_history
from incident_console.practice.notices import Hearing, hearings
from incident_console.practice.policy import Policy


def matrix_shape(state: State) -> MatrixShape:
    """The evidence matrix."""
    matrix = evidence_matrix(state)
    return {
        "columns": [
            {"id": one.event_id, "handle": one.handle, "text": one.text, "status": one.status.value}
            for one in matrix.columns
        ],
        "rows": [_row(row) for row in matrix.rows],
        "ranking": [
            {
                "handle": one.hypothesis.handle,
                "contradictions": one.contradictions,
                "support": one.support,
                "neutral": one.neutral,
            }
            for one in matrix.ranking
        ],
        "leaders": [one.handle for one in matrix.leaders],
        "separating": [evidence.event_id for evidence in matrix.separating],
        "unweighed": [evidence.event_id for evidence in matrix.unweighed],
        "verdict": matrix.verdict,
    }


def _row(row: Row) -> RowShape:
    return {
        "id": row.evidence.event_id,
        "at": iso(row.evidence.at) or "",
        "text": row.evidence.text,
        "cells": [LETTERS[cell] if cell is not None else None for cell in row.cells],
    }


def loop_shape(state: State, now: datetime, policy: Policy) -> LoopShape:
    """When each quarter of the loop last turned."""
    reading = loop(state, now, policy)
    return {
        "window_minutes": policy.loop_minutes,
        "turns": reading.turns,
        "quarters": [
            {
                "quarter": quarter.value,
                "last_at": iso(reading.last[quarter]),
                "minutes": _rounded(reading.minutes_since(quarter, now)),
                "recent": reading.recent[quarter],
            }
            for quarter in Quarter
        ],
    }


def _rounded(minutes: float | None) -> float | None:
    return None if minutes is None else round(minutes, 2)


def hearing_shapes(state: State, now: datetime, policy: Policy) -> list[HearingShape]:
    """Everybody who must hear, told or due."""
    return [_hearing(one, now) for one in hearings(state, now, policy)]


def _hearing(one: Hearing, now: datetime) -> HearingShape:
    owed = one.due_at if one.heard is None else None
    return {
        "who": one.who,
        "told_by": one.told_by.value,
        "owner": one.owner,
        "due_at": iso(one.due_at),
        "when": one.when,
        "remaining_seconds": int((owed - now).total_seconds()) if owed is not None else None,
        "heard_at": iso(one.heard.at) if one.heard else None,
        "person": one.heard.person if one.heard else "",
        "author": one.heard.author if one.heard else "",
        "text": one.heard.text if one.heard else "",
    }


def criteria_shapes(state: State, now: datetime, policy: Policy) -> list[CriterionShape]:
    """The exit criteria."""
    return [
        {
            "name": one.name,
            "standing": one.standing,
            "own": one.own,
            "at": iso(one.at),
            "author": one.author,
            "text": one.text,
        }
        for one in exit_criteria(state, now, policy)
    ]


def proposal_shapes(state: State) -> list[ProposalShape]:
    """The decisions that were proposed and wait to be settled, oldest first."""
    return [
        {
            "id": one.event_id,
            "handle": one.handle,
            "text": one.text,
            "person": one.person,
            "options": list(one.options),
            "objections": [_objection(objection) for objection in one.objections],
            "proposed_at": iso(one.proposed_at or one.at) or "",
            "asked_at": iso(one.asked_at),
            "contested": one.contested,
        }
        for one in state.open_decisions()
    ]


def _objection(objection: Objection) -> str:
    return f"{objection.person}: {objection.text}" if objection.person else objection.text


def floor_shape(state: State) -> FloorShape:
    """Who speaks, and who wants to."""
    return {"speaking": state.speaking, "waiting": list(state.speakers)}


def missed_shapes(state: State, now: datetime, policy: Policy) -> list[MissedShape]:
    """The briefings and updates that were not given in time, by when they began to count."""
    return [_missed(due, now) for due in cadence_history(state, now, policy) if due.missed]


def _missed(due: Due, now: datetime) -> MissedShape:
    return {
        "kind": due.kind.value,
        "due_at": iso(due.due_at) or "",
        "owner": due.owner,
        "ended": due.ended.value,
        "ended_at": iso(due.ended_at),
        "late_minutes": round(due.late, 2),
        "skipped": due.skipped,
        "put_off_to": iso(due.put_off_to),
        "words": due.told(now),
    }
