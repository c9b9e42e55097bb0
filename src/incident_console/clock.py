"""Where the present comes from: the one place that asks the machine for the time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the present; everything that needs a time is given one of these."""

    def now(self) -> datetime:
        """The present, as an aware datetime in UTC."""
        ...


class SystemClock:
    """The machine's wall clock.

    The wall clock and not a monotonic one: durations are differences of stored UTC times, so that they are right
    after a suspend, a restart or on another machine.
    """

    def now(self) -> datetime:
        """The present in UTC, with microseconds."""
        return datetime.now(UTC)
