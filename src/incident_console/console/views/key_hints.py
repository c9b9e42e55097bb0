"""Which keys the footer tells: those that do something where the focus is, the most useful first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from incident_console.console.rows import Row
from incident_console.keys import KEYS, by_id, shown

_ALWAYS = ("program.help", "program.quit")
_IN_THE_LINE = ("line.send", "line.complete", "line.earlier", "line.leave")
_WHEN_OVER = (
    "line.focus", "record.exit", "record.follow-up", "record.action", "program.export", "record.milestone",
    "look.matrix", "record.phase", "record.update", "record.undo", "pane.zoom", "look.incidents",
)  # fmt: skip
_OPENS = {
    "amend": "amend",
    "hypothesis": "weigh",
    "test": "name a test",
    "task-end": "end the task",
    "need-end": "end the need",
    "role": "change",
    "answer": "answer",
    "contain": "pull",
    "decision": "settle",
    "prompt": "call out",
    "briefing": "brief",
    "update": "update",
    "notice": "told",
    "floor": "give the floor",
    "retry": "try again",
}
"""What Enter does on a row, by the dialog that it opens."""


class KeyHint(NamedTuple):
    """One key: its name as bindings have it, how people write it, what it does."""

    key: str
    shown: str
    words: str


class KeyHints(NamedTuple):
    """The keys that work now, the most useful first, and those that always stand at the end."""

    now: tuple[KeyHint, ...]
    always: tuple[KeyHint, ...]


class Hints:
    """The hints of one seat, whose keys may differ from the defaults (`names`, by identifier).

    `over`: the incident has been resolved, and other things are to be done; `zoomed`: one pane fills the screen.
    """

    def __init__(self, names: Mapping[str, str], *, over: bool = False, zoomed: bool = False) -> None:
        self._names = names
        self._over = over
        self._zoomed = zoomed

    def while_typing(self, *, empty: bool) -> KeyHints:
        """In the line, where letters are letters."""
        words = {"line.earlier": "amend the last", "line.complete": "panes"} if empty else {}
        now = tuple(self._one(name, words.get(name, ""), typing=True) for name in _IN_THE_LINE)
        return KeyHints(now[1:] if empty else now, tuple(self._one(name, typing=True) for name in _ALWAYS))

    def on_a_row(self, row: Row, *, entry: bool) -> KeyHints:
        """With a row selected; `entry` says that it is one of the timeline's."""
        own = [self._one("row.open", _OPENS.get(row.opens.dialog, "open"))] if row.opens is not None else []
        own += [self._one("row.star")] if entry and row.event_id else []
        own += [self._one("row.undo")] if row.event_id else []
        own += [self._one("row.copy"), self._one("row.leave", "let go")]
        return KeyHints((*own, *self._ranked()), self._always())

    def on_a_pane(self, prompt: Iterable[str]) -> KeyHints:
        """With no row selected; `prompt` are the keys of the prompt where no frame tells them."""
        own = [self._one(name) for name in prompt]
        first, *ranked = self._ranked()  # the line, which is never far from the front
        return KeyHints((*own[:2], first, *own[2:], *ranked), self._always())

    def _ranked(self) -> tuple[KeyHint, ...]:
        back = (self._one("pane.zoom", "back"),) if self._zoomed else ()
        return (*back, *(hint for hint in self._in_order() if not back or hint.key != back[0].key))

    def _in_order(self) -> tuple[KeyHint, ...]:
        ranked = sorted((key for key in KEYS if key.rank and key.id not in _ALWAYS), key=lambda key: key.rank)
        if self._over:
            return tuple(self._one(name, "stand-down" if name == "record.exit" else "") for name in _WHEN_OVER)
        return tuple(self._one(key.id) for key in ranked)

    def _always(self) -> tuple[KeyHint, ...]:
        return tuple(self._one(name) for name in _ALWAYS)

    def _one(self, name: str, words: str = "", *, typing: bool = False) -> KeyHint:
        keys = self._names.get(name, by_id(name).keys).split(",")
        key = next((key for key in keys if not _is_typed(key)), keys[0]) if typing else keys[0]
        return KeyHint(key, shown(key), words or by_id(name).words)


def _is_typed(key: str) -> bool:
    """Whether the key would put a character into the line."""
    return len(shown(key)) == 1
