"""The brief of a handoff as plain text, for the log, the terminal and whoever is not on the call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from incident_console.incident.text import LINE_LIMIT, one_line, shorten
from incident_console.incident.vocabulary import Role, Weight
from incident_console.practice.handoff.brief import Brief, Choice, InFlight, Theory, Told
from incident_console.practice.moments import minutes_between
from incident_console.practice.promises import Clock
from incident_console.practice.spoken import capital, listed, moment, short

_AT_MOST = 12
"""Lines in one part of the brief; how many are left out is said."""

_WORDS = 160
"""Characters of one thing that somebody wrote."""

_EVIDENCE = 2
"""Observations for, and as many against, that are given of one open hypothesis; objections of one decision."""


def brief_text(brief: Brief) -> str:
    """The whole brief for its role, headings and lines, all times in UTC; never longer than one entry can be.

    Whoever takes over another role than command gets what belongs to it: operations the search and the work,
    communications what was told and who has not heard, the scribe what is open.
    """
    parts = [_heading(brief)]
    for title, lines in _SECTIONS.items():
        if title in _OF_ROLE.get(brief.role, _SECTIONS):
            told = _limited(list(lines(brief)))
            parts.append("\n".join([title, *(f"- {line}" for line in told)]) if told else "")
    return shorten("\n\n".join(part for part in parts if part), LINE_LIMIT)


def _heading(brief: Brief) -> str:
    who = f" from {brief.giver}" if brief.giver else ""
    whom = f" to {brief.to}" if brief.to else ""
    return f"Handoff: {brief.role.full}{who}{whom}, as of {brief.at:%Y-%m-%d} {moment(brief.at, brief.at)}"


def _limited(lines: list[str]) -> list[str]:
    beyond = len(lines) - _AT_MOST
    return [*lines[:_AT_MOST], f"and {beyond} more"] if beyond > 0 else lines


def _written(text: str) -> str:
    return shorten(one_line(text), _WORDS)


def _dotted(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _situation(brief: Brief) -> Iterator[str]:
    severity = brief.severity.value if brief.severity else "no severity set"
    yield f"{severity}, {brief.phase.value}, {_contained(brief)}: {_written(brief.title)}"
    elapsed = short(minutes_between(brief.declared_at, brief.at))
    yield f"Declared {_at(brief, brief.declared_at)}, {elapsed} ago"
    yield f"Impact: {_written(brief.impact)}" if brief.impact else "Impact: not stated"
    for lever in brief.levers:
        yield f"{_dotted(f'{capital(lever.lever.value)}: {lever.status.value}', _written(lever.text))}"
    for dispute in brief.contested:
        yield f"Contested: {_written(dispute)}"


def _contained(brief: Brief) -> str:
    return f"contained since {_at(brief, brief.contained_at)}" if brief.contained_at else "not contained"


def _at(brief: Brief, at: datetime) -> str:
    return moment(at, brief.at)


def _who(brief: Brief) -> Iterator[str]:
    for spell in brief.holders:
        yield f"{capital(spell.role.full)}: {spell.person}, for {short(minutes_between(spell.since, brief.at))}"
    if brief.vacant:
        yield f"Nobody: {listed([role.full for role in brief.vacant])}"


def _in_flight(brief: Brief) -> Iterator[str]:
    for task in brief.tasks:
        seen = "" if task.acknowledged else "not acknowledged"
        tests = f"tests {', '.join(task.tests)}" if task.tests else ""
        yield _dotted(f"{task.handle} {_written(task.text)}", task.person or "nobody", _left(task), seen, tests)
    if not brief.tasks:
        yield "Nothing"


def _left(task: InFlight) -> str:
    if task.left is None:
        return "no time-box"
    if task.left > 0:
        return f"{short(task.left)} left"
    return f"{short(-task.left)} over" if task.left <= -1 else "due now"


def _open(brief: Brief) -> Iterator[str]:
    for theory in brief.open:
        stall = f"nothing moved for {short(theory.stalled)}" if theory.stalled is not None else ""
        counts = f"{Weight.FOR.sign}{len(theory.supporting)} {Weight.AGAINST.sign}{len(theory.against)}"
        yield _dotted(f"{theory.handle} {_written(theory.text)}", theory.owner, counts, stall, *_evidence(theory))


def _evidence(theory: Theory) -> Iterator[str]:
    for weight, texts in ((Weight.FOR, theory.supporting), (Weight.AGAINST, theory.against)):
        for text in texts[-_EVIDENCE:]:
            yield f"{weight.sign} {shorten(_written(text), 80)}"


def _known(brief: Brief) -> Iterator[str]:
    for theory in (*brief.confirmed, *brief.eliminated):
        at = f" {_at(brief, theory.ended_at)}" if theory.ended_at else ""
        why = f": {_written(theory.reason)}" if theory.reason else ""
        yield f"{theory.handle} {_written(theory.text)}, {theory.status.value}{at}{why}"


def _needs(brief: Brief) -> Iterator[str]:
    for need in brief.needs:
        yield _dotted(
            f"{need.handle} {_written(need.text)}", need.of or "asked of nobody", f"for {short(need.waiting)}"
        )


def _decisions(brief: Brief) -> Iterator[str]:
    for choice in brief.proposed:
        asked = "objections asked for" if choice.polled else "objections not asked for yet"
        yield _dotted(f"{choice.handle} proposed: {_written(choice.text)}", choice.person, asked, *_against(choice))
    for choice in brief.decided:
        decided = f"{choice.handle} decided {_at(brief, choice.at)}: {_written(choice.text)}"
        yield _dotted(decided, choice.person, *_against(choice))


def _against(choice: Choice) -> Iterator[str]:
    for objection in choice.objections[:_EVIDENCE]:
        yield f"objection: {shorten(_written(objection), 80)}"


def _next(brief: Brief) -> Iterator[str]:
    for clock in brief.clocks:
        yield _dotted(clock.label, _due(brief, clock), clock.owner)


def _due(brief: Brief, clock: Clock) -> str:
    left = minutes_between(brief.at, clock.due_at)
    how = f"in {short(left)}" if left > 0 else f"{short(-left)} over" if left <= -1 else "now"
    return f"{_at(brief, clock.due_at)}, {how}"


def _told(brief: Brief) -> Iterator[str]:
    if brief.briefed is not None:
        yield f"Briefing {_last(brief, brief.briefed)}"
    for update in brief.updates:
        yield f"Update to {update.audience} {_last(brief, update)}"
    if not brief.updates:
        yield "No update has gone out"
    if brief.unheard:
        yield f"Not heard yet: {listed(map(_written, brief.unheard))}"


def _last(brief: Brief, told: Told) -> str:
    by = f" by {told.author}" if told.author else ""
    coming = f" · next promised for {_at(brief, told.next_at)}" if told.next_at else ""
    return f"{_at(brief, told.at)}{by}: {_written(told.text)}{coming}"


def _contingencies(brief: Brief) -> Iterable[str]:
    return brief.contingencies


def _asks(brief: Brief) -> Iterable[str]:
    return brief.asks


_SECTIONS: dict[str, Callable[[Brief], Iterable[str]]] = {
    "Situation": _situation,
    "Who": _who,
    "In flight": _in_flight,
    "Hypotheses, open": _open,
    "Hypotheses, confirmed, ruled out or parked": _known,
    "Needs": _needs,
    "Decisions": _decisions,
    "Next": _next,
    "Told": _told,
    "If … then …, to be filled in": _contingencies,
    "You are asked": _asks,
}

_SEARCH = {"Hypotheses, open", "Hypotheses, confirmed, ruled out or parked"}
_OF_ROLE = {
    Role.OPS: _SECTIONS.keys() - {"Told"},
    Role.COMMS: _SECTIONS.keys() - _SEARCH - {"In flight"},
    Role.SCRIBE: _SECTIONS.keys() - _SEARCH,
}
"""What whoever takes over a role is told where that is not everything."""
