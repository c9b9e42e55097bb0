"""Whatever is done in whatever order: nothing raises, nothing stands twice, nothing contradicts, nothing nags."""

from __future__ import annotations

from datetime import timedelta

from any_call import Run, parts, through
from calls import POLICY

from incident_console.incident import commands as c
from incident_console.incident.decide import Refusal, decide
from incident_console.incident.roles import holder
from incident_console.incident.vocabulary import (
    Audience,
    HypothesisStatus,
    Role,
)
from incident_console.practice.briefing import briefing_draft, briefing_words
from incident_console.practice.clocks import Clock, ClockKind, Level, level_at
from incident_console.practice.exit import exit_criteria, loose_ends, stand_down_parts
from incident_console.practice.handoff import brief_text, exchange, handoff_brief
from incident_console.practice.loop import Quarter, loop
from incident_console.practice.matrix import evidence_matrix
from incident_console.practice.missed import cadence_history
from incident_console.practice.notices import NOTICE, hearings
from incident_console.practice.prompts.model import DIALOGS
from incident_console.practice.stalls import stall_history, stalled
from incident_console.practice.updates import update_draft


def _sound(call: Run) -> None:
    state, now = call.story.state, call.story.now
    shown = call.prompts()
    keys = [prompt.key for prompt in shown]
    assert len(set(keys)) == len(keys)
    for prompt in shown:
        assert prompt.headline.endswith(".")
        assert "\n" not in prompt.headline + prompt.words
        assert prompt.words.endswith((".", "?"))
        assert prompt.accept is not None or prompt.opens
        assert prompt.accept is None or not isinstance(decide(state, prompt.accept, now), Refusal)
        assert all(event_id in state.effective for event_id in prompt.about)
        assert prompt.opens in {"", *DIALOGS}
        assert not isinstance(decide(state, c.SnoozePrompt(prompt=prompt.key, headline="x"), now), Refusal)
    assert not isinstance(decide(state, briefing_draft(state, now, POLICY), now), Refusal)
    assert briefing_words(state, now, POLICY).endswith(".")
    assert evidence_matrix(state).verdict.endswith((".", "?"))


test_prompts_are_sound_and_never_twice = through(_sound)


def _agreeing(call: Run) -> None:
    state, shown = call.story.state, call.prompts()
    kinds = {prompt.key.partition(":")[0] for prompt in shown}
    if holder(state, Role.IC) is not None:
        assert "commander" not in kinds
    else:
        assert not kinds & {"opening", "second-hat", "long-shift"}
    assert not ("severity" in kinds and state.severity is not None)
    assert not ("contain" in kinds and state.contained)
    assert not kinds & {"update"} or not kinds & {"first-update"}
    if state.phase.over:
        assert kinds <= {"stand-down", "contested"}
    assert not ("exit" in kinds and not state.contained)
    assert len([p for p in shown if p.key.startswith("exit:")]) <= 1
    assert not ("stand-down" in kinds and all(p.done_at for p in stand_down_parts(state, call.story.now, POLICY)))
    assert not ("speakers" in kinds and len(state.speakers) < 2)
    proposals = [p.about[0] for p in shown if p.key.startswith(("poll:", "settle:"))]
    assert len(set(proposals)) == len(proposals), "a proposal is polled or settled, never both"
    assert all(state.decisions[one].status == "proposed" for one in proposals)
    about = [e for p in shown if p.key.startswith(("task:", "incomplete:", "unacknowledged:")) for e in p.about]
    assert len(set(about)) == len(about), "one question for each task"
    assert all(not state.tasks[task].status.ended for task in about)


test_prompts_never_contradict_each_other_or_the_state = through(_agreeing)


def _quiet(call: Run) -> None:
    asleep = set(call.asleep())
    for prompt in call.prompts():
        assert not asleep & set(parts(prompt.key))
    for clock in call.clocks():
        if clock.level is Level.OVER:
            assert not asleep & set(parts(_asked_by(clock)))


def _asked_by(clock: Clock) -> str:
    """The key of the prompt that a clock gives rise to."""
    return clock.key.rpartition(":")[0] if clock.key.startswith(NOTICE) else clock.key


test_what_was_put_off_does_not_return_early = through(_quiet)


