"""Makes the pictures of the README out of the demonstration incident: `python screenshots/make.py`.

Every picture is the real console on a real file, at a fixed moment, so that the same program makes the same picture;
a test makes them again and compares.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from incident_console.config.unsent import Unsent
from incident_console.console.app import ConsoleApp
from incident_console.console.screens.console import ConsoleScreen
from incident_console.console.session import Session
from incident_console.demo import STALL_AT, play, steps_until
from incident_console.desk import Desk, Done
from incident_console.incident.commands import Command

FOLDER = Path(__file__).parent


@dataclass
class StandingClock:
    """A clock that stands where it is put."""

    at: datetime

    def now(self) -> datetime:
        """Where it was put."""
        return self.at


@dataclass(frozen=True)
class Picture:
    """One picture: its file, the size of the terminal, the theme and the layout, and what is done before."""

    name: str
    size: tuple[int, int]
    before: Callable[[Pilot[None]], Awaitable[None]]
    theme: str = "dark"
    layout: str = "command"


async def nothing(pilot: Pilot[None]) -> None:
    """The console as it opens."""


async def typing(pilot: Pilot[None]) -> None:
    """The scribe has half a line."""
    await pilot.press("slash")
    screen = pilot.app.screen
    assert isinstance(screen, ConsoleScreen)
    screen.line.input.put("h1- h2+ pool at 40 %, steady, while gateway calls hang")


async def action_item(pilot: Pilot[None]) -> None:
    """A new action item, half filled in: what it lacks is named."""
    await pilot.press("A", *("space" if letter == " " else letter for letter in "No circuit breaker on the gateway"))
    await pilot.press("tab", *("space" if letter == " " else letter for letter in "add a 2 s timeout to the client"))


def pressing(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press some keys."""

    async def press(pilot: Pilot[None]) -> None:
        await pilot.press(*keys)

    return press


PICTURES = (
    Picture("console", (160, 48), nothing),
    Picture("column", (120, 40), nothing),
    Picture("narrow", (80, 24), pressing("2")),
    Picture("small", (60, 18), nothing),
    Picture("scribe", (120, 40), typing, layout="scribe"),
    Picture("briefing", (100, 36), pressing("b")),
    Picture("test", (100, 36), pressing("enter")),
    Picture("action", (100, 36), action_item),
    Picture("help", (100, 36), pressing("question_mark")),
    Picture("light", (120, 40), nothing, theme="light"),
)


async def picture_of(picture: Picture, folder: Path) -> str:
    """The SVG of one picture."""
    clock = StandingClock(STALL_AT)
    file = folder / f"{picture.name}.db"
    incident_id = tell(file, clock)
    clock.at = STALL_AT + timedelta(seconds=4)
    session = Session(
        opener=lambda: Desk.open(file, author="Dana Reyes", clock=clock),
        author="Dana Reyes",
        drafts=lambda incident: Unsent(folder / f"{picture.name}.json"),
        clock=clock,
        incident_id=incident_id,
        theme=picture.theme,
        layout="scribe" if picture.layout == "scribe" else "command",
        copies=Path("."),
    )
    app = ConsoleApp(session)
    try:
        async with app.run_test(size=picture.size) as pilot:
            await settle(pilot)
            await picture.before(pilot)
            await settle(pilot)
            return app.export_screenshot(title="Incident Console")
    finally:
        app.live.close()


async def settle(pilot: Pilot[None]) -> None:
    """Until everything is on the screen, and nothing on it changes any more."""
    assert isinstance(pilot.app, ConsoleApp)
    before, same = "", 0
    while same < 3:
        await asyncio.wrap_future(pilot.app.live.call(lambda desk: None))
        await pilot.pause(0.05)
        now = pilot.app.export_screenshot()
        ready = getattr(pilot.app.screen_stack[1], "ready", True) if len(pilot.app.screen_stack) > 1 else False
        same = same + 1 if now == before and ready else 0
        before = now


def tell(file: Path, clock: StandingClock) -> str:
    """Record the demonstration incident up to the stall; gives back its identifier."""
    identifier = "0196e0a4-0000-7000-8000-000000000001"
    desk = Desk.open(file, author="Ana Costa", clock=clock)

    def do(command: Command, author: str, at: datetime) -> None:
        clock.at = at
        outcome = desk.do(identifier, command, author=author)
        assert isinstance(outcome, Done), outcome

    play(do, steps_until(STALL_AT))
    desk.close()
    return identifier


async def make(only: str = "") -> dict[str, str]:
    """The pictures by file name."""
    Input._toggle_cursor = lambda self: None  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as folder:
        return {
            f"{picture.name}.svg": await picture_of(picture, Path(folder))
            for picture in PICTURES
            if only in ("", picture.name)
        }


def main() -> None:
    """Write every picture into this folder."""
    for name, svg in asyncio.run(make(*sys.argv[1:2])).items():
        (FOLDER / name).write_text(svg, encoding="utf-8")
        print(FOLDER / name)


if __name__ == "__main__":
    main()
