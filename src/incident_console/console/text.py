"""The way of text onto the screen: always as Content, never as a bare string that could be read as markup."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from rich.cells import cell_len, chop_cells, set_cell_size
from textual.content import Content, Span

from incident_console.console.rows import Line, Meter, Piece

_BAR, _RAIL = "━", "─"
_SHORTEST_METER = 4
_APART = 2
"""The cells between a body and its tail: with one, a name at the end reads as part of the sentence before it."""


def plain(text: str) -> Content:
    """Text as it is."""
    return Content(text)


def styled(*pieces: Piece) -> Content:
    """Pieces one after the other, each in its tone: a component class of the screen, which the theme colours."""
    spans, end = list[Span](), 0
    for piece in pieces:
        start, end = end, end + len(piece.text)
        looks = (f".tone-{piece.tone}" if piece.tone else "", "bold" * piece.bold, "reverse" * piece.badge)
        spans += [Span(start, end, look) for look in looks if look and piece.text]
    return Content("".join([piece.text for piece in pieces]), spans)


def fit(text: str, width: int) -> str:
    """The text on one line in at the most `width` cells, with an ellipsis where something is left out."""
    text = text.replace("\n", " ↵ ")
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


def cells(*pieces: Piece) -> int:
    """The cells that pieces take, one after the other."""
    return sum(cell_len(piece.text) for piece in pieces)


@lru_cache(maxsize=4096)
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """The text in lines of at the most `width` cells, broken between words where that is possible."""
    if width <= 0:
        return (text,)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(paragraph, width))
    return tuple(lines)


def _wrap_paragraph(paragraph: str, width: int) -> list[str]:
    if cell_len(paragraph) <= width:
        return [paragraph]
    lines: list[str] = []
    current, used = "", 0
    for word in paragraph.split(" "):
        length = cell_len(word)
        if used and used + 1 + length <= width:
            current, used = f"{current} {word}", used + 1 + length
            continue
        if used:
            lines.append(current)
        current, used = word, length
        if length > width:
            *full, current = chop_cells(word, width)
            lines.extend(full)
            used = cell_len(current)
    return [*lines, current]


def height_of(line: Line, width: int) -> int:
    """The screen lines that a line takes in `width` cells."""
    return len(draw(line, width)) if line.wrap else 1


def draw(line: Line, width: int) -> list[Content]:
    """A line as the screen lines that it takes, each of at the most `width` cells."""
    room = _body_width(line, width)
    if isinstance(line.body, Meter):
        tail = _spared(line.tail, width - cells(*line.head) - _SHORTEST_METER - _APART)
        return [_put(line.head, _meter(line.body, _body_width(line._replace(tail=tail), width)), tail, width)]
    body = line.body
    if line.spare and body is not None and line.short is not None and cell_len(body.text) > room:
        body = line.short
    if body is None or (line.spare and cell_len(body.text) > room):
        return [_put(line.head, [], line.tail, width)]
    if not line.wrap:
        return [_cut_to(line, body, width)]
    if cell_len(body.text) <= room and "\n" not in body.text:
        return [_put(line.head, [body], line.tail, width)]
    return _tail_below(line, body, width) if line.tail_last else _tail_beside(line, body, width, room)


def _cut_to(line: Line, body: Piece, width: int) -> Content:
    """A line that is not to be broken: what gives way for its body, see Line."""
    for shown in (body, line.short or body):
        tail = _spared(line.tail, width - cells(*line.head, shown) - _APART) if line.loose else line.tail
        room = _body_width(line._replace(tail=tail), width)
        if cell_len(shown.text) <= room:
            break
    return _put(line.head, [replace(shown, text=fit(shown.text, room))], tail, width)


def _spared(tail: tuple[Piece, ...], room: int) -> tuple[Piece, ...]:
    """The pieces of a tail that fit; those in front are spared first."""
    while len(tail) > 1 and cells(*tail) > room:
        tail = tail[1:]
    return tail


def _tail_beside(line: Line, body: Piece, width: int, room: int) -> list[Content]:
    first = wrapped(body.text, room)[0]
    rest = body.text[len(first) :].lstrip(" ").removeprefix("\n")
    below = wrapped(rest, room if line.even else width - cells(*line.head)) if rest else ()
    return [_put(line.head, [replace(body, text=first)], line.tail, width), *_indented(line, body, below)]


def _tail_below(line: Line, body: Piece, width: int) -> list[Content]:
    *above, last = wrapped(body.text, width - cells(*line.head))
    indent = Piece(" " * cells(*line.head))
    drawn = [styled(*line.head, replace(body, text=above[0]))] if above else []
    drawn += _indented(line, body, tuple(above[1:]))
    before = (indent,) if above else line.head
    if cell_len(last) <= _body_width(line, width):
        return [*drawn, _put(before, [replace(body, text=last)], line.tail, width)]
    return [*drawn, styled(*before, replace(body, text=last)), _put((indent,), [], line.tail, width)]


def _indented(line: Line, body: Piece, texts: tuple[str, ...]) -> list[Content]:
    indent = Piece(" " * cells(*line.head))
    return [styled(indent, replace(body, text=text)) for text in texts]


def _body_width(line: Line, width: int) -> int:
    tail = cells(*line.tail)
    return max(1, width - cells(*line.head) - (tail + _APART if tail else 0))


def _put(head: tuple[Piece, ...], body: list[Piece], tail: tuple[Piece, ...], width: int) -> Content:
    left = [*head, *body]
    if not tail:
        return styled(*left)
    gap = width - cells(*left) - cells(*tail)
    return styled(*left, Piece(" " * max(1, gap)), *tail)


def _meter(meter: Meter, room: int) -> list[Piece]:
    full = max(0, min(room, round(room * meter.share)))
    return [Piece(_BAR * full, meter.tone), Piece(_RAIL * (room - full), "muted")]
