"""What was typed into dialogs and is not on disk, kept for as long as the console runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App

from incident_console.incident.commands import Command

Key = tuple[str, str, str]
"""The incident, the dialog and what it is about (empty for a dialog that makes something new)."""

_SENT = 50
"""How many recorded forms are remembered, for the case that writing fails; a write takes well under a second."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was handed over to be recorded: what it became, and what had been typed."""

    key: Key
    commands: tuple[Command, ...]
    changed: Mapping[str, str]


@dataclass(slots=True)
class Memory:
    """The values that were changed in each dialog and not recorded, and those of the last ones that were sent off."""

    left: dict[Key, dict[str, str]] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)

    def leave(self, key: Key, changed: Mapping[str, str]) -> None:
        """Keep what was changed in a dialog that was left without recording."""
        if changed:
            self.left[key] = dict(changed)
        else:
            self.left.pop(key, None)

    def send(self, key: Key, commands: tuple[Command, ...], changed: Mapping[str, str]) -> None:
        """What was typed has been handed over to be recorded."""
        self.left.pop(key, None)
        self.sent = [*self.sent[1 - _SENT :], Sent(key, commands, dict(changed))]

    def bring_back(self, command: Command) -> tuple[str, str] | None:
        """A command could not be written: offer what was typed for it again. Gives back the dialog and what it is
        about, or None where the command came from no dialog. The command may have got its time in the meantime."""
        for sent in reversed(self.sent):
            if any(_same(command, one) for one in sent.commands):
                self.sent.remove(sent)
                self.left[sent.key] = dict(sent.changed)
                return sent.key[1:]
        return None

    def typed(self, key: Key) -> dict[str, str]:
        """What was typed before and not recorded."""
        return dict(self.left.get(key, {}))


def _same(command: Command, sent: Command) -> bool:
    return command.model_copy(update={"at": sent.at}) == sent


_MEMORIES: WeakKeyDictionary[App[Any], Memory] = WeakKeyDictionary()


def memory_of(app: App[Any]) -> Memory:
    """The memory of a running console."""
    return _MEMORIES.setdefault(app, Memory())
