"""An incident told in commands, folded as it goes, without any file."""

from __future__ import annotations

import itertools
from datetime import datetime

from incident_console.incident.commands import Command, Declare
from incident_console.incident.decide import Refusal, decide
from incident_console.incident.events import Event
from incident_console.incident.evolve import evolve
from incident_console.incident.stamp import Seat, stamp
from incident_console.incident.state import State
from support.clock import FakeClock


class Story:
    """One seat on one incident; `at` sets the clock, `do` carries out, `refuse` expects a refusal."""

    def __init__(self, incident_id: str = "i1", *, author: str = "Ana Costa", node: str = "n1") -> None:
        self.clock = FakeClock()
        self.incident_id = incident_id
        self.state = State(incident_id)
        self.events: list[Event] = []
        counter = itertools.count(1)
        self.seat = Seat(author, node, lambda size: (next(counter) * 0x9E3779B97F4A7C15 % 2**80).to_bytes(size, "big"))

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def at(self, time: str | datetime) -> Story:
        self.clock.set(time)
        return self

    def declared(self, title: str = "Checkout: card payments time out", **more: object) -> Story:
        self.do(Declare(title=title, **more))
        return self

    def do(self, *commands: Command, author: str | None = None) -> Event:
        """Carry out; gives back the last event. Fails the test where a command is refused."""
        seat = Seat(author, self.seat.node, self.seat.entropy) if author else self.seat
        for command in commands:
            decided = decide(self.state, command, self.now)
            assert not isinstance(decided, Refusal), decided.reason
            last = self.state.last_event
            for event in stamp(
                decided,
                incident_id=self.incident_id,
                seat=seat,
                now=self.now,
                last_hlc=last.hlc if last else None,
                last_seq=len(self.events),
            ):
                self.events.append(event)
                self.state = evolve(self.state, event)
        return self.events[-1]

    def refuse(self, command: Command) -> str:
        """The reason for which a command is refused. Fails the test where it is not."""
        decided = decide(self.state, command, self.now)
        assert isinstance(decided, Refusal), f"not refused: {decided}"
        return decided.reason

    def handle(self, handle: str) -> str:
        """The event that made the thing with this handle."""
        found = self.state.named(handle)
        assert found is not None, f"no {handle}"
        return found
