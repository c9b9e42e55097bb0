"""The status bar, the say-now strip, the strip of panes and the footer, as lines for the width that there is."""

from __future__ import annotations

from collections.abc import Sequence

from incident_console.console.panes.border import put_border
from incident_console.console.panes.lines import Lines
from incident_console.console.panes.pane import Pane
from incident_console.console.rows import Line, Piece
from incident_console.console.text import cells, wrapped
from incident_console.console.views.heading import Heading, SayNow
from incident_console.keys import KEYS, KeyCommand, shown

_ROOMY = 110
"""Columns from which the course of the incident stands beside its title."""


class StatusBar(Lines):
    """What it is, how bad, for how long, who commands, and what is saved."""

    def show_heading(self, heading: Heading) -> None:
        """Two lines, or one where the terminal is short; what matters least is left out first."""
        gap = Piece("   ")
        if self.size.height < 2:
            compact = (*heading.course[:1], Piece("  "), *heading.commander)
            self.show([Line((heading.severity, Piece(" ")), heading.title, compact)])
        elif self.size.width < _ROOMY:
            first = Line((heading.severity, Piece("  ")), heading.title, heading.commander)
            second = Line((Piece(" "), *heading.course, gap), heading.impact, heading.saved[-1:])
            self.show([first, second])
        else:
            right = (*heading.course, gap, *heading.commander, gap, heading.clock)
            first = Line((heading.severity, Piece("  ")), heading.title, right)
            second = Line((Piece(" Impact ", "muted"), Piece(" ")), heading.impact, heading.saved)
            self.show([first, second])


class SayNowStrip(Lines):
    """The one most important thing to do, with the exact words to say."""

    def on_mount(self) -> None:
        """Its name stands in the border."""
        put_border(self, title=(Piece("Say now"),))

    def show_say_now(self, say: SayNow, keys: str, *, room: int) -> None:
        """The words, then what the keys do and what comes after, in at the most `room` lines."""
        width = self.size.width
        head = (Piece(f"{say.glyph} ", say.tone, bold=True), Piece(say.headline, say.tone, bold=True))
        words = f"“{say.words}”" if say.words else ""
        if cells(*head, Piece(words)) + 2 <= width:
            lines = [Line((*head, Piece("  ")), Piece(words, "strong"))]
        else:
            lines = [Line(head[:1], head[1]), *_cut(words, width - 2, room - 1)]
        if len(lines) < room and say.coming:
            lines.append(Line((Piece("  then  ", "muted"),), Piece(say.coming, "muted")))
        self.show(lines)
        put_border(self, subtitle=(Piece(f"{keys} · {say.place}", "muted"),) if say.place else ())


def _cut(words: str, width: int, room: int) -> list[Line]:
    lines = list(wrapped(words, max(10, width))) if words and room > 0 else []
    if len(lines) > room:
        lines = [*lines[: room - 1], " ".join(lines[room - 1 :])]
    return [Line((Piece("  "),), Piece(text, "strong")) for text in lines]


class PaneStrip(Lines):
    """The panes with their counts, for terminals that show one pane at a time."""

    def show_panes(self, panes: Sequence[Pane], shown_pane: str) -> None:
        """One word for each pane, the shown one marked, as wide as the terminal allows."""
        width = self.size.width
        for short in (False, True):
            gap = "" if short else " "
            pieces: list[Piece] = []
            for pane in panes:
                here = pane.pane == shown_pane
                tone = "bad" if pane.section.urgent else "accent" if here else "muted"
                count = f" {pane.section.count}" if pane.section.count else ""
                mark = "▲" if pane.section.urgent else ""
                word = pane.short if short else pane.words
                text = f"[{pane.number} {word}{count}{mark}]" if here else f" {pane.number} {word}{count}{mark}{gap}"
                pieces.append(Piece(text, tone, bold=here))  # type: ignore[arg-type]
            if cells(*pieces) <= width:
                break
        self.show([Line(tuple(pieces))])


class KeyFooter(Lines):
    """The keys that work now, the most useful ones first."""

    def show_keys(self, names: dict[str, str], *, typing: bool) -> None:
        """As many keys as fit. While somebody types, the keys of the line."""
        line_keys = ("line.send", "line.complete", "line.earlier", "line.leave")
        if typing:
            chosen: list[KeyCommand] = [key for key in KEYS if key.id in line_keys]
        else:
            chosen = sorted((key for key in KEYS if key.rank), key=lambda key: key.rank)
        always = [key for key in KEYS if key.id in ("program.help", "program.quit")]
        room = self.size.width - sum(_key_width(key, names) for key in always) - 1
        pieces: list[Piece] = [Piece(" ")]
        for key in chosen:
            if key in always:
                continue
            room -= _key_width(key, names)
            if room < 0:
                break
            pieces += _key_pieces(key, names)
        for key in always:
            pieces += _key_pieces(key, names)
        self.show([Line(tuple(pieces))])


def _key_pieces(key: KeyCommand, names: dict[str, str]) -> list[Piece]:
    return [Piece(shown(names.get(key.id, key.keys)), "strong", bold=True), Piece(f" {key.words}   ", "muted")]


def _key_width(key: KeyCommand, names: dict[str, str]) -> int:
    return cells(*_key_pieces(key, names))
