"""Turning content into strips, with the tones of the theme looked up once and not for every word."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions
from textual.widget import Widget


class Pen:
    """Draws one-line contents for one widget. `forget` it when the theme or the widget's style changes."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[str, Style] = {}

    def forget(self) -> None:
        """Look the tones up again."""
        self._styles.clear()

    def strip(self, content: Content, width: int, *, cursor: bool = False) -> Strip:
        """A content as one line of exactly `width` cells; under the cursor it stands out."""
        style = self._widget.visual_style
        if cursor:
            background = self._widget.screen.get_component_styles("cursor").background
            style = style + Style(background=background, bold=True)
        lines = content.render_strips(width, 1, style, RenderOptions(self._look_up, {}))
        rich_style = style.rich_style
        return lines[0].extend_cell_length(width, rich_style) if lines else Strip.blank(width, rich_style)

    def _look_up(self, name: str | Style) -> Style:
        if isinstance(name, Style):
            return name
        found = self._styles.get(name)
        if found is None:
            found = self._styles[name] = self._widget._get_style(name)
        return found


def refresh_changed(widget: Widget, before: list[Strip], after: list[Strip], *, whole: bool) -> None:
    """Have only the lines drawn again that differ; all of them where their number does, or where it is asked for."""
    if whole or len(before) != len(after):
        widget.refresh()
        return
    width = widget.size.width
    changed = [y for y, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    if changed:
        widget.refresh(*[Region(0, y, width, 1) for y in changed])
