"""What reading a line ends in: a command, a directive that records nothing, or a problem in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from incident_console.incident.commands import Command
from incident_console.scribe.context import Context


@dataclass(frozen=True, slots=True)
class Directive:
    """A slash command that records nothing and asks the console for something, such as `export` or `help`."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a line cannot be read and what would be right, in one line."""

    reason: str


Parsed = Command | Directive | Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """What every form of the line may ask while it is read: the present, the seat, and the time typed in front."""

    now: datetime
    context: Context
    at: datetime | None = None


def quoted(text: str, limit: int = 40) -> str:
    """What was typed, as a problem repeats it: one line, shortened."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
