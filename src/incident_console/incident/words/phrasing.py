"""How a thing is put into words: labels, tones, handles, minutes."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State


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


class Words(NamedTuple):
    """A label of a few characters, a sentence, and what sort of entry it is."""

    label: str
    text: str
    tone: Tone


def minutes_words(minutes: float) -> str:
    """A number of minutes as it is said: `5 min`, `90 s`, `1 h 30 min`."""
    seconds = round(minutes * 60)
    if seconds < 60 or (seconds < 120 and seconds % 60):
        return f"{seconds} s"
    whole, rest = divmod(seconds, 60)
    hours, mins = divmod(whole, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{mins} min"] * bool(mins) + [f"{rest} s"] * bool(rest)
    return " ".join(parts)


def join(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def because(text: str, reason: str) -> str:
    return f"{text}: {reason}" if reason else text


def named(state: State, event_id: EventId, otherwise: str) -> str:
    """The handle of a thing; of one that was taken back too, because it was said aloud."""
    return state.handle_of.get(event_id, otherwise)


def hypothesis(state: State, event_id: EventId) -> str:
    return named(state, event_id, "H?")


def task(state: State, event_id: EventId) -> str:
    return named(state, event_id, "T?")


def handle_of(state: State, event_id: EventId | None, body: Any) -> str:
    """The handle of what an event makes: the one that it got, or before it is recorded the one that it asks for."""
    return str(state.handle_of.get(event_id or "", body.handle))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
