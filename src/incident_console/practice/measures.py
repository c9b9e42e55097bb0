"""The measures of coordination: from the course of a response to figures, or to why there are none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from incident_console.incident.events import EvidenceGiven
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import Hypothesis
from incident_console.incident.vocabulary import HypothesisStatus, Milestone, Role, Severity
from incident_console.practice.account import Account
from incident_console.practice.clocks import ClockKind
from incident_console.practice.missed import Due, Ended
from incident_console.practice.phrases import lasting


class Standing(StrEnum):
    """Whether there is a figure, and if not, what that means."""

    KNOWN = "known"
    NOT_YET = "not yet"
    NOT_IN_LOG = "not in the log"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Figure:
    """A length of time, a count, or a count out of another; `name` is empty where the metric's says enough."""

    name: str = ""
    length: timedelta | None = None
    count: int | None = None
    of: int | None = None

    @property
    def words(self) -> str:
        """As it is said: `longest 17 min`, `4 of 5`."""
        value = lasting(self.length) if self.length is not None else str(self.count)
        return f"{self.name} {value}".strip() + (f" of {self.of}" if self.of is not None else "")


@dataclass(frozen=True, slots=True)
class Found:
    """What a measure gives: its figures, or why there are none, and the events that it rests on."""

    standing: Standing
    figures: tuple[Figure, ...] = ()
    why: str = ""
    events: tuple[EventId, ...] = ()


Measure = Callable[[Account], Found]
"""From the course of a response to what it gives."""


def _known(*figures: Figure, events: tuple[EventId, ...] = ()) -> Found:
    return Found(Standing.KNOWN, figures, events=events)


def _between(since: datetime, until: datetime, *events: EventId) -> Found:
    return _known(Figure(length=until - since), events=events)


def _missing(account: Account, why: str) -> Found:
    """What has not come: it still may while the response goes on."""
    return Found(Standing.NOT_IN_LOG if account.over else Standing.NOT_YET, why=why)


def _not_applicable(why: str) -> Found:
    return Found(Standing.NOT_APPLICABLE, why=why)


def _detections(account: Account) -> list[tuple[datetime, EventId]]:
    """When a system and a person knew, earliest first, each with the event that says so."""
    found = []
    for milestone in (Milestone.DETECTED_BY_SYSTEM, Milestone.DETECTED_BY_PERSON):
        at = account.state.milestone(milestone)
        if at is not None:
            marked = account.state.register(f"milestone:{milestone.value}").heads
            alerts = (event for event in account.state.alerts if account.state.effective[event].occurred_at == at)
            found.append((at, marked[-1].event_id if marked else next(alerts, "")))
    return sorted(found)


def _declaration(account: Account) -> tuple[datetime, EventId] | None:
    """When it was declared: as a person marked it, else as the log has it."""
    at = account.state.milestone(Milestone.DECLARED)
    if at is None:
        return None
    marked = account.state.register(f"milestone:{Milestone.DECLARED.value}").heads
    first = next((event.event_id for event in account.state.log.values() if event.kind == "incident.declared"), "")
    return at, marked[-1].event_id if marked else first


def declared(account: Account) -> Found:
    """From the first detection to the declaration."""
    detected, declared = _detections(account), _declaration(account)
    if declared is None:
        return _missing(account, "It has not been declared.")
    if not detected:
        return Found(Standing.NOT_IN_LOG, why="No detection is in the log.")
    (since, first), (until, second) = detected[0], declared
    return _between(since, until, first, second)


def commander(account: Account) -> Found:
    """From the declaration to the first commander."""
    declared, held = _declaration(account), account.commanders
    if declared is None or not held:
        return _missing(account, "No commander was named.")
    return _between(declared[0], held[0].since, declared[1], held[0].event_id)


def first_briefing(account: Account) -> Found:
    """From the declaration to the first briefing."""
    declared, held = _declaration(account), account.state.briefings
    if declared is not None and held:
        return _between(declared[0], held[0].at, declared[1], held[0].event_id)
    cadences = [account.policy.cadence_for(severity) for severity in account.severities_held]
    return _not_given(account, any(one.briefing_minutes for one in cadences), kinds(ClockKind.BRIEFING))


def first_update(account: Account) -> Found:
    """From the first detection, or an earlier declaration, to the first update."""
    declared, sent = _declaration(account), account.state.updates
    known = min([*_detections(account), *([declared] if declared else [])], default=None)
    if known is not None and sent:
        return _between(known[0], sent[0].at, known[1], sent[0].event_id)
    cadences = [account.policy.cadence_for(severity) for severity in account.severities_held]
    return _not_given(account, any(one.update_minutes for one in cadences), UPDATES)


