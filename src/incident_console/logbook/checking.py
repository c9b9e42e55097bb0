"""Holding the file against itself: is it sound, is the log guarded, do the readable tables say what the events say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice

from incident_console.incident.evolve import fold
from incident_console.incident.identifiers import IncidentId
from incident_console.incident.state import State
from incident_console.incident.text import one_line, shorten
from incident_console.logbook import schema
from incident_console.logbook.keeping import expected_rows, reconcile, stored_rows
from incident_console.logbook.reading import EVENT_COLUMNS, read_event, read_rows, readable
from incident_console.logbook.records import CheckReport
from incident_console.logbook.table import ReadableTable, Value
from incident_console.logbook.tables import TABLES

FINDING_LIMIT = 20
"""Lines that are given for one sort of finding; the rest is counted. Whoever reads them needs the pattern."""

_EVENTS = f"SELECT {', '.join(EVENT_COLUMNS)} FROM events"


def check(connection: sqlite3.Connection, *, read_only: bool) -> CheckReport:
    """Look at everything, in one view of the file. The search index can only be looked at where writing is allowed."""
    connection.execute("BEGIN")
    try:
        unsound = [f"SQLite: {one_line(str(row[0]))}" for row in connection.execute("PRAGMA quick_check")]
        findings = [] if unsound == ["SQLite: ok"] else unsound
        findings += _unguarded(connection)
        findings += _few(_unreadable(connection), "events")
        findings += _few(_seats(connection), "seats")
        incidents = _incidents(connection)
        for incident_id in incidents:
            findings += _incident(connection, incident_id)
        findings += _few(_strays(connection), "rows")
        events = int(connection.execute("SELECT count(*) FROM events").fetchone()[0])
    finally:
        connection.execute("ROLLBACK")
    if not read_only:
        findings += _index(connection)
    return CheckReport(tuple(findings), len(incidents), events)


def rebuild(connection: sqlite3.Connection) -> None:
    """Drop the readable tables, make them anew and fill them out of the events; inside a transaction."""
    schema.make_readable_tables(connection)
    for incident_id in _incidents(connection):
        reconcile(connection, _state(connection, incident_id))
    connection.execute("DELETE FROM seats")
    connection.execute("INSERT INTO seats (node, node_seq) SELECT node, max(node_seq) FROM events GROUP BY node")


def _incidents(connection: sqlite3.Connection) -> list[IncidentId]:
    return [row[0] for row in read_rows(connection, "SELECT DISTINCT incident_id FROM events ORDER BY 1")]


def _state(connection: sqlite3.Connection, incident_id: IncidentId) -> State:
    rows = read_rows(connection, f"{_EVENTS} WHERE incident_id = ?", (incident_id,))
    return fold(incident_id, (read_event(row) for row in rows))


def _few(findings: Iterator[str], noun: str) -> list[str]:
    first = list(islice(findings, FINDING_LIMIT))
    more = sum(1 for _ in findings)
    return [*first, f"and {more} {noun} more"] if more else first


def _unguarded(connection: sqlite3.Connection) -> Iterator[str]:
    triggers = read_rows(connection, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    found = {name: _plain(sql) for name, sql in triggers}
    for statement in schema.EVENTS:
        wanted = _plain(statement)
        if wanted.startswith("CREATE TRIGGER"):
            name = wanted.split()[2]
            if found.get(name) != wanted:
                what = "has been changed" if name in found else "is missing"
                yield f"the guard {name} {what}: events could have been altered or removed"


def _plain(sql: str) -> str:
    return " ".join(sql.split())


def _unreadable(connection: sqlite3.Connection) -> Iterator[str]:
    rows = read_rows(connection, f"SELECT {', '.join(EVENT_COLUMNS)}, number FROM events ORDER BY number")
    return (f"event number {row[-1]} cannot be read" for row in rows if not readable(row[:-1]))


def _seats(connection: sqlite3.Connection) -> Iterator[str]:
    query = "SELECT node, max(node_seq) FROM events GROUP BY node"
    recorded = {row[0]: row[1] for row in read_rows(connection, query)}
    counted = {row[0]: row[1] for row in read_rows(connection, "SELECT node, node_seq FROM seats")}
    for node in sorted(recorded.keys() | counted.keys()):
        if recorded.get(node) != counted.get(node):
            last, count = recorded.get(node, "nothing"), counted.get(node, "nothing")
            yield f"seat {_shown(node)}: its count is {count}, its last event is {last}"


def _incident(connection: sqlite3.Connection, incident_id: IncidentId) -> list[str]:
    state = _state(connection, incident_id)
    findings: list[str] = []
    for table in TABLES:
        findings += _few(_differences(connection, table, state), f"rows of {table.name}")
    return findings


def _differences(connection: sqlite3.Connection, table: ReadableTable, state: State) -> Iterator[str]:
    expected, found = expected_rows(table, state), stored_rows(connection, table, state.incident_id)
    for key in expected.keys() | found.keys():
        row = f"{table.name} {' '.join(_shown(part) for part in key)}"
        if key not in found:
            yield f"{row}: is missing"
        elif key not in expected:
            yield f"{row}: is in no event"
        else:
            for name, said, right in zip(table.columns, found[key], expected[key], strict=True):
                if said != right:
                    yield f"{row}: {name} is {_shown(said)} where the log says {_shown(right)}"


def _strays(connection: sqlite3.Connection) -> Iterator[str]:
    for table in TABLES:
        query = (
            f"SELECT DISTINCT {table.incident} FROM {table.name} "
            f"WHERE {table.incident} NOT IN (SELECT incident_id FROM events)"
        )
        for row in read_rows(connection, query):
            yield f"{table.name}: has rows of the incident {_shown(row[0])}, which has no events"


def _index(connection: sqlite3.Connection) -> list[str]:
    try:
        connection.execute("INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return ["the search index does not say what the entries say"]
    return []


def _shown(value: Value) -> str:
    return "nothing" if value is None else f"“{shorten(one_line(str(value)), 80)}”"
