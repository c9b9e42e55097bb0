"""What stands to the right of a field: how it is being read."""

from __future__ import annotations

from datetime import date, timedelta

from incident_console.console.dialogs.fields import Field
from incident_console.console.dialogs.values import Unclear, Values
from incident_console.incident.text import one_line, shorten


def hint(field: Field, values: Values) -> str:
    """The completion of a person, the end of a time-box, the moment or the day that is meant; empty where there is
    none."""
    if field.shape == "person":
        found = completion(values.raw.get(field.name, ""), values.facts.people())
        if found:
            return f"tab: {shorten(found, 22)}"
        return "" if is_known(values.person(field.name), values.facts.people()) else "new name"
    try:
        if field.shape == "minutes":
            minutes = values.minutes(field.name)
            if not minutes or minutes > 24 * 60:
                return ""
            return f"until {values.facts.hhmm(values.now + timedelta(minutes=minutes))}"
        if field.shape == "time":
            at, about = values.moment(field.name)
            return f"{'about ' if about else ''}{values.facts.hhmm(at)}" if at else ""
        if field.shape == "day" and (day := values.day(field.name)):
            return _which(day, values.now.astimezone(values.facts.context.zone).date())
    except Unclear:
        return "?"
    return ""


def _which(day: date, today: date) -> str:
    """A day with its weekday, which shows a slip of the finger, and how far away it is."""
    away = (day - today).days
    when = {0: "today", 1: "tomorrow"}.get(away, f"in {away} days" if away > 0 else "has gone by")
    return f"{_WEEKDAYS[day.weekday()]} {day.isoformat()}, {when}"


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def completion(typed: str, people: tuple[str, ...]) -> str:
    """The first known person whose name, or one of whose names, begins with what was typed; empty where none does,
    or where the whole name stands there already."""
    wanted = one_line(typed).lstrip("@").strip().casefold()
    if not wanted:
        return ""
    for name in people:
        whole = name.casefold()
        if whole == wanted:
            return ""
        if whole.startswith(wanted) or any(word.startswith(wanted) for word in whole.split()):
            return name
    return ""


def is_known(typed: str, people: tuple[str, ...]) -> bool:
    """Whether a name is one that has been used, whole or by one of its words; an empty one is."""
    wanted = typed.casefold()
    return not wanted or any(wanted == name.casefold() or wanted in name.casefold().split() for name in people)
