"""A dialog that may open by itself, and then answers nothing that was meant for something else."""

from __future__ import annotations

from abc import abstractmethod
from datetime import timedelta

from textual import events
from textual.screen import ScreenResultType
from textual.timer import Timer

from incident_console.console.screens.base import HouseDialog


class GuardedDialog(HouseDialog[ScreenResultType]):
    """Ignores every key until nobody has pressed one for the length of its grace.

    Somebody who is typing when it appears would answer it otherwise; each key that is ignored begins the wait anew.
    """

    AUTO_FOCUS = ""

    def __init__(self, grace: timedelta, classes: str) -> None:
        super().__init__(classes=classes)
        self._grace = grace.total_seconds()
        self.guarded = self._grace > 0
        self._timer: Timer | None = None

    @abstractmethod
    def released(self) -> None:
        """The grace is over: from now on keys are heard."""

    def wait(self) -> None:
        """Begin the wait, or begin it anew."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(self._grace, self.end_grace)

    def end_grace(self) -> None:
        """Hear keys from now on."""
        if self.guarded:
            self.guarded = False
            if self._timer is not None:
                self._timer.stop()
            self.released()

    def on_key(self, event: events.Key) -> None:
        """A key during the grace is ignored."""
        if self.guarded:
            event.stop()
            event.prevent_default()
            self.wait()

    def on_paste(self, event: events.Paste) -> None:
        """So is what is pasted."""
        if self.guarded:
            event.stop()
            self.wait()
