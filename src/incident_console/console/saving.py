"""What has been handed to the writer and is not known to be on disk yet, and what could not be written."""

from __future__ import annotations

from datetime import datetime

from incident_console.console.views.timeline import Pending


class Saving:
    """The lines on their way to the disk, in the order in which they were sent."""

    def __init__(self) -> None:
        self._lines: dict[str, Pending] = {}
        self._count = 0
        self.trouble = ""
        """Why the last attempt to write failed; empty from the next success on."""
        self.unread = ""
        """Why other seats' entries cannot be read; empty from when they can."""

    def begin(self, text: str, at: datetime) -> str:
        """A line was handed over; gives back the key under which it is known until it is settled."""
        self._count += 1
        key = f"saving-{self._count}"
        self._lines[key] = Pending(key, text, at)
        return key

    def recorded(self, key: str) -> str:
        """It is on disk; gives back its text."""
        self.trouble = ""
        return self.forget(key)

    def forget(self, key: str) -> str:
        """It is taken out of view, because it was recorded or given back; gives back its text."""
        found = self._lines.pop(key, None)
        return found.text if found else ""

    def failed(self, key: str, reason: str) -> str:
        """It could not be written: it stays in view, with the reason. Gives back its text."""
        self.trouble = reason
        found = self._lines.get(key)
        if found is None:
            return ""
        self._lines[key] = found._replace(failed=reason)
        return found.text

    @property
    def lines(self) -> tuple[Pending, ...]:
        """What to show under the timeline."""
        return tuple(self._lines.values())

    @property
    def under_way(self) -> int:
        """How many are on their way."""
        return sum(not line.failed for line in self._lines.values())
