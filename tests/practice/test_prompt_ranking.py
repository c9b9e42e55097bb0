"""The order of prompts, and that none nags: what was said rests, what was put off stays away."""

from __future__ import annotations

import pytest
from calls import POLICY, SECOND, begins, call, keys, proposed, rival, say, shown_at, snooze, the

from incident_console.incident.commands import (
    AskFloor,
    AssignTask,
    EndTask,
    OfferRole,
    PollDecision,
    ProposeDecision,
    RaiseHypothesis,
    RaiseNeed,
    SetSeverity,
    SnoozePrompt,
    TakeRole,
    Undo,
    WriteEntry,
)
from incident_console.incident.vocabulary import Role, Severity
from incident_console.practice.policy import Policy
from incident_console.practice.prompts import RANKING
from support import Story
from support.clock import time_of


def test_the_ranking_is_stated() -> None:
    assert [rule.name for rule in RANKING] == [
        "contested command",
        "no commander",
        "opening",
        "severity",
        "data correction",
        "stall",
        "time-box over",
        "briefing",
        "update",
        "notice",
        "offer",
        "settle",
        "poll",
        "severity change",
        "containment",
        "roles",
        "impact",
        "incomplete task",
        "unacknowledged task",
        "speakers",
        "contested value",
        "need",
        "second hat",
        "span of control",
        "long shift",
        "exit criteria",
        "call-out",
        "quiet",
        "stand-down",
        "action items",
    ]


def test_every_rule_says_why_it_stands_there_what_ends_it_and_where_it_comes_from() -> None:
    for rule in RANKING:
        assert rule.because, rule.name
        assert rule.ends, rule.name
        assert rule.propose.__doc__, rule.name


def test_the_list_is_in_the_order_of_the_ranking() -> None:
    story = Story().declared()
    story.do(RaiseHypothesis(text="pool"), RaiseNeed(text="access"), AssignTask(text="a", person="Kim", minutes=90))
    story.do(AssignTask(text="b"), AssignTask(text="c", person="Kim", minutes=9))
    story.at("14:59").do(TakeRole(role=Role.OPS, person="Dana Reyes"), OfferRole(role=Role.SAFETY, person="Kim"))
    story.do(ProposeDecision(text="fail over"), ProposeDecision(text="wait"), PollDecision(decision="D2"))
    story.do(AskFloor(person="Sam"), AskFloor(person="Lin"))
    story.at("15:01")
    assert keys(story) == [
        "commander",
        "severity",
        "stall",
        "task",
        "briefing",
        "first-update",
        "notice",
        "notice",
        "offer",
        "settle",
        "poll",
        "contain",
        "roles",
        "impact",
        "incomplete",
        "unacknowledged",
        "speakers",
        "need",
        "call-out",
    ]
    seen = story.state
    story.do(TakeRole(role=Role.IC, person="Dana Reyes"), SetSeverity(severity=Severity.SEV1))
    rival(story, seen, SetSeverity(severity=Severity.SEV2), "Jo Park")
    assert keys(story.at("15:12")) == [
        "stall",
        "task",
        "briefing",
        "first-update",
        "notice",
        "notice",
        "offer",
        "settle",
        "poll",
        "contain",
        "roles",
        "impact",
        "incomplete",
        "unacknowledged",
        "speakers",
        "contested",
        "need",
        "second-hat",
        "call-out",
        "quiet",
    ]


def test_of_one_rule_the_oldest_comes_first() -> None:
    story = call()
    story.do(AssignTask(text="a", person="Kim", minutes=9), AssignTask(text="b", person="Sam", minutes=5))
    story.at("14:41")
    boxes = [p.about[0] for p in proposed(story) if p.key.startswith("task:")]
    assert boxes == [story.handle("T2"), story.handle("T1")]


def test_what_was_said_rests_for_five_minutes_or_as_long_as_the_team_has_agreed() -> None:
    story = call(impact="").at("14:32")
    say(story, "impact")
    story.at("14:33").do(WriteEntry(text="errors at the gateway"))
    moments = [time_of("14:33"), time_of("14:37") - SECOND, time_of("14:37")]
    assert [shown_at(story, "impact", at) for at in moments] == [False, False, True]
    assert not shown_at(story, "impact", "14:41:59", Policy(snooze_minutes=10))
    assert shown_at(story, "impact", "14:42", Policy(snooze_minutes=10))


