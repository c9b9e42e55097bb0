"""Values that two seats may set at the same time: contested until a person settles them, and never flipped silently."""

from incident_console.incident import commands as c
from incident_console.incident.evolve import fold
from incident_console.incident.roles import holder, holders, rivals, spells
from incident_console.incident.spans import severity_spans
from incident_console.incident.vocabulary import HypothesisStatus, Lever, LeverStatus, Phase, Role, Severity
from support import Call, Story
from support.clock import time_of


def test_two_seats_that_do_not_see_each_other_contest_the_severity() -> None:
    call = Call().declared(severity=Severity.SEV3)
    call.at("14:40").together(Ana=c.SetSeverity(severity=Severity.SEV1), Ben=c.SetSeverity(severity=Severity.SEV2))
    register = call.state.register("severity")
    assert call.state.contested("severity")
    assert {head.value for head in register.heads} == {Severity.SEV1, Severity.SEV2}
    assert {head.author for head in register.heads} == {"Ana", "Ben"}
    assert call["Ana"].state == call["Ben"].state == call.state


def test_a_value_that_supersedes_both_settles_it() -> None:
    call = Call().declared(severity=Severity.SEV3)
    call.at("14:40").together(Ana=c.SetSeverity(severity=Severity.SEV1), Ben=c.SetSeverity(severity=Severity.SEV2))
    provisional = call.state.severity
    assert provisional is not None
    call.at("14:42")["Ben"].do(c.SetSeverity(severity=provisional))  # saying the provisional one again settles it too
    call.meet()
    assert not call.state.contested("severity")
    assert call.state.severity is provisional
    assert call["Ana"].refuse(c.SetSeverity(severity=provisional)) == f"The severity is {provisional.value} already."


def test_two_seats_that_set_the_same_value_agree() -> None:
    call = Call().declared()
    call.at("14:40").together(Ana=c.SetSeverity(severity=Severity.SEV1), Ben=c.SetSeverity(severity=Severity.SEV1))
    assert not call.state.contested("severity")
    assert [span.value for span in severity_spans(call.state)] == ["SEV1"]


def test_undoing_one_of_two_settles_it() -> None:
    call = Call().declared()
    call.at("14:40").together(Ana=c.SetSeverity(severity=Severity.SEV1), Ben=c.SetSeverity(severity=Severity.SEV2))
    call["Ana"].do(c.Undo(author="Ana"))
    call.meet()
    assert not call.state.contested("severity")
    assert call.state.severity is Severity.SEV2


def test_undoing_a_value_in_the_middle_of_a_row_contests_nothing() -> None:
    story = Story().declared(severity=Severity.SEV3)
    middle = story.at("14:40").do(c.SetSeverity(severity=Severity.SEV1))
    story.at("14:50").do(c.SetSeverity(severity=Severity.SEV2))
    story.do(c.Undo(target=middle.event_id))
    assert not story.state.contested("severity")
    assert story.state.severity is Severity.SEV2
    assert [span.value for span in severity_spans(story.state)] == ["SEV3", "SEV2"]


def test_undoing_the_latest_brings_back_the_one_before() -> None:
    story = Story().declared(severity=Severity.SEV3)
    story.at("14:40").do(c.SetSeverity(severity=Severity.SEV1))
    story.do(c.Undo())
    assert story.state.severity is Severity.SEV3
    story.do(c.Redo())
    assert story.state.severity is Severity.SEV1


def test_a_value_that_comes_back_after_another_was_set_contests_nothing() -> None:
    story = Story().declared()
    story.at("14:40").do(c.SetSeverity(severity=Severity.SEV1), c.Undo(), c.SetSeverity(severity=Severity.SEV2))
    story.do(c.Redo())
    assert not story.state.contested("severity")
    assert story.state.severity is Severity.SEV2


def test_a_backdated_value_is_history() -> None:
    story = Story().declared(severity=Severity.SEV3)
    story.at("14:50").do(c.SetSeverity(severity=Severity.SEV1))
    past = story.at("14:55").do(c.SetSeverity(severity=Severity.SEV2, at=time_of("14:40")))
    assert past.event_id in past.supersedes
    assert story.state.severity is Severity.SEV1
    assert [(s.value, s.since) for s in severity_spans(story.state)] == [
        ("SEV3", time_of("14:31")),
        ("SEV2", time_of("14:40")),
        ("SEV1", time_of("14:50")),
    ]


def test_history_holds_again_when_what_came_after_it_is_undone() -> None:
    story = Story().declared(severity=Severity.SEV3)
    latest = story.at("14:50").do(c.SetSeverity(severity=Severity.SEV1))
    story.at("14:55").do(c.SetSeverity(severity=Severity.SEV2, at=time_of("14:40")), c.Undo(target=latest.event_id))
    assert story.state.severity is Severity.SEV2
    assert not story.state.contested("severity")


