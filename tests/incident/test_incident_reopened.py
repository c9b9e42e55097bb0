"""What was done for the end of an incident does not count any more once the incident is reopened."""

from __future__ import annotations

from incident_console.incident.commands import SetCriterion, SetPhase, StandDown
from incident_console.incident.spans import reopened_at
from incident_console.incident.vocabulary import Phase, StandDownPart
from support import Story
from support.clock import time_of


def resolved() -> Story:
    story = Story().declared().at("15:00")
    story.do(SetCriterion(name="Errors normal"), SetPhase(phase=Phase.RESOLVED), StandDown(part=StandDownPart.TEAM))
    return story


def reopened() -> Story:
    story = resolved().at("16:00")
    story.do(SetPhase(phase=Phase.INVESTIGATING, reason="it came back"))
    return story.at("16:30")


def test_the_team_is_stood_down_once_for_each_end() -> None:
    story = resolved()
    assert story.refuse(StandDown(part=StandDownPart.TEAM)) == "Standing down, team: that is done already."
    story = reopened()
    story.do(StandDown(part=StandDownPart.TEAM, text="again"))
    assert story.state.stand_down[StandDownPart.TEAM].text == "again"
    assert story.state.stand_down[StandDownPart.TEAM].at == time_of("16:30")
    assert "done already" in story.refuse(StandDown(part=StandDownPart.TEAM))


def test_a_criterion_can_be_confirmed_again_after_a_reopening() -> None:
    assert resolved().refuse(SetCriterion(name="errors normal")) == "“Errors normal” is met already."
    story = reopened()
    story.do(SetCriterion(name="errors normal"))
    assert story.state.criteria["errors normal"].at == time_of("16:30")
    assert "met already" in story.refuse(SetCriterion(name="errors normal"))


def test_when_it_was_reopened() -> None:
    assert reopened_at(Story().declared().state) is None
    assert reopened_at(resolved().state) is None
    assert reopened_at(reopened().state) == time_of("16:00")
    story = resolved()
    story.do(SetPhase(phase=Phase.CLOSED))
    assert reopened_at(story.state) is None, "closing what is resolved is no reopening"
