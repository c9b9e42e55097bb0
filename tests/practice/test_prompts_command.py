"""Prompts about command: each from its exact moment on, what is said, and what ends it."""

from __future__ import annotations

from calls import NAMES, POLICY, begins, call, ends, keys, proposed, rival, say, shown_at, the

from incident_console.incident.commands import (
    AcceptRole,
    AssignTask,
    OfferRole,
    RaiseNeed,
    ReleaseRole,
    SayPrompt,
    SetPhase,
    SetSeverity,
    StateImpact,
    TakeRole,
)
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Phase, Role, Severity
from incident_console.practice.clocks import Level
from incident_console.practice.prompts import prompts
from support import Story
from support.clock import time_of


def test_nothing_is_proposed_before_the_declaration() -> None:
    assert prompts(State("i1"), time_of("14:31"), POLICY) == ()


def test_a_call_without_a_commander_asks_for_one_at_once() -> None:
    story = Story().declared()
    first = proposed(story)[0]
    assert first.words == "Is there an Incident Commander on the call?"
    assert (first.key, first.opens, first.level) == ("commander", "role", Level.OVER)
    story.do(TakeRole(role=Role.IC, person="Dana Reyes"))
    assert "commander" not in keys(story)


def test_the_question_for_a_commander_comes_back_after_two_minutes_and_is_another_one() -> None:
    story = Story().declared()
    say(story, "commander")
    assert begins(story, "commander", "14:33")
    assert the(story.at("14:33"), "commander").words.startswith("We still have no Incident Commander.")


def test_after_ten_minutes_without_a_commander_all_stop_to_pick_one() -> None:
    story = Story().declared().at("14:40:59")
    assert "stop" not in the(story, "commander").words
    assert the(story.at("14:41"), "commander").words == (
        "Please stop for a moment. We have had no Incident Commander for 10 minutes. "
        "We pick one now: who takes command?"
    )


def test_a_commander_who_gives_up_the_role_is_missing_from_then_on() -> None:
    story = call().at("14:50")
    story.do(ReleaseRole(role=Role.IC))
    assert the(story, "commander").words == "Is there an Incident Commander on the call?"
    assert the(story.at("14:53"), "commander").headline == "No incident commander for 3 min."


def test_the_opening_is_said_in_full_and_once() -> None:
    story = Story().declared(severity=Severity.SEV1, impact="checkout success 61 %, normal 99.2 %.")
    story.do(*(TakeRole(role=role, person=person) for role, person in NAMES.items()))
    prompt = the(story, "opening:")
    assert prompt.words == (
        "This is Dana Reyes. I am the Incident Commander for this call. "
        "Maria Silva is operations lead, Jo Park is communications lead and Ana Costa is scribe. "
        "This is a SEV1: Checkout: card payments time out. Checkout success 61 %, normal 99.2 %."
    )
    assert prompt.accept == SayPrompt(prompt=prompt.key, words=prompt.words, about=prompt.about)
    say(story, "opening:")
    assert not shown_at(story, "opening:", "14:40")


def test_the_opening_is_proposed_for_ten_minutes() -> None:
    story = Story().declared(commander="Dana Reyes")
    assert ends(story, "opening:", "14:41")


def test_a_new_commander_announces_the_takeover() -> None:
    story = call().at("15:00")
    story.do(OfferRole(role=Role.IC, person="Sam Okafor"), AcceptRole(role=Role.IC, words="I have it"))
    assert the(story, "opening:").words.startswith(
        "This is Sam Okafor. I am now the Incident Commander for this call, taking over from Dana Reyes. "
    )


def test_the_severity_is_asked_for_until_it_is_set() -> None:
    story = call(severity=None)
    assert the(story, "severity").opens == "severity"
    say(story, "severity")
    assert begins(story, "severity", "14:36")
    story.at("14:36").do(SetSeverity(severity=Severity.SEV3))
    assert "severity" not in keys(story)


def test_the_impact_is_asked_for_until_it_is_stated() -> None:
    story = call(impact="")
    assert the(story, "impact").words == "Maria Silva, what do users feel, and how many of them? Give me a number."
    story.do(StateImpact(text="61 %"))
    assert "impact" not in keys(story)


def test_two_commanders_are_none_until_a_person_settles_it() -> None:
    story = call().at("14:40")
    seen = story.state
    story.do(TakeRole(role=Role.IC, person="Lin Wu"))
    rival(story, seen, TakeRole(role=Role.IC, person="Sam Okafor"), "Jo Park")
    first = proposed(story)[0]
    assert first.key == "contested:role:ic"
    assert "Lin Wu and Sam Okafor" in first.words
    assert [p.key for p in proposed(story)].count("contested:role:ic") == 1
    story.do(TakeRole(role=Role.IC, person="Sam Okafor"))
    assert "contested" not in keys(story)


def test_resolved_means_standing_the_team_down_and_nothing_else() -> None:
    story = call()
    story.do(AssignTask(text="x"), RaiseNeed(text="y"))
    story.at("15:09").do(SetPhase(phase=Phase.RESOLVED))
    assert keys(story.at("16:00")) == ["stand-down"]
    words = the(story, "stand-down:").words
    for part in (
        "stood down",
        "Jo Park, please set the status page",
        "Ana Costa, please archive",
        "checks on the people",
    ):
        assert part in words
    say(story, "stand-down:")
    assert keys(story.at("18:00")) == []


def test_each_resolution_is_stood_down_and_a_closed_incident_asks_for_nothing() -> None:
    story = call().at("15:00")
    story.do(SetPhase(phase=Phase.RESOLVED))
    say(story, "stand-down:")
    story.at("15:30").do(SetPhase(phase=Phase.INVESTIGATING, reason="it came back"))
    assert "stand-down" not in keys(story)
    story.at("16:00").do(SetPhase(phase=Phase.RESOLVED))
    assert keys(story) == ["stand-down"]
    story.do(SetPhase(phase=Phase.CLOSED))
    assert keys(story) == []
