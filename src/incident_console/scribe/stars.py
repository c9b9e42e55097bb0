"""Lines that mark an entry: `star`, `star h1`, `unstar h1`. Anything longer is a note that begins with that word."""

from __future__ import annotations

import re

from incident_console.incident.commands import Star
from incident_console.scribe.hypotheses import handle_of
from incident_console.scribe.outcome import Parsed, Reading

_HANDLE = re.compile(r"[HhTtDdNnAa][0-9]{1,6}[A-Za-z]{0,3}")
_STAR = re.compile(
    r"(?P<un>un)?star(?:\s+(?P<target>[htdna][0-9]{1,6}[a-z]{0,3}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?",
    re.IGNORECASE,
)


def starred(text: str, reading: Reading) -> Parsed | None:
    """`star` marks the author's last entry, `star h1` what has that handle; None where the line is something else."""
    found = _STAR.fullmatch(text)
    if found is None:
        return None
    target = found["target"]
    if target is None:
        return Star(starred=not found["un"], author=reading.context.author)
    named = handle_of(target) if _HANDLE.fullmatch(target) else target.lower()
    return Star(target=named, starred=not found["un"])
