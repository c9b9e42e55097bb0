"""Moments in words: `now`, `14:31 UTC (17 min ago)`, `about 2026-11-20 23:50 CET (15 h ago)`."""

from __future__ import annotations

from datetime import datetime, tzinfo

from incident_console.incident.words import minutes_words


def moment_words(at: datetime | None, approximate: bool, now: datetime, zone: tzinfo) -> str:
    """A time as the preview says it: in the seat's zone, named, with the date where it is not today's."""
    if at is None:
        return "now"
    ago = "" if abs((now - at).total_seconds()) < 1 else f" ({ago_words(now, at)})"
    return f"{'about ' * approximate}{clock_words(at, now, zone)}{ago}"


def clock_words(at: datetime, now: datetime, zone: tzinfo) -> str:
    """A time of day with its zone; the date in front where it is not today's, seconds where there are any."""
    local = at.astimezone(zone)
    day = "" if local.date() == now.astimezone(zone).date() else f"{local.date().isoformat()} "
    seconds = f":{local:%S}" if local.second else ""
    return f"{day}{local:%H:%M}{seconds} {local.tzname() or 'UTC'}"


def ago_words(now: datetime, at: datetime) -> str:
    """How long ago a moment is: `17 min ago`, `1 h 5 min ago`, `3 days ago`; `in 40 s` for one that is to come."""
    seconds = (now - at).total_seconds()
    if seconds < 0:
        return f"in {minutes_words(-seconds / 60)}"
    if seconds >= 48 * 3600:
        return f"{int(seconds // 86400)} days ago"
    if seconds < 120:
        return f"{int(seconds)} s ago"
    return f"{minutes_words(seconds // 60)} ago"
