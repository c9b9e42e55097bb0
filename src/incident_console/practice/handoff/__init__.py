"""Handing a role over: the brief made out of how things stand, as data and as text, and the words of the exchange."""

from incident_console.practice.handoff.brief import (
    Brief,
    Choice,
    InFlight,
    Theory,
    Told,
    Wanted,
    handoff_brief,
)
from incident_console.practice.handoff.exchange import Said, exchange
from incident_console.practice.handoff.text import brief_text

__all__ = [
    "Brief",
    "Choice",
    "InFlight",
    "Said",
    "Theory",
    "Told",
    "Wanted",
    "brief_text",
    "exchange",
    "handoff_brief",
]
