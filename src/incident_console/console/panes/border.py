"""Words in a border: never read as markup, and drawn again only when they differ."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from incident_console.console.rows import Piece


def put_border(
    widget: Widget, *, title: tuple[Piece, ...] | None = None, subtitle: tuple[Piece, ...] | None = None
) -> None:
    """Set the words in the upper or the lower border; what is not given stays."""
    theme = widget.app.theme if widget.is_attached else ""
    shown: dict[str, tuple[str, tuple[Piece, ...]]] = widget.__dict__.setdefault("_border_words", {})
    for name, words in (("border_title", title), ("border_subtitle", subtitle)):
        if words is not None and shown.get(name) != (theme, words):
            shown[name] = (theme, words)
            setattr(widget, name, Content("").join([_drawn(widget, piece) for piece in words]))


def _drawn(widget: Widget, piece: Piece) -> Content:
    """A piece in the colour that its tone has now: Textual looks no tone up while it draws a border."""
    content = Content(piece.text)
    if piece.tone and widget.is_attached:
        content = content.stylize(widget._get_style(f".tone-{piece.tone}"))
    return content.stylize("bold") if piece.bold else content
