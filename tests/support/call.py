"""A call with several seats, each of which knows only what has reached it."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from incident_console.incident.commands import Command, Declare
from incident_console.incident.events import Event
from incident_console.incident.evolve import evolve, fold
from incident_console.incident.stamp import Seat
from incident_console.incident.state import State
from support.clock import FakeClock
from support.story import Story


class Call:
    """Seats named by their authors; `meet` lets everything reach everybody. All share one clock."""

    def __init__(self, *authors: str) -> None:
        self.clock = FakeClock()
        self.seats: dict[str, Story] = {}
        for number, author in enumerate(authors or ("Ana", "Ben"), start=1):
            story = Story(author=author, node=f"n{number}")
            story.clock = self.clock
            story.seat = Seat(author, f"n{number}", _bytes_of(number))
            self.seats[author] = story

    def __getitem__(self, author: str) -> Story:
        return self.seats[author]

    def at(self, time: str) -> Call:
        self.clock.set(time)
        return self

    def declared(self, title: str = "Checkout: card payments time out", **more: object) -> Call:
        next(iter(self.seats.values())).do(Declare(title=title, **more))
        return self.meet()

    def together(self, **commands: Command) -> Call:
        """Each of these seats does something before any of it reaches another; then everybody meets."""
        for author, command in commands.items():
            self.seats[author].do(command)
        return self.meet()

    @property
    def events(self) -> list[Event]:
        """Every event that any seat has recorded."""
        return list({event.event_id: event for seat in self.seats.values() for event in seat.events}.values())

    def meet(self) -> Call:
        for seat in self.seats.values():
            for event in self.events:
                seat.state = evolve(seat.state, event)
        return self

    @property
    def state(self) -> State:
        """What everything that was recorded adds up to."""
        return fold("i1", self.events)


def _bytes_of(number: int) -> Callable[[int], bytes]:
    counter = itertools.count(1)
    return lambda size: ((next(counter) * 0x9E3779B97F4A7C15 + number * 0x1F123BB5) % 2**80).to_bytes(size, "big")
