"""How a call was coordinated, in figures, each with its definition and the entries that it rests on.

Spans and counts of one incident, never a score: the VOID reports find that the length and the severity of incidents
hardly go together, and that means over them tell nothing. So nothing here is compared between incidents or people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from incident_console.incident.identifiers import EventId
from incident_console.practice import measures
from incident_console.practice.account import Account
from incident_console.practice.clocks import ClockKind
from incident_console.practice.measures import Figure, Standing
from incident_console.practice.phrases import Parts

__all__ = ["Figure", "Metric", "Standing", "metrics"]


@dataclass(frozen=True, slots=True)
class Metric:
    """One measure: its figures, or why there are none (`standing` and `why`), and the events that it rests on."""

    key: str
    name: str
    definition: Parts
    standing: Standing
    figures: tuple[Figure, ...] = ()
    why: str = ""
    events: tuple[EventId, ...] = ()


def metrics(account: Account) -> tuple[Metric, ...]:
    """Every measure, in the order of an incident; the keys never change."""
    return tuple(_metric(account, *one) for one in _METRICS)


def _metric(account: Account, key: str, name: str, definition: str, measure: measures.Measure) -> Metric:
    found = measure(account)
    events = tuple(dict.fromkeys(event for event in found.events if event))
    return Metric(key, name, (definition, *_least(account, key)), found.standing, found.figures, found.why, events)


def _least(account: Account, key: str) -> Parts:
    """From which length on it counts, for what has one in the policy."""
    if key not in ("stalls", "gaps"):
        return ()
    minutes = account.policy.stall_minutes if key == "stalls" else account.policy.quiet_minutes
    return ("any length",) if minutes is None else (timedelta(minutes=minutes),)


_METRICS: tuple[tuple[str, str, str, measures.Measure], ...] = (
    ("declare", "Time to declare", "from the first detection, by a system or a person, to declared", measures.declared),
    ("commander", "Time to a commander", "from declared to the first named incident commander", measures.commander),
    ("briefing", "Time to the first briefing", "from declared to the first internal briefing", measures.first_briefing),
    (
        "update",
        "Time to the first update",
        "from the first detection, or from declared where that came first, to the first update sent",
        measures.first_update,
    ),
    (
        "expert",
        "Time to the right expert",
        "from declared to the naming of the first subject-matter expert who owned, tested or gave evidence on the "
        "hypothesis that was confirmed",
        measures.right_expert,
    ),
    (
        "briefings-kept",
        "Briefings kept",
        "briefings held within a minute of when they were due, of all that fell due at the severity of the time",
        measures.cadence_kept(measures.kinds(ClockKind.BRIEFING)),
    ),
    (
        "updates-kept",
        "Updates kept",
        "updates sent within a minute of when they were due or promised, of all that fell due",
        measures.cadence_kept(measures.UPDATES),
    ),
    (
        "stalls",
        "Stalls",
        "times in which an open hypothesis had no evidence, test or change, of at least ",
        measures.stalls,
    ),
    ("gaps", "Gaps in the log", "times in the response without an entry, of at least ", measures.gaps),
    ("changes", "Changes of command", "how often somebody else became incident commander", measures.changes),
    ("severity", "Time in each severity", "from when it was set to the next one, or to the end", measures.in_severity),
)
"""Names and what they measure after post-incident review guides (time to declare, to engage the correct expert, to the
first status update) and FireFighter's metrics, where a name means one thing only."""
