"""Registers out of the events that set them: what stands, what is contested, what has a rival."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from incident_console.incident import events as ev
from incident_console.incident.events import Event
from incident_console.incident.register import Head, Register
from incident_console.incident.state import State, name_key, role_register

_SAID_LAST = ("title", "milestone:", "cell:", "star:", "criterion-listed:", "text:", "time:")
"""Registers in which what was said last holds, whatever time it is about: names, lists, marks, times, corrections."""

SETS: dict[type, Callable[[Any], tuple[str, Any]]] = {
    ev.IncidentDeclared: lambda body: ("title", body.title),
    ev.TitleChanged: lambda body: ("title", body.title),
    ev.SeverityChanged: lambda body: ("severity", body.severity),
    ev.PhaseChanged: lambda body: ("phase", body.phase),
    ev.ImpactStated: lambda body: ("impact", body.text),
    ev.MilestoneMarked: lambda body: (f"milestone:{body.milestone.value}", body.at),
    ev.LeverPulled: lambda body: (f"lever:{body.lever.value}", body.status),
    ev.RoleTaken: lambda body: (role_register(body.role, body.person), body.person),
    ev.RoleAccepted: lambda body: (role_register(body.role, body.person), body.person),
    ev.RoleReleased: lambda body: (role_register(body.role, body.person), ""),
    ev.HypothesisMoved: lambda body: (f"hypothesis:{body.hypothesis}", body.status),
    ev.TaskReassigned: lambda body: (f"task-person:{body.task}", body.person),
    ev.TaskEnded: lambda body: (f"task:{body.task}", body.outcome),
    ev.EvidenceWeighed: lambda body: (f"cell:{body.evidence}:{body.hypothesis}", body.weight),
    ev.NeedRouted: lambda body: (f"need-person:{body.need}", body.person),
    ev.NeedEnded: lambda body: (f"need:{body.need}", body.met),
    ev.DecisionSettled: lambda body: (f"decision:{body.decision}", body.outcome),
    ev.CriterionSet: lambda body: (f"criterion:{name_key(body.name)}", body.met),
    ev.CriterionAdded: lambda body: (f"criterion-listed:{name_key(body.name)}", True),
    ev.CriterionDropped: lambda body: (f"criterion-listed:{name_key(body.name)}", False),
    ev.EntryStarred: lambda body: (f"star:{body.target}", body.starred),
}
"""For each kind of event that sets a register: which one, and to what."""


def amends(body: ev.Amended) -> dict[str, Any]:
    """The registers that an amendment sets, by name, and to what: the text of an event, its time, or both.

    A time is a moment, None where it stays, and whether it is approximate.
    """
    found: dict[str, Any] = {}
    if body.text:
        found[f"text:{body.target}"] = body.text
    if body.at is not None or body.approximate is not None:
        found[f"time:{body.target}"] = (body.at, bool(body.approximate))
    return found


def _value(name: str, body: Any) -> Any:
    """What an event sets a register to."""
    return amends(body)[name] if type(body) is ev.Amended else SETS[type(body)](body)[1]


class _Settings(NamedTuple):
    """The settings of one register in log order, those that were taken back included, and how they know each other.

    `knows` has for each setting a bit for every other one that its author had seen, directly or through a third.
    `since` is from when each holds: never earlier than what it replaced, although its seat's clock may be slow.
    """

    events: Sequence[Event]
    knows: Sequence[int]
    since: Sequence[datetime]
    counting: int


def build_register(state: State, name: str) -> Register:
    """The register of this name, out of every event of the log that sets it."""
    found = _read(state, [state.log[event_id] for event_id in state.setters.get(name, ())])
    size = len(found.events)
    ranked = [i for i in range(size) if found.counting >> i & 1]
    ranked.sort(key=lambda i: found.knows[i].bit_count())  # who has seen another knows more than that one did
    if not name.startswith(_SAID_LAST):
        ranked.sort(key=lambda i: found.since[i])
    settings = {i: _head(state, name, found, i) for i in ranked}
    heads = _unbeaten(found, ranked)
    known = 0
    for mask in found.knows:
        known |= mask
    return Register(
        heads=tuple(settings[i] for i in heads),
        settings=tuple(settings.values()),
        seen=tuple(found.events[i].event_id for i in range(size) if not known >> i & 1),
        rivalled=frozenset(found.events[i].event_id for i in _rivalled(found, settings)),
    )


def _read(state: State, events: list[Event]) -> _Settings:
    place = {event.event_id: i for i, event in enumerate(events)}
    saw = [[place[e] for e in event.supersedes if e in place and e != event.event_id] for event in events]
    knows = [0] * len(events)
    since = [event.occurred_at for event in events]
    changed = True
    while changed:  # a second round finds nothing new, unless a fast clock put an event before one that it saw
        changed = False
        for i, seen in enumerate(saw):
            mask, at = knows[i], since[i]
            for j in seen:
                mask |= knows[j] | 1 << j
                at = max(at, since[j])
            mask &= ~(1 << i)
            if not is_history(events[i]) and at != since[i]:
                since[i], changed = at, True
            if mask != knows[i]:
                knows[i], changed = mask, True
    counting = 0
    for i, event in enumerate(events):
        effective = state.effective.get(event.event_id)
        if effective is not None:
            counting |= 1 << i
            if effective.occurred_at != event.occurred_at:
                since[i] = effective.occurred_at
    return _Settings(events, knows, since, counting)


def is_history(event: Event) -> bool:
    """Whether a value was entered for an earlier time than what its author saw (it then supersedes itself)."""
    return event.event_id in event.supersedes


def _head(state: State, name: str, found: _Settings, i: int) -> Head:
    event: Event = state.effective[found.events[i].event_id]
    return Head(event.event_id, _value(name, event.body), event.author, found.since[i])


def _unbeaten(found: _Settings, ranked: Sequence[int]) -> list[int]:
    """The settings that no later one knows and that know no later one."""
    later = known_to_later = 0
    heads: list[int] = []
    for i in reversed(ranked):
        if not (known_to_later >> i & 1 or found.knows[i] & later):
            heads.append(i)
        later |= 1 << i
        known_to_later |= found.knows[i]
    return heads[::-1]


def _rivalled(found: _Settings, settings: dict[int, Head]) -> list[int]:
    """The settings of which some other seat, not knowing them, set another value."""
    count = len(settings)
    if sum((found.knows[i] & found.counting).bit_count() for i in settings) >= count * (count - 1) // 2:
        return []  # each knows all before it, as nearly always
    return [
        i
        for i, mine in settings.items()
        if any(
            mine.value != other.value and not (found.knows[i] >> j & 1 or found.knows[j] >> i & 1)
            for j, other in settings.items()
        )
    ]
