"""Updates for people who are not on the call, drafted out of what the log knows and of nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from incident_console.incident.roles import spells
from incident_console.incident.state import Hypothesis, State, Update
from incident_console.incident.text import one_line, shorten
from incident_console.incident.vocabulary import (
    Audience,
    DecisionStatus,
    HypothesisStatus,
    LeverStatus,
    Milestone,
    Phase,
    Weight,
)
from incident_console.practice.briefing import weights
from incident_console.practice.containment import contained_at, levers
from incident_console.practice.moments import after, minutes_between, task_due
from incident_console.practice.policy import Policy
from incident_console.practice.spoken import capital, moment, short

_AT_MOST = 8
_WORDS = 160


def update_draft(
    state: State, now: datetime, policy: Policy, audience: Audience, next_minutes: float | None = None
) -> str:
    """An update to be edited and sent: one text for stakeholders, one for technical readers, one for the public.

    PagerDuty's external communication: what is affected, since when, what is being done, and always when the next
    update comes; no names and no theories to the outside; the last one says whether data was lost. What the log does
    not know stands there in square brackets. Times are UTC. `next_minutes` overrides the cadence's time of the next
    update. Empty before a declaration.
    """
    if state.declared_at is None:
        return ""
    lines = _DRAFTS[audience](state, now, policy)
    return "\n".join([*lines, _next(state, now, policy, next_minutes)])


def next_update_minutes(state: State, policy: Policy) -> float | None:
    """In how many minutes the next update is to be promised; None where the severity has none, or it is over."""
    return None if state.phase.over else policy.cadence_for(state.severity).update_minutes


def _next(state: State, now: datetime, policy: Policy, minutes: float | None) -> str:
    minutes = minutes if minutes is not None else next_update_minutes(state, policy)
    if minutes is not None:
        return f"Next update: {moment(after(now, minutes), now)}."
    if state.phase.over:
        return "No further update is planned, unless it comes back."
    return "Next update: [time of the next update, with its zone]."


def _written(text: str) -> str:
    return shorten(one_line(text), _WORDS).rstrip(" .;,:")


def _since(state: State) -> datetime | None:
    """When users began to feel it, as far as the log knows: when it started, else when it was first detected."""
    known = [state.milestone(one) for one in (Milestone.STARTED, *_DETECTED)]
    return next((at for at in known if at is not None), None)


_DETECTED = (Milestone.DETECTED_BY_SYSTEM, Milestone.DETECTED_BY_PERSON)


def _impact(state: State, otherwise: str) -> str:
    return _written(state.impact) if state.impact else otherwise


_DOING = {
    Phase.INVESTIGATING: "We are looking for the cause.",
    Phase.IDENTIFIED: "We know the cause and are working on it.",
    Phase.MITIGATED: "The effect on users has been reduced or ended.",
    Phase.MONITORING: "The effect on users has been reduced or ended, and we are watching it.",
    Phase.RESOLVED: "It is resolved.",
    Phase.CLOSED: "It is resolved.",
}


def _doing(state: State) -> str:
    if state.phase in (Phase.INVESTIGATING, Phase.IDENTIFIED) and contained_at(state) is not None:
        return f"It no longer grows. {_DOING[state.phase]}"
    return _DOING[state.phase]


# For stakeholders


def _business(state: State, now: datetime, policy: Policy) -> Iterator[str]:
    severity = state.severity.value if state.severity else "[severity]"
    yield f"{severity}: {_written(state.title)}. Status at {moment(now, now)}: {state.phase.value}."
    yield f"Impact: {_impact(state, '[what customers see, and how many of them]')}."
    yield _when(state, now)
    yield _doing(state)
    if state.phase.over:
        yield "Data: [whether any data was lost or is wrong; say so if none]."
    else:
        yield "Expected: [when it is likely to be over, or that nobody can say yet]."
        yield "Meanwhile: [what customers and colleagues can do]."


def _when(state: State, now: datetime) -> str:
    since = _since(state)
    began = f"Since {moment(since, now)}" if since else "Since [when customers began to feel it]"
    resolved = state.milestone(Milestone.RESOLVED)
    ended = resolved if state.phase.over else None
    if ended is None:
        return f"{began}."
    lasted = f", {short(minutes_between(since, ended))}" if since else ""
    return f"{began}, until {moment(ended, now)}{lasted}."


# For the public


def _public(state: State, now: datetime, policy: Policy) -> Iterator[str]:
    """Without severity, names, handles and theories: those are ours, and so are the words for what is felt."""
    impact = f"in their words; in ours: {_written(state.impact)}" if state.impact else "and which of them"
    yield f"[What is affected, in customers' words; in ours: {_written(state.title)}.] {moment(now, now)}."
    yield f"What you may see: [what customers see, {impact}]."
    yield _when(state, now)
    yield _doing(state)
    if state.phase.over:
        yield "Your data: [whether any data was lost or is wrong; say so if none]."
        yield "[What customers have to do, if anything; an apology.]"
    else:
        yield "Meanwhile: [what customers can do]."


# For technical readers


def _technical(state: State, now: datetime, policy: Policy) -> Iterator[str]:
    severity = state.severity.value if state.severity else "severity not set"
    contained = "contained" if contained_at(state) else "not contained"
    yield f"{severity}: {_written(state.title)}. Status at {moment(now, now)}: {state.phase.value}, {contained}."
    yield f"Impact: {_impact(state, '[what users see, with a number]')}."
    yield _when(state, now)
    held = [f"{capital(s.role.short)} {s.person}" for s in spells(state) if s.until is None]
    yield f"Roles: {', '.join(held)}." if held else "Roles: [who commands]."
    yield from _part("Containment", _levers(state))
    yield from _part("Hypotheses", [_theory(state, one) for one in state.hypotheses.values()])
    yield from _part("In flight", _tasks(state, now))
    last = state.updates[-1] if state.updates else None
    yield from _part(f"Decided{_after(last, now)}", _decided(state, last))
    yield from _part("To be decided", [f"{one.handle} {_written(one.text)}" for one in state.open_decisions()])
    yield from _part("Needed", [_need(one.handle, one.text, one.routed_to or one.of) for one in state.open_needs()])
    if state.phase.over:
        yield "Data: [whether any data was lost or is wrong; say so if none]."


def _part(title: str, told: list[str]) -> Iterator[str]:
    beyond = [f"and {len(told) - _AT_MOST} more"] if len(told) > _AT_MOST else []
    if told:
        yield f"{title}: {'; '.join([*told[:_AT_MOST], *beyond])}."


def _levers(state: State) -> list[str]:
    known = [pulled for _, pulled in levers(state) if pulled is not None]
    return [f"{one.lever.value} {_status(one.status)}{_detail(one.text)}" for one in known]


def _status(status: LeverStatus) -> str:
    return "under way" if status is LeverStatus.STARTED else status.value


def _detail(text: str) -> str:
    return f" ({_written(text)})" if text else ""


def _theory(state: State, one: Hypothesis) -> str:
    told = f"{one.handle} {_written(one.text)}, {one.status.value}"
    if one.status is not HypothesisStatus.OPEN:
        return f"{told}{_detail(one.history[-1].reason if one.history else '')}"
    supporting, against = weights(state, one)
    return f"{told} ({Weight.FOR.sign}{supporting} {Weight.AGAINST.sign}{against})"


def _tasks(state: State, now: datetime) -> list[str]:
    found = []
    for task in state.open_tasks():
        due_at = task_due(task)
        due = f", due {moment(due_at, now)}" if due_at is not None else ""
        found.append(f"{task.handle} {_written(task.text)}, {task.person or 'nobody'}{due}")
    return found


def _after(last: Update | None, now: datetime) -> str:
    return f" since the update of {moment(last.at, now)}" if last is not None else ""


def _decided(state: State, last: Update | None) -> list[str]:
    found = []
    for one in state.decisions.values():
        at = one.settled_at or one.at
        if one.status is DecisionStatus.ADOPTED and (last is None or at >= last.at):
            found.append(f"{one.handle} {_written(one.text)}")
    return found


def _need(handle: str, text: str, of: str) -> str:
    return f"{handle} {_written(text)}{f', of {of}' if of else ''}"


_DRAFTS = {Audience.STAKEHOLDERS: _business, Audience.TECHNICAL: _technical, Audience.PUBLIC: _public}
