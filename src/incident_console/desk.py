"""The desk: everything that can be done with incidents, for the console and the command line alike.

The draft is imported only where it is written: whoever opens the console does not wait for it.

`Desk` is synchronous and for one thread at a time. `LiveDesk` puts one on a thread of its own, so that a locked file or
a slow disk never holds up a keystroke, and tells about every change, whoever made it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from incident_console.clock import Clock, SystemClock
from incident_console.incident.commands import Command, Declare
from incident_console.incident.decide import Refusal, decide
from incident_console.incident.events import Event
from incident_console.incident.evolve import evolve, fold
from incident_console.incident.identifiers import IncidentId, uuid7
from incident_console.incident.stamp import Seat, stamp
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Phase
from incident_console.logbook.book import CheckReport, Hit, IncidentRow, Logbook
from incident_console.logbook.errors import LogbookError
from incident_console.logbook.watch import Watch
from incident_console.logbook.writer import Writer

if TYPE_CHECKING:
    from incident_console.postmortem.delivery import Exported
    from incident_console.postmortem.order import House, Order

__all__ = [
    "CheckReport",
    "Desk",
    "DeskError",
    "Done",
    "ExportError",
    "Hit",
    "IncidentRow",
    "LiveDesk",
    "LogbookError",
    "Outcome",
    "export",
]

R = TypeVar("R")


class DeskError(Exception):
    """What was asked for cannot be found or is not clear; the message says what would be right, in one line."""


class Done(NamedTuple):
    """A command was carried out: the events that it added, on disk, and the state after them."""

    events: tuple[Event, ...]
    state: State


Outcome = Done | Refusal


class Desk:
    """Every use of a logbook by one author. For one thread at a time: whoever made it may hand it on."""

    def __init__(
        self,
        book: Logbook,
        *,
        author: str,
        clock: Clock | None = None,
        entropy: Callable[[int], bytes] = os.urandom,
    ) -> None:
        self.book = book
        self.clock = clock or SystemClock()
        self.seat = Seat(author, book.seat_id(author), entropy)
        self._states: dict[IncidentId, State] = {}
        self._watch = Watch(book)

    @classmethod
    def open(cls, path: Path, *, author: str, clock: Clock | None = None, create: bool = True) -> Desk:
        """Open the file, or make it. Raises LogbookError with one clear message where it cannot be used."""
        return cls(Logbook.open(path, create=create), author=author, clock=clock)

    @property
    def notice(self) -> str:
        """What somebody must know about the file, such as that it can only be read; else empty."""
        return self.book.notice

    def incidents(self) -> list[IncidentRow]:
        """Every incident in the file, the newest first."""
        return self.book.incidents()

    def find(self, named: str | None) -> IncidentRow:
        """The incident that was meant: by identifier, by its end as `list` shows it, or by words of its title.

        With nothing named, the open one where there is just one; where none is open, the one that is resolved and has
        not been closed yet. Raises DeskError.
        """
        rows = self.incidents()
        if not rows:
            raise DeskError("There is no incident in this file yet: incident-console declare TITLE opens one.")
        if not named:
            fitting = [row for row in rows if not row.phase.over]
            fitting = fitting or [row for row in rows if row.phase is Phase.RESOLVED]
            if not fitting:
                raise DeskError("No incident is open. Name one of these: " + _choices(rows))
        else:
            wanted = named.casefold()
            fitting = [row for row in rows if row.incident_id == wanted or row.short_id == wanted]
            fitting = fitting or [row for row in rows if wanted in row.title.casefold()]
            if not fitting:
                raise DeskError(f"No incident is called “{named[:60]}”. There are: {_choices(rows)}")
        if len(fitting) > 1:
            raise DeskError("Which incident? " + _choices(fitting))
        return fitting[0]

    def state(self, incident_id: IncidentId) -> State:
        """The incident as of the last event in the file."""
        self.poll()
        return self._known(incident_id)

    def declare(self, command: Declare) -> Outcome:
        """Open an incident; the state in the outcome has its identifier."""
        return self.do(uuid7(self.clock.now(), self.seat.entropy(10)), command)

    def do(self, incident_id: IncidentId, command: Command, *, author: str = "") -> Outcome:
        """Carry out a command: decide on what the file says now and append, in one transaction.

        What is given back as done is on disk. Raises LogbookError where it could not be written; nothing was then.
        """
        seat = self.seat._replace(author=author) if author else self.seat
        with self.book.writing():
            self.poll()
            before = self._known(incident_id)
            now = self.clock.now()
            decided = decide(before, command, now)
            if isinstance(decided, Refusal):
                return decided
            last = before.last_event
            events = stamp(
                decided,
                incident_id=incident_id,
                seat=seat,
                now=now,
                last_hlc=last.hlc if last else None,
                last_seq=self.book.node_seq(seat.node),
            )
            after = before
            for event in events:
                after = evolve(after, event)
            self.book.append(events, after)
        self._states[incident_id] = after
        return Done(events, after)

    def poll(self) -> tuple[IncidentId, ...]:
        """Take in what other seats have written since; gives back the incidents that changed."""
        changed: dict[IncidentId, None] = {}
        for event in self._watch.poll():
            known = self._states.get(event.incident_id)
            if known is None:
                changed[event.incident_id] = None
            elif event.event_id not in known.log:
                self._states[event.incident_id] = evolve(known, event)
                changed[event.incident_id] = None
        return tuple(changed)

    def search(self, text: str, incident_id: IncidentId | None = None, limit: int = 50) -> list[Hit]:
        """Entries that have these words in them, the best first."""
        return self.book.search(text, incident_id, limit)

    def check(self) -> CheckReport:
        """Whether the file is sound and its readable tables say what its events say."""
        return self.book.check()

    def backup(self, target: Path) -> None:
        """A copy of the whole file, made while others write. Raises LogbookError where the target exists."""
        self.book.backup(target)

    def close(self) -> None:
        """Close the file."""
        self.book.close()

    def _known(self, incident_id: IncidentId) -> State:
        if incident_id not in self._states:
            self._states[incident_id] = fold(incident_id, self.book.events(incident_id))
        return self._states[incident_id]


class LiveDesk:
    """A desk on a thread of its own. Everything that was submitted is carried out, in order, before `close` returns.

    `on_change` is called on that thread with each new state of the incident that is followed, `on_trouble` with what
    keeps other seats' entries from being read, and with None when that is over.
    """

    def __init__(
        self,
        opener: Callable[[], Desk],
        on_change: Callable[[State], None],
        on_trouble: Callable[[Exception | None], None] | None = None,
    ) -> None:
        self._on_change = on_change
        self._followed: IncidentId | None = None
        self.notice = ""
        """What must be known about the file, once an incident is followed."""
        self._writer: Writer[Desk] = Writer(opener, idle=self._idle, trouble=on_trouble)

    def follow(self, incident_id: IncidentId) -> Future[State]:
        """From now on tell about this incident; the future has its state as of now."""

        def begin(desk: Desk) -> State:
            self._followed = incident_id
            self.notice = desk.notice
            return desk.state(incident_id)

        return self._writer.submit(begin)

    def submit(self, incident_id: IncidentId, command: Command, *, author: str = "") -> Future[Outcome]:
        """Carry out a command in turn. The future fails with LogbookError where it could not be written."""

        def carry_out(desk: Desk) -> Outcome:
            outcome = desk.do(incident_id, command, author=author)
            if isinstance(outcome, Done) and incident_id == self._followed:
                self._on_change(outcome.state)
            return outcome

        return self._writer.submit(carry_out)

    def call(self, use: Callable[[Desk], R]) -> Future[R]:
        """Use the desk in turn for anything else."""
        return self._writer.submit(use)

    def close(self) -> None:
        """Carry out what is left, then close the file."""
        self._writer.close()

    def _idle(self, desk: Desk) -> None:
        if self._followed in desk.poll() and self._followed is not None:
            self._on_change(desk.state(self._followed))


def _choices(rows: list[IncidentRow]) -> str:
    named = [f"{row.short_id} “{row.title[:40]}”" for row in rows[:5]]
    return ", ".join(named) + (f" and {len(rows) - 5} more" if len(rows) > 5 else "")


class ExportError(Exception):
    """The draft could not be written; the message says why and what would be right, in one line."""


def export(state: State, now: datetime, house: House, order: Order) -> Exported:
    """Draw up an incident as of `now` (UTC) as a team has it and somebody asked for it, and write it where they said.

    A draft in Markdown goes into what people made of the last one there; any other file that exists is left alone
    unless the order says otherwise. Raises ExportError, and then nothing was written.
    """
    from incident_console.postmortem.delivery import deliver
    from incident_console.postmortem.order import WrongOrder, draw_up
    from incident_console.postmortem.templates import WrongTemplate
    from incident_console.postmortem.write import NotWritten

    try:
        return deliver(draw_up(state, now, house, order), order, state.incident_id)
    except (WrongOrder, WrongTemplate, NotWritten) as problem:
        raise ExportError(str(problem)) from problem
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ExportError(f"{error.filename or order.target} cannot be used: {reason}. Name another file.") from error
