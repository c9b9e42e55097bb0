"""The logbook: the one file that holds every incident, read and appended to by one thread.

What writes, searches and checks is imported with its first use: the console's first picture waits for reading alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from incident_console.clock import Clock, SystemClock
from incident_console.incident.events import Event
from incident_console.incident.evolve import fold
from incident_console.incident.identifiers import EventId, IncidentId
from incident_console.incident.state import State
from incident_console.logbook import errors
from incident_console.logbook.file import BUSY_SECONDS, OpenFile, open_file
from incident_console.logbook.mounts import MountReader, system_mounts
from incident_console.logbook.reading import EVENT_COLUMNS, Row, event_row, read_event, read_rows, time_text
from incident_console.logbook.records import INCIDENT_COLUMNS, CheckReport, Hit, IncidentRow, read_incident
from incident_console.logbook.seats import seat_id
from incident_console.logbook.translate import Translated

__all__ = ["CheckReport", "Hit", "IncidentRow", "Logbook"]

_EVENTS = f"SELECT {', '.join(EVENT_COLUMNS)} FROM events"
_INSERT = (
    f"INSERT INTO events ({', '.join(EVENT_COLUMNS)}, received_at) VALUES ({', '.join('?' * len(EVENT_COLUMNS))}, ?) "
    "ON CONFLICT (event_id) DO NOTHING"
)
_COUNT = (
    "INSERT INTO seats (node, node_seq) VALUES (?, ?) "
    "ON CONFLICT (node) DO UPDATE SET node_seq = max(node_seq, excluded.node_seq)"
)


class Logbook:
    """The open file. Synchronous, and for one thread at a time; `Writer` puts it on a thread of its own.

    Everything raises LogbookError where the file cannot be read or written, with one line for the person.
    """

    def __init__(self, path: Path, file: OpenFile, busy_seconds: float, clock: Clock) -> None:
        """Not for callers: `Logbook.open` makes one."""
        self.path = path
        self._sql = file.connection
        self._refusal = file.refusal
        self._busy_seconds = busy_seconds
        self._translated = Translated(path, busy_seconds)
        self._clock = clock
        self._real = Path(os.path.realpath(path))
        self._identity = self._on_disk()
        self._appended = False
        self.own_commits = 0
        """How many transactions with new events this logbook has committed; `data_version` does not count them."""

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        create: bool = True,
        read_only: bool = False,
        busy_seconds: float = BUSY_SECONDS,
        clock: Clock | None = None,
        mounts: MountReader = system_mounts,
    ) -> Self:
        """Open the file at `path`, or make it. `busy_seconds` is how long another program's writing is waited for.

        Raises LogbookError where it is not a log, damaged, on a network file system, missing or not to be read.
        """
        file = open_file(Path(path), create=create, read_only=read_only, busy_seconds=busy_seconds, mounts=mounts)
        return cls(Path(path), file, busy_seconds, clock or SystemClock())

    @property
    def read_only(self) -> bool:
        """Whether nothing can be recorded in it."""
        return self._refusal is not None

    @property
    def notice(self) -> str:
        """What somebody must know about the file: why it can only be read. Empty where all is well."""
        return self._refusal.message if self._refusal else ""

    # Reading

    def incidents(self) -> list[IncidentRow]:
        """Every incident in the file, the newest first."""
        order = "ORDER BY coalesce(declared_at, last_at) DESC, id DESC"
        return [read_incident(row) for row in self._rows(f"SELECT {INCIDENT_COLUMNS} FROM incidents {order}")]

    def events(self, incident_id: IncidentId, after: int | None = None) -> list[Event]:
        """The events of an incident in the order of the log; with `after`, those recorded here after that change."""
        where = "WHERE incident_id = ? AND number > ? ORDER BY hlc, event_id"
        return [read_event(row) for row in self._rows(f"{_EVENTS} {where}", (incident_id, after or 0))]

    def changes_after(self, number: int) -> list[tuple[int, Event]]:
        """What was added to the file after a change, by any seat, in the order in which it came in."""
        query = f"SELECT {', '.join(EVENT_COLUMNS)}, number FROM events WHERE number > ? ORDER BY number"
        return [(row[-1], read_event(row[:-1])) for row in self._rows(query, (number,))]

    def latest_change(self) -> int:
        """The number of the last change; 0 while nothing has been recorded."""
        return int(self._value("SELECT coalesce(max(number), 0) FROM events"))

    def data_version(self) -> int:
        """A number that changes when another connection has committed something: cheap enough to ask for often."""
        with self._translated:
            version: int = self._sql.execute("PRAGMA data_version").fetchone()[0]
            return version

    def node_seq(self, node: str) -> int:
        """How many events a seat has recorded: its own latest count, 0 for a new one."""
        return int(self._value("SELECT coalesce(max(node_seq), 0) FROM seats WHERE node = ?", (node,)))

    def last_hlc(self, incident_id: IncidentId) -> str | None:
        """The latest clock reading in an incident's log; None where it has no events."""
        last = self._last(incident_id)
        return last[0] if last else None

    def seat_id(self, author: str) -> str:
        """The seat that an author has on this file, on this machine."""
        return seat_id(self._real, author)

    def search(self, text: str, incident_id: IncidentId | None = None, limit: int = 50) -> list[Hit]:
        """The entries with these words in them, the best first; any text is fine, the last word may be unfinished."""
        from incident_console.logbook.search import search

        return search(self._rows, text, incident_id, limit)

    # Writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: everything appended inside is on disk together when it ends, or nothing is.

        No other program can write in between, so what is read inside is still true when it is written on.
        """
        if self._refusal is not None:
            raise type(self._refusal)(self._refusal.message)
        if self._under_way():
            raise RuntimeError("a transaction is under way already")
        self._appended = False
        with self._translated:
            self.ensure_present()
            self._sql.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._sql.execute("COMMIT")
            except BaseException:
                if self._under_way():  # SQLite itself rolls back when the disk is full
                    self._sql.execute("ROLLBACK")
                raise
            else:
                self.own_commits += self._appended
            finally:
                self._appended = False

    def append(self, events: Sequence[Event], state_after: State | None = None) -> tuple[Event, ...]:
        """Add events of one incident to the log and bring the readable tables up; inside `writing` only.

        `state_after` is the state with them folded in; where it is not given, or does not know everything that is in
        the file, it is folded here. Gives back those that were new: one that is there already is passed over.
        """
        if not self._under_way():
            raise RuntimeError("append belongs inside writing()")
        if not events:
            return ()
        incident_id = events[0].incident_id
        if any(event.incident_id != incident_id for event in events):
            raise ValueError("the events of one incident at a time")
        from incident_console.logbook.keeping import keep, reconcile

        with self._translated:
            last = self._last(incident_id)
            new = tuple(event for event in events if self._insert(event))
            if not new:
                return ()
            self._appended = True
            if state_after is None or not self._knows_all(state_after, incident_id, len(new)):
                reconcile(self._sql, fold(incident_id, self.events(incident_id)))
            else:
                keep(self._sql, state_after, new, last)
        return new

    @property
    def unsettled(self) -> bool:
        """Whether events were appended in a transaction that has not ended: they may still be taken back."""
        return self._appended

    # Caring for the file

    def check(self) -> CheckReport:
        """Whether the file is sound and the readable tables say what the events say."""
        from incident_console.logbook import checking

        with self._translated:
            return checking.check(self._sql, read_only=self.read_only)

    def rebuild(self) -> None:
        """Make the readable tables anew out of the events."""
        from incident_console.logbook.checking import rebuild

        with self.writing():
            rebuild(self._sql)

    def backup(self, target: Path | str) -> None:
        """A sound copy of the whole file (mode 0600), made while others write. Raises Exists rather than replace."""
        from incident_console.logbook.backup import back_up

        back_up(self._sql, Path(target), self._busy_seconds)

    def ensure_present(self) -> None:
        """Raises Missing where the file is no longer at its path: what was written to it would be lost unseen."""
        if self._on_disk() != self._identity:
            raise errors.Missing(
                f"{self.path} has been moved, deleted or replaced while it was open: put it back, or open the new one."
            )

    def close(self) -> None:
        """Close the file; closing it again does nothing."""
        self._sql.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _under_way(self) -> bool:
        return self._sql.in_transaction

    def _on_disk(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self._real)
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[Row]:
        with self._translated:
            return read_rows(self._sql, query, values)

    def _value(self, query: str, values: tuple[object, ...] = ()) -> Any:
        return self._rows(query, values)[0][0]

    def _last(self, incident_id: IncidentId) -> tuple[str, EventId] | None:
        query = "SELECT hlc, event_id FROM events WHERE incident_id = ? ORDER BY hlc DESC, event_id DESC LIMIT 1"
        rows = self._rows(query, (incident_id,))
        return (rows[0][0], rows[0][1]) if rows else None

    def _knows_all(self, state: State, incident_id: IncidentId, new: int) -> bool:
        rows = self._rows("SELECT events FROM incidents WHERE id = ?", (incident_id,))
        before = rows[0][0] if rows else 0
        return state.incident_id == incident_id and len(state.log) == before + new

    def _insert(self, event: Event) -> bool:
        before = self._sql.total_changes
        self._sql.execute(_INSERT, (*event_row(event), time_text(self._clock.now())))
        if self._sql.total_changes == before:
            return False
        self._sql.execute(_COUNT, (event.node, event.node_seq))
        return True
