"""What deciding ends in: new events, not yet stamped, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from incident_console.incident.events import Body
from incident_console.incident.identifiers import EventId
from incident_console.incident.register import Register
from incident_console.incident.state import State


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event that has been decided on and not been stamped and recorded yet.

    `history` marks a state that was entered for an earlier time than the one that holds: it belongs in the log and
    changes nothing about the present. Stamping makes such an event supersede itself, so that it is never a head.
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


def setting(state: State, register: str, body: Body, at: datetime, approximate: bool = False) -> NewEvent:
    """The event that sets a register at `at`: it supersedes the heads seen, or is history where they are later."""
    heads = state.registers.get(register, Register()).heads
    if heads and all(head.at > at for head in heads):
        return NewEvent(body, at, approximate, history=True)
    return NewEvent(body, at, approximate, supersedes=tuple(head.event_id for head in heads))
