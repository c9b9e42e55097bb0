"""Who holds which role, from when until when: read out of the role events whenever it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from incident_console.incident.events import (
    Event,
    RoleAccepted,
    RoleDeclined,
    RoleOffered,
    RoleReleased,
    RoleTaken,
)
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State, role_register
from incident_console.incident.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Spell:
    """A role held by somebody for a while; `until` is None while they still hold it."""

    role: Role
    person: str
    since: datetime
    until: datetime | None
    event_id: EventId
    words: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A role offered to somebody. `answer` is empty until they answer: accepted, declined or withdrawn."""

    event_id: EventId
    role: Role
    person: str
    by: str
    at: datetime
    answer: str = ""
    answered_at: datetime | None = None
    words: str = ""


def _role_events(state: State) -> list[Event]:
    return sorted((state.effective[e] for e in state.role_events), key=lambda e: (e.occurred_at, *e.order))


def spells(state: State) -> tuple[Spell, ...]:
    """Every interval in which somebody held a role, by beginning. A contested change of a role that only one person
    can hold has not taken effect: who held it before still holds it."""
    found: list[Spell] = []
    for event in _role_events(state):
        body = event.body
        if isinstance(body, (RoleTaken, RoleAccepted)) and not _disputed(state, event, body.role, body.person):
            _end(found, body.role, body.person, event.occurred_at, everybody=not body.role.shared)
            found.append(Spell(body.role, body.person, event.occurred_at, None, event.event_id, body.words))
        elif isinstance(body, RoleReleased) and not _disputed(state, event, body.role, body.person):
            _end(found, body.role, body.person, event.occurred_at, everybody=False)
    return tuple(found)


def _disputed(state: State, event: Event, role: Role, person: str) -> bool:
    register = state.registers.get(role_register(role, person))
    return register is not None and register.contested and event.event_id in register.ids


def _end(found: list[Spell], role: Role, person: str, at: datetime, *, everybody: bool) -> None:
    for index, spell in enumerate(found):
        if spell.role is role and spell.until is None and (everybody or spell.person == person):
            found[index] = replace(spell, until=at)


def holders(state: State, role: Role) -> tuple[Spell, ...]:
    """Who holds the role now; at the most one, unless it is a role that several can share."""
    return tuple(s for s in spells(state) if s.role is role and s.until is None)


def holder(state: State, role: Role) -> Spell | None:
    """Who holds the role now; of several, who has held it longest."""
    return next(iter(holders(state, role)), None)


def hats(state: State, person: str) -> tuple[Role, ...]:
    """The roles that one person holds now."""
    return tuple(s.role for s in spells(state) if s.person == person and s.until is None)


def offers(state: State) -> tuple[Offer, ...]:
    """Every offer of a role and how it was answered, oldest first."""
    found: dict[EventId, Offer] = {}
    for event in _role_events(state):
        body = event.body
        if isinstance(body, RoleOffered):
            found[event.event_id] = Offer(event.event_id, body.role, body.person, event.author, event.occurred_at)
        elif isinstance(body, (RoleAccepted, RoleDeclined)) and body.offer in found:
            if isinstance(body, RoleAccepted):
                answer, words = "accepted", body.words
            else:
                answer, words = ("withdrawn" if body.withdrawn else "declined"), body.reason
            found[body.offer] = replace(found[body.offer], answer=answer, answered_at=event.occurred_at, words=words)
    return tuple(found.values())


def open_offers(state: State) -> tuple[Offer, ...]:
    """The offers that nobody has answered and that no later change of the role has overtaken."""
    return tuple(
        offer
        for offer in offers(state)
        if not offer.answer
        and not any(
            s.role is offer.role and s.since > offer.at and (s.person == offer.person or not offer.role.shared)
            for s in spells(state)
        )
    )


def rivals(state: State, role: Role) -> tuple[str, ...]:
    """The people between whom a role is contested; empty where it is not."""
    if role.shared:
        return ()
    register = state.registers.get(role_register(role, ""))
    if register is None or not register.contested:
        return ()
    return tuple(head.value or "nobody" for head in register.heads)
