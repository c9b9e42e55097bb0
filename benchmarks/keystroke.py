"""From a key to the letter on the screen, as a multiple of an empty Textual program.

All run in a pseudo-terminal of 160 by 48. In the console the line is typed into, which is read and explained and kept
on disk at every letter: on the demonstration incident, and on one of 10,000 entries. Textual draws at the most sixty
times a second, which is up to 17 ms of every figure.

    python benchmarks/keystroke.py [LETTERS]
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from itertools import cycle, islice
from pathlib import Path

from incidents import demonstration, long_incident, write_log
from measuring import EMPTY_PROGRAM, OUR_PROGRAM, ratio, told, workshop
from terminal import Terminal

LETTERS = "αβγδεζηθικλμνξοπρστυφχψω"
"""Letters that stand nowhere else on the screen."""

START = 3.0
"""Seconds after which everything has been imported that a start puts off."""

PAUSE = 0.05
"""Seconds between two letters: quicker than people type."""


def seconds(command: tuple[str, ...], environ: Mapping[str, str], ready: str, letters: int) -> list[float]:
    """The seconds that each of some letters took; the line is emptied where it would grow too long."""
    found: list[float] = []
    with Terminal(command, environ) as terminal:
        terminal.seconds_until(ready)
        terminal.rest(START)
        for number, letter in enumerate(islice(cycle(LETTERS), letters)):
            if number and number % len(LETTERS) == 0:
                terminal.type("\x7f" * len(LETTERS))
                terminal.rest(0.5)
            found.append(terminal.seconds_to_answer(letter))
            terminal.rest(PAUSE)
    return found


def main() -> None:
    """Measure and print."""
    letters = int(sys.argv[1]) if len(sys.argv) > 1 else 72
    with workshop() as (folder, environ):
        short, long = Path(folder, "short.db"), Path(folder, "long.db")
        demonstration(short)
        write_log(long, long_incident(10_000)[0])
        base = seconds(EMPTY_PROGRAM, environ, "ready to type", letters)
        print(f"empty program                   {told(base)}")
        for name, file in (("console, demonstration", short), ("console, 10,000 entries", long)):
            command = (*OUR_PROGRAM, "scribe", "--file", str(file))
            found = seconds(command, environ, "Timeline", letters)
            print(f"{name:30}  {told(found)}  {ratio(found, base):.2f} times")


if __name__ == "__main__":
    main()
