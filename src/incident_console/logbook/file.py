"""Opening the file: made safely where there is none, and refused with one clear line where it is not ours to use.

What takes the steps to a newer schema is imported only where one is pending: see `migrations`.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from incident_console.logbook import errors, schema
from incident_console.logbook.mounts import MountReader, network_file_system, system_mounts
from incident_console.logbook.translate import Translated, damaged, locked

BUSY_SECONDS = 10.0
"""How long another program's writing is waited for before the person is told."""

_MAGIC = b"SQLite format 3\0"
_RETRY_SECONDS = 0.02


class OpenFile(NamedTuple):
    """An open log. `refusal` makes the error that any writing meets; None where the file can be written to."""

    connection: sqlite3.Connection
    refusal: errors.LogbookError | None


class _Request(NamedTuple):
    """What was asked for: the path as it was named, and where it leads."""

    shown: Path
    real: Path
    busy_seconds: float


def open_file(
    path: Path,
    *,
    create: bool = True,
    read_only: bool = False,
    busy_seconds: float = BUSY_SECONDS,
    mounts: MountReader = system_mounts,
) -> OpenFile:
    """Open the log at `path`, or make it there (mode 0600, its folders 0700).

    Read-only where that was asked for, where nothing may be written and where the file is from a newer version.
    Raises LogbookError; a file that is not a log is not touched.
    """
    request = _Request(path, Path(os.path.realpath(path)), busy_seconds)
    _refuse_network(request, mounts)
    if _missing(request):
        if read_only or not create:
            raise errors.Missing(f"There is no file {path}: check the name, or declare an incident to make it.")
        _make(request)
    refusal = _read_only_reason(request, asked=read_only)
    _check_header(request, may_be_empty=create and refusal is None)
    with Translated(path, busy_seconds):
        return _open_read_only(request, refusal) if refusal else _open_for_writing(request)


def _refuse_network(request: _Request, mounts: MountReader) -> None:
    kind = network_file_system(request.real, mounts)
    if kind:
        raise errors.NetworkFileSystem(
            f"{request.shown} is on a network file system ({kind}), where the log cannot be kept safe: "
            "choose a file on a local disk."
        )


def _missing(request: _Request) -> bool:
    try:
        mode = request.real.stat().st_mode
    except FileNotFoundError:
        return True
    except NotADirectoryError:
        raise errors.NotOurs(f"{request.shown} has a file where a folder should be: check the path.") from None
    except OSError as error:
        raise _denied(request, error) from error
    if stat.S_ISDIR(mode):
        raise errors.NotOurs(f"{request.shown} is a folder: name a file in it, such as {request.shown}/incidents.db.")
    if not stat.S_ISREG(mode):
        raise errors.NotOurs(f"{request.shown} is not an ordinary file: name another one.")
    return False


def _denied(request: _Request, error: OSError) -> errors.LogbookError:
    reason = (error.strerror or str(error)).lower()
    return errors.Denied(f"{request.shown} cannot be opened ({reason}): check who may read it, or name another file.")


