"""The questions of an incident audit, answered from the log: commander, updates, stalls, scribe, gaps, action items.

The questions are those that post-incident courses ask a team about its last incident; a review has the answers here
before anybody has to remember them. An answer tells how the call went, not how well somebody did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median

from incident_console.incident.identifiers import EventId
from incident_console.incident.roles import Spell
from incident_console.incident.vocabulary import Audience, Role, Severity
from incident_console.practice.account import Account, Gap, Stood
from incident_console.practice.actions import action_items
from incident_console.practice.clocks import ClockKind
from incident_console.practice.measures import UPDATES, fallen_due
from incident_console.practice.missed import Due, Ended
from incident_console.practice.phrases import Part, Parts, Said, in_series


class Verdict(StrEnum):
    """The answer in a word."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_YET = "not yet"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Answer:
    """A question, its answer, what the log says about it line by line, and the events that say so."""

    key: str
    question: Parts
    verdict: Verdict
    facts: tuple[Parts, ...] = ()
    events: tuple[EventId, ...] = ()


def audit(account: Account) -> tuple[Answer, ...]:
    """Every question with its answer, always the same ones in the same order; the keys never change."""
    return tuple(answer(account) for answer in _ANSWERS)


def _absent(account: Account) -> Verdict:
    return Verdict.NO if account.over else Verdict.NOT_YET


def _commander(account: Account) -> Answer:
    held = account.commanders
    vacancies = account.vacancies()
    facts = [
        *(_spell(spell) for spell in held),
        *(("Nobody held command from ", since, " to ", until, ", ", until - since, ".") for since, until in vacancies),
    ]
    verdict = _absent(account) if not held else Verdict.PARTLY if vacancies else Verdict.YES
    question: Parts = ("Was there a named incident commander, and from when?",)
    return Answer("commander", question, verdict, tuple(facts), tuple(spell.event_id for spell in held))


def _scribe(account: Account) -> Answer:
    held = [spell for spell in account.spells if spell.role is Role.SCRIBE]
    verdict = Verdict.YES if held else _absent(account)
    if not held and Role.SCRIBE not in _roles_asked_for(account):
        verdict = Verdict.NOT_APPLICABLE
    facts = tuple(_spell(spell) for spell in held)
    return Answer("scribe", ("Was there a named scribe?",), verdict, facts, tuple(spell.event_id for spell in held))


def _roles_asked_for(account: Account) -> set[Role]:
    return {role for severity in account.severities_held for role in account.policy.roles_for(severity)}


def _spell(spell: Spell) -> Parts:
    until: Parts = (" to ", spell.until, ".") if spell.until is not None else (".",)
    forced: Parts = (", without a handoff",) if spell.forced else ()
    return (Said(spell.person), " from ", spell.since, *forced, *until)


def _updates(account: Account) -> Answer:
    audiences = account.policy.update_audiences
    sent = [update for update in account.state.updates if update.body.audience in audiences]
    due = fallen_due(account, UPDATES)
    late = [one for one in due if one.missed]
    asked = any(account.policy.cadence_for(severity).update_minutes for severity in account.severities_held)
    if not sent and not due:
        verdict = Verdict.NOT_YET if asked and not account.over else Verdict.NOT_APPLICABLE
    elif not sent:
        verdict = Verdict.NO
    else:
        verdict = Verdict.PARTLY if late else Verdict.YES
    facts = [*_intervals(account), *_asked_for(account), *(_late(one) for one in late)]
    to = in_series(audience.full for audience in audiences)
    question: Parts = ("Were updates sent to ", *to, " at regular intervals, and at which?")
    events = tuple(update.event_id for update in account.state.updates)
    return Answer("updates", question, verdict, tuple(facts), events)


def _intervals(account: Account) -> list[Parts]:
    """How many updates each audience got, from when on and how far apart."""
    if not account.state.updates:
        return [("No update was sent.",)] if account.state.declared_at is not None else []
    facts: list[Parts] = []
    for audience in Audience:
        times = [update.at for update in account.state.updates if update.body.audience is audience]
        to: Parts = () if audience is Audience.STAKEHOLDERS else (" to ", audience.full)
        if times:
            facts += _apart(times, to)
        elif audience in account.policy.update_audiences:
            facts.append(("None was sent to ", audience.full, "."))
    return facts


