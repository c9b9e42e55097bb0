"""The application: themes, keys, the thread that writes, and which screen is shown."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.command import Provider
from textual.notifications import SeverityLevel
from textual.theme import Theme

from incident_console.console.messages import IncidentOpened, StateArrived, Trouble
from incident_console.console.player import Player
from incident_console.console.screens.console import ConsoleScreen
from incident_console.console.session import Session
from incident_console.console.text import plain
from incident_console.console.theme import BY_NAME, THEMES
from incident_console.desk import LiveDesk
from incident_console.garbage import look_as_usual
from incident_console.incident.state import State

if TYPE_CHECKING:
    from incident_console.console.screens.incidents import OpenIncident
    from incident_console.console.screens.search import GoTo


def _palette() -> type[Provider]:
    from incident_console.console.palette import Palette

    return Palette


class ConsoleApp(App[None]):
    """Incident Console."""

    TITLE = "Incident Console"
    CSS_PATH = "styles.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}

    def __init__(self, session: Session) -> None:
        # Before Textual begins: a theme that is set later has every style sheet parsed a second time.
        self.set_reactive(ConsoleApp.theme, THEMES[session.theme].name)
        super().__init__()
        for theme in THEMES.values():
            self.register_theme(theme)
        self.session = session
        self.live = LiveDesk(session.opener, self._deliver, self._in_trouble)
        self.animation_level = "none"
        self.player = Player(session.story, session.clock)

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme by its name; ours are known before they are registered."""
        return BY_NAME.get(theme_name) or super().get_theme(theme_name)

    def on_mount(self) -> None:
        """Show the incident that was named, else the list."""
        self.set_keymap(dict(self.session.keymap))
        self._end_in_order()
        if self.session.incident_id is None:
            self.action_incidents()
        else:
            self.open_incident(self.session.incident_id)

    def _end_in_order(self) -> None:
        """When the terminal goes away or somebody ends the program, what is under way is still written."""
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):  # elsewhere than on Unix
                loop.add_signal_handler(getattr(signal, name), self.exit)

    def _deliver(self, state: State) -> None:
        """On the writer's thread: hand a new state to the loop."""
        self.post_message(StateArrived(state))

    def _in_trouble(self, error: Exception | None) -> None:
        """On the writer's thread: the file cannot be read, or can be again."""
        self.post_message(Trouble("" if error is None else str(error)))

    def on_trouble(self, message: Trouble) -> None:
        """Say what keeps other seats' entries away."""
        for screen in self.screen_stack:
            if isinstance(screen, ConsoleScreen):
                screen.recorder.saving.unread = message.words
                screen.show_all()

    def on_state_arrived(self, message: StateArrived) -> None:
        """Pass a new state on to the console screens."""
        for screen in self.screen_stack:
            take = getattr(screen, "take_state", None)
            if take is not None:
                take(message.state)

    # Incidents

    def open_incident(self, incident_id: str, event_id: str = "") -> None:
        """Open an incident on the console, in place of the one that is open."""

        def arrived(future: Future[State]) -> None:
            self.post_message(IncidentOpened(future, event_id))

        self.live.follow(incident_id).add_done_callback(arrived)

    def on_incident_opened(self, message: IncidentOpened) -> None:
        """The incident has been read. Where it could not be, the program ends with the reason."""
        failure = message.future.exception()
        if failure is not None:
            self.exit(return_code=2, message=plain(str(failure)))
            return
        self._show_incident(message.future.result(), message.event_id)

    def _show_incident(self, state: State, event_id: str) -> None:
        screen = ConsoleScreen(self.session, self.live, state)
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(screen)
        if event_id:
            screen.call_after_refresh(screen.go_to, event_id)
        self.player.begin(self.live, state.incident_id)
        if self.session.story:
            self.set_interval(0.25, self.player.play)

    def on_open_incident(self, message: OpenIncident) -> None:
        """An incident was chosen from the list."""
        self.open_incident(message.incident_id)

    def on_go_to(self, message: GoTo) -> None:
        """An entry was chosen from what was found."""
        self.open_incident(message.incident_id, message.event_id)

    def action_incidents(self) -> None:
        """Back to the list of incidents."""
        from incident_console.console.screens.incidents import IncidentsScreen

        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(IncidentsScreen(self.session))
        self.call_after_refresh(look_as_usual)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """A toast, whose text is never read as markup."""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)
