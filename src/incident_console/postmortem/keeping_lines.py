"""What a line of a Markdown file is to its neighbours: a heading, a row of a table, a point of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from incident_console.postmortem.keeping_mark import Row

HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+(?P<words>.*))?$")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_RULE = re.compile(r"\|(?: ?-{3,} ?\|)+\s*")


def levels_of(rows: Sequence[Row]) -> list[int]:
    """The level of the heading that each line is; 0 for a line that is none, as all are between fences."""
    levels, fence = [], ""
    for row in rows:
        if found := _FENCE.match(row.text):
            fence = "" if fence == found[1] else fence or found[1]
        levels.append(0 if fence else level_of(row.text))
    return levels


def level_of(text: str) -> int:
    """The level of the heading that a line is; 0 where it is none."""
    found = HEADING.match(text)
    return len(found[1]) if found else 0


def sort_of(text: str) -> str:
    """Of which sort a line is: lines of different sorts do not hang together."""
    start = text.lstrip()[:1]
    return start if start in "|>#" else "-" if start in "-*+" or text.startswith(" ") else ""


def is_row(text: str) -> bool:
    """Whether a line is a row of a table."""
    return sort_of(text) == "|"


def goes_on(rows: Sequence[Row], slot: int) -> bool:
    """Whether a line belongs to the same table as the one before it."""
    return slot > 0 and not rows[slot].gap and is_row(rows[slot].text) and is_row(rows[slot - 1].text)


def is_caption(rows: Sequence[Row], slot: int) -> bool:
    """Whether a line is one of the first two of a table: its captions, or the rule under them."""
    rule = slot if _RULE.fullmatch(rows[slot].text) else slot + 1
    if not 0 < rule < len(rows) or not _RULE.fullmatch(rows[rule].text):
        return False
    return goes_on(rows, rule) and not goes_on(rows, rule - 1)
