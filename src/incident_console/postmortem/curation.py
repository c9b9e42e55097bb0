"""The curated timeline: the entries that somebody starred, and a count of those that it leaves out.

Tools for incident timelines found that a document with every entry is not read, and that one which leaves entries out
without a word is not trusted. So a curated timeline always says how many there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from incident_console.incident.state import State
from incident_console.incident.words import Entry, entries

SHORT_ID = 6
"""Characters at the end of an incident's identifier that lists show and commands take."""


class Timeline(StrEnum):
    """Which entries stand in the timeline of a document."""

    CURATED = "curated"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Curation:
    """The entries of a timeline in order. `total` counts all that there are, `starred` those that were starred.

    A curated timeline in which nothing is starred would be empty: it has everything, and says so.
    """

    asked: Timeline
    shown: tuple[Entry, ...]
    total: int
    starred: int

    @property
    def mode(self) -> Timeline:
        """What the timeline is, whatever was asked for."""
        return Timeline.CURATED if self.asked is Timeline.CURATED and self.starred else Timeline.FULL

    @property
    def left_out(self) -> int:
        """How many entries are not in it."""
        return self.total - len(self.shown)

    @property
    def unstarred(self) -> bool:
        """Whether it was to be curated, and nothing is starred."""
        return self.asked is Timeline.CURATED and not self.starred

    @property
    def words(self) -> str:
        """What whoever exports must know, in one sentence; empty where nothing is left out."""
        if self.unstarred and self.total:
            return "Nothing is starred, so the whole timeline was written; * in the console or star in the line marks."
        if not self.left_out:
            return ""
        return f"{self.left_out} of {self.total} entries were left out of the timeline: --timeline full has them all."


def curate(state: State, asked: Timeline) -> Curation:
    """The entries of an incident's timeline, by when things happened: the starred ones, or all."""
    every = entries(state)
    starred = tuple(entry for entry in every if entry.event_id in state.starred)
    shown = starred if asked is Timeline.CURATED and starred else every
    return Curation(asked, shown, len(every), len(starred))
