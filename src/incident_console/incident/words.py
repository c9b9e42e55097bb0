"""Events in words: the label and the sentence that the timeline, the draft and the command line all show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from incident_console.incident import events as ev
from incident_console.incident.evolve import amendable_field
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Audience, EntryKind, HypothesisStatus, Weight


class Tone(StrEnum):
    """What sort of entry it is: it chooses a colour on the screen and a turn of the loop, never a meaning alone."""

    NOTE = "note"
    ALERT = "alert"
    COURSE = "course"
    IMPACT = "impact"
    ROLE = "role"
    HYPOTHESIS = "hypothesis"
    FOR = "for"
    AGAINST = "against"
    TASK = "task"
    DONE = "done"
    FAILED = "failed"
    DECISION = "decision"
    BRIEFING = "briefing"
    UPDATE = "update"
    NEED = "need"
    FOLLOW_UP = "follow-up"
    SAID = "said"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Words:
    """A label of a few characters, a sentence, and what sort of entry it is."""

    label: str
    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline. `late` says that it was written down more than a minute after it happened."""

    event_id: EventId
    at: datetime
    approximate: bool
    recorded_at: datetime
    author: str
    label: str
    text: str
    tone: Tone
    amended: bool
    late: bool


def entry_of(state: State, event_id: EventId) -> Entry:
    """The timeline's line for an event that counts. Raises KeyError for one that does not."""
    event = state.effective[event_id]
    words = describe(event.body, state, event_id)
    source = getattr(event.body, "source", "")
    return Entry(
        event_id=event_id,
        at=event.occurred_at,
        approximate=event.approximate,
        recorded_at=event.recorded_at,
        author=source or event.author,
        label=words.label,
        text=words.text,
        tone=words.tone,
        amended=event_id in state.amendments,
        late=(event.recorded_at - event.occurred_at).total_seconds() > 60,
    )


def entries(state: State) -> tuple[Entry, ...]:
    """The whole timeline, by when things happened."""
    return tuple(entry_of(state, event_id) for _, _, event_id in state.timeline)


def own_words(state: State, event_id: EventId) -> str:
    """The words that a person wrote in an event, which an amendment would change; empty where it has none."""
    event = state.effective.get(event_id) or state.log[event_id]
    name = amendable_field(event.body)
    return str(getattr(event.body, name)) if name else ""


def describe(body: ev.Body | ev.Unknown, state: State, event_id: EventId | None = None) -> Words:
    """The words for a body, whether it is recorded already (`event_id`) or only about to be."""
    teller = _TELLERS.get(type(body))
    if teller is None:
        return Words(body.kind, f"(written by a newer version: {body.kind})", Tone.UNKNOWN)
    return teller(body, state, event_id)


