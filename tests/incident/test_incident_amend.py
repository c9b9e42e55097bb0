"""An amendment corrects without rewriting: what stood there stays in the log."""

from datetime import datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.events import Event
from incident_console.incident.evolve import evolve, fold
from incident_console.incident.roles import spells
from incident_console.incident.vocabulary import (
    EntryKind,
    HypothesisStatus,
    Milestone,
    Phase,
    Role,
    Severity,
    Weight,
)
from incident_console.incident.words import entries, entry_of, own_words
from support import Story
from support.clock import time_of


def texts(story: Story) -> list[str]:
    return [entry.text for entry in entries(story.state)][1:]


def test_an_amendment_corrects_and_keeps_what_stood_there() -> None:
    story = Story().declared()
    one = story.do(c.WriteEntry(text="pool at 4 %"))
    story.at("14:35").do(c.Amend(target=one.event_id, text="pool at 40 %"))
    entry = entry_of(story.state, one.event_id)
    assert (entry.text, entry.amended) == ("pool at 40 %", True)
    assert story.state.log[one.event_id].body == ev.EntryWritten(text="pool at 4 %")
    assert len(story.state.timeline) == 2


def test_the_latest_amendment_wins_field_by_field() -> None:
    story = Story().declared()
    one = story.do(c.WriteEntry(text="one"))
    story.do(c.Amend(target=one.event_id, text="two", occurred_at=time_of("14:20"), about=True))
    story.do(c.Amend(target=one.event_id, text="three"))
    entry = entry_of(story.state, one.event_id)
    assert (entry.text, entry.at, entry.approximate) == ("three", time_of("14:20"), True)
    story.do(c.Amend(target=one.event_id, occurred_at=time_of("14:25")))
    entry = entry_of(story.state, one.event_id)
    assert (entry.text, entry.at, entry.approximate) == ("three", time_of("14:25"), False)


def test_undoing_an_amendment_brings_back_what_stood_before_it() -> None:
    story = Story().declared()
    one = story.do(c.WriteEntry(text="one"))
    story.do(c.Amend(target=one.event_id, text="two"), c.Amend(target=one.event_id, text="three"), c.Undo())
    assert texts(story) == ["two"]
    story.do(c.Undo())
    assert texts(story) == ["one"]
    assert not entry_of(story.state, one.event_id).amended
    story.do(c.Redo())
    assert texts(story) == ["two"]


def test_a_time_alone_can_become_approximate() -> None:
    story = Story().declared()
    one = story.do(c.WriteEntry(text="one"))
    story.do(c.Amend(target=one.event_id, about=True))
    assert entry_of(story.state, one.event_id).approximate
    assert story.refuse(c.Amend(target=one.event_id, about=True)) == "Nothing was changed."


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (c.Amend(target="h9", text="x"), "There is nothing called H9 in this incident."),
        (c.Amend(target=" ", text="x"), "Which entry? Name it by its handle, as in H1 or T3."),
        (c.Amend(target="d1", text=""), "An entry cannot be empty: undo takes it back."),
        (c.Amend(target="d1", text="fail over"), "Nothing was changed."),
        (c.Amend(target="d1"), "Nothing was changed."),
        (c.Amend(target="d1", occurred_at=time_of("14:31")), "Nothing was changed."),
        (
            c.Amend(target="d1", occurred_at=time_of("15:31")),
            "15:31 UTC is 60 min ahead: the log takes what has happened. -5m means five minutes ago.",
        ),
    ],
)
def test_amendments_that_are_refused(command: c.Amend, told: str) -> None:
    story = Story().declared()
    story.do(c.Decide(text="fail over"))
    assert story.refuse(command) == told


def test_what_has_no_words_has_only_its_time_amended() -> None:
    story = Story().declared()
    story.do(c.AssignTask(text="restart", person="Sam"))
    moved = story.do(c.ReassignTask(task="t1", person="Lee"))
    told = "That entry has no words of its own to change; its time can be changed."
    assert story.refuse(c.Amend(target=moved.event_id, text="x")) == told
    story.do(c.Amend(target=moved.event_id, occurred_at=time_of("14:20")))
    assert story.state.effective[moved.event_id].occurred_at == time_of("14:20")


def test_a_correction_is_not_corrected_itself() -> None:
    story = Story().declared()
    one = story.do(c.WriteEntry(text="one"))
    amended = story.do(c.Amend(target=one.event_id, text="two"))
    told = "A correction is not corrected itself: amend the entry that it belongs to."
    assert story.refuse(c.Amend(target=amended.event_id, text="x")) == told


def test_a_time_to_amend_to_needs_a_zone() -> None:
    with pytest.raises(ValidationError, match="a time without a zone"):
        c.Amend(target="h1", occurred_at=time_of("14:31").replace(tzinfo=None))
    with pytest.raises(ValidationError, match="a time without a zone"):
        c.WriteEntry(text="x", at=time_of("14:31").replace(tzinfo=None))
    with pytest.raises(ValidationError, match="a time outside of the calendar"):
        c.WriteEntry(text="x", at=datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))))


