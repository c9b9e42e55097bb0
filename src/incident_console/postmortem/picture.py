"""The picture of an incident: an SVG that needs nothing from anywhere, in the colours of the page around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from html import escape

from incident_console.incident.state import State
from incident_console.incident.text import one_line, shorten
from incident_console.incident.vocabulary import Milestone
from incident_console.postmortem.axis import Axis, axis_over
from incident_console.postmortem.frame import clock_of, moment_of, zone_name
from incident_console.postmortem.lanes import LAST_STRETCH, Bar, Lane, Mark, Row, Sign, lanes, milestones, times, up_to
from incident_console.practice.policy import Policy

WIDTH, NAMES, MARGIN = 1000.0, 262.0, 14.0
_STEP, _BAR, _TITLE, _LINE = 24.0, 16.0, 30.0, 17.0
_MARK = 8.0
"""Units that a mark takes to the side."""

_LETTER = 7.0
"""Units that a letter takes at the size of the labels; a wide one takes two."""

PATTERNS = (
    '<defs><pattern id="p-stall" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="ground" width="7" height="7"/><rect class="stripe" width="3" height="7"/></pattern>'
    '<pattern id="p-late" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect class="ground" width="6" height="6"/><path class="cross" d="M0 0L6 6M6 0L0 6"/></pattern>'
    '<pattern id="p-sev2" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">'
    '<rect class="warm" width="9" height="9"/><rect class="hot" width="4" height="9"/></pattern>'
    '<pattern id="p-sev3" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect class="warm" width="6" height="6"/><circle class="hot" cx="3" cy="3" r="1.4"/></pattern>'
    '<pattern id="p-over" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect class="ground" width="6" height="6"/><circle class="dot" cx="3" cy="3" r="1"/></pattern></defs>'
)
_SHAPES = {
    Sign.FOR: "M-4 0H4M0 -4V4",
    Sign.AGAINST: "M-4 0H4",
    Sign.NEUTRAL: "M0 -1.5A1.5 1.5 0 1 1 -0.01 -1.5Z",
    Sign.BRIEFING: "M0 -6L6 0L0 6L-6 0Z",
    Sign.UPDATE: "M0 -6L6 5H-6Z",
    Sign.MISSED: "M-5 -5L5 5M5 -5L-5 5",
}
_LEGEND = (
    ("stall", "stalled"), ("late", "over its time-box"), (Sign.FOR, "evidence for"), (Sign.AGAINST, "against"),
    (Sign.BRIEFING, "briefing"), (Sign.UPDATE, "update"), (Sign.MISSED, "due and missed"),
)  # fmt: skip


def picture(state: State, now: datetime, policy: Policy, zone: tzinfo | None = None) -> str:
    """The incident over time as an SVG element, empty where the log has nothing to draw.

    Times are UTC; with a `zone` the axis is labelled in it too, under the labels in UTC.

    Its classes get their colours from the page. Everything that a pattern shows a label says too, and hovering tells
    the rest.
    """
    shown, last = lanes(state, now, policy), [at for at, _, _ in state.timeline[-1:]]
    resolved = state.milestone(Milestone.RESOLVED) if state.phase.over else None
    if resolved is not None:  # what is done days later would leave no room for the call itself
        shown, last = up_to(shown, resolved + LAST_STRETCH), [resolved]
    marked = milestones(state)
    known = [*times(shown), *last]
    if any(bar.until is None for lane in shown for row in lane.rows for bar in row.bars) and known:
        known.append(max(known[0], min(now, max(known) + LAST_STRETCH)))
    axis = axis_over(known, (at for at, _ in marked), NAMES, WIDTH - NAMES - MARGIN)
    if axis is None or not shown:
        return ""
    return _Drawing(axis, shown, marked, zone).svg(state.title)


@dataclass(slots=True)
class _Drawing:
    """One drawing, from the top down; `y` is how far down it is."""

    axis: Axis
    shown: tuple[Lane, ...]
    marked: list[tuple[datetime, str]]
    zone: tzinfo | None = None
    y: float = 0.0

    def svg(self, title: str) -> str:
        """The whole element."""
        head = list(self._milestones())
        top = self.y
        rows = [part for lane in self.shown for part in self._lane(lane)]
        bottom = self.y
        scale = list(self._scale(top, bottom))
        legend = list(self._legend())
        lines = [_line("milestone", self.axis.x(at), top, bottom) for at, _ in self.marked]
        about = f"{one_line(title)} over time, from {moment_of(self.axis.start)} to {moment_of(self.axis.end)}"
        opening = (
            f'<svg class="picture" viewBox="0 0 {WIDTH:g} {self.y:g}" width="{WIDTH:g}" height="{self.y:g}" '
            f'role="img"><title>{escape(about)}</title>{PATTERNS}'
        )
        return "".join([opening, *scale, *lines, *rows, *head, *legend, "</svg>"])

    def _milestones(self) -> Iterator[str]:
        """The names of the milestones in as many lines as they need."""
        ends: list[float] = []
        for at, name in self.marked:
            outside = not self.axis.start <= at <= self.axis.end
            words = f"{name} {moment_of(at) if outside else clock_of(at)}"
            room = _length(words)
            x = min(self.axis.x(at), self.axis.right - room)
            place = next((number for number, end in enumerate(ends) if end < x), len(ends))
            ends[place : place + 1] = [x + room + 10]
            yield _text("moment", x, 16 + 17 * place, words)
        self.y = 17.0 * len(ends) + 10

    def _scale(self, top: float, bottom: float) -> Iterator[str]:
        self.y = bottom + 22
        yield _text("unit", 0, self.y - 4, "Times in UTC")
        ticks = list(self.axis.ticks(self.zone))
        for x, words, elsewhere in ticks:
            yield _line("tick", x, top, bottom)
            yield self._tick(x, self.y - 4, words)
            if elsewhere:
                yield self._tick(x, self.y - 4 + _LINE, elsewhere)
        if self.zone is not None and any(elsewhere for _, _, elsewhere in ticks):
            names = (zone_name(at, self.zone) for at in (self.axis.start, self.axis.end))
            yield _text("unit", 0, self.y - 4 + _LINE, f"and in {' and '.join(dict.fromkeys(names))}")
            self.y += _LINE

    def _tick(self, x: float, y: float, words: str) -> str:
        """A label under the axis, moved in where it would stand over the edge."""
        return _text("scale", min(max(x, NAMES + 4), WIDTH - MARGIN - _length(words) / 2), y, words)

    def _lane(self, lane: Lane) -> Iterator[str]:
        self.y += _TITLE
        yield _text("lane", 0, self.y - 9, lane.title)
        yield f'<path class="rule" d="M0 {self.y - 3:g}H{WIDTH:g}"/>'
        for row in lane.rows:
            yield from self._row(row)
        if lane.left_out:
            self.y += _STEP
            yield _text("more", 0, self.y - 8, f"and {lane.left_out} more, in the document below")

    def _row(self, row: Row) -> Iterator[str]:
        top = self.y
        name = one_line(row.name)
        yield f"<g><title>{escape(name)}</title>{_text('name', 0, top + 16, _cut(name, NAMES - 12))}</g>"
        ends: list[float] = []
        last = NAMES
        for bar in row.bars:
            room = self._room(bar)
            place = next((number for number, end in enumerate(ends) if end <= room[0]), len(ends))
            ends[place : place + 1] = [room[1]]
            yield from self._bar(bar, top + _STEP * place, room[2])
            last = max(last, self._end(bar))
        for bar in row.over:
            yield from self._bar(bar, top, self._beside_marks(bar, row))
        yield from (self._mark(mark, top) for mark in row.marks)
        first = min((self.axis.x(bar.since) for bar in row.bars), default=NAMES)
        yield from self._ending(row.ending, first, last, top)
        self.y = top + _STEP * max(1, len(ends))

    def _end(self, bar: Bar) -> float:
        return max(self.axis.x(bar.until or self.axis.end), self.axis.x(bar.since) + 2)

    def _room(self, bar: Bar) -> tuple[float, float, float]:
        """From where to where a bar and its words need room, and where the words begin."""
        x, end, words = self.axis.x(bar.since), self._end(bar), _length(bar.words)
        if not bar.words:
            return x, end, x
        at = x + 5 if words + 8 <= end - x else end + 4
        if at + words > WIDTH:  # no room on the right: before the bar, or at the edge
            at = x - words - 4 if x - words - 4 >= NAMES else WIDTH - words
        return min(x, at), max(end, at + words) + 3, at

    def _beside_marks(self, bar: Bar, row: Row) -> float:
        """Where the words of a bar begin: not right behind a mark, whose minus would be read along."""
        begins, words_at = self.axis.x(bar.since), self._room(bar)[2]
        inside = begins < words_at < self._end(bar)
        marked = any(abs(self.axis.x(mark.at) - begins) < _MARK for mark in row.marks)
        return words_at + _MARK if inside and marked else words_at

    def _bar(self, bar: Bar, top: float, words_at: float) -> Iterator[str]:
        x, end = self.axis.x(bar.since), self._end(bar)
        span = f"{clock_of(bar.since)} to {clock_of(bar.until) if bar.until else 'now'}"
        told = escape(shorten(one_line(f"{bar.told} ({span})"), 300))
        y = top + (_STEP - _BAR) / 2
        yield (
            f'<g><title>{told}</title><rect class="bar {bar.look.value}" x="{x:g}" y="{y:g}" '
            f'width="{end - x:g}" height="{_BAR:g}" rx="2"/>'
        )
        if bar.until is None:
            yield f'<path class="onward" d="M{end - 5:g} {y + 3:g}L{end:g} {y + 8:g}L{end - 5:g} {y + 13:g}"/>'
        yield (_text("words", words_at, top + 16, _cut(bar.words, WIDTH - NAMES)) if bar.words else "") + "</g>"

    def _mark(self, mark: Mark, top: float) -> str:
        told = escape(shorten(one_line(f"{clock_of(mark.at)} {mark.told}"), 300))
        place = f"translate({self.axis.x(mark.at):g} {top + _STEP / 2:g})"
        return (
            f'<g transform="{place}"><title>{told}</title><path class="halo" d="{_SHAPES[mark.sign]}"/>'
            f'<path class="mark {mark.sign.value}" d="{_SHAPES[mark.sign]}"/></g>'
        )

    def _ending(self, words: str, first: float, last: float, top: float) -> Iterator[str]:
        """What became of it, behind the last bar; where there is no room, before the first or at the edge."""
        if not words:
            return
        words = _cut(one_line(words), WIDTH - NAMES)
        room = _length(words)
        at = last + 6
        if at + room > WIDTH:
            at = first - room - 6 if first - room - 6 >= NAMES else WIDTH - room
        yield _text("words", at, top + 16, words)

    def _legend(self) -> Iterator[str]:
        x, y = NAMES, self.y + 18
        self.y += 30
        for kind, words in _LEGEND:
            if isinstance(kind, Sign):
                place = f"translate({x + 8:g} {y - 4:g})"
                yield f'<path class="mark {kind.value}" transform="{place}" d="{_SHAPES[kind]}"/>'
            else:
                yield f'<rect class="bar {kind}" x="{x:g}" y="{y - 10:g}" width="16" height="12" rx="2"/>'
            yield _text("more", x + 22, y, words)
            x += 30 + _length(words)


def _line(kind: str, x: float, top: float, bottom: float) -> str:
    return f'<path class="{kind}" d="M{x:g} {top:g}V{bottom:g}"/>'


def _text(kind: str, x: float, y: float, words: str) -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y:g}">{escape(one_line(words))}</text>'


def _length(words: str) -> float:
    return _LETTER * sum(1 if character < "\u1100" else 2 for character in words)


def _cut(words: str, room: float) -> str:
    """As much of a text as there is room for."""
    words = shorten(words, int(room / _LETTER))
    while _length(words) > room:
        words = shorten(words, len(words) - 1 - int((_length(words) - room) / _LETTER / 2))
    return words