def test_what_was_said_is_not_said_again_while_nothing_else_was_recorded() -> None:
    story = call(impact="").at("14:32")
    story.do(RaiseNeed(text="access"), AssignTask(text="look", person="Kim", minutes=60))
    say(story, "impact")
    assert [shown_at(story, "impact", at) for at in ("14:37", "15:00", "20:00")] == [False, False, False]
    story.at("14:45")
    said = [say(story, "need:"), say(story, "unacknowledged:")]
    assert all(not shown_at(story, prompt.key, "18:00") for prompt in said)
    story.at("15:20").do(WriteEntry(text="still nothing"))
    assert {"impact", "need", "unacknowledged"} <= set(keys(story))


def test_what_is_over_comes_back_although_nothing_was_recorded() -> None:
    story = call()
    story.do(AssignTask(text="look", person="Kim", minutes=5))
    story.at("14:36")
    say(story, "task:")
    assert begins(story, "task:", "14:41")


def test_what_was_put_off_comes_back_when_its_time_is_over_and_not_before() -> None:
    story = call(impact="").at("14:32")
    snooze(story, "impact", 12)
    moments = [time_of("14:32"), time_of("14:44") - SECOND, time_of("14:44")]
    assert [shown_at(story, "impact", at) for at in moments] == [False, False, True]


def test_what_was_put_off_for_good_never_comes_back_unless_that_is_taken_back() -> None:
    story = call(impact="")
    snooze(story, "impact", None)
    assert not shown_at(story, "impact", "23:59")
    story.do(Undo())
    assert shown_at(story, "impact", "14:31")


def test_of_two_snoozes_the_longer_holds() -> None:
    story = call(impact="")
    prompt = snooze(story, "impact", 30)
    story.do(SnoozePrompt(prompt=prompt.key, headline="later", minutes=5))
    assert not shown_at(story, "impact", "15:00:59")
    assert shown_at(story, "impact", "15:01")


def test_a_briefing_put_off_does_not_come_back_a_minute_early_in_amber() -> None:
    story = call().at("14:46")
    snooze(story, "briefing", 5)
    assert not shown_at(story, "briefing", "14:50:59")
    assert shown_at(story, "briefing", "14:51")


def test_a_task_ended_while_its_prompt_was_put_off_does_not_come_back() -> None:
    story = call()
    story.do(AssignTask(text="a", person="Kim", minutes=5))
    story.at("14:36")
    snooze(story, "task:", 5)
    story.at("14:38").do(EndTask(task="T1", outcome="done"))
    assert not shown_at(story, "task:", "14:45")


@pytest.mark.parametrize("beginning", ["stall:", "task:", "first-update", "contain:", "incomplete:", "need:", "quiet"])
def test_saying_a_prompt_makes_room_for_the_next(beginning: str) -> None:
    story = call()
    story.do(RaiseHypothesis(text="pool"), RaiseNeed(text="access", of="dba"))
    story.do(AssignTask(text="a", person="Kim", minutes=5), AssignTask(text="b"))
    story.at("14:50")
    before = [prompt.key for prompt in proposed(story)]
    said = say(story, beginning)
    assert [prompt.key for prompt in proposed(story)] == [key for key in before if key != said.key]


def test_after_a_step_back_nothing_that_was_said_is_asked_again() -> None:
    story = call().at("14:50")
    story.do(RaiseHypothesis(text="pool"))
    for prompt in proposed(story):
        if prompt.accept is not None:
            story.do(prompt.accept)
    said = {prompt.key for prompt in proposed(story)}
    assert said == {"briefing"}
    assert [p.key for p in proposed(story.at("14:20"))] == []
    assert {p.key for p in proposed(story.at("14:50"))} == said


def test_after_three_hours_of_suspend_there_is_one_of_each_and_the_numbers_are_right() -> None:
    story = call()
    story.do(RaiseHypothesis(text="pool"), AssignTask(text="a", person="Kim", minutes=5))
    story.clock.forward(hours=3)
    assert keys(story) == ["stall", "task", "briefing", "first-update", "contain", "call-out", "quiet"]
    assert the(story, "stall:").headline == "H1 has not moved for 3 h."
    assert the(story, "call-out:").words == "We are 3 hours into this incident. It is not contained."


def test_midnight_changes_nothing() -> None:
    story = call(at="23:50")
    story.do(RaiseHypothesis(text="pool"))
    story.clock.forward(minutes=17)
    assert the(story, "stall:").headline == "H1 has not moved for 17 min."
    assert the(story, "briefing").headline == "The briefing is 2 min over."
    assert the(story, "briefing").words.endswith("the next briefing, 00:22 UTC.")


def test_policy_can_switch_rules_off() -> None:
    story = call()
    quiet = Policy(call_out_minutes=None, quiet_minutes=None, containment_minutes=None, long_shift_hours=None)
    story.clock.forward(hours=5)
    assert keys(story, quiet) == ["briefing", "first-update"]
    assert set(keys(story, POLICY)) >= {"call-out", "quiet", "contain", "long-shift"}
