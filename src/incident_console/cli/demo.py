"""`demo`: the demonstration incident, in a throw-away file, with its clocks running."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from incident_console.cli.ending import Refused
from incident_console.cli.lazy import Number, WorkplaceCommand
from incident_console.cli.output import say
from incident_console.cli.workplace import StoryStep, Workplace
from incident_console.clock import Clock

if TYPE_CHECKING:
    from incident_console.demo import Step
    from incident_console.incident.commands import Command


@dataclass(slots=True)
class StoryClock:
    """A clock that stands where the story is."""

    at: datetime

    def now(self) -> datetime:
        """Where the story is."""
        return self.at


class QuickClock:
    """A clock that runs `speed` times as fast as another, from where that one stands now."""

    def __init__(self, clock: Clock, speed: float) -> None:
        self._clock, self._speed = clock, speed
        self._began = clock.now()

    def now(self) -> datetime:
        """The present of the story."""
        return self._began + (self._clock.now() - self._began) * self._speed


@click.command("demo", cls=WorkplaceCommand)
@click.option("--from-start", is_flag=True, help="Play it from the first alert, instead of opening at the stall.")
@click.option(
    "--speed", metavar="N", type=Number(0.1, 1000, whole=False), help="N times as fast (with --from-start: 60)."
)
@click.option("--print", "as_text", is_flag=True, help="Print its status and its timeline, and leave.")
@click.pass_obj
def demo(workplace: Workplace, from_start: bool, speed: float | None, as_text: bool) -> None:
    """Try the console on a demonstration incident: a payment service fails on a Wednesday afternoon.

    It opens at the moment at which two hypotheses have been stalled for 17 minutes. Everything can be typed into; the
    file is thrown away afterwards.
    """
    if speed is not None and not from_start:
        raise click.UsageError("--speed goes with --from-start, as in: incident-console demo --from-start --speed 60")
    with tempfile.TemporaryDirectory(prefix="incident-console-demo-") as folder:
        theirs = replace(workplace, file=str(Path(folder, "demonstration.db")), _loaded=None)
        if as_text:
            _print(theirs, to_the_end=from_start)
        elif from_start:
            _play(theirs, speed or 60.0)
        else:
            _open_at_the_stall(theirs)


def _open_at_the_stall(workplace: Workplace) -> None:
    from incident_console.cli.opening import open_console
    from incident_console.demo import STALL_AT, shift_to, steps_until

    incident_id = tell(workplace, steps_until(STALL_AT), shift_to(workplace.clock.now()))
    open_console(workplace, incident_id, state=workplace.loaded().settings.path.parent)


def _play(workplace: Workplace, speed: float) -> None:
    """Open the console on the beginning and let the rest come in as the clock passes it."""
    from incident_console.cli.opening import open_console
    from incident_console.demo import OPENED_AT, STEPS, shift_to
    from incident_console.demo.play import moved

    shift = shift_to(workplace.clock.now(), OPENED_AT)
    incident_id = tell(workplace, STEPS[:1], shift)
    story = tuple(StoryStep(step.at + shift, step.author, moved(step.command, shift)) for step in STEPS[1:])
    clock, state = QuickClock(workplace.clock, speed), workplace.loaded().settings.path.parent
    open_console(workplace, incident_id, clock=clock, story=story, state=state)


def _print(workplace: Workplace, *, to_the_end: bool) -> None:
    """Print the incident as text, as of the stall or as of its end."""
    from incident_console.cli.listing import incident_shape
    from incident_console.cli.status_data import status_of
    from incident_console.cli.status_words import status_lines
    from incident_console.cli.timeline import timeline_lines
    from incident_console.demo import STALL_AT, STEPS, shift_to, steps_until
    from incident_console.incident.words import entries

    now, settings = workplace.clock.now(), workplace.loaded().settings
    moment = STEPS[-1].at if to_the_end else STALL_AT
    tell(workplace, STEPS if to_the_end else steps_until(STALL_AT), shift_to(now, moment))
    with workplace.desk() as desk:
        row = desk.incidents()[0]
        state = desk.state(row.incident_id)
    found = entries(state)
    lines = status_lines(status_of(state, incident_shape(row), now, settings.policy), settings.tz)
    for line in [*lines, "", *timeline_lines(row, found, len(found), settings.tz)]:
        say(line)


def tell(workplace: Workplace, steps: tuple[Step, ...], shift: timedelta) -> str:
    """Record steps of the story, each by its own author at its own moment; gives back the incident's identifier."""
    from incident_console.demo import play
    from incident_console.desk import Desk, Done
    from incident_console.incident.identifiers import uuid7

    settings = workplace.loaded().settings
    clock = StoryClock(steps[0].at + shift)
    desk = Desk.open(settings.path, author=settings.name, clock=clock)
    incident_id = ""

    def do(command: Command, author: str, at: datetime) -> None:
        nonlocal incident_id
        clock.at = at
        incident_id = incident_id or uuid7(at, os.urandom(10))
        outcome = desk.do(incident_id, command, author=author)
        if not isinstance(outcome, Done):
            raise Refused(outcome.reason)

    try:
        play(do, steps, shift)
    finally:
        desk.close()
    return incident_id
