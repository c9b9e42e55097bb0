"""A small app around one screen, on a real file with a clock that is set by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from concurrent.futures import wait
from contextlib import asynccontextmanager
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

import incident_console.console as console
from incident_console.config.unsent import Unsent
from incident_console.console.palette import PROVIDERS
from incident_console.console.screens.incidents import OpenIncident
from incident_console.console.screens.search import GoTo
from incident_console.console.session import Session
from incident_console.console.theme import THEMES
from incident_console.desk import Desk, Done, LiveDesk
from incident_console.incident.commands import Command, Declare
from support import FakeClock

SIZES = [(60, 18), (80, 24), (120, 40), (160, 48)]

HOSTILE = [
    "saw [/error] in logs", "[red]x[/red]", "[/", "[b + x", "C:\\", "[[x]]", "\\[x]", "[@click=app.quit]x[/]",
    '{"a":[true,false]}', "\x1b]52;c;ZXZpbA==\x07 clip", "\x1b[2J cleared", "\x9b31m red", "\x1b]0;title\x07 named",
    "a\rb", "\x00 nul", "\u202edef", "数据库", "👨‍👩‍👧 family", "🇩🇪 flag", "e\u0301", "x" * 150, "  spaces  ",
]  # fmt: skip
"""What people paste: markup, escape sequences, overrides of direction, wide and joined characters."""

_FOLDER = Path(console.__file__).parent


class Host(App[None]):
    """Shows one screen and keeps what it asks the app for."""

    CSS_PATH: ClassVar[list[Path]] = [_FOLDER / "styles.tcss", _FOLDER / "screens" / "screens.tcss"]
    COMMANDS = PROVIDERS

    def __init__(self, session: Session, screen: Screen[object]) -> None:
        super().__init__()
        self.session = session
        self.live = LiveDesk(session.opener, lambda state: None)
        self.first = screen
        self.opened: list[str] = []
        self.gone_to: list[tuple[str, str]] = []
        self.clipboards: list[str] = []
        self.animation_level = "none"
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES[session.theme].name

    def on_mount(self) -> None:
        self.set_keymap(dict(self.session.keymap))
        self.push_screen(self.first)

    def on_open_incident(self, message: OpenIncident) -> None:
        self.opened.append(message.incident_id)

    def on_go_to(self, message: GoTo) -> None:
        self.gone_to.append((message.incident_id, message.event_id))

    def copy_to_clipboard(self, text: str) -> None:
        self.clipboards.append(text)


class Seat:
    """One person in front of the screen: what they press and what they see."""

    def __init__(self, app: Host, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Until the desk has answered everything and the answers are shown."""
        wait([self.app.live.call(lambda desk: None)], timeout=20)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def fill(self, text: str) -> None:
        """Put text into the field that has the focus, as if it had been typed."""
        field = self.app.focused
        assert isinstance(field, Input)
        field.value = text
        field.cursor_position = len(text)
        await self.settle()

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    def has(self, *words: str) -> bool:
        """Whether all of these stand on the screen, a line break counting as a space."""
        text = " ".join(self.text.replace("│", " ").split())
        return all(" ".join(word.split()) in text for word in words)


@asynccontextmanager
async def seated(session: Session, screen: Screen[object], size: tuple[int, int] = (120, 40)) -> AsyncIterator[Seat]:
    """Somebody in front of a screen."""
    app = Host(session, screen)
    try:
        async with app.run_test(size=size) as pilot:
            seat = Seat(app, pilot)
            await seat.settle()
            yield seat
    finally:
        app.live.close()


def session_on(file: Path, clock: FakeClock, **more: object) -> Session:
    """What a screen is started with."""
    return Session(
        opener=lambda: Desk.open(file, author="Ana Costa", clock=clock),
        author="Ana Costa",
        drafts=lambda incident: Unsent(file.with_name(f"unsent-{incident}")),
        clock=clock,
        copies=file.parent,
        **more,  # type: ignore[arg-type]
    )


def declared(desk: Desk, title: str, *commands: Command, **more: object) -> str:
    """Declare an incident, record some more in it, and give back its identifier."""
    outcome = desk.declare(Declare(title=title, **more))
    assert isinstance(outcome, Done)
    for command in commands:
        assert isinstance(desk.do(outcome.state.incident_id, command), Done)
    return outcome.state.incident_id
