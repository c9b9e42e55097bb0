"""Who must hear of the incident, by when, from whom, and whether they have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from incident_console.incident.state import Notice, State, name_key
from incident_console.incident.vocabulary import Role, Severity
from incident_console.practice import notice
from incident_console.practice.moments import after
from incident_console.practice.policy import UNKNOWN_AS, Policy
from incident_console.practice.promises import Clock, ClockKind, promised
from incident_console.practice.situation import Situation, situation

NOTICE = "notice:"


class Hearing(NamedTuple):
    """Somebody who must hear: who tells them, since when it counts, by when (UTC; None: at the moment that `when`
    names), and how they heard (None: not yet). `asked_by` is the key of the prompt that asks for it."""

    who: str
    told_by: Role
    owner: str
    since: datetime
    due_at: datetime | None
    when: str
    heard: Notice | None
    asked_by: str

    @property
    def key(self) -> str:
        """The key of its clock."""
        return f"{self.asked_by}:{name_key(self.who)}"


def hearings(state: State, now: datetime, policy: Policy) -> tuple[Hearing, ...]:
    """Everybody who must hear at the present severity, soonest first, whether they have heard or not."""
    here = situation(state, now, policy)
    return tuple(hearings_of(here)) if here is not None else ()


def hearings_of(here: Situation) -> Iterator[Hearing]:
    """Who must hear, in a situation.

    200apps' How We Work: for each severity somebody hears within 5 minutes and somebody within 30, and nobody is
    surprised. What was told counts from `owed_since` on.
    """
    line = here.policy.notice_for(here.state.severity)
    since = owed_since(here)
    seen = set()
    for hearer in line.hearers:
        name = name_key(hearer.who)
        if not name or name in seen:
            continue
        seen.add(name)
        given = [one for one in here.state.heard(hearer.who) if one.at >= since]
        owner = here.holder(Role.IC, Role.DEPUTY) if hearer.told_by is Role.IC else here.holder(hearer.told_by, Role.IC)
        due_at = None if hearer.minutes is None else after(since, hearer.minutes)
        heard = next(iter(given), None)
        asked_by = _asked_by(here, hearer)
        yield Hearing(hearer.who, hearer.told_by, owner, since, due_at, hearer.when, heard, asked_by)


def _asked_by(here: Situation, hearer: notice.Hearer) -> str:
    """The key of the prompt that asks for this notice: one for all that the same person owes by the same time."""
    severity = here.state.severity or UNKNOWN_AS
    minutes = f"{hearer.minutes:g}" if hearer.minutes is not None else "when"
    return f"{NOTICE}{severity.value}:{minutes}:{hearer.told_by.value}"


def owed_since(here: Situation) -> datetime:
    """Since when people must hear: the declaration, the latest reopening, or the worsening to a severity that asks for
    more people, or for the same ones sooner.

    Who heard of something smaller has to hear of the larger thing, too. Getting better asks nobody anew.
    """
    wanted = here.policy.notice_for(here.state.severity)
    since = None
    for span in reversed(here.known.severities):
        if asks_for_more(here.policy.notice_for(Severity(span.value)), wanted):
            return max(since or here.begun, here.begun)
        since = span.since
    return here.begun


def asks_for_more(before: notice.Notice, now: notice.Notice) -> bool:
    """Whether a line asks for somebody whom the other did not ask for, or for somebody sooner."""
    asked = {name_key(hearer.who): hearer.minutes for hearer in before.hearers}
    return any(
        name_key(hearer.who) not in asked or _sooner(hearer.minutes, asked[name_key(hearer.who)])
        for hearer in now.hearers
    )


def _sooner(minutes: float | None, other: float | None) -> bool:
    return minutes is not None and (other is None or minutes < other)


def notice_clocks(here: Situation) -> Iterator[Clock]:
    """A clock for everybody who must hear within minutes and has not; a notice given ends it."""
    for one in hearings_of(here):
        if one.heard is None and one.due_at is not None:
            yield from promised(
                here,
                one.key,
                ClockKind.NOTICE,
                f"Tell {one.who}",
                one.owner,
                one.due_at,
                one.since,
                asked_by=one.asked_by,
            )
