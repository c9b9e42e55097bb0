"""Which prompt comes first: the rules in order, and the list that they make at one moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from incident_console.incident.commands import SayPrompt
from incident_console.incident.state import State
from incident_console.practice.policy import Policy
from incident_console.practice.promises import Level
from incident_console.practice.prompts import (
    cadence,
    command,
    decisions,
    diagnosis,
    ending,
    hearing,
    people,
    record,
    work,
)
from incident_console.practice.prompts.model import Prompt, Proposal
from incident_console.practice.situation import Situation, situation


class Rule(NamedTuple):
    """One rule: its name, what it proposes, why it stands where it does, and what makes it end by itself."""

    name: str
    propose: Callable[[Situation], Iterator[Proposal]]
    because: str
    ends: str


RANKING: tuple[Rule, ...] = (
    Rule("contested command", command.contested_command, "two commanders are none", "somebody confirms one"),
    Rule("no commander", command.no_commander, "nobody else can act on the rest", "somebody takes command"),
    Rule(
        "opening",
        command.opening,
        "people must know who commands before they follow",
        "it is said, or 10 minutes have gone",
    ),
    Rule("severity", command.severity, "it sets every other clock", "a severity is set"),
    Rule(
        "data correction",
        diagnosis.data_correction,
        "it does harm while it is talked about",
        "it is stopped, or it is contained",
    ),
    Rule(
        "stall",
        diagnosis.stall,
        "keeping the loop turning is what a commander is for",
        "evidence, a test or a change of status",
    ),
    Rule("time-box over", work.box_over, "somebody was promised an answer by now", "the task ends or gets more time"),
    Rule("briefing", cadence.briefing, "the call was promised it", "a briefing is held"),
    Rule("update", cadence.update, "people outside the call were promised it", "an update goes out"),
    Rule("notice", hearing.notice, "nobody is to hear it from somewhere else first", "they have heard"),
    Rule("offer", people.offer, "a role between two people is held by neither", "it is accepted, declined, withdrawn"),
    Rule("settle", decisions.settle, "people wait for the word and act on none", "the proposal is settled"),
    Rule("poll", decisions.poll, "what nobody was asked about comes back as an objection", "the poll is asked"),
    Rule(
        "severity change",
        command.severity_change,
        "people are to be called in or released by it",
        "it is said, or 10 minutes have gone",
    ),
    Rule(
        "containment",
        diagnosis.containment,
        "contain before diagnose, once what is due has been said",
        "a lever is being pulled, or it is contained",
    ),
    Rule("roles", people.roles, "the commander should do none of these", "somebody holds or is offered each"),
    Rule("impact", command.impact, "everything that is told outside begins with it", "the impact is stated"),
    Rule(
        "incomplete task",
        work.incomplete,
        "without a person and a time-box it is a wish",
        "it has both, or its time is over",
    ),
    Rule("unacknowledged task", work.unacknowledged, "nobody may be on it", "it is acknowledged, or its time is over"),
    Rule("speakers", hearing.speakers, "who waits for a gap does not listen", "fewer than two wait"),
    Rule("contested value", record.contested, "two seats believe different things", "a person settles it"),
    Rule("need", work.need, "somebody waits for it", "it is met, dropped or routed to somebody else"),
    Rule("second hat", people.second_hat, "a commander who works does not command", "somebody else holds the role"),
    Rule("span of control", people.span, "more people than one can lead", "fewer report to one"),
    Rule("long shift", people.long_shift, "it can wait for a lull, and not for ever", "the command is offered"),
    Rule(
        "exit criteria",
        ending.exit_check,
        "the end is decided and not drifted into",
        "it is resolved, or gets worse again",
    ),
    Rule("call-out", cadence.call_out, "a service to everybody, and never urgent", "it is said, or the next is due"),
    Rule(
        "quiet",
        record.quiet,
        "silence is not lack of progress; it is only asked about",
        "something is entered",
    ),
    Rule("stand-down", ending.stand_down, "stands alone: the response is over", "its four parts are done"),
    Rule(
        "action items",
        ending.action_items,
        "learning points first, and the promises when they have rested",
        "one is committed, or there is none left to commit",
    ),
)
"""The order in which prompts are shown: first who commands, then harm and the loop, then what was promised, then what
people wait for, then the rest."""

_WHEN_OVER = frozenset({"contested value", "stand-down", "action items"})


def prompts(state: State, now: datetime, policy: Policy) -> tuple[Prompt, ...]:
    """What there is to do now, in the order of RANKING, within one rule oldest first; the first is to be shown.

    What was said is not said again before something changed: the opening once for each commander, the call-out once
    for each mark, a stall again after another stall's time, everything else after `snooze_minutes`. Until something
    else was recorded only what is over comes back (Dispatch's rule: no reminder when nothing has changed). What was
    put off comes back when its time is over and never earlier; what was put off for good never does. Once the
    incident is over there is only the stand-down, what to commit to, and a contested phase.
    """
    here = situation(state, now, policy)
    if here is None:
        return ()
    found: list[Prompt] = []
    for rule in RANKING:
        if state.phase.over and rule.name not in _WHEN_OVER:
            continue
        awake = [proposal for proposal in rule.propose(here) if _awake(here, proposal)]
        found.extend(_prompt(proposal) for proposal in sorted(awake, key=lambda p: p.since))
    return tuple(found)


def _awake(here: Situation, proposal: Proposal) -> bool:
    answers, key = here.answers, proposal.key
    if answers.put_off(key, here.now) or answers.rests(key, here.now, proposal.rest):
        return False
    return proposal.level is Level.OVER or key not in answers.unchanged


def _prompt(proposal: Proposal) -> Prompt:
    said = proposal.accept or SayPrompt.model_construct(prompt=proposal.key, words=proposal.words, about=proposal.about)
    return Prompt(
        proposal.key,
        proposal.headline,
        proposal.words,
        proposal.level,
        None if proposal.recorded_by_dialog else said,
        proposal.opens,
        proposal.about,
    )
