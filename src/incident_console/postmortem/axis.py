"""Time along the picture: from when to when, where a time falls, and where the axis is labelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

_STEPS = [timedelta(minutes=m) for m in (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)] + [
    timedelta(days=d) for d in (1, 2, 7, 14, 28, 91, 182, 365)
]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_TICKS = 9


@dataclass(frozen=True, slots=True)
class Axis:
    """From `start` to `end` (UTC), drawn from `left` over `width` units."""

    start: datetime
    end: datetime
    left: float
    width: float

    def x(self, at: datetime) -> float:
        """Where a time falls; what lies outside falls on the nearer end."""
        share = (at - self.start) / (self.end - self.start)
        return round(self.left + self.width * min(1.0, max(0.0, share)), 1)

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    def ticks(self, zone: tzinfo | None = None) -> Iterator[tuple[float, str, str]]:
        """Where the axis is labelled, and with what: round times, with the date where it is long or changes.

        The second label is the same time in `zone`, with its date where that is another one. It is empty without a
        zone, and where the labels are days.
        """
        length = self.end - self.start
        step = next((step for step in _STEPS if step * _MOST_TICKS >= length), length / _MOST_TICKS)
        at = _EPOCH + step * -((_EPOCH - self.start) // step)  # the first round time from the start on
        several = self.start.date() != self.end.date()
        while at <= self.end:
            clock = f"{at:%H:%M}"
            if step >= timedelta(days=1):
                clock = at.date().isoformat()
            elif several:
                clock = f"{at:%m-%d %H:%M}"
            yield self.x(at), clock, "" if step >= timedelta(days=1) else _elsewhere(at, zone, dated=several)
            at += step


def _elsewhere(at: datetime, zone: tzinfo | None, *, dated: bool) -> str:
    if zone is None:
        return ""
    here = at.astimezone(zone)
    return f"{here:%m-%d %H:%M}" if dated or here.date() != at.date() else f"{here:%H:%M}"


def axis_over(times: Iterable[datetime], also: Iterable[datetime], left: float, width: float) -> Axis | None:
    """An axis on which all of `times` lie, and those of `also` that are not further away than all of them are long.

    None where there are no times.
    """
    found = sorted(times)
    if not found:
        return None
    start, end = found[0], found[-1]
    room = max(end - start, timedelta(minutes=10))
    near = [at for at in also if start - room <= at <= end + room]
    start, end = min([start, *near]), max([end, *near])
    return Axis(start, max(end, start + timedelta(minutes=1)), left, width)
