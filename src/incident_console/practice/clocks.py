"""Clocks: one sorted list of every promise, each with who owes it and when it is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from incident_console.incident.state import Hypothesis, State
from incident_console.incident.vocabulary import Audience, Milestone, Role
from incident_console.practice.answers import CALL_OUT, stall_key
from incident_console.practice.moments import FOREVER, after, minutes_between, task_due
from incident_console.practice.notices import notice_clocks
from incident_console.practice.policy import Policy
from incident_console.practice.promises import Clock, ClockKind, Level, level_at, promised
from incident_console.practice.situation import Situation, situation
from incident_console.practice.spoken import capital, listed, since_start
from incident_console.practice.stalls import counted_from

__all__ = [
    "BRIEFING",
    "FIRST_UPDATE",
    "UPDATE",
    "Clock",
    "ClockKind",
    "Level",
    "briefing_clock",
    "call_out_clock",
    "clocks",
    "clocks_of",
    "detected_at",
    "level_at",
    "owed_update",
    "stall_due",
    "update_clock",
    "update_clocks",
    "update_key",
]

BRIEFING = "briefing"
UPDATE = "update"
FIRST_UPDATE = "first-update"


def clocks(state: State, now: datetime, policy: Policy) -> tuple[Clock, ...]:
    """Every promise, the one that is over for longest first, then by when they are due; none once it is all over.

    Grey, amber one minute before, then red: a clock that is over stays so until a person acts, because what ends it
    is an event. The colours and the one minute are those of fireground command boards. What was put off is due when
    the snooze ends; what was put off for good is not in the list.
    """
    here = situation(state, now, policy)
    return clocks_of(here) if here is not None else ()


def clocks_of(here: Situation) -> tuple[Clock, ...]:
    """The clocks of a situation."""
    if here.state.phase.over:
        return ()
    found = [
        *briefing_clock(here),
        *update_clock(here),
        *notice_clocks(here),
        *_tasks(here),
        *_stalls(here),
        *call_out_clock(here),
        *_offers(here),
    ]
    return tuple(sorted(found, key=lambda clock: (clock.due_at, clock.label, clock.key)))


def briefing_clock(here: Situation) -> Iterator[Clock]:
    """The next internal briefing: 15 minutes after the last one, or after the declaration, for a SEV1, 20 for a SEV2,
    30 for a SEV3 (Google's and PagerDuty's practice: every 15 to 20 minutes early on). The commander owes it."""
    minutes = here.cadence.briefing_minutes
    if minutes is None:
        return
    last = here.state.briefings[-1].at if here.state.briefings else here.begun
    since = max(last, here.begun)
    owner = here.holder(Role.IC, Role.DEPUTY)
    yield from promised(here, BRIEFING, ClockKind.BRIEFING, "Briefing", owner, after(since, minutes), since)


def update_clock(here: Situation) -> Iterator[Clock]:
    """The next update to each audience; what one of them was told settles nobody else's."""
    for _, clock in update_clocks(here):
        yield clock


def update_clocks(here: Situation) -> Iterator[tuple[Audience, Clock]]:
    """The next update to each audience: when the last one said that it would come, else, for those whom the policy
    names, 20 minutes after it for a SEV1 and 30 for a SEV2 (PagerDuty: every 20 to 30 minutes, and always say when the
    next one comes). The communications lead owes it."""
    for audience in Audience:
        for clock in _update(here, audience):
            yield audience, clock


def _update(here: Situation, audience: Audience) -> Iterator[Clock]:
    every = here.cadence.update_minutes if audience in here.policy.update_audiences else None
    sent = [update for update in here.state.updates if update.body.audience is audience]
    if not sent:
        if every is not None:
            yield from _first_update(here, audience)
        return
    said = sent[-1].body.next_minutes if sent[-1].at >= here.begun else None
    minutes = said or every
    if minutes is not None:
        since, key = max(sent[-1].at, here.begun), update_key(UPDATE, audience)
        owner, due_at = here.holder(Role.COMMS, Role.IC), after(since, minutes)
        yield from promised(here, key, ClockKind.UPDATE, _update_label(audience), owner, due_at, since)


def _first_update(here: Situation, audience: Audience) -> Iterator[Clock]:
    """The first update: within 15 minutes of detection, by the system, by a person or at the latest by declaring it.
    Asked for only where the severity has updates at all."""
    since = max(detected_at(here), here.reopened or detected_at(here))
    owner, due_at = here.holder(Role.COMMS, Role.IC), after(since, here.policy.first_update_minutes)
    key, label = update_key(FIRST_UPDATE, audience), f"First {_update_label(audience).lower()}"
    yield from promised(here, key, ClockKind.FIRST_UPDATE, label, owner, due_at, since)


def update_key(key: str, audience: Audience) -> str:
    """The key of an audience's update clock, UPDATE or FIRST_UPDATE; stakeholders have the plain one."""
    return key if audience is Audience.STAKEHOLDERS else f"{key}:{audience.value}"


