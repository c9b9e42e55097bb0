"""Clocks: each promise at its exact boundary, who owes it, what settles it, and what the machine's clock does to it."""

from __future__ import annotations

import pytest
from calls import POLICY, RIPENING, call, clock, labels, levels, say, the

from incident_console.incident.commands import (
    AcceptRole,
    Amend,
    AssignTask,
    DeclineRole,
    EndTask,
    ExtendTask,
    HoldBriefing,
    MarkMilestone,
    OfferRole,
    RaiseHypothesis,
    ReleaseRole,
    SendUpdate,
    SetPhase,
    SetSeverity,
    SnoozePrompt,
    TakeRole,
    WriteEntry,
)
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Audience, EntryKind, Milestone, Phase, Role, Severity
from incident_console.practice.clocks import ClockKind, Level, clocks, owed_update
from incident_console.practice.exit import Loose, loose_ends
from incident_console.practice.policy import Policy
from support.clock import DAY, time_of


def test_nothing_is_promised_before_the_declaration() -> None:
    assert clocks(State("i1"), DAY, POLICY) == ()


def test_a_fresh_sev1_promises_a_briefing_a_first_update_and_a_call_out() -> None:
    assert labels(call()) == ["Call-out T+10", "Briefing", "First update"]


@pytest.mark.parametrize(
    ("severity", "due"), [(Severity.SEV1, "14:46"), (Severity.SEV2, "14:51"), (None, "14:51"), (Severity.SEV3, "15:01")]
)
def test_the_briefing_ripens_at_the_cadence_of_the_severity(severity: Severity | None, due: str) -> None:
    assert levels(call(severity=severity), "Briefing", due) == RIPENING


def test_sev4_promises_neither_briefing_nor_update() -> None:
    assert labels(call(severity=Severity.SEV4)) == ["Call-out T+10"]


def test_a_briefing_restarts_the_clock_from_when_it_was_held_and_an_edit_does_not() -> None:
    story = call().at("14:47")
    held = story.do(HoldBriefing(text="two hypotheses", at=time_of("14:45")))
    assert clock(story, "Briefing").due_at == time_of("15:00")
    story.at("14:55").do(Amend(target=held.event_id, text="two hypotheses, decision at 15:00"))
    assert clock(story, "Briefing").due_at == time_of("15:00")
    story.do(Amend(target=held.event_id, occurred_at=time_of("14:46")))
    assert clock(story, "Briefing").due_at == time_of("15:01")


def test_a_change_of_severity_changes_the_promise() -> None:
    story = call(severity=Severity.SEV3).at("14:40")
    story.do(SetSeverity(severity=Severity.SEV1, reason="all regions"))
    assert clock(story, "Briefing").due_at == time_of("14:46")
    story.do(SetSeverity(severity=Severity.SEV4, reason="false alarm"))
    assert "Briefing" not in labels(story)


def test_the_first_update_counts_from_detection() -> None:
    story = call()
    assert levels(story, "First update", "14:46") == RIPENING
    story.do(WriteEntry(text="success 61 %", entry=EntryKind.ALERT, at=time_of("14:22")))
    assert clock(story, "First update").due_at == time_of("14:37")
    story.do(MarkMilestone(milestone=Milestone.DETECTED_BY_PERSON, at=time_of("14:20")))
    assert clock(story, "First update").due_at == time_of("14:35")


def test_an_alert_that_came_after_the_declaration_does_not_put_the_first_update_off() -> None:
    story = call().at("14:40")
    story.do(WriteEntry(text="and another one", entry=EntryKind.ALERT))
    assert clock(story, "First update").due_at == time_of("14:46")


def test_an_update_settles_the_first_and_promises_the_next() -> None:
    story = call().at("14:35")
    story.do(SendUpdate(text="card payments fail"))
    assert "First update" not in labels(story)
    assert levels(story, "Update", "14:55") == RIPENING


def test_what_the_public_was_told_settles_nothing_for_stakeholders() -> None:
    story = call().at("14:35")
    for audience in (Audience.PUBLIC, Audience.TECHNICAL):
        story.do(SendUpdate(text="we are on it", audience=audience))
    assert clock(story, "First update").due_at == time_of("14:46")
    assert not {"Public update", "Technical update"} & set(labels(story)), "nobody asks for or has promised them"


