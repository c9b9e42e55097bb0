"""A call in which everything goes wrong: the prompts ask for what is missing, and stop asking when it is there."""

from __future__ import annotations

from calls import POLICY, accept, keys, proposed, rival, say, tell, the

from incident_console.incident.commands import (
    AcceptRole,
    AssignTask,
    Declare,
    DeclineRole,
    EndTask,
    HoldBriefing,
    MoveHypothesis,
    ObjectToDecision,
    OfferRole,
    ProposeDecision,
    PullLever,
    RaiseHypothesis,
    SendUpdate,
    SetCriterion,
    SetPhase,
    SetSeverity,
    SettleDecision,
    StandDown,
    TakeRole,
    WriteEntry,
)
from incident_console.incident.vocabulary import (
    HypothesisStatus,
    Lever,
    LeverStatus,
    Phase,
    Role,
    Severity,
    StandDownPart,
)
from incident_console.practice.clocks import Level, clocks
from incident_console.practice.containment import corrected_too_early, lever_warning
from incident_console.practice.exit import Loose, exit_criteria, loose_ends
from incident_console.practice.handoff import brief_text, handoff_brief
from incident_console.practice.missed import cadence_history
from support import Story
from support.clock import time_of


def over(story: Story) -> list[str]:
    return [clock.label for clock in clocks(story.state, story.now, POLICY) if clock.level is Level.OVER]


def nobody_commands_for_ten_minutes(story: Story) -> None:
    for minute in (0, 2, 4, 6, 8):
        story.at(f"02:0{minute}")
        assert proposed(story)[0].key == "commander"
        say(story, "commander")
        assert "commander" not in keys(story)
    assert the(story.at("02:10"), "commander").words.startswith("Please stop for a moment.")
    assert [p.key for p in proposed(story)[:3]] == ["commander", "notice:SEV1:5:comms", "contain:flag off"]
    story.do(TakeRole(role=Role.IC, person="Dana Reyes"), TakeRole(role=Role.OPS, person="Dana Reyes"))
    assert keys(story)[0] == "opening"
    say(story, "opening:")


def the_commander_works_as_well(story: Story) -> None:
    assert the(story, "second-hat:").headline == "Dana Reyes commands and is operations lead too."
    story.do(TakeRole(role=Role.OPS, person="Maria Silva"))
    assert "second-hat" not in keys(story)


def data_is_corrected_before_containment(story: Story) -> None:
    story.do(AssignTask(text="rebuild the index", person="Kim Lee", minutes=5))
    assert lever_warning(story.state, Lever.DATA_CORRECTION).startswith("It is not contained")
    story.at("02:12").do(PullLever(lever=Lever.DATA_CORRECTION, status=LeverStatus.STARTED))
    assert proposed(story)[0].key == "contain:data correction"
    assert "stop the data correction" in the(story, "contain:data").words
    story.do(PullLever(lever=Lever.DATA_CORRECTION, status=LeverStatus.FAILED))
    assert [(one.at, one.contained_at) for one in corrected_too_early(story.state)] == [(time_of("02:12"), None)]


def a_briefing_is_missed_and_a_time_box_runs_over(story: Story) -> None:
    story.at("02:20")
    told = ["Tell on-call group", "Tell product owner", "Tell tech lead"]
    assert over(story) == [*told, "Briefing", "First update", "T1", "Call-out T+20"]
    assert keys(story)[:4] == ["task", "briefing", "first-update", "notice"]
    tell(story, "on-call group", "tech lead", "product owner")
    story.do(HoldBriefing(text="late"), EndTask(task="T1", outcome="failed", text="index is locked"))
    assert not {"task", "briefing", "notice"} & set(keys(story))


def a_handoff_is_declined_then_forgotten_then_accepted(story: Story) -> None:
    text = brief_text(handoff_brief(story.state, story.now, POLICY, to="Sam Okafor"))
    assert "Not heard yet: leadership and affected clients" in text
    assert "Data correction: failed" in text
    story.do(OfferRole(role=Role.IC, person="Sam Okafor", brief=text), DeclineRole(role=Role.IC, reason="driving"))
    story.do(OfferRole(role=Role.IC, person="Lin Wu", brief=text))
    assert the(story.at("02:22"), "offer:").words == "Lin Wu, you're now the Incident Commander, okay?"
    story.do(AcceptRole(role=Role.IC, words="yes, I have command"))
    assert "taking over from Dana Reyes" in the(story, "opening:").words
    say(story, "opening:")


