"""Plain text for people, screen readers and pipes: through the text door, in columns, without colour."""

from __future__ import annotations

import json
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, tzinfo

import click

WIDEST = 28
"""Cells that a column takes at the most; one long name pushes the rest of its own line only."""


_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")


def clean(text: str) -> str:
    """The text door; imported when the first text passes, because help has none."""
    from incident_console.incident import text as door

    return door.clean(text)


def one_line(text: str) -> str:
    """The text door, and everything on one line."""
    from incident_console.incident import text as door

    return door.one_line(text)


def say(text: str = "") -> None:
    """Print a line or several; nothing in them can drive the terminal."""
    click.echo(clean(text))


def say_json(value: object) -> None:
    """Print data as JSON, indented, with text as it is and what a terminal would obey escaped."""
    text = json.dumps(value, ensure_ascii=not _takes_unicode(), indent=2)
    click.echo(_UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], text))


def complain(text: str) -> None:
    """Say on standard error, in one line, what was wrong and what would be right."""
    click.echo(f"incident-console: {one_line(text)}", err=True)


def _takes_unicode() -> bool:
    return (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "") == "utf8"


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: two for wide East Asian characters, none for combining ones."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def pad(text: str, width: int, *, right: bool = False) -> str:
    """A text filled with blanks to a width in cells, flush left or right."""
    blanks = " " * max(0, width - cells(text))
    return blanks + text if right else text + blanks


def columns(
    rows: Iterable[Sequence[str]], *, indent: str = "", right: frozenset[int] = frozenset(), widest: int = WIDEST
) -> list[str]:
    """Rows in columns, as the lines that they take: see `blocks`."""
    return [line for block in blocks(rows, indent=indent, right=right, widest=widest) for line in block]


def blocks(
    rows: Iterable[Sequence[str]],
    *,
    indent: str = "",
    right: frozenset[int] = frozenset(),
    widest: int = WIDEST,
) -> list[list[str]]:
    """Rows in columns two blanks apart, each as the lines that it takes.

    The last column runs on, wrapped under its own beginning on a terminal. Columns in which every cell is empty are
    left out. `right` are the columns that are flush right.
    """
    table = [[one_line(cell) for cell in row[:-1]] + [row[-1]] for row in rows]
    if not table:
        return []
    last = len(table[0]) - 1
    widths = [min(widest, max(cells(row[place]) for row in table)) for place in range(last)]
    found = []
    for row in table:
        parts = [pad(row[place], width, right=place in right) for place, width in enumerate(widths) if width]
        found.append(hung(indent + "".join(f"{part}  " for part in parts), row[last]))
    return found


def hung(before: str, text: str) -> list[str]:
    """A text behind a beginning, wrapped on a terminal, its further lines under its own first one."""
    margin = " " * cells(before)
    room = screen_width() - cells(before)
    lines = [line for passage in (clean(text).split("\n") or [""]) for line in wrapped(passage, room)]
    return [((before if number == 0 else margin) + line).rstrip() for number, line in enumerate(lines or [""])]


def screen_width() -> int:
    """The cells of a line of the terminal; without bound where the output is not one."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 1_000_000


def wrapped(text: str, room: int) -> list[str]:
    """A line broken between words into lines of so many cells; whole where there is hardly any room."""
    if room < 20 or cells(text) <= room:
        return [text]
    lines, current = [], ""
    for word in text.split(" "):
        if current and cells(current) + 1 + cells(word) > room:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    return [*lines, current]


def iso(at: datetime | None) -> str | None:
    """A time in UTC as JSON has it: `2026-05-20T14:31:07Z`, with a fraction of a second where there is one."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at is not None else None


def day_and_time(at: datetime, zone: tzinfo) -> str:
    """A time with its day and its zone: `2026-05-20 14:31 UTC`."""
    local = at.astimezone(zone)
    return f"{local:%Y-%m-%d %H:%M} {zone_name(at, zone)}"


def time_of_day(at: datetime, zone: tzinfo) -> str:
    """A time of day to the second, its zone said elsewhere."""
    return f"{at.astimezone(zone):%H:%M:%S}"


def clock_time(at: datetime, now: datetime, zone: tzinfo) -> str:
    """A time to the minute, its zone said elsewhere; with its day where that is not today."""
    local = at.astimezone(zone)
    return f"{local:%H:%M}" if local.date() == now.astimezone(zone).date() else f"{local:%Y-%m-%d %H:%M}"


def day_heading(at: datetime, zone: tzinfo) -> str:
    """What stands over times of day: `Wednesday 2026-05-20, times in CEST`. It changes where the clocks do, too."""
    return f"{at.astimezone(zone):%A %Y-%m-%d}, times in {zone_name(at, zone)}"


def zone_name(at: datetime, zone: tzinfo) -> str:
    """What the zone is called at that time."""
    return at.astimezone(zone).tzname() or "UTC"


def elapsed(span: timedelta) -> str:
    """A length of time in hours and minutes as it is called out: `0:26`, from a day on `2 d 3:04`."""
    minutes = max(0, int(span.total_seconds() // 60))
    days, minutes = divmod(minutes, 24 * 60)
    short = f"{minutes // 60}:{minutes % 60:02}"
    return f"{days} d {short}" if days else short


def in_minutes(seconds: float) -> str:
    """A length of time in words, to the second under two minutes: `45 s`, `17 min`, `2 h 5 min`."""
    whole = abs(int(seconds))
    if whole < 120:
        return f"{whole} s" if whole % 60 or not whole else f"{whole // 60} min"
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours} h {minutes} min" if hours and minutes else f"{hours} h" if hours else f"{minutes} min"
