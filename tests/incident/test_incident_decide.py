"""What each command records."""

import pytest
from on_the_call import on_the_call

from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.incident.decide import NewEvent, Refusal, decide
from incident_console.incident.state import State
from incident_console.incident.vocabulary import (
    Audience,
    EntryKind,
    HypothesisStatus,
    Lever,
    LeverStatus,
    Milestone,
    Phase,
    Role,
    Severity,
    Weight,
)
from support.clock import time_of

RECORDED = [
    (c.Retitle(title=" Checkout\nis down "), ev.TitleChanged(title="Checkout is down")),
    (c.WriteEntry(text="pool at 40 %"), ev.EntryWritten(text="pool at 40 %")),
    (
        c.WriteEntry(text="5xx", entry=EntryKind.ALERT, source="Alertmanager"),
        ev.EntryWritten(text="5xx", entry=EntryKind.ALERT, source="Alertmanager"),
    ),
    (c.SetSeverity(severity=Severity.SEV1, reason="all"), ev.SeverityChanged(severity=Severity.SEV1, reason="all")),
    (c.SetPhase(phase=Phase.IDENTIFIED), ev.PhaseChanged(phase=Phase.IDENTIFIED)),
    (c.StateImpact(text="61 %"), ev.ImpactStated(text="61 %")),
    (
        c.PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.WORKED, text="4.2.0"),
        ev.LeverPulled(lever=Lever.ROLL_BACK, status=LeverStatus.WORKED, text="4.2.0"),
    ),
    (c.TakeRole(role=Role.OPS, person="@maria.silva"), ev.RoleTaken(role=Role.OPS, person="Maria Silva")),
    (c.OfferRole(role=Role.IC, person="maria"), ev.RoleOffered(role=Role.IC, person="Maria Silva")),
    (c.ReleaseRole(role=Role.IC, reason="lunch"), ev.RoleReleased(role=Role.IC, person="Dana Reyes", reason="lunch")),
    (c.RaiseHypothesis(text="dns", owner="maria"), ev.HypothesisRaised(handle="H3", text="dns", owner="Maria Silva")),
    (c.AssignTask(text="x", person="Sam Lee"), ev.TaskAssigned(handle="T3", text="x", person="Sam Lee")),
    (c.AssignTask(text="x", minutes=1.5), ev.TaskAssigned(handle="T3", text="x", minutes=1.5)),
    (
        c.Decide(text="fail over", options=("wait", "", "go"), objections=("",), person="dana"),
        ev.DecisionMade(handle="D1", text="fail over", options=("wait", "go"), person="Dana Reyes"),
    ),
    (c.RaiseNeed(text="vpn", of="dba"), ev.NeedRaised(handle="N3", text="vpn", of="dba")),
    (c.NoteFollowUp(text="why", person="dana"), ev.FollowUpNoted(handle="A1", text="why", person="Dana Reyes")),
    (c.HoldBriefing(conditions="61 %"), ev.BriefingHeld(conditions="61 %")),
    (
        c.SendUpdate(text="failing", audience=Audience.PUBLIC, next_minutes=20),
        ev.UpdateSent(text="failing", audience=Audience.PUBLIC, next_minutes=20),
    ),
    (c.SayPrompt(prompt="stall", words="What would tell?"), ev.PromptSaid(prompt="stall", words="What would tell?")),
    (c.SnoozePrompt(prompt="safety", headline="no safety"), ev.PromptSnoozed(prompt="safety", headline="no safety")),
]


@pytest.mark.parametrize(("command", "body"), RECORDED)
def test_what_a_command_records(command: c.Command, body: ev.Body) -> None:
    story = on_the_call().at("14:40")
    decided = decide(story.state, command, story.now)
    assert not isinstance(decided, Refusal), decided.reason
    assert [one.body for one in decided] == [body]
    assert decided[0].at == time_of("14:40")


@pytest.mark.parametrize("command", [command for command, _ in RECORDED])
def test_a_time_that_was_given_is_kept(command: c.Command) -> None:
    story = on_the_call().at("14:40")
    decided = decide(story.state, command.model_copy(update={"at": time_of("14:35"), "approximate": True}), story.now)
    assert not isinstance(decided, Refusal), decided.reason
    assert (decided[0].at, decided[0].approximate) == (time_of("14:35"), True)


