"""Slash commands on the course of the incident and on the log; those on other things are gathered here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

from incident_console.incident.commands import (
    Amend,
    MarkMilestone,
    PullLever,
    Redo,
    Retitle,
    SetPhase,
    SetSeverity,
    StateImpact,
    Undo,
    WriteEntry,
)
from incident_console.incident.vocabulary import (
    EntryKind,
    Lever,
    LeverStatus,
    Milestone,
    Phase,
    Severity,
)
from incident_console.scribe.engaged import read_engaged
from incident_console.scribe.hypotheses import handle_of
from incident_console.scribe.outcome import Directive, Parsed, Problem, Reading, quoted
from incident_console.scribe.reference import SLASH, slash_named
from incident_console.scribe.slash_call import CALL_COMMANDS
from incident_console.scribe.slash_ending import ENDING_COMMANDS
from incident_console.scribe.slash_export import read_export
from incident_console.scribe.slash_roles import ROLE_COMMANDS
from incident_console.scribe.tail import read_tail
from incident_console.scribe.words import choice, first_word, listed

_SLASH = re.compile(r"/([A-Za-z][A-Za-z-]*)(?:\s+|$)")
_HANDLE = re.compile(r"[HhTtDdNnAa][0-9]{1,6}[A-Za-z]{0,3}")
_SEVERITY = re.compile(r"(?:sev(?:erity)?[ -]?)?([1-4])[:,]?", re.IGNORECASE)

PHASES: Mapping[str, Phase] = {
    **{phase.value: phase for phase in Phase},
    "investigate": Phase.INVESTIGATING, "identify": Phase.IDENTIFIED, "mitigate": Phase.MITIGATED,
    "monitor": Phase.MONITORING, "resolve": Phase.RESOLVED, "close": Phase.CLOSED,
}  # fmt: skip
LEVERS: Mapping[str, Lever] = {
    "flag": Lever.FLAG_OFF, "flag off": Lever.FLAG_OFF, "flag-off": Lever.FLAG_OFF,
    "roll back": Lever.ROLL_BACK, "rollback": Lever.ROLL_BACK, "roll-back": Lever.ROLL_BACK,
    "migration": Lever.MIGRATION_ROLLBACK, "migration rollback": Lever.MIGRATION_ROLLBACK,
    "data": Lever.DATA_CORRECTION, "data correction": Lever.DATA_CORRECTION,
    "other": Lever.OTHER,
}  # fmt: skip
LEVER_STATUSES: Mapping[str, LeverStatus] = {
    "tried": LeverStatus.STARTED, "started": LeverStatus.STARTED, "start": LeverStatus.STARTED,
    "worked": LeverStatus.WORKED, "works": LeverStatus.WORKED, "failed": LeverStatus.FAILED,
    "no": LeverStatus.NOT_POSSIBLE, "not possible": LeverStatus.NOT_POSSIBLE, "impossible": LeverStatus.NOT_POSSIBLE,
}  # fmt: skip
MILESTONES: Mapping[str, Milestone] = {
    "started": Milestone.STARTED, "detected": Milestone.DETECTED_BY_SYSTEM, "noticed": Milestone.DETECTED_BY_PERSON,
    "declared": Milestone.DECLARED, "contained": Milestone.CONTAINED, "mitigated": Milestone.MITIGATED,
    "resolved": Milestone.RESOLVED,
}  # fmt: skip


def slash(text: str, reading: Reading) -> Parsed | None:
    """A slash command; None where the line is none (`/var/log is full`)."""
    found = _SLASH.match(text)
    if text == "/":
        return Problem("/ and then a command: /sev, /role, /impact, /contain … /help shows all.")
    if found is None:
        return None
    command = slash_named(found[1])
    if command is None:
        return unknown(found[1])
    rest = text[found.end() :].strip()
    if not command.records:
        asked = read_export(rest, reading.context) if command.name == "export" else None
        return asked if isinstance(asked, Problem) else Directive(command.name, rest)
    return _COMMANDS[command.name](rest, reading)


def unknown(typed: str) -> Problem:
    """The problem with a slash command that does not exist: it names the nearest ones."""
    names = {name: command.name for command in SLASH for name in (command.name, *command.aliases)}
    wanted = typed[:20].casefold()
    begun = [command.name for command in SLASH if command.name.startswith(wanted)]
    near = begun or [names[name] for name in get_close_matches(wanted, names, n=1, cutoff=0.4)]
    way = f"Did you mean {listed(f'/{name}' for name in dict.fromkeys(near))}?" if near else "/help shows all."
    return Problem(f"There is no /{quoted(typed, 20)}. {way} \\/{quoted(typed, 20)} … notes it as text.")


def form(name: str, ask: str) -> Problem:
    """What a slash command still needs, with its form."""
    command = slash_named(name)
    return Problem(f"{ask} As in: {command.example}." if command else ask)


def severity_of(word: str, aliases: Mapping[str, Severity]) -> Severity | None:
    """The severity that a word names: `2`, `sev2`, or one of the team's own names (`p1`)."""
    found = _SEVERITY.fullmatch(word)
    if found:
        return Severity(f"SEV{found[1]}")
    wanted = word.rstrip(":,").casefold()
    return next((severity for name, severity in aliases.items() if name.casefold() == wanted), None)


