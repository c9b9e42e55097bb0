"""The questions that the log asks: each where it belongs, from the second on from which it holds, never blaming."""

from __future__ import annotations

import re

import pytest
from calls import call
from looking_back import asked, outage, told

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import HypothesisStatus, Lever, LeverStatus, Phase, Role, Severity
from incident_console.practice.account import account
from incident_console.practice.language import lint
from incident_console.practice.phrases import Said, in_series, phrase
from incident_console.practice.policy import Policy
from incident_console.practice.questions import About, questions
from incident_console.practice.readiness import coordination_factors
from support import Story


def troubled() -> Story:
    """A call in which everything that is asked about came up."""
    story = Story().at("14:31").declared(severity=Severity.SEV1)
    story.do(c.TakeRole(role=Role.IC, person="Dana Reyes"))
    story.do(c.RaiseHypothesis(text="Pool exhausted"), c.AssignTask(text="restart", person="Sam Okafor", minutes=5))
    story.at("14:40").do(c.OfferRole(role=Role.IC, person="Sam Okafor"))
    story.do(c.DeclineRole(role=Role.IC, person="Sam Okafor", reason="on the train"))
    story.at("14:52").do(c.EndTask(task="T1", outcome="done"), c.HoldBriefing(text="late"))
    story.do(c.SendUpdate(text="we are on it"))
    story.at("15:30").do(c.SendUpdate(text="still on it"))
    story.do(c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.RULED_OUT, reason="has room"))
    return story


def test_two_hypotheses_that_stood_still_together_are_one_question() -> None:
    assert asked(outage(), About.STALL) == [
        "What signals kept H1 and H2 the leading ones for 17 min, and how did the call find its next step at 14:48 UTC?"
    ]


def test_the_demonstration_asks_about_its_one_gap_and_about_nothing_that_was_kept() -> None:
    assert asked(outage(), About.GAP) == [
        "The log has no entry from 15:17 UTC to 15:31 UTC, 14 min. What was seen, tried or decided in that time?"
    ]
    for about in (About.BRIEFING, About.UPDATE, About.FIRST_UPDATE, About.TIME_BOX, About.DECLINED):
        assert asked(outage(), about) == []


@pytest.mark.parametrize(("at", "count"), [("14:45:59", 0), ("14:46", 1)])
def test_a_stall_is_asked_about_from_15_minutes_on(at: str, count: int) -> None:
    story = call()
    story.do(c.RaiseHypothesis(text="Pool exhausted"))
    assert len(asked(story.at(at), About.STALL)) == count


def test_a_stall_that_goes_on_has_no_end() -> None:
    story = call()
    story.do(c.RaiseHypothesis(text="Pool exhausted"))
    assert asked(story.at("14:48"), About.STALL) == [
        "What signals kept H1 the leading one for 17 min, and what would tell more?"
    ]


@pytest.mark.parametrize(("at", "count"), [("14:40:59", 0), ("14:41", 1)])
def test_a_gap_is_one_from_10_minutes_on(at: str, count: int) -> None:
    assert len(asked(call().at(at), About.GAP)) == count


def test_what_was_said_by_prompt_is_no_entry_and_what_was_entered_afterwards_closes_a_gap() -> None:
    story = call().at("14:36")
    story.do(c.SayPrompt(prompt="quiet", words="What have we seen?"))
    assert len(asked(story.at("14:42"), About.GAP)) == 1
    story.do(c.WriteEntry(text="restarted a pod", at=story.at("14:36").now))
    assert asked(story.at("14:42"), About.GAP) == []


def test_without_a_rule_for_silence_there_is_no_gap() -> None:
    assert asked(outage(), About.GAP, Policy(quiet_minutes=None)) == []


def test_after_the_end_nothing_is_silent_and_a_reopening_begins_anew() -> None:
    story = call().at("14:35")
    story.do(c.SetPhase(phase=Phase.RESOLVED, reason="well"))
    story.at("15:35").do(c.SetPhase(phase=Phase.INVESTIGATING, reason="again"))
    assert asked(story.at("15:40"), About.GAP) == []
    assert len(asked(story.at("15:46"), About.GAP)) == 1


