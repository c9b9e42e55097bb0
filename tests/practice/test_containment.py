"""Containment before diagnosis: the levers in order, and warnings where somebody leaves it."""

from __future__ import annotations

import pytest
from calls import call

from incident_console.incident.commands import MarkMilestone, PullLever, SetPhase
from incident_console.incident.vocabulary import Lever, LeverStatus, Milestone, Phase
from incident_console.practice.containment import (
    IN_ORDER,
    contained_at,
    corrected_too_early,
    lever_warning,
    levers,
    next_lever,
)
from support import Story
from support.clock import time_of

NEVER_DURING = "It is not contained: data correction comes after the bleeding has stopped, never during."


def pulled(*levers: tuple[Lever, LeverStatus]) -> Story:
    story = call()
    story.do(*(PullLever(lever=lever, status=status) for lever, status in levers))
    return story


def test_the_levers_stand_in_order_and_the_other_one_only_where_it_was_pulled() -> None:
    assert [lever for lever, _ in levers(call().state)] == [*IN_ORDER, Lever.DATA_CORRECTION]
    story = pulled((Lever.OTHER, LeverStatus.STARTED))
    lever, state = levers(story.state)[-1]
    assert state is not None
    assert (lever, state.status) == (Lever.OTHER, LeverStatus.STARTED)


def test_the_next_lever_is_the_first_that_nobody_has_tried_or_ruled_out() -> None:
    assert next_lever(call().state) is Lever.FLAG_OFF
    assert next_lever(pulled((Lever.FLAG_OFF, LeverStatus.NOT_POSSIBLE)).state) is Lever.ROLL_BACK
    assert next_lever(pulled((Lever.ROLL_BACK, LeverStatus.FAILED)).state) is Lever.FLAG_OFF
    assert next_lever(pulled(*((lever, LeverStatus.FAILED) for lever in IN_ORDER)).state) is None


def test_data_correction_before_containment_is_warned_about() -> None:
    story = call()
    assert lever_warning(story.state, Lever.DATA_CORRECTION) == NEVER_DURING
    assert lever_warning(story.state, Lever.DATA_CORRECTION, LeverStatus.WORKED) == NEVER_DURING
    story.do(PullLever(lever=Lever.FLAG_OFF, status=LeverStatus.WORKED))
    assert lever_warning(story.state, Lever.DATA_CORRECTION) == ""


@pytest.mark.parametrize("status", [LeverStatus.NOT_POSSIBLE, LeverStatus.FAILED])
def test_saying_that_it_cannot_be_done_or_failed_needs_no_warning(status: LeverStatus) -> None:
    assert lever_warning(call().state, Lever.DATA_CORRECTION, status) == ""
    assert lever_warning(call().state, Lever.MIGRATION_ROLLBACK, status) == ""


def test_a_lever_out_of_its_order_says_which_come_before_it() -> None:
    story = call()
    assert lever_warning(story.state, Lever.FLAG_OFF) == ""
    assert (
        lever_warning(story.state, Lever.ROLL_BACK) == "Flag off comes before it and has not been tried or ruled out."
    )
    assert lever_warning(story.state, Lever.MIGRATION_ROLLBACK) == (
        "Flag off and roll back come before it and have not been tried or ruled out."
    )
    story.do(PullLever(lever=Lever.FLAG_OFF, status=LeverStatus.NOT_POSSIBLE))
    assert lever_warning(story.state, Lever.ROLL_BACK) == ""
    assert lever_warning(story.state, Lever.OTHER) == ""


def test_since_when_it_is_contained() -> None:
    assert contained_at(call().state) is None
    story = call().at("14:50")
    story.do(SetPhase(phase=Phase.MITIGATED))
    assert contained_at(story.state) == time_of("14:50")
    story.do(MarkMilestone(milestone=Milestone.CONTAINED, at=time_of("14:44")))
    assert contained_at(story.state) == time_of("14:44")


def test_every_data_correction_that_was_begun_too_early() -> None:
    story = call().at("14:40")
    story.do(PullLever(lever=Lever.DATA_CORRECTION, text="rewriting orders"))
    story.at("14:45").do(PullLever(lever=Lever.DATA_CORRECTION, status=LeverStatus.FAILED))
    story.at("14:48").do(PullLever(lever=Lever.DATA_CORRECTION, status=LeverStatus.WORKED))
    found = corrected_too_early(story.state)
    assert [(one.at, one.text) for one in found] == [
        (time_of("14:40"), "rewriting orders"),
        (time_of("14:48"), ""),
    ]
    story = call().at("14:40")
    story.do(PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.WORKED))
    story.at("14:50").do(PullLever(lever=Lever.DATA_CORRECTION))
    assert corrected_too_early(story.state) == ()
