"""The history of the cadence: what was due by the severity of the time, when it was given, and what was missed."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from calls import POLICY, SECOND, call, snooze
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_console.incident.commands import (
    Amend,
    Command,
    HoldBriefing,
    SendUpdate,
    SetPhase,
    SetSeverity,
    TakeRole,
    Undo,
    WriteEntry,
)
from incident_console.incident.decide import Refusal, decide
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Audience, EntryKind, Phase, Role, Severity
from incident_console.practice.clocks import ClockKind, Level, clocks
from incident_console.practice.missed import Due, Ended, cadence_history
from incident_console.practice.moments import FOREVER
from incident_console.practice.policy import Cadence, Policy
from support import Story
from support.clock import DAY, time_of


def history(story: Story, *kinds: ClockKind) -> list[Due]:
    found = cadence_history(story.state, story.now, POLICY)
    return [due for due in found if not kinds or due.kind in kinds]


def briefings(story: Story) -> list[str]:
    return [due.words for due in history(story, ClockKind.BRIEFING)]


def updates(story: Story) -> list[str]:
    return [due.words for due in history(story, ClockKind.FIRST_UPDATE, ClockKind.UPDATE)]


def test_nothing_was_due_before_the_declaration_or_before_it_is() -> None:
    assert cadence_history(State("i1"), DAY, POLICY) == ()
    assert briefings(call().at("14:45:59")) == []


def test_a_briefing_that_was_missed_says_by_how_much() -> None:
    story = call(at="14:46").at("15:08")
    story.do(HoldBriefing(text="late"))
    assert briefings(story) == ["Briefing due 15:01 UTC missed, given 15:08 UTC, 7 min late"]


@pytest.mark.parametrize(
    ("held", "missed", "late"), [("14:45:59", False, 0), ("14:46:59", False, 59 / 60), ("14:47", True, 1)]
)
def test_within_the_minute_is_in_time(held: str, missed: bool, late: float) -> None:
    story = call().at(held)
    story.do(HoldBriefing(text="x"))
    (due,) = history(story, ClockKind.BRIEFING)
    assert (due.missed, due.late, due.ended) == (missed, late, Ended.GIVEN)


def test_one_that_is_owed_is_in_the_history_from_the_second_on_at_which_it_is_due() -> None:
    story = call()
    owed = [
        [due.ended for due in history(story.at(time_of("14:46") + step * SECOND), ClockKind.BRIEFING)]
        for step in (-1, 0, 1)
    ]
    assert owed == [[], [Ended.OWED], [Ended.OWED]]
    assert briefings(story.at("14:50")) == ["Briefing due 14:46 UTC missed, still owed, 4 min over"]


def test_how_many_more_would_have_been_due_meanwhile() -> None:
    story = call()
    assert history(story.at("15:00:59"), ClockKind.BRIEFING)[0].skipped == 0
    assert history(story.at("15:01"), ClockKind.BRIEFING)[0].skipped == 1
    assert history(story.at("17:46"), ClockKind.BRIEFING)[0].skipped == 12


def test_each_counts_from_the_one_before() -> None:
    story = call().at("14:40")
    story.do(HoldBriefing(text="early"))
    story.at("14:58").do(HoldBriefing(text="late"))
    story.at("15:13").do(HoldBriefing(text="in time"))
    assert briefings(story) == [
        "Briefing due 14:46 UTC given 14:40 UTC",
        "Briefing due 14:55 UTC missed, given 14:58 UTC, 3 min late",
        "Briefing due 15:13 UTC given 15:13 UTC",
    ]


def test_the_severity_of_the_time_decides() -> None:
    story = call(severity=Severity.SEV3).at("14:55")
    story.do(SetSeverity(severity=Severity.SEV1))
    assert briefings(story) == ["Briefing due 14:55 UTC, still owed"], "due from the change on, not before it"
    story.at("14:58").do(HoldBriefing(text="x"))
    (due,) = history(story, ClockKind.BRIEFING)
    assert (due.severity, due.due_at, due.late) == (Severity.SEV1, time_of("14:55"), 3)


def test_a_milder_severity_releases_what_was_owed() -> None:
    story = call().at("14:50")
    story.do(SetSeverity(severity=Severity.SEV3))
    story.at("15:05")
    assert briefings(story) == [
        "Briefing due 14:46 UTC missed, no longer asked for at 14:50 UTC, 4 min over",
        "Briefing due 15:01 UTC missed, still owed, 4 min over",
    ]
    story.do(SetSeverity(severity=Severity.SEV4))
    assert briefings(story.at("18:00"))[1] == (
        "Briefing due 15:01 UTC missed, no longer asked for at 15:05 UTC, 4 min over"
    )


def test_no_severity_is_kept_as_sev2() -> None:
    story = call(severity=None).at("14:51")
    assert briefings(story) == ["Briefing due 14:51 UTC, still owed"]
    assert history(story, ClockKind.BRIEFING)[0].severity is None


def test_what_is_never_due_is_never_missed() -> None:
    story = call(severity=Severity.SEV4).at("20:00")
    story.do(HoldBriefing(text="nobody asked"))
    assert history(story) == []
    never = Policy(cadence={Severity.SEV1: Cadence()})
    assert cadence_history(call().at("20:00").state, time_of("20:00"), never) == ()


def test_nothing_is_due_while_it_is_over_and_a_reopening_begins_anew() -> None:
    story = call().at("14:49")
    story.do(SetPhase(phase=Phase.RESOLVED))
    story.at("16:00").do(SetPhase(phase=Phase.INVESTIGATING, reason="it came back"))
    assert briefings(story.at("16:16")) == [
        "Briefing due 14:46 UTC missed, incident over at 14:49 UTC, 3 min over",
        "Briefing due 16:15 UTC missed, still owed, 1 min over",
    ]


def test_the_first_update_counts_from_detection() -> None:
    story = call()
    story.do(WriteEntry(text="61 %", entry=EntryKind.ALERT, at=time_of("14:22")))
    story.at("14:45").do(SendUpdate(text="it fails"))
    assert updates(story) == ["First update due 14:37 UTC missed, given 14:45 UTC, 8 min late"]


def test_an_incident_that_was_over_when_it_was_declared_owes_nothing_until_it_is_taken_up() -> None:
    story = Story().declared()
    story.do(SetPhase(phase=Phase.RESOLVED))
    assert history(story.at("15:01")) == []
    story.do(SetPhase(phase=Phase.INVESTIGATING, reason="it is back"))
    assert updates(story.at("15:16")) == ["First update due 15:16 UTC, still owed"]


def test_an_update_before_the_declaration_was_the_first() -> None:
    story = call()
    story.do(
        WriteEntry(text="61 %", entry=EntryKind.ALERT, at=time_of("14:10")),
        SendUpdate(text="we look at it", at=time_of("14:20")),
    )
    assert updates(story.at("14:52")) == [
        "First update due 14:25 UTC given 14:20 UTC",
        "Update due 14:51 UTC missed, still owed, 1 min over",
    ]


def test_an_update_s_own_word_for_the_next_is_what_counts() -> None:
    story = call().at("14:35")
    story.do(SendUpdate(text="it fails", next_minutes=5))
    story.at("14:44").do(SendUpdate(text="still"))
    assert updates(story) == [
        "First update due 14:46 UTC given 14:35 UTC",
        "Update due 14:40 UTC missed, given 14:44 UTC, 4 min late",
    ]


def test_who_owed_it_is_who_held_the_role_then() -> None:
    story = call().at("14:50")
    story.do(TakeRole(role=Role.IC, person="Lin Wu"), TakeRole(role=Role.COMMS, person="Sam Okafor"))
    story.at("15:20")
    assert {due.kind: due.owner for due in history(story)} == {
        ClockKind.BRIEFING: "Dana Reyes",
        ClockKind.FIRST_UPDATE: "Jo Park",
    }


def test_what_was_put_off_is_told_with_it() -> None:
    story = call().at("14:46")
    snooze(story, "briefing", 5)
    story.at("14:52").do(HoldBriefing(text="x"))
    (due,) = history(story, ClockKind.BRIEFING)
    assert (due.put_off_to, due.missed) == (time_of("14:51"), True)
    story.at("15:07")
    snooze(story, "briefing", None)
    assert history(story, ClockKind.BRIEFING)[1].put_off_to == FOREVER


def test_amending_and_taking_back_change_the_history() -> None:
    story = call().at("14:58")
    held = story.do(HoldBriefing(text="x"))
    story.do(Amend(target=held.event_id, occurred_at=time_of("14:45")))
    assert briefings(story) == ["Briefing due 14:46 UTC given 14:45 UTC"]
    story.do(Undo(target=held.event_id))
    assert briefings(story) == ["Briefing due 14:46 UTC missed, still owed, 12 min over"]


def test_across_midnight() -> None:
    story = call(at="23:50")
    story.clock.forward(minutes=20)
    assert briefings(story) == ["Briefing due 00:05 UTC missed, still owed, 5 min over"]


_steps = st.lists(
    st.tuples(
        st.sampled_from([0, 30, 60, 240, 600, 900, 1200, 1800, 3600]),
        st.one_of(
            st.builds(HoldBriefing, text=st.just("x")),
            st.builds(SendUpdate, text=st.just("x"), next_minutes=st.sampled_from([None, None, 3, 45])),
            st.builds(SetSeverity, severity=st.sampled_from(Severity)),
            st.builds(SetPhase, phase=st.sampled_from(Phase), reason=st.just("because")),
            st.none(),
        ),
    ),
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(_steps)
def test_the_history_says_what_the_clocks_showed_at_the_time(steps: list[tuple[int, Command | None]]) -> None:
    """Replayed: at any moment a clock was over exactly where the history, told at the end, has that promise overdue."""
    story = Story().declared()
    shown = []
    for seconds, command in steps:
        for part in (1, 2, 3):
            at = story.now + timedelta(seconds=seconds * part / 3)
            shown.append((at, _over(story, at)))
        story.clock.forward(seconds=seconds)
        if command is not None and not isinstance(decide(story.state, command, story.now), Refusal):
            story.do(command)
    found = cadence_history(story.state, story.now, POLICY)
    changes = {event.occurred_at for event in story.events}
    for at, kinds in shown:
        if at not in changes and at <= story.now:
            assert kinds == {due.kind for due in found if _overdue(due, at)}, at


_KINDS = {ClockKind.BRIEFING, ClockKind.FIRST_UPDATE, ClockKind.UPDATE}


def _over(story: Story, at: datetime) -> set[ClockKind]:
    found = clocks(story.state, at, POLICY)
    return {clock.kind for clock in found if clock.kind in _KINDS and clock.level is Level.OVER}


def _overdue(due: Due, at: datetime) -> bool:
    return due.due_at <= at and (due.ended_at is None or at < due.ended_at)


def test_what_one_audience_missed_another_did_not_get_in_time() -> None:
    story = call().at("14:35")
    story.do(SendUpdate(text="we are on it", audience=Audience.PUBLIC, next_minutes=10))
    story.at("14:50").do(SendUpdate(text="card payments fail"))
    story.do(SendUpdate(text="still on it", audience=Audience.PUBLIC))
    assert updates(story) == [
        "First update due 14:46 UTC missed, given 14:50 UTC, 4 min late",
        "Update to the public due 14:45 UTC missed, given 14:50 UTC, 5 min late",
    ]
    policy = Policy(update_audiences=(Audience.PUBLIC,))
    found = [due for due in cadence_history(story.state, story.now, policy) if due.kind is not ClockKind.BRIEFING]
    assert [due.words for due in found] == [
        "First update to the public due 14:46 UTC given 14:35 UTC",
        "Update to the public due 14:45 UTC missed, given 14:50 UTC, 5 min late",
    ]
