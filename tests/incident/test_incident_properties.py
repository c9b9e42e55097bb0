"""What holds for any incident at all: told by any commands, from any seats, arriving in any order."""

from __future__ import annotations

import random
from itertools import chain, pairwise
from typing import Any

from commands_strategy import NOW, contested, correcting, usual, wild
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.decide import Refusal, decide
from incident_console.incident.events import Event, read_body
from incident_console.incident.evolve import evolve, fold
from incident_console.incident.roles import holders, offers, open_offers, rivals, spells
from incident_console.incident.spans import phase_spans, severity_spans
from incident_console.incident.stamp import stamp
from incident_console.incident.state import State, name_key
from incident_console.incident.vocabulary import Role, Severity, Weight
from incident_console.incident.words import describe, entries
from support import Call, Story

MEET, SEATS = "meet", ("Ana", "Ben", "Cem")
told = st.tuples(st.sampled_from(SEATS), usual | correcting, st.none() | st.integers(0, 99))
clash = st.tuples(st.just("Ana"), contested, st.none()), st.tuples(st.just("Ben"), contested, st.none())
pieces = st.one_of(told.map(lambda one: [one]), st.tuples(*clash).map(list), told.map(lambda one: [MEET, one]))
histories = st.lists(pieces, min_size=8, max_size=20).map(lambda found: list(chain.from_iterable(found)))
of_any_length = settings(deadline=None, max_examples=40)

OPENING = (
    c.RaiseHypothesis(text="pool exhausted", owner="Lee Wong"),
    c.RaiseHypothesis(text="gateway times out"),
    c.AssignTask(text="drain one pool", person="Sam", minutes=5, tests=("h1",)),
    c.AssignTask(text="read the deploy log", tests=("h1", "h2")),
    c.RaiseNeed(text="db access"),
    c.RaiseNeed(text="a second scribe"),
    c.GiveEvidence(text="pool at 40 %", weighs=(("h1", Weight.AGAINST),)),
    c.ProposeDecision(text="fail over", options=("wait",)),
    c.Decide(text="no more deploys"),
    c.NoteFollowUp(text="why no page"),
    c.NoteFollowUp(text="why so slow"),
    c.AskFloor(person="Sam"),
    c.OfferRole(role=Role.OPS, person="Kim"),
    c.OfferRole(role=Role.IC, person="Sam"),
)


def attempt(story: Story, command: c.Command, which: int | None = None) -> None:
    """Carry out the command if it is not refused; what it corrects may be any event that is known there."""
    if which is not None and isinstance(command, (c.Undo, c.Amend)):
        known = list(story.state.log)
        command = command.model_copy(update={"target": known[which % len(known)]})
    if isinstance(command, c.WeighEvidence) and story.state.evidence:
        known = list(story.state.evidence)
        command = command.model_copy(update={"evidence": known[(which or 0) % len(known)]})
    if not isinstance(decide(story.state, command, story.now), Refusal):
        story.do(command)


def tell(history: list[Any]) -> Call:
    """The call after everything that was not refused, met or not."""
    call = Call(*SEATS).declared(severity=Severity.SEV3, commander="Dana Reyes")
    call["Ana"].do(*OPENING)
    call.meet()
    for step in history:
        call.clock.forward(seconds=20)
        if step == MEET:
            call.meet()
        else:
            author, command, which = step
            attempt(call[author], command, which)
    return call


def one_by_one(events: list[Event]) -> State:
    state = State("i1")
    for event in events:
        state = evolve(state, event)
    return state


@of_any_length
@given(histories, st.randoms(use_true_random=False))
def test_the_order_in_which_events_arrive_makes_no_difference(history: list[Any], chance: random.Random) -> None:
    call = tell(history)
    events = call.events
    whole = fold("i1", events)
    chance.shuffle(events)
    assert one_by_one(events) == whole
    assert fold("i1", events) == whole
    for seat in call.meet().seats.values():
        assert seat.state == whole
        assert list(seat.state.log) == list(whole.log)
        assert list(seat.state.handles) == list(whole.handles)


@of_any_length
@given(histories, st.randoms(use_true_random=False))
def test_clocks_that_disagree_make_no_difference_either(history: list[Any], chance: random.Random) -> None:
    """Readings of the log clock that contradict what was seen, as a seat makes them that follows nobody's clock."""
    call = tell(history)
    events = [e.model_copy(update={"hlc": f"{chance.randrange(40):015d}-00000"}) for e in call.events]
    whole = fold("i1", events)
    chance.shuffle(events)
    assert one_by_one(events) == whole


@of_any_length
@given(histories, st.randoms(use_true_random=False))
def test_a_part_of_the_log_folds_to_the_same_whenever_it_is_folded(history: list[Any], chance: random.Random) -> None:
    events = tell(history).events
    part = [event for event in events if chance.random() < 0.6]
    state = fold("i1", part)
    assert fold("i1", [*part, *reversed(part)]) == state
    assert fold("i1", state.log.values()) == state
    assert one_by_one(part) == state
    entries(state)


