"""Keeping the readable tables in step with the log, in the same transaction as the events.

Nearly every event adds to the end of the log and changes the rows of what it names. The few that reach back (an undo,
an amendment, one that arrives late) are followed by holding every row of the incident against what it should be.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from incident_console.incident import events as ev
from incident_console.incident.events import Event
from incident_console.incident.evolve import MAKES, concerned
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State
from incident_console.logbook.reading import read_rows
from incident_console.logbook.table import ReadableTable, Row
from incident_console.logbook.tables import INCIDENTS, ROLES, TABLES, THINGS

_OF_ROLES = (ev.RoleTaken, ev.RoleOffered, ev.RoleAccepted, ev.RoleDeclined, ev.RoleReleased)


def keep(connection: sqlite3.Connection, state: State, new: Sequence[Event], last: tuple[str, EventId] | None) -> None:
    """Bring the tables of one incident up to `state`, after `new` events were added to the log.

    `last` is the place in the log of the latest event before them.
    """
    if _reaches_back(state, new, last):
        reconcile(connection, state)
        return
    _put(connection, INCIDENTS, INCIDENTS.rows(state, None))
    touched = _touched(state, new)
    for table in THINGS:
        _put(connection, table, table.rows(state, touched))
    if any(isinstance(event.body, _OF_ROLES) for event in new):
        _reconcile_table(connection, ROLES, state)


def _touched(state: State, new: Iterable[Event]) -> tuple[EventId, ...]:
    touched: dict[EventId, None] = {}
    for event in new:
        starred = (event.body.target,) if isinstance(event.body, ev.EntryStarred) else ()
        for event_id in (event.event_id, *concerned(event), *starred):
            touched[event_id] = None
            if (task := state.tasks.get(event_id)) is not None:
                touched.update(dict.fromkeys(task.tests))
    return tuple(touched)


def _reaches_back(state: State, new: Sequence[Event], last: tuple[str, EventId] | None) -> bool:
    for event in new:
        if isinstance(event.body, (ev.Undone, ev.Amended)) or (last is not None and event.order < last):
            return True
        if event.event_id in state.undone or event.event_id in state.amendments:
            return True  # corrected before it arrived
    made = (event.event_id for event in new if isinstance(event.body, MAKES))
    fresh = {event.event_id for event in new}
    # With two clocks far apart, something can be named in the log before the event that makes it.
    return any(not fresh.issuperset(state.about.get(thing, ())) for thing in made)


def reconcile(connection: sqlite3.Connection, state: State) -> None:
    """Make every row of one incident what it should be, writing only what differs."""
    for table in TABLES:
        _reconcile_table(connection, table, state)


def _reconcile_table(connection: sqlite3.Connection, table: ReadableTable, state: State) -> None:
    expected, found = expected_rows(table, state), stored_rows(connection, table, state.incident_id)
    connection.executemany(table.delete, [key for key in found if key not in expected])
    _put(connection, table, (row for key, row in expected.items() if found.get(key) != row))


def expected_rows(table: ReadableTable, state: State) -> dict[Row, Row]:
    """The rows that a table should have for an incident, by key."""
    return {row[: table.key]: row for row in table.rows(state, None)}


def stored_rows(connection: sqlite3.Connection, table: ReadableTable, incident_id: str) -> dict[Row, Row]:
    """The rows that a table has for an incident, by key."""
    return {tuple(row[: table.key]): tuple(row) for row in read_rows(connection, table.select, (incident_id,))}


def _put(connection: sqlite3.Connection, table: ReadableTable, rows: Iterable[Row]) -> None:
    connection.executemany(table.upsert, rows)
