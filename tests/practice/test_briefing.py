"""The briefing: its parts are filled in from the state, and can be held as they stand."""

from __future__ import annotations

import pytest
from calls import POLICY, call

from incident_console.incident.commands import (
    AssignTask,
    GiveEvidence,
    HoldBriefing,
    MoveHypothesis,
    ProposeDecision,
    PullLever,
    RaiseHypothesis,
    RaiseNeed,
    RouteNeed,
    SetPhase,
)
from incident_console.incident.state import State
from incident_console.incident.text import LINE_LIMIT
from incident_console.incident.vocabulary import HypothesisStatus, Lever, LeverStatus, Phase, Severity, Weight
from incident_console.practice.briefing import briefing_draft, briefing_words
from incident_console.practice.policy import Policy
from support import Story
from support.clock import time_of


def busy() -> Story:
    story = call()
    story.do(RaiseHypothesis(text="Pool exhausted"), RaiseHypothesis(text="Gateway times out."))
    story.do(RaiseHypothesis(text="Bad deploy"), RaiseNeed(text="db admin access", of="dba"))
    story.at("14:40").do(
        GiveEvidence(text="pool at 40 %", weighs=(("H1", Weight.AGAINST), ("H2", Weight.FOR))),
        MoveHypothesis(hypothesis="H3", status=HypothesisStatus.RULED_OUT, reason="no deploy since Monday"),
        AssignTask(text="restart gateway pods", person="Sam Okafor", minutes=10),
        AssignTask(text="ask the provider", person="Kim Lee", minutes=2),
        AssignTask(text="read the logs"),
    )
    return story.at("14:46")


def test_the_parts_are_filled_in() -> None:
    story = busy()
    assert briefing_draft(story.state, story.now, POLICY) == HoldBriefing(
        conditions=(
            "SEV1, investigating, not contained; impact: checkout success 61 %; H1 Pool exhausted: open, +0 −1; "
            "H2 Gateway times out: open, +1 −0; H3 Bad deploy: ruled out (no deploy since Monday)"
        ),
        actions=(
            "T1 restart gateway pods, Sam Okafor, 4 min left; T2 ask the provider, Kim Lee, 4 min over; "
            "T3 read the logs, nobody, no time-box"
        ),
        needs="N1 db admin access (dba), open for 15 min",
        next_decision="14:50 UTC, when T1 is back (Sam Okafor)",
    )


def test_the_words_are_one_paragraph_that_can_be_read_aloud() -> None:
    story = busy()
    assert briefing_words(story.state, story.now, POLICY) == (
        "This is the briefing, 15 minutes into the incident. This is a SEV1. We are investigating, not contained. "
        "Users feel this: checkout success 61 %. "
        "H1, Pool exhausted, is open with no observation for it and 1 against. "
        "H2, Gateway times out, is open with 1 observation for it and none against. "
        "H3, Bad deploy, is ruled out. "
        "In flight: Sam Okafor on T1, restart gateway pods, 4 minutes left; "
        "Kim Lee on T2, ask the provider, 4 minutes over; nobody on T3, read the logs, without a time-box. "
        "We need db admin access from dba. Next decision point: 14:50 UTC, when T1 is back (Sam Okafor). "
        "The next briefing is at 15:01 UTC."
    )


def test_a_draft_can_be_held_as_it_stands_and_starts_the_countdown_anew() -> None:
    story = busy()
    story.do(briefing_draft(story.state, story.now, POLICY))
    assert story.state.briefings[-1].at == time_of("14:46")


def test_what_was_put_aside_before_the_last_briefing_is_not_told_again() -> None:
    story = busy()
    story.do(HoldBriefing(text="held"))
    assert "H3" not in briefing_draft(story.state, time_of("14:50"), POLICY).conditions


