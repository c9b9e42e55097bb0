"""Severity and phase as spans, milestones, containment."""

from incident_console.incident import commands as c
from incident_console.incident.spans import peak_severity, phase_spans, severity_spans
from incident_console.incident.state import State
from incident_console.incident.vocabulary import EntryKind, Lever, LeverStatus, Milestone, Phase, Severity
from incident_console.incident.words import describe
from support import Call, Story
from support.clock import time_of


def test_severities_follow_each_other() -> None:
    story = Story().declared(severity=Severity.SEV3)
    story.at("14:40").do(c.SetSeverity(severity=Severity.SEV1, reason="all cards"))
    story.at("15:00").do(c.SetSeverity(severity=Severity.SEV2))
    spans = severity_spans(story.state)
    assert [(s.value, s.since, s.until, s.reason) for s in spans] == [
        ("SEV3", time_of("14:31"), time_of("14:40"), ""),
        ("SEV1", time_of("14:40"), time_of("15:00"), "all cards"),
        ("SEV2", time_of("15:00"), None, ""),
    ]
    assert peak_severity(story.state) is Severity.SEV1


def test_an_incident_without_a_severity_has_no_peak() -> None:
    assert peak_severity(Story().declared().state) is None
    assert severity_spans(State("i1")) == phase_spans(State("i1")) == ()


def test_phases_begin_with_the_declaration() -> None:
    story = Story().declared()
    story.at("14:50").do(c.SetPhase(phase=Phase.MITIGATED))
    assert [(s.value, s.since, s.until) for s in phase_spans(story.state)] == [
        ("investigating", time_of("14:31"), time_of("14:50")),
        ("mitigated", time_of("14:50"), None),
    ]


def test_a_phase_from_before_the_declaration_makes_no_time_run_backwards() -> None:
    story = Story().declared()
    story.at("14:50").do(c.SetPhase(phase=Phase.IDENTIFIED, at=time_of("14:20")))
    assert [(s.value, s.since, s.until) for s in phase_spans(story.state)] == [("identified", time_of("14:20"), None)]


def test_spans_do_not_run_backwards_however_two_seats_contend() -> None:
    call = Call().declared(severity=Severity.SEV3)
    call.at("14:50:40")["Ben"].do(c.SetSeverity(severity=Severity.SEV1))
    call.at("14:50:10")["Ana"].do(c.SetSeverity(severity=Severity.SEV2))
    call.at("14:50:20").meet()["Ana"].do(c.SetSeverity(severity=Severity.SEV4))
    spans = severity_spans(call.meet().state)
    assert all(span.until is None or span.until >= span.since for span in spans)
    assert spans[-1].value == "SEV4"
    assert call.state.severity is Severity.SEV4


def test_milestones_come_from_the_log() -> None:
    story = Story().at("14:31").declared()
    state = story.state
    assert state.milestone(Milestone.DECLARED) == state.began_at == time_of("14:31")
    for milestone in Milestone:
        assert (story.state.milestone(milestone) is None) == (milestone is not Milestone.DECLARED)
    story.at("14:32").do(c.WriteEntry(text="5xx", entry=EntryKind.ALERT, at=time_of("14:22")))
    story.at("14:33").do(c.WriteEntry(text="5xx", entry=EntryKind.ALERT))
    story.at("14:50").do(c.PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.STARTED))
    assert not story.state.contained
    story.at("14:55").do(c.PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.WORKED))
    story.at("14:58").do(c.PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.WORKED, text="still"))
    story.at("15:00").do(c.SetPhase(phase=Phase.MITIGATED))
    story.at("15:10").do(c.SetPhase(phase=Phase.MONITORING))
    story.at("15:30").do(c.SetPhase(phase=Phase.RESOLVED))
    story.at("16:00").do(c.SetPhase(phase=Phase.CLOSED))
    state = story.state
    assert state.contained
    assert state.milestone(Milestone.DETECTED_BY_SYSTEM) == time_of("14:22")
    assert state.milestone(Milestone.CONTAINED) == time_of("14:55")
    assert state.milestone(Milestone.MITIGATED) == time_of("15:00")
    assert state.milestone(Milestone.RESOLVED) == time_of("15:30")


