"""What the benchmarks share: taking turns, medians, and the folder and environment that programs start in."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

EMPTY_PROGRAM = (sys.executable, str(Path(__file__).with_name("empty_app.py")))
OUR_PROGRAM = (sys.executable, "-m", "incident_console")


def turns(times: int, *measures: Callable[[], float]) -> list[list[float]]:
    """What each measures, so many times, in turns: a machine that is busy for a while is busy for all of them."""
    found: list[list[float]] = [[] for _ in measures]
    for _ in range(times):
        for measure, seconds in zip(measures, found, strict=True):
            seconds.append(measure())
    return found


def quickest(use: Callable[[], object], times: int = 3) -> float:
    """The seconds of the quickest of some runs: what it takes when nothing else is in the way."""

    def run() -> float:
        began = time.perf_counter()
        use()
        return time.perf_counter() - began

    return min(run() for _ in range(times))


def told(seconds: Sequence[float]) -> str:
    """The median of some seconds, with the quickest and the slowest, in milliseconds."""
    low, high = min(seconds), max(seconds)
    return f"{statistics.median(seconds) * 1000:7.1f} ms ({low * 1000:.1f} to {high * 1000:.1f})"


def ratio(seconds: Sequence[float], base: Sequence[float]) -> float:
    """How many times the median of one is that of the other."""
    return statistics.median(seconds) / statistics.median(base)


@contextmanager
def workshop() -> Iterator[tuple[Path, dict[str, str]]]:
    """A folder that is thrown away, and the environment for programs that work in it.

    Bytecode is kept there, whatever the environment says: nobody compiles a program at every start. Settings and
    state are looked for there, so that nobody's own make a difference.
    """
    with tempfile.TemporaryDirectory(prefix="incident-console-benchmark-") as name:
        folder = Path(name)
        own = {
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_STATE_HOME": str(folder / "state"),
            "INCIDENT_CONSOLE_FILE": str(folder / "incidents.db"),
            "INCIDENT_CONSOLE_NAME": "Dana Reyes",
        }
        unset = {"PYTHONDONTWRITEBYTECODE", "INCIDENT_CONSOLE_CONFIG", "NO_COLOR"}
        yield folder, {name: value for name, value in {**os.environ, **own}.items() if name not in unset}
