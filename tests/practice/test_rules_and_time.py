"""What the machine's clock does to the rules: suspend, midnight, steps back and forward; and very many of a thing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from calls import POLICY, SECOND, accept, begins, call, clock, keys, labels, proposed, say, shown_at, snooze, the
from every_rule import EVERY_RULE, Speaking

from incident_console.incident.commands import (
    GiveNotice,
    HoldBriefing,
    ProposeDecision,
    RaiseHypothesis,
    RaiseNeed,
    ReleaseRole,
    RouteNeed,
    SetPhase,
    SetSeverity,
    WriteEntry,
)
from incident_console.incident.vocabulary import Phase, Role, Severity
from incident_console.practice.clocks import Level, clocks
from incident_console.practice.missed import cadence_history
from incident_console.practice.prompts import prompts
from incident_console.practice.reading import reading
from support import Story
from support.clock import time_of


def test_after_three_hours_of_suspend_each_thing_is_asked_once_and_its_numbers_are_right() -> None:
    story = Story().declared(severity=Severity.SEV1, impact="61 %", commander="Dana Reyes")
    story.do(ProposeDecision(text="fail over"))
    accept(story, "poll:")
    story.clock.forward(hours=3)
    found = keys(story)
    assert found == [
        "briefing",
        "first-update",
        "notice",
        "notice",
        "notice",
        "settle",
        "contain",
        "roles",
        "call-out",
        "quiet",
    ]
    assert the(story, "notice:SEV1:30:ic").headline == "Leadership has not heard: 2 h 30 min over."
    assert the(story, "settle:").headline == "D1: no objection for 3 h. Settle it."
    (briefing, update) = cadence_history(story.state, story.now, POLICY)
    assert (briefing.late, briefing.skipped, update.late) == (165, 11, 165)


def test_midnight_changes_nothing_for_notices_and_the_end() -> None:
    story = Story().at("23:45").declared(severity=Severity.SEV1, impact="61 %", commander="Dana Reyes")
    assert clock(story, "Tell leadership").due_at == time_of("23:45") + timedelta(minutes=30)
    story.at("23:58").do(SetPhase(phase=Phase.MITIGATED))
    story.clock.forward(minutes=5)
    assert "exit" in keys(story)


@pytest.mark.parametrize("rule", EVERY_RULE.values(), ids=EVERY_RULE.keys())
def test_a_clock_that_steps_back_an_hour_and_forward_again_changes_no_answer(rule: Speaking) -> None:
    story = rule.begin()
    before = [(p.key, p.words) for p in proposed(story)]
    assert all(p.words for p in proposed(story.at(story.now - timedelta(hours=1))))
    assert [(p.key, p.words) for p in proposed(story.at(story.now + timedelta(hours=1)))] == before


def test_a_clock_that_steps_back_brings_nothing_back_that_was_put_off() -> None:
    story = Story().declared(severity=Severity.SEV1, impact="61 %", commander="Dana Reyes").at("14:36")
    snooze(story, "notice:", 20)
    for at in ("13:00", "14:30", "14:55:59"):
        assert not shown_at(story, "notice:SEV1:5", at)
    assert shown_at(story, "notice:SEV1:5", "14:56")


def test_the_severity_is_over_from_five_minutes_on_and_not_a_second_sooner() -> None:
    story = call(severity=None)
    found = [the(story.at(time_of("14:36") + step * SECOND), "severity").level for step in (-1, 0, 1)]
    assert found == [Level.SOON, Level.OVER, Level.OVER]


def test_a_need_that_was_routed_is_asked_about_ten_minutes_after_that_and_of_whom_it_was_routed_to() -> None:
    story = call()
    story.do(RaiseNeed(text="database access"))
    assert begins(story, "need:", "14:41")
    assert the(story.at("14:41"), "need:").words == (
        "We have been waiting for N1, database access, for 10 minutes. Who can provide it? Ana Costa, please route it."
    )
    story.at("14:45").do(RouteNeed(need="N1", person="Lin Wu"))
    assert begins(story, "need:", "14:55")
    prompt = the(story.at("14:55"), "need:")
    assert prompt.headline == "N1 has been waiting for 24 min (Lin Wu)."
    assert prompt.words == "Lin Wu, we have been waiting for N1, database access, for 24 minutes. When do we get it?"


def test_without_a_scribe_nobody_is_asked_to_route_it() -> None:
    story = call()
    story.do(RaiseNeed(text="access"), ReleaseRole(role=Role.SCRIBE))
    assert the(story.at("14:41"), "need:").words.endswith("Who can provide it?")


# Very many of a thing


@pytest.mark.parametrize("count", [7, 20, 40])
def test_however_many_hypotheses_are_stalled_it_is_one_question_that_can_be_said_and_put_off(count: int) -> None:
    story = call()
    story.do(*(RaiseHypothesis(text=f"idea {n}") for n in range(count)))
    story.at("14:46")
    assert the(story, "stall:").headline.startswith("H1, H2, H3 and ")
    say(story, "stall:")
    assert "stall" not in keys(story)
    story.at("15:01")
    snooze(story, "stall:", 30)
    assert "stall" not in keys(story.at("15:30:59"))
    assert "stall" in keys(story.at("15:31"))


def test_a_snooze_of_many_holds_for_each_of_them() -> None:
    story = call()
    story.do(*(RaiseHypothesis(text=f"idea {n}") for n in range(20)))
    story.at("14:46")
    snooze(story, "stall:", 30)
    story.at("15:00").do(RaiseHypothesis(text="another"))
    assert the(story.at("15:15"), "stall:").headline == "H21 has not moved for 15 min."
    assert the(story.at("15:16"), "stall:").about[0] == story.handle("H1")


def test_a_long_name_in_the_policy_and_long_names_of_speakers_can_be_put_off() -> None:
    story = Story().declared(severity=Severity.SEV1, impact="61 %", commander="N" * 200)
    story.at("14:36")
    for prompt in prompts(story.state, story.now, POLICY):
        assert len(prompt.key) <= 200


def test_a_clock_that_was_set_back_loses_nothing_of_the_history() -> None:
    story = call().at("14:50")
    story.do(HoldBriefing(text="late"), SetPhase(phase=Phase.RESOLVED))
    found = cadence_history(story.state, time_of("13:00"), POLICY)
    assert [due.words for due in found] == [
        "Briefing due 14:46 UTC missed, given 14:50 UTC, 4 min late",
        "First update due 14:46 UTC missed, incident over at 14:50 UTC, 4 min over",
    ]


# The reading that is remembered


def test_what_is_read_out_of_a_state_is_never_an_older_state_s() -> None:
    story = call()
    first = story.state
    assert "leadership" not in " ".join(labels(story))
    story.at("14:35").do(SetSeverity(severity=Severity.SEV2), SetSeverity(severity=Severity.SEV1))
    assert "Tell leadership" in labels(story)
    assert "Tell leadership" not in [c.label for c in clocks(first, story.now, POLICY)], "the older one still says so"
    assert reading(first) is reading(first)
    assert reading(first) is not reading(story.state)


def test_two_incidents_side_by_side_do_not_mix() -> None:
    one, other = call(), call(severity=Severity.SEV4)
    one.do(WriteEntry(text="x"), GiveNotice(audience="leadership"))
    for _ in range(3):
        assert "Briefing" in labels(one)
        assert "Briefing" not in labels(other)
