"""Prompts about what was promised and what is in flight: from exactly when, what is said, what ends them."""

from __future__ import annotations

from calls import begins, call, keys, proposed, say, shown_at, the

from incident_console.incident.commands import (
    AcknowledgeTask,
    AssignTask,
    EndNeed,
    EndTask,
    ExtendTask,
    HoldBriefing,
    RaiseNeed,
    ReassignTask,
    ReleaseRole,
    SendUpdate,
)
from incident_console.incident.vocabulary import Role
from incident_console.practice.clocks import Level


def test_the_briefing_comes_one_minute_before_it_is_due_with_its_words() -> None:
    story = call()
    assert begins(story, "briefing", "14:45")
    prompt = the(story.at("14:45"), "briefing")
    assert (prompt.headline, prompt.level) == ("The briefing is due in a moment.", Level.SOON)
    assert prompt.words.startswith("This is the briefing, 14 minutes into the incident. This is a SEV1.")
    assert (prompt.accept, prompt.opens) == (None, "briefing")
    assert the(story.at("14:46"), "briefing").headline == "The briefing is due now."
    assert the(story.at("14:48"), "briefing").headline == "The briefing is 2 min over."
    story.do(HoldBriefing(text="done"))
    assert begins(story, "briefing", "15:02")


def test_the_update_is_asked_of_the_communications_lead() -> None:
    story = call()
    assert begins(story, "first-update", "14:45")
    assert the(story.at("14:46"), "first-update").words == (
        "The first update to stakeholders is due. Jo Park, please send it now, and say when the next one comes."
    )
    story.do(SendUpdate(text="card payments fail", next_minutes=20))
    assert begins(story, "update", "15:05")
    story.at("15:10").do(ReleaseRole(role=Role.COMMS))
    assert the(story, "update").words == (
        "The update to stakeholders is 4 minutes over. "
        "Nobody holds communications. Who sends it now? Say when the next one comes."
    )


def test_the_elapsed_time_is_called_out_once_for_each_mark() -> None:
    story = call()
    assert begins(story, "call-out:10", "14:41")
    assert the(story.at("14:43"), "call-out:").words == "We are 12 minutes into this incident. It is not contained."
    say(story, "call-out:10")
    assert begins(story, "call-out:", "14:51")


def test_a_task_asks_for_what_it_lacks_and_only_for_that() -> None:
    story = call()
    story.do(AssignTask(text="restart pods"), AssignTask(text="call the bank", minutes=5))
    story.do(AssignTask(text="read the logs", person="Sam Okafor"))
    words = [prompt.words for prompt in proposed(story) if prompt.key.startswith("incomplete:")]
    assert words == [
        "I need one person by name for T1, restart pods: who has it, and in how many minutes do you report back?",
        "I need one person by name for T2, call the bank, 5 minutes: who has it?",
        "Sam Okafor, T3, read the logs: in how many minutes will you report back?",
    ]
    story.do(ReassignTask(task="T1", person="Kim Lee"), ExtendTask(task="T1", minutes=5))
    assert f"incomplete:{story.handle('T1')}" not in [p.key for p in proposed(story)]


def test_a_task_is_to_be_acknowledged_within_two_minutes() -> None:
    story = call()
    story.do(AssignTask(text="restart pods", person="Sam Okafor", minutes=10))
    assert begins(story, "unacknowledged:", "14:33")
    assert the(story.at("14:33"), "unacknowledged:").words == (
        "Sam Okafor, T1, restart pods, 10 minutes: do you have that?"
    )
    story.do(AcknowledgeTask(task="T1"))
    assert "unacknowledged" not in keys(story)
    story.at("14:35").do(ReassignTask(task="T1", person="Kim Lee"))
    assert begins(story, "unacknowledged:", "14:37")


def test_a_time_box_that_is_over_is_called_out_instead_of_the_acknowledgement() -> None:
    story = call()
    story.do(AssignTask(text="restart pods", person="Sam Okafor", minutes=10))
    assert begins(story, "task:", "14:41")
    story.at("14:42")
    prompt = the(story, "task:")
    assert prompt.headline == "T1 (Sam Okafor) is 1 min over."
    assert prompt.words == (
        "Sam Okafor, your 10 minutes for T1, restart pods, are up. What do you have, and do you need more time?"
    )
    assert "unacknowledged" not in keys(story)
    story.do(ExtendTask(task="T1", minutes=5))
    assert begins(story, "task:", "14:47")
    assert the(story.at("14:47"), "task:").words.startswith("Sam Okafor, your time for T1, restart pods, is up. ")
    story.do(EndTask(task="T1", outcome="done"))
    assert not shown_at(story, "task:", "14:50")


def test_a_short_time_box_is_told_in_seconds() -> None:
    story = call()
    story.do(AssignTask(text="look", person="Kim Lee", minutes=0.5))
    assert the(story.at("14:32"), "task:").words.startswith("Kim Lee, your 30 seconds for T1, look, are up.")


def test_a_need_is_asked_about_after_ten_minutes() -> None:
    story = call()
    story.do(RaiseNeed(text="db admin access", of="dba"))
    assert begins(story, "need:", "14:41")
    assert the(story.at("14:42"), "need:").words == (
        "dba, we have been waiting for N1, db admin access, for 11 minutes. When do we get it?"
    )
    story.do(EndNeed(need="N1"))
    assert "need" not in keys(story)
