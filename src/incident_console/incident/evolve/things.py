"""Things with a history: each is built anew out of all that is about it, in whatever order that came."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from incident_console.incident import events as ev
from incident_console.incident.events import Event
from incident_console.incident.evolve.basics import counting, text_of_last
from incident_console.incident.evolve.decisions import rebuild_decision
from incident_console.incident.evolve.ending import rebuild_follow_up
from incident_console.incident.identifiers import EventId
from incident_console.incident.records import Evidence, Hypothesis, Need, Task, Turn
from incident_console.incident.state import State
from incident_console.incident.vocabulary import HypothesisStatus, NeedStatus, TaskStatus

ABOUT: dict[type, Callable[[Any], tuple[EventId, ...]]] = {
    ev.EvidenceGiven: lambda body: tuple(weighing.hypothesis for weighing in body.weighs),
    ev.EvidenceWeighed: lambda body: (body.evidence, body.hypothesis),
    ev.HypothesisMoved: lambda body: (body.hypothesis,),
    ev.TaskAssigned: lambda body: body.tests,
    ev.TaskAcknowledged: lambda body: (body.task,),
    ev.TaskExtended: lambda body: (body.task,),
    ev.TaskReassigned: lambda body: (body.task,),
    ev.TaskEnded: lambda body: (body.task,),
    ev.NeedRouted: lambda body: (body.need,),
    ev.NeedEnded: lambda body: (body.need,),
    ev.DecisionPolled: lambda body: (body.decision,),
    ev.DecisionObjected: lambda body: (body.decision,),
    ev.DecisionSettled: lambda body: (body.decision,),
    ev.ActionSet: lambda body: (body.follow_up,),
}
"""For each kind of event the things that it concerns besides the one that it makes."""


def rebuild_task(state: State, made: Event, body: ev.TaskAssigned) -> None:
    """What became of a task. Whoever got it last has to acknowledge it anew."""
    task_id = made.event_id
    person, end = state.register(f"task-person:{task_id}"), state.register(f"task:{task_id}")
    given = (person.heads[-1].at, state.log[person.heads[-1].event_id].order) if person.heads else None
    heard = [event for event, _ in counting(state, task_id, ev.TaskAcknowledged)]
    acknowledged = [e.occurred_at for e in heard if given is None or (e.occurred_at, e.order) > given]
    status = TaskStatus.ACKNOWLEDGED if acknowledged else TaskStatus.ASSIGNED
    extensions = tuple((event.occurred_at, more.minutes) for event, more in counting(state, task_id, ev.TaskExtended))
    state.tasks[task_id] = Task(
        event_id=task_id,
        handle=state.handle_of[task_id],
        text=body.text,
        person=person.value or body.person,
        assigned_at=made.occurred_at,
        minutes=body.minutes,
        extended=sum(minutes for _, minutes in extensions),
        extensions=extensions,
        tests=body.tests,
        acknowledged_at=min(acknowledged, default=None),
        status=TaskStatus(end.value) if end.heads else status,
        contested=end.contested or person.contested,
        ended_at=end.held_since(end.value),
        outcome=text_of_last(state, end),
    )


def rebuild_need(state: State, made: Event, body: ev.NeedRaised) -> None:
    """Where a need stands."""
    end = state.register(f"need:{made.event_id}")
    route = state.register(f"need-person:{made.event_id}")
    status = {None: NeedStatus.OPEN, True: NeedStatus.MET, False: NeedStatus.DROPPED}[end.value]
    state.needs[made.event_id] = Need(
        event_id=made.event_id,
        handle=state.handle_of[made.event_id],
        text=body.text,
        of=body.of,
        raised_at=made.occurred_at,
        routed_to=route.value or "",
        routed_at=route.held_since(route.value),
        status=status,
        contested=end.contested or route.contested,
        ended_at=end.held_since(end.value),
        outcome=text_of_last(state, end),
    )


def rebuild_evidence(state: State, made: Event, body: ev.EvidenceGiven) -> None:
    """How an observation weighs: as it was recorded, and as it was weighed anew since."""
    own = made.event_id
    weighs = {weighing.hypothesis: weighing.weight for weighing in body.weighs}
    contested: dict[EventId, None] = {}
    for hypothesis in _weighed_later(state, own):
        cell = state.register(f"cell:{own}:{hypothesis}")
        weighs[hypothesis] = cell.value
        if cell.contested:
            contested[hypothesis] = None
    state.evidence[own] = Evidence(
        own, body.text, made.occurred_at, made.author, tuple(weighs.items()), tuple(contested)
    )


def rebuild_hypothesis(state: State, made: Event, body: ev.HypothesisRaised) -> None:
    """Where a hypothesis stands, and everything that moved it. Its tests and its evidence are built before it."""
    own = made.event_id
    register = state.register(f"hypothesis:{own}")
    given = [event for event, _ in counting(state, own, ev.EvidenceGiven)]
    weighed = [
        (event, body) for event, body in counting(state, own, ev.EvidenceWeighed) if body.evidence in state.evidence
    ]
    evidence = dict.fromkeys([*(event.event_id for event in given), *(body.evidence for _, body in weighed)])
    tests = [event for event, _ in counting(state, own, ev.TaskAssigned)]
    ends = [state.tasks[test.event_id].ended_at for test in tests]
    turns = register.settings
    moved = [
        made.occurred_at,
        *(e.occurred_at for e in (*given, *(event for event, _ in weighed), *tests)),
        *filter(None, ends),
        *(t.at for t in turns),
    ]
    state.hypotheses[own] = Hypothesis(
        event_id=own,
        handle=state.handle_of[own],
        text=body.text,
        owner=body.owner,
        raised_at=made.occurred_at,
        status=register.value or HypothesisStatus.OPEN,
        contested=register.contested,
        evidence=tuple(evidence),
        tests=tuple(event.event_id for event in tests),
        movements=tuple(sorted(moved)),
        history=tuple(
            Turn(turn.at, turn.value.value, getattr(state.effective[turn.event_id].body, "reason", ""), turn.author)
            for turn in turns
        ),
    )


REBUILD: dict[type, Callable[[State, Event, Any], None]] = {
    ev.TaskAssigned: rebuild_task,
    ev.EvidenceGiven: rebuild_evidence,
    ev.NeedRaised: rebuild_need,
    ev.DecisionMade: rebuild_decision,
    ev.DecisionProposed: rebuild_decision,
    ev.FollowUpNoted: rebuild_follow_up,
    ev.HypothesisRaised: rebuild_hypothesis,
}
"""What is built out of an event that makes a thing, in this order: a hypothesis looks at its tests and evidence."""


MAKES = tuple(REBUILD)
"""The kinds of event that make a thing, which later events concern."""


def concerned(event: Event) -> tuple[EventId, ...]:
    """The things that an event says something about, besides the one that it makes."""
    about = ABOUT.get(type(event.body))
    return tuple(dict.fromkeys(about(event.body))) if about else ()


def rebuild(state: State, things: Iterable[EventId]) -> None:
    """Build these things anew, in the order of the log, and the hypotheses on which the tasks and evidence bear."""
    found = ((thing, state.effective[thing]) for thing in things if thing in state.effective)
    made = {thing: event for thing, event in found if type(event.body) in REBUILD}
    made |= {
        h: state.effective[h] for event in list(made.values()) for h in _bears_on(state, event) if h in state.effective
    }
    in_order = sorted(made.values(), key=lambda event: event.order)
    for build in dict.fromkeys(REBUILD.values()):
        for event in in_order:
            if REBUILD.get(type(event.body)) is build:
                build(state, event, event.body)


def _bears_on(state: State, made: Event) -> Iterable[EventId]:
    """The hypotheses on which a task or an observation bears."""
    if isinstance(made.body, ev.TaskAssigned):
        return made.body.tests
    if isinstance(made.body, ev.EvidenceGiven):
        return _weighed_later(state, made.event_id)
    return ()


def _weighed_later(state: State, evidence: EventId) -> list[EventId]:
    """The hypotheses against which an observation was weighed after it had been recorded."""
    cells = [cell for _, cell in counting(state, evidence, ev.EvidenceWeighed) if cell.evidence == evidence]
    return [cell.hypothesis for cell in cells]
