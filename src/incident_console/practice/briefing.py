"""The internal briefing, filled in from the state: as a command to be edited and held, and as words to say."""

from __future__ import annotations

from datetime import datetime

from incident_console.incident.commands import HoldBriefing
from incident_console.incident.identifiers import EventId
from incident_console.incident.records import Hypothesis, Need, Task
from incident_console.incident.state import State
from incident_console.incident.vocabulary import HypothesisStatus, Phase, Weight
from incident_console.practice.moments import after, minutes_between, task_due
from incident_console.practice.policy import Policy
from incident_console.practice.situation import Situation, situation
from incident_console.practice.spoken import aloud, counted, o_clock, short, some, spoken
from incident_console.practice.stalls import stalled

_AT_MOST = 10
"""How many hypotheses, tasks or needs one briefing names; what is beyond is given as a number."""


def briefing_draft(state: State, now: datetime, policy: Policy) -> HoldBriefing:
    """A briefing to be edited and held: conditions, actions in flight, needs and the next decision point.

    The parts are those of the CAN report of fire radio practice (conditions, actions, needs), which PagerDuty asks
    subject-matter experts for, and the next decision point, which closes a commander's briefing. Times are in UTC.
    """
    here = situation(state, now, policy)
    if here is None:
        return HoldBriefing()
    return HoldBriefing(
        conditions=_conditions(here),
        actions="; ".join(_limited([_action(here, task) for task in state.open_tasks()])),
        needs="; ".join(_limited([_need(here, need) for need in state.open_needs()])),
        next_decision=_next_decision(here),
    )


def briefing_words(state: State, now: datetime, policy: Policy) -> str:
    """The same briefing as one paragraph to be said aloud, with the time of the next one at the end."""
    here = situation(state, now, policy)
    if here is None:
        return ""
    parts = [
        f"This is the briefing, {spoken(minutes_between(here.declared, now))} into the incident.",
        _course_words(here),
        *_hypotheses_words(here),
        _actions_words(here),
        _needs_words(here),
        f"Next decision point: {_next_decision(here)}.",
    ]
    minutes = here.cadence.briefing_minutes
    if minutes is not None and not parts[-1].startswith(f"Next decision point: {_THE_NEXT}"):
        parts.append(f"The next briefing is at {o_clock(after(now, minutes))}.")
    return " ".join(part for part in parts if part)


_THE_NEXT = "the next briefing"


def _limited(parts: list[str]) -> list[str]:
    beyond = len(parts) - _AT_MOST
    return [*parts[:_AT_MOST], f"and {beyond} more"] if beyond > 0 else parts


# Conditions


def _conditions(here: Situation) -> str:
    state = here.state
    course = [state.severity.value if state.severity else "no severity", state.phase.value, _containment(state)]
    impact = f"impact: {aloud(state.impact)}" if state.impact else "impact not stated"
    stalls = _stalled_for(here)
    standing = _limited([_standing(here, h, stalls) for h in _worth_telling(here)])
    return "; ".join([", ".join(course), impact, *standing])


def _containment(state: State) -> str:
    return "contained" if state.contained else "not contained"


def _worth_telling(here: Situation) -> list[Hypothesis]:
    """What is open or confirmed, and what was put aside since the last briefing."""
    since = here.state.briefings[-1].at if here.state.briefings else here.declared
    standing = (HypothesisStatus.OPEN, HypothesisStatus.CONFIRMED)
    found = []
    for hypothesis in here.state.hypotheses.values():
        ended = hypothesis.ended_at
        if hypothesis.status in standing or (ended is not None and ended >= since):
            found.append(hypothesis)
    return found


def weights(state: State, hypothesis: Hypothesis) -> tuple[int, int]:
    """How many observations speak for a hypothesis and how many against it."""
    found = [state.evidence[e].on(hypothesis.event_id) for e in hypothesis.evidence if e in state.evidence]
    return found.count(Weight.FOR), found.count(Weight.AGAINST)


def _stalled_for(here: Situation) -> dict[EventId, float]:
    return {stall.hypothesis: stall.minutes for stall in stalled(here.state, here.now, here.policy)}


def _standing(here: Situation, hypothesis: Hypothesis, stalls: dict[EventId, float]) -> str:
    told = f"{hypothesis.handle} {aloud(hypothesis.text)}: {hypothesis.status.value}"
    if hypothesis.status is not HypothesisStatus.OPEN:
        reason = aloud(hypothesis.history[-1].reason) if hypothesis.history else ""
        return f"{told} ({reason})" if reason else told
    supporting, against = weights(here.state, hypothesis)
    if supporting or against:
        told = f"{told}, {Weight.FOR.sign}{supporting} {Weight.AGAINST.sign}{against}"
    minutes = stalls.get(hypothesis.event_id)
    return told if minutes is None else f"{told}, stalled for {short(minutes)}"


