"""The course of the incident in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from incident_console.incident import events as ev
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State
from incident_console.incident.words.phrasing import (
    Tone,
    Words,
    because,
    capital,
    join,
)


def _declared(body: ev.IncidentDeclared, state: State, _: EventId | None) -> Words:
    return Words("declare", f"Incident declared: {body.title}", Tone.COURSE)


def _titled(body: ev.TitleChanged, state: State, _: EventId | None) -> Words:
    return Words("title", f"Title is now: {body.title}", Tone.COURSE)


def _severity(body: ev.SeverityChanged, state: State, _: EventId | None) -> Words:
    engages = f"engages {', '.join(body.engages)}" if body.engages else ""
    releases = f"releases {', '.join(body.releases)}" if body.releases else ""
    return Words("sev", join(because(body.severity.value, body.reason), engages, releases), Tone.COURSE)


def _phase(body: ev.PhaseChanged, state: State, _: EventId | None) -> Words:
    return Words("phase", because(capital(body.phase.value), body.reason), Tone.COURSE)


def _impact(body: ev.ImpactStated, state: State, _: EventId | None) -> Words:
    return Words("impact", body.text, Tone.IMPACT)


def _milestone(body: ev.MilestoneMarked, state: State, _: EventId | None) -> Words:
    return Words("mark", because(capital(body.milestone.value), body.text), Tone.COURSE)


def _pulled(body: ev.LeverPulled, state: State, _: EventId | None) -> Words:
    told = f"{capital(body.lever.value)} {body.status.value}"
    return Words("contain", because(told, body.text), Tone.COURSE)


TELLERS: dict[type, Callable[[Any, State, EventId | None], Words]] = {
    ev.IncidentDeclared: _declared,
    ev.TitleChanged: _titled,
    ev.SeverityChanged: _severity,
    ev.PhaseChanged: _phase,
    ev.ImpactStated: _impact,
    ev.MilestoneMarked: _milestone,
    ev.LeverPulled: _pulled,
}
