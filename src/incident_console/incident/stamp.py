"""Stamping: from what was decided to events with an identity, an author and a place in the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from incident_console.incident.decide import NewEvent
from incident_console.incident.events import Event
from incident_console.incident.identifiers import next_hlc, uuid7


class Seat(NamedTuple):
    """Who writes and where: the author's name, the seat's identifier and a source of random bytes."""

    author: str
    node: str
    entropy: Callable[[int], bytes]


def stamp(
    new: Iterable[NewEvent],
    *,
    incident_id: str,
    seat: Seat,
    now: datetime,
    last_hlc: str | None,
    last_seq: int,
) -> tuple[Event, ...]:
    """Events ready to be appended. `last_hlc` is the latest reading seen, `last_seq` the seat's own latest count."""
    stamped: list[Event] = []
    for one in new:
        last_hlc = next_hlc(last_hlc, now)
        last_seq += 1
        event_id = uuid7(now, seat.entropy(10))
        stamped.append(
            Event(
                event_id=event_id,
                incident_id=incident_id,
                hlc=last_hlc,
                node=seat.node,
                node_seq=last_seq,
                author=seat.author,
                occurred_at=one.at,
                approximate=one.approximate,
                recorded_at=now,
                supersedes=(event_id, *one.supersedes) if one.history else one.supersedes,
                version=one.body.VERSION,
                body=one.body,
            )
        )
    return tuple(stamped)
