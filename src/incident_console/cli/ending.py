"""How the program ends: exit status 0, or 2 with one clear line on standard error, and quietly where nobody listens.

1 is left to `check` for what it finds, 130 means interrupted from the keyboard, 141 that the reader went away.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import NoReturn

import click

from incident_console.cli.output import complain

BAD_INPUT = 2
INTERRUPTED = 130
NOBODY_READS = 141


class ReaderGone(Exception):
    """Whoever read the output has closed it."""


class Interrupted(Exception):
    """The person at the keyboard broke it off."""


class Refused(Exception):
    """What was asked for cannot be done; the message is one line that says what would be right."""


def end_with(run: Callable[[], object]) -> NoReturn:
    """Run, and leave the process with the exit status that this ends in."""
    _open_streams()
    try:
        status = run()
        sys.stdout.flush()
    except click.UsageError as error:
        complain(usage_words(error))
        status = BAD_INPUT
    except click.ClickException as error:
        complain(error.format_message())
        status = BAD_INPUT
    except (Interrupted, KeyboardInterrupt, click.Abort):
        status = INTERRUPTED
    except (ReaderGone, BrokenPipeError):
        _close_quietly()
        status = NOBODY_READS
    except Exception as error:
        words = known_words(error)
        if words is None:
            raise
        complain(words)
        status = BAD_INPUT
        _let_go()
    sys.exit(status if isinstance(status, int) else 0)


def _open_streams() -> None:
    """Standard streams that take everything; one that was closed when the program began leads nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open as long as the program
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def usage_words(error: click.UsageError) -> str:
    """What was wrong with the arguments, and how the command is called, in one line."""
    message = error.format_message()
    if error.ctx is not None and isinstance(error.ctx.command, click.Group) and message.startswith("Missing command"):
        known = " or ".join(error.ctx.command.list_commands(error.ctx))
        return f"{error.ctx.command_path} needs to be told what: {known}."
    if error.ctx is None or not isinstance(error, (click.MissingParameter, click.BadArgumentUsage)):
        return message
    usage = " ".join([error.ctx.command_path, *error.ctx.command.collect_usage_pieces(error.ctx)])
    return f"{message} As in: {usage}"


def known_words(error: Exception) -> str | None:
    """The line for an error that is the file's, the machine's or the input's; None for one that is the program's."""
    from incident_console.logbook.errors import LogbookError

    if isinstance(error, LogbookError):
        return error.message
    if isinstance(error, Refused) or type(error).__name__ in {"DeskError", "NotWritten", "FileExists"}:
        return str(error)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}"
    return None


def _let_go() -> None:
    """Where the output was the trouble, what is left of it would fail once more at exit, and change the status."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        _close_quietly()


def _close_quietly() -> None:
    """Send the rest of the output nowhere, so that flushing it at exit does not fail once more."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
