"""Deciding on the course of the incident: declaration, severity, phase, impact, milestones, containment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.decide.outcome import NewEvent, Refused, setting
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Role


def declare(state: State, command: c.Declare, at: datetime) -> Iterable[NewEvent]:
    """The declaration, and what was known with it."""
    if not command.title:
        raise Refused("An incident needs a title: what is broken, in a few words.")
    yield NewEvent(ev.IncidentDeclared(title=command.title), at, command.approximate)
    if command.severity:
        yield NewEvent(ev.SeverityChanged(severity=command.severity), at, command.approximate)
    if command.impact:
        yield NewEvent(ev.ImpactStated(text=command.impact), at, command.approximate)
    if command.commander:
        yield NewEvent(ev.RoleTaken(role=Role.IC, person=command.commander), at, command.approximate)


def retitle(state: State, command: c.Retitle, at: datetime) -> Iterable[NewEvent]:
    """Another title."""
    if not command.title:
        raise Refused("An incident needs a title: what is broken, in a few words.")
    yield setting(state, "title", ev.TitleChanged(title=command.title), at, command.approximate)


def set_severity(state: State, command: c.SetSeverity, at: datetime) -> Iterable[NewEvent]:
    """The severity, unless it is that already and nobody contests it."""
    if state.severity is command.severity and not state.contested("severity"):
        raise Refused(f"The severity is {command.severity.value} already.")
    body = ev.SeverityChanged(severity=command.severity, reason=command.reason)
    yield setting(state, "severity", body, at, command.approximate)


def set_phase(state: State, command: c.SetPhase, at: datetime) -> Iterable[NewEvent]:
    """The phase; coming back from resolved or closed asks for a reason, because it tells people to return."""
    if state.phase is command.phase and not state.contested("phase"):
        raise Refused(f"The incident is {command.phase.value} already.")
    if state.phase.over and not command.phase.over and not command.reason:
        raise Refused(f"The incident is {state.phase.value}. Reopening it needs a reason: what came back?")
    body = ev.PhaseChanged(phase=command.phase, reason=command.reason)
    yield setting(state, "phase", body, at, command.approximate)


def state_impact(state: State, command: c.StateImpact, at: datetime) -> Iterable[NewEvent]:
    """What users feel."""
    if not command.text:
        raise Refused("Say what users feel, with a number: checkout success 61 %, normal 99.2 %.")
    yield setting(state, "impact", ev.ImpactStated(text=command.text), at, command.approximate)


def mark_milestone(state: State, command: c.MarkMilestone, at: datetime) -> Iterable[NewEvent]:
    """A milestone's time. A later correction always replaces the earlier one, whichever time it names."""
    register = f"milestone:{command.milestone.value}"
    heads = state.registers[register].ids if register in state.registers else ()
    body = ev.MilestoneMarked(milestone=command.milestone, at=at, text=command.text)
    yield NewEvent(body, at, command.approximate, supersedes=heads)


def pull_lever(state: State, command: c.PullLever, at: datetime) -> Iterable[NewEvent]:
    """How far a lever has been pulled."""
    body = ev.LeverPulled(lever=command.lever, status=command.status, text=command.text)
    yield setting(state, f"lever:{command.lever.value}", body, at, command.approximate)
