"""The course of the incident: declaration, title, severity, phase, impact, milestones, containment."""

from typing import Literal

from incident_console.incident.events.fact import BoundedMoment, Fact
from incident_console.incident.text import Name, Text
from incident_console.incident.vocabulary import Lever, LeverStatus, Milestone, Phase, Severity


class IncidentDeclared(Fact):
    """An incident was declared."""

    kind: Literal["incident.declared"] = "incident.declared"
    title: Name


class TitleChanged(Fact):
    """The incident got another title."""

    kind: Literal["title.changed"] = "title.changed"
    title: Name


class SeverityChanged(Fact):
    """The severity was set or changed; `engages` are those called in by it, `releases` those who may go."""

    kind: Literal["severity.changed"] = "severity.changed"
    severity: Severity
    reason: Text = ""
    engages: tuple[Name, ...] = ()
    releases: tuple[Name, ...] = ()


class PhaseChanged(Fact):
    """The response moved to another phase."""

    kind: Literal["phase.changed"] = "phase.changed"
    phase: Phase
    reason: Text = ""


class ImpactStated(Fact):
    """What users feel, in words."""

    kind: Literal["impact.stated"] = "impact.stated"
    text: Text


class MilestoneMarked(Fact):
    """A milestone's time was set by a person; it overrides what the log would say by itself."""

    kind: Literal["milestone.marked"] = "milestone.marked"
    milestone: Milestone
    at: BoundedMoment
    text: Text = ""


class LeverPulled(Fact):
    """A containment lever was tried, worked, failed or was found not to be possible."""

    kind: Literal["lever.pulled"] = "lever.pulled"
    lever: Lever
    status: LeverStatus
    text: Text = ""