def test_a_value_set_after_history_supersedes_all() -> None:
    story = Story().declared(severity=Severity.SEV3)
    story.at("14:50").do(c.SetSeverity(severity=Severity.SEV1))
    story.at("14:55").do(c.SetSeverity(severity=Severity.SEV2, at=time_of("14:40")))
    story.at("15:00").do(c.SetSeverity(severity=Severity.SEV4))
    assert story.state.severity is Severity.SEV4
    assert not story.state.contested("severity")


def test_the_same_value_from_an_earlier_time_reaches_back() -> None:
    story = Story().declared()
    story.at("14:50").do(c.SetSeverity(severity=Severity.SEV1))
    story.at("14:55").do(c.SetSeverity(severity=Severity.SEV1, at=time_of("14:40")))
    assert [(s.value, s.since, s.until) for s in severity_spans(story.state)] == [("SEV1", time_of("14:40"), None)]
    told = story.refuse(c.SetSeverity(severity=Severity.SEV1, at=time_of("14:45")))
    assert told == "The severity was SEV1 already."


def test_what_is_said_now_holds_now_even_after_a_seat_whose_clock_is_fast() -> None:
    call = Call().declared(severity=Severity.SEV3)
    call.at("14:50:45")["Ben"].do(c.SetSeverity(severity=Severity.SEV1))
    call.at("14:50:10").meet()
    call["Ana"].do(c.SetSeverity(severity=Severity.SEV2))
    assert call["Ana"].state.severity is Severity.SEV2
    assert [(s.value, s.since, s.until) for s in severity_spans(call["Ana"].state)[1:]] == [
        ("SEV1", time_of("14:50:45"), time_of("14:50:45")),
        ("SEV2", time_of("14:50:45"), None),
    ]


def test_amending_a_time_moves_the_value_in_its_row() -> None:
    story = Story().declared(severity=Severity.SEV3)
    wrong = story.at("14:50").do(c.SetSeverity(severity=Severity.SEV1))
    story.at("14:55").do(c.SetSeverity(severity=Severity.SEV2))
    story.do(c.Amend(target=wrong.event_id, occurred_at=time_of("14:20")))
    assert [s.value for s in severity_spans(story.state)] == ["SEV1", "SEV3", "SEV2"]
    assert story.state.severity is Severity.SEV2


def test_amending_the_latest_to_before_the_one_it_replaced_gives_that_one_back() -> None:
    story = Story().declared(severity=Severity.SEV3)
    latest = story.at("14:50").do(c.SetSeverity(severity=Severity.SEV1))
    story.do(c.Amend(target=latest.event_id, occurred_at=time_of("14:20")))
    assert story.state.severity is Severity.SEV3
    assert not story.state.contested("severity")


def test_a_contested_commander_does_not_take_effect() -> None:
    call = Call().declared(commander="Dana Reyes")
    call.at("14:50").together(Ana=c.TakeRole(role=Role.IC, person="Sam"), Ben=c.TakeRole(role=Role.IC, person="Lee"))
    assert set(rivals(call.state, Role.IC)) == {"Sam", "Lee"}
    held = holder(call.state, Role.IC)
    assert held is not None
    assert (held.person, held.until) == ("Dana Reyes", None)


def test_a_confirmed_commander_takes_over_when_confirmed() -> None:
    call = Call().declared(commander="Dana Reyes")
    call.at("14:50").together(Ana=c.TakeRole(role=Role.IC, person="Sam"), Ben=c.TakeRole(role=Role.IC, person="Lee"))
    call.at("14:53")["Ana"].do(c.TakeRole(role=Role.IC, person="Lee"))
    call.meet()
    assert rivals(call.state, Role.IC) == ()
    assert [(s.person, s.since, s.until) for s in spells(call.state)] == [
        ("Dana Reyes", time_of("14:31"), time_of("14:53")),
        ("Lee", time_of("14:53"), None),
    ]


def test_confirming_the_old_commander_settles_it_too() -> None:
    call = Call().declared(commander="Dana Reyes")
    call.at("14:50").together(Ana=c.TakeRole(role=Role.IC, person="Sam"), Ben=c.TakeRole(role=Role.IC, person="Lee"))
    call.at("14:53")["Ben"].do(c.TakeRole(role=Role.IC, person="dana"))
    call.meet()
    assert rivals(call.state, Role.IC) == ()
    assert [(s.person, s.until) for s in spells(call.state)] == [("Dana Reyes", None)]


def test_handing_on_within_one_side_stays_contested() -> None:
    call = Call().declared(commander="Dana Reyes")
    call.at("14:50")["Ana"].do(c.TakeRole(role=Role.IC, person="Sam"), c.TakeRole(role=Role.IC, person="Kim"))
    call["Ben"].do(c.TakeRole(role=Role.IC, person="Lee"))
    call.meet()
    assert set(rivals(call.state, Role.IC)) == {"Kim", "Lee"}
    assert [s.person for s in holders(call.state, Role.IC)] == ["Dana Reyes"]


