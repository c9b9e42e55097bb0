"""From the start of the program to its first whole picture, as a multiple of an empty Textual program.

Both run in a pseudo-terminal of 160 by 48, in turns, with their bytecode kept. The console opens a file with the
demonstration incident; its picture is whole when the panes and the keys at the bottom have been drawn.

    python benchmarks/first_frame.py [TURNS]
"""

from __future__ import annotations

import sys

from incidents import demonstration
from measuring import EMPTY_PROGRAM, OUR_PROGRAM, ratio, told, turns, workshop
from terminal import Terminal

WHOLE = ("Say now", "Timeline", "Clocks", "Hypotheses", "Containment", "ctrl+q quit")


def main() -> None:
    """Measure and print."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with workshop() as (folder, environ):
        demonstration(folder / "incidents.db")

        def empty() -> float:
            with Terminal(EMPTY_PROGRAM, environ) as terminal:
                return terminal.seconds_until("ready to type")

        def console() -> float:
            with Terminal((*OUR_PROGRAM, "open"), environ) as terminal:
                return terminal.seconds_until(*WHOLE)

        turns(2, empty, console)  # the first start compiles everything
        base, ours = turns(times, empty, console)
    print(f"empty program  {told(base)}")
    print(f"console        {told(ours)}  {ratio(ours, base):.2f} times")


if __name__ == "__main__":
    main()
