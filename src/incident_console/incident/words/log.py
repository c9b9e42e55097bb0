"""Entries, amendments, briefings, updates and prompts in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from incident_console.incident import events as ev
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Audience, EntryKind
from incident_console.incident.words.phrasing import (
    Tone,
    Words,
    capital,
    join,
    minutes_words,
)


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
    return Words("amend", capital(" and ".join(parts) or "nothing changed"), Tone.NOTE)


def _briefed(body: ev.BriefingHeld, state: State, _: EventId | None) -> Words:
    parts = (
        body.text,
        body.conditions,
        body.actions and f"actions: {body.actions}",
        body.needs and f"needs: {body.needs}",
        body.next_decision and f"next decision: {body.next_decision}",
    )
    return Words("brief", join(*parts), Tone.BRIEFING)


def _updated(body: ev.UpdateSent, state: State, _: EventId | None) -> Words:
    audience = f"to {body.audience.full}" if body.audience is not Audience.STAKEHOLDERS else ""
    coming = f"next in {minutes_words(body.next_minutes)}" if body.next_minutes else ""
    return Words("update", join(body.text, audience, coming), Tone.UPDATE)


def _said(body: ev.PromptSaid, state: State, _: EventId | None) -> Words:
    return Words("said", f"“{body.words}”", Tone.SAID)


def _snoozed(body: ev.PromptSnoozed, state: State, _: EventId | None) -> Words:
    how = f"for {minutes_words(body.minutes)}" if body.minutes else "for good"
    return Words("later", f"Put off {how}: {body.headline}", Tone.SAID)


TELLERS: dict[type, Callable[[Any, State, EventId | None], Words]] = {
    ev.EntryWritten: _written,
    ev.Amended: _amended,
    ev.BriefingHeld: _briefed,
    ev.UpdateSent: _updated,
    ev.PromptSaid: _said,
    ev.PromptSnoozed: _snoozed,
}
