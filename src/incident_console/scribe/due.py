"""The day by which something will be done: `2026-06-10`, or so many days or weeks from now: `10d`, `2w`.

A deadline is a day and no time of day, so that no zone can move it; “soon” and “next sprint” are no days.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo

from incident_console.scribe.outcome import Problem, quoted

DUE = r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|\+?[0-9]{1,3}[dw])"
"""A pattern (for IGNORECASE) of what `read_due` reads."""

VAGUE = (
    r"(?:soon|asap|later|today|tomorrow|tonight|next|this|end|eo[dwmqy]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*|[0-9]+(?:st|nd|rd|th)"
    r"|[0-9]+[./-][0-9]+[./0-9-]*)(?=[\s,;]|$)"
)
"""A pattern (for IGNORECASE) of how people begin to say a day that is none, or one that can be read in two ways."""

_DUE = re.compile(DUE, re.IGNORECASE)
_WITH_MORE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[\sT]\s*[0-9].*", re.IGNORECASE | re.DOTALL)
_DAYS_IN = {"d": 1, "w": 7}


def read_due(typed: str, now: datetime, zone: tzinfo) -> date | Problem:
    """The day that was typed; days and weeks count from the present day in the zone. Never raises."""
    text = typed.strip()
    if more := _WITH_MORE.fullmatch(text):
        return Problem(f"“{quoted(text, 30)}” is more than a day: without time and zone it is {more[1]}.")
    today = now.astimezone(zone).date()
    if not _DUE.fullmatch(text):
        fortnight = today + timedelta(weeks=2)
        return Problem(f"“{quoted(text, 30)}” is no day: as in {fortnight.isoformat()}, or 2w for in two weeks.")
    if text[-1].isdigit():
        try:
            return date.fromisoformat(text)
        except ValueError:
            return Problem(f"There is no {text} in the calendar.")
    days = int(text.strip("+")[:-1]) * _DAYS_IN[text[-1].casefold()]
    return today + timedelta(days=days)
