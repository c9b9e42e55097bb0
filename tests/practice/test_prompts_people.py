"""Prompts about people and about the record: from exactly when, what is said, and what ends them."""

from __future__ import annotations

from calls import begins, call, keys, proposed, rival, say, the

from incident_console.incident.commands import (
    AcceptRole,
    Amend,
    AssignTask,
    EndNeed,
    EndTask,
    OfferRole,
    RaiseHypothesis,
    RaiseNeed,
    ReleaseRole,
    SetPhase,
    SetSeverity,
    TakeRole,
    Undo,
    WriteEntry,
)
from incident_console.incident.vocabulary import Phase, Role, Severity
from support import Story
from support.clock import time_of


def test_the_roles_of_a_major_incident_are_asked_for_together() -> None:
    story = Story().declared(severity=Severity.SEV2, commander="Dana Reyes")
    assert the(story, "roles").words == (
        "We need an operations lead, a communications lead and a scribe. Who takes which? Say your name and the role."
    )
    story.do(TakeRole(role=Role.OPS, person="Maria Silva"), OfferRole(role=Role.COMMS, person="Jo Park"))
    assert the(story, "roles").words == "We need a scribe. Who takes it? Say your name."
    story.do(SetSeverity(severity=Severity.SEV3))
    assert "roles" not in keys(story)


def test_an_offer_is_asked_about_after_two_minutes() -> None:
    story = call()
    story.do(OfferRole(role=Role.IC, person="Sam Okafor"), OfferRole(role=Role.SAFETY, person="Kim Lee"))
    assert begins(story, f"offer:{story.state.role_events[-2]}", "14:33")
    words = [p.words for p in proposed(story.at("14:33")) if p.key.startswith("offer:")]
    assert sorted(words) == [
        "Kim Lee, you are asked to be safety. Do you accept?",
        "Sam Okafor, you're now the Incident Commander, okay?",
    ]
    story.do(AcceptRole(role=Role.SAFETY))
    assert keys(story).count("offer") == 1


def test_the_commander_s_second_hat_is_seen() -> None:
    story = call()
    story.do(TakeRole(role=Role.OPS, person="Dana Reyes"))
    assert the(story, "second-hat:").headline == "Dana Reyes commands and is operations lead too."
    story.do(TakeRole(role=Role.OPS, person="Maria Silva"), TakeRole(role=Role.OBSERVER, person="Dana Reyes"))
    assert "second-hat" not in keys(story)


def test_a_scribe_may_be_the_deputy() -> None:
    story = call()
    story.do(TakeRole(role=Role.DEPUTY, person="Ana Costa"))
    assert "second-hat" not in keys(story)


def test_more_than_seven_reports_are_too_many() -> None:
    story = call()
    for number in range(7):
        story.do(AssignTask(text="x", person=f"Person {number}", minutes=60))
    assert "span" not in keys(story)
    story.do(TakeRole(role=Role.SME, person="Kim Lee"))
    assert the(story, "span:").headline == "8 people report to Maria Silva; 7 is the most that works."
    assert "Alpha" in the(story, "span:").words


def test_without_operations_everybody_reports_to_the_commander() -> None:
    story = call()
    story.do(ReleaseRole(role=Role.OPS))
    for number in range(5):
        story.do(AssignTask(text="x", person=f"Person {number}", minutes=60))
    assert "span" not in keys(story)
    story.do(AssignTask(text="x", person="Person 6", minutes=60))
    assert the(story, "span:").headline.startswith("8 people report to Dana Reyes")


def test_four_hours_in_command_are_enough() -> None:
    story = call()
    assert begins(story, "long-shift:", "18:31")
    story.at("18:31").do(OfferRole(role=Role.IC, person="Sam Okafor"))
    assert "long-shift" not in keys(story)


def test_a_contested_value_says_who_says_what() -> None:
    story = call().at("14:40")
    seen = story.state
    story.do(SetSeverity(severity=Severity.SEV2))
    rival(story, seen, SetSeverity(severity=Severity.SEV3), "Jo Park")
    prompt = the(story, "contested:severity")
    assert prompt.headline == "Contested: the severity is SEV2 by Ana Costa and SEV3 by Jo Park."
    assert prompt.words == (
        "We have two values for the severity: SEV2 by Ana Costa and SEV3 by Jo Park. "
        "Ana Costa and Jo Park, which one holds?"
    )
    assert prompt.opens == "severity"
    story.do(SetSeverity(severity=Severity.SEV2))
    assert "contested" not in keys(story)


def test_contested_things_are_named_by_their_handle() -> None:
    story = call()
    story.do(AssignTask(text="restart", person="Sam Okafor", minutes=5), RaiseNeed(text="access"))
    seen = story.state
    story.do(EndTask(task="T1", outcome="done"), EndNeed(need="N1"))
    rival(story, seen, EndTask(task="T1", outcome="failed"), "Jo Park")
    assert "T1 is done by Ana Costa and failed by Jo Park" in the(story, "contested:task:").headline


def test_two_corrections_of_one_entry_are_settled_where_it_is_corrected() -> None:
    story = call().at("14:40")
    made = story.do(RaiseHypothesis(text="pool")).event_id
    noted = story.do(WriteEntry(text="pool at 4 %")).event_id
    seen = story.state
    story.do(Amend(target=made, text="pool empty"), Amend(target=noted, occurred_at=time_of("14:20"), about=True))
    rival(story, seen, Amend(target=made, text="pool leaks"), "Jo Park")
    rival(story, seen, Amend(target=noted, occurred_at=time_of("14:22")), "Jo Park")
    prompt = the(story, "contested:text:")
    assert prompt.headline == "Contested: the text of H1 is “pool empty” by Ana Costa and “pool leaks” by Jo Park."
    assert (prompt.opens, prompt.about) == ("amend", (made,))
    assert the(story, "contested:time:").headline == (
        "Contested: the time of the entry of 14:22 UTC is about 14:20 UTC by Ana Costa and 14:22 UTC by Jo Park."
    )
    story.do(Undo(target=noted))
    assert keys(story).count("contested") == 1, "what was taken back need not be settled"
    story.do(Amend(target=made, text="pool leaks"))
    assert "contested" not in keys(story)


def test_a_contested_end_is_asked_about_even_then() -> None:
    story = call().at("14:40")
    seen = story.state
    story.do(SetPhase(phase=Phase.MITIGATED))
    rival(story, seen, SetPhase(phase=Phase.RESOLVED), "Jo Park")
    assert "contested" in keys(story)
    assert "stand-down" not in keys(story)


def test_a_log_without_an_entry_for_ten_minutes_is_asked_about() -> None:
    story = call().at("14:35")
    story.do(WriteEntry(text="looking"))
    assert begins(story, "quiet", "14:45")
    story.at("14:41")
    say(story, "call-out:10")
    assert begins(story, "quiet", "14:45")
    assert the(story.at("14:46"), "quiet").words == (
        "Ana Costa, the log has had no entry for 11 minutes. What have we seen, decided or done since?"
    )
    story.do(WriteEntry(text="still looking"))
    assert "quiet" not in keys(story)
