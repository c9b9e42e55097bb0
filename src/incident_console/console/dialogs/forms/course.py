"""Forms for the course of the incident: severity, phase, milestones, containment."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from incident_console.console.dialogs.facts import Facts
from incident_console.console.dialogs.fields import WHEN, Field, Form, Option
from incident_console.console.dialogs.values import Values
from incident_console.console.rows import Line, Piece, Row
from incident_console.incident.commands import Command, MarkMilestone, PullLever, SetPhase, SetSeverity
from incident_console.incident.vocabulary import Lever, LeverStatus, Milestone, Phase, Severity
from incident_console.incident.words import minutes_words
from incident_console.practice.announcing import severity_words
from incident_console.practice.containment import lever_warning
from incident_console.practice.exit import loose_ends, stand_down_parts
from incident_console.practice.spoken import counted

_PHASE_WORDS = {
    Phase.INVESTIGATING: "cause unknown",
    Phase.IDENTIFIED: "cause known",
    Phase.MITIGATED: "impact has ended",
    Phase.MONITORING: "watching it hold",
    Phase.RESOLVED: "over",
    Phase.CLOSED: "stood down",
}


_ALL_ROWS = 60
"""Rows of what is still open: all of them, however many, because page down scrolls the fields and not the list."""


def severity(about: str, facts: Facts) -> Form:
    """How bad it is, with what each severity asks for; the present one is marked."""
    present = facts.state.severity
    aliases: dict[Severity, list[str]] = {}
    for alias, meant in facts.context.severity_aliases.items():
        aliases.setdefault(meant, []).append(alias)
    options = tuple(
        Option(one.value, one.value, _cadence_words(facts, one, one is present, aliases.get(one, [])))
        for one in Severity
    )

    def build(values: Values) -> tuple[Command, ...]:
        chosen = Severity(values.choice("severity"))
        if chosen is present and not facts.state.contested("severity"):
            return ()
        engages, releases = values.people("engages"), values.people("releases")
        return (SetSeverity(severity=chosen, reason=values.text("reason"), engages=engages, releases=releases),)

    return Form(
        "severity",
        (Piece("Severity"), Piece(" · in doubt the higher one", "muted")),
        (
            Field("choice", "severity", "Severity", initial=(present or Severity.SEV2).value, options=options),
            Field("text", "reason", "Why", wanted=True, placeholder="what makes it so"),
            Field("text", "engages", "Calls in", placeholder="names, with commas between them"),
            Field("text", "releases", "Releases", placeholder="who may go, and is told so"),
        ),
        build,
        say=_announcement,
        note=lambda values: _what_follows(facts, Severity(values.choice("severity"))),
        nothing=f"It is {present.value if present else ''} now: choose another one.",
    )


def _announcement(values: Values) -> str:
    """A change is announced with who comes and who may go, or teams stay in high alert, or miss it."""
    before, chosen = values.state.severity, Severity(values.choice("severity"))
    if chosen is before:
        return ""
    people = values.people("engages"), values.people("releases")
    return severity_words(before.value if before else "", chosen.value, values.line("reason"), *people)


def _cadence_words(facts: Facts, one: Severity, present: bool, aliases: list[str]) -> str:
    cadence = facts.policy.cadence_for(one)
    parts = ["now"] if present else []
    parts += aliases
    if cadence.briefing_minutes:
        parts.append(f"briefing {minutes_words(cadence.briefing_minutes)}")
    return " · ".join(parts)


def _what_follows(facts: Facts, one: Severity) -> str:
    minutes = facts.policy.cadence_for(one).update_minutes
    updates = f"Updates every {minutes_words(minutes)}." if minutes else "No updates are due."
    soon = [hearer.who for hearer in facts.policy.notice_for(one).hearers if hearer.minutes is not None]
    return f"{updates} Must hear: {', '.join(soon)}." if soon else updates


def phase(about: str, facts: Facts) -> Form:
    """Where the response stands; the present phase is marked, coming back from the end asks for a reason, and what is
    still open is shown before the end is accepted. It refuses nothing: whoever commands decides."""
    state = facts.state
    options = tuple(
        Option(one.value, one.value, f"{'now · ' if one is state.phase else ''}{_PHASE_WORDS[one]}") for one in Phase
    )
    still_open = cache(lambda: _still_open(facts))

    def ends(values: Values) -> Phase | None:
        chosen = Phase(values.choice("phase"))
        return chosen if chosen.over and chosen is not state.phase else None

    def reopens(values: Values) -> bool:
        return state.phase.over and not Phase(values.choice("phase")).over

    def build(values: Values) -> tuple[Command, ...]:
        chosen = Phase(values.choice("phase"))
        if chosen is state.phase and not state.contested("phase"):
            return ()
        return (SetPhase(phase=chosen, reason=values.text("reason")),)

    def left(values: Values) -> tuple[str, ...]:
        return still_open()[ends(values)] if ends(values) else ()

    return Form(
        "phase",
        (Piece("Phase"),),
        (
            Field("choice", "phase", "Phase", initial=state.phase.value, options=options),
            Field("text", "reason", "Why", placeholder="what shows it",
                  asks=lambda v: "What came back? Reopening needs a reason." if reopens(v) else ""),
        ),
        build,
        note=lambda values: _open_words(left(values), ends(values)),
        exhibit=lambda values: [_open_row(number, one) for number, one in enumerate(left(values))],
        exhibit_rows=_ALL_ROWS,
        nothing=f"It is {state.phase.value} now: choose another one.",
    )  # fmt: skip


def _still_open(facts: Facts) -> dict[Phase | None, tuple[str, ...]]:
    """What is still open before each of the two ends, in words."""
    now, policy = facts.present(), facts.policy
    ends = tuple(one.words for one in loose_ends(facts.state, now, policy))
    parts = tuple(part.words for part in stand_down_parts(facts.state, now, policy) if part.done_at is None)
    return {Phase.RESOLVED: ends, Phase.CLOSED: (*parts, *ends)}


def _open_row(number: int, words: str) -> Row:
    return Row(str(number), (Line((Piece("· ", "soon"),), Piece(words)),))


def _open_words(left: tuple[str, ...], ends: Phase | None) -> str:
    if ends is None:
        return ""
    if not left:
        return "Nothing is open any more."
    return f"▲ {counted(len(left), 'thing is', 'things are')} still open: page down shows all."


def milestone(about: str, facts: Facts) -> Form:
    """When a milestone was reached, as it is known by now: what durations are measured between."""
    state = facts.state
    known = {one: state.milestone(one) for one in Milestone}
    named = next((one for one in Milestone if one.value == about), None)
    first = named or next((one for one in Milestone if known[one] is None), Milestone.STARTED)
    options = tuple(Option(one.value, one.value, facts.hhmm(at) if (at := known[one]) else "–") for one in Milestone)

    def build(values: Values) -> tuple[Command, ...]:
        return (MarkMilestone(milestone=Milestone(values.choice("milestone")), text=values.text("text")),)

    return Form(
        "milestone",
        (Piece("Milestones"), Piece(" · when it really was", "muted")),
        (
            Field("choice", "milestone", "", initial=first.value, options=options, pinned=named is not None),
            replace(WHEN, label="Was at", asks="When was it? As in: 14:22, -5m, ~14:20."),
            Field("text", "text", "Known from", placeholder="as in: the error graph"),
        ),
        build,
        timed=False,
    )


def contain(about: str, facts: Facts) -> Form:
    """How far a containment lever has been pulled; without one named, the first that nobody has tried."""
    state = facts.state
    named = next((one for one in Lever if one.value == about), None)
    untried = next((one for one in Lever if one not in state.levers), Lever.OTHER)
    lever = named or untried
    levers = tuple(Option(one.value, one.value, _lever_words(facts, one)) for one in Lever)
    pulled = state.levers.get(lever)
    status = LeverStatus.WORKED if pulled and pulled.status is LeverStatus.STARTED else LeverStatus.STARTED
    statuses = tuple(Option(one.value, one.value) for one in LeverStatus)

    def build(values: Values) -> tuple[Command, ...]:
        return (
            PullLever(
                lever=Lever(values.choice("lever")),
                status=LeverStatus(values.choice("status")),
                text=values.text("text"),
            ),
        )

    return Form(
        "contain",
        (Piece("Containment"), Piece(" · stop the harm first", "muted")),
        (
            Field("choice", "lever", "Lever", initial=lever.value, options=levers, pinned=named is not None),
            Field("choice", "status", "How far", initial=status.value, options=statuses),
            Field("text", "text", "Words", wanted=True, placeholder="which flag, which deploy"),
        ),
        build,
        note=lambda values: _out_of_order(facts, values),
        start="status" if named else "lever",
    )


def _lever_words(facts: Facts, one: Lever) -> str:
    pulled = facts.state.levers.get(one)
    if pulled is not None:
        return f"{'contested' if pulled.contested else pulled.status.value} {facts.short(pulled.at)}"
    if one is Lever.DATA_CORRECTION and not facts.state.contained:
        return "once contained"
    return ""


def _out_of_order(facts: Facts, values: Values) -> str:
    warning = lever_warning(facts.state, Lever(values.choice("lever")), LeverStatus(values.choice("status")))
    return f"▲ {warning}" if warning else ""
