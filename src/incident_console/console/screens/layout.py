"""Which layout fits a terminal."""

from __future__ import annotations

LAYOUTS = ("wide", "column", "split", "tabs", "small")


def layout_for(width: int, height: int) -> str:
    """The layout for a terminal of so many columns and lines.

    `wide`: the right side in two columns; `column`: in one; `split`: one pane beside the timeline; `tabs`: one pane
    at a time under a strip of counts; `small`: the same without borders, from 60 columns by 18 lines.
    """
    if width < 80 or height < 24:
        return "small"
    if width < 100:
        return "tabs"
    if height < 36:
        return "split"
    return "wide" if width >= 140 and height >= 40 else "column"


def prompt_room(height: int) -> int:
    """The lines that the prompt may take in a terminal of so many: the words to say are cut last of all."""
    return max(2, min(6, height // 3))


def timeline_width(layout: str, width: int) -> int:
    """About the cells that an entry of the timeline gets in a terminal of that size: the style sheet decides."""
    if layout == "column":
        return width * 15 // 29 - 3
    return width * 3 // 5 - 3 if layout in ("wide", "split") else width - 3