def two_seats_set_the_severity(story: Story) -> None:
    seen = story.state
    story.do(SetSeverity(severity=Severity.SEV2))
    rival(story, seen, SetSeverity(severity=Severity.SEV3), "Jo Park")
    assert "SEV2 by Ana Costa and SEV3 by Jo Park" in the(story, "contested:severity").words
    assert "severity-change" not in keys(story), "nothing is announced that two people see differently"
    story.do(SetSeverity(severity=Severity.SEV1, reason="all regions"))
    assert "contested" not in keys(story)
    assert the(story, "severity-change:").words == "This is now a SEV1, it was a SEV3: all regions."
    assert "Tell leadership" in [clock.label for clock in clocks(story.state, story.now, POLICY)]


def an_objection_is_heard(story: Story) -> None:
    story.do(ProposeDecision(text="drop the index", person="Kim Lee", options=("wait",)))
    accept(story, "poll:")
    story.do(ObjectToDecision(decision="D1", text="no backup since Monday", person="Maria Silva"))
    settle = the(story, "settle:")
    assert (settle.accept, settle.opens) == (None, "decision")
    assert "I have heard Maria Silva: no backup since Monday." in settle.words
    story.do(SettleDecision(decision="D1", outcome="rejected", text="backup first"))
    assert not {"poll", "settle"} & set(keys(story))


def it_is_resolved_too_early_and_reopened(story: Story) -> None:
    story.do(RaiseHypothesis(text="index locked"), SetCriterion(name=POLICY.exit_criteria[0]))
    story.at("02:40")
    open_now = {end.kind for end in loose_ends(story.state, story.now, POLICY)}
    assert open_now >= {Loose.CONTAINMENT, Loose.CRITERION, Loose.STALL, Loose.BRIEFING, Loose.UPDATE, Loose.NOTICE}
    story.do(SetPhase(phase=Phase.RESOLVED))
    assert keys(story) == ["stand-down"]
    story.do(*(StandDown(part=part) for part in StandDownPart))
    assert keys(story) == []
    story.at("03:40").do(
        SetPhase(phase=Phase.INVESTIGATING, reason="it came back"), WriteEntry(text="no results again")
    )
    assert over(story) == ["Call-out T+1:40"], "what was promised before does not all come due at once"
    assert "stall" not in keys(story)
    assert not any(one.met for one in exit_criteria(story.state, story.now, POLICY)), "all are to be confirmed again"
    assert keys(story.at("03:55"))[:4] == ["stall", "briefing", "first-update", "notice"]
    story.do(MoveHypothesis(hypothesis="H1", status=HypothesisStatus.CONFIRMED, reason="lock held since 01:50"))
    story.do(SendUpdate(text="search is back"), SetPhase(phase=Phase.RESOLVED))
    assert keys(story) == ["stand-down"], "each end is stood down"


def test_a_call_in_which_everything_goes_wrong() -> None:
    story = Story().at("02:00")
    story.do(Declare(title="Search returns nothing", severity=Severity.SEV1, impact="no results"))
    nobody_commands_for_ten_minutes(story)
    the_commander_works_as_well(story)
    data_is_corrected_before_containment(story)
    a_briefing_is_missed_and_a_time_box_runs_over(story)
    a_handoff_is_declined_then_forgotten_then_accepted(story)
    two_seats_set_the_severity(story)
    an_objection_is_heard(story)
    it_is_resolved_too_early_and_reopened(story)
    found = [due.words for due in cadence_history(story.state, story.now, POLICY)]
    assert found == [
        "Briefing due 02:15 UTC missed, given 02:20 UTC, 5 min late",
        "First update due 02:15 UTC missed, incident over at 02:40 UTC, 25 min over",
        "Briefing due 02:35 UTC missed, incident over at 02:40 UTC, 5 min over",
        "First update due 03:55 UTC given 03:55 UTC",
    ]
