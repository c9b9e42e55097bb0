"""Prompts about stalls and containment: each from its exact moment on, what is said, and what ends it."""

from __future__ import annotations

import pytest
from calls import begins, call, keys, say, shown_at, snooze, the

from incident_console.incident.commands import (
    AssignTask,
    Command,
    GiveEvidence,
    PullLever,
    RaiseHypothesis,
    SetPhase,
)
from incident_console.incident.vocabulary import Lever, LeverStatus, Phase, Weight
from support import Story


def stalled_call() -> Story:
    story = call()
    story.do(RaiseHypothesis(text="Database connection pool exhausted."))
    story.do(RaiseHypothesis(text="Payment gateway times out"))
    return story


def test_a_stall_names_the_hypotheses_the_minutes_and_the_question() -> None:
    story = stalled_call()
    assert begins(story, "stall:", "14:46")
    prompt = the(story.at("14:48"), "stall:")
    assert prompt.headline == "H1 and H2 have not moved for 17 min."
    assert prompt.words == (
        "For 17 minutes nothing has moved on H1, Database connection pool exhausted, or on H2, Payment gateway times "
        "out. What would immediately differentiate them?"
    )
    assert prompt.opens == "test"
    assert prompt.about == (story.handle("H1"), story.handle("H2"))
    assert prompt.key == "stall:H1,H2"


def test_a_hard_stall_stops_the_call() -> None:
    story = stalled_call()
    assert not the(story.at("14:50:59"), "stall:").words.startswith("Please stop")
    assert the(story.at("14:51"), "stall:").words.startswith("Please stop for a moment. For 20 minutes")


def test_a_single_stalled_hypothesis_has_its_own_question() -> None:
    story = stalled_call().at("14:40")
    story.do(GiveEvidence(text="times out in staging", weighs=(("H2", Weight.FOR),)))
    assert the(story.at("14:48"), "stall:").words == (
        "For 17 minutes nothing has moved on H1, Database connection pool exhausted. "
        "What are we missing? What would immediately tell us whether it is right?"
    )


def test_stalls_of_different_length_are_told_as_a_range_and_many_as_a_number() -> None:
    story = stalled_call()
    for number, at in enumerate(("14:32", "14:33", "14:34")):
        story.at(at).do(RaiseHypothesis(text=f"idea {number}"))
    prompt = the(story.at("14:50"), "stall:")
    assert prompt.headline == "H1, H2, H3 and 2 more have not moved for 16 to 19 min."
    assert prompt.words.startswith("For 16 to 19 minutes nothing has moved on H1, ")
    assert ", or on 2 others. What" in prompt.words


def test_a_said_stall_is_asked_again_after_another_interval_or_when_one_joins() -> None:
    story = stalled_call().at("14:48")
    say(story, "stall:")
    assert begins(story, "stall:", "15:03")
    story.at("14:50").do(RaiseHypothesis(text="Bad deploy"))
    assert begins(story, "stall:", "15:03")
    story.at("14:36").do(GiveEvidence(text="seen", weighs=(("H3", Weight.FOR),)))
    assert begins(story, "stall:", "15:03")


def test_another_stalled_hypothesis_brings_the_question_back_for_all_of_them() -> None:
    story = stalled_call().at("14:35")
    story.do(RaiseHypothesis(text="Bad deploy"))
    story.at("14:48")
    say(story, "stall:")
    assert begins(story, "stall:", "14:50")
    assert the(story.at("14:50"), "stall:").headline == "H1, H2 and H3 have not moved for 15 to 19 min."


def test_one_that_was_asked_about_is_not_asked_about_again_because_the_other_moved() -> None:
    story = stalled_call().at("14:48")
    say(story, "stall:")
    story.at("14:49").do(AssignTask(text="call the gateway from outside", person="Sam", minutes=3, tests=("H2",)))
    assert not shown_at(story, "stall:", "15:02:59")
    assert shown_at(story, "stall:", "15:03")


def test_a_test_ends_it() -> None:
    story = stalled_call().at("14:48")
    story.do(AssignTask(text="call the gateway", person="Sam Okafor", minutes=3, tests=("H1", "H2")))
    assert "stall" not in keys(story)


def test_one_that_was_put_off_is_not_named_with_the_others() -> None:
    story = stalled_call().at("14:46")
    snooze(story, "stall:", 20)
    story.do(RaiseHypothesis(text="Bad deploy"))
    assert the(story.at("15:01"), "stall:").headline == "H3 has not moved for 15 min."
    assert the(story.at("15:06"), "stall:").headline == "H1, H2 and H3 have not moved for 20 to 35 min."


def test_containment_is_asked_for_lever_by_lever_in_their_order() -> None:
    story = call()
    assert begins(story, "contain:", "14:36")
    assert the(story.at("14:36"), "contain:").words == (
        "Maria Silva, before we look for the cause: is there a flag that we can turn off?"
    )
    story.do(PullLever(lever=Lever.FLAG_OFF, status=LeverStatus.NOT_POSSIBLE))
    assert the(story, "contain:").words == (
        "Flag off is not possible. Maria Silva, before we look for the cause: can we roll back the last deploy?"
    )
    story.do(PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.FAILED))
    assert "written to be reversible" in the(story, "contain:").words
    story.do(PullLever(lever=Lever.MIGRATION_ROLLBACK, status=LeverStatus.NOT_POSSIBLE))
    assert the(story, "contain:").words.endswith("what else would stop the harm from growing?")
    assert "data correction" not in the(story, "contain:").words.casefold()


@pytest.mark.parametrize(
    "command",
    [
        PullLever(lever=Lever.OTHER, status=LeverStatus.STARTED),
        PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.WORKED),
        SetPhase(phase=Phase.MITIGATED),
    ],
)
def test_containment_that_has_begun_is_not_asked_for(command: Command) -> None:
    story = call().at("14:40")
    assert "contain" in keys(story)
    story.do(command)
    assert "contain" not in keys(story)


def test_data_correction_before_containment_is_to_stop_at_once() -> None:
    story = call()
    story.do(PullLever(lever=Lever.DATA_CORRECTION, status=LeverStatus.STARTED))
    assert the(story, "contain:").words == (
        "Maria Silva, please stop the data correction: it comes after the bleeding has stopped, never during. "
        "What can we do first to contain it?"
    )
    story.do(PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.WORKED))
    assert "contain" not in keys(story)
