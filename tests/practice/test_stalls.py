"""Stalls: what moves a hypothesis, from exactly when it is stalled, and what each past stall was ended by."""

from __future__ import annotations

import pytest
from calls import POLICY, SECOND, call, say

from incident_console.incident.commands import (
    Amend,
    AssignTask,
    EndTask,
    GiveEvidence,
    MoveHypothesis,
    RaiseHypothesis,
    SetPhase,
    SnoozePrompt,
    Undo,
    WeighEvidence,
    WriteEntry,
)
from incident_console.incident.vocabulary import HypothesisStatus, Phase, Weight
from incident_console.practice.clocks import ClockKind, clocks
from incident_console.practice.policy import Policy
from incident_console.practice.stalls import Ending, PastStall, stall_history, stalled
from support import Story
from support.clock import time_of


def with_hypothesis() -> Story:
    story = call()
    story.do(RaiseHypothesis(text="Database connection pool exhausted"))
    return story


def handles(story: Story, at: str) -> list[str]:
    return [stall.handle for stall in stalled(story.state, time_of(at), POLICY)]


def history(story: Story, at: str = "16:00") -> tuple[PastStall, ...]:
    return stall_history(story.state, time_of(at), POLICY)


def test_stalled_from_exactly_fifteen_minutes_on() -> None:
    story = with_hypothesis()
    assert handles(story, "14:45:59") == []
    assert handles(story, "14:46:00") == ["H1"]
    assert handles(story, "14:46:01") == ["H1"]


def test_hard_from_exactly_twenty_minutes_on() -> None:
    story = with_hypothesis()
    hard = {at: stalled(story.state, time_of(at), POLICY)[0].hard for at in ("14:50:59", "14:51:00", "14:51:01")}
    assert hard == {"14:50:59": False, "14:51:00": True, "14:51:01": True}


def test_minutes_and_since_are_told() -> None:
    (stall,) = stalled(with_hypothesis().state, time_of("14:48:30"), POLICY)
    assert stall.minutes == 17.5
    assert stall.since == time_of("14:31")
    assert stall.text == "Database connection pool exhausted"


def test_the_limit_is_the_policy_s() -> None:
    story = with_hypothesis()
    assert stalled(story.state, time_of("14:36"), Policy(stall_minutes=5))
    assert not stalled(story.state, time_of("14:50"), Policy(stall_minutes=20))


@pytest.mark.parametrize(
    ("command", "ended_by"),
    [
        (GiveEvidence(text="pool at 40 %, steady", weighs=(("H1", Weight.AGAINST),)), Ending.EVIDENCE),
        (GiveEvidence(text="says nothing", weighs=(("H1", Weight.NEUTRAL),)), Ending.EVIDENCE),
        (AssignTask(text="drain one pool", person="sam", minutes=5, tests=("H1",)), Ending.TEST),
        (MoveHypothesis(hypothesis="H1", status=HypothesisStatus.CONFIRMED, reason="seen"), Ending.CONFIRMED),
        (MoveHypothesis(hypothesis="H1", status=HypothesisStatus.RULED_OUT, reason="seen"), Ending.RULED_OUT),
        (MoveHypothesis(hypothesis="H1", status=HypothesisStatus.PARKED, reason="later"), Ending.PARKED),
        (SetPhase(phase=Phase.RESOLVED), Ending.OVER),
    ],
)
def test_what_ends_a_stall(command: object, ended_by: Ending) -> None:
    story = with_hypothesis().at("14:48")
    last = story.do(command)
    assert handles(story, "14:48") == []
    (past,) = history(story)
    assert (past.ended_by, past.minutes, past.hard) == (ended_by, 17.0, False)
    assert (past.since, past.until) == (time_of("14:31"), time_of("14:48"))
    assert past.event_id == last.event_id


def test_a_question_is_not_an_answer() -> None:
    story = with_hypothesis().at("14:48")
    say(story, "stall:")
    story.do(SnoozePrompt(prompt="stall:x", headline="later", minutes=5), WriteEntry(text="still looking"))
    story.do(AssignTask(text="something else", person="sam", minutes=5))
    assert handles(story, "14:48") == ["H1"]
    assert history(story, "14:48") == ()


def test_weighing_an_earlier_observation_on_another_hypothesis_moves_that_one() -> None:
    story = Story().declared()
    story.do(RaiseHypothesis(text="pool"), RaiseHypothesis(text="gateway"))
    seen = story.do(GiveEvidence(text="times out from outside", weighs=(("H2", Weight.FOR),)))
    story.at("14:48").do(WeighEvidence(evidence=seen.event_id, hypothesis="H1", weight=Weight.AGAINST))
    assert handles(story, "14:48") == ["H2"]
    (past,) = history(story)
    assert (past.handle, past.minutes, past.ended_by) == ("H1", 17.0, Ending.EVIDENCE)


