"""The payment-service outage as a table: at each minute what a good commander would do then, what was said, and done.

What is known of it: degraded from 14:22, call at 14:31 with the roles named, first status update at 14:35, briefings
every 15 minutes, two hypotheses that nothing moved for 17 minutes until the stall was named at 14:48, the gateway
confirmed at 14:52, a fallback at 15:04, service back at 15:09. The rest is told so that it fits.

The reasons for what is expected:
14:31  nobody commands, so that is asked first; then what sets the other clocks, then who does what, then the impact
14:35  the product owner has not heard and is to hear by 14:36; the on-call group and the tech lead are on the call
14:36  five minutes in and nothing has been done to contain it: the levers, one after the other
14:41  ten minutes: the elapsed time
14:45  a minute before the briefing that is due fifteen minutes after the call
14:46  fifteen minutes on two hypotheses: named first; the commander waits, and says it at 14:48
14:54  a minute before the update that was promised for 14:55
14:56  the fallback is proposed: objections, silence, settled
14:59  a minute before the briefing; leadership has heard from the commander, the clients have not and are to by 15:01
15:09  five minutes after it was mitigated: what is left before it can be called resolved
"""

from __future__ import annotations

from dataclasses import dataclass, field

from incident_console.incident.commands import (
    AcknowledgeTask,
    AssignTask,
    Command,
    EndTask,
    GiveEvidence,
    GiveNotice,
    HoldBriefing,
    MoveHypothesis,
    ProposeDecision,
    PullLever,
    RaiseHypothesis,
    SendUpdate,
    SetPhase,
    SetSeverity,
    StateImpact,
    TakeRole,
    WriteEntry,
)
from incident_console.incident.vocabulary import (
    EntryKind,
    HypothesisStatus,
    Lever,
    LeverStatus,
    Phase,
    Role,
    Severity,
    Weight,
)
from support.clock import time_of


@dataclass
class Minute:
    """What is proposed at the beginning of a minute, the first of it shown; then what was accepted and recorded."""

    at: str
    expected: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)
    done: list[Command] = field(default_factory=list)


def not_possible(lever: Lever, text: str) -> PullLever:
    return PullLever(lever=lever, status=LeverStatus.NOT_POSSIBLE, text=text)


