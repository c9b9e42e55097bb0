"""What events add up to: things, handles, people, tags; in whatever order the events came."""

from whole_incident import a_whole_incident

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.evolve import evolve, fold
from incident_console.incident.state import State
from incident_console.incident.vocabulary import HypothesisStatus, TaskStatus, Weight
from support import Call, Story
from support.clock import time_of


def test_an_event_that_is_known_or_of_another_incident_changes_nothing() -> None:
    story = Story().declared()
    state = story.state
    assert evolve(state, story.events[0]) is state
    other = story.events[0].model_copy(update={"event_id": "x", "incident_id": "i2"})
    assert evolve(state, other) is state
    assert fold("i1", [*story.events, *story.events, other]) == state


def test_a_state_is_not_touched_by_what_comes_after_it() -> None:
    story = Story().declared()
    for command in (
        c.RaiseHypothesis(text="one"),
        c.GiveEvidence(text="x #tag", weighs=(("h1", Weight.FOR),)),
        c.AssignTask(text="x", person="Sam", tests=("h1",)),
        c.MoveHypothesis(hypothesis="h1", status=HypothesisStatus.PARKED, reason="later"),
        c.MoveHypothesis(hypothesis="h1", status=HypothesisStatus.OPEN, reason="now"),
        c.EndTask(task="t1", outcome="done"),
        c.Undo(),
    ):
        before, known = story.state, list(story.events)
        story.do(command)
        assert before == fold("i1", known)


def test_the_log_is_kept_in_its_order_whatever_came_when() -> None:
    story = a_whole_incident()
    state = State("i1")
    for event in reversed(story.events):
        state = evolve(state, event)
    assert list(state.log.values()) == story.events
    assert state == story.state
    assert list(state.hypotheses) == list(story.state.hypotheses)
    assert list(state.people) == list(story.state.people)
    assert state.last_event == story.events[-1]


def test_what_is_about_a_hypothesis_counts_although_a_fast_clock_put_it_first() -> None:
    story = Story().declared()
    raised = story.do(c.RaiseHypothesis(text="one"))
    told = [
        story.at("14:40").do(c.GiveEvidence(text="seen", weighs=(("h1", Weight.FOR),))),
        story.at("14:41").do(c.AssignTask(text="try it", tests=("h1",))),
        story.at("14:42").do(c.MoveHypothesis(hypothesis="h1", status=HypothesisStatus.PARKED, reason="later")),
    ]
    state = fold("i1", [story.events[0], *told])
    assert state.hypotheses == {}
    late = raised.model_copy(update={"hlc": "9" * 15 + "-00000"})
    (found,) = evolve(state, late).hypotheses.values()
    assert (len(found.evidence), len(found.tests), found.status) == (1, 1, HypothesisStatus.PARKED)
    assert evolve(state, late) == fold("i1", [story.events[0], *told, late])


def test_two_seats_that_take_the_same_handle_get_one_each() -> None:
    call = Call("Ana", "Ben", "Cem").declared()
    call.together(Ana=c.RaiseHypothesis(text="a"), Ben=c.RaiseHypothesis(text="b"), Cem=c.RaiseHypothesis(text="c"))
    assert sorted(call.state.handles) == ["H1", "H1b", "H1c"]
    assert sorted(h.handle for h in call.state.hypotheses.values()) == ["H1", "H1b", "H1c"]
    assert call["Ben"].state == call.state
    call["Ben"].do(c.MoveHypothesis(hypothesis="h1b", status=HypothesisStatus.PARKED, reason="later"))
    raised = call["Ben"].do(c.RaiseHypothesis(text="next"))
    assert call["Ben"].state.handle_of[raised.event_id] == "H2"


def test_a_handle_that_was_taken_twice_and_undone_is_not_given_again() -> None:
    call = Call().declared()
    call.together(Ana=c.AssignTask(text="a"), Ben=c.AssignTask(text="b"))
    call["Ana"].do(c.Undo(target="t1"), c.Undo(target="t1b"))
    call["Ana"].do(c.AssignTask(text="next"))
    assert [t.handle for t in call.meet().state.tasks.values()] == ["T2"]


def test_each_letter_counts_by_itself() -> None:
    story = Story().declared()
    story.do(c.RaiseHypothesis(text="x"), c.RaiseHypothesis(text="x"), c.AssignTask(text="x"), c.Decide(text="x"))
    assert [story.state.next_handle(letter) for letter in "HTDNA"] == ["H3", "T2", "D2", "N1", "A1"]


