"""A pasted timeline taken apart: which lines are events, which continue the line before, which say the zone or the day.

A line is an event where it begins with a time: as a bullet, a heading, a row of a table, in brackets or plainly. Lines
without a time belong to the event before them; what stands in a fenced block always does, because times in a log are
no events; a heading or a less indented bullet without a time ends the event.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum

from incident_console.incident.text import clean
from incident_console.scribe.stamps import Stamp, find_day, read_stamp, read_stamp_behind
from incident_console.scribe.zones import ZONE

_HEADING = re.compile(r"#{1,6}\s+")
_BULLET = re.compile(r"(?:(?:[-*•+–◦‣]|\[[ xX]\])\s+)+")
_NUMBER = re.compile(r"[0-9]{1,3}[.)]\s+(?=\S)")
_DECORATION = re.compile(r"[*_`\[(>~-]*(?=[~≈]?[0-9A-Za-z])")
_QUOTE = re.compile(r"(?:>\s?)+")
_BEHIND = re.compile(r"[\s*_`\])]*(?:[:|>]|[-–—]+(?=\s|\*|$)|,(?=\s)|\.(?=\s))?(?:\*\*(?=\s))?\s*(?:[-–—|:](?=\s))?\s*")
_SEPARATED = re.compile(r"[\s*_`\])]*(?:[:|,>]|[-–—])")
_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?")
_FENCE = re.compile(r"(?:```|~~~)")
_SAYS_ZONE = re.compile(
    rf"\b(?i:times?|time ?zone|timeline|timestamps?|hours)\b[^.\n]{{0,40}}?(?<![A-Za-z0-9])({ZONE})"
)
_SAYS_ABOUT = re.compile(r"\ball times\b[^.\n]{0,20}\bapprox", re.IGNORECASE)
_WEEKDAY_CELL = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?|#?[0-9]{0,3}", re.IGNORECASE)
_SHORT = 100
_YEAR = re.compile(r"\b(?:date|day|year)\b[^|]{0,6}\(?\b(20[0-9]{2})\b", re.IGNORECASE)


class Form(StrEnum):
    """What a line looks like."""

    BLANK = "blank"
    HEADING = "heading"
    BULLET = "bullet"
    TABLE = "table"
    PLAIN = "plain"
    FENCED = "fenced"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its form, how far it is indented, the stamp that it begins with, and its words without and with it."""

    form: Form
    indent: int
    stamp: Stamp | None
    words: str
    whole: str = ""
    separated: bool = False
    level: int = 0


@dataclass(slots=True)
class Event:
    """A stamp and its words, over as many lines as they take. Without a stamp: lines that belong to no event."""

    stamp: Stamp | None
    lines: list[str]
    form: Form
    anchor: bool = False
    whole: str = ""

    @property
    def text(self) -> str:
        """The words, with their line breaks; where there are none, the stamp as it was written."""
        text = "\n".join(self.lines).strip() or self.whole.strip(" *_`#|")
        return text[:-2].rstrip() if text.count("**") % 2 and text.endswith("**") else text


@dataclass(slots=True)
class Taken:
    """What a paste was taken apart into. Zone and year are those that it declares for all its times, if any."""

    events: list[Event] = field(default_factory=list)
    zone: str = ""
    year: int | None = None
    approximate: bool = False


def take_apart(text: str) -> Taken:
    """The events of a paste in the order in which they stand there, and what it declares for all of them."""
    lines = clean(text).expandtabs(4).split("\n")
    rows = _without_title(_rows(lines, fences=True))
    if not any(row.stamp for row in rows):
        rows = _rows(lines, fences=False)
    if not any(row.stamp for row in rows):
        rows = [_stamped_behind(row) for row in rows]
    taken = Taken()
    for line, row in zip(lines, rows, strict=True):
        if row.stamp is None or row.stamp.clock is None:
            _declares(line, row, taken)
    taken.events = _without_sections(_events(rows))
    return taken


