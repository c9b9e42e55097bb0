"""The handoff as it is spoken: who says what, in order, and what is waited for."""

from __future__ import annotations

from dataclasses import dataclass

from incident_console.incident.vocabulary import Role
from incident_console.practice.handoff.brief import Brief, InFlight, Theory
from incident_console.practice.moments import minutes_between
from incident_console.practice.spoken import aloud, counted, listed, o_clock, some, spoken

_AT_MOST = 3
"""Hypotheses of one standing, and tasks, that are said aloud; the others are in the written brief."""


@dataclass(frozen=True, slots=True)
class Said:
    """One turn of the exchange: who speaks, and the words; in brackets what only they can say."""

    who: str
    words: str


def exchange(brief: Brief) -> tuple[Said, ...]:
    """The whole exchange, from the short brief to the announcement.

    Google's practice: “You're now the incident commander, okay?”, and no leaving before a firm yes. PagerDuty's: the
    brief is given off the call, then the new commander announces it on the call as if joining. I-PASS, of hospitals:
    the receiver says it back in their own words, because what was not said back was not heard.
    """
    giver, to = brief.giver or "Whoever hands over", brief.to or "Whoever takes over"
    address = f"{brief.to}, " if brief.to else ""
    firm = "Yes. I am now the Incident Commander." if brief.role is Role.IC else f"Yes. I am now {brief.role.full}."
    return (
        Said(giver, short_brief(brief)),
        Said(giver, f"{address}please say it back in your own words: where we stand, and what you will do first."),
        Said(to, "[where we stand, in their own words] [what they will do first] [what is not clear]"),
        Said(giver, f"{address}{confirmation(brief.role)}"),
        Said(to, firm),
        Said(to, announcement(brief)),
    )


def confirmation(role: Role) -> str:
    """The question that a firm yes is waited for."""
    return "you're now the incident commander, okay?" if role is Role.IC else f"you're now {role.full}, okay?"


def announcement(brief: Brief) -> str:
    """What the new holder says on the call."""
    name = brief.to or "[name]"
    over = f", taking over from {brief.giver}" if brief.giver else ""
    if brief.role is Role.IC:
        return f"This is {name}. I am now the Incident Commander for this call{over}."
    return f"This is {name}. I am now {brief.role.full}{over}."


def short_brief(brief: Brief) -> str:
    """The brief in half a minute: how bad, what is felt, what is believed, who is on what, what comes next."""
    severity = brief.severity.value if brief.severity else "an incident without a severity"
    contained = "It is contained." if brief.contained_at else "It is not contained."
    parts = [
        f"We are {spoken(minutes_between(brief.declared_at, brief.at))} into {severity}: {aloud(brief.title)}.",
        f"{contained} {f'Users feel this: {aloud(brief.impact)}.' if brief.impact else 'The impact is not stated.'}",
        _believed(brief),
        _in_flight(brief),
        _waiting(brief),
        _next(brief),
    ]
    return " ".join(part for part in parts if part)


def _believed(brief: Brief) -> str:
    told = (("Confirmed", brief.confirmed), ("Open", brief.open), ("Ruled out or parked", brief.eliminated))
    found = [f"{title}: {_named(theories)}." for title, theories in told if theories]
    return " ".join(found) or "There is no hypothesis yet."


def _named(theories: tuple[Theory, ...]) -> str:
    named = [f"{theory.handle}, {aloud(theory.text)}" for theory in theories[:_AT_MOST]]
    return "; ".join([*named, *_more(len(theories))])


def _more(count: int) -> list[str]:
    return [f"and {count - _AT_MOST} more"] if count > _AT_MOST else []


def _in_flight(brief: Brief) -> str:
    if not brief.tasks:
        return "Nothing is in flight."
    told = [_task(task) for task in brief.tasks[:_AT_MOST]]
    return f"In flight: {'; '.join([*told, *_more(len(brief.tasks))])}."


def _task(task: InFlight) -> str:
    left = "" if task.left is None else f", {spoken(task.left)} left" if task.left > 0 else ", its time is over"
    return f"{task.person or 'nobody'} on {task.handle}, {aloud(task.text)}{left}"


def _waiting(brief: Brief) -> str:
    waits = []
    if brief.proposed:
        waits.append(f"{listed([choice.handle for choice in brief.proposed])} to be decided")
    if brief.needs:
        waits.append(counted(len(brief.needs), "need"))
    return f"Waiting: {listed(waits)}." if waits else ""


def _next(brief: Brief) -> str:
    over = [clock.label for clock in brief.clocks if clock.due_at <= brief.at]
    coming = [clock for clock in brief.clocks if clock.due_at > brief.at]
    parts = [f"Over by now: {some(over)}."] if over else []
    if coming:
        parts.append(f"Next comes: {coming[0].label}, {o_clock(coming[0].due_at)}.")
    return " ".join(parts)
