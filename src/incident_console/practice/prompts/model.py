"""What a prompt is, and what a rule proposes before it is known whether it was said or put off already."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from incident_console.incident.commands import Command
from incident_console.incident.identifiers import EventId
from incident_console.practice.clocks import Level

DIALOGS = frozenset(
    {
        "action",
        "amend",
        "briefing",
        "contain",
        "decision",
        "exit",
        "hypothesis",
        "impact",
        "need",
        "notice",
        "phase",
        "role",
        "severity",
        "stand-down",
        "task",
        "test",
        "update",
    }
)
"""The names of the dialogs that prompts open."""


class Prompt(NamedTuple):
    """Something for the commander to do now.

    `headline` says what is the matter, `words` is what to say aloud. Accepting records `accept` (None where only the
    dialog can record it) and then opens the dialog named by `opens`, one of DIALOGS or none. `about` are the events
    of the things that it is about. `key` stays the same for as long as the same thing is the matter.
    """

    key: str
    headline: str
    words: str
    level: Level
    accept: Command | None
    opens: str = ""
    about: tuple[EventId, ...] = ()


class Proposal(NamedTuple):
    """A prompt that a rule would show, before what was said and put off is taken into account.

    `since` orders the proposals of one rule, oldest first. `rest` is how long the prompt rests after it was said
    (None: said once is enough). Accepting records that it was said, or `accept` where saying it is more than that;
    `recorded_by_dialog` says that it records nothing by itself.
    """

    key: str
    headline: str
    words: str
    level: Level
    since: datetime
    rest: timedelta | None
    opens: str = ""
    about: tuple[EventId, ...] = ()
    accept: Command | None = None
    recorded_by_dialog: bool = False