def test_commands_that_name_things_record_their_events() -> None:
    story = on_the_call()
    h1, h2, t1, n1 = (story.handle(handle) for handle in ("H1", "H2", "T1", "N1"))

    def recorded(command: c.Command) -> object:
        decided = decide(story.state, command, story.now)
        assert not isinstance(decided, Refusal), decided.reason
        return decided[0].body

    assert recorded(c.GiveEvidence(text="40 %", weighs=(("h1", Weight.AGAINST), ("H2", Weight.FOR)))) == (
        ev.EvidenceGiven(
            text="40 %",
            weighs=(
                ev.Weighing(hypothesis=h1, weight=Weight.AGAINST),
                ev.Weighing(hypothesis=h2, weight=Weight.FOR),
            ),
        )
    )
    confirmed = c.MoveHypothesis(hypothesis="h1", status=HypothesisStatus.CONFIRMED, reason="seen")
    assert recorded(confirmed) == ev.HypothesisMoved(hypothesis=h1, status=HypothesisStatus.CONFIRMED, reason="seen")
    assert recorded(c.AssignTask(text="x", tests=("h1", "h2", "H1"))) == (
        ev.TaskAssigned(handle="T3", text="x", tests=(h1, h2))
    )
    assert recorded(c.AcknowledgeTask(task="t1")) == ev.TaskAcknowledged(task=t1)
    assert recorded(c.ExtendTask(task="t1", minutes=5)) == ev.TaskExtended(task=t1, minutes=5)
    assert recorded(c.ReassignTask(task="t1", person="dana")) == ev.TaskReassigned(task=t1, person="Dana Reyes")
    assert recorded(c.EndTask(task="t1", outcome="failed", text="no")) == (
        ev.TaskEnded(task=t1, outcome="failed", text="no")
    )
    assert recorded(c.EndNeed(need="n1", met=False)) == ev.NeedEnded(need=n1, met=False)


def test_a_declaration_records_what_is_known_with_it() -> None:
    command = c.Declare(title="down", severity=Severity.SEV1, impact="all", commander="@dana.reyes")
    decided = decide(State("i1"), command, time_of("14:31"))
    assert decided == tuple(
        NewEvent(body, time_of("14:31"))
        for body in (
            ev.IncidentDeclared(title="down"),
            ev.SeverityChanged(severity=Severity.SEV1),
            ev.ImpactStated(text="all"),
            ev.RoleTaken(role=Role.IC, person="dana reyes"),
        )
    )


def test_a_milestone_is_marked_at_its_time_and_marked_anew() -> None:
    story = on_the_call()
    story.do(c.MarkMilestone(milestone=Milestone.STARTED, at=time_of("14:25")))
    assert story.state.milestone(Milestone.STARTED) == time_of("14:25")
    story.do(c.MarkMilestone(milestone=Milestone.STARTED, at=time_of("14:10")))
    assert story.state.milestone(Milestone.STARTED) == time_of("14:10")


def test_a_task_is_acknowledged_once_and_anew_by_the_next_person() -> None:
    story = on_the_call()
    story.do(c.AcknowledgeTask(task="t1"))
    assert story.refuse(c.AcknowledgeTask(task="t1")) == "T1 is acknowledged already."
    story.at("14:40").do(c.ReassignTask(task="t1", person="dana"))
    assert story.state.tasks[story.handle("T1")].acknowledged_at is None
    story.at("14:42").do(c.AcknowledgeTask(task="t1"))
    assert story.state.tasks[story.handle("T1")].acknowledged_at == time_of("14:42")


def test_reopening_the_incident_asks_for_a_reason() -> None:
    story = on_the_call()
    story.at("15:00").do(c.SetPhase(phase=Phase.RESOLVED))
    told = story.refuse(c.SetPhase(phase=Phase.INVESTIGATING))
    assert told == "The incident is resolved. Reopening needs a reason: what came back?"
    story.do(c.SetPhase(phase=Phase.INVESTIGATING, reason="errors are back"))
    assert story.state.phase is Phase.INVESTIGATING


def test_a_phase_from_before_the_resolution_needs_no_reason() -> None:
    story = on_the_call()
    story.at("15:00").do(c.SetPhase(phase=Phase.RESOLVED))
    story.do(c.SetPhase(phase=Phase.IDENTIFIED, at=time_of("14:50")))
    assert story.state.phase is Phase.RESOLVED