def test_a_hypothesis_keeps_everything_that_was_held_against_it() -> None:
    story = Story().declared()
    story.do(c.RaiseHypothesis(text="pool", owner="maria"), c.RaiseHypothesis(text="gateway"))
    given = story.at("14:40").do(c.GiveEvidence(text="40 %", weighs=(("h1", Weight.AGAINST), ("h2", Weight.NEUTRAL))))
    test = story.at("14:41").do(c.AssignTask(text="drain", tests=("h1",)))
    story.at("14:45").do(c.EndTask(task="t1", outcome="failed"))
    story.at("14:46").do(c.MoveHypothesis(hypothesis="h1", status=HypothesisStatus.RULED_OUT, reason="steady"))
    first, second = story.state.hypotheses.values()
    assert (first.evidence, first.tests) == ((given.event_id,), (test.event_id,))
    assert first.movements == tuple(time_of(at) for at in ("14:31", "14:40", "14:41", "14:45", "14:46"))
    assert first.ended_at == time_of("14:46")
    assert [(t.status, t.reason, t.author) for t in first.history] == [("ruled out", "steady", "Ana Costa")]
    assert second.moved_at == time_of("14:40")
    assert second.ended_at is None
    assert story.state.open_hypotheses() == (second,)
    evidence = story.state.evidence[given.event_id]
    assert (evidence.on(first.event_id), evidence.on(second.event_id)) == (Weight.AGAINST, Weight.NEUTRAL)
    assert evidence.on("x") is None


def test_a_hypothesis_that_was_ruled_out_twice_ended_the_first_time() -> None:
    call = Call().declared()
    call["Ana"].do(c.RaiseHypothesis(text="pool"))
    ruled_out = c.MoveHypothesis(hypothesis="h1", status=HypothesisStatus.RULED_OUT, reason="steady")
    call.meet().at("14:40")["Ana"].do(ruled_out)
    call.at("14:41")["Ben"].do(ruled_out)
    (found,) = call.meet().state.hypotheses.values()
    assert (found.contested, found.ended_at) == (False, time_of("14:40"))


def test_a_task_has_its_box_and_its_extensions() -> None:
    story = Story().declared()
    story.do(
        c.AssignTask(text="x", minutes=5), c.ExtendTask(task="t1", minutes=5), c.ExtendTask(task="t1", minutes=2.5)
    )
    story.do(c.AssignTask(text="y"), c.AssignTask(text="z"), c.ExtendTask(task="t3", minutes=3))
    boxed, without, extended = story.state.tasks.values()
    assert (boxed.box, boxed.due_at) == (12.5, time_of("14:43:30"))
    assert (without.box, without.due_at) == (None, None)
    assert extended.box == 3


def test_the_end_of_a_task_is_told_by_whoever_settled_it() -> None:
    story = Story().declared()
    story.do(c.AssignTask(text="x"))
    story.at("14:40").do(c.EndTask(task="t1", outcome="dropped", text="not needed"))
    (task,) = story.state.tasks.values()
    assert (task.status, task.outcome, task.ended_at) == (TaskStatus.DROPPED, "not needed", time_of("14:40"))
    assert story.state.open_tasks() == ()


def test_people_and_tags_are_known_once_they_were_named() -> None:
    story = Story().declared(commander="Dana Reyes")
    story.do(c.WriteEntry(text="#pool at 40 %, see#not #db/primary"), c.RaiseNeed(text="x", of="DBA"))
    story.do(c.Decide(text="fail over #region-b", person="Lee"))
    assert list(story.state.people) == ["Ana Costa", "Dana Reyes", "DBA", "Lee"]
    assert list(story.state.tags) == ["pool", "db/primary", "region-b"]


def test_briefings_and_updates_stand_in_the_order_in_which_they_happened() -> None:
    story = Story().declared()
    story.at("14:50").do(c.HoldBriefing(text="second"), c.SendUpdate(text="second"))
    story.do(c.HoldBriefing(text="first", at=time_of("14:40")), c.SendUpdate(text="first", at=time_of("14:41")))
    assert [b.body.text for b in story.state.briefings] == ["first", "second"]
    assert [u.body.text for u in story.state.updates] == ["first", "second"]


def test_events_in_time() -> None:
    story = Story().declared()
    story.at("14:50").do(c.WriteEntry(text="later"))
    story.do(c.WriteEntry(text="earlier", at=time_of("14:40")))
    texts = [e.body.text for e in story.state.events_in_time() if isinstance(e.body, ev.EntryWritten)]
    assert texts == ["earlier", "later"]
