"""Folding: from events to the state that they add up to."""

from incident_console.incident.evolve.corrections import amendable_field
from incident_console.incident.evolve.folding import evolve, fold
from incident_console.incident.evolve.harvest import UNLISTED
from incident_console.incident.evolve.registers import amends
from incident_console.incident.evolve.things import MAKES, concerned

__all__ = ["MAKES", "UNLISTED", "amendable_field", "amends", "concerned", "evolve", "fold"]
