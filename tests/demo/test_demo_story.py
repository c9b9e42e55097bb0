"""The demonstration incident is the published case study, minute by minute."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from incident_console.demo import DAY, FIRST_ALERT, OPENED_AT, RESTORED_AT, STALL_AT, STEPS, play, shift_to, steps_until
from incident_console.incident.commands import GiveEvidence
from incident_console.incident.roles import holder
from incident_console.incident.vocabulary import (
    Audience,
    HypothesisStatus,
    LeverStatus,
    Milestone,
    NeedStatus,
    Phase,
    Role,
    Severity,
)
from incident_console.practice.policy import Policy
from incident_console.practice.stalls import stall_history, stalled
from support import Story


def played(until: str | None = None, shift: timedelta = timedelta(0)) -> Story:
    story = Story()
    steps = steps_until(story.clock.set(until)) if until else STEPS
    play(lambda command, author, at: story.at(at).do(command, author=author), steps, shift)
    return story


def test_the_days_match_the_stories_of_the_tests() -> None:
    story = Story()
    assert story.clock.set("14:22") == FIRST_ALERT
    assert story.clock.set("14:31") == OPENED_AT
    assert story.clock.set("14:48") == STALL_AT
    assert story.clock.set("15:09") == RESTORED_AT
    assert DAY.strftime("%A") == "Wednesday"


def test_the_steps_are_in_the_order_in_which_they_were_recorded() -> None:
    assert [step.at for step in STEPS] == sorted(step.at for step in STEPS)
    assert STEPS[0].at == OPENED_AT


def test_the_roles_are_named_at_the_opening() -> None:
    story = played("14:32")
    held = {role: spell.person for role in Role if (spell := holder(story.state, role))}
    assert held == {
        Role.IC: "Dana Reyes",
        Role.OPS: "Maria Silva",
        Role.COMMS: "Jo Park",
        Role.SCRIBE: "Ana Costa",
    }
    assert story.state.severity is Severity.SEV1
    assert story.state.declared_at == OPENED_AT


def test_at_the_moment_of_the_stall_both_hypotheses_have_stood_for_exactly_17_minutes() -> None:
    story = played("14:48")
    found = stalled(story.state, STALL_AT, Policy())
    assert [(stall.handle, stall.minutes) for stall in found] == [("H1", 17.0), ("H2", 17.0)]
    assert story.state.hypotheses[story.handle("H3")].status is HypothesisStatus.RULED_OUT
    assert not story.state.said


def test_nothing_moves_on_the_two_hypotheses_while_the_call_circles() -> None:
    commands = [step.command for step in STEPS if OPENED_AT < step.at < STALL_AT]
    named = [handle for command in commands for handle in getattr(command, "tests", ())]
    named += [handle for c in commands if isinstance(c, GiveEvidence) for handle, _ in c.weighs]
    named += [command.hypothesis for command in commands if hasattr(command, "hypothesis")]
    assert set(named) == {"H3"}


def test_the_stalls_were_ended_by_the_test() -> None:
    found = stall_history(played().state, STALL_AT + timedelta(hours=1), Policy())
    assert [(past.handle, past.minutes, past.ended_by.value) for past in found] == [
        ("H1", 17.0, "test given"),
        ("H2", 17.0, "test given"),
    ]


def test_the_course_of_the_incident() -> None:
    state = played().state
    times = {milestone: state.milestone(milestone) for milestone in Milestone}
    assert times[Milestone.STARTED] == times[Milestone.DETECTED_BY_SYSTEM] == FIRST_ALERT
    assert times[Milestone.CONTAINED] == DAY + timedelta(hours=15, minutes=4)
    assert times[Milestone.MITIGATED] == RESTORED_AT
    assert timedelta(minutes=47) == RESTORED_AT - FIRST_ALERT
    assert state.phase is Phase.RESOLVED
    assert [level.status for level in state.levers.values()].count(LeverStatus.WORKED) == 1
    assert not state.open_tasks()
    assert not state.open_needs()
    assert not state.open_hypotheses()


def test_how_the_hypotheses_ended() -> None:
    state = played().state
    ended = {h.handle: (h.status.value, f"{h.ended_at:%H:%M}") for h in state.hypotheses.values()}
    assert ended == {"H1": ("ruled out", "14:52"), "H2": ("confirmed", "14:52"), "H3": ("ruled out", "14:40")}


def test_the_public_update_waited_23_minutes_for_credentials() -> None:
    state = played().state
    need = next(iter(state.needs.values()))
    public = next(update for update in state.updates if update.body.audience is Audience.PUBLIC)
    assert (need.handle, need.status) == ("N1", NeedStatus.MET)
    assert need.ended_at == public.at == FIRST_ALERT + timedelta(minutes=23)


def test_the_first_update_and_the_briefings_are_where_the_account_has_them() -> None:
    state = played().state
    assert f"{state.updates[0].at:%H:%M}" == "14:35"
    assert [f"{briefing.at:%H:%M}" for briefing in state.briefings] == ["14:46", "15:01", "15:16", "15:31"]


def test_three_follow_ups() -> None:
    follow_ups = played().state.follow_ups.values()
    assert [follow_up.handle for follow_up in follow_ups] == ["A1", "A2", "A3"]


@pytest.mark.parametrize("moment", [STALL_AT, FIRST_ALERT])
def test_moved_so_that_a_moment_is_the_present(moment: datetime) -> None:
    now = STALL_AT + timedelta(days=181, minutes=7, seconds=3)
    shift = shift_to(now, moment)
    assert moment + shift == now
    story = played(shift=shift)
    plain = played()
    assert [event.occurred_at for event in story.events] == [event.occurred_at + shift for event in plain.events]
    assert story.state.milestone(Milestone.STARTED) == FIRST_ALERT + shift


def test_moved_to_the_present_it_is_stalled_now() -> None:
    now = STALL_AT + timedelta(days=181, seconds=12.345)
    story = Story()
    play(lambda c, author, at: story.at(at).do(c, author=author), steps_until(STALL_AT), shift_to(now))
    assert [stall.minutes for stall in stalled(story.state, now, Policy())] == [17.0, 17.0]
