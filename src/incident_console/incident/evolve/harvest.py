"""What one event adds to a state by itself, without regard to any other."""

from __future__ import annotations

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from incident_console.incident import events as ev
from incident_console.incident.events import Event
from incident_console.incident.evolve.basics import know
from incident_console.incident.evolve.corrections import word_fields
from incident_console.incident.evolve.floor import put_floor
from incident_console.incident.identifiers import EventId
from incident_console.incident.records import Briefing, Notice, StoodDown, Update
from incident_console.incident.state import State, name_key
from incident_console.incident.vocabulary import EntryKind

SILENT = (ev.Undone, ev.Amended)
"""Corrections show in what they correct and have no line of their own in the timeline."""

UNLISTED = (*SILENT, ev.EntryStarred)
"""What has no line of its own: corrections, and the star that shows on the line that it was put on."""

_TAG = re.compile(r"(?<!\S)#([\w][\w./-]*)")

_LISTED: dict[type, str] = {
    ev.RoleTaken: "role_events",
    ev.RoleAccepted: "role_events",
    ev.RoleReleased: "role_events",
    ev.RoleOffered: "role_events",
    ev.RoleDeclined: "role_events",
    ev.FloorAsked: "floor_events",
    ev.FloorGiven: "floor_events",
    ev.FloorLeft: "floor_events",
    ev.PromptSaid: "said",
    ev.PromptSnoozed: "said",
}
_PEOPLE = {
    ev.RoleTaken: "person",
    ev.RoleAccepted: "person",
    ev.RoleOffered: "person",
    ev.RoleDeclined: "person",
    ev.HypothesisRaised: "owner",
    ev.TaskAssigned: "person",
    ev.TaskReassigned: "person",
    ev.DecisionMade: "person",
    ev.DecisionProposed: "person",
    ev.DecisionObjected: "person",
    ev.NeedRaised: "of",
    ev.NeedRouted: "person",
    ev.FollowUpNoted: "person",
    ev.ActionSet: "owner",
    ev.NoticeGiven: "person",
    ev.FloorAsked: "person",
    ev.FloorGiven: "person",
}


@dataclass(slots=True)
class Harvest:
    """What is gathered from events before it is put into a state all at once: appending one by one would be slow."""

    timeline: list[tuple[datetime, str, EventId]] = field(default_factory=list)
    listed: defaultdict[str, list[EventId]] = field(default_factory=lambda: defaultdict(list))
    briefings: list[Briefing] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    notices: defaultdict[str, list[Notice]] = field(default_factory=lambda: defaultdict(list))

    def take(self, state: State, event: Event) -> None:
        """Take in one event that counts, corrected already."""
        body = event.body
        kind = type(body)
        state.effective[event.event_id] = event
        know(state, event.author)
        if kind in _PEOPLE:
            know(state, getattr(body, _PEOPLE[kind]))
        if kind not in UNLISTED:
            self.timeline.append((event.occurred_at, event.hlc, event.event_id))
        if kind in _LISTED:
            self.listed[_LISTED[kind]].append(event.event_id)
        if kind in _NOTED:
            _NOTED[kind](self, state, event, body)
        for name in word_fields(kind):
            if "#" in (text := getattr(body, name)):
                state.tags.update(dict.fromkeys(_TAG.findall(text)))

    def put_into(self, state: State) -> None:
        """Put what was gathered where it belongs, sorted."""
        if len(self.timeline) == 1:
            insort(state.timeline, self.timeline[0])
        else:
            state.timeline = sorted([*state.timeline, *self.timeline])
        for name, found in self.listed.items():
            setattr(state, name, (*getattr(state, name), *found))
        if self.briefings:
            state.briefings = tuple(sorted([*state.briefings, *self.briefings], key=lambda b: (b.at, b.event_id)))
        if self.updates:
            state.updates = tuple(sorted([*state.updates, *self.updates], key=lambda u: (u.at, u.event_id)))
        for audience, notices in self.notices.items():
            heard = [*state.notices.get(audience, ()), *notices]
            state.notices[audience] = tuple(sorted(heard, key=lambda n: (n.at, n.event_id)))
        if "floor_events" in self.listed:
            put_floor(state)


def _declared(harvest: Harvest, state: State, event: Event, body: ev.IncidentDeclared) -> None:
    state.declared_at = event.occurred_at if state.declared_at is None else state.declared_at


def _written(harvest: Harvest, state: State, event: Event, body: ev.EntryWritten) -> None:
    if body.entry is EntryKind.ALERT:
        harvest.listed["alerts"].append(event.event_id)


def _severity(harvest: Harvest, state: State, event: Event, body: ev.SeverityChanged) -> None:
    for person in (*body.engages, *body.releases):
        know(state, person)


def _heard(harvest: Harvest, state: State, event: Event, body: ev.NoticeGiven) -> None:
    notice = Notice(event.event_id, body.audience, body.person, body.text, event.occurred_at, event.author)
    harvest.notices[name_key(body.audience)].append(notice)


def _stood_down(harvest: Harvest, state: State, event: Event, body: ev.StandDownDone) -> None:
    done = StoodDown(body.part, event.event_id, event.occurred_at, event.author, body.text)
    known = state.stand_down.get(body.part, done)
    state.stand_down[body.part] = max(known, done, key=lambda one: (one.at, one.event_id))


def _briefed(harvest: Harvest, state: State, event: Event, body: ev.BriefingHeld) -> None:
    harvest.briefings.append(Briefing(event.event_id, event.occurred_at, event.author, body))


def _updated(harvest: Harvest, state: State, event: Event, body: ev.UpdateSent) -> None:
    harvest.updates.append(Update(event.event_id, event.occurred_at, event.author, body))


_NOTED: dict[type, Callable[[Harvest, State, Event, Any], None]] = {
    ev.IncidentDeclared: _declared,
    ev.EntryWritten: _written,
    ev.SeverityChanged: _severity,
    ev.NoticeGiven: _heard,
    ev.StandDownDone: _stood_down,
    ev.BriefingHeld: _briefed,
    ev.UpdateSent: _updated,
}