def _not_given(account: Account, asked_for: bool, kinds: frozenset[ClockKind]) -> Found:
    if not asked_for:
        return _not_applicable("The severity asks for none.")
    if account.over and not any(due.kind in kinds for due in account.cadence):
        return _not_applicable("It was over before one was due.")
    return _missing(account, "None was given.")


def right_expert(account: Account) -> Found:
    """From the declaration to the naming of the expert who worked on what was confirmed."""
    declared = _declaration(account)
    experts = [spell for spell in account.spells if spell.role is Role.SME]
    if declared is None or not experts:
        return _not_applicable("No subject-matter expert was named.")
    confirmed = [h for h in account.state.hypotheses.values() if h.status is HypothesisStatus.CONFIRMED]
    if not confirmed:
        return _missing(account, "No hypothesis was confirmed.")
    helped = {name for hypothesis in confirmed for name in _worked_on(account, hypothesis)}
    right = next((spell for spell in experts if spell.person.casefold() in helped), None)
    if right is None:
        return Found(Standing.NOT_IN_LOG, why="None of them stands beside what was confirmed.")
    events = (declared[1], right.event_id, *(hypothesis.event_id for hypothesis in confirmed))
    return _between(declared[0], right.since, *events)


def _worked_on(account: Account, hypothesis: Hypothesis) -> set[str]:
    """Who owned a hypothesis, tested it or gave evidence on it; in lower case."""
    state = account.state
    tests = {state.tasks[task].person for task in hypothesis.tests if task in state.tasks}
    told = (state.effective[one] for one in hypothesis.evidence if one in state.effective)
    return {name.casefold() for name in (hypothesis.owner, *tests, *(e.author for e in told if _gives(e.body))) if name}


def _gives(body: object) -> bool:
    return isinstance(body, EvidenceGiven)


def kinds(*kinds: ClockKind) -> frozenset[ClockKind]:
    """Some kinds of promises."""
    return frozenset(kinds)


UPDATES = kinds(ClockKind.FIRST_UPDATE, ClockKind.UPDATE)
"""The first update and those after it."""


def fallen_due(account: Account, kinds: frozenset[ClockKind]) -> tuple[Due, ...]:
    """What was given, and what was missed; what nobody asks for any more, or will only be late, is neither."""
    return tuple(due for due in account.cadence if due.kind in kinds and (due.missed or due.ended is Ended.GIVEN))


def cadence_kept(kinds: frozenset[ClockKind]) -> Measure:
    """How many of these promises were kept."""

    def measure(account: Account) -> Found:
        due = fallen_due(account, kinds)
        if not due:
            return _not_applicable("None fell due.")
        kept = sum(not one.missed for one in due)
        figures = [Figure(count=kept, of=len(due) + sum(one.skipped for one in due))]
        if latest := max(one.late for one in due if one.missed) if kept < len(due) else 0.0:
            figures.append(Figure("latest by", length=timedelta(minutes=latest)))
        return _known(*figures, events=tuple(one.event_id for one in due))

    return measure


def stalls(account: Account) -> Found:
    """How many stalls there were, and the longest."""
    if not account.state.hypotheses:
        return _not_applicable("No hypothesis was raised.")
    return _counted(
        [stall.lasted for stall in account.stalls],
        [event for stall in account.stalls for event in (stall.hypothesis, stall.event_id)],
    )


def gaps(account: Account) -> Found:
    """How many gaps the log has, and the longest."""
    if account.state.declared_at is None:
        return _not_applicable("It has not been declared.")
    if account.policy.quiet_minutes is None:
        return _not_applicable("The policy asks for no entries.")
    return _counted([gap.lasted for gap in account.gaps], [e for gap in account.gaps for e in (gap.before, gap.behind)])


def _counted(lengths: list[timedelta], events: list[EventId]) -> Found:
    longest = (Figure("longest", length=max(lengths)),) if lengths else ()
    return _known(Figure(count=len(lengths)), *longest, events=tuple(events))


def changes(account: Account) -> Found:
    """How often command changed hands."""
    held = account.commanders
    if not held:
        return _not_applicable("No commander was named.")
    changes = sum(before.person != after.person for before, after in pairwise(held))
    return _known(Figure(count=changes), events=tuple(spell.event_id for spell in held))


def in_severity(account: Account) -> Found:
    """How long each severity was in force."""
    if not account.severities:
        return _not_applicable("No severity was set.")
    held: dict[Severity, timedelta] = {}
    for span in account.severities:
        severity, until = Severity(span.value), min(span.until or account.end, account.end)
        held[severity] = held.get(severity, timedelta(0)) + max(until - span.since, timedelta(0))
    figures = (Figure(severity.value, length=held[severity]) for severity in Severity if severity in held)
    return _known(*figures, events=tuple(span.event_id or "" for span in account.severities))
