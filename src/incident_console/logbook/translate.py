"""From SQLite's errors to the logbook's: one clear line each, with the file's name in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType

from incident_console.incident.text import one_line
from incident_console.logbook import errors

_TOO_LITTLE_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE)


class Translated:
    """A `with` block around SQLite: everything that it raises inside comes out as a LogbookError about `path`.

    It can be used again and again, also inside itself.
    """

    def __init__(self, path: Path, busy_seconds: float) -> None:
        self._path = path
        self._busy_seconds = busy_seconds

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, sqlite3.Error):
            raise as_logbook_error(error, self._path, self._busy_seconds) from error


def as_logbook_error(error: sqlite3.Error, path: Path, busy_seconds: float) -> errors.LogbookError:
    """The logbook's error for one of SQLite's (result codes: https://sqlite.org/rescode.html)."""
    extended = getattr(error, "sqlite_errorcode", 0) or 0
    if extended in _TOO_LITTLE_ROOM:
        return full(path)
    code = extended & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return locked(path, busy_seconds)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path, str(error))
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return errors.ReadOnly(f"{path} can no longer be written to: make the file and its folder writable again.")
    if code == sqlite3.SQLITE_CANTOPEN:
        return errors.Denied(f"{path} cannot be opened: check that the file and its folder may be read and written.")
    return errors.LogbookError(f"{path} answers with an error: {one_line(str(error))}. Try again.")


def full(path: Path) -> errors.Full:
    """The disk is full."""
    return errors.Full(f"The disk with {path} is full: free some space; nothing that was typed is lost.")


def locked(path: Path, busy_seconds: float) -> errors.Locked:
    """Somebody else has been writing for too long."""
    return errors.Locked(
        f"Another program has been holding {path} for {busy_seconds:g} s: nothing was lost, try again when it is done."
    )


def damaged(path: Path, found: str) -> errors.Damaged:
    """SQLite finds the file damaged."""
    return errors.Damaged(
        f"{path} is damaged ({one_line(found)}): nothing in it was changed. "
        "Keep a copy of it and go on with a backup or another file."
    )
