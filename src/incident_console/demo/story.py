"""A payment-service outage as data: who recorded what, at which moment of a Wednesday afternoon (UTC).

The course of events is that of a published case study on incident command; the people and what they say are made up.
A third-party payment gateway times out, checkout success falls from 99.2 % to 61 %, and the call circles around two
hypotheses for 17 minutes until the commander names the stall.
"""

from __future__ import annotations

from incident_console.demo.circling import CIRCLING
from incident_console.demo.opening import OPENING
from incident_console.demo.recovery import RECOVERY
from incident_console.demo.step import DAY, FIRST_ALERT, OPENED_AT, RESTORED_AT, STALL_AT, Step

STEPS: tuple[Step, ...] = OPENING + CIRCLING + RECOVERY
"""Everything that was recorded, in order."""

__all__ = ["DAY", "FIRST_ALERT", "OPENED_AT", "RESTORED_AT", "STALL_AT", "STEPS", "Step"]
