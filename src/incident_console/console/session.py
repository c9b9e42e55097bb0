"""What the console is started with: the file, the author, the clock and the settings, already read and checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from incident_console.clock import Clock, SystemClock
from incident_console.desk import Desk
from incident_console.incident.commands import Command
from incident_console.incident.vocabulary import Severity
from incident_console.practice.policy import Policy
from incident_console.scribe.context import Context

if TYPE_CHECKING:
    from incident_console.postmortem.order import House


class Drafts(Protocol):
    """Where the line that is being typed is kept, so that it is there again after a crash."""

    def load(self) -> str:
        """What stood in the line."""
        ...

    def save(self, text: str) -> bool:
        """Keep what stands in the line; tells whether that worked, and never raises."""
        ...

    def keep(self, text: str) -> bool:
        """Keep a line that could not be recorded."""
        ...

    def kept(self) -> list[str]:
        """The lines that could not be recorded, oldest first."""
        ...

    def drop(self, text: str) -> bool:
        """Let go of a kept line that has been recorded since."""
        ...


class Step(NamedTuple):
    """One step of a story that plays itself: what is recorded, by whom, when."""

    at: datetime
    author: str
    command: Command


@dataclass(frozen=True, slots=True)
class Session:
    """Everything that the console needs to know from outside."""

    opener: Callable[[], Desk]
    author: str
    drafts: Callable[[str], Drafts]
    clock: Clock = field(default_factory=SystemClock)
    incident_id: str | None = None
    layout: Literal["command", "scribe"] = "command"
    policy: Policy = field(default_factory=Policy)
    zone: tzinfo = UTC
    theme: str = "dark"
    keymap: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, Severity] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    copies: Path = field(default_factory=Path.cwd)
    story: tuple[Step, ...] = ()
    grace: timedelta = timedelta(seconds=0.7)
    exports: Callable[[], House] | None = None
    """What the team has settled for every export; asked when there is one."""
    templates: Callable[[], tuple[str, ...]] = tuple
    """What the templates for the postmortem are called; asked when somebody types."""
    language_hints: bool = True

    def house(self) -> House:
        """What the team has settled for every export."""
        from incident_console.postmortem.order import House

        return self.exports() if self.exports else House(self.policy, zone=None if self.zone is UTC else self.zone)

    @property
    def context(self) -> Context:
        """How the line is read for this author."""
        return Context(
            author=self.author,
            zone=self.zone,
            severity_aliases=self.aliases,
            audiences=self.policy.audiences,
            criteria=self.policy.exit_criteria,
            templates=self.templates(),
        )