def test_a_stall_is_part_of_the_conditions() -> None:
    story = call()
    story.do(RaiseHypothesis(text="Pool exhausted"))
    draft = briefing_draft(story.state, time_of("14:48"), POLICY)
    assert draft.conditions.endswith("H1 Pool exhausted: open, stalled for 17 min")
    assert "has not moved for 17 minutes" in briefing_words(story.state, time_of("14:48"), POLICY)


def test_a_quiet_call_still_has_a_briefing() -> None:
    story = Story().declared()
    draft = briefing_draft(story.state, story.now, POLICY)
    assert draft == HoldBriefing(
        conditions="no severity, investigating, not contained; impact not stated",
        next_decision="the next briefing, 14:51 UTC",
    )
    assert "No action is in flight." in briefing_words(story.state, story.now, POLICY)


def test_the_next_briefing_is_named_once() -> None:
    story = call()
    assert briefing_words(story.state, story.now, POLICY).endswith(
        "No action is in flight. Next decision point: the next briefing, 14:46 UTC."
    )


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (Phase.IDENTIFIED, "The cause is identified, not contained."),
        (Phase.MITIGATED, "It is mitigated. Users"),
        (Phase.MONITORING, "We are monitoring. Users"),
    ],
)
def test_where_the_response_stands_is_said_in_words(phase: Phase, words: str) -> None:
    story = call()
    story.do(SetPhase(phase=phase))
    assert words in briefing_words(story.state, story.now, POLICY)


def test_without_briefings_the_next_decision_is_when_there_is_news() -> None:
    story = call(severity=Severity.SEV4)
    assert briefing_draft(story.state, story.now, POLICY).next_decision == "when there is news"
    assert "The next briefing" not in briefing_words(story.state, story.now, POLICY)


def test_an_open_proposal_is_the_next_decision() -> None:
    story = call()
    story.do(ProposeDecision(text="fail over"), AssignTask(text="x", person="Sam", minutes=5))
    assert briefing_draft(story.state, story.now, POLICY).next_decision == "now, on D1, fail over"


def test_a_need_is_asked_of_whom_it_was_routed_to() -> None:
    story = call()
    story.do(RaiseNeed(text="access", of="the DBA"), RouteNeed(need="N1", person="Lin Wu"))
    assert briefing_draft(story.state, story.now, POLICY).needs == "N1 access (Lin Wu), open for under 1 min"
    assert "We need access from Lin Wu." in briefing_words(story.state, story.now, POLICY)


def test_a_task_that_is_over_is_the_next_decision_where_nothing_else_comes() -> None:
    story = call()
    story.do(AssignTask(text="x", person="Sam", minutes=5))
    assert briefing_draft(story.state, time_of("14:36"), POLICY).next_decision == "as soon as T1 reports back"
    assert briefing_draft(story.state, time_of("14:36"), POLICY).actions == "T1 x, Sam, due now"


def test_a_contained_and_identified_incident_is_told_so() -> None:
    story = call()
    story.do(SetPhase(phase=Phase.IDENTIFIED), PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.WORKED))
    assert "The cause is identified, contained." in briefing_words(story.state, story.now, POLICY)


def test_a_briefing_of_a_very_busy_call_can_still_be_held() -> None:
    story = call(severity=Severity.SEV2, impact="many " * 2000)
    for number in range(40):
        story.do(RaiseHypothesis(text=f"idea {number} " * 200), AssignTask(text="x" * 5000, person="Sam", minutes=5))
        story.do(RaiseNeed(text="y" * 5000))
    draft = briefing_draft(story.state, story.now, POLICY)
    assert draft.actions.endswith("; and 30 more")
    assert len(briefing_words(story.state, story.now, POLICY)) < LINE_LIMIT
    story.do(draft)


def test_nothing_declared_nothing_to_brief() -> None:
    assert briefing_draft(State("i1"), time_of("14:31"), Policy()) == HoldBriefing()
    assert briefing_words(State("i1"), time_of("14:31"), Policy()) == ""
