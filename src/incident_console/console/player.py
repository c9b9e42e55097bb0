"""A story that plays itself: its steps are recorded when their time has come."""

from __future__ import annotations

from collections import deque

from incident_console.clock import Clock
from incident_console.console.session import Step
from incident_console.desk import LiveDesk


class Player:
    """Records the steps of a story, each by its own author, as the clock passes them."""

    def __init__(self, story: tuple[Step, ...], clock: Clock) -> None:
        self._steps = deque(story)
        self._clock = clock
        self._live: LiveDesk | None = None
        self._incident_id = ""

    def begin(self, live: LiveDesk, incident_id: str) -> None:
        """From now on play into this incident."""
        self._live, self._incident_id = live, incident_id

    def play(self) -> None:
        """Record every step whose time has come."""
        now = self._clock.now()
        while self._live is not None and self._steps and self._steps[0].at <= now:
            step = self._steps.popleft()
            command = step.command.model_copy(update={"at": step.at}) if step.command.at is None else step.command
            self._live.submit(self._incident_id, command, author=step.author)
