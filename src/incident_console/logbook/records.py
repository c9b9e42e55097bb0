"""What the logbook gives back besides events: incidents in a list, hits of a search, the findings of a check."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, TypeVar

from incident_console.incident.identifiers import EventId, IncidentId
from incident_console.incident.text import LINE_LIMIT, passage, shorten
from incident_console.incident.vocabulary import Phase, Severity
from incident_console.logbook.reading import Row, read_name, read_time

W = TypeVar("W", bound=StrEnum)


class IncidentRow(NamedTuple):
    """One incident in the list of all of them. Times in UTC; `last_at` is when its last event was recorded."""

    incident_id: IncidentId
    title: str
    severity: Severity | None
    phase: Phase
    commander: str
    declared_at: datetime | None
    resolved_at: datetime | None
    last_at: datetime | None
    entries: int

    @property
    def short_id(self) -> str:
        """The end of its identifier, which is what lists show and people type."""
        return self.incident_id[-6:]


class Hit(NamedTuple):
    """An entry that a search found, with the incident that it belongs to. The time is UTC."""

    incident_id: IncidentId
    title: str
    event_id: EventId
    at: datetime | None
    approximate: bool
    label: str
    text: str
    author: str


class CheckReport(NamedTuple):
    """What a check found: one line for each thing that is not as it should be, and how much was looked at."""

    findings: tuple[str, ...]
    incidents: int
    events: int

    @property
    def ok(self) -> bool:
        """Whether everything is as it should be."""
        return not self.findings


INCIDENT_COLUMNS = "id, title, severity, phase, commander, declared_at, resolved_at, last_at, entries"


def read_incident(row: Row) -> IncidentRow:
    """The row of the list out of INCIDENT_COLUMNS; a word that this version does not know is passed over."""
    identifier, title, severity, phase, commander, declared, resolved, last, entries = row
    return IncidentRow(
        incident_id=read_name(identifier),
        title=read_name(title),
        severity=_word(Severity, severity),
        phase=_word(Phase, phase) or Phase.INVESTIGATING,
        commander=read_name(commander),
        declared_at=read_time(declared),
        resolved_at=read_time(resolved),
        last_at=read_time(last),
        entries=int(entries),
    )


def _word(vocabulary: type[W], value: str | None) -> W | None:
    try:
        return vocabulary(value or "")
    except ValueError:
        return None


def read_hit(row: Row) -> Hit:
    """A hit out of the columns that a search selects."""
    incident_id, title, event_id, at, approximate, label, text, author = row
    return Hit(
        incident_id=read_name(incident_id),
        title=read_name(title),
        event_id=read_name(event_id),
        at=read_time(at),
        approximate=bool(approximate),
        label=read_name(label),
        text=shorten(passage(text), LINE_LIMIT),
        author=read_name(author),
    )