def test_every_trouble_of_a_call_is_asked_about_once() -> None:
    story = troubled()
    assert asked(story, About.BRIEFING) == [
        "The briefing due at 14:46 UTC was held 6 min later. What was the call busy with, and how did everybody keep "
        "the same picture?",
        "The briefing due at 15:07 UTC is not in the log 23 min later. What was the call busy with, and how did "
        "everybody keep the same picture?",
    ]
    assert asked(story, About.FIRST_UPDATE) == [
        "The first update due at 14:46 UTC went out 6 min later. What had to be known, found or agreed on before it "
        "could go out?"
    ]
    assert asked(story, About.UPDATE) == [
        "The update due at 15:12 UTC went out 18 min later. What did the people who were waiting know by then, and how "
        "did they hear of it?"
    ]
    assert asked(story, About.TIME_BOX) == [
        "T1 had 5 min and took 21 min. What came up on the way, and how did the call hear of it?"
    ]
    assert asked(story, About.DECLINED) == [
        "At 14:40 UTC the role of incident commander was offered and declined. What was known then about who could "
        "take it, and how did the call go on?"
    ]
    assert len(asked(story, About.STALL)) == 1
    assert len(asked(story, About.GAP)) == 2


@pytest.mark.parametrize(("ended", "count"), [("14:36:59", 0), ("14:37", 1)])
def test_a_time_box_is_kept_within_the_minute(ended: str, count: int) -> None:
    story = call()
    story.do(c.AssignTask(text="restart", person="Sam Okafor", minutes=5))
    story.at(ended).do(c.EndTask(task="T1", outcome="done"))
    assert len(asked(story, About.TIME_BOX)) == count


def test_an_extension_in_time_keeps_the_time_box_and_an_open_task_is_told_as_such() -> None:
    story = call()
    story.do(c.AssignTask(text="restart", person="Sam Okafor", minutes=5))
    story.at("14:35").do(c.ExtendTask(task="T1", minutes=10))
    assert asked(story.at("14:46"), About.TIME_BOX) == []
    assert asked(story.at("14:48"), About.TIME_BOX) == [
        "T1 had 15 min and was open after 17 min. What came up on the way, and how did the call hear of it?"
    ]


def test_a_withdrawn_offer_and_an_accepted_one_are_not_asked_about() -> None:
    story = call()
    story.do(c.OfferRole(role=Role.IC, person="Lin Wu"))
    story.do(c.DeclineRole(role=Role.IC, person="Lin Wu", withdrawn=True))
    story.do(c.OfferRole(role=Role.IC, person="Sam Okafor"), c.AcceptRole(role=Role.IC, words="mine"))
    assert asked(story, About.DECLINED) == []


def test_luck_and_surprise_are_asked_about_in_every_review_and_before_the_declaration_nothing_is() -> None:
    assert len(asked(call(), About.LUCK)) == 2
    assert len(asked(call(), About.SURPRISE)) == 3
    assert questions(told(Story())) == ()


def test_a_drill_is_asked_about_only_where_coordination_was_a_factor() -> None:
    assert asked(call(), About.READINESS) == []
    assert asked(outage(), About.READINESS)[0].startswith("The log shows a stall. Which part of it could a drill")
    assert coordination_factors(told(troubled())) == (
        "a stall",
        "briefings that came late",
        "updates that came late",
        "a handoff that was declined",
    )
    alone = Story().at("14:31").declared(severity=Severity.SEV4)
    assert coordination_factors(told(alone.at("14:32:59"))) == ()
    assert coordination_factors(told(alone.at("14:33"))) == ("a time without a commander",)


@pytest.mark.parametrize("story", [outage(), troubled()], ids=["outage", "troubled"])
def test_no_question_blames_judges_in_hindsight_or_names_a_person(story: Story) -> None:
    found = questions(account(story.state, story.now, Policy()))
    for question in found:
        assert question.words.endswith("?")
        assert lint(question.words) == ()
        assert re.search(r"\b(?:what|how|which)\b", question.words.casefold())
        assert not re.search(r"\b(?:why|who was|whose|should|could have|would have)\b", question.words.casefold())
        assert not any(person in question.words for person in story.state.people)
        assert all(event in story.state.effective for event in question.events)


def test_a_question_keeps_apart_what_is_out_of_the_log() -> None:
    (stall,) = [one for one in questions(told(outage())) if one.about is About.STALL]
    assert [part.text for part in stall.parts if isinstance(part, Said)] == ["H1", "H2"]
    assert phrase(in_series(["a"])) == "a"
    assert phrase(in_series(["a", "b", Said("c")])) == "a, b and c"


def test_data_that_was_corrected_before_it_was_contained_is_asked_about() -> None:
    story = call().at("14:40")
    story.do(c.PullLever(lever=Lever.DATA_CORRECTION, text="rewriting orders"))
    assert asked(story, About.CONTAINMENT) == [
        "Data was being corrected from 14:40 UTC on, and it was not contained. "
        "What was known then about whether the harm could still grow?"
    ]
    story.at("14:52").do(c.PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.WORKED))
    assert asked(story, About.CONTAINMENT) == [
        "Data was being corrected from 14:40 UTC on, 12 min before it was contained. "
        "What was known then about whether the harm could still grow?"
    ]
