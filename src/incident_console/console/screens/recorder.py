"""Recording: commands go to the writer, and what cannot be recorded comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incident_console.console.messages import Settled
from incident_console.console.saving import Saving
from incident_console.desk import Done, LogbookError
from incident_console.incident.commands import Command
from incident_console.incident.decide import Refusal
from incident_console.keys import KEYS, shown

if TYPE_CHECKING:
    from incident_console.console.screens.console import ConsoleScreen


class Recorder:
    """Everything that a console screen has handed over to be recorded."""

    def __init__(self, screen: ConsoleScreen) -> None:
        self._screen = screen
        self.saving = Saving()
        self._commands: dict[str, Command] = {}

    def submit(self, command: Command, text: str) -> None:
        """Hand a command to the writer. `text` is what is given back where it cannot be recorded.

        It counts as of now, however long the disk may take.
        """
        screen = self._screen
        now = screen.session.clock.now()
        if command.at is None:
            command = command.model_copy(update={"at": now})
        key = self.saving.begin(text, now)
        self._commands[key] = command
        future = screen.live.submit(screen.state.incident_id, command)
        future.add_done_callback(lambda done: screen.post_message(Settled(key, done)))
        screen.show_all()

    def settle(self, message: Settled) -> None:
        """It is on disk, or it is said why not; what could not be recorded is given back."""
        screen = self._screen
        command = self._commands.pop(message.key)
        failure = message.future.exception()
        if failure is None:
            outcome = message.future.result()
            text = self.saving.recorded(message.key)
            if isinstance(outcome, Done):
                if len(outcome.state.log) >= len(screen.state.log):
                    screen.state = outcome.state
                screen.line_desk.recorded(text)
            elif isinstance(outcome, Refusal):
                self._give_back(command, text, outcome.reason)
        else:
            reason = str(failure) if isinstance(failure, LogbookError) else f"not saved: {failure}"
            text = self.saving.failed(message.key, reason)
            if text:
                screen.line_desk.failed(message.key, text, reason)
            else:
                self.saving.forget(message.key)
                self._give_back(command, text, f"Not saved: {reason}")
        screen.show_all()

    def _give_back(self, command: Command, text: str, reason: str) -> None:
        """As a line where it has one; else the dialog that it came from offers what was typed there again."""
        screen = self._screen
        dialog = None if text else _remembered(screen, command)
        if dialog is not None:
            key = next((k for k in KEYS if k.id == f"record.{dialog}"), None)
            where = f"press {shown(key.keys)}" if key else f"the {dialog} dialog has it"
            reason = f"{reason} What you typed is kept: {where}."
        screen.line_desk.refused(text, reason)


def _remembered(screen: ConsoleScreen, command: Command) -> str | None:
    """The dialog that a command came from, which then offers what was typed again; None where it came from none."""
    from incident_console.console.dialogs.memory import memory_of

    found = memory_of(screen.app).bring_back(command)
    return found[0] if found else None
