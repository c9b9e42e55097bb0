"""Between the file and the domain: events and times as columns, and back again through the door for text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from incident_console.incident.events import Event, Unknown, read_body
from incident_console.incident.identifiers import hlc_time
from incident_console.incident.text import NAME_LIMIT, clean, one_line, shorten

Row = Sequence[Any]

EVENT_COLUMNS = (
    "event_id", "incident_id", "hlc", "node", "node_seq", "author", "kind", "version", "occurred_at", "approximate",
    "recorded_at", "supersedes", "body",
)  # fmt: skip

_IDS: TypeAdapter[tuple[str, ...]] = TypeAdapter(tuple[str, ...])
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def time_text(at: datetime) -> str:
    """A time as it stands in the file: ISO 8601 in UTC with microseconds and a Z, so that text sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def read_time(text: object) -> datetime | None:
    """The time that a column holds, in UTC; None where it holds none that can be read."""
    if not isinstance(text, str):
        return None
    try:
        at = datetime.fromisoformat(text)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def read_name(value: object) -> str:
    """A column's text as one clean line, empty where it holds none."""
    return shorten(one_line(value), NAME_LIMIT) if isinstance(value, str) else ""


_author = lru_cache(maxsize=1024)(read_name)
"""The same few people write everything."""


def event_row(event: Event) -> tuple[str | int, ...]:
    """An event as the values of EVENT_COLUMNS. A body that could not be read goes back as it came."""
    if isinstance(event.body, Unknown):
        body = json.dumps(event.body.data, ensure_ascii=True, separators=(",", ":"))
    else:
        body = event.body.model_dump_json()
    return (
        event.event_id,
        event.incident_id,
        event.hlc,
        event.node,
        event.node_seq,
        event.author,
        event.kind,
        event.version,
        time_text(event.occurred_at),
        int(event.approximate),
        time_text(event.recorded_at),
        json.dumps(event.supersedes),
        body,
    )


def read_event(row: Row) -> Event:
    """The event of a row of EVENT_COLUMNS. Never raises: what cannot be read is shown as unknown and stops nothing.

    Each column is looked at here and the body by its own model, so that the envelope needs no second look: on ten
    thousand events that is a tenth of a second.
    """
    event_id, incident_id, hlc, node, node_seq, author, kind, version, occurred, approximate, recorded, old, body = row
    try:
        if not (event_id + incident_id + hlc + node + kind).isprintable():
            return _unreadable(row)
        return Event.model_construct(
            event_id=event_id,
            incident_id=incident_id,
            hlc=hlc,
            node=node,
            node_seq=int(node_seq),
            author=_author(author),
            occurred_at=_moment(occurred),
            approximate=bool(approximate),
            recorded_at=_moment(recorded),
            supersedes=() if old == "[]" else _IDS.validate_json(old),
            version=int(version),
            body=read_body(kind, version, body),
        )
    except (ValueError, TypeError, OverflowError):  # pydantic's ValidationError is a ValueError
        return _unreadable(row)


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at.astimezone(UTC)


def _unreadable(row: Row) -> Event:
    columns = dict(zip(EVENT_COLUMNS, row, strict=True))
    recorded = read_time(columns["recorded_at"]) or read_time(columns["occurred_at"]) or _hlc_time(columns["hlc"])
    return Event(
        event_id=read_name(columns["event_id"]),
        incident_id=read_name(columns["incident_id"]),
        hlc=read_name(columns["hlc"]),
        node=read_name(columns["node"]),
        node_seq=columns["node_seq"] if isinstance(columns["node_seq"], int) else 0,
        author=read_name(columns["author"]),
        occurred_at=read_time(columns["occurred_at"]) or recorded,
        recorded_at=recorded,
        body=Unknown(
            kind=read_name(columns["kind"]), data={"unreadable": {k: clean(str(v)) for k, v in columns.items()}}
        ),
    )


def _hlc_time(hlc: object) -> datetime:
    try:
        return hlc_time(str(hlc))
    except (ValueError, OverflowError):
        return _EPOCH


def readable(row: Row) -> bool:
    """Whether a row of EVENT_COLUMNS says what an event has to say (a kind from a newer version may be unknown)."""
    event = read_event(row)
    return not (isinstance(event.body, Unknown) and "unreadable" in event.body.data)


def read_rows(connection: sqlite3.Connection, query: str, values: tuple[object, ...] = ()) -> list[Row]:
    """The rows that a query gives. Bytes that are no UTF-8 become replacement characters instead of an error."""
    try:
        return connection.execute(query, values).fetchall()
    except sqlite3.OperationalError as error:
        if "decode to UTF-8" not in str(error):
            raise
    tolerant = connection.cursor()
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        return tolerant.execute(query, values).fetchall()
    finally:
        connection.text_factory = str
