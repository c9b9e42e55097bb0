"""Prompts about people: roles to fill, unanswered offers, a second hat, too many reports, a long shift."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from incident_console.incident.roles import Offer
from incident_console.incident.vocabulary import Role
from incident_console.practice.moments import after, minutes_between
from incident_console.practice.promises import Level
from incident_console.practice.prompts.model import Proposal
from incident_console.practice.prompts.rest import rest
from incident_console.practice.situation import Situation
from incident_console.practice.spoken import a, capital, counted, listed, short, spoken

_NO_HAT = (Role.IC, Role.OBSERVER)


def offer(here: Situation) -> Iterator[Proposal]:
    """An offer of a role that has waited 2 minutes for its answer.

    Google's practice: “You're now the incident commander, okay?”, and no leaving before a firm yes.
    """
    for one in here.offers:
        since = here.answers.due(f"offer:{one.event_id}", after(one.at, here.policy.offer_minutes))
        if here.now < since:
            continue
        waited = minutes_between(one.at, here.now)
        yield Proposal(
            key=f"offer:{one.event_id}",
            headline=f"{one.person} has not answered the offer of {one.role.full} for {short(waited)}.",
            words=_offer_words(one),
            level=Level.OVER,
            since=since,
            rest=rest(here),
            opens="role",
            about=(one.event_id,),
        )


def _offer_words(one: Offer) -> str:
    if one.role is Role.IC:
        return f"{one.person}, you're now the Incident Commander, okay?"
    return f"{one.person}, you are asked to be {one.role.full}. Do you accept?"


def roles(here: Situation) -> Iterator[Proposal]:
    """The roles that a major incident needs and nobody holds or has been offered: operations, communications and
    scribe for a SEV1 or SEV2.

    ICS: one person to each function, and whatever is not delegated stays with the commander. Google's and PagerDuty's
    commanders name them at the start.
    """
    offered = {one.role for one in here.offers}
    wanted = here.policy.roles_for(here.state.severity)
    missing = [role for role in wanted if here.spell(role) is None and role not in offered]
    if not missing:
        return
    named = listed([a(role.full) for role in missing])
    question = "Who takes it? Say your name." if len(missing) == 1 else "Who takes which? Say your name and the role."
    yield Proposal(
        key="roles",
        headline=f"{capital(listed([role.full for role in missing]))}: nobody yet.",
        words=f"We need {named}. {question}",
        level=Level.SOON,
        since=here.begun,
        rest=rest(here),
        opens="role",
    )


def second_hat(here: Situation) -> Iterator[Proposal]:
    """The commander holds another role besides.

    PagerDuty's call procedure: the commander takes no second role, and hands over before becoming an expert again.
    Observing is no role in this sense.
    """
    commander = here.spell(Role.IC)
    if commander is None:
        return
    others = [s for s in here.held if s.person == commander.person and s.role not in _NO_HAT]
    if not others:
        return
    held = listed([spell.role.full for spell in others])
    yield Proposal(
        key=f"second-hat:{','.join(sorted({spell.role.value for spell in others}))}",
        headline=f"{commander.person} commands and is {held} too.",
        words=f"I am the Incident Commander and {held} as well, and I should only command. Who takes over as {held}?",
        level=Level.SOON,
        since=max(spell.since for spell in others),
        rest=rest(here),
        opens="role",
        about=tuple(spell.event_id for spell in others),
    )


def span(here: Situation) -> Iterator[Proposal]:
    """More than 7 people report directly to one.

    ICS and PagerDuty: more than 7 is more than a person can lead; split into teams (Alpha, Bravo, Charlie) that speak
    through their leaders. Experts and people with tasks report to operations where somebody leads it, else to the
    commander, as the other role holders do.
    """
    for leader, reports in _reports(here).items():
        if len(reports) <= here.policy.span_of_control:
            continue
        yield Proposal(
            key=f"span:{leader.value}",
            headline=f"{counted(len(reports), 'person', 'people')} report to {here.holder(leader)}; "
            f"{here.policy.span_of_control} is the most that works.",
            words=(
                f"{here.holder(leader)} has {counted(len(reports), 'direct report')}. We split into teams, Alpha "
                "and Bravo, and each speaks through its leader. Who leads Alpha, and who leads Bravo?"
            ),
            level=Level.CALM,
            since=here.begun,
            rest=rest(here),
            opens="role",
        )


def _reports(here: Situation) -> dict[Role, set[str]]:
    leads = {s.person for s in here.held if s.role not in (Role.SME, Role.OBSERVER)}
    workers = {s.person for s in here.held if s.role is Role.SME}
    workers |= {task.person for task in here.tasks if task.person}
    commander, ops = here.holder(Role.IC), here.holder(Role.OPS)
    if ops and ops != commander:
        found = {Role.IC: leads, Role.OPS: workers - leads}
    else:
        found = {Role.IC: leads | workers}
    return {role: people - {here.holder(role)} for role, people in found.items() if here.holder(role)}


def long_shift(here: Situation) -> Iterator[Proposal]:
    """Four hours in command: propose a handoff. Google's incident state document and its handoff are refreshed at
    least every 4 hours; tired commanders do not notice that they are."""
    spell = here.spell(Role.IC)
    hours = here.policy.long_shift_hours
    if spell is None or hours is None:
        return
    since = after(spell.since, hours * 60)
    if here.now < since or any(one.role is Role.IC for one in here.offers):
        return
    elapsed = minutes_between(spell.since, here.now)
    yield Proposal(
        key=f"long-shift:{spell.event_id}",
        headline=f"{spell.person} has commanded for {short(elapsed)}.",
        words=f"I have commanded for {spoken(elapsed)}. Who takes over, and at what time?",
        level=Level.CALM,
        since=since,
        rest=timedelta(hours=1),
        opens="role",
        about=(spell.event_id,),
    )