def _without_title(rows: list[Row]) -> list[Row]:
    """The first line of a document may be a title with the day and the time in it, which is no event."""
    first = next((index for index, row in enumerate(rows) if row.form is not Form.BLANK), None)
    headings = [index for index, row in enumerate(rows) if row.form is Form.HEADING and row.stamp]
    if first is not None and first in headings and len(headings) > 1 and rows[first].level < rows[headings[1]].level:
        stamp = rows[first].stamp
        rows[first] = replace(rows[first], stamp=replace(stamp, clock=None) if stamp and stamp.day else None)
    return rows


def _stamped_behind(row: Row) -> Row:
    found = read_stamp_behind(row.words) if row.form in (Form.BULLET, Form.PLAIN) and len(row.words) < _SHORT else None
    return replace(row, stamp=found[0], words=found[1], whole=row.words, separated=True) if found else row


def _declares(line: str, row: Row, taken: Taken) -> None:
    if not taken.zone and row.form is not Form.FENCED and (said := _SAYS_ZONE.search(line)):
        taken.zone = said[1]
    if taken.year is None and row.form is Form.TABLE and (year := _YEAR.search(line)):
        taken.year = int(year[1])
    taken.approximate = taken.approximate or bool(_SAYS_ABOUT.search(line))


def _rows(lines: list[str], *, fences: bool) -> list[Row]:
    rows: list[Row] = []
    inside = False
    for index, line in enumerate(lines):
        if fences and _FENCE.match(line.strip()):
            inside = not inside
            rows.append(Row(Form.FENCED, 0, None, line.rstrip()))
        elif inside:
            rows.append(Row(Form.FENCED, 0, None, line.rstrip()))
        else:
            rows.append(_row(line, lines[index + 1] if index + 1 < len(lines) else ""))
    return rows


def _row(line: str, following: str) -> Row:
    body = line.strip()
    indent = len(line) - len(line.lstrip())
    if not body or (not fence_free(body)):
        return Row(Form.BLANK, indent, None, "")
    if quote := _QUOTE.match(body):
        body = body[quote.end() :]
    if body.startswith("|"):
        is_head = bool(_RULE.fullmatch(following.strip())) and "|" in following
        return Row(Form.TABLE, indent, None, "") if is_head or _RULE.fullmatch(body) else _table_row(body, indent)
    form, level = Form.PLAIN, 0
    if heading := _HEADING.match(body):
        form, level, body = Form.HEADING, heading[0].count("#"), body[heading.end() :]
    elif bullet := _BULLET.match(body):
        form, body = Form.BULLET, body[bullet.end() :]
    stamp, start = _stamp_in(body)
    if stamp is None and form is Form.PLAIN and (number := _NUMBER.match(body)):
        form, body = Form.BULLET, body[number.end() :]
        stamp, start = _stamp_in(body)
    if stamp is None:
        return Row(form, indent, None, body, level=level)
    rest = body[start + stamp.end :]
    separated = _SEPARATED.match(rest) is not None
    return Row(form, indent, stamp, rest[_end(rest) :], whole=body, separated=separated, level=level)


def fence_free(body: str) -> bool:
    """Whether a line is more than the marks of a fence."""
    return not re.fullmatch(r"(?:```|~~~)\w*", body)


def _end(rest: str) -> int:
    found = _BEHIND.match(rest)
    return found.end() if found else 0


def _stamp_in(body: str) -> tuple[Stamp | None, int]:
    """The stamp behind whatever decorates the beginning of a line, and how long the decoration is."""
    decoration = _DECORATION.match(body)
    start = decoration.end() if decoration else 0
    about = start > 0 and body[start - 1] == "~"
    stamp = read_stamp(body[start:])
    return (replace(stamp, approximate=True) if stamp and about else stamp), start


