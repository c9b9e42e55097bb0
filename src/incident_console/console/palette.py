"""The command palette: every key's command, every theme, and every place to go to, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, runtime_checkable

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from incident_console.console.matching import match
from incident_console.console.panes.row_list import RowList
from incident_console.console.text import plain
from incident_console.console.theme import THEMES
from incident_console.incident.roles import spells
from incident_console.incident.state import State
from incident_console.incident.text import one_line, shorten
from incident_console.keys import KEYS, KeyCommand, shown

_LONGEST = 100
"""Characters of a title or a text that stand in the palette: more does not fit beside what it is matched with."""

_KEY_COLUMN = 24
_IN_THE_LINE = "Line"
_PALETTE = "program.palette"


@runtime_checkable
class RunsCommands(Protocol):
    """A screen that does what its keys are for when it is told their identifiers."""

    def run_command(self, name: str) -> None:
        """Do what a key is for."""
        ...


@runtime_checkable
class ShowsIncident(Protocol):
    """A screen on one incident, which can show an event of it."""

    state: State

    def go_to(self, event_id: str) -> None:
        """Show an event."""
        ...


@runtime_checkable
class HasPlaces(Protocol):
    """A screen that says itself where one can go from it."""

    def places(self) -> Sequence[Place]:
        """Where one can go."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """Something that the palette offers: its words, what it does, the key that does it too, and a sentence on it.

    Only words of our own may stand in `help`: the palette reads that as markup.
    """

    words: str
    act: Callable[[], object]
    key: str = ""
    help: str = ""

    @property
    def text(self) -> str:
        """The words as one line of a length that fits."""
        return shorten(one_line(self.words), _LONGEST)

    def display(self, highlight: Sequence[int] = (), style: Style | None = None) -> Content:
        """The words as they are, never read as markup, the typed letters in a style, the key behind them."""
        content = plain(self.text)
        for offset in highlight:
            content = content.stylize(style or "underline", offset, offset + 1)
        if self.key:
            gap = " " * max(2, _KEY_COLUMN - content.cell_length)
            content = content + plain(gap) + plain(self.key)
        return content


class Palette(Provider):
    """Everything that the palette offers on the screen from which it was opened."""

    async def discover(self) -> Hits:
        """What stands there before anything is typed: places first, then the commands, then the themes."""
        for place in self._places():
            yield DiscoveryHit(place.display(), place.act, text=place.text, help=place.help or None)

    async def search(self, query: str) -> Hits:
        """What fits the letters that were typed."""
        for place in self._places():
            found = match(query, place.text)
            if found is None:
                continue
            display = place.display(found.offsets, self.match_style)
            yield Hit(found.score, display, place.act, text=place.text, help=place.help or None)

    def _places(self) -> Iterator[Place]:
        screen = self.screen
        if isinstance(screen, RunsCommands):
            names = getattr(getattr(self.app, "session", None), "keymap", {})
            for command in getattr(screen, "key_commands", KEYS):
                act = _act(screen, self.focused, command)
                if act is not None:
                    key = shown(names.get(command.id, command.keys))
                    yield Place(command.words, act, key, command.help)
        if isinstance(screen, ShowsIncident):
            yield from incident_places(screen.state, screen.go_to)
        if isinstance(screen, HasPlaces):
            yield from screen.places()
        for name, theme in THEMES.items():
            yield Place(f"theme {name}", partial(setattr, self.app, "theme", theme.name))


def _act(screen: RunsCommands, focused: Widget | None, command: KeyCommand) -> Callable[[], object] | None:
    """What a command does from the palette; None for what means nothing there, such as moving inside the line."""
    if command.group == _IN_THE_LINE or command.id == _PALETTE:
        return None
    way = command.id.removeprefix("row.")
    if way in _WAYS and command.id.startswith("row."):
        return partial(focused.action_row, way) if isinstance(focused, RowList) else None
    return partial(screen.run_command, command.id)


_WAYS = frozenset({"up", "down", "page-up", "page-down", "first", "last", "leave", "open"})


def incident_places(state: State, go_to: Callable[[str], object]) -> Iterator[Place]:
    """The open hypotheses, the open tasks, the action items and the people of an incident, each with the event that
    shows them."""
    for hypothesis in state.open_hypotheses():
        yield Place(f"go to {hypothesis.handle} {hypothesis.text}", partial(go_to, hypothesis.event_id))
    for task in state.open_tasks():
        whose = f" ({task.person})" if task.person else ""
        words = f"go to {task.handle} {shorten(one_line(task.text), _LONGEST - 40)}{whose}"
        yield Place(words, partial(go_to, task.event_id))
    for item in state.follow_ups.values():
        yield Place(f"go to {item.handle} {item.verb or item.text}", partial(go_to, item.event_id))
    for person, event_id in people(state).items():
        yield Place(f"go to {person}", partial(go_to, event_id))


def people(state: State) -> dict[str, str]:
    """Each person of the incident with the event that says most about them now: their role, their last task, else the
    last that they recorded. Who appears in none of these is left out."""
    found: dict[str, str] = {}
    for event in state.events_in_time():
        found[event.author] = event.event_id
    for task in state.tasks.values():
        found[task.person] = task.event_id
    for spell in spells(state):
        if spell.until is None:
            found[spell.person] = spell.event_id
    return {person: found[person] for person in [*state.people, *found] if person and person in found}


PROVIDERS: set[type[Provider] | Callable[[], type[Provider]]] = {Palette}
"""For an app's COMMANDS: a single provider, because the order in which several are asked is left to chance."""
