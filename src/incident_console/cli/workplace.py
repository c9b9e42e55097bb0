"""What a command works with: which file, who writes, the settings, the clock. Everything is read when it is needed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from incident_console.clock import Clock, SystemClock

if TYPE_CHECKING:
    from pathlib import Path

    from incident_console.config.loading import Loaded
    from incident_console.desk import Desk
    from incident_console.incident.commands import Command
    from incident_console.scribe.context import Context


class StoryStep(NamedTuple):
    """One step of a story that plays itself in the console."""

    at: datetime
    author: str
    command: Command


class Opening(NamedTuple):
    """With what the console is to be opened. `incident_id` None: on the list of incidents.

    `state` is the folder for what belongs to this machine alone, None for the person's own. `desk` is one that is open
    on the file already, for the console to go on with; whoever opened it closes it.
    """

    loaded: Loaded
    path: Path
    incident_id: str | None
    layout: Literal["command", "scribe"]
    keymap: Mapping[str, str]
    problems: tuple[str, ...]
    clock: Clock
    story: tuple[StoryStep, ...] = ()
    state: Path | None = None
    desk: Desk | None = None


def _on_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


@dataclass(slots=True)
class Workplace:
    """What the options said, and the ways out of the program. Tests put their own clock and environment in.

    `console` opens the console: this package never imports it. `wait` lets so many seconds pass.
    """

    file: str | None = None
    name: str | None = None
    clock: Clock = field(default_factory=SystemClock)
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    console: Callable[[Opening], None] | None = None
    on_a_terminal: Callable[[], bool] = _on_a_terminal
    wait: Callable[[float], None] = time.sleep
    _loaded: Loaded | None = None

    def loaded(self) -> Loaded:
        """The settings in force. What is wrong in the settings file is said once, on standard error."""
        if self._loaded is None:
            from incident_console.cli.output import complain

            self._loaded = self.judged()
            for problem in self._loaded.problems:
                complain(problem)
        return self._loaded

    def judged(self) -> Loaded:
        """The settings in force, without a word about what is wrong in the settings file."""
        from incident_console.config.loading import load

        return load(environ=self.environ, file=self.file, name=self.name)

    def scribe_context(self) -> Context:
        """How a line is read for this author."""
        from incident_console.scribe.context import Context

        settings = self.loaded().settings
        return Context(
            author=settings.name,
            zone=settings.tz,
            severity_aliases=settings.severity_aliases,
            audiences=settings.policy.audiences,
            criteria=settings.policy.exit_criteria,
        )

    @contextmanager
    def desk(self, *, create: bool = False) -> Iterator[Desk]:
        """The desk on the chosen file, closed afterwards. Raises LogbookError where the file cannot be used."""
        from incident_console.cli.output import complain
        from incident_console.desk import Desk

        settings = self.loaded().settings
        if create:
            settings.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        desk = Desk.open(settings.path, author=settings.name, clock=self.clock, create=create)
        try:
            if desk.notice:
                complain(desk.notice)
            yield desk
        finally:
            desk.close()
