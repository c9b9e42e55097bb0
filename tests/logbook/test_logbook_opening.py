"""Opening a file: made safely, and refused with one clear line where it is not ours to use."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from logbook_helpers import plain_sqlite, python, record, refusal, told

from incident_console.incident.commands import Decide, Star
from incident_console.logbook import errors, schema
from incident_console.logbook.book import Logbook


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def umask_open() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask_open")
def test_only_its_owner_may_read_a_new_file_and_its_companions(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "incidents.db"
    with Logbook.open(path) as book:
        record(book, told("pool at 40 %"))
        assert {file.name: mode_of(file) for file in path.parent.iterdir()} == {
            "incidents.db": 0o600,
            "incidents.db-wal": 0o600,
            "incidents.db-shm": 0o600,
        }
    assert (mode_of(path.parent), mode_of(path.parent.parent)) == (0o700, 0o700)


def test_a_new_file_is_known_as_ours_and_is_durable(book: Logbook, path: Path) -> None:
    assert int.from_bytes(path.read_bytes()[68:72], "big") == schema.APPLICATION_ID
    pragmas = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert {name: book._sql.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas} == pragmas
    assert (book.read_only, book.notice) == (False, "")


@pytest.mark.parametrize("name", ["what?.db", "50 %.db", "a#b&c=d.db", "мост.db", 'it\'s "here".db'])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with Logbook.open(tmp_path / name) as book:
        record(book, told())
    assert (tmp_path / name).stat().st_size
    with Logbook.open(str(tmp_path / name), create=False) as book:
        assert len(book.events("i1")) == 1


def test_a_link_leads_to_the_file_also_where_it_is_not_made_yet(tmp_path: Path) -> None:
    target, link = tmp_path / "there.db", tmp_path / "here.db"
    link.symlink_to(target)
    with Logbook.open(link) as book:
        record(book, told())
    assert target.is_file()


def test_an_empty_file_becomes_a_log(path: Path) -> None:
    path.touch()
    with Logbook.open(path) as book:
        record(book, told())
        assert book.check().ok


def test_a_missing_file_is_not_made_unasked(tmp_path: Path) -> None:
    path = tmp_path / "no" / "incidents.db"
    assert "There is no file" in refusal(path, errors.Missing, create=False)
    assert "There is no file" in refusal(path, errors.Missing, read_only=True)
    assert not path.parent.exists()


def test_an_empty_file_is_no_log_to_look_into(path: Path) -> None:
    path.touch()
    assert "is empty" in refusal(path, errors.Missing, create=False)
    assert "is empty" in refusal(path, errors.Missing, read_only=True)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder: name a file in it" in refusal(tmp_path, errors.NotOurs)


def test_a_path_through_a_file_is_refused(path: Path) -> None:
    path.write_text("notes")
    assert "a file where a folder should be" in refusal(path / "incidents.db", errors.NotOurs)


def test_what_is_not_an_ordinary_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not an ordinary file" in refusal(tmp_path / "pipe", errors.NotOurs)


@pytest.mark.parametrize("text", ["# Notes of the call\n", "SQLite format 2", "x", "\0" * 5000])
def test_a_file_that_is_not_sqlite_is_refused_untouched(path: Path, text: str) -> None:
    path.write_text(text)
    assert "nor any SQLite file" in refusal(path, errors.NotOurs)


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_another_programs_sqlite_file_is_refused_untouched(path: Path, journal: str) -> None:
    with plain_sqlite(path) as sql:
        sql.execute(f"PRAGMA journal_mode = {journal}")
        sql.execute("CREATE TABLE bookmarks (address TEXT)")
        sql.execute("INSERT INTO bookmarks VALUES ('https://example.com')")
        assert "SQLite file of another program" in refusal(path, errors.NotOurs)
    assert "SQLite file of another program" in refusal(path, errors.NotOurs)


def test_a_half_written_log_of_another_program_is_not_finished_for_it(path: Path) -> None:
    """A journal beside the file would be rolled back by SQLite as soon as it looked."""
    with plain_sqlite(path) as sql:
        sql.execute("CREATE TABLE bookmarks (address TEXT)")
    path.with_name("incidents.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    refusal(path, errors.NotOurs)


@pytest.mark.parametrize("harm", ["scrambled page", "cut short"])
def test_a_damaged_file_is_named_as_such(book: Logbook, path: Path, harm: str) -> None:
    record(book, told(*(f"line {number}: {'x' * 200}" for number in range(200))))
    book.close()
    raw = path.read_bytes()
    path.write_bytes(raw[:20480] if harm == "cut short" else raw[:8192] + b"\xa5" * 8192 + raw[16384:])
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(errors.Damaged, match="is damaged") as refused:
            Logbook.open(path, read_only=read_only)
        assert "\n" not in refused.value.message
    assert path.read_bytes() == before


def test_a_file_from_a_newer_version_can_be_read_and_not_written(book: Logbook, path: Path) -> None:
    story = record(book, told("one"))
    book.close()
    with plain_sqlite(path) as sql:
        row = (schema.MIGRATION_SET, "0099_weather", "2031-01-01")
        sql.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)", row)
    with Logbook.open(path) as newer:
        assert newer.read_only
        assert "newer version of Incident Console" in newer.notice
        assert newer.events("i1") == story.events
        assert newer.check().ok
        with pytest.raises(errors.Newer, match="newer version"), newer.writing():
            newer.append(told("two").events)
    with plain_sqlite(path) as sql:
        assert sql.execute("SELECT count(*) FROM events").fetchone() == (2,)


OLDER = {3: ["entries.starred"]}
OLDER[2] = OLDER[3] + [
    f"decisions.{name}" for name in ("status", "contested", "proposed_at", "asked_at", "settled_at", "outcome")
]
"""What a file lacks that has been through so many steps."""


@pytest.mark.parametrize("steps", OLDER)
def test_a_file_from_an_older_version_gets_the_columns_that_it_lacks(book: Logbook, path: Path, steps: int) -> None:
    story = record(book, told("one"))
    story.do(Star(), Decide(text="fail over"))
    record(book, story)
    book.close()
    with plain_sqlite(path) as sql:
        for column in OLDER[steps]:
            table, name = column.split(".")
            sql.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
        sql.executemany("DELETE FROM _sqlite_migrations WHERE name = ?", [(step,) for step in schema.STEPS[steps:]])
    before = path.read_bytes()
    with pytest.raises(errors.ReadOnly, match="is from an older version"):
        Logbook.open(path, read_only=True)
    assert path.read_bytes() == before
    with Logbook.open(path) as newer:
        assert newer.events("i1") == story.events
        assert newer.check().ok
        newer.backup(path.with_name("copy.db"))
    for file in (path, path.with_name("copy.db")):
        with plain_sqlite(file) as sql:
            assert sql.execute("SELECT handle, status FROM decisions").fetchall() == [("D1", "adopted")]
            assert sql.execute("SELECT text FROM entries WHERE starred").fetchall() == [("one",)]


OPENER = """
from pathlib import Path
from logbook_helpers import record, told
from incident_console.logbook.book import Logbook
print("ready", flush=True)
mine = int(sys.argv[1])
for line in sys.stdin:
    with Logbook.open(Path(line.strip())) as book:
        record(book, told(incident_id=f"i{mine}", at=f"1{mine}:00"))
    print("done", flush=True)
