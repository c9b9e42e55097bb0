"""Prompts about the cadence: the briefing, the updates, the elapsed time."""

from __future__ import annotations

from collections.abc import Iterator

from incident_console.incident.vocabulary import Role
from incident_console.practice.briefing import briefing_words
from incident_console.practice.clocks import Clock, ClockKind, Level, briefing_clock, call_out_clock, update_clocks
from incident_console.practice.moments import minutes_between
from incident_console.practice.prompts.model import Proposal
from incident_console.practice.prompts.rest import rest
from incident_console.practice.situation import Situation
from incident_console.practice.spoken import short, since_start, spoken, whole


def _when(here: Situation, clock: Clock) -> str:
    if clock.level is Level.SOON:
        return "due in a moment"
    over = minutes_between(clock.due_at, here.now)
    return "due now" if over < 1 else f"{short(over)} over"


def briefing(here: Situation) -> Iterator[Proposal]:
    """The internal briefing, from one minute before it is due: the words are the briefing itself.

    Every 15 minutes for a SEV1, 20 for a SEV2, 30 for a SEV3; the commander calls it and does not wait to be asked
    (Google's and PagerDuty's practice). Only a briefing ends it.
    """
    for clock in briefing_clock(here):
        if clock.level is Level.CALM:
            continue
        yield Proposal(
            key=clock.key,
            headline=f"The briefing is {_when(here, clock)}.",
            words=briefing_words(here.state, here.now, here.policy),
            level=clock.level,
            since=clock.due_at,
            rest=rest(here),
            opens="briefing",
            recorded_by_dialog=True,
        )


def update(here: Situation) -> Iterator[Proposal]:
    """The update to each audience, from one minute before it is due; the first one within 15 minutes of detection.

    PagerDuty's call procedure: every 20 to 30 minutes, and each says when the next one comes. Only an update ends it.
    """
    for audience, clock in update_clocks(here):
        if clock.level is Level.CALM:
            continue
        which = f"{'first ' * (clock.kind is ClockKind.FIRST_UPDATE)}update to {audience.full}"
        comms = here.holder(Role.COMMS)
        ask = f"{comms}, please send it" if comms else "Nobody holds communications. Who sends it"
        yield Proposal(
            key=clock.key,
            headline=f"The {which} is {_when(here, clock)}.",
            words=(
                f"The {which} is {_when_said(here, clock)}. "
                f"{ask} now{',' if comms else '?'} {'and say' if comms else 'Say'} when the next one comes."
            ),
            level=clock.level,
            since=clock.due_at,
            rest=rest(here),
            opens="update",
        )


def _when_said(here: Situation, clock: Clock) -> str:
    over = minutes_between(clock.due_at, here.now)
    return "due" if over < 1 else f"{spoken(over)} over"


def call_out(here: Situation) -> Iterator[Proposal]:
    """The elapsed time, called out every 10 minutes, once for each mark (PagerDuty's deputy does this)."""
    for clock in call_out_clock(here):
        if clock.level is Level.OVER:
            elapsed = minutes_between(here.declared, here.now)
            contained = "It is contained." if here.state.contained else "It is not contained."
            yield Proposal(
                key=clock.key,
                headline=f"{since_start(whole(elapsed))}{' min' * (elapsed < 60)}: call out the elapsed time.",
                words=f"We are {spoken(elapsed)} into this incident. {contained}",
                level=Level.CALM,
                since=clock.due_at,
                rest=None,
            )
