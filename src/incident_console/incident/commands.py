"""Commands: what somebody wants to be recorded. `incident.decide` turns them into events or refuses them.

Commands name things as people do, by handle (`H1`) and by however much of a person's name was typed. `at` is the
time that was given with it, None for now.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from incident_console.incident.events import Moment
from incident_console.incident.identifiers import EventId
from incident_console.incident.text import TypedName, TypedText
from incident_console.incident.vocabulary import (
    Audience,
    EntryKind,
    HypothesisStatus,
    Lever,
    LeverStatus,
    Milestone,
    Phase,
    Role,
    Severity,
    Weight,
)


class Command(BaseModel):
    """Something to be recorded, as of `at` (None: now)."""

    model_config = ConfigDict(frozen=True)
    at: Moment | None = None
    approximate: bool = False


class Declare(Command):
    """Open an incident. With a severity, an impact and a commander as far as they are known."""

    title: TypedName
    severity: Severity | None = None
    impact: TypedText = ""
    commander: TypedName = ""


class Retitle(Command):
    """Give the incident another title."""

    title: TypedName


class WriteEntry(Command):
    """Note something."""

    text: TypedText
    entry: EntryKind = EntryKind.NOTE
    source: TypedName = ""


class Amend(Command):
    """Correct the text or the time of an earlier event; `target` is its identifier or a handle."""

    target: EventId
    text: TypedText | None = None
    occurred_at: datetime | None = None
    about: bool | None = None


class Undo(Command):
    """Take back an event, by identifier or handle; with none named, the last one that `author` recorded."""

    target: EventId | None = None
    author: TypedName = ""


class SetSeverity(Command):
    """Set or change the severity."""

    severity: Severity
    reason: TypedText = ""


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


class TakeRole(Command):
    """Record that somebody holds a role from now on."""

    role: Role
    person: TypedName
    words: TypedText = ""


class OfferRole(Command):
    """Offer a role to somebody; where it is held, this is the first step of a handoff."""

    role: Role
    person: TypedName
    brief: TypedText = ""


class AcceptRole(Command):
    """Accept the offer of a role, in the receiver's own words; with no person named, the one open offer of it."""

    role: Role
    person: TypedName = ""
    words: TypedText = ""


class DeclineRole(Command):
    """Decline the offer of a role, or withdraw it."""

    role: Role
    person: TypedName = ""
    reason: TypedText = ""
    withdrawn: bool = False


class ReleaseRole(Command):
    """Give up a role without a successor; with no person named, whoever holds it."""

    role: Role
    person: TypedName = ""
    reason: TypedText = ""


class RaiseHypothesis(Command):
    """Put up a possible explanation."""

    text: TypedText
    owner: TypedName = ""


class GiveEvidence(Command):
    """Weigh one observation against one or several hypotheses."""

    text: TypedText
    weighs: tuple[tuple[str, Weight], ...]


class MoveHypothesis(Command):
    """Confirm, rule out, park or open again; the reason is part of it."""

    hypothesis: str
    status: HypothesisStatus
    reason: TypedText = ""


class AssignTask(Command):
    """Give somebody something to do; `tests` names the hypotheses that the answer would tell apart."""

    text: TypedText
    person: TypedName = ""
    minutes: float | None = None
    tests: tuple[str, ...] = ()


class AcknowledgeTask(Command):
    """The person is on it."""

    task: str
    text: TypedText = ""


class ExtendTask(Command):
    """Give a task more minutes."""

    task: str
    minutes: float
    reason: TypedText = ""


class ReassignTask(Command):
    """Give a task to another person."""

    task: str
    person: TypedName


class EndTask(Command):
    """A task was done, failed or is dropped."""

    task: str
    outcome: Literal["done", "failed", "dropped"]
    text: TypedText = ""


class Decide(Command):
    """Record a decision."""

    text: TypedText
    options: tuple[TypedText, ...] = ()
    objections: tuple[TypedText, ...] = ()
    person: TypedName = ""


class HoldBriefing(Command):
    """Record a briefing that was held: in one line, or by its parts."""

    text: TypedText = ""
    conditions: TypedText = ""
    actions: TypedText = ""
    needs: TypedText = ""
    next_decision: TypedText = ""


class SendUpdate(Command):
    """Record an update that went out."""

    text: TypedText
    audience: Audience = Audience.STAKEHOLDERS
    next_minutes: float | None = None


class RaiseNeed(Command):
    """Ask for something, of somebody."""

    text: TypedText
    of: TypedName = ""


class EndNeed(Command):
    """A need was met, or is no longer one."""

    need: str
    met: bool = True
    text: TypedText = ""


class NoteFollowUp(Command):
    """Keep something for the postmortem."""

    text: TypedText
    person: TypedName = ""


class PullLever(Command):
    """Say how far a containment lever has been pulled."""

    lever: Lever
    status: LeverStatus = LeverStatus.STARTED
    text: TypedText = ""


class SayPrompt(Command):
    """Record that the words of a prompt were said aloud."""

    prompt: str
    words: TypedText
    about: tuple[EventId, ...] = ()


class SnoozePrompt(Command):
    """Put a prompt off, for some minutes or (None) for good."""

    prompt: str
    headline: TypedText
    minutes: float | None = None


class Redo(Command):
    """Bring back what `author` took back last."""

    author: TypedName = ""