def _settled(call: Run) -> None:
    state, now = call.story.state, call.story.now
    found = call.clocks()
    assert list(found) == sorted(found, key=lambda clock: clock.due_at)
    assert len({clock.key for clock in found}) == len(found)
    assert not (state.phase.over and found)
    for clock in found:
        assert clock.level is level_at(clock.due_at, now, POLICY)
        if clock.kind is ClockKind.TASK:
            assert not state.tasks[clock.about].status.ended
        elif clock.kind is ClockKind.BRIEFING and state.briefings:
            minutes = POLICY.cadence_for(state.severity).briefing_minutes
            assert minutes is not None
            assert clock.due_at >= state.briefings[-1].at + timedelta(minutes=minutes)
        elif clock.kind is ClockKind.FIRST_UPDATE:
            assert not state.updates
        elif clock.kind is ClockKind.NOTICE:
            (owed,) = [one for one in hearings(state, now, POLICY) if one.key == clock.key]
            assert not [told for told in state.heard(owed.who) if told.at >= clock.since]
        elif clock.kind is ClockKind.CALL_OUT:
            assert clock.key not in {getattr(state.effective[e].body, "prompt", "") for e in _said(call)}


def _said(call: Run) -> list[str]:
    state = call.story.state
    return [e for e in state.said if state.effective[e].kind == "prompt.said"]


test_a_settled_clock_never_fires = through(_settled)


def _stalls_agree(call: Run) -> None:
    state, now = call.story.state, call.story.now
    for stall in stalled(state, now, POLICY):
        hypothesis = state.hypotheses[stall.hypothesis]
        assert hypothesis.status is HypothesisStatus.OPEN
        assert hypothesis.moved_at <= stall.since <= now - timedelta(minutes=POLICY.stall_minutes)
        assert stall.hard is (stall.minutes >= POLICY.stall_hard_minutes)
    for past in stall_history(state, now, POLICY):
        assert past.minutes >= POLICY.stall_minutes
        assert past.until <= now
        movements = state.hypotheses[past.hypothesis].movements
        assert not [at for at in movements if past.since < at < past.until], "nothing moved in between"


test_stalls_past_and_present_agree_with_what_moved = through(_stalls_agree)


def _loop_reads(call: Run) -> None:
    reading = loop(call.story.state, call.story.now, POLICY)
    assert reading.turns <= min(reading.recent.values())
    for quarter in Quarter:
        assert (reading.last[quarter] is None) <= (reading.recent[quarter] == 0)


test_the_loop_never_counts_more_turns_than_its_slowest_quarter = through(_loop_reads)


def _written(call: Run) -> None:
    state, now = call.story.state, call.story.now
    for role in (Role.IC, Role.COMMS):
        brief = handoff_brief(state, now, POLICY, role, "Lin Wu")
        assert len(brief.tasks) == len(state.open_tasks())
        assert len(brief.hypotheses) == len(state.hypotheses)
        offered = c.OfferRole(role=Role.SAFETY, person="Nobody Yet", brief=brief_text(brief))
        assert not isinstance(decide(state, offered, now), Refusal)
        assert all(said.words for said in exchange(brief))
    for audience in Audience:
        last = update_draft(state, now, POLICY, audience).splitlines()[-1]
        assert last.startswith(("Next update: ", "No further update"))


test_briefs_and_updates_can_always_be_written = through(_written)


def _kept(call: Run) -> None:
    state, now = call.story.state, call.story.now
    found = cadence_history(state, now, POLICY)
    for due in found:
        assert due.late >= 0
        assert due.words.startswith(("Briefing due", "Update due", "First update due"))
        assert (due.ended_at is None) is (due.ended == "still owed")
    assert len([due for due in found if due.ended == "still owed"]) <= 2, "one briefing and one update at a time"
    assert not (state.phase.over and [due for due in found if due.ended == "still owed"])
    for end in loose_ends(state, now, POLICY):
        assert "\n" not in end.words
        assert end.about == "" or end.about in state.effective
    names = [one.name.casefold() for one in exit_criteria(state, now, POLICY)]
    assert len(set(names)) == len(names)


test_the_history_and_the_lists_of_the_end_are_sound = through(_kept)
