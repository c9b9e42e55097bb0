"""The audit and the figures: the demonstration incident exactly, and what is true where there is none."""

from __future__ import annotations

from datetime import timedelta

import pytest
from calls import call
from looking_back import answer, facts, figures, measure, outage, told

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import Audience, HypothesisStatus, Milestone, Phase, Role, Severity, Weight
from incident_console.practice.audit import Verdict, audit
from incident_console.practice.measures import Standing
from incident_console.practice.metrics import metrics
from incident_console.practice.phrases import phrase
from incident_console.practice.policy import Policy
from support import Story


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("declare", "9 min"),
        ("commander", "0 s"),
        ("briefing", "15 min"),
        ("update", "13 min"),
        ("expert", "not applicable: No subject-matter expert was named."),
        ("briefings-kept", "4 of 4"),
        ("updates-kept", "4 of 4"),
        ("stalls", "2, longest 17 min"),
        ("gaps", "1, longest 14 min"),
        ("changes", "0"),
        ("severity", "SEV1 1 h 8 min"),
    ],
)
def test_the_figures_of_the_demonstration(key: str, words: str) -> None:
    assert figures(outage(), key) == words


def test_every_figure_has_a_definition_and_every_known_one_rests_on_entries_that_count() -> None:
    for metric in metrics(told(outage())):
        assert phrase(metric.definition)
        assert bool(metric.figures) is (metric.standing is Standing.KNOWN)
        assert bool(metric.figures) is not bool(metric.why)
        assert set(metric.events) <= outage().state.effective.keys()
        assert bool(metric.events) is (metric.standing is Standing.KNOWN)
    assert phrase(measure(outage(), "stalls").definition).endswith("of at least 15 min")
    assert phrase(measure(outage(), "gaps", Policy(quiet_minutes=12)).definition).endswith("of at least 12 min")


def test_the_declaration_rests_on_the_first_alert_and_the_declaration() -> None:
    state = outage().state
    found = [state.effective[event] for event in measure(outage(), "declare").events]
    assert [(event.kind, f"{event.occurred_at:%H:%M}") for event in found] == [
        ("entry.written", "14:22"),
        ("incident.declared", "14:31"),
    ]


def test_the_answers_of_the_demonstration() -> None:
    assert [(one.key, one.verdict.value) for one in audit(told(outage()))] == [
        ("commander", "yes"),
        ("updates", "yes"),
        ("stalls", "yes"),
        ("scribe", "yes"),
        ("gaps", "yes"),
        ("actions", "no"),
    ]
    assert facts(outage(), "commander") == ["Dana Reyes from 14:31 UTC."]
    assert facts(outage(), "scribe") == ["Ana Costa from 14:31 UTC."]
    assert facts(outage(), "stalls") == [
        "H1 from 14:31 UTC to 14:48 UTC, 17 min, ended by: test given.",
        "H2 from 14:31 UTC to 14:48 UTC, 17 min, ended by: test given.",
    ]
    assert facts(outage(), "gaps") == ["From 15:17 UTC to 15:31 UTC, 14 min."]
    assert facts(outage(), "updates") == [
        "3 sent, the first at 14:35 UTC.",
        "From 16 min to 20 min apart, 18 min in the middle.",
        "3 sent to the public, the first at 14:45 UTC.",
        "From 25 min to 30 min apart, 27 min 30 s in the middle.",
        "SEV1 asks for one every 20 min.",
    ]
    assert facts(outage(), "actions")[:2] == [
        "0 of 3 have all five.",
        "A1 lacks: named person, verifiable verb, measurable outcome, ticket and date.",
    ]


def test_before_the_declaration_there_is_nothing_to_measure() -> None:
    story = Story()
    assert {metric.standing for metric in metrics(told(story))} <= {Standing.NOT_YET, Standing.NOT_APPLICABLE}
    assert {one.verdict for one in audit(told(story))} <= {Verdict.NOT_YET, Verdict.NOT_APPLICABLE}


def test_a_silent_call_says_not_yet_while_it_goes_on_and_no_once_it_is_over() -> None:
    story = Story().at("14:31").declared(severity=Severity.SEV1)
    assert figures(story, "commander") == "not yet: No commander was named."
    assert figures(story, "briefing") == "not yet: None was given."
    assert answer(story, "commander").verdict is Verdict.NOT_YET
    assert answer(story, "scribe").verdict is Verdict.NOT_YET
    story.at("16:00").do(c.SetPhase(phase=Phase.RESOLVED, reason="well"))
    assert figures(story, "commander") == "not in the log: No commander was named."
    assert figures(story, "briefing") == "not in the log: None was given."
    assert figures(story, "declare") == "not in the log: No detection is in the log."
    assert answer(story, "commander").verdict is Verdict.NO
    assert answer(story, "scribe").verdict is Verdict.NO
    assert answer(story, "updates").verdict is Verdict.NO
    assert figures(story, "changes") == "not applicable: No commander was named."
    assert figures(story, "stalls") == "not applicable: No hypothesis was raised."
    assert answer(story, "stalls").verdict is Verdict.NOT_APPLICABLE


def test_what_the_severity_asks_nobody_for_is_not_applicable() -> None:
    story = Story().at("14:31").declared(severity=Severity.SEV4)
    story.at("16:00").do(c.SetPhase(phase=Phase.RESOLVED, reason="well"))
    for key in ("briefing", "update"):
        assert figures(story, key) == "not applicable: The severity asks for none."
    for key in ("briefings-kept", "updates-kept"):
        assert figures(story, key) == "not applicable: None fell due."
    assert answer(story, "updates").verdict is Verdict.NOT_APPLICABLE
    assert answer(story, "scribe").verdict is Verdict.NOT_APPLICABLE