def test_what_was_promised_to_the_public_is_a_promise_of_its_own() -> None:
    story = call().at("14:35")
    story.do(SendUpdate(text="we are on it", audience=Audience.PUBLIC, next_minutes=10))
    assert levels(story, "Public update", "14:45") == RIPENING
    assert owed_update(story.state, story.now, POLICY) is Audience.PUBLIC
    assert the(story.at("14:45"), "update:public").headline == "The update to the public is due now."
    story.do(SendUpdate(text="card payments fail", audience=Audience.STAKEHOLDERS))
    assert clock(story, "Public update").due_at == time_of("14:45")
    assert clock(story, "Update").due_at == time_of("15:05")
    story.do(SendUpdate(text="we are on it still", audience=Audience.PUBLIC))
    assert "Public update" not in labels(story)
    assert owed_update(story.state, story.now, POLICY) is Audience.STAKEHOLDERS


def test_each_audience_that_the_policy_names_has_a_clock() -> None:
    policy = Policy(update_audiences=("stakeholders", "public"))
    story = call()
    due = {one.label: (one.key, one.due_at) for one in clocks(story.state, story.now, policy) if "update" in one.label}
    assert due == {
        "First update": ("first-update", time_of("14:46")),
        "First public update": ("first-update:public", time_of("14:46")),
    }
    story.at("14:40").do(SendUpdate(text="we are on it", audience=Audience.PUBLIC))
    story.do(SnoozePrompt(prompt="update:public", headline="later", minutes=30))
    due = {one.label: (one.key, one.due_at) for one in clocks(story.state, story.now, policy) if "pdate" in one.label}
    assert due == {
        "First update": ("first-update", time_of("14:46")),
        "Public update": ("update:public", time_of("15:10")),
    }
    ends = [one.words for one in loose_ends(story.state, time_of("15:11"), policy) if one.kind is Loose.UPDATE]
    assert ends == ["First update to stakeholders: due, 25 min over", "Update to the public: due, 1 min over"]


def test_the_update_s_own_word_for_the_next_one_overrides_the_cadence() -> None:
    story = call(severity=Severity.SEV3).at("14:35")
    assert "First update" not in labels(story)
    story.do(SendUpdate(text="searching", next_minutes=7))
    assert clock(story, "Update").due_at == time_of("14:42")
    story.at("14:42").do(SendUpdate(text="still searching"))
    assert "Update" not in labels(story)


def test_a_time_box_is_owed_by_the_person_until_it_is_ended() -> None:
    story = call()
    story.do(AssignTask(text="restart gateway pods", person="Sam Okafor", minutes=10))
    assert levels(story, "T1", "14:41") == RIPENING
    assert clock(story, "T1").owner == "Sam Okafor"
    assert clock(story, "T1", "19:00").level is Level.OVER
    story.at("14:41").do(ExtendTask(task="T1", minutes=5))
    assert clock(story, "T1").due_at == time_of("14:46")
    story.do(EndTask(task="T1", outcome="done"))
    assert "T1" not in labels(story)


def test_more_minutes_for_a_task_that_is_over_count_from_now_and_end_the_red() -> None:
    story = call()
    story.do(AssignTask(text="restart gateway pods", person="Sam Okafor", minutes=5))
    story.at("14:46").do(ExtendTask(task="T1", minutes=5))
    assert levels(story, "T1", "14:51") == RIPENING


def test_a_task_without_a_time_box_has_no_clock() -> None:
    story = call()
    story.do(AssignTask(text="look at it", person="Sam Okafor"))
    assert "T1" not in labels(story)


def test_hypotheses_that_moved_together_stall_together_and_stalled_ones_are_one_question() -> None:
    story = call()
    story.do(RaiseHypothesis(text="pool"), RaiseHypothesis(text="gateway"))
    assert levels(story, "H1 H2 stall", "14:46") == RIPENING
    story.at("14:33").do(RaiseHypothesis(text="deploy", owner="Maria Silva"))
    story.at("14:47")
    assert [(c.label, c.level) for c in clocks(story.state, story.now, POLICY) if c.kind is ClockKind.STALL] == [
        ("H1 H2 stall", Level.OVER),
        ("H3 stall", Level.SOON),
    ]
    story.at("14:48")
    assert clock(story, "H1 H2 H3 stall").due_at == time_of("14:46")


