"""Clocks and time: snoozes, clock steps, a suspend, midnight, and keys that stay the same."""

from __future__ import annotations

from datetime import timedelta

from calls import POLICY, RIPENING, SECOND, call, clock, labels, levels, say

from incident_console.incident.commands import (
    AssignTask,
    HoldBriefing,
    OfferRole,
    RaiseHypothesis,
    SnoozePrompt,
)
from incident_console.incident.vocabulary import Role
from incident_console.practice.clocks import ClockKind, Level, clocks
from incident_console.practice.policy import Policy
from support.clock import DAY, time_of


def test_a_snoozed_clock_is_due_when_the_snooze_ends_and_one_put_off_for_good_is_gone() -> None:
    story = call().at("14:46")
    story.do(SnoozePrompt(prompt="briefing", headline="later", minutes=5))
    assert levels(story, "Briefing", "14:51") == RIPENING
    story.do(SnoozePrompt(prompt="briefing", headline="never", minutes=None))
    assert "Briefing" not in labels(story)


def test_a_snooze_never_makes_a_promise_earlier() -> None:
    story = call()
    story.do(SnoozePrompt(prompt="briefing", headline="later", minutes=5))
    assert clock(story, "Briefing").due_at == time_of("14:46")


def test_call_outs_put_off_stay_put_off_over_the_next_mark() -> None:
    story = call().at("14:41")
    story.do(SnoozePrompt(prompt="call-out:10", headline="later", minutes=25))
    story.at("14:52")
    assert clock(story, "Call-out T+20").due_at == time_of("15:06")
    story.do(SnoozePrompt(prompt="call-out:20", headline="never", minutes=None))
    assert not [label for label in labels(story) if label.startswith("Call-out")]


def test_a_hypothesis_put_off_does_not_come_back_under_another_name() -> None:
    story = call()
    story.do(RaiseHypothesis(text="pool"), RaiseHypothesis(text="gateway"))
    story.at("14:46")
    key = clock(story, "H1 H2 stall").key
    story.do(SnoozePrompt(prompt=key, headline="later", minutes=30))
    story.at("14:50").do(RaiseHypothesis(text="deploy"))
    story.at("15:05")
    assert clock(story, "H3 stall").level is Level.OVER
    assert clock(story, "H1 H2 stall").due_at == time_of("15:16")


def test_keys_are_stable_and_never_twice() -> None:
    story = call()
    story.do(RaiseHypothesis(text="pool"), AssignTask(text="a", person="Sam", minutes=12))
    before = {c.label: c.key for c in clocks(story.state, story.now, POLICY)}
    after = {c.label: c.key for c in clocks(story.state, time_of("14:50"), POLICY)}
    assert len(set(before.values())) == len(before)
    assert {label: after[label] for label in before if label in after} == {
        label: key for label, key in before.items() if label in after
    }


def test_labels_fit_a_narrow_pane() -> None:
    story = call()
    story.do(*(RaiseHypothesis(text=f"idea {n}") for n in range(30)), OfferRole(role=Role.OBSERVER, person="Kim Lee"))
    assert max(len(label) for label in labels(story.at("19:00"))) <= 18


def test_a_clock_stepped_back_shows_more_time_left_and_nothing_fires_early() -> None:
    story = call().at("14:50")
    assert clock(story, "Briefing").level is Level.OVER
    assert clock(story, "Briefing", "14:20").remaining(time_of("14:20")) == timedelta(minutes=26)
    assert {c.level for c in clocks(story.state, time_of("14:20"), POLICY)} == {Level.CALM}


def test_after_three_hours_of_suspend_everything_is_over_by_the_right_amount() -> None:
    story = call().at("14:35")
    story.do(AssignTask(text="x", person="Sam", minutes=5), HoldBriefing(text="all quiet"))
    story.clock.forward(hours=3)
    assert clock(story, "Briefing").remaining(story.now) == -timedelta(hours=2, minutes=45)
    assert clock(story, "T1").remaining(story.now) == -timedelta(hours=2, minutes=55)
    assert clock(story, "Call-out T+3:00").remaining(story.now) == -timedelta(minutes=4)
    assert labels(story)[0] == "T1"


def test_midnight_is_a_minute_like_any_other() -> None:
    story = call(at="23:50")
    story.do(AssignTask(text="x", person="Sam", minutes=15))
    tomorrow = DAY + timedelta(days=1)
    assert clock(story, "Briefing").due_at == tomorrow + timedelta(minutes=5)
    assert clock(story, "Briefing", tomorrow + timedelta(minutes=5)).level is Level.OVER
    assert clock(story, "T1", tomorrow).remaining(tomorrow) == timedelta(minutes=5)


def test_amber_is_the_policy_s() -> None:
    story = call()
    policy = Policy(amber_seconds=0, call_out_minutes=None)
    at = time_of("14:46")
    assert clock(story, "Briefing", at - SECOND, policy).level is Level.CALM
    assert clock(story, "Briefing", at, policy).level is Level.OVER
    assert not [c for c in clocks(story.state, at, policy) if c.kind is ClockKind.CALL_OUT]


def test_a_mark_that_was_called_out_is_not_owed_again_after_a_step_back() -> None:
    story = call().at("14:41")
    say(story, "call-out:10")
    assert [label for label in labels(story.at("14:38")) if label.startswith("Call-out")] == ["Call-out T+20"]
