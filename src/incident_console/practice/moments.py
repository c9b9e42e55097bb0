"""Arithmetic of times that cannot overflow, whatever a log from elsewhere says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from incident_console.incident.records import Task

FOREVER = datetime.max.replace(tzinfo=UTC)
"""A time that never comes: what was put off for good is due then."""

_LONGEST = 60.0 * 24 * 366
"""Minutes. A promise for later than in a year is a promise for in a year."""


def after(at: datetime, minutes: float) -> datetime:
    """`minutes` after `at`; FOREVER where the calendar ends before."""
    try:
        return at + timedelta(minutes=min(minutes, _LONGEST))
    except OverflowError:
        return FOREVER


def minutes_between(earlier: datetime, later: datetime) -> float:
    """Minutes from `earlier` to `later`; negative where the clock was set back in between."""
    return (later - earlier).total_seconds() / 60


def task_due(task: Task) -> datetime | None:
    """When a task's time-box is over; None where none was given."""
    try:
        return task.due_at
    except OverflowError:
        return FOREVER