def _table_row(body: str, indent: int) -> Row:
    cells = [cell.strip() for cell in body.strip().strip("|").split("|")]
    while len(cells) > 1 and cells[0] and _WEEKDAY_CELL.fullmatch(cells[0]):
        cells = cells[1:]
    for count in range(min(4, len(cells)), 0, -1):
        joined = " ".join(cell for cell in cells[:count] if cell)
        stamp, start = _stamp_in(joined)
        if stamp and cells[count - 1] and not joined[start + stamp.end :].strip(" *_`)]:.-–"):
            words = " · ".join(cell for cell in cells[count:] if cell)
            return Row(Form.TABLE, indent, stamp, words, whole=joined, separated=True)
    return Row(Form.TABLE, indent, None, " · ".join(cell for cell in cells if cell))


def _events(rows: list[Row]) -> list[Event]:
    forms = Counter(row.form for row in rows if row.stamp and row.stamp.clock)
    events: list[Event] = []
    state = _Open()
    for row in rows:
        if row.form is Form.BLANK:
            state.blank(events)
        elif _is_event(row, state, forms):
            words = [row.words] if row.words else []
            events.append(Event(row.stamp, words, row.form, anchor=_is_anchor(row), whole=row.whole))
            state = _Open(open_now=not events[-1].anchor, form=row.form, indent=row.indent, touching=True)
        else:
            _belongs(row, state, events)
    return events


@dataclass(slots=True)
class _Open:
    """The event that following lines belong to."""

    open_now: bool = False
    form: Form = Form.PLAIN
    indent: int = 0
    touching: bool = False

    def blank(self, events: list[Event]) -> None:
        self.touching = False
        if self.open_now and events:
            events[-1].lines.append("")


def _is_anchor(row: Row) -> bool:
    """Whether a line only says which day the following ones are on."""
    if row.stamp is None or row.stamp.clock is not None or row.form is Form.TABLE:
        return False
    return row.form is Form.HEADING or not row.words.strip(" *_`:.-–")


def _is_event(row: Row, state: _Open, forms: Counter[Form]) -> bool:
    stamp = row.stamp
    if stamp is None:
        return False
    if stamp.clock is None:
        return row.form is not Form.PLAIN or row.separated or _is_anchor(row)
    if row.form is not Form.PLAIN or not state.open_now:
        return True
    if state.form in (Form.BULLET, Form.TABLE) and state.touching:
        return False  # the second line of a wrapped paragraph that happens to begin with a time
    return not (state.form is Form.HEADING and forms[Form.HEADING] > forms[Form.PLAIN])


def _belongs(row: Row, state: _Open, events: list[Event]) -> None:
    """Put a line without a stamp where it belongs: to the event before, or to none."""
    ends = row.form is Form.HEADING or (
        row.form is Form.BULLET and state.form is Form.BULLET and row.indent < state.indent
    )
    if row.form is Form.TABLE and not row.words:
        return
    words = f"- {row.words}" if row.form is Form.BULLET else row.words
    if row.stamp is not None:  # a time in running text
        words = row.whole
    if state.open_now and not ends:
        events[-1].lines.append(words)
        state.touching = True
        return
    state.open_now = False
    if row.form is Form.HEADING:
        day = find_day(row.words)
        if day is not None and "timeline" in row.words.casefold():
            events.append(Event(Stamp(0, day=day), [], Form.HEADING, anchor=True))
    elif row.form is not Form.FENCED:
        events.append(Event(None, [words], row.form))


def _without_sections(events: list[Event]) -> list[Event]:
    """Headings with a range that only gather the timed lines below them are no events."""
    kept: list[Event] = []
    following: Event | None = None
    for event in reversed(events):
        ranged = event.form is Form.HEADING and event.stamp is not None and event.stamp.is_range
        if not (ranged and following is not None and following.form in (Form.BULLET, Form.TABLE)):
            kept.append(event)
        following = event if event.stamp else following
    kept.reverse()
    return kept
