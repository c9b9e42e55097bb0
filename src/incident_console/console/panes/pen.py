"""Turning content into strips, with the tones of the theme looked up once and not for every word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

_CURSOR = "cursor"
"""The look of the line under the cursor, below all others."""


class Pen:
    """Draws contents out of `console.text`, one line each, for one widget. `forget` it when its looks change.

    Textual's own way of drawing takes five times as long: it breaks lines, and notes for each word where it stands.
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[tuple[str | Style, ...], RichStyle] = {}

    def forget(self) -> None:
        """Look the tones up again."""
        self._styles.clear()

    def strip(self, *contents: Content, width: int, cursor: bool = False) -> Strip:
        """Contents one after the other as one line of exactly `width` cells; under the cursor it stands out."""
        under: tuple[str | Style, ...] = (_CURSOR,) if cursor else ()
        segments = [segment for content in contents for segment in self._segments(content, under)]
        return Strip(segments).adjust_cell_length(width, self._style(under))

    def _segments(self, content: Content, under: tuple[str | Style, ...]) -> Iterator[Segment]:
        """The pieces of a content, whose spans follow one another; a piece has several of the same place."""
        text, end = content.plain, 0
        for (start, until), spans in groupby(content.spans, key=lambda span: (span.start, span.end)):
            if start > end:
                yield Segment(text[end:start], self._style(under))
            yield Segment(text[start:until], self._style((*under, *(span.style for span in spans))))
            end = until
        if end < len(text):
            yield Segment(text[end:], self._style(under))

    def _style(self, names: tuple[str | Style, ...]) -> RichStyle:
        found = self._styles.get(names)
        if found is None:
            style = sum(map(self._look_up, names), self._widget.visual_style)
            found = self._styles[names] = style.rich_style
        return found

    def _look_up(self, name: str | Style) -> Style:
        if isinstance(name, Style):
            return name
        if name == _CURSOR:
            return Style(background=self._widget.screen.get_component_styles("cursor").background, bold=True)
        return self._widget._get_style(name)


def refresh_changed(widget: Widget, before: list[Strip], after: list[Strip], *, whole: bool) -> None:
    """Have only the lines drawn again that differ; all of them where their number does, or where it is asked for."""
    if whole or len(before) != len(after):
        widget.refresh()
        return
    width = widget.size.width
    changed = [y for y, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    if changed:
        widget.refresh(*[Region(0, y, width, 1) for y in changed])