@of_any_length
@given(st.lists(usual, min_size=5, max_size=30))
def test_a_handle_is_never_given_twice(commands: list[c.Command]) -> None:
    story = Story(author="Ana").declared()
    given_out: dict[str, str] = {}
    for command in commands:
        story.clock.forward(seconds=20)
        for letter in "HTDNA":
            assert story.state.next_handle(letter) not in given_out
        attempt(story, command)
        for handle, event_id in story.state.handles.items():
            assert given_out.setdefault(handle, event_id) == event_id


@of_any_length
@given(histories)
def test_handles_of_several_seats_differ(history: list[Any]) -> None:
    state = tell(history).meet().state
    made = [e for e in state.log.values() if hasattr(e.body, "handle")]
    assert len({state.handle_of[e.event_id] for e in made}) == len(made) == len(state.handles)
    assert all(state.handles[state.handle_of[e.event_id]] == e.event_id for e in made)


@of_any_length
@given(histories, st.integers(0, 100))
def test_undo_and_redo_of_anything_give_back_the_same(history: list[Any], which: int) -> None:
    story = tell(history).meet()["Ana"]
    before = story.state
    undoable = [e for e in before.effective if not isinstance(before.log[e].body, (ev.IncidentDeclared, ev.Undone))]
    if not undoable:
        return
    story.do(c.Undo(target=undoable[which % len(undoable)]), author="Zoe")
    story.do(c.Redo(author="Zoe"))
    after = story.state
    for name in (
        "timeline",
        "hypotheses",
        "evidence",
        "tasks",
        "decisions",
        "needs",
        "follow_ups",
        "levers",
        "handles",
    ):
        assert getattr(after, name) == getattr(before, name)
    for name in ("notices", "criteria", "stand_down", "starred", "speakers", "speaking", "floor_events"):
        assert getattr(after, name) == getattr(before, name)
    for name in ("briefings", "updates", "role_events", "said", "tags", "amendments"):
        assert getattr(after, name) == getattr(before, name)
    assert after.registers == before.registers
    assert spells(after) == spells(before)


@of_any_length
@given(histories)
def test_what_is_read_out_of_a_state_agrees_with_itself(history: list[Any]) -> None:
    state = tell(history).meet().state
    for spans, value in ((severity_spans(state), state.severity), (phase_spans(state), state.phase)):
        for span, following in pairwise(spans):
            assert span.until == following.since >= span.since
            assert span.value != following.value
        assert (spans[-1].value if spans else None) == value
    for role in Role:
        held = holders(state, role)
        assert role.shared or len(held) <= 1
        if not role.shared and not rivals(state, role):
            assert [s.person for s in held] == [p for p in (state.value(f"role:{role.value}"),) if p]
    assert all(spell.until is None or spell.until >= spell.since for spell in spells(state))
    assert {offer.event_id for offer in open_offers(state)} <= {offer.event_id for offer in offers(state)}
    assert state.timeline == sorted(state.timeline)
    for found in state.hypotheses.values():
        assert found.movements == tuple(sorted(found.movements))
        assert (found.ended_at is None) == (found.status.value == "open")
        assert set(found.evidence) <= state.evidence.keys()
        for observation in found.evidence:
            assert state.evidence[observation].on(found.event_id) is not None
    for decision in state.decisions.values():
        assert (decision.settled_at is None) == (decision.status.value == "proposed")
    for need in state.needs.values():
        assert (need.routed_at is None) == (need.routed_to == "")
    assert len(set(state.speakers)) == len(state.speakers)
    assert all(key == name_key(criterion.name) for key, criterion in state.criteria.items())
    for task in state.tasks.values():
        assert (task.ended_at is not None) == task.status.ended


@settings(deadline=None, max_examples=200)
@given(st.lists(wild, min_size=1, max_size=4), st.booleans())
def test_deciding_never_raises_and_what_it_records_can_be_read_back(commands: list[c.Command], declared: bool) -> None:
    story = Story(author="Ana").at(NOW)
    if declared:
        story.declared(commander="Dana Reyes")
        story.do(c.RaiseHypothesis(text="one"), c.AssignTask(text="one"), c.RaiseNeed(text="one"))
    for command in commands:
        decided = decide(story.state, command, story.now)
        if isinstance(decided, Refusal):
            assert decided.reason
            assert decided.reason.endswith((".", "?"))
            assert len(decided.reason) < 400
            continue
        for event in stamp(decided, incident_id="i1", seat=story.seat, now=story.now, last_hlc=None, last_seq=0):
            assert read_body(event.kind, event.version, event.body.model_dump_json()) == event.body
            assert Event.model_validate_json(event.model_dump_json()) == event
            assert describe(event.body, story.state).text
        story.do(command)
    entries(story.state)
