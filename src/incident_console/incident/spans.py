"""The severity and the phase as spans of time, for durations and for the draft."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Phase, Severity


class Span(NamedTuple):
    """A value that held from `since` until `until` (None: it still does), why, and who set it."""

    value: str
    since: datetime
    until: datetime | None
    reason: str
    author: str
    event_id: EventId | None


def severity_spans(state: State) -> tuple[Span, ...]:
    """The severities one after the other, by when they held."""
    return _joined(_settings(state, "severity"))


def phase_spans(state: State) -> tuple[Span, ...]:
    """The phases one after the other; the first is `investigating`, from the declaration.

    Phases that were entered for a time before the declaration stand before it, and nothing is made up for them.
    """
    if state.declared_at is None:
        return ()
    set_by_people = list(_settings(state, "phase"))
    if set_by_people and set_by_people[0].since <= state.declared_at:
        return _joined(set_by_people)
    first = Span(Phase.INVESTIGATING.value, state.declared_at, None, "", "", None)
    return _joined([first, *set_by_people])


def reopened_at(state: State) -> datetime | None:
    """When the response was last taken up again after it had been over; None where it never was.

    What was promised or done for the end before does not count from then on.
    """
    was_over, found = False, None
    for span in phase_spans(state):
        over = Phase(span.value).over
        if was_over and not over:
            found = span.since
        was_over = over
    return found


def worsened_at(state: State) -> datetime | None:
    """When users last began to feel it again after it had been mitigated or over; None where they never did."""
    was_early, found = True, None
    for span in phase_spans(state):
        early = Phase(span.value).early
        if early and not was_early:
            found = span.since
        was_early = early
    return found


def peak_severity(state: State) -> Severity | None:
    """The worst severity that the incident had."""
    return min((Severity(span.value) for span in severity_spans(state)), default=None)


def _settings(state: State, register: str) -> Iterable[Span]:
    for setting in state.register(register).settings:
        reason = str(getattr(state.effective[setting.event_id].body, "reason", ""))
        yield Span(setting.value.value, setting.at, None, reason, setting.author, setting.event_id)


def _joined(settings: Iterable[Span]) -> tuple[Span, ...]:
    """Each ends where the next one begins; the same value said again goes on."""
    spans: list[Span] = []
    for span in settings:
        if spans and spans[-1].value == span.value:
            continue
        if spans:
            spans[-1] = spans[-1]._replace(until=span.since)
        spans.append(span)
    return tuple(spans)
