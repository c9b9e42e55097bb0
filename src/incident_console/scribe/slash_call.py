"""Slash commands on the call itself: who has heard, what was told outside, and who wants to speak."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from incident_console.incident.commands import AskFloor, GiveFloor, GiveNotice, LeaveFloor
from incident_console.incident.vocabulary import Audience
from incident_console.scribe.outcome import Parsed, Problem, Reading, quoted
from incident_console.scribe.quoting import name_first
from incident_console.scribe.slash_roles import who
from incident_console.scribe.words import choice
from incident_console.scribe.work import updated

AUDIENCES = {audience.value: audience for audience in Audience}
"""Who an update can be written for."""

_FLOOR = {"next": "next", "drop": "drop", "leave": "drop", "off": "drop"}


def _told(rest: str, reading: Reading) -> Parsed:
    audience, behind = name_first(rest, reading.context.audiences)
    if not audience or rest.startswith("@"):
        return Problem(
            "Who has heard? The audience comes first, several words in quotation marks. "
            "As in: /told leadership @maria joins at 15:00."
        )
    person, text = who(behind)
    return GiveNotice(audience=audience, person=person, text=text)


def _update(rest: str, reading: Reading) -> Parsed:
    audience, text = choice(rest, AUDIENCES)
    if audience is None:
        return Problem(
            "Which audience? public, technical or stakeholders. "
            "As in: /update public some card payments fail, next 20m."
        )
    return updated(text, reading, audience, f"/update {audience.value}")


def _floor(rest: str, reading: Reading) -> Parsed:
    verb, behind = choice(rest, _FLOOR)
    person, more = who(behind)
    if more or not (person or verb == "next"):
        told = f"“{quoted(more)}” is not a speaker: " if more else ""
        return Problem(f"{told}/floor @sam asks for the word, /floor next gives it, /floor drop @sam takes them off.")
    if verb == "next":
        return GiveFloor(person=person)
    return LeaveFloor(person=person) if verb == "drop" else AskFloor(person=person)


CALL_COMMANDS: Mapping[str, Callable[[str, Reading], Parsed]] = {"told": _told, "update": _update, "floor": _floor}
