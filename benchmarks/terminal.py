"""A program in a pseudo-terminal, and how long it takes until it shows something. Unix and standard library only."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

_ESCAPES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]"  # control sequences: colours, cursor
    r"|\][^\x07\x1b]*(?:\x07|\x1b\\)"  # operating system commands: the title, the clipboard
    r"|[P_^X][^\x1b]*\x1b\\"  # device control strings
    r"|[ -/]*[0-~])"
)


class Terminal:
    """A program that runs in a terminal of so many columns and lines; what it draws is read as plain text."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], size: tuple[int, int] = (160, 48)) -> None:
        self._drawn = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._began = time.perf_counter()
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            _become(command, {**environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}, size)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def seconds_until(self, *words: str) -> float:
        """The seconds from the start of the program until all of these words have been drawn, in any order.

        Raises TimeoutError, with what was drawn instead.
        """
        return self._wait(words) - self._began

    def seconds_to_answer(self, typed: str) -> float:
        """The seconds from typing something until it is drawn. Raises TimeoutError, with what was drawn instead."""
        self._drawn = ""
        began = time.perf_counter()
        self.type(typed)
        return self._wait((typed,)) - began

    def type(self, text: str) -> None:
        """Type something."""
        os.write(self._fd, text.encode())

    def rest(self, seconds: float) -> None:
        """Let it run for so long."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    def end(self) -> None:
        """Close the terminal, as a person does who closes the window, and wait until the program has ended."""
        os.kill(self._pid, signal.SIGHUP)
        with suppress(EOFError):
            while True:
                self._read(10.0)
        os.close(self._fd)
        os.waitpid(self._pid, 0)

    def _wait(self, words: Sequence[str], patience: float = 30.0) -> float:
        deadline = time.perf_counter() + patience
        while not all(word in _ESCAPES.sub("", self._drawn) for word in words):
            if time.perf_counter() > deadline:
                raise TimeoutError(f"{words} was not drawn, but {_ESCAPES.sub('', self._drawn)[-2000:]!r}")
            self._read(1.0)
        return time.perf_counter()

    def _read(self, patience: float) -> None:
        """Take in what is drawn within so many seconds. Raises EOFError where the program has ended."""
        ready, _, _ = select.select([self._fd], [], [], patience)
        if not ready:
            return
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:  # how Linux says that nobody is at the other end
            data = b""
        if not data:
            raise EOFError(f"the program has ended; it had drawn {_ESCAPES.sub('', self._drawn)[-2000:]!r}")
        self._drawn += self._decoder.decode(data)


def _become(command: Sequence[str], environ: Mapping[str, str], size: tuple[int, int]) -> None:
    """In the child: take the size, then turn into the program."""
    columns, lines = size
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    try:
        os.execvpe(command[0], list(command), environ)
    except OSError as error:
        os.write(2, f"{command[0]}: {error}\n".encode())
    os._exit(127)
