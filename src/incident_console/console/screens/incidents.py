"""The list of incidents: the first screen where none is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from incident_console.console.clipboard import copy as copy_out
from incident_console.console.palette import Place
from incident_console.console.panes.border import put_border
from incident_console.console.panes.lines import Lines
from incident_console.console.panes.row_list import RowList
from incident_console.console.rows import Line, Piece, Tone
from incident_console.console.screens.asking import ask, trouble
from incident_console.console.screens.base import HouseScreen
from incident_console.console.screens.choices import Choices
from incident_console.console.screens.declare import DeclareDialog
from incident_console.console.screens.help import HelpScreen
from incident_console.console.screens.incident_rows import fits, headings, incident_row, ranked, told
from incident_console.console.screens.list_keys import LIST_KEYS, footer
from incident_console.console.screens.search import SearchScreen
from incident_console.console.screens.words_input import WordsInput
from incident_console.console.session import Session
from incident_console.console.text import plain
from incident_console.desk import Desk, IncidentRow
from incident_console.keys import KeyCommand, shown

_EVERY = 2.0
"""Seconds between two looks at the list: nothing on it is more urgent than that."""

_DATED = 76
"""Columns from which the heading has the date beside the time."""


class OpenIncident(Message):
    """An incident was chosen, or has just been declared: show it."""

    def __init__(self, incident_id: str) -> None:
        super().__init__()
        self.incident_id = incident_id


@dataclass(frozen=True, slots=True)
class Listing:
    """What the file holds, and what somebody must know about it."""

    rows: tuple[IncidentRow, ...]
    notice: str = ""


def _look(desk: Desk) -> Listing:
    return Listing(tuple(desk.incidents()), desk.notice)


class IncidentList(Choices):
    """The incidents; one is always selected."""


class IncidentsScreen(HouseScreen[None]):
    """Every incident in the file, the open ones on top."""

    AUTO_FOCUS = "IncidentList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key.keys, f"run_command('{key.id}')", key.words, id=key.id, show=False, tooltip=key.help)
            for key in LIST_KEYS
            if key.id != "row.open"
        ),
        Binding("escape", "leave_filter", "show all", show=False),
        Binding("down", "to_list", "to the list", show=False),
    ]
    key_commands: ClassVar[tuple[KeyCommand, ...]] = LIST_KEYS

    class Listed(Message):
        """The desk has read the list, or could not."""

        def __init__(self, future: Future[Listing]) -> None:
            super().__init__()
            self.future = future

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.listing: Listing | None = None
        self._asked = False
        self._said: tuple[str, Tone] = ("", "")

    def compose(self) -> ComposeResult:
        """Name and time, the filter, headings, the list, what there is to say, the keys."""
        yield Lines(id="incidents-head")
        with Horizontal(id="incidents-filter-row"):
            yield Static(plain(" / "), id="incidents-filter-mark")
            yield WordsInput(placeholder="words of a title, a severity, a phase, a name, a date", id="incidents-filter")
        with Vertical(id="incidents-box") as box:
            box.border_title = plain("Incidents")
            yield Lines(id="incidents-headings")
            yield IncidentList(empty="Reading the file …", id="incidents")
        yield Lines(id="incidents-nothing")
        yield Lines(id="incidents-status")
        yield Lines(id="incidents-keys")

    def on_mount(self) -> None:
        """Begin to look at the file."""
        if self.session.notices:
            self.say(" · ".join(self.session.notices), "soon")
        self.set_interval(_EVERY, self.look)
        self.look()

    def on_screen_resume(self) -> None:
        """Back on top: what was recorded meanwhile counts."""
        self.look()

    # What is shown

    def look(self) -> None:
        """Ask for the list, unless an answer is still awaited or another screen is on top."""
        if self._asked or self.app.screen is not self:
            return
        self._asked = True
        ask(self, _look, self.Listed)

    def on_incidents_screen_listed(self, message: Listed) -> None:
        """Show what the file holds, or say why it cannot be read; what was shown before stays then."""
        message.stop()
        self._asked = False
        problem = trouble(message.future)
        if problem:
            self.say(problem, "bad")
            self.query_one(IncidentList).say_when_empty("")
        else:
            if self._said[1] == "bad":
                self.say("")
            before, self.listing = self.listing, message.future.result()
            if self.listing.notice and (before is None or before.notice != self.listing.notice):
                self.say(self.listing.notice, "soon")
        self.show_all()

    def on_resize(self) -> None:
        """Another width may be another layout."""
        self.call_after_refresh(self.show_all)

    @property
    def shown_rows(self) -> list[IncidentRow]:
        """The incidents that the filter lets through, in their order."""
        typed = self.query_one("#incidents-filter", WordsInput).value
        return [row for row in ranked(self.listing.rows if self.listing else ()) if fits(row, typed)]

    def show_all(self) -> None:
        """Bring everything up to date; what does not differ is not drawn again."""
        if not self.is_mounted or not self.size.width:
            return
        now, width = self.session.clock.now(), self.query_one(IncidentList).size.width
        every = self.listing.rows if self.listing else ()
        chosen = self.shown_rows
        incidents = self.query_one(IncidentList)
        if self.listing is not None:
            incidents.say_when_empty("No incident has all these words. Escape shows all again." if every else "")
        incidents.show(tuple(incident_row(row, now, width) for row in chosen))
        self.set_class(self.listing is not None and not every, "-nothing")
        self.query_one("#incidents-head", Lines).show([_heading(every, now, self.size.width)])
        head = headings(width)
        self.query_one("#incidents-headings", Lines).show([head] if head and chosen else [])
        subtitle = (Piece(f"{len(chosen)} of {len(every)} shown", "soon"),) if len(chosen) < len(every) else ()
        put_border(self.query_one("#incidents-box"), subtitle=subtitle)
        self.query_one("#incidents-nothing", Lines).show(_friendly(dict(self.session.keymap)))
        self.query_one("#incidents-keys", Lines).show([footer(self.size.width, self.session.keymap)])

    def say(self, words: str, tone: Tone = "good") -> None:
        """One line over the keys; no words take it away."""
        said: tuple[str, Tone] = (words, tone if words else "")
        if said == self._said:
            return
        self._said = said
        glyph = {"bad": "▲ ", "soon": "▲ "}.get(tone, "✓ ")
        status = self.query_one("#incidents-status", Lines)
        status.show([Line((Piece(f" {glyph}", tone),), Piece(words, tone), wrap=True)] if words else [])
        status.refresh(layout=True)

    # Keys

    def action_run_command(self, name: str) -> None:
        """A key was pressed."""
        self.run_command(name)

    def run_command(self, name: str) -> None:
        """Do what a key is for; the palette calls it too."""
        self.say("")
        _COMMANDS[name](self)

    def places(self) -> Iterator[Place]:
        """For the palette: the incidents to open."""
        for row in self.shown_rows:
            yield Place(f"open {row.title}", partial(self.open, row.incident_id))

    def open(self, incident_id: str) -> None:
        """Ask for an incident to be shown."""
        self.app.post_message(OpenIncident(incident_id))

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Enter on an incident."""
        message.stop()
        if message.row is not None:
            self.open(message.row.key)

    def declare(self) -> None:
        """Ask for what an incident is declared with; when it is on disk, show it."""

        def declared(incident_id: str | None) -> None:
            if incident_id is not None:
                self.open(incident_id)

        self.app.push_screen(DeclareDialog(), declared)

    def copy(self, *, whole: bool) -> None:
        """Copy the selected incident, or all that are shown."""
        row = self.query_one(IncidentList).selected
        wanted = [one for one in self.shown_rows if whole or (row is not None and one.incident_id == row.key)]
        if wanted:
            now = self.session.clock.now()
            text = "\n".join(told(one, now) for one in wanted)
            self.say(copy_out(self.app, text, self.session.copies))
        else:
            self.say("There is nothing here to copy yet.", "soon")

    # The filter

    def filter(self) -> None:
        """Put the focus where the words of the filter are typed."""
        self.add_class("-filtering")
        self.query_one("#incidents-filter", WordsInput).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another letter."""
        event.stop()
        self.show_all()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the filter: on to what it shows."""
        event.stop()
        self.action_to_list()

    def action_to_list(self) -> None:
        """Put the focus on the list; the filter stays as it is."""
        self.query_one(IncidentList).focus()
        self.set_class(bool(self.query_one("#incidents-filter", WordsInput).value), "-filtering")

    def on_choices_left(self, message: Choices.Left) -> None:
        """Escape in the list shows all again."""
        message.stop()
        self.action_leave_filter()

    def action_leave_filter(self) -> None:
        """Show all again."""
        self.query_one("#incidents-filter", WordsInput).value = ""
        self.action_to_list()


