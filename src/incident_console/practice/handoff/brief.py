"""The brief of a handoff as data: everything that the next holder of a role must know, out of the state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from incident_console.incident.roles import Spell
from incident_console.incident.state import Decision, Hypothesis, LeverState, State, Task
from incident_console.incident.vocabulary import (
    DecisionStatus,
    HypothesisStatus,
    LeverStatus,
    Phase,
    Role,
    Severity,
    Weight,
)
from incident_console.practice.clocks import Clock, clocks_of
from incident_console.practice.containment import contained_at, levers
from incident_console.practice.moments import after, minutes_between, task_due
from incident_console.practice.notices import hearings_of
from incident_console.practice.policy import Policy
from incident_console.practice.situation import Situation, situation
from incident_console.practice.spoken import aloud
from incident_console.practice.stalls import stalled


@dataclass(frozen=True, slots=True)
class InFlight:
    """A task that is being done. `left` are the minutes of its time-box, negative where it is over, None without one;
    `tests` the handles of the hypotheses that it tells apart."""

    handle: str
    text: str
    person: str
    left: float | None
    acknowledged: bool
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theory:
    """A hypothesis and what speaks for and against it. One that is not open has its `reason` and `ended_at`; one that
    is stalled has for how many minutes."""

    handle: str
    text: str
    owner: str
    status: HypothesisStatus
    supporting: tuple[str, ...]
    against: tuple[str, ...]
    reason: str = ""
    ended_at: datetime | None = None
    stalled: float | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A need that nobody has met, of whom, and for how many minutes it has waited."""

    handle: str
    text: str
    of: str
    waiting: float


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision or a proposal, with the objections to it; `polled` says that objections were asked for."""

    handle: str
    text: str
    at: datetime
    person: str
    polled: bool
    objections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What was told last, to whom, when and by whom; `next_at` is when the next was promised."""

    audience: str
    at: datetime
    author: str
    text: str
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A handoff brief as of `at` (UTC), for whoever takes over `role`.

    `giver` holds the role now, `to` is who gets it; either may be empty. `contested` says in words what two seats set
    differently. `decided` are the decisions that stand, newest first. `contingencies` are beginnings of if-then
    sentences for the giver to finish, `asks` what the receiver is asked to do.
    """

    role: Role
    giver: str
    to: str
    at: datetime
    title: str
    severity: Severity | None
    phase: Phase
    declared_at: datetime
    impact: str
    contained_at: datetime | None
    levers: tuple[LeverState, ...]
    contested: tuple[str, ...]
    holders: tuple[Spell, ...]
    vacant: tuple[Role, ...]
    tasks: tuple[InFlight, ...]
    hypotheses: tuple[Theory, ...]
    needs: tuple[Wanted, ...]
    proposed: tuple[Choice, ...]
    decided: tuple[Choice, ...]
    clocks: tuple[Clock, ...]
    briefed: Told | None
    updates: tuple[Told, ...]
    unheard: tuple[str, ...]
    contingencies: tuple[str, ...]
    asks: tuple[str, ...]

    @property
    def open(self) -> tuple[Theory, ...]:
        """The hypotheses that are still open."""
        return self._of(HypothesisStatus.OPEN)

    @property
    def confirmed(self) -> tuple[Theory, ...]:
        """The hypotheses that were confirmed."""
        return self._of(HypothesisStatus.CONFIRMED)

    @property
    def eliminated(self) -> tuple[Theory, ...]:
        """The hypotheses that were ruled out or parked: nobody should test them again without knowing."""
        return self._of(HypothesisStatus.RULED_OUT, HypothesisStatus.PARKED)

    def _of(self, *statuses: HypothesisStatus) -> tuple[Theory, ...]:
        return tuple(theory for theory in self.hypotheses if theory.status in statuses)


def handoff_brief(state: State, now: datetime, policy: Policy, role: Role = Role.IC, to: str = "") -> Brief:
    """The brief for taking over a role, made out of how things stand at `now`. Raises ValueError before a declaration.

    Its parts are those of ICS 201, the briefing from one incident commander to the next (situation, plan, actions,
    organisation, resources), with Operate First's open and eliminated hypotheses and last customer update, and in the
    order of I-PASS, the handoff of hospitals: how bad, what, actions, what if, and the receiver's read-back.
    """
    here = situation(state, now, policy)
    if here is None:
        raise ValueError("no incident has been declared: there is nothing to hand over")
    wanted = policy.roles_for(state.severity)
    return Brief(
        role=role,
        giver=here.holder(role),
        to=to,
        at=now,
        title=state.title,
        severity=state.severity,
        phase=state.phase,
        declared_at=here.declared,
        impact=state.impact,
        contained_at=contained_at(state),
        levers=tuple(pulled for _, pulled in levers(state) if pulled is not None),
        contested=tuple(f"{one.what} is {one.sides}" for one in here.known.disputes),
        holders=here.held,
        vacant=tuple(one for one in (Role.IC, *wanted) if here.spell(one) is None),
        tasks=tuple(_in_flight(here, task) for task in here.tasks),
        hypotheses=tuple(_theories(here)),
        needs=tuple(
            Wanted(n.handle, n.text, n.routed_to or n.of, minutes_between(n.raised_at, now)) for n in here.needs
        ),
        proposed=tuple(map(_choice, here.decisions)),
        decided=tuple(map(_choice, _adopted(state))),
        clocks=clocks_of(here),
        briefed=_briefed(here),
        updates=tuple(_updates(here)),
        unheard=tuple(one.who for one in hearings_of(here) if one.heard is None),
        contingencies=tuple(_contingencies(here)),
        asks=_asks(role),
    )


def _in_flight(here: Situation, task: Task) -> InFlight:
    due_at = task_due(task)
    left = None if due_at is None else minutes_between(here.now, due_at)
    tests = tuple(here.state.handle_of[h] for h in task.tests if h in here.state.handle_of)
    return InFlight(task.handle, task.text, task.person, left, task.acknowledged_at is not None, tests)


def _theories(here: Situation) -> Iterator[Theory]:
    stalls = {stall.hypothesis: stall.minutes for stall in stalled(here.state, here.now, here.policy)}
    for one in here.state.hypotheses.values():
        ended = one.status is not HypothesisStatus.OPEN
        yield Theory(
            one.handle,
            one.text,
            one.owner,
            one.status,
            _weighed(here.state, one, Weight.FOR),
            _weighed(here.state, one, Weight.AGAINST),
            one.history[-1].reason if ended and one.history else "",
            one.ended_at,
            stalls.get(one.event_id),
        )


def _weighed(state: State, hypothesis: Hypothesis, weight: Weight) -> tuple[str, ...]:
    found = (state.evidence[e] for e in hypothesis.evidence if e in state.evidence)
    return tuple(evidence.text for evidence in found if evidence.on(hypothesis.event_id) is weight)


def _adopted(state: State) -> list[Decision]:
    made = [one for one in state.decisions.values() if one.status is DecisionStatus.ADOPTED]
    return sorted(made, key=lambda one: one.settled_at or one.at, reverse=True)


def _choice(decision: Decision) -> Choice:
    objections = tuple(f"{one.person}: {one.text}" if one.person else one.text for one in decision.objections)
    at = decision.settled_at or decision.at
    return Choice(decision.handle, decision.text, at, decision.person, decision.asked_at is not None, objections)


def _briefed(here: Situation) -> Told | None:
    if not here.state.briefings:
        return None
    last = here.state.briefings[-1]
    text = last.body.text or last.body.conditions
    return Told("the call", last.at, last.author, text)


def _updates(here: Situation) -> Iterator[Told]:
    """The last update to each audience, newest first."""
    seen = set()
    for update in reversed(here.state.updates):
        audience = update.body.audience
        if audience in seen:
            continue
        seen.add(audience)
        minutes = update.body.next_minutes
        next_at = after(update.at, minutes) if minutes else None
        yield Told(audience.value, update.at, update.author, update.body.text, next_at)


_IF_AT_MOST = 6


def _contingencies(here: Situation) -> Iterator[str]:
    """What may come, each as the beginning of a sentence that only a person can finish (I-PASS: if …, then …)."""
    found = [f"If {task.handle}, {aloud(task.text)}, shows …, then …" for task in here.tasks if task.tests]
    for lever, pulled in levers(here.state):
        if pulled is not None and pulled.status is LeverStatus.STARTED:
            found.append(f"If the {lever.value} has not worked by …, then …")
    found += [f"If {one.handle}, {aloud(one.text)}, does not work, then …" for one in _adopted(here.state)[:1]]
    found += [f"If {one.handle}, {aloud(one.text)}, is confirmed, then …" for one in here.hypotheses]
    yield from found[:_IF_AT_MOST]
    yield "If it comes back, then …" if here.state.contained else "If it gets worse, such as …, then …"


def _asks(role: Role) -> tuple[str, ...]:
    """What the receiver is asked: to read back, to ask, to pick the time (as FEMA has it), to announce it."""
    takes = "take command" if role is Role.IC else f"take over as {role.full}"
    return (
        "Read it back: say in your own words where we stand and what you will do first.",
        "Ask about whatever is not clear.",
        f"Say from what time on you {takes}, in UTC.",
        "Announce it on the call, as if you were joining.",
    )