def test_a_first_commander_that_is_contested_leaves_nobody_in_command() -> None:
    call = Call().declared()
    call.at("14:40").together(Ana=c.TakeRole(role=Role.IC, person="Sam"), Ben=c.TakeRole(role=Role.IC, person="Lee"))
    assert holder(call.state, Role.IC) is None
    call["Ben"].do(c.Undo(author="Ben"))
    call.meet()
    held = holder(call.state, Role.IC)
    assert held is not None
    assert (held.person, held.since) == ("Sam", time_of("14:40"))


def test_one_seat_releases_while_another_hands_over() -> None:
    call = Call().declared(commander="Dana Reyes")
    call.at("14:50").together(Ana=c.ReleaseRole(role=Role.IC), Ben=c.TakeRole(role=Role.IC, person="Lee"))
    assert set(rivals(call.state, Role.IC)) == {"nobody", "Lee"}
    held = holder(call.state, Role.IC)
    assert held is not None
    assert held.person == "Dana Reyes"


def test_shared_roles_are_not_contested() -> None:
    call = Call().declared()
    call.together(Ana=c.TakeRole(role=Role.SME, person="Sam"), Ben=c.TakeRole(role=Role.SME, person="Lee"))
    assert {s.person for s in holders(call.state, Role.SME)} == {"Sam", "Lee"}
    assert rivals(call.state, Role.SME) == ()


def test_a_hypothesis_confirmed_here_and_ruled_out_there_is_contested() -> None:
    call = Call().declared()
    call["Ana"].do(c.RaiseHypothesis(text="bad deploy"))
    call.meet().at("14:50").together(
        Ana=c.MoveHypothesis(hypothesis="h1", status=HypothesisStatus.CONFIRMED, reason="errors began with it"),
        Ben=c.MoveHypothesis(hypothesis="h1", status=HypothesisStatus.RULED_OUT, reason="it was rolled back"),
    )
    (found,) = call.state.hypotheses.values()
    assert found.contested
    assert {turn.status for turn in found.history} == {"confirmed", "ruled out"}
    call.at("14:52")["Ana"].do(
        c.MoveHypothesis(hypothesis="h1", status=HypothesisStatus.RULED_OUT, reason="agreed on the call")
    )
    (found,) = call.meet().state.hypotheses.values()
    assert not found.contested
    assert found.status is HypothesisStatus.RULED_OUT


def test_contested_tasks_needs_levers_and_phases_say_so() -> None:
    call = Call().declared()
    call["Ana"].do(c.AssignTask(text="restart", person="sam"), c.RaiseNeed(text="db access"))
    call.meet().at("14:50")
    call.together(Ana=c.EndTask(task="t1", outcome="done"), Ben=c.EndTask(task="t1", outcome="failed"))
    call.together(Ana=c.EndNeed(need="n1", met=True), Ben=c.EndNeed(need="n1", met=False))
    call.together(
        Ana=c.PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.WORKED),
        Ben=c.PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.FAILED),
    )
    call.together(Ana=c.SetPhase(phase=Phase.MITIGATED), Ben=c.SetPhase(phase=Phase.MONITORING))
    state = call.state
    assert next(iter(state.tasks.values())).contested
    assert next(iter(state.needs.values())).contested
    assert state.levers[Lever.ROLL_BACK].contested
    assert state.contested("phase")
    call["Ben"].do(
        c.EndTask(task="t1", outcome="done"),
        c.EndNeed(need="n1"),
        c.PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.WORKED),
        c.SetPhase(phase=Phase.MITIGATED),
    )
    state = call.meet().state
    assert not next(iter(state.tasks.values())).contested
    assert not next(iter(state.needs.values())).contested
    assert not state.levers[Lever.ROLL_BACK].contested
    assert not state.contested("phase")


def test_a_task_given_to_two_people_at_once_is_contested_and_can_be_settled() -> None:
    call = Call().declared()
    call["Ana"].do(c.AssignTask(text="restart", person="Kim"))
    call.meet().together(Ana=c.ReassignTask(task="t1", person="Sam"), Ben=c.ReassignTask(task="t1", person="Lee"))
    (task,) = call.state.tasks.values()
    assert task.contested
    call["Ana"].do(c.ReassignTask(task="t1", person=task.person))
    (settled,) = call.meet().state.tasks.values()
    assert not settled.contested
    assert settled.person == task.person


def test_the_order_in_which_a_fast_clock_puts_things_does_not_lose_a_value() -> None:
    """Ben's clock is two minutes fast and Ana's does not follow it: what she sets sorts before what she saw."""
    call = Call().declared(severity=Severity.SEV3)
    fast = call.at("14:52")["Ben"].do(c.SetSeverity(severity=Severity.SEV1))
    ana = Story(author="Ana", node="n3").at("14:50")
    ana.state = fold("i1", call.meet().events)
    seen = ana.state.register("severity").seen
    slow = ana.do(c.SetSeverity(severity=Severity.SEV2)).model_copy(update={"hlc": "000001779288600000-00000"})
    assert slow.order < fast.order
    assert slow.supersedes == seen == (fast.event_id,)
    assert fold("i1", [*call.events, slow]).severity is Severity.SEV2
