"""Prompts about decisions: a proposal that was not polled, and one that waits for its outcome after the poll."""

from __future__ import annotations

from collections.abc import Iterator

from incident_console.incident.commands import PollDecision, SettleDecision
from incident_console.incident.state import Decision
from incident_console.practice.announcing import objections_words, outcome_words, proposal_words
from incident_console.practice.moments import after, minutes_between
from incident_console.practice.promises import Level
from incident_console.practice.prompts.model import Proposal
from incident_console.practice.prompts.rest import rest
from incident_console.practice.situation import Situation
from incident_console.practice.spoken import aloud, short


def poll(here: Situation) -> Iterator[Proposal]:
    """A proposal that nobody has asked objections to: ask, at once. Accepting records that it was asked.

    PagerDuty's call procedure: state the proposal, ask for strong objections, pause, proceed.
    """
    for decision in here.decisions:
        if decision.asked_at is None:
            yield Proposal(
                key=f"poll:{decision.event_id}",
                headline=f"{decision.handle} is proposed: ask for strong objections.",
                words=proposal_words(decision.text, decision.person, decision.options, decision.objections),
                level=Level.SOON,
                since=decision.at,
                rest=rest(here),
                about=(decision.event_id,),
                accept=PollDecision(decision=decision.handle),
            )


def settle(here: Situation) -> Iterator[Proposal]:
    """A poll that has been silent for 30 seconds, or an objection: say what holds.

    PagerDuty's call procedure: after the pause proceed; the commander's word is final, and a wrong decision is better
    than none. Silence is agreement: accepting records that it is adopted. Over an objection only the dialog can say
    what became of it.
    """
    for decision in here.decisions:
        if decision.asked_at is None:
            continue
        last = max([decision.asked_at, *(objection.at for objection in decision.objections)])
        since = last if decision.objections else after(last, here.policy.poll_minutes)
        if here.now < since:
            continue
        yield _objected(here, decision) if decision.objections else _silent(here, decision)


def _silent(here: Situation, decision: Decision) -> Proposal:
    asked_at = decision.asked_at or decision.at
    return Proposal(
        key=f"settle:{decision.event_id}",
        headline=f"{decision.handle}: no objection {_for(minutes_between(asked_at, here.now))}. Settle it.",
        words=outcome_words(decision, adopted=True),
        level=Level.SOON,
        since=asked_at,
        rest=rest(here),
        about=(decision.event_id,),
        accept=SettleDecision(decision=decision.handle, outcome="adopted", text="no strong objections"),
    )


def _objected(here: Situation, decision: Decision) -> Proposal:
    count = len(decision.objections)
    return Proposal(
        key=f"settle:{decision.event_id}",
        headline=f"{decision.handle} has {'an objection' if count == 1 else f'{count} objections'}. Settle it.",
        words=(
            f"I have heard {objections_words(decision.objections)}. "
            f"On {decision.handle}, {aloud(decision.text)}, I decide now: we go ahead, or we do not."
        ),
        level=Level.SOON,
        since=decision.objections[0].at,
        rest=rest(here),
        opens="decision",
        about=(decision.event_id,),
        recorded_by_dialog=True,
    )


def _for(minutes: float) -> str:
    return f"for {short(minutes)}" if minutes >= 1 else f"for {round(minutes * 60)} s"
