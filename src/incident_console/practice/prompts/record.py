"""Prompts about the record itself: values that two seats disagree on, and a log that has gone quiet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from incident_console.incident.events import PromptSaid, PromptSnoozed
from incident_console.incident.register import Register
from incident_console.incident.text import NAME_LIMIT, shorten
from incident_console.incident.vocabulary import Role
from incident_console.practice.moments import after, minutes_between
from incident_console.practice.promises import Level
from incident_console.practice.prompts.model import Proposal
from incident_console.practice.prompts.rest import rest
from incident_console.practice.situation import Situation
from incident_console.practice.spoken import listed, short, spoken

_COMMAND = f"role:{Role.IC.value}"
_DIALOGS = {
    "severity": "severity",
    "phase": "phase",
    "role": "role",
    "impact": "impact",
    "lever": "contain",
    "hypothesis": "hypothesis",
    "task": "task",
    "task-person": "task",
    "need": "need",
    "need-person": "need",
    "decision": "decision",
    "criterion": "exit",
    "criterion-listed": "exit",
    "text": "amend",
    "time": "amend",
}


def contested(here: Situation) -> Iterator[Proposal]:
    """A value that two seats set differently without having seen each other's: who says what, and a person settles it.

    Nothing flips silently: GitLab's engineers asked for that after an automatic change of the lead that two people
    then worked against. Who commands is asked for by a rule of its own; of an incident that is over only the phase is
    asked for.
    """
    for dispute in here.known.disputes:
        name, register = dispute.register, dispute.values
        if name == _COMMAND or (here.state.phase.over and name != "phase"):
            continue
        yield Proposal(
            key=shorten(f"contested:{name}", NAME_LIMIT),
            headline=f"Contested: {dispute.what} is {dispute.sides}.",
            words=f"We have two values for {dispute.what}: {dispute.sides}. {_asked(register)}which one holds?",
            level=Level.SOON,
            since=register.heads[-1].at,
            rest=rest(here),
            opens=_DIALOGS.get(name.partition(":")[0], ""),
            about=dispute.about,
        )


def _asked(register: Register) -> str:
    authors = list(dict.fromkeys(head.author for head in register.heads if head.author))
    return f"{listed(authors)}, " if authors else "Everybody, "


def quiet(here: Situation) -> Iterator[Proposal]:
    """Nothing was entered for 10 minutes: ask what happened meanwhile.

    PagerDuty names “silence means no progress” as an anti-pattern, so the question is for the log, not for the work.
    What was said or put off by prompt is not an entry in this sense.
    """
    minutes = here.policy.quiet_minutes
    last = _last_entry(here)
    if minutes is None or last is None:
        return
    since = after(max(last, here.begun), minutes)
    if here.now < since:
        return
    waited = minutes_between(max(last, here.begun), here.now)
    scribe = here.holder(Role.SCRIBE)
    yield Proposal(
        key="quiet",
        headline=f"No entry for {short(waited)}.",
        words=f"{f'{scribe}, the' if scribe else 'The'} log has had no entry for {spoken(waited)}. "
        "What have we seen, decided or done since?",
        level=Level.CALM,
        since=since,
        rest=rest(here),
    )


def _last_entry(here: Situation) -> datetime | None:
    for at, _, event_id in reversed(here.state.timeline):
        if not isinstance(here.state.effective[event_id].body, (PromptSaid, PromptSnoozed)):
            return at
    return None
