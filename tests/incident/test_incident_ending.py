"""Exit criteria, standing down, and follow-ups that become action items."""

from datetime import date

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import ActionCategory, ActionStatus, Rating, StandDownPart
from incident_console.incident.words import entries
from support import Call, Story
from support.clock import time_of


def test_a_criterion_is_met_and_opened_again_under_its_name_in_any_case() -> None:
    story = Story().declared()
    story.at("15:00").do(c.SetCriterion(name="Error rate normal", text="for 30 min"))
    found = story.state.criteria["error rate normal"]
    assert (found.name, found.met, found.listed, found.text, found.at, found.author) == (
        "Error rate normal", True, None, "for 30 min", time_of("15:00"), "Ana Costa",
    )  # fmt: skip
    assert story.refuse(c.SetCriterion(name="ERROR RATE  normal")) == "“Error rate normal” is met already."
    story.at("15:10").do(c.SetCriterion(name="error rate NORMAL", met=False, text="2 % again"))
    found = story.state.criteria["error rate normal"]
    assert (found.name, found.met, found.text) == ("Error rate normal", False, "2 % again")
    story.do(c.Undo())
    assert story.state.criteria["error rate normal"].met
    assert list(story.state.criteria) == ["error rate normal"]


def test_the_list_of_criteria_is_this_incidents_own() -> None:
    story = Story().declared()
    story.do(c.AddCriterion(name="No backlog"), c.DropCriterion(name="page updated"))
    assert [(one.name, one.listed) for one in story.state.criteria.values()] == [
        ("No backlog", True), ("page updated", False),
    ]  # fmt: skip
    assert story.refuse(c.AddCriterion(name="no BACKLOG")) == "“No backlog” is on the list of exit criteria already."
    assert story.refuse(c.DropCriterion(name="Page Updated")) == (
        "“page updated” is off the list of exit criteria already."
    )
    assert story.refuse(c.SetCriterion(name="page updated")) == (
        "“page updated” is off the list of exit criteria: /exit add page updated puts it back."
    )
    story.do(c.AddCriterion(name="page updated"), c.SetCriterion(name="page updated"))
    assert story.state.criteria["page updated"].met
    assert story.refuse(c.SetCriterion(name="new one", met=False)) == "“new one” is open already."
    for empty in (c.SetCriterion(name=""), c.AddCriterion(name=""), c.DropCriterion(name="")):
        assert story.refuse(empty).startswith("Which exit criterion?")


def test_two_seats_can_contest_whether_a_criterion_is_met() -> None:
    call = Call("Ana", "Ben").declared()
    call["Ana"].do(c.SetCriterion(name="errors normal"))
    call.meet().together(
        Ana=c.SetCriterion(name="errors normal", text="still"), Ben=c.SetCriterion(name="errors normal", met=False)
    )
    assert call.state.criteria["errors normal"].contested
    call["Ana"].do(c.SetCriterion(name="errors normal", met=False))
    assert not call.meet().state.criteria["errors normal"].contested


def test_each_part_of_standing_down_is_done_once() -> None:
    story = Story().declared()
    story.at("16:00").do(c.StandDown(part=StandDownPart.PEOPLE, text="all have eaten"))
    done = story.state.stand_down[StandDownPart.PEOPLE]
    assert (done.at, done.text, done.author) == (time_of("16:00"), "all have eaten", "Ana Costa")
    assert story.refuse(c.StandDown(part=StandDownPart.PEOPLE)) == "Standing down, people: that is done already."
    story.do(c.Undo())
    assert story.state.stand_down == {}


def test_of_two_seats_that_did_the_same_part_the_later_one_counts() -> None:
    call = Call("Ana", "Ben").declared()
    call.at("14:40")["Ana"].do(c.StandDown(part=StandDownPart.TEAM))
    call.at("14:41")["Ben"].do(c.StandDown(part=StandDownPart.TEAM, text="all but ops"))
    call["Ana"].do(c.StandDown(part=StandDownPart.PEOPLE))
    assert call.meet()["Ana"].state.stand_down[StandDownPart.TEAM].author == "Ben"


def test_a_follow_up_grows_into_an_action_item_field_by_field() -> None:
    story = Story().declared()
    story.do(c.NoteFollowUp(text="why no page", person="Ana Costa"))
    story.do(c.SetAction(follow_up="a1", owner="Maria Silva", verb="page below 90 %", due=date(2026, 6, 1)))
    story.do(c.SetAction(follow_up="a1", due=date(2026, 6, 10), ticket="OPS-4821", status=ActionStatus.COMMITTED))
    story.do(c.SetAction(follow_up="a1", category=ActionCategory.DETECT, impact=Rating.HIGH, effort=Rating.LOW))
    found = story.state.follow_ups[story.handle("A1")]
    assert (found.person, found.verb, found.due, found.ticket, found.status, found.outcome) == (
        "Maria Silva", "page below 90 %", date(2026, 6, 10), "OPS-4821", ActionStatus.COMMITTED, "",
    )  # fmt: skip
    assert (found.category, found.impact, found.effort) == (ActionCategory.DETECT, Rating.HIGH, Rating.LOW)
    story.do(c.Undo(target=story.events[-2].event_id))
    found = story.state.follow_ups[story.handle("A1")]
    assert (found.due, found.ticket, found.status) == (date(2026, 6, 1), "", ActionStatus.CONSIDERED)


def test_of_two_things_said_about_an_action_item_the_later_said_counts_whatever_time_it_is_about() -> None:
    story = Story().declared()
    story.do(c.NoteFollowUp(text="why no page"))
    story.at("14:50").do(c.SetAction(follow_up="a1", owner="Sam"))
    story.at("14:51").do(c.SetAction(follow_up="a1", owner="Kim", at=time_of("14:40")))
    assert story.state.follow_ups[story.handle("A1")].person == "Kim"


def test_only_what_is_new_about_an_action_item_is_recorded() -> None:
    story = Story().declared()
    story.do(c.NoteFollowUp(text="why no page"), c.SetAction(follow_up="a1", owner="Sam", ticket="OPS-1"))
    story.do(c.SetAction(follow_up="a1", owner="Sam", ticket="OPS-2"))
    assert entries(story.state)[-1].text == "OPS-2"


def test_an_action_item_that_says_nothing_new_is_refused() -> None:
    story = Story().declared()
    story.do(c.NoteFollowUp(text="why no page"), c.SetAction(follow_up="a1", owner="Sam"))
    assert story.refuse(c.SetAction(follow_up="a1", owner="sam")) == "A1 says so already."
    assert story.refuse(c.SetAction(follow_up="a1")) == ("What about A1? As in: /action a1 owner @maria due 2w commit.")
    assert story.refuse(c.SetAction(follow_up="a9", owner="sam")) == "There is no A9. Open follow-up: A1."


def test_the_end_of_an_incident_in_words() -> None:
    story = Story().declared()
    story.do(c.SetCriterion(name="errors normal", met=False, text="2 %"), c.NoteFollowUp(text="why no page"))
    story.do(c.SetAction(follow_up="a1", status=ActionStatus.DONE, owner="sam"))
    story.do(*(c.StandDown(part=part) for part in StandDownPart))
    assert [(e.label, e.text) for e in entries(story.state)][1:] == [
        ("· exit", "Errors normal · open: 2 %"),
        ("todo A1", "why no page"),
        ("todo A1", "Done · sam"),
        ("stand", "Team stood down"),
        ("stand", "Status page resolved"),
        ("stand", "Timeline kept"),
        ("stand", "People checked on"),
    ]
