"""Deciding: a command and the state it meets become events, or a refusal that says why."""

from incident_console.incident.decide.dispatch import AHEAD, decide
from incident_console.incident.decide.outcome import NewEvent, Refusal

__all__ = ["AHEAD", "NewEvent", "Refusal", "decide"]
