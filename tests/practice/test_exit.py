"""The end: exit criteria as a live list, what is still open, the four parts of standing down."""

from __future__ import annotations

from calls import POLICY, accept, begins, call, keys, proposed, rival, the

from incident_console.incident.commands import (
    AddCriterion,
    AssignTask,
    DropCriterion,
    HoldBriefing,
    MarkMilestone,
    OfferRole,
    ProposeDecision,
    RaiseHypothesis,
    RaiseNeed,
    RouteNeed,
    SendUpdate,
    SetCriterion,
    SetPhase,
    SetSeverity,
    StandDown,
)
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Milestone, Phase, Role, Severity, StandDownPart
from incident_console.practice.exit import Loose, exit_criteria, loose_ends, stand_down_parts
from incident_console.practice.policy import EXIT_CRITERIA, STAND_DOWN, Policy
from support import Story
from support.clock import DAY, time_of


def standing(story: Story, policy: Policy = POLICY) -> dict[str, str]:
    return {one.name: one.standing for one in exit_criteria(story.state, story.now, policy)}


def loose(story: Story) -> list[str]:
    return [end.words for end in loose_ends(story.state, story.now, POLICY)]


def test_before_the_declaration_there_is_nothing() -> None:
    assert exit_criteria(State("i1"), DAY, POLICY) == ()
    assert loose_ends(State("i1"), DAY, POLICY) == ()
    assert stand_down_parts(State("i1"), DAY, POLICY) == ()


def test_the_list_begins_as_the_policy_s() -> None:
    assert standing(call()) == dict.fromkeys(EXIT_CRITERIA, "open")


def test_a_criterion_is_met_by_somebody_at_a_time_and_can_be_open_again() -> None:
    story = call().at("15:00")
    story.do(SetCriterion(name=EXIT_CRITERIA[0].upper(), text="dashboard green"))
    first = exit_criteria(story.state, story.now, POLICY)[0]
    assert (first.standing, first.at, first.author, first.text) == (
        "met",
        time_of("15:00"),
        "Ana Costa",
        "dashboard green",
    )
    story.do(SetCriterion(name=EXIT_CRITERIA[0], met=False))
    assert exit_criteria(story.state, story.now, POLICY)[0].standing == "open"


def test_criteria_are_added_and_dropped_for_one_incident() -> None:
    story = call()
    story.do(AddCriterion(name="Queue is empty"), DropCriterion(name=EXIT_CRITERIA[1]))
    assert list(standing(story)) == [EXIT_CRITERIA[0], EXIT_CRITERIA[2], "Queue is empty"]
    own = {one.name: one.own for one in exit_criteria(story.state, story.now, POLICY)}
    assert own == {EXIT_CRITERIA[0]: False, EXIT_CRITERIA[2]: False, "Queue is empty": True}
    story.do(DropCriterion(name="queue is empty"), AddCriterion(name=EXIT_CRITERIA[1]))
    assert set(standing(story)) == set(EXIT_CRITERIA)


def test_what_somebody_spoke_of_is_on_the_list_until_it_is_dropped() -> None:
    story = call()
    story.do(SetCriterion(name="something else"))
    assert standing(story)["something else"] == "met", "nothing that was recorded is shown nowhere"
    story.do(DropCriterion(name="Something else"))
    assert "something else" not in standing(story)


def test_two_seats_that_disagree_leave_it_contested_and_it_does_not_hold() -> None:
    story = call()
    story.do(SetCriterion(name=EXIT_CRITERIA[0]))
    seen = story.state
    story.do(SetCriterion(name=EXIT_CRITERIA[0], met=False))
    rival(story, seen, SetCriterion(name=EXIT_CRITERIA[0], text="I looked"), "Jo Park")
    first = exit_criteria(story.state, story.now, POLICY)[0]
    assert (first.standing, first.holds) == ("contested", False)
    prompt = the(story, "contested:criterion:")
    assert "open by Ana Costa and met by Jo Park" in prompt.words
    assert prompt.opens == "exit"


def test_what_was_met_before_a_reopening_is_open_again() -> None:
    story = call()
    story.do(SetCriterion(name=EXIT_CRITERIA[0]))
    story.at("15:00").do(SetPhase(phase=Phase.RESOLVED))
    story.at("16:00").do(SetPhase(phase=Phase.MONITORING, reason="again"))
    assert standing(story)[EXIT_CRITERIA[0]] == "open"
    story.do(SetCriterion(name=EXIT_CRITERIA[0]))
    assert standing(story)[EXIT_CRITERIA[0]] == "met"


def test_everything_that_is_still_open_the_gravest_first() -> None:
    story = call()
    story.do(
        AssignTask(text="drain the pool", person="Kim Lee", minutes=5),
        AssignTask(text="watch"),
        RaiseHypothesis(text="pool"),
        ProposeDecision(text="fail over"),
        RaiseNeed(text="access", of="dba"),
        RaiseNeed(text="coffee"),
        RouteNeed(need="N2", person="Ana Costa"),
        OfferRole(role=Role.SAFETY, person="Sam Okafor"),
    )
    seen = story.state
    story.do(SetSeverity(severity=Severity.SEV2))
    rival(story, seen, SetSeverity(severity=Severity.SEV3), "Jo Park")
    story.at("15:31")
    assert loose(story) == [
        "It is not contained",
        *(f"Exit criterion open: {name}" for name in EXIT_CRITERIA),
        "T1 drain the pool, Kim Lee, 55 min over",
        "T2 watch, nobody",
        "H1 pool: open, nothing moved for 1 h",
        "D1 fail over: proposed",
        "N1 access, dba",
        "N2 coffee, Ana Costa",
        "Sam Okafor has not answered the offer of safety",
        "Briefing: due, 30 min over",
        "Contested: the severity is SEV2 by Ana Costa and SEV3 by Jo Park",
    ]