def _severity(rest: str, reading: Reading) -> Parsed:
    word, reason = first_word(rest)
    if word.casefold() == "sev":
        word, reason = first_word(reason)
    severity = severity_of(word, reading.context.severity_aliases)
    if severity is None:
        names = ", ".join(["1 to 4", *reading.context.severity_aliases])
        return form("sev", f"Severities are {names}." if word else f"Which severity, {names}, and why?")
    found = read_engaged(reason)
    return SetSeverity(severity=severity, reason=found.reason, engages=found.engages, releases=found.releases)


def _phase(rest: str, reading: Reading) -> Parsed:
    phase, reason = choice(rest, PHASES)
    if phase is None:
        return form("phase", f"The phases are {listed(p.value for p in Phase)}.")
    return SetPhase(phase=phase, reason=reason)


def _to(phase: Phase) -> Callable[[str, Reading], Parsed]:
    return lambda rest, reading: SetPhase(phase=phase, reason=rest)


def _contain(rest: str, reading: Reading) -> Parsed:
    lever, behind = choice(rest, LEVERS)
    if lever is None:
        return form("contain", "The levers are flag, rollback, migration, data and other.")
    status, text = choice(behind, LEVER_STATUSES)
    return PullLever(lever=lever, status=status or LeverStatus.STARTED, text=text)


def _impact(rest: str, reading: Reading) -> Parsed:
    return StateImpact(text=rest) if rest else form("impact", "What do users feel?")


def _title(rest: str, reading: Reading) -> Parsed:
    return Retitle(title=rest) if rest else form("title", "What is the incident called from now on?")


def _alert(rest: str, reading: Reading) -> Parsed:
    tail = read_tail(rest)
    if not tail.text:
        return form("alert", "What does the alert say?")
    return WriteEntry(text=tail.text, entry=EntryKind.ALERT, source=tail.person)


def _mark(rest: str, reading: Reading) -> Parsed:
    milestone, text = choice(rest, MILESTONES)
    if milestone is None:
        return form("mark", f"The milestones are {listed(MILESTONES)}.")
    return MarkMilestone(milestone=milestone, text=text)


def _amend(rest: str, reading: Reading) -> Parsed:
    target, text = first_word(rest)
    if not target:
        return form("amend", "Which entry, and what should it say?")
    target = handle_of(target) if _HANDLE.fullmatch(target) else target
    if not text and reading.at is None:
        return Problem(f"/amend {target} and then the right text; or a time in front: 14:31 /amend {target}.")
    return Amend(target=target, text=text or None)


def _undo(rest: str, reading: Reading) -> Parsed:
    target, more = first_word(rest)
    if more:
        return Problem(f"/undo takes one handle, as in /undo h1: “{quoted(rest)}” is more than that.")
    if not target:
        return Undo(author=reading.context.author)
    return Undo(target=handle_of(target) if _HANDLE.fullmatch(target) else target)


def _redo(rest: str, reading: Reading) -> Parsed:
    if rest:
        return Problem("/redo stands alone: it brings back what you took back last.")
    return Redo(author=reading.context.author)


_COMMANDS: Mapping[str, Callable[[str, Reading], Parsed]] = {
    "sev": _severity,
    "phase": _phase,
    "resolve": _to(Phase.RESOLVED),
    "reopen": _to(Phase.INVESTIGATING),
    "close": _to(Phase.CLOSED),
    "impact": _impact,
    "contain": _contain,
    "title": _title,
    "alert": _alert,
    "mark": _mark,
    "amend": _amend,
    "undo": _undo,
    "redo": _redo,
    **ROLE_COMMANDS,
    **CALL_COMMANDS,
    **ENDING_COMMANDS,
}
