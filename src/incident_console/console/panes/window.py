"""The part of a long list that is visible: laid out from a row downwards, or from the last row upwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.strip import Strip

from incident_console.console.rows import LazyRows, Row

Drawn = Callable[[int, int], list[Strip]]
"""The screen lines of the row at an index, in so many cells."""


class Window:
    """Which rows are visible. What stands above or below is never laid out.

    `following` keeps the last row in view; `places` tells for each visible line which row it belongs to.
    """

    def __init__(self, *, tail: bool) -> None:
        self.rows: Sequence[Row] = ()
        self.tail = tail
        self.following = tail
        self.top = 0
        self.places: list[int] = []

    def index_of(self, key: str | None) -> int | None:
        """Where the row with this key stands; None where there is none."""
        if key is None:
            return None
        if isinstance(self.rows, LazyRows):
            return self.rows.index_of(key)
        return next((index for index, row in enumerate(self.rows) if row.key == key), None)

    @property
    def below(self) -> int:
        """How many rows stand below the visible ones."""
        return 0 if not self.places else len(self.rows) - 1 - self.places[-1]

    def layout(self, width: int, height: int, drawn: Drawn) -> list[Strip]:
        """The visible lines, at the most `height`."""
        if not self.rows:
            self.places = []
            return []
        if self.following:
            return self._from_end(width, height, drawn)
        self.top = max(0, min(self.top, len(self.rows) - 1))
        strips: list[Strip] = []
        places: list[int] = []
        for index in range(self.top, len(self.rows)):
            lines = drawn(index, width)
            strips += lines
            places += [index] * len(lines)
            if len(strips) >= height:
                break
        else:
            if self.top > 0:
                return self._from_end(width, height, drawn)
        self.places = places[:height]
        return strips[:height]

    def _from_end(self, width: int, height: int, drawn: Drawn) -> list[Strip]:
        strips: list[Strip] = []
        places: list[int] = []
        for index in reversed(range(len(self.rows))):
            lines = drawn(index, width)
            strips[:0] = lines
            places[:0] = [index] * len(lines)
            if len(strips) >= height:
                break
        cut = max(0, len(strips) - height)
        self.places = places[cut:]
        self.top = self.places[0] if self.places else 0
        return strips[cut:]

    def goal(self, way: str, at: int | None) -> int:
        """The index that a movement leads to from `at` (None: nothing is selected yet)."""
        last = len(self.rows) - 1
        page = max(1, len(set(self.places)) - 1)
        if at is None:
            upwards = way in ("up", "page-up")
            at = last + 1 if self.following and upwards else (self.places[0] - 1 if self.places else -1)
        steps = {"up": at - 1, "down": at + 1, "page-up": at - page, "page-down": at + page, "first": 0, "last": last}
        return max(0, min(last, steps[way]))

    def bring_into_view(self, index: int, width: int, height: int, drawn: Drawn) -> None:
        """Move the window so that the row is visible; the last row of a list with a tail is followed."""
        self.following = self.tail and index == len(self.rows) - 1
        if self.following:
            return
        if index < self.top or not self.places:
            self.top = index
            return
        used, first = 0, index
        while first >= 0:
            used += len(drawn(first, width))
            if used > height:
                break
            first -= 1
        self.top = max(self.top, min(first + 1, index))

    def scroll(self, rows: int) -> None:
        """Move the window by some rows; scrolled to the end, a list with a tail follows it again."""
        if rows > 0 and self.below == 0:
            self.following = self.tail
        else:
            self.following = False
            self.top = max(0, self.top + rows)

    def release(self) -> None:
        """Back to where the list stands by itself: at its end where it has a tail, else at its beginning."""
        self.following = self.tail
        if not self.tail:
            self.top = 0