"""


def test_four_programs_open_a_new_file_at_the_same_moment(tmp_path: Path) -> None:
    programs = [python(OPENER, str(number)) for number in range(4)]
    try:
        assert [program.stdout.readline() for program in programs] == ["ready\n"] * 4
        for turn in range(6):
            path = tmp_path / f"{turn}.db"
            for program in programs:
                program.stdin.write(f"{path}\n")
                program.stdin.flush()
            assert [program.stdout.readline() for program in programs] == ["done\n"] * 4
            with Logbook.open(path) as book:
                assert len(book.incidents()) == 4
                assert book.check().ok
    finally:
        for program in programs:
            program.communicate()
    assert [program.returncode for program in programs] == [0] * 4


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "READABLE", ("CREATE TABLE incidents (id TEXT) STRICT", "CREATE NONSENSE"))
    with pytest.raises(errors.LogbookError):
        Logbook.open(path)
    with plain_sqlite(path) as sql:
        assert sql.execute("SELECT name FROM sqlite_schema").fetchall() == []
    monkeypatch.undo()
    with Logbook.open(path) as book:
        assert book.check().ok


def test_the_companions_of_a_closed_file_are_gone(book: Logbook, path: Path) -> None:
    record(book, told("one"))
    book.close()
    assert [file.name for file in path.parent.iterdir()] == ["incidents.db"]
    with sqlite3.connect(path) as sql:
        assert sql.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    sql.close()