def _heading(every: tuple[IncidentRow, ...], now: datetime, width: int) -> Line:
    running = sum(not row.phase.over for row in every)
    count = f"{len(every)} {'incident' if len(every) == 1 else 'incidents'} · {running} open" if every else ""
    name = Piece(" Incident Console  ", "strong", bold=True)
    clock = f"{now:%Y-%m-%d %H:%M} UTC " if width >= _DATED else f"{now:%H:%M} UTC "
    return Line((name,), Piece(count, "soon" if running else "muted"), (Piece(clock, "muted"),))


def _friendly(keymap: dict[str, str]) -> list[Line]:
    key = shown(keymap.get("incidents.declare", "n"))
    words = (
        f"Nothing has happened yet. Press {key} to declare an incident, or from a shell: "
        "incident-console declare TITLE, and incident-console demo to look around."
    )
    return [Line((Piece(" "),), Piece(words), wrap=True)]


_COMMANDS: dict[str, Callable[[IncidentsScreen], object]] = {
    "row.open": lambda screen: screen.query_one(IncidentList).action_row("open"),
    "incidents.declare": IncidentsScreen.declare,
    "incidents.filter": IncidentsScreen.filter,
    "row.copy": partial(IncidentsScreen.copy, whole=False),
    "section.copy": partial(IncidentsScreen.copy, whole=True),
    "look.search": lambda screen: screen.app.push_screen(SearchScreen()),
    "program.help": lambda screen: screen.app.push_screen(HelpScreen("incidents", dict(screen.session.keymap))),
    "program.palette": lambda screen: screen.app.action_command_palette(),
    "program.quit": lambda screen: screen.app.exit(),
}
