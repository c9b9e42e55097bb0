"""Words in a border: never read as markup, and drawn again only when they differ."""

from __future__ import annotations

from textual.widget import Widget

from incident_console.console.rows import Piece
from incident_console.console.text import styled


def put_border(
    widget: Widget, *, title: tuple[Piece, ...] | None = None, subtitle: tuple[Piece, ...] | None = None
) -> None:
    """Set the words in the upper or the lower border; what is not given stays."""
    shown: dict[str, tuple[Piece, ...]] = widget.__dict__.setdefault("_border_words", {})
    for name, words in (("border_title", title), ("border_subtitle", subtitle)):
        if words is not None and shown.get(name) != words:
            shown[name] = words
            setattr(widget, name, styled(*words))
