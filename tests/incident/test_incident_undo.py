"""Undo leaves a trace, and redo brings back."""

from whole_incident import a_whole_incident

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.evolve import fold
from incident_console.incident.vocabulary import (
    TaskStatus,
    Weight,
)
from incident_console.incident.words import entries
from support import Call, Story
from support.clock import time_of


def texts(story: Story) -> list[str]:
    return [entry.text for entry in entries(story.state)][1:]


def test_undo_takes_back_the_last_of_ones_own() -> None:
    story = Story().declared()
    story.do(c.WriteEntry(text="mine"))
    story.do(c.WriteEntry(text="hers"), author="Maria")
    story.do(c.Undo(author="Ana Costa"), author="Ana Costa")
    assert texts(story) == ["hers"]
    assert len(story.state.log) == 4
    assert story.refuse(c.Undo(author="Ana Costa")) == "There is nothing of yours to undo."


def test_undo_without_a_name_takes_back_the_last_of_anybody() -> None:
    story = Story().declared()
    story.do(c.WriteEntry(text="hers"), author="Maria")
    story.do(c.Undo())
    assert texts(story) == []


def test_redo_brings_back_what_was_taken_back_last() -> None:
    story = Story().declared()
    for text in ("one", "two", "three"):
        story.do(c.WriteEntry(text=text))
    story.do(c.Undo(), c.Undo())
    assert texts(story) == ["one"]
    story.do(c.Redo())
    assert texts(story) == ["one", "two"]
    story.do(c.Redo())
    assert texts(story) == ["one", "two", "three"]
    assert story.refuse(c.Redo()) == "There is nothing to bring back."


def test_undo_redo_undo_redo() -> None:
    story = Story().declared()
    story.do(c.WriteEntry(text="one"))
    for _ in range(3):
        story.do(c.Undo())
        assert texts(story) == []
        story.do(c.Redo())
        assert texts(story) == ["one"]


def test_an_undo_of_an_undo_by_name_brings_back() -> None:
    story = Story().declared()
    story.do(c.WriteEntry(text="one"))
    undo = story.do(c.Undo())
    back = story.do(c.Undo(target=undo.event_id))
    assert texts(story) == ["one"]
    story.do(c.Undo(target=back.event_id))
    assert texts(story) == []


def test_redo_brings_back_only_ones_own() -> None:
    story = Story().declared()
    story.do(c.WriteEntry(text="one"))
    story.do(c.Undo(), author="Maria")
    assert story.refuse(c.Redo(author="Ana Costa")) == "There is nothing to bring back."
    story.do(c.Redo(author="Maria"))
    assert texts(story) == ["one"]


def test_what_two_seats_took_back_comes_back_with_one_redo() -> None:
    call = Call().declared()
    one = call["Ana"].do(c.WriteEntry(text="one"))
    call.meet().together(Ana=c.Undo(target=one.event_id), Ben=c.Undo(target=one.event_id))
    assert one.event_id not in call.state.effective
    call["Ana"].do(c.Redo(author="Ana"))
    assert one.event_id in call.meet().state.effective


def test_what_is_taken_back_cannot_be_taken_back_again_or_amended() -> None:
    story = Story().declared()
    one = story.do(c.WriteEntry(text="one"))
    story.do(c.Undo())
    assert story.refuse(c.Undo(target=one.event_id)) == "That has been taken back already."
    told = story.refuse(c.Amend(target=one.event_id, text="two"))
    assert told == "That entry has been taken back; redo brings it back first."


def test_the_declaration_stays() -> None:
    story = Story().declared()
    declared = story.events[0].event_id
    told = "The declaration stays. If it was a false alarm: /phase closed and why."
    assert story.refuse(c.Undo(target=declared)) == told
    assert story.refuse(c.Undo()) == "There is nothing of yours to undo."
    from_elsewhere = story.events[0].model_copy(
        update={"event_id": "x", "hlc": "1" * 15 + "-00000", "body": ev.Undone(target=declared)}
    )
    assert fold("i1", [*story.events, from_elsewhere]).declared


def test_an_undo_that_a_fast_clock_put_first_still_undoes_the_undo() -> None:
    story = Story().declared()
    one = story.do(c.WriteEntry(text="one"))
    undo = story.do(c.Undo())
    back = story.do(c.Redo())
    early = back.model_copy(update={"hlc": "0" * 15 + "-00000"})
    state = fold("i1", [*story.events[:-1], early])
    assert one.event_id in state.effective
    assert undo.event_id in state.undone


def test_undos_that_name_each_other_in_a_circle_end() -> None:
    story = Story().declared()
    one = story.do(c.WriteEntry(text="one"))
    undo = story.do(c.Undo())
    circle = [
        undo.model_copy(update={"event_id": "x", "body": ev.Undone(target="y")}),
        undo.model_copy(update={"event_id": "y", "body": ev.Undone(target="x")}),
        undo.model_copy(update={"event_id": "z", "body": ev.Undone(target="z")}),
    ]
    state = fold("i1", [*story.events, *circle])
    assert one.event_id not in state.effective
    assert state == fold("i1", [*reversed(circle), *story.events])


def test_undo_gives_a_handle_to_nobody_else() -> None:
    story = Story().declared()
    story.do(c.RaiseHypothesis(text="one"), c.Undo(), c.RaiseHypothesis(text="two"))
    assert [h.handle for h in story.state.hypotheses.values()] == ["H2"]
    story.do(c.Redo())
    assert {h.handle for h in story.state.hypotheses.values()} == {"H1", "H2"}


def test_undo_of_evidence_takes_its_movement_back() -> None:
    story = Story().declared()
    story.do(c.RaiseHypothesis(text="pool exhausted"))
    story.at("14:40").do(c.GiveEvidence(text="pool at 40 %", weighs=(("h1", Weight.AGAINST),)))
    (found,) = story.state.hypotheses.values()
    assert found.moved_at == time_of("14:40")
    story.at("14:41").do(c.Undo())
    (found,) = story.state.hypotheses.values()
    assert found.moved_at == time_of("14:31")
    assert found.evidence == ()


def test_undo_of_an_end_opens_the_task_again() -> None:
    story = Story().declared()
    story.do(
        c.AssignTask(text="restart", person="sam"), c.AcknowledgeTask(task="t1"), c.EndTask(task="t1", outcome="done")
    )
    story.do(c.Undo())
    (task,) = story.state.tasks.values()
    assert task.status is TaskStatus.ACKNOWLEDGED
    assert task.ended_at is None


def test_every_event_of_an_incident_can_be_taken_back_and_brought_back() -> None:
    story = a_whole_incident()
    for event in story.events[1:]:
        if event.event_id in story.state.undone:
            continue
        before = story.state
        undo = story.do(c.Undo(target=event.event_id))
        assert event.event_id not in story.state.effective
        story.do(c.Undo(target=undo.event_id))
        for name in ("hypotheses", "tasks", "needs", "decisions", "levers", "briefings", "handles", "timeline"):
            assert getattr(story.state, name) == getattr(before, name)
        assert {n: r.heads for n, r in story.state.registers.items()} == {
            n: r.heads for n, r in before.registers.items()
        }
