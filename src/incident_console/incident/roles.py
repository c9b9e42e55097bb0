"""Who holds which role, from when until when: read out of the role events whenever it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from incident_console.incident.events import (
    Event,
    RoleAccepted,
    RoleDeclined,
    RoleOffered,
    RoleReleased,
    RoleTaken,
)
from incident_console.incident.identifiers import EventId
from incident_console.incident.register import Register
from incident_console.incident.state import State, role_register
from incident_console.incident.vocabulary import Role


class Spell(NamedTuple):
    """A role held by somebody for a while; `until` is None while they still hold it.

    `forced` says that they assumed it because whoever held it did not answer.
    """

    role: Role
    person: str
    since: datetime
    until: datetime | None
    event_id: EventId
    words: str = ""
    forced: bool = False


class Offer(NamedTuple):
    """A role offered to somebody. `answer` is empty until they answer: accepted, declined or withdrawn."""

    event_id: EventId
    role: Role
    person: str
    by: str
    at: datetime
    answer: str = ""
    answered_at: datetime | None = None
    words: str = ""


def spells(state: State) -> tuple[Spell, ...]:
    """Every interval in which somebody held a role, by beginning.

    A contested change of a role that only one person can hold does not take effect: whoever held it before still
    holds it, until the change is confirmed.
    """
    roles = [register for name, register in state.registers.items() if name.startswith("role:")]
    found = [spell for register in roles for spell in _spells(state, register)]
    return tuple(sorted(found, key=lambda spell: (spell.since, state.log[spell.event_id].order)))


def _spells(state: State, register: Register) -> Iterator[Spell]:
    current: Spell | None = None
    for setting in register.settings:
        if setting.event_id in register.rivalled and (register.contested or setting.event_id not in register.ids):
            continue
        body = state.effective[setting.event_id].body
        if isinstance(body, RoleReleased):
            if current is not None and current.person == body.person:
                yield current._replace(until=setting.at)
                current = None
        elif isinstance(body, (RoleTaken, RoleAccepted)):
            if current is not None and current.person == body.person:  # said again: it goes on
                current = current._replace(words=current.words or body.words)
                continue
            if current is not None:
                yield current._replace(until=setting.at)
            forced = isinstance(body, RoleTaken) and body.forced
            current = Spell(body.role, body.person, setting.at, None, setting.event_id, body.words, forced)
    if current is not None:
        yield current


def holders(state: State, role: Role) -> tuple[Spell, ...]:
    """Who holds the role now; at the most one, unless it is a role that several can share."""
    return tuple(s for s in spells(state) if s.role is role and s.until is None)


def holders_at(state: State, role: Role, at: datetime) -> tuple[Spell, ...]:
    """Who held the role at an earlier time."""
    return tuple(s for s in spells(state) if s.role is role and s.since <= at and (s.until is None or s.until > at))


def holder(state: State, role: Role) -> Spell | None:
    """Who holds the role now; of several, who has held it longest."""
    return next(iter(holders(state, role)), None)


def hats(state: State, person: str) -> tuple[Role, ...]:
    """The roles that one person holds now."""
    return tuple(s.role for s in spells(state) if s.person == person and s.until is None)


def offers(state: State) -> tuple[Offer, ...]:
    """Every offer of a role and how it was answered, oldest first. Of two answers the acceptance counts."""
    spoken = _role_events(state)
    found: dict[EventId, Offer] = {}
    for event in spoken:
        if isinstance(body := event.body, RoleOffered):
            found[event.event_id] = Offer(event.event_id, body.role, body.person, event.author, event.occurred_at)
    for event in spoken:
        body = event.body
        if not isinstance(body, (RoleAccepted, RoleDeclined)) or body.offer not in found:
            continue
        if isinstance(body, RoleAccepted):
            answer, words = "accepted", body.words
        elif found[body.offer].answer:
            continue
        else:
            answer, words = ("withdrawn" if body.withdrawn else "declined"), body.reason
        found[body.offer] = found[body.offer]._replace(answer=answer, answered_at=event.occurred_at, words=words)
    return tuple(found.values())


def open_offers(state: State) -> tuple[Offer, ...]:
    """The offers that nobody has answered and that no later change of the role has overtaken."""
    taken = [event for event in _role_events(state) if isinstance(event.body, (RoleTaken, RoleAccepted))]
    return tuple(o for o in offers(state) if not o.answer and not any(_overtakes(state, event, o) for event in taken))


def _overtakes(state: State, event: Event, offer: Offer) -> bool:
    body = event.body
    if not isinstance(body, (RoleTaken, RoleAccepted)) or body.role is not offer.role:
        return False
    later = (event.occurred_at, event.order) > (offer.at, state.log[offer.event_id].order)
    return later and (body.person == offer.person or not offer.role.shared)


def _role_events(state: State) -> list[Event]:
    return sorted((state.effective[e] for e in state.role_events), key=lambda e: (e.occurred_at, *e.order))


def rivals(state: State, role: Role) -> tuple[str, ...]:
    """The people between whom a role is contested; empty where it is not."""
    register = state.register(role_register(role, ""))
    if role.shared or not register.contested:
        return ()
    return tuple(dict.fromkeys(head.value or "nobody" for head in register.heads))
