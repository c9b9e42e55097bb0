"""The incidents that are measured on: the demonstration, and one that is as long as is asked for."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from incident_console.demo import STALL_AT, play, shift_to, steps_until
from incident_console.desk import Desk, Done
from incident_console.incident.commands import (
    AcknowledgeTask,
    AssignTask,
    Command,
    Decide,
    Declare,
    EndNeed,
    EndTask,
    GiveEvidence,
    HoldBriefing,
    MoveHypothesis,
    RaiseHypothesis,
    RaiseNeed,
    SendUpdate,
    TakeRole,
    WriteEntry,
)
from incident_console.incident.decide import Refusal, decide
from incident_console.incident.events import Event
from incident_console.incident.evolve import evolve
from incident_console.incident.stamp import Seat, stamp
from incident_console.incident.state import State
from incident_console.incident.vocabulary import HypothesisStatus, Role, Severity, Weight
from incident_console.logbook.book import Logbook

BEGAN = datetime(2026, 5, 20, 14, 0, tzinfo=UTC)
STEP = timedelta(seconds=20)
"""From one entry of the long incident to the next."""


class StandingClock:
    """A clock that stands where it is put."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """Where it was put."""
        return self.at


def demonstration(path: Path) -> str:
    """The demonstration incident as of its stall, in a file, as if that were now; gives back its identifier."""
    steps, shift = steps_until(STALL_AT), shift_to(datetime.now(UTC))
    clock = StandingClock(steps[0].at + shift)
    desk = Desk.open(path, author="Dana Reyes", clock=clock)
    incident_id = ""

    def do(command: Command, author: str, at: datetime) -> None:
        nonlocal incident_id
        clock.at = at
        made = desk.declare(command) if isinstance(command, Declare) else desk.do(incident_id, command, author=author)
        assert isinstance(made, Done), made
        incident_id = made.state.incident_id

    try:
        play(do, steps, shift)
    finally:
        desk.close()
    return incident_id


def long_incident(entries: int) -> tuple[list[Event], State]:
    """An incident of so many events, as people would record it: mostly entries, and everything else among them.

    Told in memory, by the rules; gives back its events in the order of the log, and the state after them.
    """
    seat = Seat("Ana Costa", "bench", _entropy())
    state, events = State(incident_id="01a1f000-0000-7000-8000-000000000001"), list[Event]()
    for number, command in enumerate(itertools.islice(_commands(), entries)):
        now = BEGAN + number * STEP
        decided = decide(state, command, now)
        assert not isinstance(decided, Refusal), (command, decided)
        last = state.last_event
        stamped = stamp(
            decided,
            incident_id=state.incident_id,
            seat=seat,
            now=now,
            last_hlc=last.hlc if last else None,
            last_seq=len(events),
        )
        for event in stamped:
            state = evolve(state, event)
            events.append(event)
    return events, state


def _entropy() -> Callable[[int], bytes]:
    """Bytes that are different every time and the same in every run."""
    counter = itertools.count(1)
    return lambda size: next(counter).to_bytes(size, "big")


def _commands() -> Iterator[Command]:
    """The opening, then rounds of a hundred commands without end."""
    yield Declare(title="Checkout: card payments time out", severity=Severity.SEV1, commander="Dana Reyes")
    yield TakeRole(role=Role.OPS, person="Maria Silva")
    yield TakeRole(role=Role.COMMS, person="Jo Park")
    yield TakeRole(role=Role.SCRIBE, person="Ana Costa")
    for turn in itertools.count(1):
        yield from _round(turn)


def _round(turn: int) -> Iterator[Command]:
    """A hypothesis with its test, evidence and end, a task, a need, a decision, a briefing, an update; then notes."""
    yield RaiseHypothesis(text=f"Explanation {turn}: the pool of connections is exhausted", owner="Maria Silva")
    yield AssignTask(text=f"Drain one pool, turn {turn}", person="Sam Okafor", minutes=10, tests=(f"H{turn}",))
    yield AcknowledgeTask(task=f"T{turn}")
    for reading in range(86):
        yield WriteEntry(text=f"Pool {turn} at {reading} %, steady; errors at {100 - reading} a second <b>&amp; [more]")
        if reading % 20 == 10:
            weight = Weight.FOR if reading % 40 == 10 else Weight.AGAINST
            yield GiveEvidence(text=f"Reading {reading} of pool {turn}", weighs=((f"H{turn}", weight),))
    yield EndTask(task=f"T{turn}", outcome="done", text="one pool is drained, nothing moved")
    yield MoveHypothesis(hypothesis=f"H{turn}", status=HypothesisStatus.RULED_OUT, reason="nothing moved")
    yield RaiseNeed(text=f"Access to the console of pool {turn}", of="the DBA")
    yield EndNeed(need=f"N{turn}", met=True, text="granted")
    yield Decide(text=f"Go on with the next pool after {turn}", person="Dana Reyes", objections=("it takes too long",))
    yield HoldBriefing(conditions=f"{turn} pools looked at", actions="the next one", needs="none")
    yield SendUpdate(text=f"We have looked at {turn} pools and go on.", next_minutes=20)


def write_log(path: Path, events: list[Event]) -> None:
    """A file with these events in it, all in one transaction."""
    with Logbook.open(path) as book, book.writing():
        book.append(events)
