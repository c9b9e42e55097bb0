"""Appending to the log and reading it back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from logbook_helpers import plain_sqlite, record, record_one_by_one, tables_of, told, unguarded

from incident_console.incident.commands import Declare, SetPhase, TakeRole, WriteEntry
from incident_console.incident.events import EntryWritten, Event, Unknown
from incident_console.incident.evolve import fold
from incident_console.incident.vocabulary import Phase, Role, Severity
from incident_console.incident.words import entries
from incident_console.logbook.book import Logbook
from incident_console.logbook.errors import LogbookError
from support import FakeClock, Story


def test_what_was_appended_is_read_back_equal(book: Logbook) -> None:
    story = told("pool at 40 %", "мост ✓ 数据库", "two\nlines")
    record(book, story)
    assert book.events("i1") == story.events


def test_a_closed_and_reopened_file_has_everything(book: Logbook, path: Path) -> None:
    story = record(book, told("pool at 40 %"))
    book.close()
    with Logbook.open(path) as again:
        assert fold("i1", again.events("i1")) == story.state


def test_an_event_that_is_there_already_is_passed_over(book: Logbook) -> None:
    story = record(book, told("pool at 40 %"))
    with book.writing():
        assert book.append(story.events, story.state) == ()
    assert len(book.events("i1")) == 2
    assert book.latest_change() == 2


def test_the_order_is_that_of_the_log_whatever_arrived_when(book: Logbook) -> None:
    story = told("one", "two", "three")
    record_one_by_one(book, list(reversed(story.events)))
    assert book.events("i1") == story.events
    assert [event for _, event in book.changes_after(0)] == list(reversed(story.events))


def test_incidents_are_listed_newest_first_with_where_they_stand(book: Logbook) -> None:
    first = Story("i1")
    first.do(Declare(title="Search is slow"))
    first.at("15:10").do(SetPhase(phase=Phase.RESOLVED, reason="index rebuilt"))
    second = Story("i2")
    second.at("16:00").do(Declare(title="Checkout fails", severity=Severity.SEV1))
    second.do(TakeRole(role=Role.IC, person="Dana Reyes"), WriteEntry(text="gateway answers 502"))
    record(book, first)
    record(book, second)
    newest, oldest = book.incidents()
    assert (newest.incident_id, newest.title, newest.severity) == ("i2", "Checkout fails", Severity.SEV1)
    assert (newest.phase, newest.commander, newest.entries) == (Phase.INVESTIGATING, "Dana Reyes", 4)
    assert newest.declared_at == second.now
    assert (oldest.phase, oldest.resolved_at, oldest.severity) == (Phase.RESOLVED, first.now, None)


def test_changes_after_a_number_are_those_that_came_later(book: Logbook) -> None:
    story = record(book, told("one"))
    seen = book.latest_change()
    story.do(WriteEntry(text="two"))
    record(book, story)
    ((number, event),) = book.changes_after(seen)
    assert number == book.latest_change()
    assert event == story.events[-1]
    assert book.events("i1", after=seen) == [event]


def test_a_seat_counts_on_where_it_stopped(book: Logbook, path: Path) -> None:
    assert book.node_seq("n1") == 0
    record(book, told("one", "two"))
    assert book.node_seq("n1") == 3
    book.close()
    with Logbook.open(path) as again:
        assert (again.node_seq("n1"), again.node_seq("n2")) == (3, 0)


def test_the_latest_clock_reading_is_that_of_the_incident(book: Logbook) -> None:
    assert book.last_hlc("i1") is None
    story = record(book, told("one"))
    assert book.last_hlc("i1") == story.events[-1].hlc


def test_a_seat_is_the_same_at_every_start_and_another_for_another_author(book: Logbook, path: Path) -> None:
    seat = book.seat_id("Ana Costa")
    with Logbook.open(path) as again:
        assert again.seat_id("Ana Costa") == seat
        assert again.seat_id("Dana Reyes") != seat


def test_an_error_inside_a_transaction_takes_everything_back(book: Logbook, path: Path) -> None:
    record(book, told("one"))
    before = tables_of(path)
    other = told("two", incident_id="i2", at="16:00")

    def fail() -> None:
        with book.writing():
            book.append(other.events, other.state)
            raise KeyError("something else went wrong")

    with pytest.raises(KeyError):
        fail()
    assert tables_of(path) == before
    assert book.events("i2") == []
    record(book, other)
    assert book.events("i2") == other.events


def test_appending_outside_a_transaction_is_a_mistake_of_the_caller(book: Logbook) -> None:
    with pytest.raises(RuntimeError, match=r"inside writing\(\)"):
        book.append(told().events)


def test_one_transaction_at_a_time(book: Logbook) -> None:
    with book.writing(), pytest.raises(RuntimeError, match="under way"), book.writing():
        pass


def test_the_events_of_two_incidents_are_not_appended_together(book: Logbook) -> None:
    with pytest.raises(ValueError, match="one incident at a time"), book.writing():
        book.append([*told().events, *told(incident_id="i2", at="16:00").events])


def test_a_state_that_does_not_know_everything_does_not_harm_the_tables(book: Logbook, path: Path) -> None:
    story = told("one", "two", "three")
    record_one_by_one(book, story.events[:3])
    behind = fold("i1", [story.events[0], story.events[3]])
    with book.writing():
        book.append(story.events[3:], behind)
    assert [row[7] for row in tables_of(path)["entries"]].count("two") == 1
    assert book.check().ok


def test_received_at_comes_from_the_clock(tmp_path: Path) -> None:
    path = tmp_path / "incidents.db"
    with Logbook.open(path, clock=FakeClock("18:00")) as book:
        record(book, told())
    with plain_sqlite(path) as sql:
        assert sql.execute("SELECT received_at FROM events").fetchone()[0] == "2026-05-20T18:00:00.000000Z"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET body = '{}'",
        "UPDATE events SET author = 'somebody else'",
        "UPDATE events SET occurred_at = '2020-01-01T00:00:00Z' WHERE number = 1",
        "UPDATE events SET number = number + 10",
        "DELETE FROM events",
        "DELETE FROM events WHERE number = 2",
    ],
)
def test_nobody_changes_or_deletes_an_event(book: Logbook, path: Path, statement: str) -> None:
    story = record(book, told("one"))
    with plain_sqlite(path) as sql, pytest.raises(sqlite3.IntegrityError, match=r"never (changed|deleted)"):
        sql.execute(statement)
    assert book.events("i1") == story.events


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.parametrize("same", ["event_id", "number"])
def test_nobody_replaces_an_event(book: Logbook, path: Path, recursive: str, same: str) -> None:
    story = record(book, told("one"))
    with plain_sqlite(path) as sql:
        sql.execute(f"PRAGMA recursive_triggers = {recursive}")
        other = "99" if same == "event_id" else "number"
        identifier = "event_id" if same == "event_id" else "'another'"
        sql.execute(
            f"INSERT OR REPLACE INTO events SELECT {other}, {identifier}, incident_id, hlc, node, node_seq, 'Mallory',"
            " kind, version, occurred_at, approximate, recorded_at, supersedes, body, received_at FROM events"
        )
    assert book.events("i1") == story.events


def test_received_at_is_local_and_may_be_set_anew(book: Logbook, path: Path) -> None:
    record(book, told())
    with plain_sqlite(path) as sql:
        assert sql.execute("UPDATE events SET received_at = '2026-01-01T00:00:00.000000Z'").rowcount == 1


def test_a_kind_from_a_newer_version_is_kept_and_written_back_as_it_came(book: Logbook, tmp_path: Path) -> None:
    story = told("one")
    newer = story.events[-1].model_copy(
        update={
            "event_id": "e-new",
            "hlc": "999999999999999-00000",
            "version": 3,
            "body": Unknown(kind="weather.noted", data={"kind": "weather.noted", "wind": [1, 2]}),
        }
    )
    with book.writing():
        book.append([*story.events, newer])
    assert book.events("i1") == [*story.events, newer]
    assert "weather.noted" in [entry.label for entry in entries(fold("i1", book.events("i1")))]
    assert book.check().ok


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("occurred_at", "'yesterday'"),
        ("recorded_at", "'2026-05-20T14:31:00'"),
        ("supersedes", "'{}'"),
        ("supersedes", "'nothing'"),
        ("body", "'not json'"),
        ("body", "'[1]'"),
        ("author", "CAST(x'ff41fe' AS TEXT)"),
        ("kind", "char(27) || '[31mred'"),
        ("node", "'n' || char(8238) || '1'"),
        ("hlc", "char(27) || ']0;owned' || char(7) || '12345678901'"),
        ("occurred_at", "'9999-12-31T23:59:59-23:00'"),
    ],
)
def test_a_row_that_cannot_be_read_stops_nothing(book: Logbook, path: Path, column: str, value: str) -> None:
    record(book, told("one", "two"))
    with unguarded(path) as sql:
        sql.execute(f"UPDATE events SET {column} = {value} WHERE number = 2")
    events = book.events("i1")
    assert len(events) == 3
    assert all(_printable(event) for event in events)
    texts = [event.body.text for event in events if isinstance(event.body, EntryWritten)]
    assert "two" in texts
    assert len(entries(fold("i1", events))) == 3
    book.rebuild()
    assert book.incidents()[0].entries == 3


def _printable(event: Event) -> bool:
    return "".join((event.event_id, event.incident_id, event.node, event.hlc, event.author, event.kind)).isprintable()


def test_everything_that_goes_wrong_in_sqlite_is_a_logbook_error(book: Logbook) -> None:
    record(book, told())
    with book.writing():
        book._sql.execute("DROP TABLE entries_fts")
        book._sql.execute("DROP TABLE entries")
    with pytest.raises(LogbookError, match="no such table"):
        book.search("pool")
