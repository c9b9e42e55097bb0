"""The draft as one HTML file that needs nothing else: no script, nothing fetched, readable on a screen and on paper."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from html import escape

from incident_console.incident.text import clean, one_line
from incident_console.postmortem.document import (
    Block,
    Bullets,
    Draft,
    Item,
    Line,
    Origin,
    Paragraph,
    Piece,
    Section,
    Style,
    Table,
)
from incident_console.postmortem.html_style import STYLE

_HASH = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"
"""The content security policy that stands in the file: its own style by its hash, and nothing else of any kind."""

KEPT_WHOLE = 12
"""Rows of a table that is printed on one page, where there is room for it on one."""

UNBROKEN = 33
"""Characters of a cell that stays on one line: a date and a time with the other zone beside it, on the same day."""

LONGEST_WORD = 24
"""Characters of a word in a cell that is not broken: a longer one would push the other columns off the page."""

_CAPTION = "The incident over time. Everything in the picture stands in the text too."
_MARKS = {Style.STRONG: ("<strong>", "</strong>"), Style.SLANTED: ("<em>", "</em>"), Style.PLAIN: ("", "")}
_CLASSES = {Origin.ASK: "ask", Origin.ABSENT: "absent"}


def to_html(draft: Draft, picture: str = "") -> str:
    """The draft as an HTML5 document in UTF-8, the same text for the same draft.

    `picture` is the SVG of `postmortem.picture`, drawn above the first section. Nothing that people wrote becomes
    markup, nothing becomes a link, and the policy in the file lets nothing run even if it did.
    """
    title = escape(one_line(draft.title.text))
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>",
        f"<h1>{_piece(draft.title)}</h1>",
        *map(_block, draft.opening),
        *_picture(picture),
        *_contents(draft),
    ]
    for section in draft.sections:
        parts.extend(_section(section))
    return "\n".join([*parts, "</main>\n</body>\n</html>\n"])


def _picture(picture: str) -> Iterator[str]:
    if picture:
        yield f'<figure><div class="wide" tabindex="0">{picture}</div><figcaption>{_CAPTION}</figcaption></figure>'


def _contents(draft: Draft) -> Iterator[str]:
    links = (f'<a href="#{escape(section.key)}">{escape(section.heading)}</a>' for section in draft.sections)
    yield f'<nav aria-label="Sections">{"".join(links)}</nav>'


def _section(section: Section) -> Iterator[str]:
    yield f'<section id="{escape(section.key)}">\n<h2>{escape(section.heading)}</h2>'
    yield from map(_block, section.blocks)
    for part in section.parts:
        yield f"<h3>{_line(part.heading)}</h3>"
        yield from map(_block, part.blocks)
    yield "</section>"


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        paragraph = f"<p>{_line(block.line)}</p>"
        return f"<blockquote>{paragraph}</blockquote>" if block.quoted else paragraph
    if isinstance(block, Bullets):
        return _points(block.items)
    return _table(block)


def _points(items: tuple[Item, ...]) -> str:
    listed = "\n".join(f"<li>{_line(item.line)}{_points(item.below) if item.below else ''}</li>" for item in items)
    return f"<ul>\n{listed}\n</ul>"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(caption)}</th>' for caption in table.captions)
    rows = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows)
    kept = "wide whole" if len(table.rows) <= KEPT_WHOLE else "wide"
    return (
        f'<div class="{kept}" tabindex="0"><table>\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table></div>"
    )


def _cell(cell: Line) -> str:
    """A cell; one with a time or a count alone is not broken, however narrow the page, one with a long word is."""
    computed = any(piece.origin is Origin.COMPUTED for piece in cell)
    fact = computed and all(piece.origin in (Origin.COMPUTED, Origin.LABEL) for piece in cell)
    text = "".join(piece.text for piece in cell)
    kind = ""
    if fact and len(text) <= UNBROKEN:
        kind = ' class="fact"'
    elif len(text) > LONGEST_WORD and max(map(len, text.split()), default=0) > LONGEST_WORD:
        kind = ' class="long"'
    return f"<td{kind}>{_line(cell)}</td>"


def _line(line: Line) -> str:
    return "".join(map(_piece, line))


def _piece(piece: Piece) -> str:
    text = escape(clean(piece.text))
    if piece.origin is Origin.LOG and not text.isascii():
        text = f"<bdi>{text}</bdi>"  # a name that is written from right to left turns nothing around it
    before, after = _MARKS[piece.style]
    if name := _CLASSES.get(piece.origin):
        before, after = f'<span class="{name}">', "</span>"
    return f"{before}{text}{after}"