def test_a_title_is_amended_as_a_title() -> None:
    story = Story().declared("Chekout")
    told = story.refuse(c.Amend(target=story.events[0].event_id, text="x" * 201))
    assert told == "A title takes 200 characters and this has 201: say it shorter."
    story.do(c.Amend(target=story.events[0].event_id, text="Checkout\ntimes out"))
    assert story.state.title == "Checkout times out"


def test_a_briefing_by_its_parts_is_amended_where_it_has_words() -> None:
    story = Story().declared()
    held = story.do(c.HoldBriefing(actions="T1 runs", next_decision="15:10"))
    assert own_words(story.state, held.event_id) == "T1 runs"
    story.do(c.Amend(target=held.event_id, text="T1 is done"))
    assert story.state.briefings[0].body.actions == "T1 is done"
    assert story.state.briefings[0].body.text == ""


def test_text_of_things_follows_its_amendment() -> None:
    story = Story().declared()
    story.do(
        c.RaiseHypothesis(text="one"),
        c.AssignTask(text="one", person="sam", minutes=5),
        c.Decide(text="one"),
        c.RaiseNeed(text="one"),
        c.NoteFollowUp(text="one"),
    )
    for handle in ("h1", "t1", "d1", "n1", "a1"):
        story.do(c.Amend(target=handle, text="two"))
    state = story.state
    for table in (state.hypotheses, state.tasks, state.decisions, state.needs, state.follow_ups):
        assert [thing.text for thing in table.values()] == ["two"]
    assert next(iter(state.tasks.values())).minutes == 5


def test_times_of_everything_follow_their_amendment() -> None:
    story = Story().declared(severity=Severity.SEV2)
    story.at("14:40").do(c.RaiseHypothesis(text="pool exhausted"), c.AssignTask(text="drain", tests=("h1",)))
    given = story.at("14:45").do(c.GiveEvidence(text="pool at 40 %", weighs=(("h1", Weight.AGAINST),)))
    ended = story.at("14:48").do(c.EndTask(task="t1", outcome="done"))
    moved = story.at("14:50").do(c.MoveHypothesis(hypothesis="h1", status=HypothesisStatus.PARKED, reason="later"))
    taken = story.at("14:52").do(c.TakeRole(role=Role.OPS, person="Sam"))
    alert = story.at("14:53").do(c.WriteEntry(text="errors", entry=EntryKind.ALERT))
    phase = story.at("14:54").do(c.SetPhase(phase=Phase.MITIGATED))
    mark = story.at("14:55").do(c.MarkMilestone(milestone=Milestone.STARTED, at=time_of("14:20")))
    held = story.at("14:56").do(c.HoldBriefing(text="all known"))
    story.at("14:57").do(
        c.Amend(target="h1", occurred_at=time_of("14:33")),
        c.Amend(target="t1", occurred_at=time_of("14:34")),
        c.Amend(target=given.event_id, occurred_at=time_of("14:35")),
        c.Amend(target=ended.event_id, occurred_at=time_of("14:36")),
        c.Amend(target=moved.event_id, occurred_at=time_of("14:37")),
        c.Amend(target=taken.event_id, occurred_at=time_of("14:38")),
        c.Amend(target=alert.event_id, occurred_at=time_of("14:21")),
        c.Amend(target=phase.event_id, occurred_at=time_of("14:39")),
        c.Amend(target=mark.event_id, occurred_at=time_of("14:19")),
        c.Amend(target=held.event_id, occurred_at=time_of("14:40")),
    )
    state = story.state
    (found,) = state.hypotheses.values()
    assert found.movements == tuple(time_of(at) for at in ("14:33", "14:34", "14:35", "14:36", "14:37"))
    assert found.ended_at == time_of("14:37")
    assert next(iter(state.tasks.values())).ended_at == time_of("14:36")
    assert next(iter(state.evidence.values())).at == time_of("14:35")
    assert [(s.person, s.since) for s in spells(state)] == [("Sam", time_of("14:38"))]
    assert state.milestone(Milestone.DETECTED_BY_SYSTEM) == time_of("14:21")
    assert state.milestone(Milestone.MITIGATED) == time_of("14:39")
    assert state.milestone(Milestone.STARTED) == time_of("14:19")
    assert state.briefings[0].at == time_of("14:40")
    times = [entry.at for entry in entries(state)]
    assert times == sorted(times)
    assert times[0] == time_of("14:19")


def test_corrections_that_come_before_what_they_correct_wait_for_it() -> None:
    """A fast clock elsewhere can order an amendment, or an undo, before the entry."""
    story = Story().declared()
    one = story.do(c.WriteEntry(text="one"))
    amended = story.do(c.Amend(target=one.event_id, text="two"))
    early: list[Event] = [amended.model_copy(update={"hlc": one.hlc[:-1] + "0", "event_id": "0"})]
    state = fold("i1", [story.events[0], *early])
    assert entry_of(evolve(state, one), one.event_id).text == "two"
