"""The circling: a deploy is ruled out, and nothing moves on the two hypotheses that are left."""

from __future__ import annotations

from incident_console.demo.step import COMMS, IC, ON_CALL, OPS, SCRIBE, note, step
from incident_console.incident import commands as c
from incident_console.incident.vocabulary import Audience, HypothesisStatus, Lever, LeverStatus, Weight

CIRCLING = (
    step("14:33", ON_CALL, c.RaiseHypothesis(text="This morning's deploy broke checkout", owner=ON_CALL)),
    step(
        "14:33",
        IC,
        c.AssignTask(text="Compare error rates before and after the deploy", person=ON_CALL, minutes=10, tests=("H3",)),
    ),
    step("14:33:30", ON_CALL, c.AcknowledgeTask(task="T1")),
    step("14:33:50", COMMS, c.GiveNotice(audience="product owner", text="by telephone")),
    step(
        "14:34",
        OPS,
        c.PullLever(
            lever=Lever.FLAG_OFF, status=LeverStatus.NOT_POSSIBLE, text="no flag around the gateway integration"
        ),
    ),
    step(
        "14:35",
        COMMS,
        c.SendUpdate(
            text="Checkout fails for many customers, card payments time out. The cause is not known yet.",
            next_minutes=20,
        ),
    ),
    step("14:35:30", IC, c.GiveNotice(audience="leadership", text="before they hear it elsewhere")),
    step("14:36", COMMS, c.RaiseNeed(text="Credentials for the external status page tool", of="DevOps")),
    step("14:37:30", SCRIBE, note("Talk about the pool graphs: could be the pool, could be waiting on the gateway")),
    step(
        "14:39",
        ON_CALL,
        c.GiveEvidence(
            text="No change in errors for three hours after the deploy; the fall begins with the first alert",
            weighs=(("H3", Weight.AGAINST),),
        ),
    ),
    step("14:39:20", ON_CALL, c.EndTask(task="T1", outcome="done", text="the deploy made no difference")),
    step(
        "14:40",
        OPS,
        c.MoveHypothesis(
            hypothesis="H3", status=HypothesisStatus.RULED_OUT, reason="the deploy was three hours before the fall"
        ),
    ),
    step(
        "14:40:30",
        OPS,
        c.PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.NOT_POSSIBLE, text="no deploy to roll back"),
    ),
    step("14:42", SCRIBE, note("Gateway's own status page is green, nobody knows how fresh it is")),
    step("14:44:30", SCRIBE, note("Still between the pool and the gateway")),
    step("14:45", COMMS, c.EndNeed(need="N1", text="DevOps had them, the on-call runbook does not say so")),
    step(
        "14:45",
        COMMS,
        c.SendUpdate(
            text="Some card payments fail at checkout. We are working on it.",
            audience=Audience.PUBLIC,
            next_minutes=25,
        ),
    ),
    step("14:45:30", COMMS, c.GiveNotice(audience="affected clients", text="by the status page")),
    step(
        "14:46",
        IC,
        c.HoldBriefing(
            conditions="checkout success 61 %, not contained",
            actions="H1 and H2 under discussion, H3 ruled out",
            needs="none open",
            next_decision="which of H1 and H2 it is",
        ),
    ),
)
