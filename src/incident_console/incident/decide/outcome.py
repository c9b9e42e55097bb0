"""What deciding ends in: new events, not yet stamped, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from incident_console.incident.commands import Command
from incident_console.incident.events import Body
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State

AHEAD = timedelta(seconds=60)
"""How far ahead of our clock a typed time may lie: two machines' clocks differ by less."""


class NewEvent(NamedTuple):
    """An event that has been decided on and not been stamped and recorded yet.

    `history` marks a state that was entered for an earlier time than the one that holds: it belongs in the log and
    changes nothing about the present. Stamping makes such an event supersede itself, so that it can be told.
    """

    body: Body
    at: datetime
    approximate: bool = False
    supersedes: tuple[EventId, ...] = ()
    history: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command was not carried out, and what would be right, in one line."""

    reason: str


class Refused(Exception):
    """Raised while deciding; `decide` turns it into a Refusal."""


def backdated(state: State, register: str, command: Command) -> bool:
    """Whether the command names a time before everything that stands in the register: it tells history then.

    Only a time that was named does: one seat's clock may be ahead of another's, and what is said now holds now.
    """
    heads = state.register(register).heads
    return command.at is not None and bool(heads) and all(head.at > command.at for head in heads)


def stands(state: State, register: str, command: Command) -> Any:
    """The value that the command meets: the present one, or the one of its time where it tells history."""
    if command.at is not None and backdated(state, register, command):
        return state.register(register).value_at(command.at)
    return state.value(register)


def setting(state: State, register: str, body: Body, command: Command, at: datetime) -> NewEvent:
    """The event that sets a register at `at`: it supersedes what its author saw, or is history where that is later."""
    return NewEvent(
        body,
        at,
        command.approximate,
        supersedes=state.register(register).seen,
        history=backdated(state, register, command),
    )