def _update_label(audience: Audience) -> str:
    return "Update" if audience is Audience.STAKEHOLDERS else f"{capital(audience.value)} update"


def owed_update(state: State, now: datetime, policy: Policy) -> Audience:
    """The audience whose update is due first; stakeholders where none is due."""
    here = situation(state, now, policy)
    found = sorted(update_clocks(here), key=lambda one: one[1].due_at) if here is not None else []
    return found[0][0] if found else Audience.STAKEHOLDERS


def detected_at(here: Situation) -> datetime:
    """When the incident was first known of: the earliest of detection by a system, by a person, and declaration."""
    known = [here.state.milestone(milestone) for milestone in _KNOWN_BY]
    return min((at for at in known if at is not None), default=here.declared)


_KNOWN_BY = (Milestone.DETECTED_BY_SYSTEM, Milestone.DETECTED_BY_PERSON, Milestone.DECLARED)


def _tasks(here: Situation) -> Iterator[Clock]:
    """Each open task's time-box, owed by the person who has it (PagerDuty's call procedure: no task without one). One
    that is over stays until the task is ended or extended."""
    for task in here.tasks:
        due_at = task_due(task)
        if due_at is not None:
            key = f"task:{task.event_id}"
            yield from promised(
                here, key, ClockKind.TASK, task.handle, task.person, due_at, task.assigned_at, task.event_id
            )


def _stalls(here: Situation) -> Iterator[Clock]:
    """When each open hypothesis will have stalled: 15 minutes after it last moved (see `stalls.stalled`).

    Those that have stalled are one clock, as they are one question; so are those that moved at the same moment.
    """
    groups: dict[datetime | None, list[tuple[datetime, Hypothesis]]] = {}
    for hypothesis in here.hypotheses if here.state.phase.early else ():
        due_at = stall_due(here, hypothesis)
        if due_at < FOREVER:
            groups.setdefault(None if due_at <= here.now else due_at, []).append((due_at, hypothesis))
    for members in groups.values():
        due_at = min(due for due, _ in members)
        hypotheses = [hypothesis for _, hypothesis in members]
        since = min(counted_from(hypothesis, here.known.worsened) for hypothesis in hypotheses)
        yield Clock(
            stall_key(h.handle for h in hypotheses),
            ClockKind.STALL,
            _stall_label(hypotheses),
            _stall_owner(here, hypotheses),
            due_at,
            since,
            level_at(due_at, here.now, here.policy),
            hypotheses[0].event_id,
        )


def stall_due(here: Situation, hypothesis: Hypothesis) -> datetime:
    """When a hypothesis is to be asked about; FOREVER where that was put off for good."""
    due_at = after(counted_from(hypothesis, here.known.worsened), here.policy.stall_minutes)
    return max(due_at, here.answers.stall_later.get(hypothesis.event_id, due_at))


def _stall_label(hypotheses: list[Hypothesis]) -> str:
    handles = [hypothesis.handle for hypothesis in hypotheses]
    if len(handles) > 3:
        handles = [*handles[:2], f"+{len(handles) - 2}"]
    return f"{' '.join(handles)} stall"


def _stall_owner(here: Situation, hypotheses: list[Hypothesis]) -> str:
    owners = {hypothesis.owner for hypothesis in hypotheses if hypothesis.owner}
    return listed(owners) if len(owners) == 1 else here.holder(Role.OPS, Role.IC)


def call_out_clock(here: Situation) -> Iterator[Clock]:
    """The next mark at which the elapsed time is called out: every 10 minutes from the declaration, by the deputy
    (PagerDuty's deputy). Of several that were missed only the latest is owed."""
    every = here.policy.call_out_minutes
    if every is None:
        return
    passed = max(0, int(minutes_between(here.declared, here.now) // every))
    while passed == 0 or f"{CALL_OUT}{passed * every:g}" in here.answers.said:
        passed += 1
    mark = passed * every
    since = after(here.declared, mark - every)
    due_at = max(after(here.declared, mark), here.answers.call_out_later or since)
    key = f"{CALL_OUT}{mark:g}"
    owner = here.holder(Role.DEPUTY, Role.SCRIBE, Role.IC)
    yield from promised(here, key, ClockKind.CALL_OUT, f"Call-out {since_start(mark)}", owner, due_at, since)


def _offers(here: Situation) -> Iterator[Clock]:
    """Each offer of a role that waits for its answer, owed by whom it was made to. No answer is no handoff: Google's
    commanders wait for a firm yes to “You're now the incident commander, okay?”."""
    for offer in here.offers:
        due_at = after(offer.at, here.policy.offer_minutes)
        label = f"{offer.role.short} offer"
        key = f"offer:{offer.event_id}"
        yield from promised(here, key, ClockKind.OFFER, label, offer.person, due_at, offer.at, offer.event_id)
