"""Prompts about decisions and about changes of severity: poll, silence, objection; announced once."""

from __future__ import annotations

from calls import accept, begins, call, ends, keys, proposed, rival, say, tell, the

from incident_console.incident.commands import (
    Decide,
    ObjectToDecision,
    PollDecision,
    ProposeDecision,
    SetSeverity,
    SettleDecision,
    Undo,
)
from incident_console.incident.vocabulary import DecisionStatus, Severity
from incident_console.practice.clocks import Level
from incident_console.practice.policy import Policy
from support import Story


def proposal(**more: object) -> Story:
    story = call().at("14:33")
    story.do(ProposeDecision(text="fail over to region B.", **more))
    return story


def test_a_proposal_is_polled_at_once_in_the_exact_words() -> None:
    story = proposal(person="Maria Silva", options=("wait for the vendor", "restart"))
    prompt = the(story, "poll:")
    assert prompt.headline == "D1 is proposed: ask for strong objections."
    assert prompt.words == (
        "Maria Silva proposes: fail over to region B. The alternatives are: wait for the vendor and restart. "
        "Are there any strong objections?"
    )
    assert prompt.accept == PollDecision(decision="D1")
    accept(story, "poll:")
    assert "poll" not in keys(story)


def test_objections_that_came_before_the_poll_are_named_in_it() -> None:
    story = proposal()
    story.do(ObjectToDecision(decision="D1", text="data lag", person="Kim Lee"))
    assert the(story, "poll:").words == (
        "The proposal is: fail over to region B. Against it: Kim Lee: data lag. Are there any strong objections?"
    )
    accept(story, "poll:")
    assert the(story, "settle:").headline == "D1 has an objection. Settle it."


def test_thirty_seconds_of_silence_settle_it() -> None:
    story = proposal()
    accept(story, "poll:")
    assert begins(story, "settle:", "14:33:30")
    assert begins(story, "settle:", "14:35", Policy(poll_minutes=2))
    prompt = the(story.at("14:33:40"), "settle:")
    assert prompt.headline == "D1: no objection for 40 s. Settle it."
    assert prompt.words == "Hearing no strong objections, we go ahead: fail over to region B."
    assert prompt.accept == SettleDecision(decision="D1", outcome="adopted", text="no strong objections")
    accept(story, "settle:")
    assert not {"poll", "settle"} & set(keys(story))
    assert next(iter(story.state.decisions.values())).status is DecisionStatus.ADOPTED
    assert the_headline_after_minutes() == "D1: no objection for 3 min. Settle it."


def the_headline_after_minutes() -> str:
    story = proposal()
    accept(story, "poll:")
    return the(story.at("14:36:10"), "settle:").headline


def test_an_objection_is_put_to_the_commander_at_once_and_only_a_person_says_what_becomes_of_it() -> None:
    story = proposal()
    accept(story, "poll:")
    story.at("14:33:10").do(ObjectToDecision(decision="D1", text="data lag", person="Kim Lee"))
    prompt = the(story, "settle:")
    assert (prompt.accept, prompt.opens, prompt.level) == (None, "decision", Level.SOON)
    assert prompt.words == (
        "I have heard Kim Lee: data lag. On D1, fail over to region B, I decide now: we go ahead, or we do not."
    )
    story.do(ObjectToDecision(decision="D1", text="cost"))
    assert the(story, "settle:").headline == "D1 has 2 objections. Settle it."


def test_of_many_objections_three_are_named() -> None:
    story = proposal()
    story.do(*(ObjectToDecision(decision="D1", text=f"reason {n}") for n in range(5)))
    accept(story, "poll:")
    assert "I have heard reason 0, reason 1 and reason 2 and 2 more." in the(story, "settle:").words


def test_what_was_decided_in_one_breath_is_not_polled() -> None:
    story = call()
    story.do(Decide(text="fail over", objections=("data lag",)))
    assert not {"poll", "settle"} & set(keys(story))


def test_taking_the_poll_back_asks_again() -> None:
    story = proposal()
    accept(story, "poll:")
    story.do(Undo())
    assert "poll" in keys(story)


def test_two_seats_that_settle_it_differently_are_one_question_and_no_second() -> None:
    story = proposal()
    accept(story, "poll:")
    story.at("14:34")
    seen = story.state
    story.do(SettleDecision(decision="D1", outcome="adopted"))
    rival(story, seen, SettleDecision(decision="D1", outcome="rejected"), "Jo Park")
    prompt = the(story, "contested:decision:")
    assert prompt.words.startswith("We have two values for D1: adopted by Ana Costa and rejected by Jo Park.")
    assert prompt.opens == "decision"
    assert not {"poll", "settle"} & set(keys(story))


def test_several_proposals_are_asked_oldest_first() -> None:
    story = proposal()
    story.at("14:34").do(ProposeDecision(text="wait"))
    assert [p.headline[:2] for p in proposed(story) if p.key.startswith("poll:")] == ["D1", "D2"]


# Changes of severity


def changed(**more: object) -> Story:
    story = call(severity=Severity.SEV2).at("14:40")
    story.do(SetSeverity(severity=Severity.SEV1, **more))
    tell(story)
    return story


def test_a_change_of_severity_is_announced_once_with_who_comes_and_who_goes() -> None:
    story = changed(reason="all regions now.", engages=("the storage team", "Lin Wu"), releases=("Kim Lee",))
    prompt = the(story, "severity-change:")
    assert prompt.headline == "The severity went from SEV2 to SEV1: announce it."
    assert prompt.words == (
        "This is now a SEV1, it was a SEV2: all regions now. I am calling in the storage team and Lin Wu. "
        "Kim Lee, thank you: you can go."
    )
    say(story, "severity-change:")
    assert "severity-change" not in keys(story.at("14:49"))


def test_it_is_proposed_for_ten_minutes() -> None:
    assert ends(changed(), "severity-change:", "14:50")


def test_setting_it_for_the_first_time_belongs_to_the_opening() -> None:
    story = call(severity=None)
    story.do(SetSeverity(severity=Severity.SEV1))
    assert "severity-change" not in keys(story)


def test_the_same_severity_again_is_no_change() -> None:
    story = call(severity=Severity.SEV2)
    seen = story.state
    story.do(SetSeverity(severity=Severity.SEV1))
    rival(story, seen, SetSeverity(severity=Severity.SEV1), "Jo Park")
    assert keys(story).count("severity-change") == 1
