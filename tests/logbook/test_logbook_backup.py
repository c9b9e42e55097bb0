"""A sound copy while others write."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from logbook_helpers import plain_sqlite, record, tables_of, told

from incident_console.logbook import errors
from incident_console.logbook.book import Logbook


def test_a_copy_has_everything_and_only_its_owner_may_read_it(book: Logbook, path: Path, tmp_path: Path) -> None:
    story = record(book, told("one", "two"))
    target = tmp_path / "copy ‘1’?.db"
    book.backup(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert tables_of(target) == tables_of(path)
    with Logbook.open(target, create=False) as copy:
        assert copy.events("i1") == story.events
        assert copy.check().ok
        record(copy, told("three", incident_id="i2", at="16:00"))


def test_a_copy_is_made_while_somebody_else_is_writing(book: Logbook, path: Path, tmp_path: Path) -> None:
    record(book, told("one"))
    with Logbook.open(path) as other, other.writing():
        other.append(told("two", incident_id="i2", at="16:00").events)
        book.backup(tmp_path / "copy.db")
    with Logbook.open(tmp_path / "copy.db") as copy:
        assert [row.incident_id for row in copy.incidents()] == ["i1"]
        assert copy.check().ok


def test_a_reader_may_make_a_copy(book: Logbook, path: Path, tmp_path: Path) -> None:
    story = record(book, told("one"))
    with Logbook.open(path, read_only=True) as reader:
        reader.backup(tmp_path / "copy.db")
    with Logbook.open(tmp_path / "copy.db") as copy:
        assert copy.events("i1") == story.events


@pytest.mark.parametrize("content", [b"", b"notes"])
def test_a_copy_never_replaces_a_file(book: Logbook, tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(content)
    with pytest.raises(errors.Exists, match="exists already"):
        book.backup(target)
    assert target.read_bytes() == content


def test_a_copy_never_replaces_the_log_itself(book: Logbook, path: Path) -> None:
    story = record(book, told("one"))
    with pytest.raises(errors.Exists):
        book.backup(path)
    assert book.events("i1") == story.events


def test_a_copy_needs_a_folder_that_is_there(book: Logbook, tmp_path: Path) -> None:
    with pytest.raises(errors.LogbookError, match="cannot be made"):
        book.backup(tmp_path / "no" / "copy.db")
    assert not (tmp_path / "no").exists()


def test_a_copy_that_fails_leaves_nothing_behind(book: Logbook, path: Path, tmp_path: Path) -> None:
    record(book, told("one"))
    with plain_sqlite(path), book.writing(), pytest.raises(errors.LogbookError, match="cannot VACUUM"):
        book.backup(tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
