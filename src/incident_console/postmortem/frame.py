"""What every section is drawn up from: the state, the present and the policy, and how times are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property

from incident_console.incident.state import State
from incident_console.incident.vocabulary import Milestone
from incident_console.incident.words import minutes_words
from incident_console.postmortem.curation import Curation, Timeline, curate
from incident_console.postmortem.document import Line, Piece, label, told
from incident_console.practice.account import Account, account
from incident_console.practice.policy import Policy

NO_TIME = "–"
"""What stands in a cell that has nothing to say."""


@dataclass(frozen=True)
class Frame:
    """One incident at one moment, under one policy. All times are UTC; `zone` is another one to show beside it.

    `timeline` is which entries its timeline has.
    """

    state: State
    now: datetime
    policy: Policy
    zone: tzinfo | None = None
    timeline: Timeline = Timeline.FULL

    @cached_property
    def curation(self) -> Curation:
        """The entries of the timeline."""
        return curate(self.state, self.timeline)

    @cached_property
    def end(self) -> datetime:
        """Where spans that nobody has ended are measured to: the resolution, or the present while it goes on."""
        resolved = self.state.milestone(Milestone.RESOLVED) if self.state.phase.over else None
        return resolved or self.now

    @cached_property
    def account(self) -> Account:
        """How the call was run: what questions, answers and figures are drawn from."""
        return account(self.state, self.now, self.policy)

    @cached_property
    def over(self) -> bool:
        """Whether the incident has been resolved."""
        return self.state.phase.over

    @cached_property
    def day(self) -> date | None:
        """The day on which all of the incident happened (UTC); None where it ran over more than one.

        What is done afterwards, such as committing to an action item, does not count: its own times carry their date.
        """
        times = [at for at in (self.state.milestone(milestone) for milestone in Milestone) if at is not None]
        times += [self.state.timeline[0][0], self.state.timeline[-1][0]] if self.state.timeline else []
        days = {min(at, self.end).date() for at in times}
        return days.pop() if len(days) == 1 else None

    def clock(self, at: datetime) -> str:
        """The time of day (UTC), with its date where a time of day alone would be ambiguous."""
        return clock_of(at) if at.date() == self.day else f"{day_of(at)} {clock_of(at)}"

    def when(self, at: datetime) -> Piece:
        """A time, with its date where it is not on the one day of the incident (UTC)."""
        return told(self.clock(at) + self.beside(at))

    def moment(self, at: datetime) -> Piece:
        """A time in full, with its date and zone."""
        return told(moment_of(at) + self.beside(at))

    def beside(self, at: datetime) -> str:
        """The same time in the other zone, in brackets; empty where none is shown."""
        return f" ({self.local(at)})" if self.zone is not None else ""

    def local(self, at: datetime) -> str:
        """The time in the other zone, with its date where that is not the one in UTC; empty where none is shown."""
        if self.zone is None:
            return ""
        here = at.astimezone(self.zone)
        time = f"{clock_of(here)} {zone_name(at, self.zone)}"
        return time if here.date() == at.date() else f"{day_of(here)} {time}"

    def until(self, at: datetime | None) -> Line:
        """The end of a span: its own, else that of the incident, or that there is none yet."""
        if at is not None:
            return (self.when(at),)
        return (self.when(self.end), label(" (the end)")) if self.over else (label("still"),)

    def lasted(self, since: datetime, until: datetime | None) -> Piece:
        """How long a span was; one without an end is measured to the end of the incident or to the present."""
        return told(duration(max((until or self.end) - since, timedelta(0))))


def capital(word: str) -> str:
    """A word of the vocabulary as it begins a cell."""
    return word[:1].upper() + word[1:]


def day_of(at: datetime) -> str:
    """The date, as `2026-05-20`."""
    return at.date().isoformat()


def clock_of(at: datetime) -> str:
    """The time of day: to the minute as a scribe types it, with seconds where it has any."""
    return f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"


def moment_of(at: datetime) -> str:
    """A time in full, as `2026-05-20 14:31 UTC`."""
    return f"{day_of(at)} {clock_of(at)} UTC"


def zone_name(at: datetime, zone: tzinfo) -> str:
    """What a zone is called at a time: `CEST`, `UTC-03` where it has no name of its own."""
    name = at.astimezone(zone).tzname() or "UTC"
    return f"UTC{name}" if name[:1] in "+-" else name


def duration(length: timedelta) -> str:
    """A length of time as it is said: `17 min`, `1 h 30 min`; one that runs backwards carries a minus sign."""
    minutes = length.total_seconds() / 60
    return minutes_words(minutes) if minutes >= 0 else f"−{minutes_words(-minutes)}"
