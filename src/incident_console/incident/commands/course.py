"""Commands on the course of the incident: declaration, severity, phase, impact, milestones, containment."""

from incident_console.incident.commands.base import Command
from incident_console.incident.text import TypedName, TypedText
from incident_console.incident.vocabulary import Lever, LeverStatus, Milestone, Phase, Severity


class Declare(Command):
    """Open an incident. With a severity, an impact and a commander as far as they are known."""

    title: TypedName
    severity: Severity | None = None
    impact: TypedText = ""
    commander: TypedName = ""


class Retitle(Command):
    """Give the incident another title."""

    title: TypedName


class SetSeverity(Command):
    """Set or change the severity, and say who is called in (`engages`) and who may go (`releases`)."""

    severity: Severity
    reason: TypedText = ""
    engages: tuple[TypedName, ...] = ()
    releases: tuple[TypedName, ...] = ()


class SetPhase(Command):
    """Move the response to another phase."""

    phase: Phase
    reason: TypedText = ""


class StateImpact(Command):
    """Say what users feel."""

    text: TypedText


class MarkMilestone(Command):
    """Set the time of a milestone to `at` (None: now)."""

    milestone: Milestone
    text: TypedText = ""


class PullLever(Command):
    """Say how far a containment lever has been pulled."""

    lever: Lever
    status: LeverStatus = LeverStatus.STARTED
    text: TypedText = ""
