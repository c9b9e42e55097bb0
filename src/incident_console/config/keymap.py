"""A person's own keys, judged before they are used: what cannot work is named and the default stays.

Textual accepts unknown actions, nonsense keys and keys taken from another action without a word; so this must not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import NamedTuple, Protocol

from incident_console.config.keynames import read_key, types_a_character
from incident_console.incident.text import one_line, shorten

QUIT = "program.quit"
LINE = "Line"
"""The group of what is done while typing: its keys are its own, and none of them may type a character."""

_OWN_SCREENS = ("Matrix", "Incidents")
"""The groups of screens of their own: their keys meet those of moving and of the program, and no others."""

_EVERYWHERE = frozenset({"Move", "Program"})


_ARRIVE_AS = {
    "ctrl+m": "enter",
    "ctrl+j": "enter",
    "ctrl+i": "tab",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
}
"""What a terminal sends for these: it cannot tell them apart, so they never arrive."""


class Action(Protocol):
    """What is known of an action: its identifier, its default keys with commas between, and its group."""

    @property
    def id(self) -> str: ...

    @property
    def keys(self) -> str: ...

    @property
    def group(self) -> str: ...


class Keymap(NamedTuple):
    """The keys that a person may have, by action, in Textual's spelling; and what was wrong with the others."""

    keys: dict[str, str]
    problems: tuple[str, ...]


def judge(wanted: Mapping[str, str], actions: Iterable[Action]) -> Keymap:
    """Judge a keymap against the known actions. Each entry is taken whole or refused with one line that names it."""
    known = {action.id: action for action in actions}
    taken: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    for identifier, written in wanted.items():
        read = _read(identifier, written, known)
        if isinstance(read, str):
            problems.append(_about(identifier, written, read))
        else:
            taken[identifier] = read
    while (clash := _clash(taken, known)) is not None:
        identifier, reason = clash
        problems.append(_about(identifier, wanted[identifier], reason))
        del taken[identifier]
    return Keymap({identifier: ",".join(keys) for identifier, keys in taken.items()}, tuple(problems))


def _about(identifier: str, written: str, reason: str) -> str:
    shown = f" = “{shorten(one_line(written), 40)}”" if written.strip() else ""
    return f"keys, {shorten(one_line(identifier), 40)}{shown}: {reason}"


def _read(identifier: str, written: str, known: Mapping[str, Action]) -> tuple[str, ...] | str:
    """The keys of one entry in their one spelling, or what is wrong with it."""
    if identifier not in known:
        near = get_close_matches(identifier, known, n=1)
        meant = f"did you mean “{near[0]}”?" if near else "`incident-console keys` lists them."
        return f"there is no such action; {meant}"
    default = f"The default stays: {known[identifier].keys}"
    if not written.strip():
        what = "quitting needs a key" if identifier == QUIT else "an action needs a key"
        return f"empty, and {what}. {default}"
    keys: list[str] = []
    for one in _split(written):
        key = read_key(one)
        reason = _unusable(one.strip(), key, known[identifier])
        if reason or key is None:
            return f"{reason}. {default}"
        if key in keys:
            return f"the key {key} stands there twice. {default}"
        keys.append(key)
    return tuple(keys)


def _split(written: str) -> list[str]:
    return [written] if written.strip() == "," else written.split(",")


def _unusable(written: str, key: str | None, action: Action) -> str:
    """Why a single key cannot be used for an action; empty where it can."""
    if key is None:
        shown = shorten(one_line(written), 40)
        return f"there is no key “{shown}”; keys are written like b, ctrl+b, f2, pageup, slash"
    *modifiers, base = key.split("+")
    if "ctrl" in modifiers and base != base.lower():
        right = "+".join([*modifiers, base.lower()])
        return f"with ctrl a letter is written small: {right}"
    if key in _ARRIVE_AS:
        return f"a terminal sends {written} as {_ARRIVE_AS[key]}, so it never arrives; take another"
    if modifiers == ["shift"] and len(base) == 1:
        return f"a terminal sends {written} as “{base.upper()}”; write that"
    if action.group == LINE and types_a_character(key):
        return f"{written} would be typed into the line; take a key with ctrl, or a function key"
    if action.id == QUIT and types_a_character(key):
        return f"quitting with {written} would happen by accident and not while typing; take a key with ctrl"
    return ""


def _clash(taken: Mapping[str, tuple[str, ...]], known: Mapping[str, Action]) -> tuple[str, str] | None:
    """The first entry that cannot stand beside the others, and why."""
    for identifier, keys in taken.items():
        mine = known[identifier]
        for other in known.values():
            if other.id == identifier or not _meet(mine.group, other.group):
                continue
            own = other.id in taken
            theirs = taken[other.id] if own else _default(other)
            shared = {*keys} & {*theirs} - ({*_default(mine)} & {*_default(other)})
            if shared and own and _before(other.id, identifier, taken):
                return identifier, f"{min(shared)} is given to {other.id} too. The default stays: {mine.keys}"
            if shared and not own:
                key = min(shared)
                return identifier, f"{key} belongs to {other.id}; give that another key first. Default: {mine.keys}"
    return None


def _meet(one: str, other: str) -> bool:
    """Whether keys of two groups are ever awaited at the same time."""
    if LINE in (one, other):
        return one == other
    for own in _OWN_SCREENS:
        if own in (one, other):
            return one == other or not _EVERYWHERE.isdisjoint((one, other))
    return True


def _before(one: str, other: str, taken: Mapping[str, tuple[str, ...]]) -> bool:
    order = list(taken)
    return order.index(one) < order.index(other)


def _default(action: Action) -> tuple[str, ...]:
    return tuple(read_key(key) or key for key in _split(action.keys))
