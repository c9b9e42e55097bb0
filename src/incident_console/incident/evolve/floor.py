"""Who wants to speak, in order, and who was given the word last."""

from __future__ import annotations

from datetime import datetime

from incident_console.incident import events as ev
from incident_console.incident.state import State


def put_floor(state: State) -> None:
    """Put the list of speakers into a state, by when they asked.

    Who still waits is told by the order of the log: a clock that was set back brings nobody back who has spoken.
    """
    waiting: dict[str, datetime] = {}
    speaking = ""
    for event in sorted((state.effective[e] for e in state.floor_events), key=lambda e: e.order):
        body = event.body
        if isinstance(body, ev.FloorAsked):
            waiting.setdefault(body.person, event.occurred_at)
        elif isinstance(body, (ev.FloorGiven, ev.FloorLeft)):
            waiting.pop(body.person, None)
            given = isinstance(body, ev.FloorGiven)
            speaking = body.person if given else "" if speaking == body.person else speaking
    state.speakers, state.speaking = tuple(sorted(waiting, key=waiting.__getitem__)), speaking
