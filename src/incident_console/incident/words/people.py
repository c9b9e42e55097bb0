"""Roles, notices and the list of speakers in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from incident_console.incident import events as ev
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State
from incident_console.incident.words.phrasing import (
    Tone,
    Words,
    because,
    capital,
)


def _role_taken(body: ev.RoleTaken, state: State, _: EventId | None) -> Words:
    how = f"takes over as {body.role.full} without an answer" if body.forced else f"is {body.role.full}"
    return Words("role", because(f"{body.person} {how}", body.words), Tone.ROLE)


def _role_offered(body: ev.RoleOffered, state: State, _: EventId | None) -> Words:
    return Words("role", f"{capital(body.role.full)} offered to {body.person}", Tone.ROLE)


def _role_accepted(body: ev.RoleAccepted, state: State, _: EventId | None) -> Words:
    return Words("role", because(f"{body.person} accepts and is {body.role.full}", body.words), Tone.ROLE)


def _role_declined(body: ev.RoleDeclined, state: State, _: EventId | None) -> Words:
    if body.withdrawn:
        told = f"Offer of {body.role.full} to {body.person} withdrawn"
    else:
        told = f"{body.person} declines to be {body.role.full}"
    return Words("role", because(told, body.reason), Tone.ROLE)


def _role_released(body: ev.RoleReleased, state: State, _: EventId | None) -> Words:
    return Words("role", because(f"{body.person} is no longer {body.role.full}", body.reason), Tone.ROLE)


def _told(body: ev.NoticeGiven, state: State, _: EventId | None) -> Words:
    whom = f"{body.audience} ({body.person})" if body.person else body.audience
    return Words("told", because(f"Told {whom}", body.text), Tone.UPDATE)


def _floor_asked(body: ev.FloorAsked, state: State, _: EventId | None) -> Words:
    return Words("floor", f"{body.person} wants to speak", Tone.NOTE)


def _floor_given(body: ev.FloorGiven, state: State, _: EventId | None) -> Words:
    return Words("floor", f"{body.person} has the floor", Tone.NOTE)


def _floor_left(body: ev.FloorLeft, state: State, _: EventId | None) -> Words:
    return Words("floor", f"{body.person} no longer wants to speak", Tone.NOTE)


TELLERS: dict[type, Callable[[Any, State, EventId | None], Words]] = {
    ev.RoleTaken: _role_taken,
    ev.RoleOffered: _role_offered,
    ev.RoleAccepted: _role_accepted,
    ev.RoleDeclined: _role_declined,
    ev.RoleReleased: _role_released,
    ev.NoticeGiven: _told,
    ev.FloorAsked: _floor_asked,
    ev.FloorGiven: _floor_given,
    ev.FloorLeft: _floor_left,
}
