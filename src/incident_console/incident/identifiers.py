"""Identifiers that sort by time: UUIDv7 for events and incidents, and the hybrid logical clock that orders the log."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from uuid import UUID

EventId = str
IncidentId = str

_HLC = re.compile(r"^(\d{15})-(\d{5})$")
_COUNTER_LIMIT = 99_999


def uuid7(now: datetime, entropy: bytes) -> str:
    """A UUID version 7 (RFC 9562) of the given time and at least ten random bytes."""
    stamp = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    noise = int.from_bytes(entropy[:10], "big")
    value = stamp << 80 | 0x7 << 76 | (noise >> 68 & 0xFFF) << 64 | 0b10 << 62 | noise & ((1 << 62) - 1)
    return str(UUID(int=value))


def hlc_of(now: datetime, counter: int = 0) -> str:
    """A hybrid-logical-clock reading as text that sorts: milliseconds since 1970 (15 digits), a counter (5 digits)."""
    return f"{max(0, int(now.timestamp() * 1000)):015d}-{counter:05d}"


def next_hlc(last: str | None, now: datetime) -> str:
    """The reading after `last` at the wall clock's `now`: never smaller or equal, even when the clock steps back."""
    here = hlc_of(now)
    if last is None or here > last:
        return here
    match = _HLC.match(last)
    if match is None:
        return here
    millis, counter = int(match[1]), int(match[2]) + 1
    if counter > _COUNTER_LIMIT:
        millis, counter = millis + 1, 0
    return f"{millis:015d}-{counter:05d}"


def hlc_time(hlc: str) -> datetime:
    """The wall-clock part of a reading, in UTC."""
    match = _HLC.match(hlc)
    if match is None:
        raise ValueError(f"{hlc!r} is not a hybrid-logical-clock reading")
    return datetime.fromtimestamp(int(match[1]) / 1000, UTC)