def test_a_call_that_was_over_before_the_first_briefing_was_due() -> None:
    story = call().at("14:36")
    story.do(c.SetPhase(phase=Phase.RESOLVED, reason="well"))
    assert figures(story, "briefing") == "not applicable: It was over before one was due."
    assert figures(story, "gaps") == "0"


def test_the_cadence_counts_what_was_late_and_what_was_left_out() -> None:
    story = call(at="14:31")
    story.at("14:46:59").do(c.HoldBriefing(text="in time"))
    story.at("15:02:59").do(c.HoldBriefing(text="a minute late"))
    story.at("15:40").do(c.HoldBriefing(text="two were left out"))
    assert figures(story, "briefings-kept") == "1 of 4, latest by 22 min 1 s"


def test_the_right_expert_is_the_one_who_stands_beside_what_was_confirmed() -> None:
    story = call()
    story.do(c.RaiseHypothesis(text="Gateway times out"))
    story.at("14:33").do(c.TakeRole(role=Role.SME, person="Lin Wu"))
    assert figures(story, "expert") == "not yet: No hypothesis was confirmed."
    story.at("14:40").do(c.TakeRole(role=Role.SME, person="Kim Ode"))
    story.do(c.GiveEvidence(text="times out alone", weighs=(("H1", Weight.FOR),)), author="Kim Ode")
    story.do(c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.CONFIRMED, reason="times out alone"))
    assert figures(story, "expert") == "9 min"
    story.do(c.Undo(target=story.handle("H1")))
    assert figures(story, "expert") == "not yet: No hypothesis was confirmed."


def test_an_expert_who_is_not_beside_what_was_confirmed_is_not_called_the_right_one() -> None:
    story = call()
    story.do(c.TakeRole(role=Role.SME, person="Lin Wu"), c.RaiseHypothesis(text="Gateway times out"))
    story.do(c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.CONFIRMED, reason="seen"))
    assert figures(story, "expert") == "not in the log: None of them stands beside what was confirmed."


def test_command_that_changed_hands_and_the_time_without_any() -> None:
    story = call(at="14:31").at("14:40")
    story.do(c.ReleaseRole(role=Role.IC))
    story.at("14:45").do(c.TakeRole(role=Role.IC, person="Lin Wu"))
    assert figures(story, "changes") == "1"
    assert answer(story, "commander").verdict is Verdict.PARTLY
    assert facts(story, "commander")[-1] == "Nobody held command from 14:40 UTC to 14:45 UTC, 5 min."


@pytest.mark.parametrize(("taken", "verdict"), [("14:32:59", Verdict.YES), ("14:33", Verdict.PARTLY)])
def test_a_commander_may_take_two_minutes(taken: str, verdict: Verdict) -> None:
    story = Story().at("14:31").declared(severity=Severity.SEV1)
    story.at(taken).do(c.TakeRole(role=Role.IC, person="Dana Reyes"))
    assert answer(story, "commander").verdict is verdict


def test_time_in_each_severity_worst_first_and_the_last_one_to_the_end() -> None:
    story = call(severity=Severity.SEV3)
    story.at("14:41").do(c.SetSeverity(severity=Severity.SEV1, reason="worse"))
    story.at("14:51").do(c.SetSeverity(severity=Severity.SEV3, reason="better"))
    story.at("14:56").do(c.SetPhase(phase=Phase.RESOLVED, reason="well"))
    assert figures(story.at("18:00"), "severity") == "SEV1 10 min, SEV3 15 min"


def test_detection_that_was_marked_after_the_declaration_runs_backwards_and_says_so() -> None:
    story = call()
    story.at("14:40").do(c.MarkMilestone(milestone=Milestone.DETECTED_BY_PERSON, at=story.at("14:36").now))
    story.at("14:41")
    assert figures(story, "declare") == "−5 min"
    assert measure(story, "declare").figures[0].length == timedelta(minutes=-5)


def test_a_missed_first_update_is_told_in_the_answer() -> None:
    story = call().at("14:50")
    story.do(c.SendUpdate(text="we are on it"))
    assert answer(story, "updates").verdict is Verdict.PARTLY
    assert facts(story, "updates")[-1] == "The first one, due at 14:46 UTC, came 4 min later."


def test_updates_to_others_are_told_apart_from_those_to_stakeholders() -> None:
    story = call().at("14:35")
    story.do(c.SendUpdate(text="we are on it", audience=Audience.PUBLIC, next_minutes=10))
    story.at("14:50").do(c.SendUpdate(text="still on it", audience=Audience.PUBLIC))
    assert answer(story, "updates").verdict is Verdict.NO
    assert facts(story, "updates") == [
        "None was sent to stakeholders.",
        "2 sent to the public, the first at 14:35 UTC.",
        "15 min apart.",
        "SEV1 asks for one every 20 min.",
        "The first one, due at 14:46 UTC, was not in the log 4 min later.",
        "One to the public due at 14:45 UTC, came 5 min later.",
    ]


def test_stalls_that_go_on_and_gaps_that_are_open_are_told_as_such() -> None:
    story = call()
    story.do(c.RaiseHypothesis(text="Pool exhausted"))
    story.at("14:51")
    assert facts(story, "stalls") == ["H1 since 14:31 UTC, 20 min, and nothing has ended it yet."]
    assert facts(story, "gaps") == ["From 14:31 UTC to 14:51 UTC, 20 min, and still."]
