"""A readable table as data, and what its columns are written with."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple, TypeVar

from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State
from incident_console.logbook.reading import time_text

Value = str | int | float | None
Row = tuple[Value, ...]
Only = Collection[EventId] | None
T = TypeVar("T")


class ReadableTable(NamedTuple):
    """One table that people read. The first `key` columns name a row; `incident` is the column with the incident."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[State, Only], Iterator[Row]]
    key: int = 1
    incident: str = "incident_id"

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that name a row."""
        return self.columns[: self.key]

    @property
    def upsert(self) -> str:
        """The statement that puts a row in, or in the place of the one with the same key."""
        changes = ", ".join(f"{name} = excluded.{name}" for name in self.columns[self.key :])
        return (
            f"INSERT INTO {self.name} ({', '.join(self.columns)}) VALUES ({', '.join('?' * len(self.columns))}) "
            f"ON CONFLICT ({', '.join(self.keys)}) DO UPDATE SET {changes}"
        )

    @property
    def select(self) -> str:
        """The statement that reads the rows of one incident."""
        return f"SELECT {', '.join(self.columns)} FROM {self.name} WHERE {self.incident} = ?"

    @property
    def delete(self) -> str:
        """The statement that takes a row out."""
        return f"DELETE FROM {self.name} WHERE " + " AND ".join(f"{name} = ?" for name in self.keys)


def time_or_none(at: datetime | None) -> str | None:
    """A time as the tables have it."""
    return None if at is None else time_text(at)


def as_list(values: Collection[str]) -> str:
    """Several texts in one column, as JSON."""
    return json.dumps(list(values), ensure_ascii=False)


def chosen(things: Mapping[EventId, T], only: Only) -> Iterator[tuple[EventId, T]]:
    """Those of the things that are asked for; all of them where `only` is None."""
    if only is None:
        yield from things.items()
    else:
        yield from ((event_id, things[event_id]) for event_id in only if event_id in things)
