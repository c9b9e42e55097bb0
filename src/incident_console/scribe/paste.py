"""A timeline pasted from elsewhere, read into entries with their times.

Times without a date are on the day that the timeline has reached: a date alone on a line sets it, a clock that goes
back by hours has passed midnight (or noon, where it has only twelve hours), and one that goes back a little is
disorder and stays. Of 27 published timelines whose clock goes back, steps up to 80 minutes were disorder and steps
of 520 and more were midnight, but for one of 640 on a clock of twelve hours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from incident_console.incident.decide import AHEAD
from incident_console.scribe.context import Context
from incident_console.scribe.paste_days import DayOrder, day_order, resolve_day
from incident_console.scribe.paste_rows import Event, Taken, take_apart
from incident_console.scribe.stamps import Stamp
from incident_console.scribe.when import moment
from incident_console.scribe.zones import zone_named

DISORDER = timedelta(hours=4)
"""A clock that goes back by less than this is disorder, by more it has passed midnight."""

_HALF_A_DAY = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class PastedLine:
    """One entry of a pasted timeline. `at` is None where it has no time; `day_only` says that only the day is known.

    `doubt` is the part of the stamp that contradicts itself (`23:00 AM`), for a person to look at.
    """

    at: datetime | None
    approximate: bool
    text: str
    day_only: bool = False
    doubt: str = ""


def read_lines(
    text: str, now: datetime, context: Context, *, day: date | None = None, zone: tzinfo | None = None
) -> tuple[PastedLine, ...]:
    """The entries of a pasted timeline, in the order in which they stand there.

    `day` is the incident's day where it is known (otherwise today, or yesterday for times still to come) and `zone`
    the zone of times that name none, unless the text declares one (`All times in UTC`); otherwise the context's.
    """
    taken = take_apart(text)
    home = zone or context.zone
    if day is not None:
        lines = _Reader(taken, home, day).read()
        if _leaves_out(lines, taken, day, home):
            lines = _Reader(taken, home, day, floor=day).read()
        return lines
    today = now.astimezone(home).date()
    lines = _Reader(taken, home, today).read()
    if not any(event.stamp and event.stamp.day for event in taken.events):
        for back in range(1, 8):
            if not any(line.at and line.at > now + AHEAD for line in lines):
                break
            lines = _Reader(taken, home, today - timedelta(days=back)).read()
    return lines


def _leaves_out(lines: Sequence[PastedLine], taken: Taken, day: date, home: tzinfo) -> bool:
    """Whether nothing would be on the incident's own day although some times have no date of their own."""
    dated = any(line.at and line.at.astimezone(home).date() == day for line in lines)
    bare = any(event.stamp and not event.stamp.day for event in taken.events)
    anchored = any(event.anchor for event in taken.events)
    return bool(lines) and bare and not dated and not anchored


class _Reader:
    """Goes through the events and keeps the day and the half of the day that the timeline has reached."""

    def __init__(self, taken: Taken, home: tzinfo, day: date, floor: date | None = None) -> None:
        self._taken = taken
        self._home = home
        self._day = day
        self._floor = floor
        self._context_day = day
        self._last: datetime | None = None
        self._afternoon = False
        stamps = [event.stamp for event in taken.events if event.stamp]
        self._order = day_order([stamp.day for stamp in stamps if stamp.day], day)
        clocks = [stamp for stamp in stamps if stamp.clock]
        self._twelve = bool(clocks) and all(stamp.short_hour and not stamp.half for stamp in clocks)
        self._halves = any(stamp.half for stamp in clocks)
        zones = {stamp.zone for stamp in clocks if stamp.zone}
        self._zone = taken.zone or (zones.pop() if len(zones) == 1 else "")

    def read(self) -> tuple[PastedLine, ...]:
        """Every event that is one, with its moment in UTC."""
        lines = (self._line(event) for event in self._taken.events)
        return tuple(line for line in lines if line is not None and line.text)

    def _line(self, event: Event) -> PastedLine | None:
        stamp = event.stamp
        if stamp is None:
            return PastedLine(None, False, event.text)
        if stamp.day is not None and not self._set_day(stamp, self._order):
            return PastedLine(None, False, event.text)
        if event.anchor:
            self._last = None
            return None
        approximate = stamp.approximate or self._taken.approximate
        if stamp.clock is None:
            return PastedLine(self._utc(datetime.combine(self._day, time()), stamp), True, event.text, day_only=True)
        naive = self._reach(stamp, stamp.clock)
        return PastedLine(self._utc(naive, stamp), approximate, event.text, doubt=stamp.doubt)

    def _set_day(self, stamp: Stamp, order: DayOrder) -> bool:
        found = resolve_day(stamp.day, order, self._taken.year, self._context_day) if stamp.day else None
        if found is None:
            return False
        self._day, self._last, self._afternoon = found, None, False
        return True

    def _reach(self, stamp: Stamp, clock: time) -> datetime:
        if stamp.day is None and self._floor is not None and self._day < self._floor:
            self._day, self._last = self._floor, None
        naive = datetime.combine(self._day, clock)
        if self._afternoon and clock.hour < 12:
            naive += _HALF_A_DAY
        if self._last is not None and self._last - naive >= DISORDER:
            naive = self._past(naive, stamp)
        self._last = naive
        return naive

    def _past(self, naive: datetime, stamp: Stamp) -> datetime:
        """The moment that a clock which went back by hours shows: this afternoon or tomorrow."""
        later = naive + _HALF_A_DAY
        same_day = later.date() == self._day and self._last is not None and later >= self._last
        if same_day and (self._twelve or (self._halves and not stamp.half and stamp.short_hour)):
            self._afternoon = self._twelve
            return later
        self._afternoon = False
        self._day += timedelta(days=1)
        return datetime.combine(self._day, naive.time()) if not self._twelve else self._tomorrow(stamp, naive)

    def _tomorrow(self, stamp: Stamp, naive: datetime) -> datetime:
        return datetime.combine(self._day, stamp.clock or naive.time())

    def _utc(self, naive: datetime, stamp: Stamp) -> datetime | None:
        zone: tzinfo = self._home
        named = stamp.zone or self._zone
        try:
            if named:
                zone = zone_named(named, self._home, naive) or self._home
            exact = moment(naive, zone, datetime.min.replace(tzinfo=UTC))
            return exact or naive.replace(tzinfo=zone).astimezone(UTC)
        except (OverflowError, ValueError):
            return None
