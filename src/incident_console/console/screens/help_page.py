"""The help as chapters of lines, made out of the keys, the grammar and the texts about the panes. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from incident_console.console.rows import Line, Piece, Tone
from incident_console.console.screens.help_texts import COLOURS, PANES, SIGNS, PaneHelp
from incident_console.console.screens.list_keys import LIST_KEYS
from incident_console.keys import GROUPS, KEYS, NAMES, KeyCommand
from incident_console.scribe.reference import GRAMMAR, SLASH

_COLUMN = 18
"""Cells of the left column. What is longer stands on a line of its own, over what it means."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the help explains: how it is written, in which tone, what it means, and an example."""

    term: str
    means: str
    tone: Tone = "strong"
    example: str = ""

    def fits(self, typed: str) -> bool:
        """Whether every typed word stands in it."""
        known = f"{self.term} {self.means} {self.example}".casefold()
        return all(word in known for word in typed.casefold().split())

    def lines(self) -> Iterator[Line]:
        """The item as lines."""
        head = Piece(f"  {self.term}", self.tone, bold=True)
        if not self.term:
            yield Line((Piece("  "),), Piece(self.means), wrap=True)
        elif cell_len(head.text) < _COLUMN:
            gap = Piece(" " * (_COLUMN - cell_len(head.text)))
            yield Line((head, gap), Piece(self.means), wrap=True)
        else:
            yield Line((Piece("  "),), Piece(self.term, self.tone, bold=True), wrap=True)
            yield Line((Piece(" " * _COLUMN),), Piece(self.means), wrap=True)
        if self.example:
            yield Line((Piece(" " * _COLUMN),), Piece(self.example, "muted"), wrap=True)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and what stands under it."""

    title: str
    items: tuple[Item, ...]


def chapters(pane: str, keymap: Mapping[str, str]) -> tuple[Chapter, ...]:
    """The help on the pane that has the focus, then every key, the grammar of the line, and the signs and colours.

    A pane that has no help of its own is passed over.
    """
    listing = pane == "incidents"
    known = {key.id: key for key in ((*KEYS, *LIST_KEYS) if listing else KEYS)}
    here = [_about(PANES[pane], known, keymap)] if pane in PANES else []
    keys = [_keys("Incidents", LIST_KEYS, keymap)] if listing else []
    for group in GROUPS:
        keys.append(_keys(group, [key for key in KEYS if key.group == group], keymap))
    grammar = tuple(Item(row.typed, row.means, "accent", row.example) for row in GRAMMAR)
    slash = tuple(Item(command.form, command.means, "accent", command.example) for command in SLASH)
    return (
        *here,
        *keys,
        Chapter("What can be typed into the line", grammar),
        Chapter("Commands of the line", slash),
        Chapter("What the signs mean", tuple(Item(sign, means, tone) for sign, tone, means in SIGNS)),  # type: ignore[arg-type]
        Chapter("What the colours say", tuple(Item(name, means, tone) for name, tone, means in COLOURS)),  # type: ignore[arg-type]
    )


def page(every: Sequence[Chapter], typed: str = "") -> list[Line]:
    """The chapters as lines; with words typed, only the items that have them all, under their headings."""
    lines: list[Line] = []
    for chapter in every:
        items = [item for item in chapter.items if not typed or item.fits(typed)]
        if items:
            lines += [Line()] if lines else []
            lines.append(Line((Piece(chapter.title, "accent", bold=True),)))
            lines += [line for item in items for line in item.lines()]
    return lines


def every_key(keys: str) -> str:
    """All the keys of a binding, as people write them."""
    return ", ".join(NAMES.get(key, key) for key in keys.split(","))


def _about(pane: PaneHelp, known: Mapping[str, KeyCommand], keymap: Mapping[str, str]) -> Chapter:
    items = [Item("", pane.shows), Item("enter", pane.enter)]
    items += [_item(known[name], keymap) for name in pane.keys if every_key(known[name].keys) != "enter"]
    return Chapter(pane.title, tuple(items))


def _keys(group: str, commands: Sequence[KeyCommand], keymap: Mapping[str, str]) -> Chapter:
    return Chapter(f"Keys: {group.lower()}", tuple(_item(command, keymap) for command in commands))


def _item(command: KeyCommand, keymap: Mapping[str, str]) -> Item:
    return Item(every_key(keymap.get(command.id, command.keys)), command.help)