def _apart(times: list[datetime], to: Parts) -> Iterator[Parts]:
    yield (len(times), " sent", *to, ", the first at ", times[0], ".")
    between = [later - earlier for earlier, later in pairwise(times)]
    if between and min(between) == max(between):
        yield (min(between), " apart.")
    elif between:
        middle = timedelta(seconds=round(median(length.total_seconds() for length in between)))
        yield ("From ", min(between), " to ", max(between), " apart, ", middle, " in the middle.")


def _asked_for(account: Account) -> list[Parts]:
    facts: list[Parts] = []
    for severity in account.severities_held:
        minutes = account.policy.cadence_for(severity).update_minutes
        name = severity.value if isinstance(severity, Severity) else "An incident without a severity"
        facts.append((name, " asks for one every ", timedelta(minutes=minutes), ".") if minutes else (name, _NONE))
    return facts


_NONE = " asks for none."


def _late(due: Due) -> Parts:
    what: Parts = ("One", *due.to, " due at ")
    if due.kind is ClockKind.FIRST_UPDATE:
        what = ("The first one", *due.to, ", due at ")
    late = timedelta(minutes=due.late)
    if due.ended is Ended.GIVEN:
        return (*what, due.due_at, ", came ", late, " later.")
    return (*what, due.due_at, ", was not in the log ", late, " later.")


def _stalls(account: Account) -> Answer:
    least = timedelta(minutes=account.policy.stall_minutes)
    question: Parts = ("Did the call stay on a hypothesis for ", least, " or longer without a new test or evidence?")
    if not account.state.hypotheses:
        return Answer("stalls", question, Verdict.NOT_APPLICABLE, (("No hypothesis was raised.",),))
    facts = tuple(_stall(stall) for stall in account.stalls)
    events = [event for stall in account.stalls for event in (stall.hypothesis, stall.event_id) if event]
    verdict = Verdict.YES if facts else Verdict.NO
    return Answer("stalls", question, verdict, facts, tuple(dict.fromkeys(events)))


def _stall(stall: Stood) -> Parts:
    if stall.until is None or stall.ended_by is None:
        return (Said(stall.handle), " since ", stall.since, ", ", stall.lasted, ", and nothing has ended it yet.")
    head: Parts = (Said(stall.handle), " from ", stall.since, " to ", stall.until, ", ", stall.lasted)
    return (*head, ", ended by: ", stall.ended_by.value, ".")


def _gaps(account: Account) -> Answer:
    minutes = account.policy.quiet_minutes
    if minutes is None or account.state.declared_at is None:
        return Answer("gaps", ("Are there gaps in the log?",), Verdict.NOT_APPLICABLE)
    question: Parts = ("Are there gaps of ", timedelta(minutes=minutes), " or longer in the log?")
    events = dict.fromkeys(event for gap in account.gaps for event in (gap.before, gap.behind) if event)
    verdict = Verdict.YES if account.gaps else Verdict.NO
    return Answer("gaps", question, verdict, tuple(_gap(gap) for gap in account.gaps), tuple(events))


def _gap(gap: Gap) -> Parts:
    return ("From ", gap.since, " to ", gap.until, ", ", gap.lasted, ", and still." if gap.open else ".")


def _actions(account: Account) -> Answer:
    question: Parts = ("Has every action item a person, a verb, an outcome, a ticket and a date?",)
    items = action_items(account.state, account.now, account.policy).items
    if not items:
        return Answer("actions", question, Verdict.NOT_APPLICABLE, (("None is noted.",),))
    whole = sum(item.complete for item in items)
    facts: list[Parts] = [(whole, " of ", len(items), " have all five.")]
    for item in items:
        if item.lacks:
            lacks: list[Part] = [lack.element.value for lack in item.lacks]
            facts.append((Said(item.handle), " lacks: ", *in_series(lacks), "."))
    verdict = Verdict.YES if whole == len(items) else Verdict.PARTLY if whole else Verdict.NO
    return Answer("actions", question, verdict, tuple(facts), tuple(item.follow_up.event_id for item in items))


_ANSWERS: tuple[Callable[[Account], Answer], ...] = (_commander, _updates, _stalls, _scribe, _gaps, _actions)
