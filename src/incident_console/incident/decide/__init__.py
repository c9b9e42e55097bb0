"""Deciding: a command and the state it meets become events, or a refusal that says why.

The rules are imported when something is decided on for the first time: the console's first picture needs none.
"""

from __future__ import annotations

from datetime import datetime

from incident_console.incident.commands import Command
from incident_console.incident.decide.outcome import AHEAD, NewEvent, Refusal
from incident_console.incident.state import State

__all__ = ["AHEAD", "NewEvent", "Refusal", "decide"]


def decide(state: State, command: Command, now: datetime) -> tuple[NewEvent, ...] | Refusal:
    """The events that carrying out the command at `now` adds to the log, or why it is refused. Never raises."""
    from incident_console.incident.decide.dispatch import decide_on

    return decide_on(state, command, now)
