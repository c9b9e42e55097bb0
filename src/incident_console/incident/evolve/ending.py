"""What belongs to the end of an incident: follow-ups as action items, exit criteria."""

from __future__ import annotations

from typing import Any

from incident_console.incident import events as ev
from incident_console.incident.events import Event
from incident_console.incident.evolve.basics import counting, text_of_last
from incident_console.incident.records import Criterion, FollowUp
from incident_console.incident.state import State
from incident_console.incident.vocabulary import ActionStatus

CRITERION = "criterion:"
"""The registers of whether a criterion is met, by the criterion's key."""

LISTED = "criterion-listed:"
"""The registers of whether a criterion is on this incident's list."""


def rebuild_follow_up(state: State, made: Event, body: ev.FollowUpNoted) -> None:
    """A follow-up with all that has been said about it: field by field what was said last, in the order of the log."""
    told = sorted(counting(state, made.event_id, ev.ActionSet), key=lambda one: one[0].order)
    said: list[ev.FollowUpNoted | ev.ActionSet] = [body, *(more for _, more in told)]

    def last(name: str, otherwise: Any) -> Any:
        for more in reversed(said):
            if value := getattr(more, "person" if name == "owner" and more is body else name):
                return value
            if name in getattr(more, "clears", ()):
                return otherwise
        return otherwise

    state.follow_ups[made.event_id] = FollowUp(
        event_id=made.event_id,
        handle=state.handle_of[made.event_id],
        text=body.text,
        person=last("owner", ""),
        at=made.occurred_at,
        author=made.author,
        verb=last("verb", ""),
        outcome=last("outcome", ""),
        ticket=last("ticket", ""),
        due=last("due", None),
        category=last("category", None),
        status=last("status", ActionStatus.CONSIDERED),
        impact=last("impact", None),
        effort=last("effort", None),
    )


def rebuild_criterion(state: State, key: str) -> None:
    """An exit criterion, out of its registers. It is spelled as on the list, else as when it was set last."""
    met, listed = state.register(CRITERION + key), state.register(LISTED + key)
    spelled = [*met.heads[-1:], *listed.heads[-1:]]
    if not spelled:
        return
    state.criteria[key] = Criterion(
        name=getattr(state.effective[spelled[-1].event_id].body, "name", key),
        listed=listed.value,
        met=bool(met.value),
        at=met.heads[-1].at if met.heads else None,
        author=met.heads[-1].author if met.heads else "",
        text=text_of_last(state, met),
        contested=met.contested or listed.contested,
    )
