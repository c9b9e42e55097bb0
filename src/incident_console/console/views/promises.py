"""Promises with a clock: the sorted list, and the countdown to the next briefing."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from rich.cells import cell_len

from incident_console.console.rows import Line, Opens, Piece, Row, Section, Tone
from incident_console.console.views.format import Present, brief, countdown, first_name, nearing
from incident_console.practice.clocks import Clock, ClockKind, Level

_LOOK: dict[Level, tuple[str, Tone]] = {Level.CALM: ("·", "muted"), Level.SOON: ("◆", "soon"), Level.OVER: ("▲", "bad")}
_OPENS = {
    ClockKind.BRIEFING: "briefing",
    ClockKind.OFFER: "answer",
    ClockKind.TASK: "task-end",
    ClockKind.STALL: "test",
}


def clock_list(present: Present, every: tuple[Clock, ...], width: int = 0) -> Section:
    """Every promise, the most overdue on top, each with who owes it: in a column, where `width` cells hold one."""
    over = sum(clock.level is Level.OVER for clock in every)
    column = _column(present, every, width)
    rows = tuple(_row(present, clock, column) for clock in every)
    subtitle = (Piece(f"{over} over", "bad"),) if over else ()
    soonest = brief(every[0].remaining(present.now)) if every and not over else ""
    return Section(rows, subtitle, str(over) if over else soonest, bool(over), empty="Nothing is promised on a clock")


def _column(present: Present, every: tuple[Clock, ...], width: int) -> int:
    """The cells of the labels, where the first names of those who owe something can stand in a column behind them."""
    label = max((cell_len(clock.label) for clock in every), default=0)
    owner = max((cell_len(first_name(clock.owner)) for clock in every), default=0)
    left = max((cell_len(_left(present, clock)) for clock in every), default=0)
    return label if sum((2, label, 2, owner, 2, left)) <= width else 0


def _left(present: Present, clock: Clock) -> str:
    left = brief(clock.remaining(present.now))
    return f"over {left}" if clock.level is Level.OVER else left


def _row(present: Present, clock: Clock, column: int) -> Row:
    glyph, tone = _LOOK[clock.level]
    over = clock.level is Level.OVER
    label = clock.label + " " * max(0, column - cell_len(clock.label))
    head = (Piece(f"{glyph} ", tone), Piece(f"{label}  ", "" if clock.level is Level.CALM else tone))
    tail = (Piece(_left(present, clock), tone if clock.level is not Level.CALM else "", bold=over),)
    owner, short = (Piece(name, "muted") for name in (clock.owner, first_name(clock.owner)))
    return Row(clock.key, (Line(head, owner, tail, spare=True, short=short),), _opens(clock), event_id=clock.about)


def _opens(clock: Clock) -> Opens | None:
    """What Enter does: what the clock asks for."""
    if clock.kind is ClockKind.STALL:
        return Opens("test", clock.key.removeprefix("stall:"))
    if clock.kind is ClockKind.NOTICE:
        return Opens("notice", clock.label.removeprefix("Tell "))
    if clock.kind is ClockKind.CALL_OUT:
        return Opens("prompt", clock.key)
    if clock.kind in (ClockKind.UPDATE, ClockKind.FIRST_UPDATE):
        return Opens("update", clock.key.partition(":")[2])
    return Opens(_OPENS[clock.kind], clock.about) if clock.kind in _OPENS else None


class Countdown(NamedTuple):
    """The next briefing in big digits: the time (empty: none is due), its meaning, and how much of the interval has
    gone."""

    digits: str
    caption: str
    share: float
    tone: Tone
    second: str
    second_share: float
    second_tone: Tone


_IDLE = Countdown("", "no briefing is due", 0.0, "muted", "", 0.0, "muted")


def briefing_countdown(present: Present, every: tuple[Clock, ...]) -> Countdown:
    """The countdown to the next briefing, and under it the next update."""
    by_kind = {clock.kind: clock for clock in reversed(every)}
    briefing = by_kind.get(ClockKind.BRIEFING)
    update = next((clock for clock in every if clock.kind in (ClockKind.UPDATE, ClockKind.FIRST_UPDATE)), None)
    digits, caption, share, tone = _IDLE.digits, _IDLE.caption, 0.0, _IDLE.tone
    if briefing is not None:
        left = briefing.remaining(present.now)
        interval = briefing.due_at - briefing.since
        digits = countdown(left)
        every_so = f"every {nearing(interval)}"
        caption = f"OVERDUE · {every_so}" if briefing.level is Level.OVER else every_so
        share, tone = _share(present, briefing), _tone(briefing)
    if update is None:
        return Countdown(digits, caption, share, tone, "", 0.0, "muted")
    left = update.remaining(present.now)
    late = update.level is Level.OVER
    words = f"{update.label} over {nearing(left)}" if late else f"{update.label} in {nearing(left)}"
    return Countdown(digits, caption, share, tone, words, _share(present, update), _tone(update))


def _tone(clock: Clock) -> Tone:
    return "" if clock.level is Level.CALM else _LOOK[clock.level][1]


def _share(present: Present, clock: Clock) -> float:
    whole = clock.due_at - clock.since
    if whole <= timedelta(0):
        return 1.0
    return max(0.0, min(1.0, (present.now - clock.since) / whole))
