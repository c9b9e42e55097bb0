"""`watch`: what is recorded, what must be said and what runs over, a line each as it comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

import click

from incident_console.cli.lazy import Number, WorkplaceCommand
from incident_console.cli.output import day_and_time, day_heading, hung, one_line, pad, say, time_of_day
from incident_console.cli.workplace import Workplace

if TYPE_CHECKING:
    from incident_console.incident.state import State
    from incident_console.practice.clocks import Clock
    from incident_console.practice.policy import Policy
    from incident_console.practice.prompts import Prompt

POLL_SECONDS = 0.2
"""From one look at the file to the next: asking costs microseconds where nothing has happened."""

LONGEST = 1_000_000
"""Seconds that `--for` takes at the most, eleven days."""


@click.command("watch", cls=WorkplaceCommand)
@click.argument("incident", required=False)
@click.option(
    "--for", "seconds", metavar="SECONDS", type=Number(0, LONGEST, whole=False), help="For so long, then leave."
)
@click.pass_obj
def watch(workplace: Workplace, incident: str | None, seconds: float | None) -> None:
    """Print what any seat records, what must be said and which clock runs over, a line each as it comes.

    Nothing is redrawn and nothing is coloured: it suits a screen reader, a second window or a file. It begins with
    what must be said now and ends with ctrl+c. It records nothing.
    """
    settings = workplace.loaded().settings
    with workplace.desk() as desk:
        row = desk.find(incident)
        until = workplace.clock.now() + timedelta(seconds=seconds) if seconds is not None else None
        watcher = Watcher(desk.state(row.incident_id), settings.policy, settings.tz)
        _say_all(watcher.begin(workplace.clock.now()))
        while until is None or workplace.clock.now() < until:
            workplace.wait(POLL_SECONDS)
            _say_all(watcher.lines(desk.state(row.incident_id), workplace.clock.now()))


def _say_all(lines: Iterator[str]) -> None:
    for line in lines:
        say(line)


class Watcher:
    """Remembers what was told; tells what is new. Prompts and clocks are looked at once a second and at every change.

    What there was already when it began is not told again, but for the prompts.
    """

    def __init__(self, state: State, policy: Policy, zone: tzinfo) -> None:
        self._state, self._policy, self._zone = state, policy, zone
        self._recorded = set(state.log)
        self._prompts: set[str] = set()
        self._over: set[str] = set()
        self._looked_at: datetime | None = None
        self._day = ""

    def begin(self, now: datetime) -> Iterator[str]:
        """What is watched, which promises are over already, and what must be said now: the words of the first of it, of
        the rest what is the matter."""
        over = _over(self._state, now, self._policy)
        self._over = set(over)
        yield f"Watching {one_line(self._state.title)} ({self._state.incident_id[-6:]}). ctrl+c ends it."
        if over:
            named = ", ".join(clock.label for clock in over.values())
            yield from hung("Over already: ", one_line(named))
        yield from self._new_day(now)
        yield from self._new_prompts(now, in_full=1)
        self._looked_at = now

    def lines(self, state: State, now: datetime) -> Iterator[str]:
        """The lines for what has come since."""
        changed = state is not self._state
        if not changed and self._looked_at is not None and abs(now - self._looked_at) < timedelta(seconds=1):
            return
        self._state, self._looked_at = state, now
        yield from self._new_day(now)
        if changed:
            yield from self._new_entries(now)
        yield from self._new_prompts(now)
        yield from self._run_over(now)

    def _new_day(self, now: datetime) -> Iterator[str]:
        """The date with the zone of the times that follow: at first, at midnight, and where the clocks change."""
        if (today := day_heading(now, self._zone)) != self._day:
            self._day = today
            yield today

    def _new_entries(self, now: datetime) -> Iterator[str]:
        """What was recorded, in the order of the log, with the time at which it happened."""
        from incident_console.incident.words import describe

        for _, event_id in self._state.order:
            if event_id in self._recorded:
                continue
            self._recorded.add(event_id)
            event = self._state.log[event_id]
            words = describe(event.body, self._state, event_id)
            author = getattr(event.body, "source", "") or event.author
            about = "~" if event.approximate else ""
            yield from self._line(about + self._when(event.occurred_at, now), words.label, f"{author}: {words.text}")

    def _new_prompts(self, now: datetime, in_full: int | None = None) -> Iterator[str]:
        """What must be said and was not a moment ago. What stays the matter is said once."""
        found = _prompts(self._state, now, self._policy)
        for place, prompt in enumerate(one for one in found if one.key not in self._prompts):
            words = f" “{prompt.words}”" if in_full is None or place < in_full else ""
            yield from self._line(self._when(now, now), "SAY NOW", prompt.headline + words)
        self._prompts = {prompt.key for prompt in found}

    def _run_over(self, now: datetime) -> Iterator[str]:
        over = _over(self._state, now, self._policy)
        for key, clock in over.items():
            if key not in self._over:
                yield from self._line(self._when(now, now), "OVER", f"{clock.label}, owed by {clock.owner or 'nobody'}")
        self._over = set(over)

    def _when(self, at: datetime, now: datetime) -> str:
        """The time of day; with its date where that is another day's, or its zone another."""
        same = day_heading(at, self._zone) == day_heading(now, self._zone)
        return time_of_day(at, self._zone) if same else day_and_time(at, self._zone)

    def _line(self, when: str, label: str, text: str) -> list[str]:
        return hung(f"{when}  {pad(one_line(label), 8)}  ", one_line(text))


def _prompts(state: State, now: datetime, policy: Policy) -> tuple[Prompt, ...]:
    from incident_console.practice.prompts import prompts

    return prompts(state, now, policy)


def _over(state: State, now: datetime, policy: Policy) -> dict[str, Clock]:
    """The promises that are over, by key."""
    from incident_console.practice.clocks import Level, clocks

    return {clock.key: clock for clock in clocks(state, now, policy) if clock.level is Level.OVER}
