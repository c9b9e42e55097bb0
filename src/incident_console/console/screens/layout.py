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


def prompt_room(layout: str) -> int:
    """The lines that the prompt may take."""
    return {"wide": 4, "column": 4, "split": 3, "tabs": 4, "small": 4}[layout]