def test_updates_and_notices_that_are_owed_are_open_too() -> None:
    story = Story().declared(severity=Severity.SEV2).at("14:47")
    assert "First update to stakeholders: due, 1 min over" in loose(story)
    assert [words for words in loose(story) if "heard" in words] == [
        "on-call group has not heard",
        "tech lead has not heard",
        "product owner has not heard",
        "leadership has not heard",
    ]


def test_where_nothing_is_open_there_is_nothing_to_show() -> None:
    story = call()
    story.do(MarkMilestone(milestone=Milestone.CONTAINED), *(SetCriterion(name=name) for name in EXIT_CRITERIA))
    assert loose(story) == []
    assert "Briefing: due, under 1 min over" in loose(story.at("14:46"))


def test_each_loose_end_says_what_it_is_about() -> None:
    story = call()
    story.do(AssignTask(text="drain"), RaiseNeed(text="access"))
    about = {end.kind: end.about for end in loose_ends(story.state, story.now, POLICY)}
    assert about[Loose.TASK] == story.handle("T1")
    assert about[Loose.NEED] == story.handle("N1")
    assert about[Loose.CRITERION] == ""


def test_the_four_parts_of_standing_down() -> None:
    story = call().at("15:10")
    story.do(StandDown(part=StandDownPart.PEOPLE, text="all slept"))
    found = stand_down_parts(story.state, story.now, POLICY)
    assert [part.words for part in found] == list(STAND_DOWN)
    assert [part.done_at for part in found] == [None, None, None, time_of("15:10")]
    assert (found[3].author, found[3].text) == ("Ana Costa", "all slept")


# Prompts


def mitigated(at: str = "15:04") -> Story:
    story = call().at(at)
    story.do(HoldBriefing(text="x"), SendUpdate(text="x"), SetPhase(phase=Phase.MITIGATED))
    return story


def test_the_exit_criteria_are_asked_about_from_five_minutes_after_it_was_mitigated() -> None:
    story = mitigated()
    assert begins(story, "exit:open", "15:09")
    prompt = the(story.at("15:09"), "exit:")
    assert prompt.headline == "3 exit criteria are not met."
    assert prompt.words == (
        "Before we call it resolved, this has to hold: Users feel no impact, and have not for 30 minutes; What was "
        "done to contain it is permanent, or has an owner and a date; No task in flight can still change production. "
        "Who can confirm it, or says what is left?"
    )
    assert prompt.opens == "exit"


def test_watching_it_goes_on_from_mitigation_and_getting_worse_ends_the_question() -> None:
    story = mitigated().at("15:08")
    story.do(SetPhase(phase=Phase.MONITORING))
    assert begins(story, "exit:open", "15:09")
    story.at("15:10").do(SetPhase(phase=Phase.INVESTIGATING))
    assert "exit" not in keys(story)


def test_of_many_criteria_three_are_named() -> None:
    story = mitigated()
    story.do(*(AddCriterion(name=f"Region {n} is normal") for n in range(3)))
    assert "; and 3 more. Who" in the(story.at("15:09"), "exit:").words


def test_where_all_are_met_the_end_is_proposed_and_no_longer_asked_about() -> None:
    story = mitigated().at("15:10")
    story.do(*(SetCriterion(name=name) for name in EXIT_CRITERIA))
    prompt = the(story, "exit:")
    assert (prompt.key, prompt.opens) == ("exit:met", "phase")
    assert prompt.words.endswith("Are there any strong objections?")
    story.do(SetPhase(phase=Phase.RESOLVED))
    assert keys(story) == ["stand-down"]


def test_a_team_can_leave_it_out() -> None:
    story = mitigated().at("15:30")
    assert "exit" not in keys(story, Policy(exit_minutes=None))
    assert the(story, "exit:", Policy(exit_criteria=())).key == "exit:met"


def test_the_stand_down_names_what_it_lacks_until_all_four_are_done() -> None:
    story = mitigated()
    story.do(SetPhase(phase=Phase.RESOLVED))
    assert the(story, "stand-down:").opens == "stand-down"
    story.do(StandDown(part=StandDownPart.TEAM), StandDown(part=StandDownPart.TIMELINE))
    prompt = the(story, "stand-down:")
    assert prompt.headline == "The stand-down lacks status page and people."
    assert (
        prompt.words == "Jo Park, please set the status page to resolved. Who checks on the people who took the page?"
    )
    accept(story, "stand-down:")
    story.do(StandDown(part=StandDownPart.STATUS_PAGE), StandDown(part=StandDownPart.PEOPLE))
    assert proposed(story.at("18:00")) == ()
