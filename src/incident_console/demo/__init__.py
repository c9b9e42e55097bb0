"""The demonstration incident: a payment-service outage, told minute by minute."""

from incident_console.demo.play import play, shift_to, steps_until
from incident_console.demo.story import DAY, FIRST_ALERT, OPENED_AT, RESTORED_AT, STALL_AT, STEPS, Step

__all__ = [
    "DAY",
    "FIRST_ALERT",
    "OPENED_AT",
    "RESTORED_AT",
    "STALL_AT",
    "STEPS",
    "Step",
    "play",
    "shift_to",
    "steps_until",
]
