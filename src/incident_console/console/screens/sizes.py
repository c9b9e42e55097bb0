"""The sizes at which what lies over a screen takes all the room that there is, as classes for the style sheet."""

from __future__ import annotations

WIDTHS: list[tuple[int, str]] = [(0, "-tight"), (80, "-roomy")]
"""Columns from which there is room beside a box."""

HEIGHTS: list[tuple[int, str]] = [(0, "-low"), (24, "-high")]
"""Lines from which there is room above and below a box, and for empty lines in it."""