_PHASES = {
    Phase.INVESTIGATING: "We are investigating",
    Phase.IDENTIFIED: "The cause is identified",
    Phase.MITIGATED: "It is mitigated",
    Phase.MONITORING: "We are monitoring",
    Phase.RESOLVED: "It is resolved",
    Phase.CLOSED: "It is resolved",
}


def _course_words(here: Situation) -> str:
    state = here.state
    severity = f"This is a {state.severity.value}. " if state.severity else "The severity is not set. "
    impact = f" Users feel this: {aloud(state.impact)}." if state.impact else " We have not stated the impact."
    containment = f", {_containment(state)}" if state.phase.early else ""
    return f"{severity}{_PHASES[state.phase]}{containment}.{impact}"


def _hypotheses_words(here: Situation) -> list[str]:
    stalls = _stalled_for(here)
    told = [_hypothesis_words(here, hypothesis, stalls) for hypothesis in _worth_telling(here)]
    beyond = len(told) - _AT_MOST
    return [*told[:_AT_MOST], f"There are {beyond} more."] if beyond > 0 else told


def _hypothesis_words(here: Situation, hypothesis: Hypothesis, stalls: dict[EventId, float]) -> str:
    named = f"{hypothesis.handle}, {aloud(hypothesis.text)},"
    if hypothesis.status is not HypothesisStatus.OPEN:
        return f"{named} is {hypothesis.status.value}."
    supporting, against = weights(here.state, hypothesis)
    if not supporting and not against:
        told = f"{named} is open without evidence"
    else:
        told = f"{named} is open with {_observations(supporting)} for it and {against or 'none'} against"
    minutes = stalls.get(hypothesis.event_id)
    return f"{told}." if minutes is None else f"{told}, and has not moved for {spoken(minutes)}."


def _observations(number: int) -> str:
    return counted(number, "observation") if number else "no observation"


# Actions


def _left(here: Situation, task: Task) -> float | None:
    due_at = task_due(task)
    return None if due_at is None else minutes_between(here.now, due_at)


def _left_words(left: float | None) -> str:
    if left is None:
        return "no time-box"
    if left > 0:
        return f"{short(left)} left"
    return f"{short(-left)} over" if left <= -1 else "due now"


def _action(here: Situation, task: Task) -> str:
    return f"{task.handle} {aloud(task.text)}, {task.person or 'nobody'}, {_left_words(_left(here, task))}"


def _actions_words(here: Situation) -> str:
    tasks = here.tasks
    if not tasks:
        return "No action is in flight."
    return f"In flight: {'; '.join(_limited([_action_words(here, task) for task in tasks]))}."


def _action_words(here: Situation, task: Task) -> str:
    person = task.person or "nobody"
    left = _left(here, task)
    if left is None:
        return f"{person} on {task.handle}, {aloud(task.text)}, without a time-box"
    return f"{person} on {task.handle}, {aloud(task.text)}, {_left_said(left)}"


def _left_said(left: float) -> str:
    if left > 0:
        return f"{spoken(left)} left"
    return f"{spoken(-left)} over" if left <= -1 else "due now"


# Needs


def _need(here: Situation, need: Need) -> str:
    asked = need.routed_to or need.of
    of = f" ({asked})" if asked else ""
    return f"{need.handle} {aloud(need.text)}{of}, open for {short(minutes_between(need.raised_at, here.now))}"


def _needs_words(here: Situation) -> str:
    needs = here.needs
    if not needs:
        return ""
    return f"We need {some([_need_words(need) for need in needs], _AT_MOST)}."


def _need_words(need: Need) -> str:
    asked = need.routed_to or need.of
    return f"{aloud(need.text)}{f' from {asked}' if asked else ''}"


# The next decision point


def _next_decision(here: Situation) -> str:
    """What there is to decide on, or when there will be: an open proposal, the next task to come back, else the next
    briefing, else any news."""
    if here.decisions:
        return f"now, on {some([f'{one.handle}, {aloud(one.text)}' for one in here.decisions], 3)}"
    boxed = [(task, left) for task in here.tasks if (left := _left(here, task)) is not None]
    coming = min((pair for pair in boxed if pair[1] > 0), key=lambda pair: pair[1], default=None)
    if coming is not None:
        task, left = coming
        who = f" ({task.person})" if task.person else ""
        return f"{o_clock(after(here.now, left))}, when {task.handle} is back{who}"
    if boxed:
        return f"as soon as {boxed[0][0].handle} reports back"
    minutes = here.cadence.briefing_minutes
    return f"{_THE_NEXT}, {o_clock(after(here.now, minutes))}" if minutes is not None else "when there is news"
