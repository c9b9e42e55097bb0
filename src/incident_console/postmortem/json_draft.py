"""The draft as JSON, for programs that make their own document out of it; its schema is published beside it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from incident_console.postmortem.curation import Curation
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
)

FORMAT = "incident-console/draft"
VERSION = 1
"""Goes up only where something that was there before changes its meaning or goes away; new fields do not count."""


def to_json(draft: Draft) -> str:
    """The draft as one JSON object in UTF-8, a line for each section, the same text for the same draft.

    Every piece of text says where its words come from, so that nothing is taken for said that nobody said.
    """
    data = draft_data(draft)
    sections = ",\n".join(map(_dumped, data.pop("sections")))
    head = "".join(f"{_dumped(name)}: {_dumped(value)},\n" for name, value in data.items())
    return f'{{\n{head}"sections": [\n{sections}\n]\n}}\n'


def draft_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) that every draft in JSON keeps to."""
    text = files("incident_console.postmortem").joinpath("draft.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def draft_data(draft: Draft) -> dict[str, Any]:
    """The draft as plain data, as `draft_schema` describes it."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "incident_id": draft.incident_id,
        "title": _piece(draft.title),
        "asks": list(draft.asks),
        **({"timeline": _timeline(draft.curation)} if draft.curation else {}),
        "opening": [_block(block) for block in draft.opening],
        "sections": [_section(section) for section in draft.sections],
    }


def _timeline(curation: Curation) -> dict[str, Any]:
    """What the section with the timeline has, and what it leaves out."""
    return {
        "asked": curation.asked.value,
        "mode": curation.mode.value,
        "entries": len(curation.shown),
        "total": curation.total,
        "starred": curation.starred,
        "left_out": curation.left_out,
    }


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _section(section: Section) -> dict[str, Any]:
    return {
        "key": section.key,
        "heading": section.heading,
        "filled": section.filled,
        "absent": section.absent,
        "asks": list(section.asks),
        "blocks": [_block(block) for block in section.blocks],
        "parts": [
            {"heading": _line(part.heading), "blocks": [_block(block) for block in part.blocks]}
            for part in section.parts
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"type": "paragraph", "line": _line(block.line), "quoted": block.quoted}
    if isinstance(block, Bullets):
        return {"type": "list", "items": [_item(item) for item in block.items]}
    rows = [[_line(cell) for cell in row] for row in block.rows]
    return {"type": "table", "captions": list(block.captions), "rows": rows}


def _item(item: Item) -> dict[str, Any]:
    return {"line": _line(item.line), "below": [_item(below) for below in item.below]}


def _line(line: Line) -> list[dict[str, str]]:
    return [_piece(piece) for piece in line]


def _piece(piece: Piece) -> dict[str, str]:
    """A piece; its style only where it is not plain, because most are."""
    told = {"text": piece.text, "origin": piece.origin.value}
    return told if piece.style is Style.PLAIN else {**told, "style": piece.style.value}
