"""Deciding on who has heard and on who wants to speak."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.decide.naming import either, person_named
from incident_console.incident.decide.outcome import NewEvent, Refused
from incident_console.incident.state import State


def give_notice(state: State, command: c.GiveNotice, at: datetime) -> Iterable[NewEvent]:
    """Somebody who must hear has heard. They may hear more than once: each time is kept."""
    if not command.audience:
        raise Refused("Who has heard? As in: /told leadership @maria joins at 15:00.")
    known = state.heard(command.audience)
    body = ev.NoticeGiven(
        audience=known[0].audience if known else command.audience,
        person=person_named(state, command.person),
        text=command.text,
    )
    yield NewEvent(body, at, command.approximate)


def ask_floor(state: State, command: c.AskFloor, at: datetime) -> Iterable[NewEvent]:
    """Somebody wants to speak, and waits behind those who asked before."""
    person = person_named(state, command.person)
    if not person:
        raise Refused("Who wants to speak? Name them with @, as in /floor @sam.")
    if person in state.speakers:
        raise Refused(f"{person} is on the list of speakers already.")
    yield NewEvent(ev.FloorAsked(person=person), at, command.approximate)


def give_floor(state: State, command: c.GiveFloor, at: datetime) -> Iterable[NewEvent]:
    """Somebody is given the word: the named one, who need not have asked, or the next on the list."""
    person = person_named(state, command.person) or next(iter(state.speakers), "")
    if not person:
        raise Refused("Nobody waits to speak: /floor @sam puts somebody on the list.")
    yield NewEvent(ev.FloorGiven(person=person), at, command.approximate)


def leave_floor(state: State, command: c.LeaveFloor, at: datetime) -> Iterable[NewEvent]:
    """Somebody no longer wants to speak, or has finished."""
    person = person_named(state, command.person)
    if not person:
        raise Refused("Who no longer wants to speak? Name them with @, as in /floor drop @sam.")
    if person not in state.speakers and person != state.speaking:
        who = f": {either(state.speakers, 'and')}" if state.speakers else ", and nobody else is"
        raise Refused(f"{person} is not on the list of speakers{who}.")
    yield NewEvent(ev.FloorLeft(person=person), at, command.approximate)