def test_the_end_of_a_test_moves_what_it_tests() -> None:
    story = with_hypothesis().at("14:40")
    story.do(AssignTask(text="drain one pool", person="sam", minutes=5, tests=("H1",)))
    story.at("14:57").do(EndTask(task="T1", outcome="failed", text="nothing to see"))
    assert handles(story, "15:11:59") == []
    assert handles(story, "15:12:00") == ["H1"]
    assert [(p.ended_by, p.minutes) for p in history(story)] == [(Ending.RESULT, 17.0)]


def test_a_gap_of_one_second_less_is_no_stall_and_of_twenty_minutes_a_hard_one() -> None:
    story = with_hypothesis()
    for at in ("14:45:59", "15:00:59", "15:20:59"):
        story.at(at).do(GiveEvidence(text=f"seen at {at}", weighs=(("H1", Weight.FOR),)))
    assert [(p.minutes, p.hard) for p in history(story)] == [(15.0, False), (20.0, True)]


def test_movement_counts_when_it_happened_not_when_it_was_written_down() -> None:
    story = with_hypothesis().at("14:50")
    story.do(GiveEvidence(text="pool at 40 %", weighs=(("H1", Weight.AGAINST),), at=time_of("14:45")))
    assert handles(story, "14:59:59") == []
    assert handles(story, "15:00:00") == ["H1"]
    assert history(story) == ()


def test_editing_words_restarts_nothing_and_taking_back_gives_the_stall_back() -> None:
    story = with_hypothesis().at("14:48")
    story.do(Amend(target="H1", text="Connection pool exhausted"))
    assert handles(story, "14:48") == ["H1"]
    evidence = story.do(GiveEvidence(text="pool at 40 %", weighs=(("H1", Weight.AGAINST),)))
    assert handles(story, "14:48") == []
    story.do(Undo(target=evidence.event_id))
    assert handles(story, "14:48") == ["H1"]
    assert history(story) == ()


def test_a_ruled_out_hypothesis_is_never_stalled_and_a_reopened_one_counts_anew() -> None:
    story = with_hypothesis().at("14:35")
    story.do(MoveHypothesis(hypothesis="H1", status=HypothesisStatus.RULED_OUT, reason="pool at 40 %"))
    assert handles(story, "15:30") == []
    story.at("15:30").do(MoveHypothesis(hypothesis="H1", status=HypothesisStatus.OPEN, reason="it is full now"))
    assert handles(story, "15:44:59") == []
    assert handles(story, "15:45:00") == ["H1"]
    assert history(story, "15:45") == ()


def test_nothing_is_stalled_once_it_is_over_and_reopening_begins_the_count_anew() -> None:
    story = with_hypothesis().at("14:40")
    story.do(SetPhase(phase=Phase.RESOLVED))
    assert handles(story, "15:30") == []
    story.at("15:30").do(SetPhase(phase=Phase.INVESTIGATING, reason="it came back"))
    assert handles(story, "15:44:59") == []
    assert handles(story, "15:45:00") == ["H1"]
    story.at("15:50").do(GiveEvidence(text="full", weighs=(("H1", Weight.FOR),)))
    (past,) = history(story)
    assert (past.since, past.minutes) == (time_of("15:30"), 20.0)


@pytest.mark.parametrize("eased", [Phase.MITIGATED, Phase.MONITORING])
def test_nothing_is_stalled_while_nobody_is_hurt_and_getting_worse_begins_the_count_anew(eased: Phase) -> None:
    story = with_hypothesis().at("14:50")
    story.do(SetPhase(phase=eased, reason="traffic moved"))
    assert handles(story, "16:00") == []
    assert not [clock for clock in clocks(story.state, time_of("16:00"), POLICY) if clock.kind is ClockKind.STALL]
    (past,) = history(story)
    assert (past.minutes, past.ended_by) == (19.0, Ending.EASED)
    story.at("16:00").do(SetPhase(phase=Phase.RESOLVED))
    assert len(history(story)) == 1, "the end ends it no second time"
    story.at("16:10").do(SetPhase(phase=Phase.INVESTIGATING, reason="errors are back"))
    assert handles(story, "16:24:59") == []
    assert handles(story, "16:25:00") == ["H1"]


def test_the_longest_stands_first_and_each_has_its_own_history() -> None:
    story = with_hypothesis().at("14:33")
    story.do(RaiseHypothesis(text="Payment gateway times out"))
    assert handles(story, "14:48") == ["H1", "H2"]
    story.at("14:50").do(GiveEvidence(text="seen", weighs=(("H1", Weight.AGAINST), ("H2", Weight.FOR))))
    assert [(p.handle, p.minutes) for p in history(story)] == [("H1", 19.0), ("H2", 17.0)]


def test_the_past_is_told_as_of_now() -> None:
    story = with_hypothesis().at("14:48")
    story.do(GiveEvidence(text="seen", weighs=(("H1", Weight.FOR),)))
    assert stall_history(story.state, time_of("14:48") - SECOND, POLICY) == ()
    assert len(stall_history(story.state, time_of("14:48"), POLICY)) == 1
