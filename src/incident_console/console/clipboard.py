"""Copying out: to the terminal's clipboard, which may or may not listen, and always to a file as the other way."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from incident_console.incident.text import clean

COPIED_NAME = "incident-console-copied.txt"
"""The file that holds what was copied last. There is one, replaced each time, so that copies do not pile up."""

CLIPBOARD_LIMIT = 74_994
"""Bytes that are sent to a terminal's clipboard at the most: what a sequence of 100,000 characters carries in base64,
the longest that hterm's own osc52.sh sends. Terminals drop a longer one without a word."""


class HasClipboard(Protocol):
    """What of the app is needed: the terminal's clipboard."""

    def copy_to_clipboard(self, text: str) -> None:
        """Send text to the terminal's clipboard; nobody answers whether it arrived."""
        ...


def copy(app: HasClipboard, text: str, folder: Path) -> str:
    """Copy text out; gives back one line that says where it went. Never raises.

    The terminal gives no answer, so the line says that the text was sent, never that it has arrived.
    """
    text = clean(text)
    sent = _send(app, text)
    path = folder / COPIED_NAME
    reason = _write(path, text)
    kept = f"no file: {reason}" if reason else f"in {shown_path(path)}"
    if not reason and sent == _SENT:
        kept = f"also {kept}"
    return f"{sent}; {kept}."


def shown_path(path: Path) -> str:
    """A path as people write it, cleaned, with `~` for the home directory."""
    shown = clean(str(path)).replace("\n", "␤")
    with suppress(RuntimeError, ValueError):
        shown = f"~/{clean(str(path.relative_to(Path.home())))}".replace("\n", "␤")
    return shown


_SENT = "Sent to the terminal's clipboard"


def _send(app: HasClipboard, text: str) -> str:
    size = len(text.encode())
    if size > CLIPBOARD_LIMIT:
        return f"Too long for a terminal's clipboard ({size // 1000} kB)"
    try:
        app.copy_to_clipboard(text)
    except Exception as problem:  # whatever a driver or a closed terminal raises, the file is the other way
        return f"Not sent to the terminal's clipboard ({_why(problem)})"
    return _SENT


def _write(path: Path, text: str) -> str:
    """Put the text in the place of what the file held, readable by its owner only; gives back why not, or nothing."""
    fresh = ""
    try:
        handle, fresh = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # made with mode 0600
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            if text and not text.endswith("\n"):
                file.write(b"\n")
        os.replace(fresh, path)
    except (OSError, ValueError) as problem:
        if fresh:
            with suppress(OSError):
                os.unlink(fresh)
        return f"{shown_path(path.parent)}: {_why(problem)}"
    return ""


def _why(problem: Exception) -> str:
    return (getattr(problem, "strerror", "") or clean(str(problem)).split("\n")[0] or type(problem).__name__).lower()
