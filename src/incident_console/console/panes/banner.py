"""The status bar, what keeps things from being recorded, and the say-now strip."""

from __future__ import annotations

from incident_console.console.panes.border import put_border
from incident_console.console.panes.lines import FittedLines
from incident_console.console.rows import Line, Piece
from incident_console.console.text import cells, wrapped
from incident_console.console.views.heading import Heading, SayNow

_ROOMY = 110
"""Columns from which the course of the incident stands beside its title."""

_TITLE = 28
"""The cells that a longer title keeps before names are shortened for it."""

_GAP = Piece("   ")


class StatusBar(FittedLines):
    """What it is, how bad, for how long, who commands, and what is saved."""

    _heading: Heading | None = None

    def show_heading(self, heading: Heading) -> None:
        """Show this; nothing is drawn where nothing differs."""
        if heading != self._heading:
            self._heading = heading
            self.renew()

    def fit(self, width: int, height: int) -> list[Line]:
        """Two lines, or one where the terminal is short; what matters least is left out first."""
        it = self._heading
        if it is None:
            return []
        names = (it.commander, it.commander_short)
        if height < 2:
            compact = [(*it.course[:1], Piece("  "), *name) for name in names]
            return [_titled((it.severity, Piece(" ")), it.title, compact, width)]
        head = (it.severity, Piece("  "))
        if width >= _ROOMY:
            right = [(*it.course, _GAP, *name, _GAP, it.clock) for name in names]
            second = Line((Piece(" Impact ", "muted"), Piece(" ")), it.impact, it.saved)
            return [_titled(head, it.title, right, width), second]
        right = [*((*name, _GAP, it.clock) for name in names), *names]
        return [_titled(head, it.title, right, width), _second(it, width)]


def _titled(head: tuple[Piece, ...], title: Piece, rights: list[tuple[Piece, ...]], width: int) -> Line:
    """The title with the first of what may stand at its right that leaves it room."""
    least = min(cells(title), _TITLE) + cells(*head) + 2
    right = next((right for right in rights if cells(*right) + least <= width), rights[-1])
    return Line(head, title, right)


def _second(it: Heading, width: int) -> Line:
    """The course and the impact. When the last entry was saved is not worth a word of the impact."""
    head = (Piece(" "), *it.course, _GAP)
    room = width - cells(*head, it.impact) - 2
    tail = it.saved[-1:] if it.saving or cells(*it.saved[-1:]) <= room else ()
    return Line(head, it.impact, tail)


class TroubleStrip(FittedLines):
    """What keeps things from being recorded or read, in full; not there while nothing does."""

    _trouble = _notice = ""

    def show_trouble(self, trouble: str, notice: str) -> None:
        """What went wrong, else what must be known about the file and the settings."""
        if (trouble, notice) != (self._trouble, self._notice):
            self._trouble, self._notice = trouble, notice
            self.display = bool(trouble or notice)
            self.renew()

    def fit(self, width: int, height: int) -> list[Line]:
        """The words on as many lines as they take."""
        words, tone = (self._trouble, "bad") if self._trouble else (self._notice, "soon")
        sign = Piece(" ▲ " if self._trouble else " ◆ ", tone, bold=True)  # type: ignore[arg-type]
        body = Piece(words, tone, bold=bool(self._trouble))  # type: ignore[arg-type]
        return [Line((sign,), body, wrap=True)] if words else []


class SayNowStrip(FittedLines):
    """The one most important thing to do, with the exact words to say."""

    _say: SayNow | None = None
    _room = 0
    _framed = True

    def on_mount(self) -> None:
        """Its name stands in the border."""
        put_border(self, title=(Piece("Say now"),))

    def show_say_now(self, say: SayNow, keys: tuple[tuple[str, str], ...], *, room: int, framed: bool) -> None:
        """The words, then what comes after, in at the most `room` lines. What the keys do stands in the frame."""
        if (say, room, framed) != (self._say, self._room, self._framed):
            self._say, self._room, self._framed = say, room, framed
            self.renew()
        pieces = [piece for key in keys for piece in (*_key(*key), Piece(" · ", "muted"))]
        put_border(self, subtitle=(*pieces, Piece(say.place, "muted")) if say.place else ())

    def fit(self, width: int, height: int) -> list[Line]:
        """The prompt on one line where it fits, else its words below it; what comes next where there is room."""
        say = self._say
        if say is None:
            return []
        place = (Piece(say.place, "muted"),) if say.place and not self._framed else ()
        head = (Piece(f"{say.glyph} ", say.tone, bold=True), Piece(f"{say.headline}  ", say.tone, bold=True))
        words = f"“{say.words}”" if say.words else ""
        if cells(*head, Piece(words), *place) + 2 <= width:
            lines = [Line(head, Piece(words, "strong"), place)]
        else:
            lines = _headline(say, place, width)
            lines += _cut(words, width - 2, self._room - len(lines))
        if len(lines) < min(self._room, _WITH_NEXT) and say.coming:
            lines.append(_then(say.coming, width))
        return lines


_WITH_NEXT = 4
"""What comes next is told where it makes no more lines than this."""


def _then(coming: tuple[str, ...], width: int) -> Line:
    """What comes next: as many headlines as fit in full, the first in any case."""
    head = Piece("  then  ", "muted")
    fitting = (Piece(" · ".join(coming[:count]), "muted") for count in range(len(coming), 0, -1))
    whole = (piece for piece in fitting if cells(head, piece) <= width)
    return Line((head,), next(whole, Piece(coming[0], "muted")))


def _headline(say: SayNow, place: tuple[Piece, ...], width: int) -> list[Line]:
    """The headline on one line, or on two where it is long."""
    first, *rest = wrapped(say.headline, max(10, width - 2 - (cells(*place) + 2 if place else 0)))
    lines = [Line((Piece(f"{say.glyph} ", say.tone, bold=True),), Piece(first, say.tone, bold=True), place)]
    if rest:
        lines.append(Line((Piece("  "),), Piece(" ".join(rest), say.tone, bold=True)))
    return lines


def _cut(words: str, width: int, room: int) -> list[Line]:
    lines = list(wrapped(words, max(10, width))) if words and room > 0 else []
    if len(lines) > room:
        lines = [*lines[: room - 1], " ".join(lines[room - 1 :])]
    return [Line((Piece("  "),), Piece(text, "strong")) for text in lines]


def _key(key: str, words: str) -> tuple[Piece, Piece]:
    return Piece(key, "strong", bold=True), Piece(f" {words}", "muted")
