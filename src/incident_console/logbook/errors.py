"""What can be wrong with the file, each with one line that says what it is and what would be right.

Importing this loads no SQLite: whoever only shows the messages stays light.
"""

from __future__ import annotations


class LogbookError(Exception):
    """Something kept the logbook from doing what was asked; `message` is one line for the person at the keyboard."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotOurs(LogbookError):
    """The path leads to something that is not a log of Incident Console. It was not touched."""


class Damaged(LogbookError):
    """The file is a log, but SQLite finds it damaged."""


class ReadOnly(LogbookError):
    """The file or its folder cannot be written to, or it was opened for reading only."""


class Denied(LogbookError):
    """The file may not even be read."""


class Locked(LogbookError):
    """Another program held the file for longer than we wait. Nothing was lost; the same can be tried again."""


class Newer(LogbookError):
    """The file was written by a newer version: it can be read here as far as it is understood, not written."""


class Full(LogbookError):
    """The disk is full. What was to be written was not; the same can be tried again after freeing space."""


class NetworkFileSystem(LogbookError):
    """The file lies on a network file system, where SQLite's write-ahead log cannot work."""


class Missing(LogbookError):
    """There is no such file, or it was moved or deleted while it was open."""


class Exists(LogbookError):
    """The target of a backup exists already; a backup never replaces a file."""
