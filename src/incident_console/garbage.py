"""How often Python looks for garbage: rarely while the program starts, for what is made then stays.

Looking as often as usual, it would look through the same modules and models a hundred times up to the console's first
picture, and find nothing: a tenth of the start.
"""

from __future__ import annotations

import gc

RARELY = 300_000
"""Objects made and not let go of before the next look: twice as many as the first picture takes."""

_USUALLY = gc.get_threshold()


def look_rarely() -> None:
    """From now on look for garbage after every `RARELY` objects."""
    gc.set_threshold(RARELY, *_USUALLY[1:])


def look_as_usual() -> None:
    """Look as often as Python does by itself, and never again at what stands by now; where it does so already, nothing
    happens."""
    if gc.get_threshold() != _USUALLY:
        gc.freeze()
        gc.set_threshold(*_USUALLY)
