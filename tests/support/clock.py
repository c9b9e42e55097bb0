"""A clock that stands still until it is told otherwise."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

DAY = datetime(2026, 5, 20, tzinfo=UTC)
"""A Wednesday: the payment-service outage happened on a Wednesday afternoon."""


class FakeClock:
    """The injected clock of every test."""

    def __init__(self, at: str = "14:31") -> None:
        self._now = time_of(at)

    def now(self) -> datetime:
        return self._now

    def set(self, at: str | datetime) -> datetime:
        self._now = at if isinstance(at, datetime) else time_of(at)
        return self._now

    def forward(self, **step: float) -> datetime:
        self._now += timedelta(**step)
        return self._now


def time_of(at: str) -> datetime:
    """`14:31` or `14:31:20` on the day of the stories, in UTC."""
    hours, minutes, *seconds = (int(part) for part in at.split(":"))
    return DAY + timedelta(hours=hours, minutes=minutes, seconds=seconds[0] if seconds else 0)
