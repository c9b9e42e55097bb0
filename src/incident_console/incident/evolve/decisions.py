"""Decisions out of what was proposed, asked, objected and settled."""

from __future__ import annotations

from incident_console.incident import events as ev
from incident_console.incident.events import Event
from incident_console.incident.evolve.basics import counting, text_of_last
from incident_console.incident.records import Decision, Objection
from incident_console.incident.state import State
from incident_console.incident.vocabulary import DecisionStatus


def rebuild_decision(state: State, made: Event, body: ev.DecisionMade | ev.DecisionProposed) -> None:
    """Where a decision stands. One that was recorded in one line was adopted then, unless it was withdrawn since."""
    own, at = made.event_id, made.occurred_at
    at_once = isinstance(body, ev.DecisionMade)
    end = state.register(f"decision:{own}")
    noted = body.objections if isinstance(body, ev.DecisionMade) else ()
    heard = [
        Objection(e.event_id, said.text, said.person, e.occurred_at)
        for e, said in counting(state, own, ev.DecisionObjected)
    ]
    state.decisions[own] = Decision(
        event_id=own,
        handle=state.handle_of[own],
        text=body.text,
        at=at,
        author=made.author,
        person=body.person,
        options=body.options,
        objections=(*(Objection(own, text, "", at) for text in noted), *heard),
        status=DecisionStatus(end.value or ("adopted" if at_once else "proposed")),
        contested=end.contested,
        proposed_at=None if at_once else at,
        asked_at=max((e.occurred_at for e, _ in counting(state, own, ev.DecisionPolled)), default=None),
        settled_at=end.held_since(end.value) if end.heads else at if at_once else None,
        outcome=text_of_last(state, end),
    )
