"""The draft as Markdown: CommonMark with GitHub's tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from incident_console.postmortem import escape
from incident_console.postmortem.document import (
    Block,
    Bullets,
    Draft,
    Item,
    Line,
    Paragraph,
    Piece,
    Section,
    Style,
    Table,
)

_AROUND = {Style.PLAIN: "", Style.STRONG: "**", Style.SLANTED: "_"}
_STEP = "  "


def to_markdown(draft: Draft) -> str:
    """The draft as Markdown: LF line ends, one at the end, the same text for the same draft.

    Nothing that people wrote becomes markup (see `postmortem.escape`). Headings and their order never depend on what
    the log holds.
    """
    paragraphs = [f"# {title_markdown(draft)}", *map(_block, draft.opening)]
    for section in draft.sections:
        paragraphs.extend(_section(section))
    return "\n\n".join(paragraphs) + "\n"


def title_markdown(draft: Draft) -> str:
    """The title as it stands in a heading."""
    return _text((draft.title,), escape.inline)


def blocks_markdown(blocks: Iterable[Block]) -> str:
    """Blocks one below the other."""
    return "\n\n".join(map(_block, blocks))


def section_markdown(section: Section) -> tuple[str, str]:
    """The heading of a section, and what stands under it."""
    return section.heading, "\n\n".join(_body(section))


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.heading}"
    yield from _body(section)


def _body(section: Section) -> Iterator[str]:
    yield from map(_block, section.blocks)
    for part in section.parts:
        yield f"### {_text(part.heading, escape.inline)}"
        yield from map(_block, part.blocks)


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        mark = "> " if block.quoted else ""
        return mark + _running(block.line, mark)
    if isinstance(block, Bullets):
        return "\n".join(_points(block.items, ""))
    return _table(block)


def _points(items: tuple[Item, ...], indent: str) -> Iterator[str]:
    inner = indent + _STEP
    for item in items:
        yield f"{indent}- {_running(item.line, inner)}"
        yield from _points(item.below, inner)


def _table(table: Table) -> str:
    rows = [" | ".join(_text(cell, escape.cell) for cell in row) for row in table.rows]
    head = " | ".join(escape.cell(caption) for caption in table.captions)
    rule = " | ".join("---" for _ in table.captions)
    return "\n".join(f"| {row} |" for row in (head, rule, *rows))


def _running(line: Line, indent: str) -> str:
    """A line of running text; its first words stand where more characters mean something."""
    written = ""
    for piece in line:
        written += _piece(piece, partial(escape.block, indent=indent, starts=not written))
    return written


def _text(line: Line, escaped: Callable[[str], str]) -> str:
    return "".join(_piece(piece, escaped) for piece in line)


def _piece(piece: Piece, escaped: Callable[[str], str]) -> str:
    around = _AROUND[piece.style]
    return f"{around}{escaped(piece.text)}{around}"
