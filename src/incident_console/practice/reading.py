"""What can be read out of a state whatever the time is: worked out once for each state, because the rules run every
second and the state changes far less often."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from incident_console.incident.roles import Offer, Spell, open_offers, spells
from incident_console.incident.spans import Span, phase_spans, reopened_at, severity_spans, worsened_at
from incident_console.incident.state import Decision, Hypothesis, Need, State, Task
from incident_console.practice.answers import Answers, answers
from incident_console.practice.disputes import Dispute, disputes


class Reading(NamedTuple):
    """The roles that are held now (`held`) and those that were (`past`), the unanswered `offers`, everything that is
    open, contested, said or put off, and the spans of severity and phase. `reopened` is when the response was last
    taken up again after its end, `worsened` when users last began to feel it again."""

    reopened: datetime | None
    worsened: datetime | None
    past: tuple[Spell, ...]
    held: tuple[Spell, ...]
    offers: tuple[Offer, ...]
    answers: Answers
    tasks: tuple[Task, ...]
    hypotheses: tuple[Hypothesis, ...]
    needs: tuple[Need, ...]
    decisions: tuple[Decision, ...]
    disputes: tuple[Dispute, ...]
    severities: tuple[Span, ...]
    phases: tuple[Span, ...]


_last: tuple[State, Reading] | None = None


def reading(state: State) -> Reading:
    """The reading of a state. The last one is remembered: nobody changes a state once it was made."""
    global _last  # noqa: PLW0603 - one slot is all that a console with one incident needs
    remembered = _last
    if remembered is not None and remembered[0] is state:
        return remembered[1]
    found = _read(state)
    _last = (state, found)
    return found


def _read(state: State) -> Reading:
    roles = spells(state)
    return Reading(
        reopened=reopened_at(state),
        worsened=worsened_at(state),
        past=tuple(spell for spell in roles if spell.until is not None),
        held=tuple(spell for spell in roles if spell.until is None),
        offers=open_offers(state),
        answers=answers(state),
        tasks=state.open_tasks(),
        hypotheses=state.open_hypotheses(),
        needs=state.open_needs(),
        decisions=state.open_decisions(),
        disputes=tuple(disputes(state)),
        severities=severity_spans(state),
        phases=phase_spans(state),
    )
