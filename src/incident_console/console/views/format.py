"""Times and durations as the console writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from incident_console.incident.state import State
from incident_console.incident.vocabulary import Milestone
from incident_console.practice.policy import Policy


class Present(NamedTuple):
    """What every view is a function of: the state, the moment, the policy and the zone that times are shown in."""

    state: State
    now: datetime
    policy: Policy
    zone: tzinfo = UTC
    width: int = 80

    def hhmm(self, at: datetime) -> str:
        """A time of day in the shown zone, to the minute."""
        return f"{at.astimezone(self.zone):%H:%M}"

    def hhmmss(self, at: datetime) -> str:
        """A time of day in the shown zone, to the second."""
        return f"{at.astimezone(self.zone):%H:%M:%S}"

    @property
    def ended_at(self) -> datetime | None:
        """When the incident was resolved; None while it goes on. From then on nothing counts any more."""
        return self.state.milestone(Milestone.RESOLVED) if self.state.phase.over else None

    @property
    def zone_name(self) -> str:
        """The zone as it is written behind a time."""
        return self.now.astimezone(self.zone).tzname() or "UTC"


def countdown(span: timedelta) -> str:
    """A duration to the second: `2:41`, `1:02:41`; the sign is left to the words around it."""
    seconds = abs(int(span.total_seconds()))
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


NEAR = timedelta(minutes=2)
"""How close to its end a countdown shows seconds; further away minutes are what people say, and fewer things move."""


def nearing(span: timedelta) -> str:
    """A duration to the second when it is short, else in whole minutes: `1:41`, `8 min`, `1 h 5 min`."""
    if abs(span) < NEAR:
        return countdown(span)
    whole = int(abs(span).total_seconds() // 60)
    return f"{whole} min" if whole < 100 else f"{whole // 60} h {whole % 60} min"


def brief(span: timedelta) -> str:
    """The same in as few cells as can be: `1:41`, `8m`, `1h 5m`."""
    return nearing(span).replace(" min", "m").replace(" h", "h")


def elapsed(span: timedelta) -> str:
    """A duration to the minute, as hours and minutes: `0:26`; from a day on `2d 3:04`."""
    minutes = max(0, int(span.total_seconds() // 60))
    days, minutes = divmod(minutes, 24 * 60)
    short = f"{minutes // 60}:{minutes % 60:02}"
    return f"{days}d {short}" if days else short


def first_name(name: str) -> str:
    """What stands for a name where there is no room for all of it."""
    return name.split(" ", 1)[0]
