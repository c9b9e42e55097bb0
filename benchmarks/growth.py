"""What a long incident costs, as a multiple of what a short one costs.

Folding and reading the log are told per event of it: where nothing grows faster than the log, these figures stay. The
others are what happens at every line and every second; they may grow a little with the log, and never as it does.

    python benchmarks/growth.py
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from incident_console.desk import Desk, Done
from incident_console.incident.commands import WriteEntry
from incident_console.incident.events import Event
from incident_console.incident.evolve import evolve, fold
from incident_console.incident.state import State
from incident_console.practice.clocks import clocks
from incident_console.practice.policy import Policy
from incident_console.practice.prompts import prompts
from incidents import StandingClock, long_incident, write_log
from measuring import quickest, workshop

SIZES = (100, 1_000, 10_000)
LINES = 20
"""Lines that are typed to see what one costs."""

Costs = dict[str, float]


def costs(size: int, folder: Path) -> Costs:
    """The seconds that everything takes for an incident of so many events."""
    events, state = long_incident(size)
    now, incident_id = events[-1].recorded_at, state.incident_id
    file = folder / f"{size}.db"
    write_log(file, events)
    policy = Policy()
    return {
        "folding the log, per event": quickest(lambda: fold(incident_id, events)) / size,
        "reading the file, per event": quickest(lambda: _read(file, incident_id)) / size,
        "reckoning clocks and prompts": quickest(lambda: _reckon(state, now, policy)),
        "taking in one more event": quickest(_evolving(incident_id, events)) / LINES,
        "committing a line": quickest(_committing(file, incident_id, now)) / LINES,
    }


def _read(file: Path, incident_id: str) -> None:
    desk = Desk.open(file, author="Ana Costa")
    desk.state(incident_id)
    desk.close()


def _reckon(state: State, now: datetime, policy: Policy) -> None:
    clocks(state, now, policy)
    prompts(state, now, policy)


def _evolving(incident_id: str, events: list[Event]) -> Callable[[], None]:
    """Takes in the last events one by one, after the others."""
    before = fold(incident_id, events[:-LINES])

    def take_in() -> None:
        state = before
        for event in events[-LINES:]:
            state = evolve(state, event)

    return take_in


def _committing(file: Path, incident_id: str, now: datetime) -> Callable[[], None]:
    desk = Desk.open(file, author="Ana Costa", clock=StandingClock(now))
    desk.state(incident_id)

    def type_lines() -> None:
        for number in range(LINES):
            assert isinstance(desk.do(incident_id, WriteEntry(text=f"line {number}")), Done)

    return type_lines


def main() -> None:
    """Measure and print."""
    with workshop() as (folder, _):
        found = {size: costs(size, folder) for size in SIZES}
    first, *_, last = SIZES
    print(f"{'microseconds':42}" + "".join(f"{size:>10,}" for size in SIZES) + f"{f'{last:,} / {first:,}':>16}")
    for name in found[first]:
        figures = "".join(f"{found[size][name] * 1e6:10.1f}" for size in SIZES)
        print(f"{name:42}{figures}{found[last][name] / found[first][name]:10.2f} times")


if __name__ == "__main__":
    main()
