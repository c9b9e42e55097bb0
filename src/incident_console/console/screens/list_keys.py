"""The keys of the list of incidents, as data; those it shares with the console are the console's."""

from __future__ import annotations

from collections.abc import Mapping

from incident_console.console.rows import Line
from incident_console.console.screens.key_line import key_line
from incident_console.keys import KeyCommand, by_id, shown

LIST_KEYS: tuple[KeyCommand, ...] = (
    by_id("row.open")._replace(help="Open the selected incident."),
    by_id("incidents.declare"),
    by_id("incidents.filter"),
    by_id("row.copy")._replace(help="Copy the selected incident to the clipboard and to a file."),
    by_id("section.copy")._replace(words="copy list", help="Copy the whole list to the clipboard and to a file."),
    by_id("look.search"),
    by_id("program.help"),
    by_id("program.palette"),
    by_id("program.quit"),
)
"""In the order of the footer."""

_IN_FOOTER = (
    "row.open", "incidents.declare", "incidents.filter", "row.copy", "look.search", "program.help", "program.quit",
)  # fmt: skip
_FIRST_TO_GO = ("row.copy", "look.search", "incidents.filter", "program.help", "row.open")


def footer(width: int, keymap: Mapping[str, str]) -> Line:
    """As many of the keys as fit; the ones that a newcomer needs most stay longest."""
    known = {command.id: command for command in LIST_KEYS}
    written = {name: shown(keymap.get(name, known[name].keys)) for name in _IN_FOOTER}
    keys = [(written[name], known[name].words) for name in _IN_FOOTER]
    return key_line(keys, width, droppable=[written[name] for name in _FIRST_TO_GO], lead=" ")
