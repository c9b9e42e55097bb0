"""The opening: the call is convened, the roles are named, two hypotheses are raised."""

from __future__ import annotations

from incident_console.demo.step import COMMS, IC, ON_CALL, OPS, SCRIBE, alert, clock, step
from incident_console.incident import commands as c
from incident_console.incident.vocabulary import Milestone, Role, Severity

OPENING = (
    step(
        "14:31",
        IC,
        c.Declare(
            title="Checkout: card payments time out",
            severity=Severity.SEV1,
            impact="Checkout success 61 %, normal 99.2 %",
        ),
    ),
    step(
        "14:31",
        IC,
        c.TakeRole(role=Role.IC, person=IC, words="This is Dana Reyes, I am the incident commander for this call"),
    ),
    step("14:31", IC, c.TakeRole(role=Role.OPS, person=OPS)),
    step("14:31", IC, c.TakeRole(role=Role.COMMS, person=COMMS)),
    step("14:31", IC, c.TakeRole(role=Role.SCRIBE, person=SCRIBE)),
    step("14:31", OPS, c.RaiseHypothesis(text="Database connection pool exhausted", owner=OPS)),
    step("14:31", OPS, c.RaiseHypothesis(text="Third-party payment gateway times out", owner=OPS)),
    step("14:31:40", SCRIBE, alert("14:22", "Payment service degraded: checkout success below 99.2 %")),
    step(
        "14:31:50",
        SCRIBE,
        c.WriteEntry(text="Page sent to the on-call engineer", source=ON_CALL, at=clock("14:24"), approximate=True),
    ),
    step("14:32", SCRIBE, alert("14:30", "Checkout success 61 %, down from 99.2 % in 8 minutes")),
    step(
        "14:32:10",
        SCRIBE,
        c.MarkMilestone(milestone=Milestone.STARTED, at=clock("14:22"), text="first failed payments in the metrics"),
    ),
    step(
        "14:32:20",
        SCRIBE,
        c.MarkMilestone(milestone=Milestone.DETECTED_BY_PERSON, at=clock("14:25"), text="Sam answered the page"),
    ),
    step("14:32:30", COMMS, c.GiveNotice(audience="on-call group", text="in the incident channel")),
    step("14:32:50", COMMS, c.GiveNotice(audience="tech lead", text="on the call")),
)
