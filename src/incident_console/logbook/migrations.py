"""The steps that bring a file up to date, taken with sqlite-utils' migrations.

Imported only where a step is pending: sqlite-utils takes a while to import, and a file that is up to date needs none
of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from sqlite_utils import Database, Migrations

from incident_console.logbook import schema

migrations = Migrations(schema.MIGRATION_SET)


@migrations(name=schema.STEPS[0])
def _events(db: Database) -> None:
    for statement in schema.EVENTS:
        db.conn.execute(statement)


@migrations(name=schema.STEPS[1])
def _readable_tables(db: Database) -> None:
    schema.make_readable_tables(db.conn)


@migrations(name=schema.STEPS[2])
def _how_decisions_end(db: Database) -> None:
    schema.make_readable_tables(db.conn)


@migrations(name=schema.STEPS[3])
def _starred_entries(db: Database) -> None:
    schema.make_readable_tables(db.conn)


def take_steps(connection: sqlite3.Connection, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Take the steps that the file has not been through, all in one transaction that no other program can enter.

    `fill` makes the readable tables out of the events: a step that changes them leaves them empty.

    `Migrations.apply` alone begins a deferred transaction: of four programs that opened a new file at the same
    moment, most failed.
    """
    db = Database(connection, execute_plugins=False)
    connection.execute("BEGIN IMMEDIATE")
    try:
        if schema.pending_steps(connection):  # another program may have been quicker
            migrations.apply(db)
            fill(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
