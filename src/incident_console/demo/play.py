"""Playing the demonstration incident into whatever carries out commands, at its own time or moved to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from incident_console.demo.story import STALL_AT, STEPS, Step
from incident_console.incident.commands import Amend, Command

Do = Callable[[Command, str, datetime], object]
"""Carries out a command for an author at a moment (UTC)."""


def steps_until(moment: datetime) -> tuple[Step, ...]:
    """The steps before a moment of the story's day: at STALL_AT the stall is there and nobody has named it yet."""
    return tuple(step for step in STEPS if step.at < moment)


def shift_to(now: datetime, moment: datetime = STALL_AT) -> timedelta:
    """How far the story has to be moved so that `moment` of its day is the present."""
    return now - moment


def play(do: Do, steps: Iterable[Step] = STEPS, shift: timedelta = timedelta(0)) -> None:
    """Carry out the steps one after the other, each at its own moment moved by `shift`.

    A command that speaks of an earlier time, such as when the failure began, is moved with it. Waiting between the
    steps is the caller's: `do` is called at once for each.
    """
    for step in steps:
        do(moved(step.command, shift), step.author, step.at + shift)


def moved(command: Command, shift: timedelta) -> Command:
    """The command with the times in it moved by `shift`."""
    update: dict[str, datetime] = {}
    if command.at is not None:
        update["at"] = command.at + shift
    if isinstance(command, Amend) and command.occurred_at is not None:
        update["occurred_at"] = command.occurred_at + shift
    return command.model_copy(update=update) if update else command
