"""Updates: separate texts out of what the log knows, the next one's time always in them, and nothing invented."""

from __future__ import annotations

import pytest
from busy_call import busy
from calls import POLICY, call

from incident_console.incident.commands import (
    Decide,
    MarkMilestone,
    PullLever,
    SendUpdate,
    SetPhase,
    SetSeverity,
    StateImpact,
    WriteEntry,
)
from incident_console.incident.state import State
from incident_console.incident.vocabulary import (
    Audience,
    EntryKind,
    Lever,
    LeverStatus,
    Milestone,
    Phase,
    Severity,
)
from incident_console.practice.updates import next_update_minutes, update_draft
from support import Story
from support.clock import DAY, time_of


def draft(story: Story, audience: Audience = Audience.STAKEHOLDERS, minutes: float | None = None) -> list[str]:
    return update_draft(story.state, story.now, POLICY, audience, minutes).splitlines()


def known() -> Story:
    story = call()
    story.do(WriteEntry(text="61 %", entry=EntryKind.ALERT, at=time_of("14:22")))
    return story.at("14:35")


def test_before_the_declaration_there_is_none() -> None:
    assert update_draft(State("i1"), DAY, POLICY, Audience.STAKEHOLDERS) == ""


def test_for_stakeholders() -> None:
    assert draft(known()) == [
        "SEV1: Checkout: card payments time out. Status at 14:35 UTC: investigating.",
        "Impact: checkout success 61 %.",
        "Since 14:22 UTC.",
        "We are looking for the cause.",
        "Expected: [when it is likely to be over, or that nobody can say yet].",
        "Meanwhile: [what customers and colleagues can do].",
        "Next update: 14:55 UTC.",
    ]


def test_for_the_public_our_own_words_stand_in_brackets() -> None:
    assert draft(known(), Audience.PUBLIC) == [
        "[What is affected, in customers' words; in ours: Checkout: card payments time out.] 14:35 UTC.",
        "What you may see: [what customers see, in their words; in ours: checkout success 61 %].",
        "Since 14:22 UTC.",
        "We are looking for the cause.",
        "Meanwhile: [what customers can do].",
        "Next update: 14:55 UTC.",
    ]


def test_for_technical_readers() -> None:
    assert draft(busy(), Audience.TECHNICAL) == [
        "SEV1: Checkout: card payments time out. Status at 14:57 UTC: investigating, not contained.",
        "Impact: checkout success 61 %.",
        "Since [when customers began to feel it].",
        "Roles: IC Dana Reyes, Ops Maria Silva, Comms Jo Park, Scribe Ana Costa.",
        "Containment: flag off not possible (no flag); roll back under way.",
        "Hypotheses: H1 Database pool exhausted, open (+0 −1); H2 Payment gateway times out, open (+1 −0); "
        "H3 Bad deploy 4.2.1, ruled out (three hours before the fall); H4 DNS, parked (nobody can look now).",
        "In flight: T1 call it from outside, Sam Okafor, due 15:00 UTC; T2 watch the queue, Kim Lee, due 14:45 UTC; "
        "T3 ask the vendor, nobody.",
        "Decided since the update of 14:35 UTC: D1 freeze deploys.",
        "To be decided: D2 fail over to region B.",
        "Needed: N1 database admin access, of the DBA; N2 a second pair of eyes, of Lin Wu.",
        "Next update: 15:17 UTC.",
    ]


def test_only_what_was_decided_since_the_last_update_is_news() -> None:
    story = call()
    story.do(Decide(text="freeze deploys"))
    assert "Decided: D1 freeze deploys." in draft(story, Audience.TECHNICAL)
    story.at("14:40").do(SendUpdate(text="x"))
    story.at("14:41").do(Decide(text="fail over"))
    assert "Decided since the update of 14:40 UTC: D2 fail over." in draft(story, Audience.TECHNICAL)


def test_what_the_log_does_not_know_stands_in_brackets() -> None:
    story = Story().declared()
    assert draft(story)[:3] == [
        "[severity]: Checkout: card payments time out. Status at 14:31 UTC: investigating.",
        "Impact: [what customers see, and how many of them].",
        "Since [when customers began to feel it].",
    ]
    assert "Roles: [who commands]." in draft(story, Audience.TECHNICAL)
    assert "What you may see: [what customers see, and which of them]." in draft(story, Audience.PUBLIC)


def test_since_when_is_the_start_where_somebody_marked_it() -> None:
    story = known()
    story.do(MarkMilestone(milestone=Milestone.STARTED, at=time_of("14:17")))
    assert "Since 14:17 UTC." in draft(story)


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize(("severity", "minutes"), [(Severity.SEV1, 20), (Severity.SEV2, 30), (Severity.SEV3, None)])
def test_the_next_one_s_time_is_always_there(severity: Severity, minutes: int | None, audience: Audience) -> None:
    story = call(severity=severity)
    assert next_update_minutes(story.state, POLICY) == minutes
    last = draft(story, audience)[-1]
    expected = {20: "Next update: 14:51 UTC.", 30: "Next update: 15:01 UTC."}
    assert last == expected.get(minutes or 0, "Next update: [time of the next update, with its zone].")
    assert draft(story, audience, 45)[-1] == "Next update: 15:16 UTC."


def test_the_next_one_after_midnight_has_its_date() -> None:
    assert draft(call(at="23:50"))[-1] == "Next update: 2026-05-21 00:10 UTC."


@pytest.mark.parametrize("audience", Audience)
def test_the_last_one_says_until_when_and_asks_about_data(audience: Audience) -> None:
    story = known().at("15:09")
    story.do(StateImpact(text="none"), SetPhase(phase=Phase.RESOLVED))
    lines = draft(story, audience)
    assert "Since 14:22 UTC, until 15:09 UTC, 47 min." in lines
    assert any("whether any data was lost" in line for line in lines)
    assert lines[-1] == "No further update is planned, unless it comes back."


def test_containment_is_told_without_the_lever() -> None:
    story = known()
    story.do(PullLever(lever=Lever.FLAG_OFF, status=LeverStatus.WORKED))
    assert "It no longer grows. We are looking for the cause." in draft(story)
    story.do(SetPhase(phase=Phase.IDENTIFIED))
    assert "It no longer grows. We know the cause and are working on it." in draft(story)
    story.do(SetPhase(phase=Phase.MONITORING))
    assert "The effect on users has been reduced or ended, and we are watching it." in draft(story)


@pytest.mark.parametrize("audience", [Audience.STAKEHOLDERS, Audience.PUBLIC])
def test_no_name_handle_or_theory_goes_outside(audience: Audience) -> None:
    text = "\n".join(draft(busy(), audience))
    for inside in ("Dana", "Maria", "H1", "T1", "N1", "D1", "gateway", "pool", "roll back"):
        assert inside not in text
    assert ("SEV1" in text) is (audience is Audience.STAKEHOLDERS)


def test_a_change_of_severity_changes_the_next_one() -> None:
    story = call()
    story.do(SetSeverity(severity=Severity.SEV2))
    assert draft(story)[-1] == "Next update: 15:01 UTC."
