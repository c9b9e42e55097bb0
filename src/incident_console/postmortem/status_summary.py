"""The status summary: what somebody who is not on the call must know, on a page, as of now."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from incident_console.incident.events import NoticeGiven
from incident_console.incident.roles import spells
from incident_console.incident.state import State, Task
from incident_console.incident.vocabulary import HypothesisStatus, Milestone
from incident_console.incident.words import Entry, Tone, entries, minutes_words
from incident_console.postmortem.document import (
    Block,
    Bullets,
    Draft,
    Item,
    Line,
    Paragraph,
    Piece,
    Section,
    Table,
    absent,
    asked,
    bullet,
    label,
    mark,
    said,
    term,
    told,
)
from incident_console.postmortem.forms import incident_points
from incident_console.postmortem.frame import Frame, capital, duration
from incident_console.postmortem.opening import severity_pieces
from incident_console.practice.clocks import clocks
from incident_console.practice.containment import contained_at, levers
from incident_console.practice.policy import Policy
from incident_console.practice.stalls import stalled

MOST = 20
"""Significant events on the page, the latest; how many are left out is said."""

_SIGNIFICANT = frozenset({Tone.ALERT, Tone.COURSE, Tone.IMPACT, Tone.DECISION, Tone.UPDATE})


def status_summary(state: State, now: datetime, policy: Policy, zone: tzinfo | None = None) -> Draft:
    """How things stand at `now`, in the parts of ICS 209: situation, impact, events, threats, resources, plan.

    What is expected to happen stands in no log: it is asked for.
    """
    frame = Frame(state, now, policy, zone)
    return Draft(
        incident_id=state.incident_id,
        title=label("Status summary (ICS 209)"),
        sections=(
            Section("incident", "Incident", (Bullets((*incident_points(frame), *_standing(frame))),)),
            Section("impact", "Impact", _impact(frame)),
            Section("containment", "Containment", (Bullets(tuple(_containment(frame))),)),
            Section("events", "Significant events", _events(frame)),
            Section("hypotheses", "What is believed", (_listed(_hypotheses(frame)),)),
            Section("actions", "In flight", (_listed([_task(frame, task) for task in state.open_tasks()]),)),
            Section("needs", "Needs", (_listed(_needs(frame)),)),
            Section("organisation", "Who", (_listed(_people(frame)),)),
            Section("next", "What comes next", (_listed(_next(frame)),)),
            Section("outlook", "Outlook", (asked("what is expected in the next hours, what could make it worse."),)),
            Section("approved-by", "Approved by", (asked("name, position, date and time."),)),
        ),
    )


def _listed(items: list[Item]) -> Block:
    return Bullets(tuple(items)) if items else Paragraph((absent("None in the log."),))


def _standing(frame: Frame) -> list[Item]:
    declared = frame.state.milestone(Milestone.DECLARED)
    items = [
        bullet(term("As of:"), label(" "), frame.moment(frame.now)),
        bullet(term("Severity:"), label(" "), *severity_pieces(frame)),
        bullet(term("Phase:"), label(" "), label(frame.state.phase.value)),
    ]
    if declared is not None:
        items.append(bullet(term("Declared:"), label(" "), frame.moment(declared)))
        length = told(duration(max(frame.end - declared, timedelta(0))))
        items.append(bullet(term("Lasted:" if frame.over else "Lasts for:"), label(" "), length))
    return items


def _impact(frame: Frame) -> tuple[Block, ...]:
    now: Line = (said(frame.state.impact),) if frame.state.impact else (absent("None stated in the log."),)
    return (Paragraph(now), asked("how many are affected, and where."))


def _containment(frame: Frame) -> list[Item]:
    since = contained_at(frame.state)
    head: Line = (term("Contained:"), label(" since "), frame.when(since)) if since else (absent("Not contained."),)
    items = [bullet(*head)]
    for lever, pulled in levers(frame.state):
        how: Line = (absent("Not in the log."),)
        if pulled is not None:
            how = (label(pulled.status.value), *((label(": "), said(pulled.text)) if pulled.text else ()))
        items.append(bullet(term(f"{capital(lever.value)}:"), label(" "), *how))
    return items


def _events(frame: Frame) -> tuple[Block, ...]:
    found = [entry for entry in entries(frame.state) if _significant(frame, entry)]
    if not found:
        return (Paragraph((absent("None in the log."),)),)
    local = ("Local",) if frame.zone else ()
    table = Table(("Time (UTC)", *local, "What", "Who"), tuple(_event(frame, entry) for entry in found[-MOST:]))
    if len(found) <= MOST:
        return (table,)
    return (Paragraph((label("Earlier ones, left out here: "), told(str(len(found) - MOST)))), table)


def _significant(frame: Frame, entry: Entry) -> bool:
    """Whether it changed the course, or somebody starred it. Who was told when is not what happened."""
    told = isinstance(frame.state.effective[entry.event_id].body, NoticeGiven)
    return (entry.tone in _SIGNIFICANT and not told) or entry.event_id in frame.state.starred


def _event(frame: Frame, entry: Entry) -> tuple[Line, ...]:
    at = frame.clock(entry.at)
    local = ((told(frame.local(entry.at)),),) if frame.zone else ()
    return ((told(f"~{at}" if entry.approximate else at),), *local, (said(entry.text),), (said(entry.author),))


def _hypotheses(frame: Frame) -> list[Item]:
    stalls = {stall.hypothesis: stall.minutes for stall in stalled(frame.state, frame.now, frame.policy)}
    known = [h for h in frame.state.hypotheses.values() if h.status is not HypothesisStatus.PARKED]
    items = []
    for one in sorted(known, key=lambda h: h.status is HypothesisStatus.RULED_OUT):
        line: list[Piece] = [term(f"{capital(one.status.value)}:"), label(" "), said(one.handle), label(" ")]
        line.append(said(one.text))
        if one.event_id in stalls:
            line += [label(", nothing has moved for "), told(minutes_words(int(stalls[one.event_id])))]
        items.append(bullet(*line))
    return items


def _task(frame: Frame, task: Task) -> Item:
    line: list[Piece] = [said(task.handle), label(" "), said(task.text), label(", ")]
    line.append(said(task.person) if task.person else absent("no person named"))
    if (due := task.due_at) is not None:
        line += [label(", due "), frame.when(due)]
        if due < frame.now:
            line += [label(" "), mark("(over)")]
    return bullet(*line)


def _needs(frame: Frame) -> list[Item]:
    return [
        bullet(
            *(said(need.handle), label(" "), said(need.text)),
            *((label(", of "), said(need.routed_to or need.of)) if need.routed_to or need.of else ()),
            *(label(", open for "), frame.lasted(need.raised_at, None)),
        )
        for need in frame.state.open_needs()
    ]


def _people(frame: Frame) -> list[Item]:
    held = [spell for spell in spells(frame.state) if spell.until is None]
    return [bullet(term(f"{capital(one.role.full)}:"), label(" "), said(one.person)) for one in held]


def _next(frame: Frame) -> list[Item]:
    decisions = [
        bullet(label("to be decided: "), said(one.handle), label(" "), said(one.text))
        for one in frame.state.open_decisions()
    ]
    promised = [
        bullet(
            *(frame.when(clock.due_at), label(": "), said(clock.label)),
            *((label(", "), said(clock.owner)) if clock.owner else ()),
            *((label(" "), mark("(over)")) if clock.due_at < frame.now else ()),
        )
        for clock in clocks(frame.state, frame.now, frame.policy)
    ]
    return decisions + promised
