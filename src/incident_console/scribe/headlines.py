"""What is about to be recorded, in a few words: `evidence against H1`, `task for Sam · 10 min · T4`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Any

from incident_console.incident import events as ev
from incident_console.incident.state import State
from incident_console.incident.text import shorten
from incident_console.incident.vocabulary import Audience, EntryKind, HypothesisStatus, Weight
from incident_console.incident.words import describe, minutes_words
from incident_console.scribe.moments import clock_words

_QUOTE = 48
_HOW = {Weight.FOR: "for", Weight.AGAINST: "against", Weight.NEUTRAL: "neutral on"}
_BECOMES = {
    HypothesisStatus.CONFIRMED: "is confirmed",
    HypothesisStatus.RULED_OUT: "is ruled out",
    HypothesisStatus.PARKED: "is parked",
    HypothesisStatus.OPEN: "is open again",
}


def headline(body: ev.Body, state: State, now: datetime, zone: tzinfo) -> str:
    """What an event says, before it is recorded; every name in it is the one that will be recorded."""
    if isinstance(body, ev.Amended):
        return _amended(body, state, now, zone)
    if isinstance(body, ev.MilestoneMarked):
        return f"milestone: {body.milestone.value}"
    teller = _TELLERS.get(type(body))
    return teller(body, state) if teller else describe(body, state).text


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _who(person: str, state: State) -> str:
    """A name, and whether nobody has used it in this incident: a typing error shows here."""
    return person if person in state.people else f"{person} (new name)"


def _new_name(person: str, state: State) -> str:
    return f"{person} is a new name" if person and person not in state.people else ""


def _handle(state: State, event_id: str) -> str:
    for table in (state.hypotheses, state.tasks, state.needs, state.decisions, state.follow_ups):
        if (found := table.get(event_id)) is not None:
            return str(found.handle)
    return ""


def _written(body: ev.EntryWritten, state: State) -> str:
    if body.entry is EntryKind.ALERT:
        return f"alert from {body.source}" if body.source else "alert"
    lines = body.text.count("\n") + 1
    return f"entry of {lines} lines" if lines > 1 else "entry"


def _raised(body: ev.HypothesisRaised, state: State) -> str:
    return _joined(f"hypothesis {body.handle}", f"owner {_who(body.owner, state)}" if body.owner else "")


def _evidence(body: ev.EvidenceGiven, state: State) -> str:
    parts: list[str] = []
    for weight in Weight:
        handles = [_handle(state, w.hypothesis) for w in body.weighs if w.weight is weight]
        if handles:
            parts.append(f"{_HOW[weight]} {', '.join(handles)}")
    return f"evidence {', '.join(parts)}"


def _assigned(body: ev.TaskAssigned, state: State) -> str:
    noun = f"test of {', '.join(_handle(state, h) for h in body.tests)}" if body.tests else "task"
    person = f"{noun} for {_who(body.person, state)}" if body.person else f"{noun} for nobody yet, @name gives it"
    box = minutes_words(body.minutes) if body.minutes else "no time-box, 10m gives one"
    return _joined(person, box, body.handle)


def _updated(body: ev.UpdateSent, state: State) -> str:
    whom = "" if body.audience is Audience.STAKEHOLDERS else f" ({body.audience.value})"
    coming = f"next in {minutes_words(body.next_minutes)}" if body.next_minutes else ""
    return _joined(f"update sent{whom}", coming)


def _needed(body: ev.NeedRaised, state: State) -> str:
    return _joined(f"need {body.handle}", f"of {_who(body.of, state)}" if body.of else "of nobody yet, @name says whom")


def _noted(body: ev.FollowUpNoted, state: State) -> str:
    if body.model_dump(exclude={"kind", "handle", "text", "person"}, exclude_defaults=True):
        return _joined(f"new action item {body.handle}", describe(body, state).text, _new_name(body.person, state))
    return _joined(f"follow-up {body.handle}", f"for {_who(body.person, state)}" if body.person else "")


def _severity(body: ev.SeverityChanged, state: State) -> str:
    was = state.severity
    engages = f"engages {', '.join(_who(person, state) for person in body.engages)}" if body.engages else ""
    releases = f"releases {', '.join(_who(person, state) for person in body.releases)}" if body.releases else ""
    told = f"severity {body.severity.value}" + (f", was {was.value}" if was and was is not body.severity else "")
    return _joined(told, engages, releases)


def _role_taken(body: ev.RoleTaken, state: State) -> str:
    how = f"takes over as {body.role.full} without an answer" if body.forced else f"is {body.role.full}"
    return f"{_who(body.person, state)} {how}"


def _proposed(body: ev.DecisionProposed, state: State) -> str:
    ways = f"{len(body.options)} other {'way' if len(body.options) == 1 else 'ways'}" if body.options else ""
    return _joined(f"proposal {body.handle}", ways, f"by {_who(body.person, state)}" if body.person else "")


def _objected(body: ev.DecisionObjected, state: State) -> str:
    whose = f"from {_who(body.person, state)}" if body.person else "from nobody named, @name says whose"
    return _joined(f"objection to {_handle(state, body.decision)}", whose)


def _told(body: ev.NoticeGiven, state: State) -> str:
    return _joined(f"{body.audience} has heard", _who(body.person, state) if body.person else "")


def _starred(body: ev.EntryStarred, state: State) -> str:
    target = state.log.get(body.target)
    what = shorten(describe(target.body, state, target.event_id).text, _QUOTE) if target else "an entry"
    return f"{'star' if body.starred else 'no star'}: {what}"


def _action(body: ev.ActionSet, state: State) -> str:
    told = describe(body, state).text
    return _joined(f"action item {_handle(state, body.follow_up)}", told, _new_name(body.owner, state))


def _amended(body: ev.Amended, state: State, now: datetime, zone: tzinfo) -> str:
    what = next((handle for handle, event_id in state.handles.items() if event_id == body.target), "an entry")
    time = ""
    if body.at is not None:
        time = f"the time of {what} is {'about ' * bool(body.approximate)}{clock_words(body.at, now, zone)}"
    return _joined("correction", f"the text of {what}" if body.text is not None else "", time)


def _undone(body: ev.Undone, state: State) -> str:
    target = state.log.get(body.target)
    if target is None:
        return "takes an entry back"
    if isinstance(target.body, ev.Undone) and (first := state.log.get(target.body.target)) is not None:
        return f"brings back: {shorten(describe(first.body, state, first.event_id).text, _QUOTE)}"
    return f"takes back: {shorten(describe(target.body, state, target.event_id).text, _QUOTE)}"


_TELLERS: dict[type, Callable[[Any, State], str]] = {
    ev.EntryWritten: _written,
    ev.TitleChanged: lambda body, state: "new title",
    ev.Undone: _undone,
    ev.SeverityChanged: _severity,
    ev.PhaseChanged: lambda body, state: f"phase {body.phase.value}",
    ev.ImpactStated: lambda body, state: "impact",
    ev.RoleTaken: _role_taken,
    ev.RoleOffered: lambda body, state: f"{body.role.full} offered to {_who(body.person, state)}",
    ev.RoleAccepted: lambda body, state: f"{body.person} accepts and is {body.role.full}",
    ev.RoleDeclined: lambda body, state: (
        f"offer of {body.role.full} to {body.person} withdrawn"
        if body.withdrawn
        else f"{body.person} declines to be {body.role.full}"
    ),
    ev.RoleReleased: lambda body, state: f"{body.person} is no longer {body.role.full}",
    ev.HypothesisRaised: _raised,
    ev.EvidenceGiven: _evidence,
    ev.HypothesisMoved: lambda body, state: f"{_handle(state, body.hypothesis)} {_BECOMES[body.status]}",
    ev.TaskAssigned: _assigned,
    ev.TaskAcknowledged: lambda body, state: f"{_handle(state, body.task)} acknowledged",
    ev.TaskExtended: lambda body, state: f"{minutes_words(body.minutes)} more for {_handle(state, body.task)}",
    ev.TaskReassigned: lambda body, state: f"{_handle(state, body.task)} goes to {_who(body.person, state)}",
    ev.TaskEnded: lambda body, state: f"{_handle(state, body.task)} {body.outcome}",
    ev.DecisionProposed: _proposed,
    ev.DecisionPolled: lambda body, state: f"{_handle(state, body.decision)}: asked for strong objections",
    ev.DecisionObjected: _objected,
    ev.DecisionSettled: lambda body, state: f"{_handle(state, body.decision)} {body.outcome}",
    ev.DecisionMade: lambda body, state: f"decision {body.handle}",
    ev.BriefingHeld: lambda body, state: "briefing held",
    ev.UpdateSent: _updated,
    ev.NeedRaised: _needed,
    ev.NeedEnded: lambda body, state: f"{_handle(state, body.need)} {'met' if body.met else 'dropped'}",
    ev.NeedRouted: lambda body, state: f"{_handle(state, body.need)} goes to {_who(body.person, state)}",
    ev.FollowUpNoted: _noted,
    ev.ActionSet: _action,
    ev.NoticeGiven: _told,
    ev.FloorAsked: lambda body, state: f"{_who(body.person, state)} wants to speak",
    ev.FloorGiven: lambda body, state: f"{_who(body.person, state)} has the floor",
    ev.CriterionSet: lambda body, state: f"exit criterion “{body.name}” {'met' if body.met else 'open'}",
    ev.CriterionAdded: lambda body, state: f"new exit criterion “{body.name}”",
    ev.CriterionDropped: lambda body, state: f"“{body.name}” is no exit criterion any more",
    ev.StandDownDone: lambda body, state: f"stand-down: {body.part.value}",
    ev.EntryStarred: _starred,
    ev.LeverPulled: lambda body, state: f"containment: {body.lever.value} {body.status.value}",
}
