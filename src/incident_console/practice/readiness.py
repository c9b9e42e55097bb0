"""A readiness item: where coordination was a factor, a drill is suggested, unless one is on the list already.

Post-incident review guides ask for it: where the declaration was slow, an escalation stood still or work was done
twice, no technical change will help, and a simulation or drill within two to four weeks will.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from incident_console.incident.state import State
from incident_console.incident.vocabulary import Role
from incident_console.practice.account import Account
from incident_console.practice.clocks import ClockKind
from incident_console.practice.spoken import listed

WEEKS = 4
"""By when the drill should have been held: the guides say two to four weeks."""

_DRILL = re.compile(
    r"\b(?:drill|simulat\w*|rehears\w*|exercise|practi[sc]e|game[ -]?day|table[ -]?top|wheel of misfortune)\w*",
    re.IGNORECASE,
)


class Suggestion(NamedTuple):
    """A drill that could be an action item: what in the log asks for it, and its words as they would be noted."""

    factors: tuple[str, ...]

    @property
    def learnt(self) -> str:
        """What the log shows, as a learning point."""
        return f"Coordination was a factor: {listed(self.factors)}"

    @property
    def action(self) -> str:
        """What would be done about it."""
        return f"Run a drill on {listed(self.factors)}"

    @property
    def words(self) -> str:
        """The suggestion as a sentence."""
        return f"The log shows {listed(self.factors)}: a drill within two to four weeks would practise it."


def suggestion(account: Account) -> Suggestion | None:
    """A drill, where coordination was a factor and none is on the list; else None."""
    factors = coordination_factors(account)
    return Suggestion(factors) if factors and not practised(account.state) else None


def practised(state: State) -> bool:
    """Whether a drill is on the list of action items, in whatever words; one that shows an outcome is no item."""
    return any(_DRILL.search(f"{one.text} {one.verb}") for one in state.follow_ups.values())


def coordination_factors(account: Account) -> tuple[str, ...]:
    """What in the log says that coordination was a factor, each as a few words; empty where nothing does.

    Post-incident review guides name a slow declaration, an escalation that stood still and work done twice. Of these
    the log shows: a call without a commander, or that stood still, a rhythm that was not kept, a handoff that failed.
    """
    declined = any(offer.answer == "declined" and offer.role is Role.IC for offer in account.offers)
    signs = (
        (bool(account.vacancies()), "a time without a commander"),
        (bool(account.stalls), "a stall"),
        (any(due.missed and due.kind is ClockKind.BRIEFING for due in account.cadence), "briefings that came late"),
        (any(due.missed and due.kind is not ClockKind.BRIEFING for due in account.cadence), "updates that came late"),
        (declined, "a handoff that was declined"),
    )
    return tuple(words for found, words in signs if found)
