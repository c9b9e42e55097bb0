"""The lines that were typed before, for the up and down keys."""

from __future__ import annotations


class History:
    """What was typed, oldest first. Going back keeps what stood in the line, so that coming forward finds it again."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._at: int | None = None
        self._open = ""

    def add(self, line: str) -> None:
        """Remember a line that was sent."""
        if line and (not self._lines or self._lines[-1] != line):
            self._lines.append(line)
        self._at = None

    def earlier(self, now: str) -> str | None:
        """The line before; None where there is none."""
        if not self._lines or self._at == 0:
            return None
        if self._at is None:
            self._open = now
            self._at = len(self._lines)
        self._at -= 1
        return self._lines[self._at]

    def later(self) -> str | None:
        """The line after; after the last the one that was open. None where nothing was brought back."""
        if self._at is None:
            return None
        self._at += 1
        if self._at < len(self._lines):
            return self._lines[self._at]
        self._at = None
        return self._open

    @property
    def browsing(self) -> bool:
        """Whether an earlier line has been brought back."""
        return self._at is not None
