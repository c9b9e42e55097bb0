"""Exit criteria, stand-down, follow-ups and action items in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from incident_console.incident import events as ev
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State
from incident_console.incident.vocabulary import ActionField, StandDownPart
from incident_console.incident.words.phrasing import Tone, Words, because, capital, handle_of, join, named

_PARTS = {
    StandDownPart.TEAM: "Team stood down",
    StandDownPart.STATUS_PAGE: "Status page resolved",
    StandDownPart.TIMELINE: "Timeline kept",
    StandDownPart.PEOPLE: "People checked on",
}


def _criterion(body: ev.CriterionSet, state: State, _: EventId | None) -> Words:
    glyph, word = ("✓", "met") if body.met else ("·", "open")
    tone = Tone.DONE if body.met else Tone.COURSE
    return Words(f"{glyph} exit", because(f"{capital(body.name)} · {word}", body.text), tone)


def _added(body: ev.CriterionAdded, state: State, _: EventId | None) -> Words:
    return Words("exit", f"Exit criterion: {body.name}", Tone.COURSE)


def _dropped(body: ev.CriterionDropped, state: State, _: EventId | None) -> Words:
    return Words("exit", f"No longer an exit criterion: {body.name}", Tone.COURSE)


def _stood_down(body: ev.StandDownDone, state: State, _: EventId | None) -> Words:
    return Words("stand", because(_PARTS[body.part], body.text), Tone.COURSE)


def _noted(body: ev.FollowUpNoted, state: State, event_id: EventId | None) -> Words:
    label = f"todo {handle_of(state, event_id, body)}"
    verb = body.verb if body.verb != body.text else ""
    return Words(label, join(body.text, _said_of(body, verb, body.person)), Tone.FOLLOW_UP)


def _action(body: ev.ActionSet, state: State, _: EventId | None) -> Words:
    cleared = f"no longer said: {', '.join(_FIELDS[field] for field in body.clears)}" if body.clears else ""
    told = join(_said_of(body, body.verb, body.owner), cleared)
    return Words(f"todo {named(state, body.follow_up, 'A?')}", told or "Nothing new", Tone.FOLLOW_UP)


_FIELDS: dict[ActionField, str] = {
    **{field: field.value for field in ActionField},
    ActionField.VERB: "what will be done",
    ActionField.DUE: "the date",
    ActionField.CATEGORY: "the kind",
}


def _said_of(body: ev.FollowUpNoted | ev.ActionSet, verb: str, owner: str) -> str:
    return join(
        capital(body.status.value) if body.status else "",
        verb,
        body.outcome and f"outcome: {body.outcome}",
        owner,
        f"due {body.due.isoformat()}" if body.due else "",
        body.ticket,
        body.category.value if body.category else "",
        f"impact {body.impact.value}" if body.impact else "",
        f"effort {body.effort.value}" if body.effort else "",
    )


TELLERS: dict[type, Callable[[Any, State, EventId | None], Words]] = {
    ev.CriterionSet: _criterion,
    ev.CriterionAdded: _added,
    ev.CriterionDropped: _dropped,
    ev.StandDownDone: _stood_down,
    ev.FollowUpNoted: _noted,
    ev.ActionSet: _action,
}