def minutes_words(minutes: float) -> str:
    """A number of minutes as it is said: `5 min`, `90 s`, `1 h 30 min`."""
    seconds = round(minutes * 60)
    if seconds < 60 or (seconds < 120 and seconds % 60):
        return f"{seconds} s"
    whole, rest = divmod(seconds, 60)
    hours, mins = divmod(whole, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{mins} min"] * bool(mins) + [f"{rest} s"] * bool(rest)
    return " ".join(parts)


def _join(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _because(text: str, reason: str) -> str:
    return f"{text}: {reason}" if reason else text


def _named(state: State, event_id: EventId, otherwise: str) -> str:
    """The handle of a thing; of one that was taken back too, because it was said aloud."""
    for table in (state.hypotheses, state.tasks, state.needs):
        if (found := table.get(event_id)) is not None:
            return found.handle
    made_by = state.log.get(event_id)
    return str(getattr(made_by.body, "handle", otherwise)) if made_by else otherwise


def _hypothesis(state: State, event_id: EventId) -> str:
    return _named(state, event_id, "H?")


def _task(state: State, event_id: EventId) -> str:
    return _named(state, event_id, "T?")


def _handle(table: dict[EventId, Any], event_id: EventId | None, body: Any) -> str:
    found = table.get(event_id or "")
    return str(found.handle if found else body.handle)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _declared(body: ev.IncidentDeclared, state: State, _: EventId | None) -> Words:
    return Words("declare", f"Incident declared: {body.title}", Tone.COURSE)


def _titled(body: ev.TitleChanged, state: State, _: EventId | None) -> Words:
    return Words("title", f"Title is now: {body.title}", Tone.COURSE)


def _written(body: ev.EntryWritten, state: State, _: EventId | None) -> Words:
    if body.entry is EntryKind.ALERT:
        return Words("alert", body.text, Tone.ALERT)
    return Words("note", body.text, Tone.NOTE)


def _amended(body: ev.Amended, state: State, _: EventId | None) -> Words:
    parts = []
    if body.text is not None:
        parts.append(f"text is now “{body.text}”")
    if body.at is not None:
        about = "about " if body.approximate else ""
        parts.append(f"time is now {about}{body.at:%Y-%m-%d %H:%M:%S} UTC")
    elif body.approximate is not None:
        parts.append("time is approximate" if body.approximate else "time is exact")
    return Words("amend", _capital(" and ".join(parts) or "nothing changed"), Tone.NOTE)


def _undone(body: ev.Undone, state: State, _: EventId | None) -> Words:
    target = state.log.get(body.target)
    if target is None:
        return Words("undo", "Taken back: an entry that is not here yet", Tone.NOTE)
    if isinstance(target.body, ev.Undone) and (first := state.log.get(target.body.target)) is not None:
        return Words("redo", f"Brought back: {describe(first.body, state, first.event_id).text}", Tone.NOTE)
    return Words("undo", f"Taken back: {describe(target.body, state, target.event_id).text}", Tone.NOTE)


def _severity(body: ev.SeverityChanged, state: State, _: EventId | None) -> Words:
    return Words("sev", _because(body.severity.value, body.reason), Tone.COURSE)


def _phase(body: ev.PhaseChanged, state: State, _: EventId | None) -> Words:
    return Words("phase", _because(_capital(body.phase.value), body.reason), Tone.COURSE)


def _impact(body: ev.ImpactStated, state: State, _: EventId | None) -> Words:
    return Words("impact", body.text, Tone.IMPACT)


def _milestone(body: ev.MilestoneMarked, state: State, _: EventId | None) -> Words:
    return Words("mark", _because(_capital(body.milestone.value), body.text), Tone.COURSE)


def _role_taken(body: ev.RoleTaken, state: State, _: EventId | None) -> Words:
    return Words("role", _because(f"{body.person} is {body.role.full}", body.words), Tone.ROLE)


def _role_offered(body: ev.RoleOffered, state: State, _: EventId | None) -> Words:
    return Words("role", f"{_capital(body.role.full)} offered to {body.person}", Tone.ROLE)


def _role_accepted(body: ev.RoleAccepted, state: State, _: EventId | None) -> Words:
    return Words("role", _because(f"{body.person} accepts and is {body.role.full}", body.words), Tone.ROLE)


def _role_declined(body: ev.RoleDeclined, state: State, _: EventId | None) -> Words:
    if body.withdrawn:
        told = f"Offer of {body.role.full} to {body.person} withdrawn"
    else:
        told = f"{body.person} declines to be {body.role.full}"
    return Words("role", _because(told, body.reason), Tone.ROLE)


def _role_released(body: ev.RoleReleased, state: State, _: EventId | None) -> Words:
    return Words("role", _because(f"{body.person} is no longer {body.role.full}", body.reason), Tone.ROLE)


def _raised(body: ev.HypothesisRaised, state: State, event_id: EventId | None) -> Words:
    handle = _handle(state.hypotheses, event_id, body)
    return Words(f"? {handle}", _join(body.text, body.owner), Tone.HYPOTHESIS)


def _evidence(body: ev.EvidenceGiven, state: State, _: EventId | None) -> Words:
    weights = {weighing.weight for weighing in body.weighs}
    handles = [(_hypothesis(state, w.hypothesis), w.weight.sign) for w in body.weighs]
    if len(handles) == 1:
        label = f"{handles[0][1]} {handles[0][0]}"
    else:
        label = " ".join(f"{sign}{handle}" for handle, sign in handles)
    tone = Tone.AGAINST if weights == {Weight.AGAINST} else Tone.FOR if weights == {Weight.FOR} else Tone.NOTE
    return Words(label, body.text, tone)


_STATUS_WORDS = {
    HypothesisStatus.CONFIRMED: ("✓", "Confirmed", Tone.DONE),
    HypothesisStatus.RULED_OUT: ("×", "Ruled out", Tone.FAILED),
    HypothesisStatus.PARKED: ("…", "Parked", Tone.NOTE),
    HypothesisStatus.OPEN: ("?", "Open again", Tone.HYPOTHESIS),
}


def _status(body: ev.HypothesisMoved, state: State, _: EventId | None) -> Words:
    glyph, word, tone = _STATUS_WORDS[body.status]
    return Words(f"{glyph} {_hypothesis(state, body.hypothesis)}", _because(word, body.reason), tone)


def _assigned(body: ev.TaskAssigned, state: State, event_id: EventId | None) -> Words:
    box = minutes_words(body.minutes) if body.minutes else ""
    tests = [_hypothesis(state, h) for h in body.tests]
    told = f"Test of {', '.join(tests)}: {body.text}" if tests else body.text
    return Words(f"! {_handle(state.tasks, event_id, body)}", _join(told, body.person, box), Tone.TASK)


def _acknowledged(body: ev.TaskAcknowledged, state: State, _: EventId | None) -> Words:
    return Words(f"! {_task(state, body.task)}", _because("Acknowledged", body.text), Tone.TASK)


def _extended(body: ev.TaskExtended, state: State, _: EventId | None) -> Words:
    told = _because(f"{minutes_words(body.minutes)} more", body.reason)
    return Words(f"! {_task(state, body.task)}", told, Tone.TASK)


def _reassigned(body: ev.TaskReassigned, state: State, _: EventId | None) -> Words:
    return Words(f"! {_task(state, body.task)}", f"Now with {body.person}", Tone.TASK)


def _task_ended(body: ev.TaskEnded, state: State, _: EventId | None) -> Words:
    glyph, tone = {
        "done": ("✓", Tone.DONE), "failed": ("×", Tone.FAILED), "dropped": ("…", Tone.NOTE),
    }[body.outcome]  # fmt: skip
    return Words(f"{glyph} {_task(state, body.task)}", _because(_capital(body.outcome), body.text), tone)


def _decided(body: ev.DecisionMade, state: State, event_id: EventId | None) -> Words:
    options = f"options: {'; '.join(body.options)}" if body.options else ""
    objections = f"objections: {'; '.join(body.objections)}" if body.objections else ""
    label = f"= {_handle(state.decisions, event_id, body)}"
    return Words(label, _join(body.text, body.person, options, objections), Tone.DECISION)


def _briefed(body: ev.BriefingHeld, state: State, _: EventId | None) -> Words:
    parts = (
        body.text,
        body.conditions,
        body.actions and f"actions: {body.actions}",
        body.needs and f"needs: {body.needs}",
        body.next_decision and f"next decision: {body.next_decision}",
    )
    return Words("brief", _join(*parts), Tone.BRIEFING)


def _updated(body: ev.UpdateSent, state: State, _: EventId | None) -> Words:
    audience = f"to {body.audience.value}" if body.audience is not Audience.STAKEHOLDERS else ""
    coming = f"next in {minutes_words(body.next_minutes)}" if body.next_minutes else ""
    return Words("update", _join(body.text, audience, coming), Tone.UPDATE)


def _needed(body: ev.NeedRaised, state: State, event_id: EventId | None) -> Words:
    return Words(f"need {_handle(state.needs, event_id, body)}", _join(body.text, body.of), Tone.NEED)


def _need_ended(body: ev.NeedEnded, state: State, _: EventId | None) -> Words:
    handle = _named(state, body.need, "N?")
    glyph, word = ("✓", "Met") if body.met else ("…", "No longer needed")
    return Words(f"{glyph} {handle}", _because(word, body.text), Tone.DONE if body.met else Tone.NOTE)


def _noted(body: ev.FollowUpNoted, state: State, event_id: EventId | None) -> Words:
    label = f"todo {_handle(state.follow_ups, event_id, body)}"
    return Words(label, _join(body.text, body.person), Tone.FOLLOW_UP)


def _pulled(body: ev.LeverPulled, state: State, _: EventId | None) -> Words:
    told = f"{_capital(body.lever.value)} {body.status.value}"
    return Words("contain", _because(told, body.text), Tone.COURSE)


def _said(body: ev.PromptSaid, state: State, _: EventId | None) -> Words:
    return Words("said", f"“{body.words}”", Tone.SAID)


def _snoozed(body: ev.PromptSnoozed, state: State, _: EventId | None) -> Words:
    how = f"for {minutes_words(body.minutes)}" if body.minutes else "for good"
    return Words("later", f"Put off {how}: {body.headline}", Tone.SAID)


_TELLERS: dict[type, Callable[[Any, State, EventId | None], Words]] = {
    ev.IncidentDeclared: _declared,
    ev.TitleChanged: _titled,
    ev.EntryWritten: _written,
    ev.Amended: _amended,
    ev.Undone: _undone,
    ev.SeverityChanged: _severity,
    ev.PhaseChanged: _phase,
    ev.ImpactStated: _impact,
    ev.MilestoneMarked: _milestone,
    ev.RoleTaken: _role_taken,
    ev.RoleOffered: _role_offered,
    ev.RoleAccepted: _role_accepted,
    ev.RoleDeclined: _role_declined,
    ev.RoleReleased: _role_released,
    ev.HypothesisRaised: _raised,
    ev.EvidenceGiven: _evidence,
    ev.HypothesisMoved: _status,
    ev.TaskAssigned: _assigned,
    ev.TaskAcknowledged: _acknowledged,
    ev.TaskExtended: _extended,
    ev.TaskReassigned: _reassigned,
    ev.TaskEnded: _task_ended,
    ev.DecisionMade: _decided,
    ev.BriefingHeld: _briefed,
    ev.UpdateSent: _updated,
    ev.NeedRaised: _needed,
    ev.NeedEnded: _need_ended,
    ev.FollowUpNoted: _noted,
    ev.LeverPulled: _pulled,
    ev.PromptSaid: _said,
    ev.PromptSnoozed: _snoozed,
}
