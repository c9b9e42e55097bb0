"""An incident in which everything happens that can happen, once at least."""

from datetime import date

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import (
    ActionCategory,
    ActionStatus,
    EntryKind,
    HypothesisStatus,
    Lever,
    LeverStatus,
    Milestone,
    Phase,
    Rating,
    Role,
    Severity,
    StandDownPart,
    Weight,
)
from support import Story
from support.clock import time_of


def a_whole_incident() -> Story:
    """A story that uses every command and so makes every kind of event."""
    story = Story().at("14:31").declared(severity=Severity.SEV2, impact="checkout success 61 %", commander="Dana Reyes")
    story.at("14:32").do(
        c.WriteEntry(text="Checkout success 99.2 → 61 %", entry=EntryKind.ALERT, source="Alertmanager"),
        c.WriteEntry(text="pool at 40 %, steady #pool", at=time_of("14:31:30"), approximate=True),
        c.TakeRole(role=Role.OPS, person="Maria Silva"),
        c.OfferRole(role=Role.COMMS, person="Jo Park"),
        c.AcceptRole(role=Role.COMMS, words="I have communications"),
        c.OfferRole(role=Role.SAFETY, person="Ana Costa"),
        c.DeclineRole(role=Role.SAFETY, reason="no hands free"),
        c.SetSeverity(severity=Severity.SEV1, reason="all card payments"),
        c.Retitle(title="Checkout: card payments time out in EU"),
    )
    story.at("14:40").do(
        c.RaiseHypothesis(text="Database connection pool exhausted", owner="maria"),
        c.RaiseHypothesis(text="Payment gateway times out"),
        c.GiveEvidence(text="pool at 40 %", weighs=(("h1", Weight.AGAINST), ("h2", Weight.FOR))),
        c.AssignTask(text="drain one pool", person="sam", minutes=5, tests=("h1",)),
        c.AcknowledgeTask(task="t1"),
        c.ExtendTask(task="t1", minutes=5, reason="slow drain"),
        c.ReassignTask(task="t1", person="jo"),
        c.EndTask(task="t1", outcome="done", text="no change"),
        c.MoveHypothesis(hypothesis="h1", status=HypothesisStatus.RULED_OUT, reason="pool is steady"),
    )
    story.at("14:55").do(
        c.Decide(text="fail over to region B", options=("wait", "fail over"), objections=("data lag",), person="dana"),
        c.RaiseNeed(text="db admin access", of="dba"),
        c.EndNeed(need="n1", text="granted"),
        c.NoteFollowUp(text="why did the alert page nobody", person="ana"),
        c.HoldBriefing(conditions="61 %", actions="T1", needs="none", next_decision="15:10"),
        c.SendUpdate(text="card payments fail for some customers", next_minutes=20),
        c.PullLever(lever=Lever.FLAG_OFF, status=LeverStatus.NOT_POSSIBLE, text="no flag"),
        c.SayPrompt(prompt="stall", words="What would tell H1 from H2?", about=(story.handle("H1"),)),
        c.SnoozePrompt(prompt="safety", headline="safety is unassigned", minutes=10),
        c.StateImpact(text="checkout success 97 %"),
    )
    pool = next(iter(story.state.evidence))
    story.at("15:05").do(
        c.WeighEvidence(evidence=pool, hypothesis="h2", weight=Weight.NEUTRAL),
        c.SetSeverity(severity=Severity.SEV2, reason="one region", engages=("oncall-db",), releases=("frontend",)),
        c.GiveNotice(audience="leadership", person="Lee Wong", text="joins at 15:30"),
        c.ProposeDecision(text="roll back 4.2.1", options=("stay and wait",), person="maria"),
        c.PollDecision(decision="d2"),
        c.ObjectToDecision(decision="d2", text="schema has moved on", person="sam"),
        c.SettleDecision(decision="d2", outcome="rejected", text="fail over instead"),
        c.RaiseNeed(text="a second scribe"),
        c.RouteNeed(need="n2", person="jo"),
        c.AskFloor(person="sam"),
        c.AskFloor(person="maria"),
        c.GiveFloor(),
        c.LeaveFloor(person="maria"),
        c.TakeRole(role=Role.IC, person="Maria Silva", forced=True, words="no answer for two minutes"),
    )
    story.at("15:10").do(
        c.SetPhase(phase=Phase.MITIGATED, reason="failed over"),
        c.MarkMilestone(milestone=Milestone.STARTED, at=time_of("14:22"), text="first errors in the log"),
        c.Amend(target="h2", text="Payment gateway times out under load", occurred_at=time_of("14:39")),
        c.WriteEntry(text="typed by mistake"),
        c.Undo(),
        c.ReleaseRole(role=Role.OPS, person="maria", reason="shift ends"),
        c.AddCriterion(name="error rate normal for 30 min"),
        c.SetCriterion(name="Error rate normal for 30 min", text="dashboard is green"),
        c.DropCriterion(name="status page updated"),
        c.StandDown(part=StandDownPart.TEAM, text="all but ops"),
        c.SetAction(
            follow_up="a1",
            owner="maria",
            verb="page on success below 90 %",
            outcome="a page within 5 min",
            ticket="OPS-4821",
            due=date(2026, 6, 10),
            category=ActionCategory.DETECT,
            status=ActionStatus.COMMITTED,
            impact=Rating.HIGH,
            effort=Rating.LOW,
        ),
        c.Star(target="h2"),
    )
    return story
