"""The draft as data: sections of blocks of pieces, and for every piece where its words come from.

A postmortem draft must never carry a sentence that nobody said. So text is never plain here: each piece says whether
it is somebody's words out of the log, computed from the log, a fixed label, a request to people, or the remark that
something does not apply. Renderers only lay it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from incident_console.incident.text import passage
from incident_console.postmortem.curation import Curation


class Origin(StrEnum):
    """Where the words of a piece come from."""

    LOG = "log"
    """Somebody's words, a name or a handle, or the timeline's words for an event."""
    COMPUTED = "computed"
    """A time, a duration or a count, computed from the log."""
    LABEL = "label"
    """A fixed word of the program: a caption, a definition, a word between two others."""
    ASK = "ask"
    """What people still have to write. Its text begins with ASK_MARK."""
    ABSENT = "absent"
    """That the log has nothing of this kind."""


class Style(StrEnum):
    """How a piece stands out. Only the program's own words ever do."""

    PLAIN = "plain"
    STRONG = "strong"
    SLANTED = "slanted"


ASK_MARK = "To be written: "
"""How every placeholder begins, so that what is still missing can be found by searching."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and where they come from. Words out of the log may run over several lines."""

    text: str
    origin: Origin
    style: Style = Style.PLAIN


Line = tuple[Piece, ...]
"""Pieces that are read one after the other; they bring their own spaces."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line that stands alone; `quoted` sets it apart from the rest."""

    line: Line
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a list, and the points under it."""

    line: Line
    below: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: captions, then rows of as many cells."""

    captions: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


Block = Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a section, under a heading of its own."""

    heading: Line
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the draft. `key` never changes, so that a template or a later export can find it again."""

    key: str
    heading: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()

    def pieces(self) -> Iterator[Piece]:
        """Every piece of the section in reading order."""
        for block in self.blocks:
            yield from _pieces(block)
        for part in self.parts:
            yield from part.heading
            for block in part.blocks:
                yield from _pieces(block)

    @property
    def filled(self) -> bool:
        """Whether something in it comes out of the log."""
        return any(piece.origin in (Origin.LOG, Origin.COMPUTED) for piece in self.pieces())

    @property
    def asks(self) -> tuple[str, ...]:
        """What people still have to write here, as the placeholders say it."""
        return tuple(piece.text for piece in self.pieces() if piece.origin is Origin.ASK)

    @property
    def absent(self) -> bool:
        """Whether the log has nothing for it and nothing is asked of people either."""
        return not self.filled and not self.asks and any(p.origin is Origin.ABSENT for p in self.pieces())


@dataclass(frozen=True, slots=True)
class Draft:
    """A postmortem draft: its title, what stands above the first section, and the sections in order.

    `curation` is what its timeline has and leaves out, for those that have one.
    """

    incident_id: str
    title: Piece
    opening: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = field(default=())
    curation: Curation | None = None

    def pieces(self) -> Iterator[Piece]:
        """Every piece of the draft in reading order."""
        yield self.title
        for block in self.opening:
            yield from _pieces(block)
        for section in self.sections:
            yield from section.pieces()

    def section(self, key: str) -> Section:
        """The section with this key. Raises KeyError where there is none."""
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)

    @property
    def asks(self) -> tuple[str, ...]:
        """Everything that people still have to write, in reading order."""
        return tuple(piece.text for piece in self.pieces() if piece.origin is Origin.ASK)


def _pieces(block: Block) -> Iterator[Piece]:
    if isinstance(block, Paragraph):
        yield from block.line
    elif isinstance(block, Bullets):
        yield from _of_items(block.items)
    else:
        yield from (label(caption) for caption in block.captions)
        for row in block.rows:
            for cell in row:
                yield from cell


def _of_items(items: Iterable[Item]) -> Iterator[Piece]:
    for item in items:
        yield from item.line
        yield from _of_items(item.below)


# The five sorts of words, each with a name of its own, so that a builder cannot mix them up


def said(text: str) -> Piece:
    """Words out of the log, through the one door for text."""
    return Piece(passage(text), Origin.LOG)


def told(text: str) -> Piece:
    """A time, a duration or a count that was computed from the log."""
    return Piece(text, Origin.COMPUTED)


def label(text: str) -> Piece:
    """A fixed word or two of the program."""
    return Piece(text, Origin.LABEL)


def term(text: str) -> Piece:
    """A fixed word that leads a point or a paragraph."""
    return Piece(text, Origin.LABEL, Style.STRONG)


def mark(text: str) -> Piece:
    """A fixed remark on what stands beside it, such as that it was amended."""
    return Piece(text, Origin.LABEL, Style.SLANTED)


def ask(what: str) -> Piece:
    """A placeholder that says what people have to write here."""
    return Piece(ASK_MARK + what, Origin.ASK, Style.SLANTED)


def absent(text: str) -> Piece:
    """The remark that the log has nothing of this kind."""
    return Piece(text, Origin.ABSENT, Style.SLANTED)


def asked(what: str) -> Paragraph:
    """A placeholder that stands alone."""
    return Paragraph((ask(what),))


def bullet(*pieces: Piece) -> Item:
    """A point without any under it."""
    return Item(pieces)
