"""The milestones, the durations between them with their definitions, and how the incident was detected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from incident_console.incident.events import MilestoneMarked
from incident_console.incident.roles import spells
from incident_console.incident.vocabulary import Audience, Milestone, Role
from incident_console.postmortem.document import (
    Block,
    Line,
    Paragraph,
    Section,
    Table,
    absent,
    ask,
    asked,
    label,
    mark,
    said,
    term,
    told,
)
from incident_console.postmortem.frame import Frame, capital, duration

_IN_LOG = {
    Milestone.STARTED: "",
    Milestone.DETECTED_BY_SYSTEM: "first alert in the log",
    Milestone.DETECTED_BY_PERSON: "",
    Milestone.DECLARED: "the declaration",
    Milestone.CONTAINED: "first containment lever that worked",
    Milestone.MITIGATED: "change of phase",
    Milestone.RESOLVED: "change of phase",
}


def milestones(frame: Frame) -> Section:
    """The moments that durations are measured between, and where each is taken from."""
    rows = tuple(_milestone(frame, milestone) for milestone in Milestone)
    return Section("milestones", "Milestones", (Table(("Milestone", "Time", "Taken from"), rows),))


def _milestone(frame: Frame, milestone: Milestone) -> tuple[Line, ...]:
    name = (label(capital(milestone.value)),)
    at = frame.state.milestone(milestone)
    if at is None:
        return (name, (ask("the time, or that there was none."),), (absent("Not in the log."),))
    if frame.state.value(f"milestone:{milestone.value}") is None:
        return (name, (frame.moment(at),), (label(_IN_LOG[milestone]),))
    marks = [e for e in frame.state.events_in_time() if _marks(e.body, milestone)]
    source: Line = (label("set by a person"),)
    if marks:
        latest = max(marks, key=lambda event: event.order)
        about = latest.body.text if isinstance(latest.body, MilestoneMarked) else ""
        source = (label("set by "), said(latest.author), *((label(": "), said(about)) if about else ()))
    if frame.state.contested(f"milestone:{milestone.value}"):
        source = (*source, label(" "), mark("(contested)"))
    return (name, (frame.moment(at),), source)


def _marks(body: object, milestone: Milestone) -> bool:
    return isinstance(body, MilestoneMarked) and body.milestone is milestone


@dataclass(frozen=True, slots=True)
class Measure:
    """A duration with its definition: from one moment to another, each None where the log does not have it."""

    name: str
    definition: str
    since: Callable[[Frame], datetime | None]
    until: Callable[[Frame], datetime | None]


def _at(milestone: Milestone) -> Callable[[Frame], datetime | None]:
    return lambda frame: frame.state.milestone(milestone)


def _detected(frame: Frame) -> datetime | None:
    times = (frame.state.milestone(m) for m in (Milestone.DETECTED_BY_SYSTEM, Milestone.DETECTED_BY_PERSON))
    return min((at for at in times if at is not None), default=None)


def _first_commander(frame: Frame) -> datetime | None:
    return min((spell.since for spell in spells(frame.state) if spell.role is Role.IC), default=None)


def _first_briefing(frame: Frame) -> datetime | None:
    return min((briefing.at for briefing in frame.state.briefings), default=None)


def _first_update(frame: Frame) -> datetime | None:
    return min((update.at for update in frame.state.updates), default=None)


def _first_public_update(frame: Frame) -> datetime | None:
    public = (update.at for update in frame.state.updates if update.body.audience is Audience.PUBLIC)
    return min(public, default=None)


MEASURES = (
    Measure(
        "Detection gap",
        "from detected by system to detected by a person",
        _at(Milestone.DETECTED_BY_SYSTEM),
        _at(Milestone.DETECTED_BY_PERSON),
    ),
    Measure(
        "Time to detect", "from started to the first detection, by system or person", _at(Milestone.STARTED), _detected
    ),
    Measure("Time to declare", "from the first detection to declared", _detected, _at(Milestone.DECLARED)),
    Measure(
        "Time to a commander",
        "from declared to the first named incident commander",
        _at(Milestone.DECLARED),
        _first_commander,
    ),
    Measure(
        "Time to first briefing",
        "from declared to the first internal briefing",
        _at(Milestone.DECLARED),
        _first_briefing,
    ),
    Measure("Time to first update", "from the first detection to the first update sent", _detected, _first_update),
    Measure(
        "Time to first public update",
        "from the first detection to the first update to the public",
        _detected,
        _first_public_update,
    ),
    Measure("Time to contain", "from started to contained", _at(Milestone.STARTED), _at(Milestone.CONTAINED)),
    Measure("Time to mitigate", "from started to mitigated", _at(Milestone.STARTED), _at(Milestone.MITIGATED)),
    Measure("Time to repair", "from declared to mitigated", _at(Milestone.DECLARED), _at(Milestone.MITIGATED)),
    Measure("Time to resolve", "from started to resolved", _at(Milestone.STARTED), _at(Milestone.RESOLVED)),
)
"""The durations, in the order of an incident. Names and definitions after FireFighter's metrics, where a name means
one thing only; the updates are measured from detection, because that is what is promised to stakeholders."""


def durations(frame: Frame) -> Section:
    """How long it took, each figure beside its definition. Spans, not scores: they say nothing about severity."""
    rows = tuple(_measured(frame, measure) for measure in MEASURES)
    return Section("durations", "Durations", (Table(("Duration", "Length", "Definition"), rows),))


def _measured(frame: Frame, measure: Measure) -> tuple[Line, ...]:
    since, until = measure.since(frame), measure.until(frame)
    length = absent("Not in the log.") if since is None or until is None else told(duration(until - since))
    return ((label(measure.name),), (length,), (label(measure.definition),))


def detection(frame: Frame) -> Section:
    """When the system knew and when a person knew: the gap between the two."""
    system = frame.state.milestone(Milestone.DETECTED_BY_SYSTEM)
    person = frame.state.milestone(Milestone.DETECTED_BY_PERSON)
    blocks: list[Block] = []
    if system is not None and person is not None:
        gap = (term("Detection gap:"), label(" "), told(duration(person - system)))
        span = (label(", system "), frame.when(system), label(", person "), frame.when(person))
        blocks.append(Paragraph((*gap, *span)))
    else:
        blocks.append(asked("when the system knew, when a person knew, and the gap between the two."))
    blocks.append(asked("how it was noticed, and what would halve the time to notice it."))
    return Section("detection", "Detection", tuple(blocks))
