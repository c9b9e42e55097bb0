"""Deciding: a command and the state it meets become events, or a refusal that says why."""

from incident_console.incident.decide.dispatch import decide
from incident_console.incident.decide.outcome import NewEvent, Refusal

__all__ = ["NewEvent", "Refusal", "decide"]
