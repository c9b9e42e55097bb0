"""Holding the file against itself, and making the readable tables anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from logbook_helpers import plain_sqlite, record, tables_of, told, unguarded

from incident_console.incident.commands import AssignTask, GiveEvidence, RaiseHypothesis, TakeRole
from incident_console.incident.vocabulary import Role, Weight
from incident_console.logbook.book import Logbook
from incident_console.logbook.checking import FINDING_LIMIT
from support import Story


@pytest.fixture
def story(book: Logbook) -> Story:
    """An incident with a row in most tables, recorded in the book."""
    story = told("pool at 40 %", "gateway answers 502")
    story.do(RaiseHypothesis(text="Pool exhausted"), AssignTask(text="drain one pool", person="Sam", minutes=5))
    story.do(GiveEvidence(text="pool steady", weighs=(("H1", Weight.AGAINST),)))
    story.do(TakeRole(role=Role.IC, person="Dana Reyes"))
    return record(book, story)


@pytest.mark.usefixtures("story")
def test_a_sound_file_has_no_findings(book: Logbook) -> None:
    report = book.check()
    assert (report.ok, report.findings, report.incidents, report.events) == (True, (), 1, 7)


def test_an_empty_file_has_no_findings(book: Logbook) -> None:
    assert book.check().ok
    book.rebuild()
    assert book.check().ok


TAMPERED = [
    ("UPDATE entries SET text = 'all was well' WHERE label = 'note'", "“all was well” where the log says “pool at"),
    ("UPDATE entries SET starred = 1 WHERE label = 'note'", "starred is “1” where the log says “0”"),
    ("UPDATE incidents SET severity = 'SEV4'", "severity is “SEV4” where the log says nothing"),
    ("UPDATE incidents SET commander = 'Mallory'", "commander is “Mallory” where the log says “Dana Reyes”"),
    ("UPDATE hypotheses SET status = 'confirmed'", "status is “confirmed” where the log says “open”"),
    ("UPDATE tasks SET minutes = 60", "minutes is “60.0” where the log says “5.0”"),
    ("UPDATE evidence SET weight = 'for'", "weight is “for” where the log says “against”"),
    ("DELETE FROM roles", "roles “{ic}”: is missing"),
    ("DELETE FROM entries WHERE label = 'note'", "is missing"),
    (
        "INSERT INTO decisions SELECT event_id, 'i1', 'D9', 'x', '', '', '', '', '', '', 0, '', '', '', ''"
        " FROM events LIMIT 1",
        "is in no event",
    ),
    ("INSERT INTO incidents SELECT 'i9', '', NULL, '', '', '', NULL, NULL, NULL, NULL, '', 0, 0", "“i9”, which has no"),
    ("UPDATE seats SET node_seq = 70", "seat “n1”: its count is 70, its last event is 7"),
    ("DELETE FROM seats", "seat “n1”: its count is nothing, its last event is 7"),
    ("UPDATE entries SET text = char(27) || '[2J'", "text is “” where the log says"),
    ("INSERT INTO entries_fts (entries_fts) VALUES ('delete-all')", "the search index does not say"),
]


@pytest.mark.parametrize(("statement", "finding"), TAMPERED)
def test_what_was_tampered_with_is_found_and_mended(
    book: Logbook, path: Path, story: Story, statement: str, finding: str
) -> None:
    before = tables_of(path)
    with plain_sqlite(path) as sql:
        sql.execute(statement)
    report = book.check()
    assert not report.ok
    assert finding.format(ic=story.events[-1].event_id) in "\n".join(report.findings)
    assert all(line.isprintable() for line in report.findings)
    book.rebuild()
    assert book.check().ok
    assert tables_of(path) == before


def test_an_event_that_was_altered_behind_our_back_differs_from_the_tables(
    book: Logbook, path: Path, story: Story
) -> None:
    with unguarded(path) as sql:
        sql.execute("UPDATE events SET body = replace(body, '502', '200')")
    assert "where the log says “gateway answers 200”" in "\n".join(book.check().findings)


@pytest.mark.usefixtures("story")
def test_an_event_that_was_removed_behind_our_back_leaves_its_row(book: Logbook, path: Path) -> None:
    with unguarded(path) as sql:
        sql.execute("DELETE FROM events WHERE number = 7")
    findings = "\n".join(book.check().findings)
    assert "is in no event" in findings
    assert "its count is 7, its last event is 6" in findings


@pytest.mark.usefixtures("story")
def test_an_event_that_cannot_be_read_is_named(book: Logbook, path: Path) -> None:
    with unguarded(path) as sql:
        sql.execute("UPDATE events SET body = '{' WHERE number = 3")
    assert "event number 3 cannot be read" in book.check().findings


@pytest.mark.parametrize("how", ["missing", "changed"])
@pytest.mark.usefixtures("story")
def test_a_log_without_its_guards_is_named(book: Logbook, path: Path, how: str) -> None:
    with plain_sqlite(path) as sql:
        sql.execute("DROP TRIGGER events_are_never_deleted")
        if how == "changed":
            sql.execute("CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events BEGIN SELECT 1; END")
    (finding,) = book.check().findings
    assert finding.startswith("the guard events_are_never_deleted ")
    assert how in finding


def test_many_findings_of_one_sort_are_counted(book: Logbook, path: Path) -> None:
    record(book, told(*(f"line {number}" for number in range(100))))
    with plain_sqlite(path) as sql:
        sql.execute("UPDATE entries SET author = 'Mallory'")
    findings = book.check().findings
    assert len(findings) == FINDING_LIMIT + 1
    assert findings[-1] == f"and {101 - FINDING_LIMIT} rows of entries more"


def test_rebuilding_mends_tables_that_were_dropped(book: Logbook, path: Path, story: Story) -> None:
    before = tables_of(path)
    with plain_sqlite(path) as sql:
        sql.execute("DROP TABLE hypotheses")
        sql.execute("ALTER TABLE tasks ADD COLUMN extra TEXT")
    book.rebuild()
    assert tables_of(path) == before
    assert book.check().ok
