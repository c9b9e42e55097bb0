"""What follows from the action items as a list: which to commit to, once they have rested, and a drill."""

from __future__ import annotations

from datetime import timedelta

import pytest
from calls import call, shown_at, the

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import Phase
from incident_console.practice.account import account
from incident_console.practice.policy import Policy
from incident_console.practice.readiness import Suggestion, suggestion
from support import Story


def after_the_end(**policy: float) -> tuple[Story, Policy]:
    """Resolved at 14:41; three learning points."""
    story = call().at("14:41")
    story.do(*(c.NoteFollowUp(text=f"point {n}") for n in range(3)))
    story.do(c.SetPhase(phase=Phase.RESOLVED, reason="well"))
    return story, Policy(**policy)


def test_once_they_have_rested_it_is_asked_once_which_are_committed_to() -> None:
    story, _ = after_the_end()
    assert not shown_at(story, "actions:", story.now + timedelta(hours=47, minutes=59))
    story.clock.forward(hours=48)
    prompt = the(story, "actions:")
    assert prompt.headline == "3 learning points can become commitments now."
    assert prompt.words == (
        "The learning points have rested for 48 hours. "
        "Which of the 3 do we commit to, each with a person, a date and a ticket?"
    )
    assert (prompt.opens, prompt.about) == ("action", (story.handle("A1"),))
    assert prompt.accept is not None
    story.do(prompt.accept, c.NoteFollowUp(text="another point"))
    assert not shown_at(story, "actions:", story.now + timedelta(days=30))


def test_with_the_switch_it_is_asked_at_once_and_with_nothing_noted_never() -> None:
    story, at_once = after_the_end(action_soak_hours=0)
    assert the(story, "actions:", at_once).words.startswith("Which of the 3 do we commit to")
    nothing = call()
    nothing.do(c.SetPhase(phase=Phase.RESOLVED, reason="well"))
    assert not shown_at(nothing, "actions:", nothing.now, at_once)


def test_it_is_not_asked_while_the_incident_goes_on_nor_after_it_was_reopened() -> None:
    story, at_once = after_the_end(action_soak_hours=0)
    story.do(c.SetPhase(phase=Phase.INVESTIGATING, reason="errors are back"))
    assert not shown_at(story, "actions:", story.now + timedelta(days=3), at_once)


def stalled() -> Story:
    story = call()
    story.do(c.RaiseHypothesis(text="pool"), c.SendUpdate(text="we are on it"))
    return story.at("14:48")


def drill(story: Story) -> Suggestion | None:
    return suggestion(account(story.state, story.now, Policy()))


def test_a_drill_is_suggested_where_coordination_was_a_factor_until_one_is_on_the_list() -> None:
    assert drill(call()) is None
    story = stalled()
    found = drill(story)
    assert found is not None
    assert found.learnt == "Coordination was a factor: a stall and briefings that came late"
    assert found.action == "Run a drill on a stall and briefings that came late"
    assert found.words.startswith("The log shows a stall and briefings that came late: a drill within two to four")
    story.do(c.NoteFollowUp(text=found.learnt, outcome="a page within 5 min in a drill"))
    assert drill(story) is not None
    story.do(c.SetAction(follow_up="A1", verb=found.action))
    assert drill(story) is None


@pytest.mark.parametrize("words", ["Run a game day on handoffs", "Simulate a SEV1", "a tabletop exercise in June"])
def test_a_drill_is_known_by_its_words(words: str) -> None:
    story = stalled()
    story.do(c.NoteFollowUp(text=words))
    assert drill(story) is None
