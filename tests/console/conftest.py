"""The real console on a real file, with a clock that is set by hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from incident_console.config.unsent import Unsent
from incident_console.console.app import ConsoleApp
from incident_console.console.screens.console import ConsoleScreen
from incident_console.console.session import Session
from incident_console.desk import Desk, Done
from incident_console.incident.commands import Declare
from support import FakeClock


class Seat:
    """One person in front of a console: what they see and what they press."""

    def __init__(self, app: ConsoleApp, pilot: Pilot[None], clock: FakeClock) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = clock

    @property
    def screen(self) -> ConsoleScreen:
        found = [screen for screen in self.app.screen_stack if isinstance(screen, ConsoleScreen)]
        return found[-1]

    async def settle(self) -> None:
        """Until everything that was submitted is on disk and shown."""
        for _ in range(3):
            await asyncio.wrap_future(self.app.live.call(lambda desk: None))
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Put text into the line and send it, as the scribe does."""
        self.screen.line.input.focus()
        self.screen.line.input.put(text)
        await self.pilot.pause()
        await self.pilot.press("enter")
        await self.settle()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def at(self, time: str) -> None:
        self.clock.set(time)
        self.screen.tick()
        await self.settle()

    def text(self, widget: Widget | None = None) -> str:
        """What stands on the screen, or in one widget, as plain text."""
        region = widget.region if widget else self.app.screen.region
        rows = self.app.screen._compositor.render_strips()
        lines = [strip.text for strip in rows]
        return "\n".join(line[region.x : region.right] for line in lines[region.y : region.bottom])


@pytest.fixture(autouse=True)
def _no_blink(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Input, "_toggle_cursor", lambda self: None)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock("14:31")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "incidents.db"


@pytest.fixture
def session(file: Path, tmp_path: Path, clock: FakeClock) -> Session:
    def opener() -> Desk:
        return Desk.open(file, author="Ana Costa", clock=clock)

    return Session(
        opener=opener,
        author="Ana Costa",
        drafts=lambda incident: Unsent(tmp_path / f"unsent-{incident}.json"),
        clock=clock,
        copies=tmp_path,
    )


@pytest.fixture
def declared(session: Session) -> Session:
    """A session on an incident that has just been declared, with a commander."""
    desk = session.opener()
    outcome = desk.declare(Declare(title="Checkout: card payments time out", severity="SEV1", commander="Dana Reyes"))
    assert isinstance(outcome, Done)
    desk.close()
    return replace(session, incident_id=outcome.state.incident_id)


@pytest.fixture
def seat(declared: Session, clock: FakeClock) -> Callable[..., object]:
    """Open the console: `async with seat() as s:`, with another size or session where wanted."""

    @asynccontextmanager
    async def open_seat(size: tuple[int, int] = (160, 48), session: Session | None = None) -> AsyncIterator[Seat]:
        app = ConsoleApp(session or declared)
        try:
            async with app.run_test(size=size) as pilot:
                one = Seat(app, pilot, clock)
                while not (one.app.screen_stack[-1].is_mounted and getattr(one.app.screen_stack[-1], "ready", False)):
                    await one.settle()
                await one.settle()
                yield one
        finally:
            app.live.close()

    return open_seat
