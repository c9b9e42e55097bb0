"""Writing the draft to a file: all of it or nothing, and never over a file that somebody may have edited."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path


class NotWritten(Exception):
    """The draft could not be written; `message` says why and what would be right, in one line."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class FileExists(NotWritten):
    """There is a file of this name already, and nobody has said that it may be replaced."""


def write_draft(path: Path, text: str, *, force: bool = False) -> None:
    """Write the text (UTF-8, line ends as they are) to `path`, which gets its new contents at once or not at all.

    The text goes to a new file in the same folder, is flushed to the disk and then takes the name. An existing file
    is replaced only with `force`, and stays as it was when anything fails. Raises FileExists and NotWritten.
    """
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}.tmp")
    try:
        _check(path, target, force)
        _fill(draft, text)
        _take_name(draft, target, force)
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise NotWritten(f"{path} could not be written: {_reason(error)}. Name another place for it.") from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    _flush_folder(target.parent)


def _check(path: Path, target: Path, force: bool) -> None:
    if target.is_dir():
        raise NotWritten(f"{path} is a folder: name a file in it, as in {path / 'postmortem.md'}.")
    if not target.parent.is_dir():
        raise NotWritten(f"There is no folder {target.parent}: make it first, or name another place.")
    if target.exists() and not target.is_file():
        raise NotWritten(f"{path} is not an ordinary file: name another one.")
    if target.exists() and not force:
        raise _exists(path)


def _exists(path: Path) -> FileExists:
    return FileExists(f"{path} exists already: name another file, or replace it with --force.")


def _fill(draft: Path, text: str) -> None:
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with open(descriptor, "wb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def _take_name(draft: Path, target: Path, force: bool) -> None:
    if force:
        with contextlib.suppress(FileNotFoundError):
            os.chmod(draft, target.stat().st_mode & 0o7777)
        os.replace(draft, target)
        return
    try:
        os.link(draft, target)  # fails where somebody has made a file of this name meanwhile; a rename would not
    except FileExistsError:
        raise
    except OSError:  # a file system without links: as near as it gets
        if target.exists():
            raise FileExistsError from None
        os.replace(draft, target)


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where folders can be flushed."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
