"""The end of an incident: exit criteria as a live list, what is still open, and the four parts of standing down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from incident_console.incident.identifiers import EventId
from incident_console.incident.state import Criterion, State, name_key
from incident_console.incident.vocabulary import StandDownPart
from incident_console.practice.clocks import ClockKind, briefing_clock, update_clocks
from incident_console.practice.moments import minutes_between, task_due
from incident_console.practice.notices import hearings_of
from incident_console.practice.policy import Policy
from incident_console.practice.promises import Level
from incident_console.practice.situation import Situation, situation
from incident_console.practice.spoken import aloud, have, short
from incident_console.practice.stalls import stalled


class ExitCriterion(NamedTuple):
    """One exit criterion: whether it is met, when somebody said so (UTC) and who, with what was said.

    `own` says that it is this incident's and not the policy's. One that was met before the incident was reopened is
    not met.
    """

    name: str
    met: bool
    contested: bool = False
    at: datetime | None = None
    author: str = ""
    text: str = ""
    own: bool = False

    @property
    def standing(self) -> str:
        """`met`, `open` or `contested`."""
        return "contested" if self.contested else "met" if self.met else "open"

    @property
    def holds(self) -> bool:
        """Whether it is met and nobody says otherwise."""
        return self.met and not self.contested


def exit_criteria(state: State, now: datetime, policy: Policy) -> tuple[ExitCriterion, ...]:
    """The exit criteria: the policy's and this incident's own, without those that were dropped.

    Google's incident state document keeps its exit criteria as a list of what is done and to do, next to the status.
    """
    here = situation(state, now, policy)
    return tuple(exit_criteria_of(here)) if here is not None else ()


def exit_criteria_of(here: Situation) -> Iterator[ExitCriterion]:
    """The exit criteria, in a situation. What somebody spoke of without listing it is on the list, too: nothing that
    was recorded is shown nowhere."""
    known = here.state.criteria
    agreed = {name_key(name): name for name in here.policy.exit_criteria if name_key(name)}
    for key, name in agreed.items():
        found = known.get(key)
        if found is None:
            yield ExitCriterion(name, met=False)
        elif found.listed is not False:
            yield _as_known(here, found, own=False)
    for key, found in known.items():
        if key not in agreed and found.listed is not False:
            yield _as_known(here, found, own=True)


def _as_known(here: Situation, found: Criterion, *, own: bool) -> ExitCriterion:
    met = found.met and found.at is not None and not _before_reopening(here, found.at)
    return ExitCriterion(found.name, met, found.contested, found.at, found.author, found.text, own)


def _before_reopening(here: Situation, at: datetime) -> bool:
    return here.reopened is not None and at < here.reopened


class Loose(StrEnum):
    """What sort of thing is still open."""

    CONTAINMENT = "containment"
    TASK = "task"
    STALL = "stall"
    DECISION = "decision"
    NEED = "need"
    OFFER = "offer"
    CRITERION = "criterion"
    UPDATE = "update"
    BRIEFING = "briefing"
    NOTICE = "notice"
    CONTESTED = "contested"


class LooseEnd(NamedTuple):
    """Something that is still open: what it is in one line, and the event that made it (empty: the incident's)."""

    kind: Loose
    words: str
    about: EventId = ""


def loose_ends(state: State, now: datetime, policy: Policy) -> tuple[LooseEnd, ...]:
    """Everything that is still open when somebody wants to call it resolved, the gravest first.

    It is shown and refuses nothing: whoever commands decides. Updates and briefings are open only where they are due.
    """
    here = situation(state, now, policy)
    return tuple(_loose_ends(here)) if here is not None else ()


def _loose_ends(here: Situation) -> Iterator[LooseEnd]:
    state = here.state
    if not state.contained:
        yield LooseEnd(Loose.CONTAINMENT, "It is not contained")
    for criterion in exit_criteria_of(here):
        if not criterion.holds:
            yield LooseEnd(Loose.CRITERION, f"Exit criterion {criterion.standing}: {criterion.name}")
    for task in here.tasks:
        due_at = task_due(task)
        over = f", {short(minutes_between(due_at, here.now))} over" if due_at and due_at <= here.now else ""
        yield LooseEnd(Loose.TASK, f"{task.handle} {aloud(task.text)}, {task.person or 'nobody'}{over}", task.event_id)
    yield from _theories(here)
    for decision in here.decisions:
        yield LooseEnd(Loose.DECISION, f"{decision.handle} {aloud(decision.text)}: proposed", decision.event_id)
    for need in here.needs:
        of = need.routed_to or need.of
        yield LooseEnd(Loose.NEED, f"{need.handle} {aloud(need.text)}{f', {of}' if of else ''}", need.event_id)
    for offer in here.offers:
        words = f"{offer.person} has not answered the offer of {offer.role.full}"
        yield LooseEnd(Loose.OFFER, words, offer.event_id)
    yield from _untold(here)
    for dispute in here.known.disputes:
        yield LooseEnd(Loose.CONTESTED, f"Contested: {dispute.what} is {dispute.sides}", dispute.values.ids[-1])


def _theories(here: Situation) -> Iterator[LooseEnd]:
    """The stalled hypotheses; once it is mitigated every open one, because none is stalled then."""
    for stall in stalled(here.state, here.now, here.policy):
        words = f"{stall.handle} {aloud(stall.text)}: open, nothing moved for {short(stall.minutes)}"
        yield LooseEnd(Loose.STALL, words, stall.hypothesis)
    for hypothesis in () if here.state.phase.early else here.hypotheses:
        yield LooseEnd(Loose.STALL, f"{hypothesis.handle} {aloud(hypothesis.text)}: open", hypothesis.event_id)


def _untold(here: Situation) -> Iterator[LooseEnd]:
    for audience, clock in update_clocks(here):
        if clock.level is Level.OVER:
            over = short(minutes_between(clock.due_at, here.now))
            which = "First update" if clock.kind is ClockKind.FIRST_UPDATE else "Update"
            yield LooseEnd(Loose.UPDATE, f"{which} to {audience.full}: due, {over} over")
    for clock in briefing_clock(here):
        if clock.level is Level.OVER:
            yield LooseEnd(Loose.BRIEFING, f"Briefing: due, {short(minutes_between(clock.due_at, here.now))} over")
    for one in hearings_of(here):
        if one.heard is None:
            yield LooseEnd(Loose.NOTICE, f"{one.who} {have([one.who])} not heard")


class Part(NamedTuple):
    """One part of standing down: in the policy's words, and when it was done, by whom, with what was said."""

    part: StandDownPart
    words: str
    done_at: datetime | None = None
    author: str = ""
    text: str = ""


def stand_down_parts(state: State, now: datetime, policy: Policy) -> tuple[Part, ...]:
    """The four parts of standing down, each done or not.

    200apps' How We Work: de-escalation is as deliberate as escalation; a team that nobody stands down stays anxious.
    What was done before the incident was reopened is to be done again.
    """
    here = situation(state, now, policy)
    return tuple(stand_down_of(here)) if here is not None else ()


def stand_down_of(here: Situation) -> Iterator[Part]:
    """The parts of standing down, in a situation."""
    for part, words in zip(StandDownPart, here.policy.stand_down, strict=True):
        done = here.state.stand_down.get(part)
        if done is None or _before_reopening(here, done.at):
            yield Part(part, words)
        else:
            yield Part(part, words, done.at, done.author, done.text)
