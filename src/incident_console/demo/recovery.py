"""The recovery: the stall is named, a test tells the two apart, the fallback is activated, the team stands down."""

from __future__ import annotations

from incident_console.demo.step import COMMS, IC, ON_CALL, OPS, SCRIBE, step
from incident_console.incident import commands as c
from incident_console.incident.vocabulary import Audience, HypothesisStatus, Lever, LeverStatus, Phase, Weight

NAMING = "We have been on two hypotheses for more than 15 minutes. What would immediately differentiate them?"
"""What the commander says to the stall."""

DIFFERENTIATION = (
    step("14:48", IC, c.SayPrompt(prompt="stall:", words=NAMING)),
    step(
        "14:48",
        OPS,
        c.AssignTask(
            text="Call the gateway directly from one host, past the connection pool, and time it",
            person=ON_CALL,
            minutes=5,
            tests=("H1", "H2"),
        ),
    ),
    step("14:48:30", ON_CALL, c.AcknowledgeTask(task="T2")),
    step("14:50", OPS, c.GiveEvidence(text="Pool at 40 %, steady", weighs=(("H1", Weight.AGAINST),))),
    step(
        "14:51:30",
        ON_CALL,
        c.GiveEvidence(
            text="Direct call to the gateway times out, with no database connection in use",
            weighs=(("H1", Weight.AGAINST), ("H2", Weight.FOR)),
        ),
    ),
    step("14:51:40", ON_CALL, c.EndTask(task="T2", outcome="done", text="times out without the pool")),
    step(
        "14:52",
        OPS,
        c.MoveHypothesis(
            hypothesis="H2", status=HypothesisStatus.CONFIRMED, reason="the gateway times out when called directly"
        ),
    ),
    step(
        "14:52",
        OPS,
        c.MoveHypothesis(
            hypothesis="H1",
            status=HypothesisStatus.RULED_OUT,
            reason="it fails without the pool, and the pool has room",
        ),
    ),
    step("14:52:20", IC, c.SetPhase(phase=Phase.IDENTIFIED, reason="payment gateway timeout")),
)

FALLBACK = (
    step(
        "14:53",
        SCRIBE,
        c.Decide(
            text="Activate the fallback configuration",
            options=(
                "Activate the fallback configuration",
                "Wait for the gateway's provider",
                "Stop taking card payments",
            ),
            objections=("The fallback has not carried full load before",),
            person=IC,
        ),
    ),
    step("14:54", IC, c.AssignTask(text="Activate the fallback configuration", person=OPS, minutes=10)),
    step("14:54:20", OPS, c.AcknowledgeTask(task="T3")),
    step("14:54:30", OPS, c.PullLever(lever=Lever.OTHER, text="fallback configuration for payments")),
    step(
        "14:55",
        COMMS,
        c.SendUpdate(
            text="The payment gateway times out. We are switching to a fallback configuration.", next_minutes=20
        ),
    ),
    step(
        "15:01",
        IC,
        c.HoldBriefing(
            conditions="checkout success 61 %, cause known: the payment gateway times out",
            actions="Maria activates the fallback configuration",
            needs="none open",
            next_decision="in nine minutes, whether the fallback holds",
        ),
    ),
    step("15:04", OPS, c.EndTask(task="T3", outcome="done", text="fallback configuration is active")),
    step(
        "15:04",
        OPS,
        c.PullLever(lever=Lever.OTHER, status=LeverStatus.WORKED, text="fallback configuration is active"),
    ),
    step("15:09", SCRIBE, c.StateImpact(text="Checkout success 98.8 %, normal 99.2 %")),
    step("15:09", IC, c.SetPhase(phase=Phase.MITIGATED, reason="checkout success is back at 98.8 %")),
)

STAND_DOWN = (
    step(
        "15:10",
        COMMS,
        c.SendUpdate(text="Card payments work again. We are watching it.", audience=Audience.PUBLIC, next_minutes=30),
    ),
    step("15:11", COMMS, c.SendUpdate(text="Checkout success is back at 98.8 %, on the fallback.", next_minutes=30)),
    step("15:12", IC, c.SetPhase(phase=Phase.MONITORING, reason="the fallback carries the whole load")),
    step(
        "15:14",
        SCRIBE,
        c.NoteFollowUp(
            text="No circuit breaker on the payment gateway integration: a timeout there backed up the queue "
            "where it could have failed fast"
        ),
    ),
    step(
        "15:15",
        SCRIBE,
        c.NoteFollowUp(
            text="No automated severity escalation at more than 20 % checkout failure: SEV1 was declared by hand"
        ),
    ),
    step(
        "15:16",
        IC,
        c.HoldBriefing(
            conditions="checkout success 98.8 %, steady",
            actions="watching the fallback under load",
            needs="none open",
            next_decision="half an hour after the recovery, whether to resolve",
        ),
    ),
    step(
        "15:17",
        COMMS,
        c.NoteFollowUp(
            text="Status page credentials could not be found: the first public update came 23 minutes into the outage"
        ),
    ),
    step("15:31", IC, c.HoldBriefing(text="Nothing new. Checkout success 98.8 %, steady for 22 minutes.")),
    step("15:39", IC, c.SetPhase(phase=Phase.RESOLVED, reason="30 minutes without impact")),
    step(
        "15:40",
        COMMS,
        c.SendUpdate(text="Resolved: card payments have worked for half an hour.", audience=Audience.PUBLIC),
    ),
)

RECOVERY = DIFFERENTIATION + FALLBACK + STAND_DOWN
