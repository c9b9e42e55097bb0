"""The thread that owns the logbook: in order, nothing lost, errors to whom they concern."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
from logbook_helpers import python, record, told

from incident_console.incident.commands import WriteEntry
from incident_console.logbook.book import Logbook
from incident_console.logbook.errors import Missing
from incident_console.logbook.watch import Watch
from incident_console.logbook.writer import Writer

LIMIT = 20
"""Seconds after which a test gives up on another thread."""


class Owned:
    """Something to own: remembers what was done with it and on which thread."""

    def __init__(self) -> None:
        self.done: list[int] = []
        self.threads = {threading.get_ident()}
        self.closed = threading.Event()

    def note(self, number: int) -> int:
        self.threads.add(threading.get_ident())
        self.done.append(number)
        return number

    def close(self) -> None:
        self.threads.add(threading.get_ident())
        self.closed.set()


def noting(number: int) -> Callable[[Owned], int]:
    return lambda owned: owned.note(number)


def test_closing_drains_everything_in_order(path: Path) -> None:
    story = told(*(f"line {number}" for number in range(50)))
    writer = Writer(lambda: Logbook.open(path))
    futures = []
    for event in story.events:

        def append(book: Logbook, event=event) -> int:  # type: ignore[no-untyped-def]
            with book.writing():
                return len(book.append([event]))

        futures.append(writer.submit(append))
    writer.close()
    assert [future.result(0) for future in futures] == [1] * 51
    with Logbook.open(path) as book:
        assert [event for _, event in book.changes_after(0)] == story.events


def test_everything_happens_on_one_thread_that_is_not_ours() -> None:
    owned: list[Owned] = []
    with Writer(lambda: owned.append(Owned()) or owned[0]) as writer:  # type: ignore[func-returns-value]
        assert writer.submit(noting(1)).result(LIMIT) == 1
    (thread,) = owned[0].threads
    assert thread != threading.get_ident()
    assert owned[0].closed.is_set()


def test_a_job_that_fails_fails_alone() -> None:
    with Writer(Owned) as writer:
        bad: Future[float] = writer.submit(lambda owned: 1 / 0)
        worse: Future[None] = writer.submit(lambda owned: exec("raise SystemExit"))
        assert writer.submit(noting(2)).result(LIMIT) == 2
        assert isinstance(bad.exception(LIMIT), ZeroDivisionError)
        assert isinstance(worse.exception(LIMIT), SystemExit)


def test_where_opening_fails_every_future_says_so(tmp_path: Path) -> None:
    writer = Writer(lambda: Logbook.open(tmp_path / "no.db", create=False))
    early = writer.submit(Logbook.incidents)
    assert isinstance(early.exception(LIMIT), Missing)
    late = writer.submit(Logbook.incidents)
    writer.close()
    assert isinstance(late.exception(0), Missing)


def test_submitted_work_cannot_be_cancelled() -> None:
    hold = threading.Event()
    with Writer(Owned) as writer:
        writer.submit(lambda owned: hold.wait(LIMIT))
        future = writer.submit(noting(1))
        assert not future.cancel()
        hold.set()
        assert future.result(LIMIT) == 1


async def test_a_task_that_is_cancelled_does_not_take_the_work_back() -> None:
    hold = threading.Event()
    with Writer(Owned) as writer:
        writer.submit(lambda owned: hold.wait(LIMIT))
        future = writer.submit(noting(1))
        waiting = asyncio.wrap_future(future)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        hold.set()
        assert await asyncio.wrap_future(future) == 1


def test_a_closed_writer_takes_no_more_work_and_can_be_closed_again() -> None:
    writer = Writer(Owned)
    writer.close()
    writer.close()
    with pytest.raises(RuntimeError, match="closed"):
        writer.submit(noting(1))


def test_a_writer_does_not_wait_for_itself() -> None:
    with Writer(Owned) as writer:
        assert isinstance(writer.submit(lambda owned: writer.close()).exception(LIMIT), RuntimeError)


def test_idle_hears_another_seat(path: Path) -> None:
    heard = threading.Event()

    class Desk:
        def __init__(self) -> None:
            self.book = Logbook.open(path)
            self.watch = Watch(self.book)

        def look(self) -> None:
            if self.watch.poll():
                heard.set()

        def close(self) -> None:
            self.book.close()

    with Writer(Desk, idle=Desk.look) as writer:
        writer.submit(lambda desk: None).result(LIMIT)
        with Logbook.open(path) as other:
            record(other, told("one"))
        assert heard.wait(LIMIT)


def test_idle_goes_on_after_trouble_and_tells_the_same_one_once_and_its_end() -> None:
    calls: list[int] = []
    told_of: list[str] = []
    over = threading.Event()

    def idle(owned: Owned) -> None:
        calls.append(1)
        if len(calls) in (1, 2, 4):
            raise Missing("the file is gone")
        if len(calls) == 5:
            over.set()

    with Writer(Owned, idle=idle, trouble=lambda error: told_of.append(str(error))) as writer:
        assert over.wait(LIMIT)
        assert writer.submit(noting(1)).result(LIMIT) == 1
    assert told_of == ["the file is gone", "None"] * 2


FORGETFUL = """
from pathlib import Path
from logbook_helpers import told
from incident_console.logbook.book import Logbook
from incident_console.logbook.writer import Writer

def appender(event):
    def append(book):
        with book.writing():
            book.append([event])
    return append

writer = Writer(lambda: Logbook.open(Path(sys.argv[1])))
for event in told(*map(str, range(30))).events:
    writer.submit(appender(event))
"""


def test_a_program_that_forgets_to_close_ends_and_loses_nothing(path: Path) -> None:
    program = python(FORGETFUL, path)
    program.communicate(timeout=LIMIT)
    assert program.returncode == 0
    with Logbook.open(path) as book:
        assert len(book.events("i1")) == 31


def test_the_story_goes_on_through_the_writer(path: Path) -> None:
    story = told("one")
    with Writer(lambda: Logbook.open(path)) as writer:
        writer.submit(lambda book: record(book, story)).result(LIMIT)
        story.do(WriteEntry(text="two"))
        writer.submit(lambda book: record(book, story)).result(LIMIT)
        assert len(writer.submit(lambda book: book.events("i1")).result(LIMIT)) == 3
