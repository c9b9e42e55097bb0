"""What every command has."""

from pydantic import BaseModel, ConfigDict

from incident_console.incident.events import Moment


class Command(BaseModel):
    """Something to be recorded, as of `at` (None: now)."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    at: Moment | None = None
    approximate: bool = False
