"""From a command back to the line that means it: what completion offers, what is shown, what is edited again.

`parse(unparse(c)) == c` for every command that has a line form, with backslashes where its own words would be read as
something else. The rest (a briefing by its parts, what a prompt said) has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import Audience, EntryKind, HypothesisStatus, Role
from incident_console.scribe.action import write_action, write_follow_up
from incident_console.scribe.context import Context
from incident_console.scribe.decisions import write_proposal
from incident_console.scribe.durations import write_minutes
from incident_console.scribe.engaged import write_engaged
from incident_console.scribe.hypotheses import CANONICAL, continues
from incident_console.scribe.parse import parse
from incident_console.scribe.quoting import quote
from incident_console.scribe.slash import LEVERS, MILESTONES
from incident_console.scribe.slash_roles import names_person
from incident_console.scribe.tail import at_name, write_tail
from incident_console.scribe.when import write_when
from incident_console.scribe.work import NEXT


def unparse(command: c.Command, context: Context, now: datetime) -> str:
    """The line that `parse` reads as this command at the same `now`; empty where the command has no line form.

    Lengths of time are written to the second, and handles in capitals come back from any case.
    """
    at, approximate = command.at, command.approximate
    if isinstance(command, c.Amend) and command.occurred_at is not None:
        at, approximate = command.occurred_at, bool(command.about)
    time = write_when(at, approximate, now, context.zone) if at is not None else ""
    if isinstance(command, c.WriteEntry) and command.entry is EntryKind.NOTE:
        bodies: tuple[str, ...] = (command.text, f"\\{command.text}") if command.text else ()
        return _first_that_reads_back(bodies, command, context, now, time)
    if (candidates := _CANDIDATES.get(type(command))) is not None:
        return _first_that_reads_back(candidates(command), command, context, now, time)
    writer = _WRITERS.get(type(command))
    body = writer(command) if writer is not None else ""
    return f"{time} {body}".strip() if body else ""


def _first_that_reads_back(
    bodies: Iterable[str], command: c.Command, context: Context, now: datetime, time: str
) -> str:
    lines = (f"{time} {body}".strip() for body in bodies if body)
    return next((line for line in lines if parse(line, now, context) == command), "")


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _alert(command: c.WriteEntry) -> str:
    return f"/alert {write_tail(command.text, command.source)}" if command.text else ""


def _raised(command: c.RaiseHypothesis) -> str:
    return f"? {write_tail(command.text, command.owner)}" if command.text else ""


def _evidence(command: c.GiveEvidence) -> str:
    signs = {"for": "+", "against": "-", "neutral": "."}
    if len(command.weighs) == 1:
        header = f"{command.weighs[0][0].lower()} {signs[command.weighs[0][1].value]}"
    else:
        header = " ".join(f"{handle.lower()}{signs[weight.value]}" for handle, weight in command.weighs)
    text = f"\\{command.text}" if continues(command.text) else command.text
    return _joined(header, text)


def _moved(command: c.MoveHypothesis) -> str:
    return _joined(command.hypothesis.lower(), CANONICAL[HypothesisStatus(command.status)], command.reason)


def _assigned(command: c.AssignTask) -> str:
    if not command.text:
        return ""
    sign = f"{' '.join(handle.lower() for handle in command.tests)} test" if command.tests else "!"
    return f"{sign} {write_tail(command.text, command.person, command.minutes, box=True, first=True)}"


def _extended(command: c.ExtendTask) -> str:
    seconds = round(command.minutes * 60)
    length = f"{seconds // 60}m" if seconds % 60 == 0 else f"{seconds}s"
    return _joined(command.task.lower(), f"+{length}", command.reason)


def _ended_task(command: c.EndTask) -> str:
    verb = "drop" if command.outcome == "dropped" else command.outcome
    return _joined(command.task.lower(), verb, command.text)


def _decided(command: c.Decide) -> str:
    plain = command.text and not (command.options or command.objections or command.person)
    return f"= {command.text}" if plain else ""


def _objected(command: c.ObjectToDecision) -> str:
    return f"{command.decision.lower()} object {write_tail(command.text, command.person)}" if command.text else ""


def _settled(command: c.SettleDecision) -> str:
    verb = {"adopted": "adopt", "rejected": "reject", "withdrawn": "withdraw"}[command.outcome]
    return _joined(command.decision.lower(), verb, command.text)


def _severity(command: c.SetSeverity) -> str:
    reason = write_engaged(command.reason, command.engages, command.releases)
    return _joined("/sev", command.severity.value[-1], reason)


def _star(command: c.Star) -> tuple[str, ...]:
    target = command.target or ""
    return (_joined("star" if command.starred else "unstar", target.lower()),)


def _floor(verb: str, person: str) -> str:
    return _joined("/floor", verb, at_name(person) if person else "")


def _told(command: c.GiveNotice) -> tuple[str, ...]:
    person = at_name(command.person) if command.person else ""
    text = f"\\{command.text}" if not command.person and names_person(command.text) else command.text
    names = (command.audience, quote(command.audience)) if command.audience else ()
    return tuple(_joined("/told", name, person, text) for name in names)


def _criterion(command: c.SetCriterion) -> tuple[str, ...]:
    names = (command.name, quote(command.name)) if command.name else ()
    return tuple(_joined("/exit", name, "met" if command.met else "open", command.text) for name in names)


def _listed(command: c.AddCriterion | c.DropCriterion) -> tuple[str, ...]:
    verb = "add" if isinstance(command, c.AddCriterion) else "drop"
    names = (command.name, quote(command.name)) if command.name else ()
    return tuple(_joined("/exit", verb, name) for name in names)


def _briefed(command: c.HoldBriefing) -> str:
    parts = (command.conditions, command.actions, command.needs, command.next_decision)
    return f">> {command.text}" if command.text and not any(parts) else ""


def _updated(command: c.SendUpdate) -> str:
    if not command.text:
        return ""
    sign = ">" if command.audience is Audience.STAKEHOLDERS else f"/update {command.audience.value}"
    text = command.text
    if command.next_minutes is not None:
        comma = "," if text[-1] in ",;·" else ""
        return f"{sign} {text}{comma} next {write_minutes(command.next_minutes)}"
    if found := NEXT.search(text, max(0, len(text) - 80)):
        text = f"{text[: found.start()]}\\{text[found.start() :]}"
    return f"{sign} {text}"


def _taken(command: c.TakeRole) -> str:
    verb = "/assume" if command.forced else "/role"
    return _role(verb, command.role, command.person, command.words) if command.person else ""


def _role(verb: str, role: Role, person: str, words: str) -> str:
    kept = f"\\{words}" if not person and names_person(words) else words
    return _joined(verb, role.value, at_name(person) if person else "", kept)


def _offered(command: c.OfferRole) -> str:
    if not command.person:
        return ""
    if command.role is Role.IC:
        return _joined("/handoff", at_name(command.person), command.brief)
    return _role("/offer", command.role, command.person, command.brief)


def _declined(command: c.DeclineRole) -> str:
    return _role("/withdraw" if command.withdrawn else "/decline", command.role, command.person, command.reason)


def _amended(command: c.Amend) -> str:
    timed = command.occurred_at is not None
    has_form = command.at is None and (timed or (command.text and command.about is None)) and command.about is not False
    if not has_form or command.text == "":
        return ""
    return _joined("/amend", command.target, command.text or "")


def _milestone(command: c.MarkMilestone) -> str:
    word = next(word for word, milestone in MILESTONES.items() if milestone is command.milestone)
    return _joined("/mark", word, command.text)


def _lever(command: c.PullLever) -> str:
    word = next(word for word, lever in LEVERS.items() if lever is command.lever)
    return _joined("/contain", word, command.status.value, command.text)


_WRITERS: dict[type[c.Command], Callable[[Any], str]] = {
    c.WriteEntry: _alert,
    c.RaiseHypothesis: _raised,
    c.GiveEvidence: _evidence,
    c.MoveHypothesis: _moved,
    c.AssignTask: _assigned,
    c.AcknowledgeTask: lambda command: _joined(command.task.lower(), "ack", command.text),
    c.ExtendTask: _extended,
    c.ReassignTask: lambda command: f"{command.task.lower()} {at_name(command.person)}" if command.person else "",
    c.EndTask: _ended_task,
    c.Decide: _decided,
    c.ProposeDecision: write_proposal,
    c.PollDecision: lambda command: f"{command.decision.lower()} poll",
    c.ObjectToDecision: _objected,
    c.SettleDecision: _settled,
    c.HoldBriefing: _briefed,
    c.SendUpdate: _updated,
    c.RaiseNeed: lambda command: f"need {write_tail(command.text, command.of)}" if command.text else "",
    c.RouteNeed: lambda command: f"{command.need.lower()} {at_name(command.person)}" if command.person else "",
    c.EndNeed: lambda command: _joined(command.need.lower(), "met" if command.met else "drop", command.text),
    c.SetSeverity: _severity,
    c.SetPhase: lambda command: _joined("/phase", command.phase.value, command.reason),
    c.StateImpact: lambda command: f"/impact {command.text}" if command.text else "",
    c.Retitle: lambda command: f"/title {command.title}" if command.title else "",
    c.MarkMilestone: _milestone,
    c.PullLever: _lever,
    c.TakeRole: _taken,
    c.OfferRole: _offered,
    c.AcceptRole: lambda command: _role("/accept", command.role, command.person, command.words),
    c.DeclineRole: _declined,
    c.ReleaseRole: lambda command: _role("/release", command.role, command.person, command.reason),
    c.AskFloor: lambda command: _floor("", command.person) if command.person else "",
    c.GiveFloor: lambda command: _floor("next", command.person),
    c.LeaveFloor: lambda command: _floor("drop", command.person) if command.person else "",
    c.StandDown: lambda command: _joined("/standdown", command.part.value, command.text),
    c.Amend: _amended,
    c.Undo: lambda command: _joined("/undo", command.target or ""),
    c.Redo: lambda command: "/redo",
}

_CANDIDATES: dict[type[c.Command], Callable[[Any], tuple[str, ...]]] = {
    c.Star: _star,
    c.GiveNotice: _told,
    c.SetCriterion: _criterion,
    c.AddCriterion: _listed,
    c.DropCriterion: _listed,
    c.NoteFollowUp: write_follow_up,
    c.SetAction: write_action,
}
"""Commands with names of several words: the shortest line that is read back as the command is taken."""