TEST = "call the gateway from outside, pool untouched"
OUTAGE = [
    Minute(
        "14:31",
        ["commander", "severity", "roles", "impact"],
        done=[
            WriteEntry(text="Checkout success 99.2 → 61 %", entry=EntryKind.ALERT, at=time_of("14:22")),
            TakeRole(role=Role.IC, person="Dana Reyes"),
        ],
    ),
    Minute(
        "14:31:10",
        ["opening", "severity", "roles", "impact"],
        done=[
            SetSeverity(severity=Severity.SEV1),
            TakeRole(role=Role.OPS, person="Maria Silva"),
            TakeRole(role=Role.COMMS, person="Jo Park"),
            TakeRole(role=Role.SCRIBE, person="Ana Costa"),
            StateImpact(text="checkout success 61 %, normal 99.2 %"),
            RaiseHypothesis(text="Database connection pool exhausted", owner="Maria Silva", at=time_of("14:31")),
            RaiseHypothesis(text="Payment gateway times out", owner="Maria Silva", at=time_of("14:31")),
        ],
    ),
    Minute("14:31:30", ["opening"], accepted=["opening:"]),
    Minute("14:32"),
    Minute("14:33", done=[GiveNotice(audience="on-call group"), GiveNotice(audience="tech lead")]),
    Minute("14:34"),
    Minute(
        "14:35",
        ["notice"],
        accepted=["notice:"],
        done=[
            GiveNotice(audience="product owner", person="Lin Wu"),
            SendUpdate(text="Card payments fail for some customers. Next update at 14:55."),
        ],
    ),
    Minute("14:36", ["contain"], accepted=["contain:"]),
    Minute("14:37", done=[not_possible(Lever.FLAG_OFF, "no flag")]),
    Minute("14:38", ["contain"], accepted=["contain:"]),
    Minute("14:39", done=[not_possible(Lever.ROLL_BACK, "no deploy")]),
    Minute("14:40", ["contain"], done=[not_possible(Lever.MIGRATION_ROLLBACK, "no migration")]),
    Minute("14:41", ["contain", "call-out"], accepted=["contain:", "call-out:10"]),
    Minute("14:42"),
    Minute("14:43"),
    Minute("14:44"),
    Minute("14:45", ["briefing"], done=[HoldBriefing(conditions="SEV1, two hypotheses, not contained")]),
    Minute("14:46", ["stall", "contain"], accepted=["contain:"]),
    Minute("14:47", ["stall"]),
    Minute("14:48", ["stall"], accepted=["stall:"]),
    Minute("14:48:30", done=[AssignTask(text=TEST, person="Maria Silva", minutes=3, tests=("H1", "H2"))]),
    Minute("14:49", done=[AcknowledgeTask(task="T1")]),
    Minute("14:50", done=[GiveNotice(audience="leadership", text="Dana called them")]),
    Minute(
        "14:51",
        ["contain", "call-out"],
        accepted=["contain:", "call-out:20"],
        done=[
            EndTask(task="T1", outcome="done", text="times out after 30 s"),
            GiveEvidence(text="gateway times out from outside", weighs=(("H1", Weight.AGAINST), ("H2", Weight.FOR))),
        ],
    ),
    Minute(
        "14:52",
        done=[
            MoveHypothesis(hypothesis="H2", status=HypothesisStatus.CONFIRMED, reason="times out from outside too"),
            MoveHypothesis(hypothesis="H1", status=HypothesisStatus.RULED_OUT, reason="pool untouched"),
            SetPhase(phase=Phase.IDENTIFIED),
        ],
    ),
    Minute("14:53"),
    Minute("14:54", ["update"]),
    Minute("14:55", ["update"], done=[SendUpdate(text="Our payment provider times out. Next update at 15:15.")]),
    Minute("14:56", ["contain"], done=[ProposeDecision(text="activate the fallback configuration")]),
    Minute("14:56:10", ["poll", "contain"], accepted=["poll:"]),
    Minute("14:56:40", ["settle", "contain"], accepted=["settle:"]),
    Minute(
        "14:57",
        ["contain"],
        done=[
            PullLever(lever=Lever.OTHER, status=LeverStatus.STARTED, text="fallback configuration"),
            AssignTask(text="activate the fallback", person="Maria Silva", minutes=10),
            AcknowledgeTask(task="T2"),
        ],
    ),
    Minute("14:58"),
    Minute("14:59", ["briefing"]),
    Minute(
        "15:00",
        ["briefing", "notice"],
        accepted=["notice:"],
        done=[
            HoldBriefing(conditions="gateway confirmed, fallback under way"),
            GiveNotice(audience="affected clients", text="status page, account managers"),
        ],
    ),
    Minute("15:01", ["call-out"], accepted=["call-out:30"]),
    Minute("15:02"),
    Minute("15:03"),
    Minute(
        "15:04",
        done=[
            PullLever(lever=Lever.OTHER, status=LeverStatus.WORKED, text="fallback configuration active"),
            EndTask(task="T2", outcome="done"),
            SetPhase(phase=Phase.MITIGATED),
        ],
    ),
    Minute("15:05"),
    Minute("15:06"),
    Minute("15:07"),
    Minute("15:08"),
    Minute(
        "15:09",
        ["exit"],
        accepted=["exit:open"],
        done=[StateImpact(text="checkout success 98.8 %"), SetPhase(phase=Phase.MONITORING)],
    ),
    Minute("15:10"),
    Minute("15:11", ["call-out"], accepted=["call-out:40"]),
    Minute("15:12"),
]
"""Every minute from the call to three minutes after service was back, and the moments in between at which much
happens."""
