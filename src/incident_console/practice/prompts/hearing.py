"""Prompts about who hears and who speaks: notices that are owed, and people who wait for the word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from incident_console.incident.commands import GiveFloor
from incident_console.incident.text import NAME_LIMIT, shorten
from incident_console.incident.vocabulary import Role
from incident_console.practice.moments import minutes_between
from incident_console.practice.notices import Hearing, hearings_of
from incident_console.practice.promises import Level, level_at
from incident_console.practice.prompts.model import Proposal
from incident_console.practice.prompts.rest import rest
from incident_console.practice.situation import Situation
from incident_console.practice.spoken import aloud, capital, have, listed, short, some, spoken

SPEAKERS = 2
"""How many have to wait for the word before the commander orders them: one is just asked."""


def notice(here: Situation) -> Iterator[Proposal]:
    """Somebody who must hear has not, from one minute before it is due: one question for all that one person owes.

    200apps' How We Work: within 5 minutes of a production outage the on-call group, tech lead and product owner hear,
    within 30 leadership and the clients; no surprises, and leadership hears it from the commander first.
    """
    groups: dict[str, list[Hearing]] = {}
    for one in hearings_of(here):
        if one.heard is None and one.due_at is not None:
            groups.setdefault(one.asked_by, []).append(one)
    for key, owed in groups.items():
        promised = owed[0].due_at or here.now
        due_at = here.answers.due(key, promised)
        level = level_at(due_at, here.now, here.policy)
        if level is Level.CALM:
            continue
        who = [aloud(one.who) for one in owed]
        yield Proposal(
            key=key,
            headline=f"{capital(listed(who))} {have(who)} not heard: {_when(here, promised)}.",
            words=_notice_words(owed[0], listed(who), minutes_between(owed[0].since, here.now)),
            level=level,
            since=due_at,
            rest=rest(here),
            opens="notice",
        )


def _when(here: Situation, due_at: datetime) -> str:
    over = minutes_between(due_at, here.now)
    if over < 0:
        return "due in a moment"
    return "due now" if over < 1 else f"{short(over)} over"


def _notice_words(one: Hearing, who: str, waited: float) -> str:
    if one.told_by is Role.IC:
        return f"I am telling {who} now: they hear it from me first."
    address = f"{one.owner}, " if one.owner else "Everybody, "
    return f"{address}we are {spoken(waited)} in. {capital(who)} must hear of this now. Who tells them?"


def speakers(here: Situation) -> Iterator[Proposal]:
    """Two or more people wait to speak: the commander says who is next.

    Limit who speaks at any given time, in the incident training that this console follows: people who wait for a gap
    do not listen. Accepting gives the word to whoever has waited longest.
    """
    waiting = here.state.speakers
    if len(waiting) < SPEAKERS:
        return
    first, *others = waiting
    thanks = f"Thank you, {here.state.speaking}. " if here.state.speaking else ""
    yield Proposal(
        key=shorten(f"speakers:{first}", NAME_LIMIT),
        headline=f"{len(waiting)} people want to speak; {first} is next.",
        words=f"{thanks}One at a time, please. {first}, you have the word. After that {some(others)}.",
        level=Level.SOON,
        since=here.now,
        rest=rest(here),
        accept=GiveFloor(person=first),
    )
