"""The severity and the phase as spans of time, for durations and for the draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from incident_console.incident.events import Event, PhaseChanged, SeverityChanged
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Phase, Severity


@dataclass(frozen=True, slots=True)
class Span:
    """A value that held from `since` until `until` (None: it still does), why, and who set it."""

    value: str
    since: datetime
    until: datetime | None
    reason: str
    author: str
    event_id: EventId | None


def severity_spans(state: State) -> tuple[Span, ...]:
    """The severities one after the other, by when they held."""
    return _spans(state, state.severity_events, [])


def phase_spans(state: State) -> tuple[Span, ...]:
    """The phases one after the other; the first is `investigating`, from the declaration."""
    if state.declared_at is None:
        return ()
    first = Span(Phase.INVESTIGATING.value, state.declared_at, None, "", "", None)
    return _spans(state, state.phase_events, [first])


def peak_severity(state: State) -> Severity | None:
    """The worst severity that the incident had."""
    return min((Severity(span.value) for span in severity_spans(state)), default=None)


def _spans(state: State, event_ids: tuple[EventId, ...], spans: list[Span]) -> tuple[Span, ...]:
    changes: list[Event] = sorted((state.effective[e] for e in event_ids), key=lambda e: (e.occurred_at, *e.order))
    for event in changes:
        body = event.body
        if not isinstance(body, (SeverityChanged, PhaseChanged)):
            continue
        value = body.severity.value if isinstance(body, SeverityChanged) else body.phase.value
        if spans and spans[-1].value == value:
            continue
        if spans:
            spans[-1] = replace(spans[-1], until=event.occurred_at)
        spans.append(Span(value, event.occurred_at, None, body.reason, event.author, event.event_id))
    return tuple(spans)
