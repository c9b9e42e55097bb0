"""The line that was being typed, kept so that neither a crash nor a closed terminal takes it."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
from pathlib import Path

from incident_console.incident.text import clean

SIZE_LIMIT = 4_000_000
"""Bytes that are read back at the most: a hundred times the longest entry. More was not put here by this program."""

KEPT_LIMIT = 100
"""Lines that could not be recorded which are kept; past it the oldest goes. A full disk for an hour of typing."""


def unsent_path(state: Path, file: Path, incident_id: str, author: str) -> Path:
    """Where the line of one author on one incident of one file is kept, in the state directory."""
    key = "\0".join((str(file.absolute()), incident_id, author)).encode("utf-8", "replace")
    return state / "unsent" / hashlib.sha256(key).hexdigest()[:32]


SEATS = 32
"""Consoles of one author on one incident at the same time that have a line of their own."""

_taken: dict[Path, Path] = {}
"""Which place this program has taken, by the first one that it asked for."""

_locks: dict[Path, int] = {}
"""The open file in each folder on which places are locked. It stays open: closing it would give all of them up."""


def unsent_of(state: Path, file: Path, incident_id: str, author: str) -> Unsent:
    """The line of one author on one incident of one file, as this console has it.

    A second console on the same has a place of its own, so that neither overwrites what stands in the other. Places
    are locked for as long as the program runs; what a console left that is gone is taken over.
    """
    first = unsent_path(state, file, incident_id, author)
    if first not in _taken:
        own = next((number for number in range(SEATS) if _claim(first, number)), SEATS + os.getpid())
        _taken[first] = _place(first, own)
        for other in range(SEATS):
            if other != own and _claim(first, other):
                Unsent(_taken[first]).take_over(Unsent(_place(first, other)))
                _release(first, other)
    return Unsent(_taken[first])


def _place(first: Path, number: int) -> Path:
    return first.with_name(f"{first.name}-{number + 1}") if number else first


def _claim(first: Path, number: int) -> bool:
    """Take one of the places, unless another program has it. Where nothing can be locked it is taken as it is."""
    try:
        if first.parent not in _locks:
            first.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _locks[first.parent] = os.open(first.parent / "places", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.lockf(_locks[first.parent], fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _byte(first, number))
    except OSError as error:
        return error.errno not in (errno.EACCES, errno.EAGAIN) and number == 0
    except ValueError:
        return number == 0
    return True


def _release(first: Path, number: int) -> None:
    if first.parent in _locks:
        fcntl.lockf(_locks[first.parent], fcntl.LOCK_UN, 1, _byte(first, number))


def _byte(first: Path, number: int) -> int:
    """The byte that stands for a place: one of very many, so that no two have the same."""
    return int(first.name[:14], 16) * SEATS + number


class Unsent:
    """One author's line on one incident, and lines that could not be recorded. Nothing here ever raises.

    The line is written anew at every keystroke, to a second file that then takes the place of the first: whatever
    happens in between, one of the two versions is there. It is not forced onto the disk: it is meant to outlive the
    program, not the power; what is recorded is the logbook's task.
    """

    def __init__(self, path: Path) -> None:
        self._line = path.with_name(path.name + ".line")
        self._kept = path.with_name(path.name + ".kept")

    def save(self, text: str) -> bool:
        """Keep the line as it stands; an empty one clears it. False where it could not be written."""
        return _put(self._line, text) if text else _remove(self._line)

    def load(self) -> str:
        """The line as it last stood, through the text door; empty where there is none."""
        return clean(_get(self._line))

    def clear(self) -> bool:
        """Forget the line: it has been recorded. False where it could not be removed."""
        return _remove(self._line)

    def keep(self, text: str) -> bool:
        """Keep a line that could not be recorded, beside those kept before. False where it could not be written."""
        kept = [line for line in self.kept() if line != clean(text)] + [text]
        return self._put_kept(kept)

    def kept(self) -> list[str]:
        """The lines that could not be recorded, oldest first, through the text door."""
        try:
            found = json.loads(_get(self._kept) or "[]")
        except (ValueError, RecursionError):
            return []
        if not isinstance(found, list):
            return []
        return [clean(text) for text in found if isinstance(text, str)]

    def drop(self, text: str) -> bool:
        """Forget a kept line: it has been recorded after all. False where that could not be written."""
        return self._put_kept([kept for kept in self.kept() if kept != clean(text)])

    def take_over(self, gone: Unsent) -> None:
        """Take what another console left: its line where there is none here, else among the lines that are kept."""
        line, kept = gone.load(), gone.kept()
        if line and (self.keep(line) if self.load() else self.save(line)):
            gone.clear()
        if kept and all(self.keep(text) for text in kept):
            gone._put_kept([])

    def _put_kept(self, kept: list[str]) -> bool:
        return _put(self._kept, json.dumps(kept[-KEPT_LIMIT:])) if kept else _remove(self._kept)


def _put(path: Path, text: str) -> bool:
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        try:
            _write(fresh, text)
        except FileNotFoundError:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(fresh, text)
        os.replace(fresh, path)
    except (OSError, ValueError):
        _remove(fresh)
        return False
    return True


def _write(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(text.encode("utf-8", "replace"))


def _get(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""


def _remove(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except (OSError, ValueError):
        return False
    return True
