"""The demonstration incident exported, section by section against the published account."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from markdown_reading import Reading, sections, seen

from incident_console.demo import STEPS, play
from incident_console.incident import commands as c
from incident_console.incident.events import Unknown
from incident_console.incident.evolve import fold
from incident_console.incident.vocabulary import HypothesisStatus, Phase, Role, Severity, Weight
from incident_console.postmortem.asking import QUESTION_MARK
from incident_console.postmortem.document import ASK_MARK
from incident_console.postmortem.draft import build_draft
from incident_console.postmortem.markdown import to_markdown
from incident_console.practice.policy import Policy
from support import Story

HEADINGS = [
    "Summary", "Impact", "Severity", "Milestones", "Durations", "Detection", "Roles", "Hypotheses", "Stalls",
    "Decisions", "Containment", "Briefings", "Updates", "Needs", "Tasks", "Coordination", "Contributing factors",
    "What went well", "What went badly", "Where we got lucky", "What surprised us", "Learning points", "Follow-ups",
    "Action items", "Timeline",
]  # fmt: skip


def markdown_of(story: Story) -> str:
    return to_markdown(build_draft(story.state, story.now, Policy()))


def exported(story: Story) -> dict[str, Reading]:
    return sections(markdown_of(story))


@pytest.fixture(scope="module")
def outage() -> Story:
    story = Story()
    play(lambda command, author, at: story.at(at).do(command, author=author), STEPS)
    story.clock.forward(minutes=5)
    return story


@pytest.fixture(scope="module")
def draft(outage: Story) -> dict[str, Reading]:
    return exported(outage)


def test_the_top_has_title_blameless_statement_severity_and_commander(draft: dict[str, Reading]) -> None:
    top = draft[""].lines
    assert top[0] == "Checkout: card payments time out"
    assert "It does not ask whose fault it was." in top[1]
    assert "Severity: peak SEV1, final SEV1" in top
    assert "Incident commander: Dana Reyes" in top
    assert "Declared: 2026-05-20 14:31 UTC" in top


def test_the_summary_is_asked_for_and_not_made_up(draft: dict[str, Reading]) -> None:
    assert draft["Summary"].lines[0].startswith(ASK_MARK)


def test_the_impact_has_the_numbers_of_the_account(draft: dict[str, Reading]) -> None:
    assert draft["Impact"].lines[:3] == [
        "14:31: Checkout success 61 %, normal 99.2 %",
        "15:09: Checkout success 98.8 %, normal 99.2 %",
        "From started to mitigated: 14:22 to 15:09, 47 min",
    ]


def test_the_milestones(draft: dict[str, Reading]) -> None:
    assert [row[:2] for row in draft["Milestones"].rows[1:]] == [
        ["Started", "2026-05-20 14:22 UTC"],
        ["Detected by system", "2026-05-20 14:22 UTC"],
        ["Detected by a person", "2026-05-20 14:25 UTC"],
        ["Declared", "2026-05-20 14:31 UTC"],
        ["Contained", "2026-05-20 15:04 UTC"],
        ["Mitigated", "2026-05-20 15:09 UTC"],
        ["Resolved", "2026-05-20 15:39 UTC"],
    ]


def test_the_durations_stand_beside_their_definitions(draft: dict[str, Reading]) -> None:
    rows = {row[0]: row[1:] for row in draft["Durations"].rows[1:]}
    assert rows["Detection gap"] == ["3 min", "from detected by system to detected by a person"]
    assert rows["Time to declare"][0] == "9 min"
    assert rows["Time to first update"][0] == "13 min"
    assert rows["Time to first public update"][0] == "23 min"
    assert rows["Time to mitigate"] == ["47 min", "from started to mitigated"]
    assert all(definition for _, definition in rows.values())


def test_the_detection_gap(draft: dict[str, Reading]) -> None:
    assert draft["Detection"].lines[0] == "Detection gap: 3 min, system 14:22, person 14:25"


def test_the_roles_are_intervals(draft: dict[str, Reading]) -> None:
    assert [row[:5] for row in draft["Roles"].rows[1:]] == [
        ["Incident commander", "Dana Reyes", "14:31", "15:39 (the end)", "1 h 8 min"],
        ["Operations lead", "Maria Silva", "14:31", "15:39 (the end)", "1 h 8 min"],
        ["Communications lead", "Jo Park", "14:31", "15:39 (the end)", "1 h 8 min"],
        ["Scribe", "Ana Costa", "14:31", "15:39 (the end)", "1 h 8 min"],
    ]


def test_the_hypotheses_with_how_each_ended_and_the_minutes_they_took(draft: dict[str, Reading]) -> None:
    assert draft["Hypotheses"].rows[1:] == [
        ["H1", "ruled out", "14:31", "14:52", "21 min", "0", "2", "0"],
        ["H2", "confirmed", "14:31", "14:52", "21 min", "1", "0", "0"],
        ["H3", "ruled out", "14:33", "14:40", "7 min", "0", "1", "0"],
    ]
    lines = draft["Hypotheses"].lines
    assert "H1: ruled out" in lines
    assert "Database connection pool exhausted" in lines
    assert "14:50, Maria Silva: Pool at 40 %, steady" in lines
    assert "Became: confirmed at 14:52, Maria Silva: the gateway times out when called directly" in lines


def test_the_stalls_are_17_minutes_each_and_a_test_ended_them(draft: dict[str, Reading]) -> None:
    assert [row[:5] for row in draft["Stalls"].rows[1:]] == [
        ["H1", "14:31", "14:48", "17 min", "test given"],
        ["H2", "14:31", "14:48", "17 min", "test given"],
    ]


def test_the_decision_with_its_options_and_objections(draft: dict[str, Reading]) -> None:
    assert draft["Decisions"].lines[:7] == [
        "D1 14:53, Dana Reyes: Activate the fallback configuration",
        "options:",
        "Activate the fallback configuration",
        "Wait for the gateway's provider",
        "Stop taking card payments",
        "objections:",
        "The fallback has not carried full load before",
    ]


def test_the_levers_and_when_it_was_contained(draft: dict[str, Reading]) -> None:
    lines = draft["Containment"].lines
    assert lines[:2] == ["Flag off", "14:34, Maria Silva: not possible, no flag around the gateway integration"]
    assert "15:04, Maria Silva: worked, fallback configuration is active" in lines
    assert "Contained: 15:04" in lines


def test_the_briefings_came_every_15_minutes(draft: dict[str, Reading]) -> None:
    heads = [line for line in draft["Briefings"].lines if line.startswith("Briefing,")]
    assert [head.split(", ")[1] for head in heads] == ["14:46", "15:01", "15:16", "15:31"]
    assert all("15 min after" in head for head in heads)


def test_the_updates_with_audience_and_interval(draft: dict[str, Reading]) -> None:
    heads = [line for line in draft["Updates"].lines if line.startswith("Update,")]
    assert heads[:2] == [
        "Update, 14:35, Jo Park, audience stakeholders, 4 min after the declaration",
        "Update, 14:45, Jo Park, audience public, 10 min after the update before",
    ]


def test_the_need_that_delayed_the_status_page(draft: dict[str, Reading]) -> None:
    assert draft["Needs"].lines == [
        "N1 14:36, of DevOps: Credentials for the external status page tool",
        "met at 14:45, after 9 min: DevOps had them, the on-call runbook does not say so",
    ]


def test_the_tasks_with_their_outcomes(draft: dict[str, Reading]) -> None:
    lines = draft["Tasks"].lines
    assert "test of H1, H2" in lines
    assert "done at 15:04, after 10 min: fallback configuration is active" in lines


def test_the_follow_ups(draft: dict[str, Reading]) -> None:
    found = draft["Follow-ups"].lines
    assert [line[:2] for line in found] == ["A1", "A2", "A3"]
    for words in ("No circuit breaker on the payment gateway", "No automated severity escalation", "credentials"):
        assert any(words in line for line in found)


def test_the_timeline_tells_the_account_in_order(draft: dict[str, Reading]) -> None:
    rows = draft["Timeline"].rows[1:]
    times = [row[0].lstrip("~") for row in rows]
    assert times == sorted(times)
    assert rows[0] == ["14:22", "alert", "Payment service degraded: checkout success below 99.2 %", "Alertmanager"]
    assert ["~14:24", "note", "Page sent to the on-call engineer", "Sam Okafor"] in rows
    told = [(row[0], row[1]) for row in rows]
    for moment in [
        ("14:31", "declare"),
        ("14:48", "said"),
        ("14:52", "✓ H2"),
        ("15:04", "contain"),
        ("15:09", "phase"),
    ]:
        assert moment in told
    assert "2026-05-20" in draft["Timeline"].lines


@pytest.mark.parametrize(
    "heading",
    [
        "Contributing factors",
        "What went well",
        "What went badly",
        "Where we got lucky",
        "What surprised us",
        "Learning points",
    ],
)
def test_what_people_must_write_is_headed_and_empty(draft: dict[str, Reading], heading: str) -> None:
    assert draft[heading].lines
    assert all(ASK_MARK in line or line.startswith(QUESTION_MARK) for line in draft[heading].lines)


def test_the_action_items_are_a_table_to_fill_in(draft: dict[str, Reading]) -> None:
    head, row = draft["Action items"].rows
    assert head == ["Action", "Type", "Owner", "Due", "Ticket", "Done when"]
    assert all(cell.startswith(ASK_MARK) for cell in row)


def test_the_sections_know_what_is_filled_asked_and_absent(outage: Story) -> None:
    drawn = build_draft(outage.state, outage.now, Policy())
    assert drawn.section("timeline").filled
    assert not drawn.section("timeline").asks
    assert drawn.section("lucky").asks == (f"{ASK_MARK}what could as well have gone otherwise.",)
    assert not drawn.section("lucky").filled
    empty = build_draft(Story().declared().state, outage.now, Policy())
    assert empty.section("needs").absent
    assert not drawn.section("needs").absent
    with pytest.raises(KeyError):
        drawn.section("root-cause")


# The same headings, the same draft


@pytest.mark.parametrize("known", [False, True])
def test_the_headings_never_depend_on_what_the_log_holds(outage: Story, known: bool) -> None:
    story = outage if known else Story().declared()
    runs = seen(markdown_of(story))
    assert [run.text for run in runs if run.inside == ("h2",)] == HEADINGS


def test_even_before_the_declaration_there_is_a_draft() -> None:
    assert exported(Story())[""].lines[0] == "Incident without a title"


def test_the_same_events_give_the_same_draft_in_whatever_order_they_arrived(outage: Story) -> None:
    turned = fold(outage.incident_id, reversed(outage.events))
    again = to_markdown(build_draft(turned, outage.now, Policy()))
    assert again == markdown_of(outage)
    assert again.endswith("\n")
    assert not again.endswith("\n\n")
    assert "\r" not in again


# What the demonstration does not have


def test_a_silent_log_says_so_and_asks() -> None:
    draft = exported(Story().at("14:31").declared())
    assert draft["Stalls"].lines[0] == "None in the log."
    assert draft["Severity"].lines == [f"{ASK_MARK}the severity; none was set in the log."]
    assert [row[1] for row in draft["Durations"].rows[1:]] == ["Not in the log."] * 11
    assert "Incident commander: None named in the log." in draft[""].lines


def test_a_running_incident_says_that_things_stand_still() -> None:
    story = Story().at("14:31").declared(severity=Severity.SEV2, commander="Dana Reyes")
    story.do(c.RaiseHypothesis(text="Pool exhausted"))
    story.at("14:52").do(c.WriteEntry(text="Nothing new"))
    draft = exported(story)
    assert draft["Severity"].rows[1][:4] == ["SEV2", "14:31", "still", "21 min"]
    assert draft["Roles"].rows[1][3] == "still"
    assert draft["Stalls"].rows[1][:5] == ["H1", "14:31", "still", "21 min", "nothing yet"]
    assert draft["Hypotheses"].rows[1][3:5] == ["–", "21 min"]


def test_peak_and_final_severity_with_spans_and_reasons() -> None:
    story = Story().at("14:31").declared(severity=Severity.SEV3)
    story.at("14:40").do(c.SetSeverity(severity=Severity.SEV1, reason="checkout at 61 %"), author="Dana Reyes")
    story.at("15:10").do(c.SetSeverity(severity=Severity.SEV2, reason="fallback holds"))
    draft = exported(story)
    assert "Severity: peak SEV1, now SEV2" in draft[""].lines
    assert draft["Severity"].rows[2] == ["SEV1", "14:40", "15:10", "30 min", "checkout at 61 %", "Dana Reyes"]


def test_offers_with_their_answers() -> None:
    story = Story().at("14:31").declared(commander="Dana Reyes")
    story.at("14:40").do(c.OfferRole(role=Role.IC, person="Sam Okafor"))
    story.at("14:41").do(c.DeclineRole(role=Role.IC, person="Sam Okafor", reason="on the train"))
    story.at("14:42").do(c.OfferRole(role=Role.IC, person="Maria Silva"))
    story.at("14:43").do(c.AcceptRole(role=Role.IC, words="I am the incident commander"))
    story.at("14:44").do(c.OfferRole(role=Role.SAFETY, person="Jo Park"))
    draft = exported(story)
    assert draft["Roles"].lines == [
        "Question: At 14:40 the role of incident commander was offered and declined. What was known then about who "
        "could take it, and how did the call go on?",
        "Roles offered",
        "14:40: incident commander offered to Sam Okafor by Ana Costa; declined at 14:41: on the train",
        "14:42: incident commander offered to Maria Silva by Ana Costa; accepted at 14:43: I am the incident commander",
        "14:44: safety offered to Jo Park by Ana Costa; no answer in the log",
    ]
    assert [row[1:5] for row in draft["Roles"].rows[1:]] == [
        ["Dana Reyes", "14:31", "14:43", "12 min"],
        ["Maria Silva", "14:43", "still", "1 min"],
    ]
    assert "Incident commander: Dana Reyes, then Maria Silva" in draft[""].lines


def test_a_hypothesis_that_was_parked_and_opened_again_took_only_the_minutes_it_was_open() -> None:
    story = Story().at("14:31").declared()
    story.do(c.RaiseHypothesis(text="Pool exhausted"))
    story.do(c.GiveEvidence(text="says nothing", weighs=(("H1", Weight.NEUTRAL),)))
    story.at("14:36").do(c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.PARKED, reason="no data"))
    story.at("15:00").do(c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.OPEN, reason="new data"))
    story.at("15:03").do(c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.RULED_OUT, reason="has room"))
    assert exported(story)["Hypotheses"].rows[1] == ["H1", "ruled out", "14:31", "15:03", "8 min", "0", "0", "1"]


def test_amended_approximate_and_taken_back() -> None:
    story = Story().at("14:31").declared()
    first = story.do(c.WriteEntry(text="pool at 4 %", approximate=True, at=story.at("14:30").now))
    story.at("14:32").do(c.Amend(target=first.event_id, text="pool at 40 %"))
    story.do(c.WriteEntry(text="wrong incident"))
    story.do(c.Undo(target=story.events[-1].event_id))
    timeline = exported(story)["Timeline"]
    assert ["~14:30", "note", "pool at 40 % (amended)", "Ana Costa"] in timeline.rows
    assert "Entries: 2" in timeline.lines
    assert "Amended: 1" in timeline.lines
    assert "Taken back and not shown: 1" in timeline.lines
    assert not any("wrong incident" in row for row in timeline.rows)


def test_the_date_stands_wherever_a_time_alone_would_be_ambiguous() -> None:
    story = Story().at("23:50").declared(severity=Severity.SEV2)
    story.at(datetime(2026, 5, 21, 0, 10, tzinfo=UTC)).do(c.WriteEntry(text="after midnight"))
    draft = exported(story)
    assert draft["Severity"].rows[1][1] == "2026-05-20 23:50"
    lines = draft["Timeline"].lines
    assert [line for line in lines if line.startswith("2026")] == ["2026-05-20", "2026-05-21"]


def test_what_is_done_days_later_puts_no_date_on_the_call_itself() -> None:
    story = Story().at("14:31").declared(severity=Severity.SEV2)
    story.at("14:50").do(c.NoteFollowUp(text="no circuit breaker"))
    story.at("15:10").do(c.SetPhase(phase=Phase.RESOLVED, reason="steady"))
    story.at(datetime(2026, 5, 22, 9, 30, tzinfo=UTC)).do(c.SetAction(follow_up="A1", owner="Sam Okafor"))
    draft = exported(story)
    assert draft["Severity"].rows[1][1] == "14:31"
    assert [line for line in draft["Timeline"].lines if line.startswith("2026")] == ["2026-05-20", "2026-05-22"]


def test_a_task_over_its_time_box_and_one_without_any() -> None:
    story = Story().at("14:31").declared()
    story.do(c.AssignTask(text="Restart pods", person="Sam Okafor", minutes=5))
    story.do(c.AssignTask(text="Look around"))
    story.do(c.ExtendTask(task="T1", minutes=5))
    story.at("14:44").do(c.EndTask(task="T1", outcome="failed", text="they come back the same"))
    lines = exported(story)["Tasks"].lines
    assert "time-box 10 min, of these added later 5 min" in lines
    assert "failed at 14:44, after 13 min, over its time-box by 3 min: they come back the same" in lines
    assert lines[4:] == [
        "T2 14:31, no person named: Look around",
        "no time-box",
        "no acknowledgement in the log",
        "no outcome in the log",
        "Question: T1 had 10 min and took 13 min. What came up on the way, and how did the call hear of it?",
    ]


def test_what_two_seats_set_differently_is_shown_as_contested_with_both() -> None:
    here = Story().at("14:31").declared(severity=Severity.SEV2)
    here.do(c.RaiseHypothesis(text="Pool exhausted"))
    there = Story(author="Jo Park", node="n2")
    there.state, there.events = here.state, list(here.events)
    here.at("14:40").do(c.SetSeverity(severity=Severity.SEV1))
    here.do(c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.CONFIRMED, reason="full"))
    there.at("14:41").do(c.SetSeverity(severity=Severity.SEV3))
    there.do(c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.RULED_OUT, reason="has room"))
    here.state = fold(here.incident_id, [*here.events, *there.events])
    draft = exported(here.at("14:45"))
    assert "Severity: peak SEV1, now SEV3 (contested): SEV1 by Ana Costa, SEV3 by Jo Park" in draft[""].lines
    assert draft["Hypotheses"].rows[1][1] == "ruled out (contested)"


def test_what_a_newer_version_wrote_is_shown_as_such_and_as_text() -> None:
    story = Story().at("14:31").declared()
    newer = story.events[0].model_copy(update={"event_id": "e9", "hlc": "9", "body": Unknown(kind="[x](y) | _z_")})
    story.state = fold(story.incident_id, [*story.events, newer])
    row = exported(story)["Timeline"].rows[2]
    assert row[1:3] == ["[x](y) | _z_", "(written by a newer version: [x](y) | _z_)"]


def test_a_rejected_proposal_does_not_read_as_decided() -> None:
    story = Story().at("14:31").declared()
    story.do(c.ProposeDecision(text="Fail over to region B", options=("stay",)))
    story.at("14:33").do(c.PollDecision(decision="D1"))
    story.do(c.ObjectToDecision(decision="D1", text="replication lags", person="Sam"))
    story.at("14:35").do(c.SettleDecision(decision="D1", outcome="rejected", text="lag is too long"))
    text = to_markdown(build_draft(story.state, story.now, Policy()))
    assert "asked for strong objections at 14:33" in text
    assert "Sam: replication lags" in text
    assert "rejected at 14:35: lag is too long" in text
