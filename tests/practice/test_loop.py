"""The loop: which kinds of events turn which quarter, when each last did, and how many full turns there were."""

from __future__ import annotations

from calls import POLICY, call

from incident_console.incident.commands import (
    AcknowledgeTask,
    AssignTask,
    Decide,
    EndTask,
    GiveEvidence,
    ProposeDecision,
    RaiseHypothesis,
    RaiseNeed,
    SendUpdate,
    SettleDecision,
    WeighEvidence,
    WriteEntry,
)
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Weight
from incident_console.practice.loop import Quarter, loop
from incident_console.practice.policy import Policy
from support import Story
from support.clock import time_of


def turn(story: Story, number: int) -> None:
    """Seen, weighed, decided, done."""
    story.do(WriteEntry(text="seen"), GiveEvidence(text="weighed", weighs=(("H1", Weight.FOR),)))
    story.do(AssignTask(text="decided", person="Sam", minutes=5))
    story.do(EndTask(task=f"T{number}", outcome="done"))


def test_each_quarter_tells_when_it_last_turned() -> None:
    story = Story().declared()
    story.at("14:32").do(WriteEntry(text="success 61 %"))
    story.at("14:33").do(RaiseHypothesis(text="pool"))
    story.at("14:34").do(Decide(text="look at the pool"))
    story.at("14:36")
    reading = loop(story.state, story.now, POLICY)
    assert [reading.minutes_since(quarter, story.now) for quarter in Quarter] == [4.0, 3.0, 2.0, None]
    assert reading.turns == 0


def test_a_full_turn_is_all_four_in_order() -> None:
    story = call()
    story.do(RaiseHypothesis(text="pool"))
    turn(story, 1)
    turn(story, 2)
    assert loop(story.state, story.now, POLICY).turns == 2


def test_acting_before_deciding_is_no_turn() -> None:
    story = Story().declared()
    story.do(AssignTask(text="x", person="Sam", minutes=5), AcknowledgeTask(task="T1"), RaiseHypothesis(text="pool"))
    story.do(WriteEntry(text="seen"))
    assert loop(story.state, story.now, POLICY).turns == 0


def test_updates_needs_and_roles_turn_nothing() -> None:
    story = Story().declared(commander="Dana Reyes")
    story.do(SendUpdate(text="it fails"), RaiseNeed(text="access"))
    reading = loop(story.state, story.now, POLICY)
    assert set(reading.last.values()) == {None}


def test_proposing_and_settling_are_deciding_and_weighing_is_orienting() -> None:
    story = Story().declared()
    story.do(RaiseHypothesis(text="pool"), RaiseHypothesis(text="gateway"))
    seen = story.do(GiveEvidence(text="times out", weighs=(("H1", Weight.FOR),)))
    story.do(WeighEvidence(evidence=seen.event_id, hypothesis="H2", weight=Weight.FOR))
    story.do(ProposeDecision(text="fail over"), SettleDecision(decision="D1", outcome="adopted"))
    recent = loop(story.state, story.now, POLICY).recent
    assert (recent[Quarter.ORIENT], recent[Quarter.DECIDE]) == (4, 2)


def test_only_the_last_fifteen_minutes_count_and_their_first_moment_does() -> None:
    story = call()
    story.do(RaiseHypothesis(text="pool"))
    turn(story, 1)
    assert loop(story.state, time_of("14:45:59"), POLICY).turns == 1
    assert loop(story.state, time_of("14:46:00"), POLICY).turns == 1
    late = loop(story.state, time_of("14:46:01"), POLICY)
    assert (late.turns, set(late.recent.values())) == (0, {0})
    assert late.last[Quarter.ACT] == time_of("14:31")
    assert loop(story.state, time_of("15:00"), Policy(loop_minutes=60)).turns == 1


def test_what_is_ahead_of_a_clock_that_stepped_back_has_not_turned_yet() -> None:
    story = call().at("14:40")
    story.do(WriteEntry(text="seen"))
    reading = loop(story.state, time_of("14:20"), POLICY)
    assert reading.last[Quarter.OBSERVE] is None


def test_an_empty_state_has_no_loop() -> None:
    assert loop(State("i1"), time_of("14:31"), POLICY).turns == 0