def _make(request: _Request) -> None:
    """An empty file that nobody else may read, before SQLite sees it; SQLite's companions inherit its mode."""
    try:
        _make_folder(request.real.parent)
        os.close(os.open(request.real, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        return  # another program made it at the same moment
    except OSError as error:
        raise _cannot_make(request, error) from error


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _cannot_make(request: _Request, error: OSError) -> errors.LogbookError:
    reason = (error.strerror or str(error)).lower()
    return errors.ReadOnly(f"{request.shown} cannot be made there ({reason}): choose a folder that you may write to.")


def _read_only_reason(request: _Request, *, asked: bool) -> errors.ReadOnly | None:
    if asked:
        return errors.ReadOnly(f"{request.shown} was opened for reading only: open it for writing to record anything.")
    for what in (request.real, request.real.parent):
        if not _may_write(what):
            noun = "file" if what is request.real else "folder"
            return errors.ReadOnly(
                f"{request.shown} is open for reading only, nothing can be recorded: you may not write to its {noun}."
            )
    return None


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _check_header(request: _Request, *, may_be_empty: bool) -> None:
    """Whether the file is a log, found out without SQLite, which might finish or tidy up what it is shown."""
    try:
        with request.real.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise _denied(request, error) from error
    if not header:
        if may_be_empty:
            return
        raise errors.Missing(f"{request.shown} is empty: declare an incident to begin a log in it.")
    if header[:16] != _MAGIC:
        raise errors.NotOurs(f"{request.shown} is not a log of Incident Console, nor any SQLite file: name another.")
    if len(header) == 100 and int.from_bytes(header[68:72], "big") != schema.APPLICATION_ID:
        raise errors.NotOurs(f"{request.shown} is a SQLite file of another program: name another.")


def _connect(request: _Request, mode: str) -> sqlite3.Connection:
    address = f"file:{quote(os.fsencode(request.real))}?{mode}"
    # One thread at a time uses it, but not always the one that opened it: the console's writer takes over what the
    # command line has begun with.
    return sqlite3.connect(
        address, uri=True, isolation_level=None, timeout=request.busy_seconds, check_same_thread=False
    )


def _guarded(request: _Request, mode: str, use: Callable[[sqlite3.Connection], OpenFile]) -> OpenFile:
    connection = _connect(request, mode)
    try:
        return use(connection)
    except BaseException:
        connection.close()
        raise


def _open_for_writing(request: _Request) -> OpenFile:
    def prepare(connection: sqlite3.Connection) -> OpenFile:
        _check_sound(request, connection)
        if schema.unknown_steps(connection):
            return _as_newer(request, connection)
        # FULL is what makes "saved" true: NORMAL may lose the last commits when the power goes.
        connection.execute("PRAGMA synchronous = FULL")
        if sys.platform == "darwin":
            connection.execute("PRAGMA fullfsync = ON")
            connection.execute("PRAGMA checkpoint_fullfsync = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        # So that a row that is replaced leaves the search index too, by the trigger for deleting.
        connection.execute("PRAGMA recursive_triggers = ON")
        # Some builds turn it off, and then the triggers that keep the search index may not. We define no functions
        # of our own, so there is nothing in reach that a strange file could misuse.
        connection.execute("PRAGMA trusted_schema = ON")
        if connection.execute("PRAGMA application_id").fetchone()[0] == 0:
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        _switch_to_wal(request, connection)
        if schema.pending_steps(connection):
            from incident_console.logbook.checking import rebuild
            from incident_console.logbook.migrations import take_steps

            take_steps(connection, rebuild)
        return OpenFile(connection, None)

    return _guarded(request, "mode=rw", prepare)


def _switch_to_wal(request: _Request, connection: sqlite3.Connection) -> None:
    """Write-ahead log: a reader never holds up the scribe. SQLite does not wait for a lock here, so we do."""
    deadline = time.monotonic() + request.busy_seconds
    while True:
        try:
            mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
            if mode == "wal" or connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal":
                return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        if time.monotonic() > deadline:
            raise locked(request.shown, request.busy_seconds)
        time.sleep(_RETRY_SECONDS)


def _open_read_only(request: _Request, refusal: errors.LogbookError) -> OpenFile:
    def prepare(connection: sqlite3.Connection) -> OpenFile:
        _check_sound(request, connection)
        if schema.unknown_steps(connection):
            return _as_newer(request, connection)
        if schema.pending_steps(connection):
            raise errors.ReadOnly(
                f"{request.shown} is from an older version and must be written to before it can be read: "
                "make the file and its folder writable, once."
            )
        connection.execute("PRAGMA query_only = ON")
        return OpenFile(connection, refusal)

    try:
        return _guarded(request, "mode=ro", prepare)
    except sqlite3.OperationalError:
        # In a folder that may not be written to, SQLite can read a file with a write-ahead log only as immutable.
        # That shows old contents where somebody is writing; then the companion files would be there.
        wal = request.real.with_name(request.real.name + "-wal")
        if _may_write(request.real.parent) or (wal.exists() and wal.stat().st_size):
            raise
        return _guarded(request, "mode=ro&immutable=1", prepare)


def _as_newer(request: _Request, connection: sqlite3.Connection) -> OpenFile:
    connection.execute("PRAGMA query_only = ON")
    return OpenFile(
        connection,
        errors.Newer(
            f"{request.shown} was written by a newer version of Incident Console: it is open for reading only, "
            "update to record anything in it."
        ),
    )


def _check_sound(request: _Request, connection: sqlite3.Connection) -> None:
    found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    if found != "ok":
        raise damaged(request.shown, found)
