"""Random incidents: commands that two seats carry out, sometimes without seeing each other."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from logbook_helpers import attempt

from incident_console.incident import commands as c
from incident_console.incident.events import Event
from incident_console.incident.evolve import evolve
from incident_console.incident.vocabulary import (
    ActionStatus,
    EntryKind,
    HypothesisStatus,
    Lever,
    LeverStatus,
    Milestone,
    Phase,
    Role,
    Severity,
    Weight,
)
from support import Story

WORDS = st.sampled_from(["pool at 40 %", "gateway times out #db", "rollback “4.2.1” failed", "мост", "a\nb", "[/x]"])
PEOPLE = st.sampled_from(["Ana Costa", "Dana Reyes", "Sam", "Maria Silva"])
MINUTES = st.sampled_from([None, 5, 12.5])


def _handles(letter: str) -> st.SearchStrategy[str]:
    return st.integers(1, 3).map(lambda number: f"{letter}{number}")


COMMANDS = st.one_of(
    st.builds(c.WriteEntry, text=WORDS, entry=st.sampled_from(EntryKind), source=st.sampled_from(["", "Alertmanager"])),
    st.builds(c.Retitle, title=WORDS),
    st.builds(c.SetSeverity, severity=st.sampled_from(Severity), reason=WORDS),
    st.builds(c.SetPhase, phase=st.sampled_from(Phase), reason=WORDS),
    st.builds(c.StateImpact, text=WORDS),
    st.builds(c.MarkMilestone, milestone=st.sampled_from(Milestone)),
    st.builds(c.TakeRole, role=st.sampled_from(Role), person=PEOPLE),
    st.builds(c.OfferRole, role=st.sampled_from(Role), person=PEOPLE),
    st.builds(c.AcceptRole, role=st.sampled_from(Role), words=WORDS),
    st.builds(c.DeclineRole, role=st.sampled_from(Role), reason=WORDS),
    st.builds(c.ReleaseRole, role=st.sampled_from(Role)),
    st.builds(c.RaiseHypothesis, text=WORDS, owner=PEOPLE),
    st.builds(
        c.GiveEvidence,
        text=WORDS,
        weighs=st.lists(st.tuples(_handles("H"), st.sampled_from(Weight)), min_size=1, max_size=2).map(tuple),
    ),
    st.builds(c.MoveHypothesis, hypothesis=_handles("H"), status=st.sampled_from(HypothesisStatus), reason=WORDS),
    st.builds(
        c.AssignTask,
        text=WORDS,
        person=PEOPLE,
        minutes=MINUTES,
        tests=st.lists(_handles("H"), max_size=2).map(tuple),
    ),
    st.builds(c.AcknowledgeTask, task=_handles("T")),
    st.builds(c.ExtendTask, task=_handles("T"), minutes=st.just(5)),
    st.builds(c.ReassignTask, task=_handles("T"), person=PEOPLE),
    st.builds(c.EndTask, task=_handles("T"), outcome=st.sampled_from(["done", "failed", "dropped"]), text=WORDS),
    st.builds(c.Decide, text=WORDS, options=st.just(("a", "b")), person=PEOPLE),
    st.builds(c.HoldBriefing, conditions=WORDS, actions=WORDS),
    st.builds(c.SendUpdate, text=WORDS, next_minutes=MINUTES),
    st.builds(c.RaiseNeed, text=WORDS, of=PEOPLE),
    st.builds(c.EndNeed, need=_handles("N"), met=st.booleans()),
    st.builds(c.RouteNeed, need=_handles("N"), person=PEOPLE),
    st.builds(c.NoteFollowUp, text=WORDS, person=PEOPLE),
    st.builds(c.SetAction, follow_up=_handles("A"), owner=PEOPLE, status=st.sampled_from(ActionStatus)),
    st.builds(c.ProposeDecision, text=WORDS, options=st.just(("wait",))),
    st.builds(c.PollDecision, decision=_handles("D")),
    st.builds(c.ObjectToDecision, decision=_handles("D"), text=WORDS, person=PEOPLE),
    st.builds(c.SettleDecision, decision=_handles("D"), outcome=st.sampled_from(["adopted", "rejected"]), text=WORDS),
    st.builds(c.WeighEvidence, evidence=st.just("?"), hypothesis=_handles("H"), weight=st.sampled_from(Weight)),
    st.builds(c.GiveNotice, audience=st.sampled_from(["leadership", "on-call group"]), text=WORDS),
    st.builds(c.SetCriterion, name=st.sampled_from(["errors normal", "no backlog"]), met=st.booleans(), text=WORDS),
    st.builds(c.Star, starred=st.booleans()),
    st.builds(c.Star, target=st.integers(0, 30).map(str), starred=st.booleans()),
    st.builds(c.PullLever, lever=st.sampled_from(Lever), status=st.sampled_from(LeverStatus)),
)
CORRECTIONS = st.one_of(
    st.builds(c.Undo),
    st.builds(c.Redo),
    st.builds(c.Undo, target=st.integers(0, 30).map(str)),
    st.builds(c.Amend, target=st.integers(0, 30).map(str), text=WORDS),
    st.builds(c.Amend, target=st.integers(0, 30).map(str), occurred_at=st.just(None), about=st.booleans()),
)
STEPS = st.lists(st.tuples(st.integers(0, 1), st.booleans(), st.one_of(COMMANDS, COMMANDS, CORRECTIONS)), max_size=25)
"""Which of two seats, whether it has heard from the other first, and what it does."""


@st.composite
def incidents(draw: st.DrawFn) -> list[Event]:
    """The events of one incident in the order in which they were made, by two seats whose clocks are 90 s apart."""
    one = Story("i1").declared()
    two = Story("i1", author="Bo Li", node="n2").at(one.now + timedelta(seconds=90))
    for _ in range(1000):
        two.seat.entropy(10)  # so that no identifier is given twice
    made = list(one.events)
    _hear(two, made)
    for who, listens, command in draw(STEPS):
        seat = (one, two)[who]
        if listens:
            _hear(seat, made)
        seat.clock.forward(seconds=20)
        made.extend(attempt(seat, _aimed(seat, command)))
    return made


def _hear(seat: Story, made: list[Event]) -> None:
    for event in made:
        if event.event_id not in seat.state.log:
            seat.state = evolve(seat.state, event)


def _aimed(seat: Story, command: c.Command) -> c.Command:
    if isinstance(command, c.WeighEvidence):
        return command.model_copy(update={"evidence": next(iter(seat.state.evidence), "")})
    target = getattr(command, "target", None)
    if target is None:
        return command
    order = seat.state.order
    return command.model_copy(update={"target": order[int(target) % len(order)][1]})
