"""The fixed parts of a dialog in words: its title, its keys, and what it would record."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from incident_console.console.dialogs.editors import PassageEditor
from incident_console.console.dialogs.press import Press
from incident_console.console.dialogs.verdict import Standing, Verdict
from incident_console.console.panes.row_list import RowList
from incident_console.console.rows import Line, Piece, Tone
from incident_console.console.text import cells, fit, styled, wrapped
from incident_console.console.wording import SIGN, Suggestion

_TITLE = 52
_LOOK: dict[Standing, tuple[str, Tone, Tone]] = {
    Standing.READY: ("→ ", "good", ""),
    Standing.NOTHING: ("· ", "muted", "muted"),
    Standing.MISSING: ("? ", "soon", "soon"),
    Standing.REFUSED: ("▲ ", "bad", "bad"),
    Standing.WAITING: ("◆ ", "soon", "soon"),
}


BACK = (Line((Piece("◆ ", "soon"),), Piece("What you typed before is back.", "soon")),)
JUST_OPENED = Verdict(
    Standing.WAITING,
    "This has just opened: keys are ignored until you pause, so that what you are typing answers nothing.",
)


def caption(title: tuple[Piece, ...]) -> Content:
    """The title, cut so that it fits into the border of the smallest dialog."""
    room = _TITLE
    pieces = []
    for piece in title:
        text = fit(piece.text, room)
        room -= len(text)
        pieces.append(Piece(text, piece.tone, piece.bold))
    return styled(*pieces)


def advice(text: str, width: int, rows: int) -> list[Line]:
    """Advice on at the most so many lines; a warning, which begins with its sign, stands out."""
    tone: Tone = "soon" if text.startswith("▲") else "muted"
    return [Line(body=Piece(line, tone)) for line in _lines(text, width, rows)] if text else []


def _lines(text: str, width: int, rows: int) -> list[str]:
    lines = list(wrapped(text, max(10, width)))
    return lines if len(lines) <= rows else [*lines[: rows - 1], " ".join(lines[rows - 1 :])]


def aloud(text: str, width: int, rows: int) -> list[Line]:
    """Words to be said aloud, in quotation marks, on at the most so many lines."""
    if not text:
        return []
    head = "Say "
    lines = _lines(f"“{text}”", width - len(head), rows)
    return [
        Line((Piece(head if number == 0 else " " * len(head), "accent", bold=True),), Piece(line))
        for number, line in enumerate(lines)
    ]


def told(verdict: Verdict, width: int, rows: int, aside: Suggestion | None = None) -> list[Line]:
    """The verdict on at the most so many lines, with a sign that says which kind it is.

    A suggestion takes the last of them. What would be recorded is cut for it; what is wrong or missing never is.
    """
    if aside is not None:
        above = told(verdict, width, rows - 1 if verdict.standing is Standing.READY else rows)
        spare = rows - 1 - len(above)
        return [*above, *[Line()] * spare, suggested(aside, width)] if spare >= 0 else above
    sign, sign_tone, tone = _LOOK[verdict.standing]
    lines = _ended(verdict, width - 2, rows)
    return [
        Line((Piece(sign if number == 0 else "  ", sign_tone, bold=True),), Piece(text, tone))
        for number, text in enumerate(lines)
    ]


def _ended(verdict: Verdict, width: int, rows: int) -> list[str]:
    """The words of a verdict; where they do not fit, their ending stays, and what somebody typed is cut before it."""
    *above, last = _lines(verdict.words, width, rows)
    room = width - cells(Piece(verdict.ending))
    if verdict.ending and cells(Piece(last)) > width and room > width // 3:
        last = f"{fit(last, room)}{verdict.ending}"
    return [*above, last]


def suggested(aside: Suggestion, width: int) -> Line:
    """A better question, on one quiet line."""
    room = width - len(SIGN)
    return Line((Piece(SIGN, "muted"),), Piece(aside.within(room) or list(aside.ways())[-1], "muted"))


def keys_line(focused: Widget | None, verdict: Verdict, *, leaves: bool, stops: bool) -> Content:
    """What the keys do where the focus is. `leaves` says that recording nothing leaves the dialog, `stops` that Enter
    goes to another field before it records."""
    if verdict.standing is Standing.WAITING:
        return styled(Piece("one moment", "muted"))
    if isinstance(focused, PassageEditor):
        keys = [("f2", "record"), ("tab", "next"), ("esc", "leave")]
    elif isinstance(focused, Press):
        keys = [("enter", "press"), ("tab", "next"), ("esc", "leave")]
    elif isinstance(focused, RowList):
        keys = [("j k", "scroll"), ("tab", "next"), ("esc", "leave")]
    else:
        ready = "next" if stops else "record"
        enter = {Standing.READY: ready, Standing.MISSING: "next", Standing.NOTHING: "leave" if leaves else ""}
        word = enter.get(verdict.standing, "")
        keys = [("enter", word)] * bool(word) + [("tab", "next"), ("esc", "leave")]
    pieces: list[Piece] = []
    for key, words in keys:
        pieces += [Piece(" · ", "muted")] if pieces else []
        pieces += [Piece(key, "strong", bold=True), Piece(f" {words}", "muted")]
    return styled(*pieces)
