"""Nothing that was shown as saved is lost: to a kill, a lock, a full disk, a file that goes away."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from logbook_helpers import plain_sqlite, python, record, told

from incident_console.incident.commands import WriteEntry
from incident_console.logbook import errors
from incident_console.logbook.book import Logbook
from support import Story

SCRIBE = """
from datetime import UTC, datetime
from pathlib import Path
import os
from incident_console.incident.decide import NewEvent
from incident_console.incident.events import EntryWritten, IncidentDeclared
from incident_console.incident.evolve import evolve, fold
from incident_console.incident.stamp import Seat, stamp
from incident_console.logbook.book import Logbook
from incident_console.logbook.watch import Watch

path, author, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with Logbook.open(path) as book:
    seat = Seat(author, book.seat_id(author), os.urandom)
    watch, state = Watch(book), fold("i1", book.events("i1"))
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(count):
        now = datetime.now(UTC)
        with book.writing():
            for event in watch.poll():
                state = evolve(state, event)
            body = EntryWritten(text=f"{author} {number}") if state.declared else IncidentDeclared(title="Outage")
            last = state.last_event
            (event,) = stamp([NewEvent(body, now)], incident_id="i1", seat=seat, now=now,
                             last_hlc=last.hlc if last else None, last_seq=book.node_seq(seat.node))
            after = evolve(state, event)
            book.append([event], after)
        state = after
        print(event.event_id, flush=True)
"""


def test_whatever_was_acknowledged_survives_a_kill(path: Path) -> None:
    program = python(SCRIBE, path, "Ana", "100000")
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    assert program.stdin is not None
    program.stdin.write("\n")
    program.stdin.flush()
    acknowledged = [program.stdout.readline().strip() for _ in range(60)]
    program.send_signal(signal.SIGKILL)
    rest = program.stdout.read()  # `communicate` would miss what the reader had taken in already
    program.communicate()
    acknowledged += [line for line in rest.split("\n")[:-1] if line]
    assert program.returncode == -signal.SIGKILL
    with Logbook.open(path) as book:
        there = [event.event_id for event in book.events("i1")]
        assert there[: len(acknowledged)] == acknowledged
        assert len(there) <= len(acknowledged) + 1
        assert book.check().ok
        record(book, told("and on it goes", incident_id="i2"))


def test_two_programs_write_at_once(path: Path) -> None:
    programs = [python(SCRIBE, path, author, "40") for author in ("Ana", "Bo")]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    acknowledged = [line for program in programs for line in program.communicate()[0].split()]
    assert [program.returncode for program in programs] == [0, 0]
    with Logbook.open(path) as book:
        events = book.events("i1")
        assert sorted(event.event_id for event in events) == sorted(acknowledged)
        assert len(events) == 80
        for node in {event.node for event in events}:
            assert [event.node_seq for event in events if event.node == node] == list(range(1, 41))
        assert book.incidents()[0].entries == 80
        assert book.check().ok


def one_more(story: Story, text: str) -> Story:
    story.do(WriteEntry(text=text))
    return story


def test_a_locked_file_says_so_and_loses_nothing(book: Logbook, path: Path) -> None:
    story = record(book, told("one"))
    one_more(story, "two")
    with plain_sqlite(path) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.Locked) as locked:
            record(book, story)
        assert "Another program" in locked.value.message
        assert "nothing was lost, try again" in locked.value.message
        assert len(book.events("i1")) == 2
        other.execute("COMMIT")
    record(book, story)
    assert book.events("i1") == story.events


def test_a_locked_new_file_says_so(path: Path) -> None:
    path.touch()
    with plain_sqlite(path) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(errors.Locked, match="Another program"):
            Logbook.open(path, busy_seconds=0.05)
    with Logbook.open(path) as book:
        assert book.check().ok


def test_a_reader_never_holds_up_the_scribe(book: Logbook, path: Path) -> None:
    story = record(book, told("one"))
    with plain_sqlite(path) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM events").fetchone()
        record(book, one_more(story, "two"))
        assert reader.execute("SELECT count(*) FROM events").fetchone() == (2,)
    assert len(book.events("i1")) == 3


def test_a_full_disk_says_so_and_writing_goes_on_when_there_is_room(book: Logbook) -> None:
    story = record(book, told("one"))
    pages = book._sql.execute("PRAGMA page_count").fetchone()[0]
    book._sql.execute(f"PRAGMA max_page_count = {pages}")
    one_more(story, "x" * 19_000)
    with pytest.raises(errors.Full) as full:
        record(book, story)
    assert "full: free some space; nothing that was typed is lost" in full.value.message
    assert len(book.events("i1")) == 2
    assert book.check().ok
    book._sql.execute("PRAGMA max_page_count = 1000000")
    record(book, story)
    assert book.events("i1") == story.events
    assert book.check().ok


@pytest.mark.parametrize("what", ["deleted", "moved", "replaced"])
def test_a_file_that_went_away_takes_no_more_writing(book: Logbook, path: Path, what: str) -> None:
    story = record(book, told("one"))
    if what == "deleted":
        path.unlink()
    else:
        path.rename(path.with_name("elsewhere.db"))
    if what == "replaced":
        Logbook.open(path.parent / "new.db").close()
        (path.parent / "new.db").rename(path)
    with pytest.raises(errors.Missing, match="moved, deleted or replaced"):
        record(book, one_more(story, "two"))
    if what == "moved":
        path.with_name("elsewhere.db").rename(path)
        record(book, story)
        assert book.events("i1") == story.events
