"""The schema: the log itself, the tables that people read, and which steps towards it a file has been through.

The readable tables hold nothing that the events do not say. A later step that changes them drops them and makes them
again (`make_readable_tables`), and the logbook fills them out of the events.

The steps themselves are in `migrations`, which is imported only where one of them has to be taken.
"""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x49434D44
"""`ICMD` in the file's header: how `file` and we ourselves know a log of Incident Console."""

MIGRATION_SET = "incident_console"
STEPS = ("0001_events", "0002_readable_tables", "0003_how_decisions_end", "0004_starred_entries")
"""The steps that this version knows. A file that has others was written by a newer one."""

_NAME = "length({0}) BETWEEN 1 AND 64"

EVENTS = (
    f"""
    CREATE TABLE events (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        event_id TEXT NOT NULL UNIQUE CHECK ({_NAME.format("event_id")}),
        incident_id TEXT NOT NULL CHECK ({_NAME.format("incident_id")}),
        hlc TEXT NOT NULL CHECK (length(hlc) = 21),
        node TEXT NOT NULL CHECK ({_NAME.format("node")}),
        node_seq INTEGER NOT NULL,
        author TEXT NOT NULL,
        kind TEXT NOT NULL,
        version INTEGER NOT NULL,
        occurred_at TEXT NOT NULL,
        approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
        recorded_at TEXT NOT NULL,
        supersedes TEXT NOT NULL,
        body TEXT NOT NULL,
        received_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX events_in_order ON events (incident_id, hlc, event_id)",
    """
    CREATE TRIGGER events_are_never_changed
    BEFORE UPDATE OF number, event_id, incident_id, hlc, node, node_seq, author, kind, version,
        occurred_at, approximate, recorded_at, supersedes, body ON events
    BEGIN SELECT RAISE(ABORT, 'an event is never changed: amend it or take it back with another one'); END
    """,
    """
    CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'an event is never deleted: take it back with another one'); END
    """,
    # INSERT OR REPLACE would otherwise delete without the trigger above, wherever recursive_triggers is off.
    """
    CREATE TRIGGER events_are_never_replaced BEFORE INSERT ON events
    WHEN EXISTS (SELECT 1 FROM events WHERE event_id = NEW.event_id OR number = NEW.number)
    BEGIN SELECT RAISE(IGNORE); END
    """,
    "CREATE TABLE seats (node TEXT PRIMARY KEY, node_seq INTEGER NOT NULL) STRICT",
)

_OF_EVENT = "event_id TEXT NOT NULL REFERENCES events (event_id)"
_OF_INCIDENT = "incident_id TEXT NOT NULL REFERENCES incidents (id)"

READABLE = (
    """
    CREATE TABLE incidents (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, severity TEXT, phase TEXT NOT NULL, impact TEXT NOT NULL,
        commander TEXT NOT NULL, declared_at TEXT, contained_at TEXT, mitigated_at TEXT, resolved_at TEXT,
        last_at TEXT NOT NULL, entries INTEGER NOT NULL, events INTEGER NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE entries (
        number INTEGER PRIMARY KEY, {_OF_EVENT} UNIQUE, {_OF_INCIDENT},
        at TEXT NOT NULL, approximate INTEGER NOT NULL, recorded_at TEXT NOT NULL, hlc TEXT NOT NULL,
        label TEXT NOT NULL, text TEXT NOT NULL, author TEXT NOT NULL, tone TEXT NOT NULL, amended INTEGER NOT NULL,
        starred INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX entries_in_time ON entries (incident_id, at, hlc, event_id)",
    f"""
    CREATE TABLE hypotheses (
        {_OF_EVENT} PRIMARY KEY, {_OF_INCIDENT}, handle TEXT NOT NULL, text TEXT NOT NULL, owner TEXT NOT NULL,
        status TEXT NOT NULL, contested INTEGER NOT NULL, raised_at TEXT NOT NULL, moved_at TEXT NOT NULL,
        ended_at TEXT, evidence_for INTEGER NOT NULL, evidence_against INTEGER NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE evidence (
        {_OF_EVENT}, hypothesis TEXT NOT NULL, {_OF_INCIDENT}, handle TEXT NOT NULL, weight TEXT NOT NULL,
        text TEXT NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL, PRIMARY KEY (event_id, hypothesis)
    ) STRICT
    """,
    f"""
    CREATE TABLE tasks (
        {_OF_EVENT} PRIMARY KEY, {_OF_INCIDENT}, handle TEXT NOT NULL, text TEXT NOT NULL, person TEXT NOT NULL,
        status TEXT NOT NULL, contested INTEGER NOT NULL, assigned_at TEXT NOT NULL, minutes REAL,
        acknowledged_at TEXT, ended_at TEXT, outcome TEXT NOT NULL, tests TEXT NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE decisions (
        {_OF_EVENT} PRIMARY KEY, {_OF_INCIDENT}, handle TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL,
        person TEXT NOT NULL, author TEXT NOT NULL, options TEXT NOT NULL, objections TEXT NOT NULL,
        status TEXT NOT NULL, contested INTEGER NOT NULL, proposed_at TEXT, asked_at TEXT, settled_at TEXT,
        outcome TEXT NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE needs (
        {_OF_EVENT} PRIMARY KEY, {_OF_INCIDENT}, handle TEXT NOT NULL, text TEXT NOT NULL, asked_of TEXT NOT NULL,
        status TEXT NOT NULL, contested INTEGER NOT NULL, raised_at TEXT NOT NULL, ended_at TEXT, outcome TEXT NOT NULL,
        routed_to TEXT NOT NULL, routed_at TEXT
    ) STRICT
    """,
    f"""
    CREATE TABLE roles (
        {_OF_EVENT} PRIMARY KEY, {_OF_INCIDENT}, role TEXT NOT NULL, person TEXT NOT NULL, since TEXT NOT NULL,
        until TEXT, words TEXT NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE briefings (
        {_OF_EVENT} PRIMARY KEY, {_OF_INCIDENT}, at TEXT NOT NULL, author TEXT NOT NULL, text TEXT NOT NULL,
        conditions TEXT NOT NULL, actions TEXT NOT NULL, needs TEXT NOT NULL, next_decision TEXT NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE updates (
        {_OF_EVENT} PRIMARY KEY, {_OF_INCIDENT}, at TEXT NOT NULL, author TEXT NOT NULL, audience TEXT NOT NULL,
        text TEXT NOT NULL, next_minutes REAL
    ) STRICT
    """,
    f"""
    CREATE TABLE action_items (
        {_OF_EVENT} PRIMARY KEY, {_OF_INCIDENT}, handle TEXT NOT NULL, text TEXT NOT NULL, person TEXT NOT NULL,
        at TEXT NOT NULL, author TEXT NOT NULL, status TEXT NOT NULL, verb TEXT NOT NULL, outcome TEXT NOT NULL,
        ticket TEXT NOT NULL, due TEXT, category TEXT, impact TEXT, effort TEXT
    ) STRICT
    """,
    *(
        f"CREATE INDEX {table}_of_incident ON {table} (incident_id)"
        for table in ("hypotheses", "evidence", "tasks", "decisions", "needs", "roles", "briefings", "updates")
    ),
    "CREATE INDEX action_items_of_incident ON action_items (incident_id)",
    """
    CREATE VIRTUAL TABLE entries_fts USING fts5 (
        label, text, author, content='entries', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER entries_indexed AFTER INSERT ON entries BEGIN
        INSERT INTO entries_fts (rowid, label, text, author) VALUES (NEW.number, NEW.label, NEW.text, NEW.author);
    END
    """,
    """
    CREATE TRIGGER entries_unindexed AFTER DELETE ON entries BEGIN
        INSERT INTO entries_fts (entries_fts, rowid, label, text, author)
        VALUES ('delete', OLD.number, OLD.label, OLD.text, OLD.author);
    END
    """,
    """
    CREATE TRIGGER entries_indexed_again AFTER UPDATE ON entries BEGIN
        INSERT INTO entries_fts (entries_fts, rowid, label, text, author)
        VALUES ('delete', OLD.number, OLD.label, OLD.text, OLD.author);
        INSERT INTO entries_fts (rowid, label, text, author) VALUES (NEW.number, NEW.label, NEW.text, NEW.author);
    END
    """,
)

_READABLE_NAMES = (
    "entries_fts", "entries", "hypotheses", "evidence", "tasks", "decisions", "needs", "roles", "briefings", "updates",
    "action_items", "incidents",
)  # fmt: skip


def make_readable_tables(connection: sqlite3.Connection) -> None:
    """Drop the readable tables where there are any, whatever became of them, and make them empty."""
    for name in _READABLE_NAMES:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in READABLE:
        connection.execute(statement)


def pending_steps(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The steps that the file has not been through; asking writes nothing."""
    taken = _steps_taken(connection)
    return tuple(step for step in STEPS if step not in taken)


def unknown_steps(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The steps of a newer version that the file has been through."""
    return tuple(step for step in _steps_taken(connection) if step not in STEPS)


def _steps_taken(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What sqlite-utils has noted in its own table, read without it: importing it takes as long as opening the file."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'").fetchone():
        return ()
    query = "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid"
    return tuple(row[0] for row in connection.execute(query, (MIGRATION_SET,)))
