"""Numbers, names and texts as they are said aloud."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from incident_console.incident.text import shorten

_ALOUD = 80
"""Characters. More of a text than this is not listened to."""


def aloud(text: str) -> str:
    """The beginning of a text, on one line and without the full stop, to stand within a sentence."""
    return shorten(" ".join(text[: 4 * _ALOUD].split()), _ALOUD).rstrip(" .;,:")


def listed(parts: Iterable[str]) -> str:
    """`A`, `A and B`, `A, B and C`; empty for none."""
    found = list(parts)
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"


def some(parts: Iterable[str], limit: int = 4) -> str:
    """Like `listed`, with what is beyond the limit as a number: `A, B and 3 more`."""
    found = list(parts)
    if len(found) > limit:
        found = [*found[: limit - 1], f"{len(found) - limit + 1} more"]
    return listed(found)


def whole(minutes: float) -> int:
    """Completed minutes: 17 min 59 s are 17. Never negative."""
    return max(0, int(minutes + 1e-9))


def spoken(minutes: float) -> str:
    """A duration in full words, in completed minutes: `1 minute`, `2 hours 5 minutes`, `less than a minute`."""
    hours, rest = divmod(whole(minutes), 60)
    parts = [_counted(hours, "hour")] * bool(hours) + [_counted(rest, "minute")] * bool(rest)
    return " ".join(parts) or "less than a minute"


def box_length(minutes: float) -> str:
    """The length of a time-box in full words, one of less than a minute in seconds: `30 seconds`."""
    return spoken(minutes) if minutes >= 1 else _counted(round(minutes * 60), "second")


def short(minutes: float) -> str:
    """A duration in a headline, in completed minutes: `17 min`, `2 h 5 min`, `under 1 min`."""
    hours, rest = divmod(whole(minutes), 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest)
    return " ".join(parts) or "under 1 min"


def since_start(minutes: float) -> str:
    """Elapsed time as the line takes it: `T+17`, from an hour on `T+4:05`."""
    if minutes < 60:
        return f"T+{minutes:g}"
    hours, rest = divmod(whole(minutes), 60)
    return f"T+{hours}:{rest:02}"


def have(names: list[str]) -> str:
    """`has` behind one name, `have` behind several or behind one in the plural: `affected clients have`."""
    return "have" if len(names) > 1 or (names[0].endswith("s") and not names[0].endswith("ss")) else "has"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 hypothesis`, `2 hypotheses`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def o_clock(at: datetime) -> str:
    """A time of day with its zone: `15:03 UTC`."""
    return f"{at:%H:%M} UTC"


def moment(at: datetime, now: datetime) -> str:
    """A time of day with its zone, and with its date where that is not the date of `now`."""
    return o_clock(at) if at.date() == now.date() else f"{at:%Y-%m-%d} {o_clock(at)}"


def capital(text: str) -> str:
    """The text with a capital at the beginning."""
    return text[:1].upper() + text[1:]


def a(noun: str) -> str:
    """The noun with its article: `an operations lead`, `a scribe`."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"
