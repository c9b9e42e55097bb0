"""An incident at one moment, as the rules look at it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from incident_console.incident.roles import Offer, Spell
from incident_console.incident.state import Decision, Hypothesis, Need, State, Task
from incident_console.incident.vocabulary import Role
from incident_console.practice.answers import Answers
from incident_console.practice.policy import Cadence, Policy
from incident_console.practice.reading import Reading, reading


class Situation(NamedTuple):
    """A declared incident at `now` (UTC); `known` is what can be read out of its state whatever the time."""

    state: State
    now: datetime
    policy: Policy
    declared: datetime
    known: Reading

    @property
    def reopened(self) -> datetime | None:
        """When the response was last taken up again after its end; None where it never was."""
        return self.known.reopened

    @property
    def past(self) -> tuple[Spell, ...]:
        """The roles that were held before."""
        return self.known.past

    @property
    def held(self) -> tuple[Spell, ...]:
        """The roles that are held now."""
        return self.known.held

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The offers of roles that nobody has answered."""
        return self.known.offers

    @property
    def answers(self) -> Answers:
        """What was said and put off."""
        return self.known.answers

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The open tasks."""
        return self.known.tasks

    @property
    def hypotheses(self) -> tuple[Hypothesis, ...]:
        """The open hypotheses."""
        return self.known.hypotheses

    @property
    def needs(self) -> tuple[Need, ...]:
        """The open needs."""
        return self.known.needs

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The proposals that nobody has settled."""
        return self.known.decisions

    @property
    def begun(self) -> datetime:
        """When the response began: the declaration, or the latest reopening."""
        return max(self.declared, self.reopened or self.declared)

    @property
    def cadence(self) -> Cadence:
        """How often people are briefed and told at the present severity."""
        return self.policy.cadence_for(self.state.severity)

    def spell(self, role: Role) -> Spell | None:
        """The present holder's spell; of several, the longest."""
        return next((spell for spell in self.held if spell.role is role), None)

    def holder(self, *roles: Role) -> str:
        """Who holds the first of these roles that anybody holds; empty where nobody holds any."""
        for role in roles:
            if (spell := self.spell(role)) is not None:
                return spell.person
        return ""


def situation(state: State, now: datetime, policy: Policy) -> Situation | None:
    """The situation, or None where no incident has been declared."""
    if state.declared_at is None:
        return None
    return Situation(state, now, policy, state.declared_at, reading(state))
