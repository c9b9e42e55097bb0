"""What the parts of the console tell each other."""

from __future__ import annotations

from concurrent.futures import Future

from textual.message import Message

from incident_console.desk import Outcome
from incident_console.incident.state import State


class StateArrived(Message):
    """The incident has changed, here or at another seat. A later one replaces one that waits."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state

    def can_replace(self, message: Message) -> bool:
        """Only the newest state matters."""
        return isinstance(message, StateArrived) and message.state.incident_id == self.state.incident_id


class IncidentOpened(Message):
    """An incident has been read from the file, to be shown (and with it an entry)."""

    def __init__(self, future: Future[State], event_id: str) -> None:
        super().__init__()
        self.future = future
        self.event_id = event_id


class Settled(Message):
    """A command that was on its way to the disk has been recorded, refused or could not be written."""

    def __init__(self, key: str, future: Future[Outcome]) -> None:
        super().__init__()
        self.key = key
        self.future = future


class Trouble(Message):
    """The file cannot be read just now; the words say why. Without words it can be read again."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
