"""Who wants to speak, in order, and who was given the word last."""

from __future__ import annotations

from incident_console.incident import events as ev
from incident_console.incident.state import State


def put_floor(state: State) -> None:
    """Put the list of speakers into a state, out of all that counts, by when it happened."""
    waiting: dict[str, None] = {}
    speaking = ""
    for event in sorted((state.effective[e] for e in state.floor_events), key=lambda e: (e.occurred_at, e.order)):
        body = event.body
        if isinstance(body, ev.FloorAsked):
            waiting.setdefault(body.person)
        elif isinstance(body, (ev.FloorGiven, ev.FloorLeft)):
            waiting.pop(body.person, None)
            given = isinstance(body, ev.FloorGiven)
            speaking = body.person if given else "" if speaking == body.person else speaking
    state.speakers, state.speaking = tuple(waiting), speaking
