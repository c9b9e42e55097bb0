"""What keys, the palette and slash commands do that records nothing: look elsewhere, copy, export, leave."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from incident_console.console.theme import THEMES
from incident_console.desk import ExportError, export
from incident_console.incident.commands import Star, Undo

if TYPE_CHECKING:
    from incident_console.console.screens.console import ConsoleScreen
    from incident_console.postmortem.order import Order
    from incident_console.scribe.outcome import Directive
    from incident_console.scribe.slash_export import ExportLine


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
    if event_id := _selected(screen, "enter opens, delete takes back"):
        screen.recorder.submit(Undo(target=event_id), "/undo")


def _star(screen: ConsoleScreen) -> None:
    if event_id := _selected(screen, "the same key stars it and takes the star off"):
        target = screen.state.handle_of.get(event_id, event_id)
        command = Star(target=target, starred=event_id not in screen.state.starred)
        screen.recorder.submit(command, screen.line_desk.as_line(command))


def selected_item(screen: ConsoleScreen) -> str:
    """The follow-up of the selected row, by its event; empty where the row is about none."""
    row = next((pane.selected for pane in screen.panes if pane.has_focus), None)
    event = screen.state.log.get(row.event_id) if row is not None else None
    if event is None:
        return ""
    about = getattr(event.body, "follow_up", event.event_id)
    return about if about in screen.state.follow_ups else ""


def _selected(screen: ConsoleScreen, then: str) -> str:
    """The event of the selected row; empty, and it is said how to select one, where there is none."""
    row = next((pane.selected for pane in screen.panes if pane.has_focus), None)
    if row is None or not row.event_id:
        screen.line_desk.tell(f"Select an entry first: up and down move, {then}.", "soon")
        return ""
    return row.event_id


def _write(screen: ConsoleScreen, asked: str) -> str:
    """Export as `/export` asks; tells what was written, or gives back what is wrong."""
    from incident_console.scribe.outcome import Problem
    from incident_console.scribe.slash_export import read_export

    read = read_export(asked, screen.session.context)
    if isinstance(read, Problem):
        return read.reason
    session, order = screen.session, _order(screen, read)
    try:
        done = export(screen.state, session.clock.now(), session.house(), order)
    except ExportError as problem:
        target = order.target or Path()
        return str(problem).replace(str(target), target.name)  # its folder stands in the line, and room is short
    if done.text:
        from incident_console.console.screens.preview import PreviewScreen

        screen.app.push_screen(PreviewScreen("What an export would change", done.text.split("\n")))
    else:
        screen.line_desk.tell(done.short)
    return ""


def _order(screen: ConsoleScreen, read: ExportLine) -> Order:
    from incident_console.postmortem.curation import Timeline
    from incident_console.postmortem.exporting import Form
    from incident_console.postmortem.order import Order

    name = read.file or str(screen.session.copies / suggested_name(screen.state.title))
    form, timeline = read.values.get("format"), read.values.get("timeline")
    return Order(
        target=Path(os.path.expanduser(name)),
        form=Form(form) if form else None,
        template=read.values.get("template"),
        timeline=Timeline(timeline) if timeline else None,
        zone=read.values.get("zone"),
        **dict.fromkeys(read.flags, True),
    )


def suggested_name(title: str) -> str:
    """A file name for the draft of an incident."""
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in title.lower()).split()
    return f"postmortem-{'-'.join(words)[:60].strip('-') or 'draft'}.md"


def _export(screen: ConsoleScreen) -> None:
    line = screen.line.input
    if not line.value.strip():
        from incident_console.scribe.slash_export import file_typed

        line.put(f"/export {file_typed(str(screen.session.copies / suggested_name(screen.state.title)))} ")
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
    "row.star": _star,
    "row.undo": _take_back,
    "program.export": _export,
    "program.help": _help,
    "program.palette": lambda screen: screen.app.action_command_palette(),
    "program.quit": _quit,
}
_DIRECTIVES: dict[str, Callable[[ConsoleScreen, str], str]] = {
    "export": _write,
    "help": _help,
    "search": _search,
    "theme": _theme,
    "quit": _quit,
}
