"""A call in which everything is going on that a successor must know."""

from __future__ import annotations

from calls import POLICY, call

from incident_console.incident.commands import (
    AcknowledgeTask,
    AssignTask,
    Decide,
    GiveEvidence,
    HoldBriefing,
    MoveHypothesis,
    ProposeDecision,
    PullLever,
    RaiseHypothesis,
    RaiseNeed,
    RouteNeed,
    SendUpdate,
)
from incident_console.incident.vocabulary import (
    HypothesisStatus,
    Lever,
    LeverStatus,
    Role,
    Weight,
)
from incident_console.practice.handoff import Brief, handoff_brief
from support import Story

FOR, AGAINST = Weight.FOR, Weight.AGAINST


def busy() -> Story:
    """A call at 14:57 in which everything is going on that a successor must know."""
    story = call()
    story.do(
        RaiseHypothesis(text="Database pool exhausted", owner="Maria Silva"),
        RaiseHypothesis(text="Payment gateway times out"),
        RaiseHypothesis(text="Bad deploy 4.2.1"),
        RaiseHypothesis(text="DNS"),
    )
    story.at("14:35").do(SendUpdate(text="card payments fail", next_minutes=20))
    story.at("14:40").do(
        GiveEvidence(text="pool at 40 %, steady", weighs=(("H1", AGAINST),)),
        GiveEvidence(text="timeouts in the gateway's log", weighs=(("H2", FOR),)),
        AssignTask(text="call it from outside", person="Sam Okafor", minutes=20, tests=("H1", "H2")),
        AcknowledgeTask(task="T1"),
        AssignTask(text="watch the queue", person="Kim Lee", minutes=5),
        AssignTask(text="ask the vendor"),
    )
    story.at("14:44").do(
        MoveHypothesis(hypothesis="H3", status=HypothesisStatus.RULED_OUT, reason="three hours before the fall"),
        MoveHypothesis(hypothesis="H4", status=HypothesisStatus.PARKED, reason="nobody can look now"),
        PullLever(lever=Lever.FLAG_OFF, status=LeverStatus.NOT_POSSIBLE, text="no flag"),
        PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.STARTED),
        RaiseNeed(text="database admin access", of="the DBA"),
        RaiseNeed(text="a second pair of eyes"),
        RouteNeed(need="N2", person="Lin Wu"),
    )
    story.at("14:50").do(
        HoldBriefing(conditions="two hypotheses left"),
        Decide(text="freeze deploys", person="Dana Reyes", objections=("release on Friday",)),
        ProposeDecision(text="fail over to region B", person="Maria Silva"),
    )
    return story.at("14:57")


def brief_of(story: Story, role: Role = Role.IC, to: str = "Sam Okafor") -> Brief:
    return handoff_brief(story.state, story.now, POLICY, role, to)
