"""The payment-service outage, minute by minute: at each the prompts are what a good commander would do then."""

from __future__ import annotations

import pytest
from calls import POLICY, accept, keys, proposed, say, tell, the
from outage_table import OUTAGE, TEST, Minute

from incident_console.incident.commands import (
    AssignTask,
    HoldBriefing,
    RaiseHypothesis,
    SendUpdate,
    SetCriterion,
    SetPhase,
    StandDown,
    TakeRole,
)
from incident_console.incident.vocabulary import Phase, Role, Severity, StandDownPart
from incident_console.practice.briefing import briefing_draft
from incident_console.practice.clocks import clocks
from incident_console.practice.exit import loose_ends
from incident_console.practice.handoff import brief_text, handoff_brief
from incident_console.practice.loop import Quarter, loop
from incident_console.practice.matrix import evidence_matrix
from incident_console.practice.missed import cadence_history
from incident_console.practice.stalls import Ending, stall_history
from support import Story
from support.clock import time_of


def until(at: str) -> Story:
    """The call up to the beginning of a minute of the table, with its clock there."""
    story = Story().declared()
    for minute in OUTAGE:
        story.at(minute.at)
        if minute.at == at:
            return story
        for beginning in minute.accepted:
            accept(story, beginning)
        story.do(*minute.done)
    raise AssertionError(f"no minute {at}")


def test_the_table_has_every_minute() -> None:
    whole = [minute.at for minute in OUTAGE if len(minute.at) == 5]
    assert whole == [f"{14 + m // 60}:{m % 60:02}" for m in range(31, 73)]


@pytest.mark.parametrize("minute", OUTAGE, ids=lambda minute: minute.at)
def test_what_is_proposed(minute: Minute) -> None:
    assert keys(until(minute.at)) == minute.expected


def test_the_first_prompt_at_14_48_names_both_hypotheses_and_the_17_minutes() -> None:
    first = proposed(until("14:48"))[0]
    assert first.headline == "H1 and H2 have not moved for 17 min."
    assert "H1, Database connection pool exhausted" in first.words
    assert "H2, Payment gateway times out" in first.words
    assert "17 minutes" in first.words
    assert first.words.endswith("What would immediately differentiate them?")
    assert first.opens == "test"


def test_it_stands_first_even_where_nothing_else_has_been_done() -> None:
    story = Story().declared(severity=Severity.SEV1)
    for role, person in ((Role.IC, "Dana Reyes"), (Role.OPS, "Maria Silva"), (Role.COMMS, "Jo Park")):
        story.do(TakeRole(role=role, person=person))
    story.do(RaiseHypothesis(text="pool"), RaiseHypothesis(text="gateway"), AssignTask(text="look", minutes=5))
    assert keys(story.at("14:48"))[0] == "stall"


def test_saying_it_does_not_end_it_and_giving_the_test_does() -> None:
    story = until("14:48")
    say(story, "stall:")
    assert clocks(story.state, story.now, POLICY)[0].label == "H1 H2 stall"
    story.at("14:48:30").do(AssignTask(text=TEST, person="Maria Silva", minutes=3, tests=("H1", "H2")))
    assert "stall" not in keys(story)
    stalls = stall_history(story.state, story.now, POLICY)
    assert [(s.handle, s.minutes, s.ended_by) for s in stalls] == [("H1", 17.5, Ending.TEST), ("H2", 17.5, Ending.TEST)]


def test_the_loop_stands_at_orient_until_the_stall_is_named() -> None:
    story = until("14:48")
    reading = loop(story.state, story.now, POLICY)
    assert reading.turns == 0
    assert reading.minutes_since(Quarter.ACT, story.now) == 8
    story = until("14:55")
    assert loop(story.state, story.now, POLICY).recent[Quarter.ORIENT] >= 3


def test_the_observation_that_tells_them_apart() -> None:
    before, after = evidence_matrix(until("14:48").state), evidence_matrix(until("14:52").state)
    assert before.verdict == "No observation separates H1 from H2."
    assert after.verdict == "“gateway times out from outside” separates H2 from H1."


def test_the_briefing_at_14_45() -> None:
    story = until("14:45")
    draft = briefing_draft(story.state, story.now, POLICY)
    assert draft.conditions == (
        "SEV1, investigating, not contained; impact: checkout success 61 %, normal 99.2 %; "
        "H1 Database connection pool exhausted: open; H2 Payment gateway times out: open"
    )
    assert draft.next_decision == "the next briefing, 15:00 UTC"
    assert the(story, "briefing").opens == "briefing"


def test_the_words_on_the_decision_at_14_56() -> None:
    assert the(until("14:56:10"), "poll:").words == (
        "The proposal is: activate the fallback configuration. Are there any strong objections?"
    )
    assert the(until("14:56:40"), "settle:").words == (
        "Hearing no strong objections, we go ahead: activate the fallback configuration."
    )
    decision = next(iter(until("14:57").state.decisions.values()))
    assert (decision.status, decision.outcome) == ("adopted", "no strong objections")


def test_every_promise_of_the_outage_was_kept() -> None:
    story = until("15:12")
    found = cadence_history(story.state, story.now, POLICY)
    assert [due.words for due in found] == [
        "First update due 14:37 UTC given 14:35 UTC",
        "Briefing due 14:46 UTC given 14:45 UTC",
        "Update due 14:55 UTC given 14:55 UTC",
        "Briefing due 15:00 UTC given 15:00 UTC",
    ]
    assert not any(due.missed for due in found)


def test_a_handoff_at_14_57_would_have_told_what_was_ruled_out_and_why() -> None:
    story = until("14:57")
    text = brief_text(handoff_brief(story.state, story.now, POLICY, to="Sam Okafor"))
    assert "H1 Database connection pool exhausted, ruled out 14:52 UTC: pool untouched" in text
    assert "H2 Payment gateway times out, confirmed 14:52 UTC: times out from outside too" in text
    assert "D1 decided 14:56 UTC: activate the fallback configuration" in text


def test_the_end_of_it() -> None:
    story = until("15:12").at("15:15")
    assert keys(story) == ["briefing", "update", "exit"]
    story.do(HoldBriefing(text="98.8 %, watching"), SendUpdate(text="Payments work again. Next update at 15:40."))
    story.at("15:34").do(SendUpdate(text="Stable."), HoldBriefing(text="stable"))
    story.at("15:39")
    tell(story)
    for name in POLICY.exit_criteria:
        story.do(SetCriterion(name=name))
    assert the(story, "exit:met").words == (
        "Every exit criterion is met. I am calling this incident resolved. Are there any strong objections?"
    )
    assert loose_ends(story.state, story.now, POLICY) == ()
    story.do(SetPhase(phase=Phase.RESOLVED))
    assert keys(story.at("15:39:30")) == ["stand-down"]
    accept(story, "stand-down:")
    assert keys(story) == []
    story.do(StandDown(part=StandDownPart.TEAM), StandDown(part=StandDownPart.STATUS_PAGE))
    assert the(story.at("15:45"), "stand-down:").headline == "The stand-down lacks timeline and people."
    story.do(StandDown(part=StandDownPart.TIMELINE), StandDown(part=StandDownPart.PEOPLE))
    assert keys(story.at("18:00")) == []
    assert time_of("18:00") == story.now
