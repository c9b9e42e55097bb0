"""Noticing what any seat has added."""

from __future__ import annotations

from pathlib import Path

import pytest
from logbook_helpers import plain_sqlite, record, told

from incident_console.incident.commands import WriteEntry
from incident_console.logbook import errors
from incident_console.logbook.book import Logbook
from incident_console.logbook.watch import PRESENT_EVERY, Watch


def test_what_was_there_before_is_not_news(book: Logbook) -> None:
    record(book, told("one"))
    watch = Watch(book)
    assert watch.poll() == ()
    assert watch.poll() == ()


def test_our_own_events_are_told_once(book: Logbook) -> None:
    watch = Watch(book)
    story = record(book, told("one"))
    assert watch.poll() == tuple(story.events)
    assert watch.poll() == ()


def test_another_seats_events_are_told_once_in_the_order_in_which_they_came(book: Logbook, path: Path) -> None:
    watch = Watch(book)
    with Logbook.open(path) as other:
        first = record(other, told("one"))
        second = record(other, told("two", incident_id="i2", at="16:00"))
        assert watch.poll() == (*first.events, *second.events)
        assert watch.poll() == ()
        first.do(WriteEntry(text="three"))
        record(other, first)
        assert watch.poll() == (first.events[-1],)


def test_what_is_not_committed_is_not_told(book: Logbook, path: Path) -> None:
    watch = Watch(book)
    story = told("one")
    with Logbook.open(path) as other:
        with other.writing():
            other.append(story.events, story.state)
            assert watch.poll() == ()
        assert watch.poll() == tuple(story.events)


def test_what_we_take_back_is_never_told(book: Logbook) -> None:
    watch = Watch(book)
    story = told("one")

    def fail() -> None:
        with book.writing():
            book.append(story.events, story.state)
            assert watch.poll() == ()
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert watch.poll() == ()
    other = record(book, told("two", incident_id="i2", at="16:00"))
    assert watch.poll() == tuple(other.events)


def test_inside_a_transaction_that_has_not_written_yet_others_are_heard(book: Logbook, path: Path) -> None:
    watch = Watch(book)
    with Logbook.open(path) as other:
        story = record(other, told("one"))
    with book.writing():
        assert watch.poll() == tuple(story.events)


def test_changes_that_are_no_events_are_no_news(book: Logbook, path: Path) -> None:
    record(book, told("one"))
    watch = Watch(book)
    with plain_sqlite(path) as sql:
        sql.execute("UPDATE events SET received_at = '2026-01-01T00:00:00.000000Z'")
    assert watch.poll() == ()


def test_a_file_that_goes_away_is_noticed_while_nothing_happens(book: Logbook, path: Path) -> None:
    watch = Watch(book)
    path.rename(path.with_name("moved.db"))
    assert [watch.poll() for _ in range(PRESENT_EVERY - 1)] == [()] * (PRESENT_EVERY - 1)
    with pytest.raises(errors.Missing, match="moved, deleted or replaced"):
        watch.poll()
    path.with_name("moved.db").rename(path)
    for _ in range(PRESENT_EVERY):
        assert watch.poll() == ()
