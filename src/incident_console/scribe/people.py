"""The people of an incident, those first who were heard of last."""

from __future__ import annotations

from itertools import islice

from incident_console.incident.state import State

_RECENT = 200
"""Events, counted from the end, in which recent use is looked for."""

_FIELDS = ("person", "owner", "of")


def people_by_use(state: State) -> list[str]:
    """Every name that the incident knows: the recently used ones first, the rest in the order of first use."""
    used: dict[str, None] = {}
    for _, event_id in islice(reversed(state.order), _RECENT):
        event = state.log[event_id]
        fields = vars(event.body)
        for name in _FIELDS:
            if person := fields.get(name):
                used.setdefault(person)
        used.setdefault(event.author)
    known = {person: None for person in used if person in state.people}
    return list(known | dict.fromkeys(state.people))
