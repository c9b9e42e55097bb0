"""What every command has."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from incident_console.incident.events import Moment


class Command(BaseModel):
    """Something to be recorded, as of `at` (None: now)."""

    model_config = ConfigDict(frozen=True, defer_build=True)
    at: Moment | None = None
    approximate: bool = False
