"""Decisions from the proposal to the outcome, with what was held against them."""

import pytest

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import DecisionStatus
from incident_console.incident.words import entries
from support import Call, Story
from support.clock import time_of


@pytest.fixture
def story() -> Story:
    story = Story().declared()
    story.at("14:50").do(c.ProposeDecision(text="fail over", options=("stay and wait",), person="Dana Reyes"))
    return story


def settle(outcome: str, text: str = "", **more: object) -> c.SettleDecision:
    return c.SettleDecision(decision="d1", outcome=outcome, text=text, **more)


def test_a_proposal_waits_until_it_is_settled(story: Story) -> None:
    (found,) = story.state.open_decisions()
    assert (found.handle, found.text, found.options) == ("D1", "fail over", ("stay and wait",))
    assert (found.status, found.proposed_at, found.asked_at, found.settled_at) == (
        DecisionStatus.PROPOSED, time_of("14:50"), None, None,
    )  # fmt: skip
    story.at("14:51").do(c.PollDecision(decision="d1"))
    story.at("14:52").do(settle("adopted", "nobody objects"))
    done = story.state.decisions[story.handle("D1")]
    assert story.state.open_decisions() == ()
    assert (done.status, done.asked_at, done.settled_at, done.outcome, done.contested) == (
        DecisionStatus.ADOPTED, time_of("14:51"), time_of("14:52"), "nobody objects", False,
    )  # fmt: skip


def test_a_decision_in_one_line_is_adopted_at_once(story: Story) -> None:
    story.do(c.Decide(text="no more deploys", objections=("hotfix pending",)))
    found = story.state.decisions[story.handle("D2")]
    assert (found.status, found.proposed_at, found.settled_at) == (DecisionStatus.ADOPTED, None, time_of("14:50"))
    assert [(o.text, o.person, o.at) for o in found.objections] == [("hotfix pending", "", time_of("14:50"))]


def test_objections_are_kept_with_whose_they_are_and_when(story: Story) -> None:
    story.at("14:52").do(c.ObjectToDecision(decision="d1", text="data lag", person="sam"))
    story.at("14:53").do(c.ObjectToDecision(decision="d1", text="costly", at=time_of("14:51")))
    held = story.state.decisions[story.handle("D1")].objections
    assert [(o.text, o.person, o.at) for o in held] == [
        ("costly", "", time_of("14:51")), ("data lag", "sam", time_of("14:52")),
    ]  # fmt: skip
    story.do(c.Amend(target=held[1].event_id, text="data lag of 40 s"))
    story.do(c.Undo(target=held[0].event_id))
    assert [o.text for o in story.state.decisions[story.handle("D1")].objections] == ["data lag of 40 s"]


def test_the_poll_is_kept_and_its_lack_stops_nothing(story: Story) -> None:
    story.do(settle("rejected", "too early"))
    found = story.state.decisions[story.handle("D1")]
    assert (found.status, found.asked_at) == (DecisionStatus.REJECTED, None)


def test_what_is_settled_is_not_settled_again(story: Story) -> None:
    assert story.refuse(c.ObjectToDecision(decision="d1", text="")) == (
        "What speaks against it? Add it: d1 object data lag @sam."
    )
    story.at("14:55").do(settle("adopted"))
    assert story.refuse(settle("rejected")) == "D1 is adopted already."
    assert story.refuse(settle("adopted")) == "D1 is adopted already."
    assert story.refuse(c.PollDecision(decision="d1")) == "D1 is adopted already: there is nothing to ask."
    assert story.refuse(settle("withdrawn")) == (
        "D1 is adopted. Why is it withdrawn? Add it: d1 withdraw and the reason."
    )
    story.do(c.ObjectToDecision(decision="d1", text="too late, and still"))
    story.do(c.PollDecision(decision="d1", at=time_of("14:53")))
    story.at("14:58").do(settle("withdrawn", "replica is broken"))
    found = story.state.decisions[story.handle("D1")]
    assert (found.status, found.settled_at) == (DecisionStatus.WITHDRAWN, time_of("14:58"))
    late = c.ObjectToDecision(decision="d1", text="x")
    assert story.refuse(late) == "D1 is withdrawn: there is nothing to object to any more."
    story.do(late.model_copy(update={"at": time_of("14:54")}))


def test_undoing_the_outcome_opens_the_proposal_again(story: Story) -> None:
    story.do(settle("adopted"), c.Undo())
    assert [d.handle for d in story.state.open_decisions()] == ["D1"]
    story.do(c.Redo())
    assert story.state.open_decisions() == ()


def test_two_seats_that_settle_it_differently_contest_it() -> None:
    call = Call("Ana", "Ben").declared()
    call["Ana"].do(c.ProposeDecision(text="fail over"))
    call.meet().together(Ana=settle("adopted"), Ben=settle("rejected"))
    assert call.state.decisions[call.state.handles["D1"]].contested
    call["Ben"].do(settle("adopted", "after all"))
    found = call.meet().state.decisions[call.state.handles["D1"]]
    assert (found.status, found.contested, found.outcome) == (DecisionStatus.ADOPTED, False, "after all")


def test_a_decision_that_is_not_there_names_the_open_ones(story: Story) -> None:
    assert story.refuse(c.PollDecision(decision="d9")) == "There is no D9. Open decision: D1."
    story.do(settle("rejected"))
    assert story.refuse(c.PollDecision(decision="d9")) == (
        "There is no D9, and no decision is open: =? text proposes one."
    )
    assert story.refuse(c.ProposeDecision(text="")).startswith("What is proposed?")


def test_decisions_in_words(story: Story) -> None:
    story.do(c.PollDecision(decision="d1"), c.ObjectToDecision(decision="d1", text="data lag"), settle("withdrawn"))
    assert [(e.label, e.text) for e in entries(story.state)][1:] == [
        ("=? D1", "Proposed: fail over · Dana Reyes · or: stay and wait"),
        ("=? D1", "Asked: any strong objections?"),
        ("=? D1", "Objection: data lag"),
        ("… D1", "Withdrawn"),
    ]
