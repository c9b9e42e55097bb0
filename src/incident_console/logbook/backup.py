"""A copy of the whole file, taken while others write."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from incident_console.logbook import errors
from incident_console.logbook.translate import as_logbook_error, damaged


def back_up(connection: sqlite3.Connection, target: Path, busy_seconds: float) -> None:
    """Write a sound copy to `target` (mode 0600), synced to the disk and checked. Raises LogbookError.

    VACUUM INTO and not a copy of the file: what was written last stands in the write-ahead log beside it.
    """
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        raise errors.Exists(f"{target} exists already, and a backup never replaces a file: name another one.") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise errors.ReadOnly(f"{target} cannot be made ({reason}): name a file in a folder that is there.") from error
    try:
        _copy(connection, target)
        _sync(target)
        _check(target)
    except BaseException as error:
        with suppress(OSError):
            target.unlink()
        if isinstance(error, sqlite3.Error):
            raise as_logbook_error(error, target, busy_seconds) from error
        raise


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    held_back = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only = OFF")  # it would keep SQLite from writing to any file, the copy too
    try:
        connection.execute("VACUUM INTO ?", (os.fspath(target),))
    finally:
        connection.execute(f"PRAGMA query_only = {held_back}")


def _sync(target: Path) -> None:
    for path in (target, target.parent):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _check(target: Path) -> None:
    address = f"file:{quote(os.fsencode(target))}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as copy:
        found = str(copy.execute("PRAGMA quick_check(1)").fetchone()[0])
    if found != "ok":
        raise damaged(target, found)
