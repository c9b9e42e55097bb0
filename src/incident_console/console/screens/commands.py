"""What keys, the palette and slash commands do that records nothing: look elsewhere, copy, export, leave."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from incident_console.console.theme import THEMES
from incident_console.desk import ExportError, export_draft
from incident_console.incident.commands import Undo

if TYPE_CHECKING:
    from incident_console.console.screens.console import ConsoleScreen
    from incident_console.scribe.outcome import Directive


def run_elsewhere(screen: ConsoleScreen, name: str) -> None:
    """Do what a key is for that opens no dialog. An identifier that is not known raises KeyError."""
    _ELSEWHERE[name](screen)


def run_directive(screen: ConsoleScreen, directive: Directive) -> str:
    """Carry out a slash command that records nothing; gives back what is wrong with it, or nothing."""
    return _DIRECTIVES[directive.name](screen, directive.argument)


def _copy(screen: ConsoleScreen, *, whole: bool) -> None:
    from incident_console.console.clipboard import copy

    words = screen.copied_words(whole=whole)
    if words:
        screen.line_desk.tell(copy(screen.app, words, screen.session.copies))
    else:
        screen.line_desk.tell("There is nothing here to copy yet.", "soon")


def _take_back(screen: ConsoleScreen) -> None:
    row = next((pane.selected for pane in screen.panes if pane.has_focus), None)
    if row is None or not row.event_id:
        screen.line_desk.tell("Select an entry first: up and down move, enter opens, delete takes back.", "soon")
    else:
        screen.recorder.submit(Undo(target=row.event_id), "/undo")


def export(screen: ConsoleScreen, name: str, *, force: bool = False) -> str:
    """Write the draft; tells where, or gives back what is wrong."""
    folder = screen.session.copies
    target = Path(name).expanduser() if name else folder / suggested_name(screen.state.title)
    try:
        export_draft(screen.state, screen.session.clock.now(), screen.session.policy, target, force=force)
    except ExportError as problem:
        return str(problem)
    screen.line_desk.tell(f"Postmortem draft written to {target}")
    return ""


def suggested_name(title: str) -> str:
    """A file name for the draft of an incident."""
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in title.lower()).split()
    return f"postmortem-{'-'.join(words)[:60].strip('-') or 'draft'}.md"


def _export(screen: ConsoleScreen) -> None:
    line = screen.line.input
    if not line.value.strip():
        line.put(f"/export {screen.session.copies / suggested_name(screen.state.title)}")
    line.focus()


def _theme(screen: ConsoleScreen, name: str) -> str:
    theme = THEMES.get(name.strip())
    if theme is None:
        return f"The themes are {', '.join(THEMES)}: /theme light."
    screen.app.theme = theme.name
    return ""


def _matrix(screen: ConsoleScreen) -> None:
    from incident_console.console.screens.matrix import MatrixScreen

    screen.app.push_screen(MatrixScreen(screen))


def _search(screen: ConsoleScreen, text: str = "") -> str:
    from incident_console.console.screens.search import SearchScreen

    screen.app.push_screen(SearchScreen(text))
    return ""


def _help(screen: ConsoleScreen, _: str = "") -> str:
    from incident_console.console.screens.help import HelpScreen

    typing = screen.line.input.has_focus
    screen.app.push_screen(HelpScreen("line" if typing else screen.shown_pane, dict(screen.session.keymap)))
    return ""


def _quit(screen: ConsoleScreen, _: str = "") -> str:
    screen.app.exit()
    return ""


_ELSEWHERE: dict[str, Callable[[ConsoleScreen], object]] = {
    "line.focus": lambda screen: screen.line.input.focus(),
    "look.matrix": _matrix,
    "look.search": _search,
    "look.incidents": lambda screen: screen.app.action_incidents(),  # type: ignore[attr-defined]
    "row.copy": lambda screen: _copy(screen, whole=False),
    "section.copy": lambda screen: _copy(screen, whole=True),
    "row.undo": _take_back,
    "program.export": _export,
    "program.help": _help,
    "program.palette": lambda screen: screen.app.action_command_palette(),
    "program.quit": _quit,
}
_DIRECTIVES: dict[str, Callable[[ConsoleScreen, str], str]] = {
    "export": export,
    "help": _help,
    "search": _search,
    "theme": _theme,
    "quit": _quit,
}
