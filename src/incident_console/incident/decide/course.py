"""Deciding on the course of the incident: declaration, severity, phase, impact, milestones, containment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.decide.naming import either, person_named
from incident_console.incident.decide.outcome import NewEvent, Refused, backdated, setting, stands
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Phase, Role


def declare(state: State, command: c.Declare, at: datetime) -> Iterable[NewEvent]:
    """The declaration, and what was known with it."""
    if not command.title:
        raise Refused("An incident needs a title: what is broken, in a few words.")
    yield NewEvent(ev.IncidentDeclared(title=command.title), at, command.approximate)
    if command.severity:
        yield NewEvent(ev.SeverityChanged(severity=command.severity), at, command.approximate)
    if command.impact:
        yield NewEvent(ev.ImpactStated(text=command.impact), at, command.approximate)
    if commander := person_named(state, command.commander):
        yield NewEvent(ev.RoleTaken(role=Role.IC, person=commander), at, command.approximate)


def retitle(state: State, command: c.Retitle, at: datetime) -> Iterable[NewEvent]:
    """Another title."""
    if not command.title:
        raise Refused("An incident needs a title: what is broken, in a few words.")
    if command.title == state.title and not state.contested("title"):
        raise Refused("That is the title already.")
    yield NewEvent(ev.TitleChanged(title=command.title), at, command.approximate, state.register("title").seen)


def set_severity(state: State, command: c.SetSeverity, at: datetime) -> Iterable[NewEvent]:
    """The severity, unless it is that already and nobody contests it."""
    if stands(state, "severity", command) is command.severity and not state.contested("severity"):
        raise Refused(f"The severity {_is(state, 'severity', command)} {command.severity.value} already.")
    engages, releases = _people(state, command.engages), _people(state, command.releases)
    if both := [person for person in engages if person in releases]:
        raise Refused(f"{either(both, 'and')} cannot be called in and released at once.")
    body = ev.SeverityChanged(severity=command.severity, reason=command.reason, engages=engages, releases=releases)
    yield setting(state, "severity", body, command, at)


def set_phase(state: State, command: c.SetPhase, at: datetime) -> Iterable[NewEvent]:
    """The phase; coming back from resolved or closed asks for a reason, because it tells people to return."""
    phase = stands(state, "phase", command) or Phase.INVESTIGATING
    if phase is command.phase and not state.contested("phase"):
        raise Refused(f"The incident {_is(state, 'phase', command)} {command.phase.value} already.")
    if phase.over and not command.phase.over and not command.reason:
        raise Refused(
            f"The incident {_is(state, 'phase', command)} {phase.value}. Reopening needs a reason: what came back?"
        )
    body = ev.PhaseChanged(phase=command.phase, reason=command.reason)
    yield setting(state, "phase", body, command, at)


def state_impact(state: State, command: c.StateImpact, at: datetime) -> Iterable[NewEvent]:
    """What users feel."""
    if not command.text:
        raise Refused("Say what users feel, with a number: checkout success 61 %, normal 99.2 %.")
    yield setting(state, "impact", ev.ImpactStated(text=command.text), command, at)


def mark_milestone(state: State, command: c.MarkMilestone, at: datetime) -> Iterable[NewEvent]:
    """A milestone's time. A later correction always replaces the earlier one, whichever time it names."""
    seen = state.register(f"milestone:{command.milestone.value}").seen
    body = ev.MilestoneMarked(milestone=command.milestone, at=at, text=command.text)
    yield NewEvent(body, at, command.approximate, supersedes=seen)


def pull_lever(state: State, command: c.PullLever, at: datetime) -> Iterable[NewEvent]:
    """How far a lever has been pulled."""
    body = ev.LeverPulled(lever=command.lever, status=command.status, text=command.text)
    yield setting(state, f"lever:{command.lever.value}", body, command, at)


def _people(state: State, typed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (person_named(state, name) for name in typed))))


def _is(state: State, register: str, command: c.Command) -> str:
    return "was" if backdated(state, register, command) else "is"
