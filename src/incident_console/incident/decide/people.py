"""Deciding on roles: taken, offered, accepted, declined, given up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.decide.naming import dotted, either, person_named
from incident_console.incident.decide.outcome import NewEvent, Refused, backdated, setting
from incident_console.incident.roles import Offer, Spell, holders, holders_at, open_offers, rivals
from incident_console.incident.state import State, role_register
from incident_console.incident.vocabulary import Role

_SAID_BEFORE = timedelta(hours=1)
"""How long before its offer was written down an acceptance may have been said: on a busy call both are noted late."""


def take_role(state: State, command: c.TakeRole, at: datetime) -> Iterable[NewEvent]:
    """Somebody holds a role from now on, or from the time that was named.

    Without an answer from whoever holds it, it is assumed for a reason: command never changes hands silently.
    """
    person = _somebody(state, command.person, command.role)
    register = role_register(command.role, person)
    if command.forced:
        _check_forced(state, command)
    if any(spell.person == person for spell in _held(state, command)) and not rivals(state, command.role):
        verb = "was" if backdated(state, register, command) else "is"
        raise Refused(f"{person} {verb} {command.role.full} already.")
    body = ev.RoleTaken(role=command.role, person=person, words=command.words, forced=command.forced)
    yield setting(state, register, body, command, at)


def _check_forced(state: State, command: c.TakeRole) -> None:
    role = command.role
    if role.shared:
        raise Refused(f"Several people can be {role.full}: /role {role.value} @name takes it from nobody.")
    if not _held(state, command) and not rivals(state, role):
        raise Refused(f"Nobody is {role.full}: /role {role.value} @name takes it.")
    if not command.words:
        raise Refused(f"Why is it assumed without an answer? Add it: /assume {role.value} no answer for two minutes.")


def offer_role(state: State, command: c.OfferRole, at: datetime) -> Iterable[NewEvent]:
    """Offer a role; the offer stands until it is accepted, declined or withdrawn."""
    person = _somebody(state, command.person, command.role)
    if any(spell.person == person for spell in holders(state, command.role)):
        raise Refused(f"{person} is {command.role.full} already.")
    if any(o.role is command.role and o.person == person for o in open_offers(state)):
        raise Refused(f"{command.role.full.capitalize()} has been offered to {person} and waits for an answer.")
    yield NewEvent(ev.RoleOffered(role=command.role, person=person, brief=command.brief), at, command.approximate)


def accept_role(state: State, command: c.AcceptRole, at: datetime) -> Iterable[NewEvent]:
    """Accept the one open offer that fits; the role is theirs from the time that was named, else from now."""
    offer = _offer(state, command.role, command.person)
    if command.at is not None and at < offer.at - _SAID_BEFORE:
        raise Refused(
            f"The offer was made on {offer.at:%Y-%m-%d} at {offer.at:%H:%M} UTC, after {at:%Y-%m-%d} {at:%H:%M} UTC. "
            "For a time to come: accept it then."
        )
    body = ev.RoleAccepted(offer=offer.event_id, role=offer.role, person=offer.person, words=command.words)
    yield setting(state, role_register(offer.role, offer.person), body, command, at)


def decline_role(state: State, command: c.DeclineRole, at: datetime) -> Iterable[NewEvent]:
    """Decline or withdraw the one open offer that fits."""
    offer = _offer(state, command.role, command.person)
    body = ev.RoleDeclined(
        offer=offer.event_id,
        role=offer.role,
        person=offer.person,
        reason=command.reason,
        withdrawn=command.withdrawn,
    )
    yield NewEvent(body, at, command.approximate)


def release_role(state: State, command: c.ReleaseRole, at: datetime) -> Iterable[NewEvent]:
    """Give up a role without a successor."""
    held = _held(state, command)
    person = person_named(state, command.person)
    if person:
        held = tuple(spell for spell in held if spell.person == person)
    if not held:
        who = person or "Nobody"
        verb, when = ("is", "now") if command.at is None else ("was", f"at {at:%H:%M} UTC")
        raise Refused(f"{who} {verb} {'not ' if person else ''}{command.role.full} {when}.")
    if len(held) > 1:
        raise Refused(f"Whose? {either([spell.person for spell in held])}: name one with @.")
    body = ev.RoleReleased(role=command.role, person=held[0].person, reason=command.reason)
    yield setting(state, role_register(command.role, held[0].person), body, command, at)


def _somebody(state: State, typed: str, role: Role) -> str:
    person = person_named(state, typed)
    if not person:
        raise Refused(f"Who is {role.full}? Name them with @, as in /role {role.value} @maria.")
    return person


def _held(state: State, command: c.TakeRole | c.ReleaseRole) -> tuple[Spell, ...]:
    """Who holds the role now, or held it at the time that was named."""
    if command.at is None:
        return holders(state, command.role)
    return holders_at(state, command.role, command.at)


def _offer(state: State, role: Role, typed: str) -> Offer:
    fitting = [offer for offer in open_offers(state) if offer.role is role]
    if typed:
        person = person_named(state, typed)
        fitting = [offer for offer in fitting if offer.person == person]
    if not fitting:
        raise Refused(f"No offer of {role.full} is open: /offer {role.value} @name makes one.")
    if len(fitting) > 1:
        names = [dotted(offer.person) for offer in fitting]
        raise Refused(f"{role.full.capitalize()} is offered to {either(names)}: name one with @.")
    return fitting[0]