def test_a_reopened_incident_is_not_mitigated() -> None:
    story = Story().declared()
    story.at("15:00").do(c.SetPhase(phase=Phase.RESOLVED))
    story.at("15:10").do(c.SetPhase(phase=Phase.INVESTIGATING, reason="errors are back"))
    assert story.state.milestone(Milestone.MITIGATED) is None
    assert story.state.milestone(Milestone.RESOLVED) is None
    story.at("15:40").do(c.SetPhase(phase=Phase.RESOLVED))
    assert story.state.milestone(Milestone.RESOLVED) == time_of("15:40")


def test_a_marked_milestone_overrides_the_log_until_it_is_undone() -> None:
    story = Story().declared()
    story.at("15:00").do(c.SetPhase(phase=Phase.MITIGATED))
    story.do(c.MarkMilestone(milestone=Milestone.MITIGATED, at=time_of("14:52")))
    assert story.state.milestone(Milestone.MITIGATED) == time_of("14:52")
    story.do(c.Undo())
    assert story.state.milestone(Milestone.MITIGATED) == time_of("15:00")


def test_a_milestone_is_corrected_by_a_second_mark_and_by_amending_its_time() -> None:
    story = Story().declared()
    for milestone in Milestone:
        first = story.at("15:00").do(c.MarkMilestone(milestone=milestone, at=time_of("14:20")))
        second = story.at("15:10").do(c.MarkMilestone(milestone=milestone, at=time_of("14:10")))
        assert story.state.milestone(milestone) == time_of("14:10")
        story.do(c.Amend(target=first.event_id, occurred_at=time_of("14:25")))
        assert story.state.milestone(milestone) == time_of("14:10")
        story.do(c.Amend(target=second.event_id, occurred_at=time_of("14:12")))
        assert story.state.milestone(milestone) == time_of("14:12")
        assert not story.state.contested(f"milestone:{milestone.value}")
        story.do(c.Undo(target=second.event_id))
        assert story.state.milestone(milestone) == time_of("14:25")


def test_a_severity_says_who_is_called_in_and_who_may_go() -> None:
    story = Story().declared(commander="Dana Reyes")
    changed = story.do(
        c.SetSeverity(
            severity=Severity.SEV1, reason="all regions", engages=("@oncall-db", "dana", "Dana Reyes"), releases=("jo",)
        )
    )
    assert describe(changed.body, story.state).text == (
        "SEV1: all regions · engages oncall-db, Dana Reyes · releases jo"
    )
    assert {"oncall-db", "jo"} <= story.state.people.keys()
    both = c.SetSeverity(severity=Severity.SEV2, engages=("Jo", "kim"), releases=("kim", "jo"))
    assert story.refuse(both) == "jo and kim cannot be called in and released at once."
    plain = story.do(c.SetSeverity(severity=Severity.SEV3))
    assert describe(plain.body, story.state).text == "SEV3"


def test_a_lever_that_was_found_impossible_earlier_does_not_change_what_worked() -> None:
    story = Story().declared()
    story.at("14:50").do(c.PullLever(lever=Lever.FLAG_OFF, status=LeverStatus.WORKED, text="flag is off"))
    story.at("14:55").do(c.PullLever(lever=Lever.FLAG_OFF, status=LeverStatus.FAILED, at=time_of("14:45")))
    lever = story.state.levers[Lever.FLAG_OFF]
    assert (lever.status, lever.at, lever.text) == (LeverStatus.WORKED, time_of("14:50"), "flag is off")


def test_the_title_is_what_was_said_last_whatever_time_it_is_about() -> None:
    story = Story().declared("Checkout")
    story.at("14:40").do(c.Retitle(title="Payments"))
    story.at("14:45").do(c.Retitle(title="Card payments", at=time_of("14:32")))
    story.do(c.Amend(target=story.events[0].event_id, occurred_at=time_of("14:44")))
    assert story.state.title == "Card payments"


def test_impact_is_what_was_felt_last() -> None:
    story = Story().declared(impact="61 %")
    story.at("14:50").do(c.StateImpact(text="97 %"))
    story.do(c.StateImpact(text="70 %", at=time_of("14:40")))
    assert story.state.impact == "97 %"