def test_many_stalled_hypotheses_keep_a_short_label() -> None:
    story = call()
    story.do(*(RaiseHypothesis(text=f"idea {n}") for n in range(5)))
    assert "H1 H2 +3 stall" in labels(story)


def test_who_owes_what() -> None:
    story = call()
    story.do(RaiseHypothesis(text="pool", owner="Ben Adams"), OfferRole(role=Role.SAFETY, person="Kim Lee"))
    owners = {c.label: c.owner for c in clocks(story.state, story.now, POLICY)}
    assert owners == {
        "Briefing": "Dana Reyes",
        "First update": "Jo Park",
        "Call-out T+10": "Ana Costa",
        "H1 stall": "Ben Adams",
        "Safety offer": "Kim Lee",
    }
    story.do(TakeRole(role=Role.DEPUTY, person="Lin Wu"), ReleaseRole(role=Role.COMMS))
    assert clock(story, "Call-out T+10").owner == "Lin Wu"
    assert clock(story, "First update").owner == "Dana Reyes"


def test_the_call_out_ripens_at_each_mark_and_is_settled_by_saying_it() -> None:
    story = call()
    assert levels(story, "Call-out T+10", "14:41") == RIPENING
    story.at("14:43")
    say(story, "call-out:10")
    assert clock(story, "Call-out T+20").due_at == time_of("14:51")


def test_of_several_missed_call_outs_only_the_latest_is_owed() -> None:
    story = call().at("15:07")
    assert [label for label in labels(story) if label.startswith("Call-out")] == ["Call-out T+30"]


def test_an_offer_waits_two_minutes_for_its_answer() -> None:
    story = call()
    story.do(OfferRole(role=Role.IC, person="Sam Okafor"))
    assert levels(story, "IC offer", "14:33") == RIPENING
    story.do(AcceptRole(role=Role.IC, words="I have it"))
    assert "IC offer" not in labels(story)
    story.do(OfferRole(role=Role.IC, person="Lin Wu"), DeclineRole(role=Role.IC, reason="on the train"))
    assert "IC offer" not in labels(story)


@pytest.mark.parametrize("phase", [Phase.RESOLVED, Phase.CLOSED])
def test_nothing_is_promised_once_it_is_over(phase: Phase) -> None:
    story = call()
    story.do(AssignTask(text="x", person="Sam", minutes=5), RaiseHypothesis(text="pool"), SetPhase(phase=phase))
    assert clocks(story.state, time_of("18:00"), POLICY) == ()


@pytest.mark.parametrize("phase", [Phase.IDENTIFIED, Phase.MITIGATED, Phase.MONITORING])
def test_promises_run_on_until_it_is_over(phase: Phase) -> None:
    story = call()
    story.do(SetPhase(phase=phase))
    assert "Briefing" in labels(story)


def test_after_a_reopening_cadences_count_from_it_and_the_elapsed_time_from_the_declaration() -> None:
    story = call().at("14:35")
    story.do(SendUpdate(text="it fails", next_minutes=5), HoldBriefing(text="all quiet"))
    story.at("14:50").do(SetPhase(phase=Phase.RESOLVED))
    story.at("15:30").do(SetPhase(phase=Phase.INVESTIGATING, reason="it came back"))
    assert clock(story, "Briefing").due_at == time_of("15:45")
    assert clock(story, "Update").due_at == time_of("15:50")
    assert clock(story, "Call-out T+50").due_at == time_of("15:21")


def test_what_is_over_for_longest_comes_first_then_what_is_due_next() -> None:
    story = call()
    story.do(AssignTask(text="a", person="Sam", minutes=12), AssignTask(text="b", person="Kim", minutes=3))
    story.do(RaiseHypothesis(text="pool"))
    story.at("14:44")
    assert labels(story) == ["T2", "Call-out T+10", "T1", "Briefing", "First update", "H1 stall"]
    dues = [c.due_at for c in clocks(story.state, story.now, POLICY)]
    assert dues == sorted(dues)
