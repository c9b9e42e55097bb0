"""The lanes of the picture are the incident's own times, and no drawing outgrows its frame."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from any_story import stories
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import HypothesisStatus, Milestone, Phase, Severity, Weight
from incident_console.postmortem.axis import axis_over
from incident_console.postmortem.lanes import MOST_BARS, MOST_ROWS, Lane, Look, Row, Sign, lanes
from incident_console.postmortem.picture import WIDTH, picture
from incident_console.practice.policy import Policy
from support import Story
from support.clock import time_of


def lane(story: Story, title: str) -> Lane:
    (found,) = [lane for lane in lanes(story.state, story.now, Policy()) if lane.title == title]
    return found


def row(story: Story, title: str, begins: str) -> Row:
    (found,) = [row for row in lane(story, title).rows if row.name.startswith(begins)]
    return found


def test_a_stall_lies_over_its_hypothesis_from_its_beginning_to_what_ended_it() -> None:
    story = Story().declared()
    story.do(c.RaiseHypothesis(text="the pool"))
    story.at("14:48").do(c.GiveEvidence(text="pool is fine", weighs=(("H1", Weight.AGAINST),)))
    story.at("14:50").do(c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.RULED_OUT, reason="fine"))
    found = row(story, "Hypotheses", "H1 the pool")
    (stall,) = found.over
    assert (stall.since, stall.until, stall.words, stall.look) == (
        time_of("14:31"),
        time_of("14:48"),
        "17 min",
        Look.STALL,
    )
    assert [(bar.since, bar.until) for bar in found.bars] == [(time_of("14:31"), time_of("14:50"))]
    assert [(mark.at, mark.sign) for mark in found.marks] == [(time_of("14:48"), Sign.AGAINST)]
    assert found.ending == "ruled out"


def test_a_hypothesis_that_was_opened_again_has_two_bars_and_one_that_is_open_has_no_end() -> None:
    story = Story().declared()
    story.do(c.RaiseHypothesis(text="the pool"))
    story.at("14:35").do(c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.PARKED, reason="later"))
    story.at("14:40").do(c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.OPEN, reason="now"))
    assert [(bar.since, bar.until) for bar in row(story, "Hypotheses", "H1").bars] == [
        (time_of("14:31"), time_of("14:35")),
        (time_of("14:40"), None),
    ]


def test_a_task_that_ran_over_shows_how_long() -> None:
    story = Story().declared()
    story.do(c.AssignTask(text="restart", person="Sam", minutes=5))
    story.at("14:40").do(c.EndTask(task="T1", outcome="done"))
    found = row(story, "Tasks", "T1")
    assert [(bar.since, bar.until, bar.look) for bar in found.over] == [(time_of("14:36"), time_of("14:40"), Look.LATE)]
    assert found.ending == "Sam, done"


def test_a_task_that_still_has_time_is_not_shown_as_over() -> None:
    story = Story().declared()
    story.do(c.AssignTask(text="restart", person="Sam", minutes=5))
    assert row(story.at("14:36"), "Tasks", "T1").over == ()
    assert [bar.until for bar in row(story.at("14:37"), "Tasks", "T1").over] == [None]


def test_missed_briefings_are_marked_where_they_were_due() -> None:
    story = Story().declared(severity=Severity.SEV1)
    story.at("14:50").do(c.HoldBriefing(text="here we are"))
    marks = row(story, "Briefings and updates", "Briefings").marks
    assert [(mark.at, mark.sign) for mark in marks] == [
        (time_of("14:46"), Sign.MISSED),
        (time_of("14:50"), Sign.BRIEFING),
    ]


def test_severities_have_patterns_of_their_own() -> None:
    story = Story().declared(severity=Severity.SEV1)
    story.at("14:50").do(c.SetSeverity(severity=Severity.SEV3, reason="one region"))
    bars = row(story, "Severity and phase", "Severity").bars
    assert [(bar.words, bar.look, bar.told) for bar in bars] == [
        ("SEV1", Look.SEV1, "SEV1"),
        ("SEV3", Look.SEV3, "SEV3: one region"),
    ]


def test_what_is_too_much_for_a_picture_is_counted() -> None:
    story = Story().declared()
    for number in range(MOST_ROWS + 3):
        story.do(c.RaiseHypothesis(text=f"theory {number}"))
    for number in range(MOST_BARS + 5):
        story.clock.forward(seconds=20)
        story.do(c.HoldBriefing(text=f"briefing {number}"))
    found = lane(story, "Hypotheses")
    assert (len(found.rows), found.left_out) == (MOST_ROWS, 3)
    assert "and 3 more, in the document below" in picture(story.state, story.now, Policy())
    assert row(story, "Briefings and updates", "Briefings").name == "Briefings (5 more)"


def test_what_is_done_days_after_the_resolution_leaves_the_call_its_room() -> None:
    story = Story().at("14:31").declared()
    story.at("14:50").do(c.NoteFollowUp(text="no circuit breaker"))
    story.at("15:30").do(c.SetPhase(phase=Phase.RESOLVED, reason="steady"))
    story.at("15:33").do(c.SendUpdate(text="It works again."))
    story.at(datetime(2026, 5, 22, 9, 30, tzinfo=UTC)).do(c.SetAction(follow_up="A1", owner="Sam Okafor"))
    story.do(c.SendUpdate(text="The review is published."))
    story.do(c.SetPhase(phase=Phase.CLOSED, reason="reviewed"))
    drawn = picture(story.state, story.now, Policy())
    assert "from 2026-05-20 14:31 UTC to 2026-05-20 15:43 UTC" in drawn
    assert "Updates (1 later)" in drawn


def test_a_milestone_far_away_does_not_squeeze_the_rest() -> None:
    story = Story().declared()
    story.do(c.MarkMilestone(milestone=Milestone.STARTED, at=story.now - timedelta(days=30)))
    story.at("15:01").do(c.RaiseHypothesis(text="the pool"))
    assert "started 2026-04-20 14:31 UTC" in picture(story.state, story.now, Policy())
    assert ">14:40<" in picture(story.state, story.now, Policy())


@given(stories())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_is_drawn_outside_of_the_frame(story: Story) -> None:
    drawn = picture(story.state, story.now + timedelta(hours=3), Policy())
    height = float(re.findall(r'viewBox="0 0 \d+ ([\d.]+)"', drawn)[0])
    for x, y, width in re.findall(r'<rect class="bar[^"]*" x="([^"]+)" y="([^"]+)" width="([^"]+)"', drawn):
        assert 0 <= float(x) <= float(x) + float(width) <= WIDTH + 2
        assert 0 <= float(y) < height
    for x, y in re.findall(r'<text class="[^"]*" x="([^"]+)" y="([^"]+)"', drawn):
        assert 0 <= float(x) <= WIDTH
        assert 0 <= float(y) <= height
    for x, y in re.findall(r"translate\(([-\d.]+) ([-\d.]+)\)", drawn):
        assert 0 <= float(x) <= WIDTH
        assert 0 <= float(y) <= height


MOMENT = st.integers(0, 10**9).map(lambda seconds: time_of("14:31") + timedelta(seconds=seconds))


@given(st.lists(MOMENT, min_size=1, max_size=5), st.lists(MOMENT, max_size=5))
def test_an_axis_has_a_few_labels_in_order_and_all_that_it_must_show(times, also) -> None:
    axis = axis_over(times, also, 100, 500)
    assert axis is not None
    assert all(axis.start <= at <= axis.end for at in times)
    ticks = list(axis.ticks())
    assert len(ticks) <= 10
    assert [x for x, _, _ in ticks] == sorted(x for x, _, _ in ticks)
    assert len({words for _, words, _ in ticks}) == len(ticks)
    assert all(100 <= x <= 600 for x, _, _ in ticks)
    assert all(elsewhere == "" for _, _, elsewhere in ticks)
    beside = list(axis.ticks(ZoneInfo("Asia/Kolkata")))
    assert [tick[:2] for tick in beside] == [tick[:2] for tick in ticks]
    in_days = axis.end - axis.start > timedelta(hours=12 * 9)
    elsewhere = [words for _, _, words in beside]
    assert elsewhere == [""] * len(ticks) if in_days else len(set(elsewhere)) == len(ticks)


def test_another_zone_stands_under_the_labels_in_utc() -> None:
    story = Story().at("14:31").declared(severity=Severity.SEV1, commander="Dana Reyes")
    story.at("15:01").do(c.WriteEntry(text="pool at 40 %"))
    plain = picture(story.state, story.now, Policy())
    drawn = picture(story.state, story.now, Policy(), ZoneInfo("Europe/Berlin"))
    labels = re.findall(r'<text class="(?:scale|unit)"[^>]*>([^<]*)', drawn)
    assert labels[:5] == ["Times in UTC", "14:35", "16:35", "14:40", "16:40"]
    assert labels[-1] == "and in CEST"
    assert "CEST" not in plain
    assert [label for label in labels if label in re.findall(r">([^<]*)</text>", plain)] == [
        label for label in labels if not label.startswith(("16:", "17:", "and"))
    ]


def test_a_night_on_which_the_clocks_change_names_both_zones() -> None:
    story = Story().at(datetime(2026, 10, 24, 23, 30, tzinfo=UTC)).declared(severity=Severity.SEV1)
    story.at(datetime(2026, 10, 25, 2, 10, tzinfo=UTC)).do(c.WriteEntry(text="pool at 40 %"))
    drawn = picture(story.state, story.now, Policy(), ZoneInfo("Europe/Berlin"))
    assert ">and in CEST and CET</text>" in drawn
    assert ">10-25 02:00</text>" in drawn


def test_without_times_there_is_no_axis() -> None:
    assert axis_over([], [time_of("14:31")], 0, 1) is None
