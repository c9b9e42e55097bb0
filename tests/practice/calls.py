"""Calls that the tests of the practice begin with, and short ways to ask what is proposed and promised."""

from __future__ import annotations

from datetime import datetime, timedelta

from incident_console.incident.commands import Command, GiveNotice, SayPrompt, SnoozePrompt, TakeRole
from incident_console.incident.decide import Refusal, decide
from incident_console.incident.evolve import fold
from incident_console.incident.stamp import Seat, stamp
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Role, Severity
from incident_console.practice.clocks import Clock, Level, clocks
from incident_console.practice.notices import hearings
from incident_console.practice.policy import Policy
from incident_console.practice.prompts import Prompt, prompts
from support import Story
from support.clock import time_of

POLICY = Policy()
NAMES = {Role.IC: "Dana Reyes", Role.OPS: "Maria Silva", Role.COMMS: "Jo Park", Role.SCRIBE: "Ana Costa"}
SECOND = timedelta(seconds=1)


def call(at: str = "14:31", severity: Severity | None = Severity.SEV1, impact: str = "checkout success 61 %") -> Story:
    """A call with its roles filled, everybody told and its opening said: what a rule asks for is all there is."""
    story = Story().at(at).declared(severity=severity, impact=impact)
    story.do(*(TakeRole(role=role, person=person) for role, person in NAMES.items()))
    tell(story)
    say(story, "opening:")
    return story


def tell(story: Story, *audiences: str) -> None:
    """These audiences hear, or everybody who must hear at the present severity and has not."""
    owed = [one.who for one in hearings(story.state, story.now, POLICY) if one.heard is None]
    story.do(*(GiveNotice(audience=who) for who in audiences or owed))


def proposed(story: Story, policy: Policy = POLICY) -> tuple[Prompt, ...]:
    return prompts(story.state, story.now, policy)


def keys(story: Story, policy: Policy = POLICY) -> list[str]:
    """The keys of what is proposed, without the identifiers in them."""
    return [prompt.key.partition(":")[0] for prompt in proposed(story, policy)]


def the(story: Story, beginning: str, policy: Policy = POLICY) -> Prompt:
    """The one prompt whose key begins so."""
    found = [prompt for prompt in proposed(story, policy) if prompt.key.startswith(beginning)]
    assert len(found) == 1, f"{len(found)} of {beginning}: {[p.key for p in proposed(story, policy)]}"
    return found[0]


def shown_at(story: Story, beginning: str, at: str | datetime, policy: Policy = POLICY) -> bool:
    now = at if isinstance(at, datetime) else time_of(at)
    return any(prompt.key.startswith(beginning) for prompt in prompts(story.state, now, policy))


def say(story: Story, beginning: str) -> Prompt:
    """Say a prompt aloud, as Enter does."""
    prompt = the(story, beginning)
    assert isinstance(prompt.accept, SayPrompt)
    story.do(prompt.accept)
    return prompt


def accept(story: Story, beginning: str) -> Prompt:
    """Do what Enter does: record what accepting the prompt records, where that is not left to a dialog."""
    prompt = the(story, beginning)
    if prompt.accept is not None:
        story.do(prompt.accept)
    return prompt


def snooze(story: Story, beginning: str, minutes: float | None) -> Prompt:
    prompt = the(story, beginning)
    story.do(SnoozePrompt(prompt=prompt.key, headline=prompt.headline, minutes=minutes))
    return prompt


def clock(story: Story, label: str, at: str | datetime | None = None, policy: Policy = POLICY) -> Clock:
    """The one clock with this label, now or at another time."""
    now = story.now if at is None else at if isinstance(at, datetime) else time_of(at)
    found = [c for c in clocks(story.state, now, policy) if c.label == label]
    assert len(found) == 1, f"{len(found)} of {label}: {labels(story, policy)}"
    return found[0]


def labels(story: Story, policy: Policy = POLICY) -> list[str]:
    return [c.label for c in clocks(story.state, story.now, policy)]


def rival(story: Story, seen: State, command: Command, author: str) -> None:
    """Another seat, which has seen no more than `seen`, carries out a command a second later."""
    story.clock.forward(seconds=1)
    decided = decide(seen, command, story.now)
    assert not isinstance(decided, Refusal), decided.reason
    seat = Seat(author, "n2", lambda size: bytes(range(size)))
    last = seen.last_event
    events = stamp(
        decided,
        incident_id=story.incident_id,
        seat=seat,
        now=story.now,
        last_hlc=last.hlc if last else None,
        last_seq=0,
    )
    story.events.extend(events)
    story.state = fold(story.incident_id, story.events)


def begins(story: Story, key: str, at: str, policy: Policy = POLICY) -> bool:
    """Whether a prompt is absent one second before a time, and there at it and one second after."""
    moment = time_of(at)
    return [shown_at(story, key, t, policy) for t in (moment - SECOND, moment, moment + SECOND)] == [False, True, True]


def ends(story: Story, key: str, at: str) -> bool:
    """Whether a prompt is there until one second before a time, and gone at it and one second after."""
    moment = time_of(at)
    return [shown_at(story, key, t) for t in (moment - SECOND, moment, moment + SECOND)] == [True, False, False]


def levels(story: Story, label: str, due: str, policy: Policy = POLICY) -> list[Level]:
    """The levels one second before amber, at amber, one second before the due time, at it, and one second after."""
    at = time_of(due)
    amber = at - timedelta(seconds=60)
    moments = (amber - SECOND, amber, at - SECOND, at, at + SECOND)
    return [clock(story, label, moment, policy).level for moment in moments]


RIPENING = [Level.CALM, Level.SOON, Level.SOON, Level.OVER, Level.OVER]
"""Calm until one minute before, soon from exactly then on, over from exactly the due time on."""
