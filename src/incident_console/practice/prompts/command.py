"""Prompts about command: who commands, the opening, the severity and its changes, the impact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from incident_console.incident.events import SeverityChanged
from incident_console.incident.roles import rivals
from incident_console.incident.spans import Span
from incident_console.incident.vocabulary import Role
from incident_console.practice.announcing import severity_words
from incident_console.practice.moments import minutes_between
from incident_console.practice.promises import Level
from incident_console.practice.prompts.model import Proposal
from incident_console.practice.prompts.rest import rest
from incident_console.practice.situation import Situation
from incident_console.practice.spoken import aloud, capital, listed, short, spoken

_STRUCTURE = (Role.DEPUTY, Role.OPS, Role.COMMS, Role.SCRIBE, Role.SAFETY)


def contested_command(here: Situation) -> Iterator[Proposal]:
    """Two seats named different commanders: neither change has taken effect until a person confirms one.

    PagerDuty's call procedure: a change of command is said and acknowledged, never assumed.
    """
    names = rivals(here.state, Role.IC)
    if not names:
        return
    people = list(dict.fromkeys(names))
    heads = here.state.register(f"role:{Role.IC.value}").heads
    yield Proposal(
        key="contested:role:ic",
        headline=f"Two seats name different incident commanders: {listed(people)}.",
        words=f"We have two names for the Incident Commander: {listed(people)}. Which of you has command?",
        level=Level.OVER,
        since=heads[0].at,
        rest=rest(here),
        opens="role",
        about=tuple(head.event_id for head in heads),
    )


def no_commander(here: Situation) -> Iterator[Proposal]:
    """No incident commander: ask at once, again 2 minutes after it was asked, and after 10 minutes stop everything.

    PagerDuty's call procedure has the question (“Is there an Incident Commander on the call?”, pause, take it), Monzo
    the 2 minutes, Operate First the 10 after which all halt and pick one.
    """
    if here.spell(Role.IC) is not None or rivals(here.state, Role.IC):
        return
    ends = [s.until for s in here.past if s.role is Role.IC and s.until is not None]
    since = max([*ends, here.begun])
    minutes = minutes_between(since, here.now)
    asked = here.answers.said.get("commander")
    if minutes >= here.policy.no_commander_hard_minutes:
        words = (
            f"Please stop for a moment. We have had no Incident Commander for {spoken(minutes)}. "
            "We pick one now: who takes command?"
        )
    elif asked is not None and asked >= since:
        words = "We still have no Incident Commander. Who takes command? If nobody does, I take it."
    else:
        words = "Is there an Incident Commander on the call?"
    yield Proposal(
        key="commander",
        headline="Nobody is incident commander." if minutes < 1 else f"No incident commander for {short(minutes)}.",
        words=words,
        level=Level.OVER,
        since=since,
        rest=timedelta(minutes=here.policy.no_commander_minutes),
        opens="role",
    )


def opening(here: Situation) -> Iterator[Proposal]:
    """The opening announcement, once for each commander, in the first 10 minutes of their command.

    Google's and PagerDuty's practice: the commander gives name and full title, then names the command structure; a
    new one announces as if joining. After 10 minutes everybody knows, and it is no longer proposed.
    """
    spell = here.spell(Role.IC)
    if spell is None or minutes_between(spell.since, here.now) >= here.policy.opening_minutes:
        return
    before = [s.person for s in here.past if s.role is Role.IC and s.until == spell.since and s.person != spell.person]
    yield Proposal(
        key=f"opening:{spell.event_id}",
        headline=f"{spell.person} has taken command: announce it.",
        words=_announcement(here, spell.person, before[-1] if before else ""),
        level=Level.SOON,
        since=spell.since,
        rest=None,
        about=(spell.event_id,),
    )


def _announcement(here: Situation, commander: str, before: str) -> str:
    taking_over = f", taking over from {before}" if before else ""
    now = "now " if before else ""
    words = [f"This is {commander}. I am {now}the Incident Commander for this call{taking_over}."]
    named = [f"{person} is {role.full}" for role in _STRUCTURE if (person := here.holder(role))]
    if named:
        words.append(f"{capital(listed(named))}.")
    matter = aloud(here.state.title)
    words.append(f"This is a {here.state.severity.value}: {matter}." if here.state.severity else f"{matter}.")
    if here.state.impact:
        words.append(f"{capital(aloud(here.state.impact))}.")
    return " ".join(words)


def severity(here: Situation) -> Iterator[Proposal]:
    """No severity yet: ask at once, and again every 5 minutes (Monzo's nag), from the 5th on as something that is over.

    PagerDuty's call procedure: the severity is not debated on the call; in doubt it is the higher one.
    """
    if here.state.severity is None:
        late = minutes_between(here.declared, here.now) >= here.policy.snooze_minutes
        yield Proposal(
            key="severity",
            headline="No severity has been set.",
            words="I am setting the severity. If there is any doubt, we take the higher one.",
            level=Level.OVER if late else Level.SOON,
            since=here.declared,
            rest=rest(here),
            opens="severity",
        )


def impact(here: Situation) -> Iterator[Proposal]:
    """No impact stated yet: ask for what users feel, with a number (the size-up of PagerDuty's call procedure:
    symptoms, then scope)."""
    if not here.state.impact:
        asked = here.holder(Role.OPS)
        yield Proposal(
            key="impact",
            headline="Nobody has said what users feel.",
            words=f"{f'{asked}, what' if asked else 'What'} do users feel, and how many of them? Give me a number.",
            level=Level.CALM,
            since=here.declared,
            rest=rest(here),
            opens="impact",
        )


def severity_change(here: Situation) -> Iterator[Proposal]:
    """The severity has changed: announce it once, within 10 minutes, with who is called in and who may go.

    Incident training asks for it: escalating calls people in, easing off releases them, and without a word teams stay
    in high alert or miss it. The commander owns the announcement. Setting it for the first time belongs to the
    opening.
    """
    spans = here.known.severities
    if len(spans) < 2 or here.state.contested("severity"):
        return
    before, now = spans[-2:]
    if minutes_between(now.since, here.now) >= here.policy.opening_minutes or now.event_id is None:
        return
    yield Proposal(
        key=f"severity-change:{now.event_id}",
        headline=f"The severity went from {before.value} to {now.value}: announce it.",
        words=_change_words(here, before, now),
        level=Level.SOON,
        since=now.since,
        rest=None,
        about=(now.event_id,),
    )


def _change_words(here: Situation, before: Span, now: Span) -> str:
    body = here.state.effective[now.event_id or ""].body
    people = (body.engages, body.releases) if isinstance(body, SeverityChanged) else ()
    return severity_words(before.value, now.value, now.reason, *people)
