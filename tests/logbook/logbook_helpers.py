"""What the tests of the logbook share: recording a story, looking at a file with SQLite alone, other processes."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from incident_console.incident.commands import Command, WriteEntry
from incident_console.incident.decide import Refusal, decide
from incident_console.incident.events import Event
from incident_console.incident.evolve import evolve
from incident_console.incident.state import State
from incident_console.logbook import errors
from incident_console.logbook.book import Logbook
from incident_console.logbook.tables import TABLES
from support import Story

TESTS = Path(__file__).parents[1]


def told(*texts: str, incident_id: str = "i1", at: str = "14:31") -> Story:
    """A declared incident with an entry a minute for each text."""
    story = Story(incident_id).at(at).declared()
    for text in texts:
        story.clock.forward(minutes=1)
        story.do(WriteEntry(text=text))
    return story


def record(book: Logbook, story: Story) -> Story:
    """Append what the story has and the book has not, with the story's state, in one transaction."""
    with book.writing():
        book.append(story.events, story.state)
    return story


def record_one_by_one(book: Logbook, events: list[Event]) -> State:
    """Append events as they come, a transaction and a step of the state for each."""
    state = State(events[0].incident_id)
    for event in events:
        state = evolve(state, event)
        with book.writing():
            book.append([event], state)
    return state


def attempt(story: Story, command: Command) -> tuple[Event, ...]:
    """The events of a command, none where it is refused."""
    if isinstance(decide(story.state, command, story.now), Refusal):
        return ()
    before = len(story.events)
    story.do(command)
    return tuple(story.events[before:])


@contextmanager
def plain_sqlite(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as any other program opens it."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=5)) as connection:
        yield connection


@contextmanager
def unguarded(path: Path) -> Iterator[sqlite3.Connection]:
    """The file in the hands of somebody who switches the guards off and on again."""
    with plain_sqlite(path) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE name LIKE 'events_are%'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in guards:
            connection.execute(sql)


def tables_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the readable tables, in an order of its own."""
    with plain_sqlite(path) as connection:
        return {
            table.name: sorted(connection.execute(f"SELECT {', '.join(table.columns)} FROM {table.name}"), key=repr)
            for table in TABLES
        }


def contents(path: Path) -> tuple[bytes, set[str]]:
    """The bytes of a file and the names beside it: what has to stay as it was."""
    return path.read_bytes(), {neighbour.name for neighbour in path.parent.iterdir()}


def refusal(path: Path, kind: type[errors.LogbookError], **options: object) -> str:
    """The one line with which a file is refused, the file and its folder being left as they were."""
    before = contents(path) if path.is_file() else None
    with pytest.raises(kind) as refused:
        Logbook.open(path, **options)  # type: ignore[arg-type]
    assert (contents(path) if path.is_file() else None) == before
    message = refused.value.message
    assert str(path) in message
    assert "\n" not in message
    return message


def python(code: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Another process that runs `code` with the tests' modules at hand."""
    prelude = f"import sys; sys.path[:0] = [{str(TESTS)!r}, {str(Path(__file__).parent)!r}]\n"
    return subprocess.Popen(
        [sys.executable, "-c", prelude + code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
