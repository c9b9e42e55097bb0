"""Slash commands on roles: taken, assumed, offered, accepted, declined, withdrawn, given up, handed off."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from incident_console.incident.commands import AcceptRole, DeclineRole, OfferRole, ReleaseRole, TakeRole
from incident_console.incident.vocabulary import Role
from incident_console.scribe.outcome import Parsed, Problem, Reading
from incident_console.scribe.tail import PERSON, person_of
from incident_console.scribe.words import choice, core, unkept

_WHO = re.compile(rf"{PERSON}[,:;]?(?:\s+|$)", re.DOTALL)

ROLES: Mapping[str, Role] = {
    **{role.value: role for role in Role},
    "commander": Role.IC,
    "operations": Role.OPS,
    "communications": Role.COMMS,
    "expert": Role.SME,
}
"""What the roles are called on the line."""

_NAMES = "ic, deputy, ops, comms, scribe, safety, sme, observer"


def names_person(text: str) -> bool:
    """Whether a text, apart from backslashes in front, begins with a person."""
    return _WHO.match(core(text)) is not None


def who(rest: str) -> tuple[str, str]:
    """The person that a text begins with, empty where there is none, and what follows."""
    found = _WHO.match(rest)
    if found:
        return person_of(found), rest[found.end() :]
    return "", unkept(rest, names_person(rest))


def _read(rest: str, example: str, build: Callable[[Role, str, str], Parsed], *, needs_person: bool = False) -> Parsed:
    role, behind = choice(rest, ROLES)
    if role is None:
        return Problem(f"Which role? {_NAMES}. As in: {example}.")
    person, words = who(behind)
    if needs_person and not person:
        return Problem(f"Who is {role.full}? Name them with @. As in: {example}.")
    return build(role, person, words)


def _take(rest: str, reading: Reading) -> Parsed:
    def build(role: Role, person: str, words: str) -> Parsed:
        return TakeRole(role=role, person=person, words=words)

    return _read(rest, "/role ops @maria", build, needs_person=True)


def _assume(rest: str, reading: Reading) -> Parsed:
    def build(role: Role, person: str, words: str) -> Parsed:
        return TakeRole(role=role, person=person or reading.context.author, words=words, forced=True)

    return _read(rest, "/assume ic no answer for two minutes", build)


def _offer(rest: str, reading: Reading) -> Parsed:
    def build(role: Role, person: str, words: str) -> Parsed:
        return OfferRole(role=role, person=person, brief=words)

    return _read(rest, "/offer comms @jo", build, needs_person=True)


def _accept(rest: str, reading: Reading) -> Parsed:
    def build(role: Role, person: str, words: str) -> Parsed:
        return AcceptRole(role=role, person=person, words=words)

    return _read(rest, "/accept ops I have it", build)


def _decline(rest: str, reading: Reading) -> Parsed:
    def build(role: Role, person: str, words: str) -> Parsed:
        return DeclineRole(role=role, person=person, reason=words)

    return _read(rest, "/decline ops off at 16:00", build)


def _withdraw(rest: str, reading: Reading) -> Parsed:
    def build(role: Role, person: str, words: str) -> Parsed:
        return DeclineRole(role=role, person=person, reason=words, withdrawn=True)

    return _read(rest, "/withdraw ops", build)


def _release(rest: str, reading: Reading) -> Parsed:
    def build(role: Role, person: str, words: str) -> Parsed:
        return ReleaseRole(role=role, person=person, reason=words)

    return _read(rest, "/release safety", build)


def _handoff(rest: str, reading: Reading) -> Parsed:
    person, brief = who(rest)
    if not person:
        return Problem("Hand the incident over to whom? Name them with @. As in: /handoff @sam.")
    return OfferRole(role=Role.IC, person=person, brief=brief)


ROLE_COMMANDS: Mapping[str, Callable[[str, Reading], Parsed]] = {
    "role": _take,
    "assume": _assume,
    "offer": _offer,
    "accept": _accept,
    "decline": _decline,
    "withdraw": _withdraw,
    "release": _release,
    "handoff": _handoff,
}
