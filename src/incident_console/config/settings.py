"""The settings: what a person or a team may choose, as one frozen model."""

from __future__ import annotations

from datetime import UTC, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from incident_console.config.locations import as_path
from incident_console.incident.text import Name
from incident_console.incident.vocabulary import Severity
from incident_console.practice.policy import Policy


class Theme(StrEnum):
    """The colours of the console."""

    DARK = "dark"
    LIGHT = "light"
    ANSI = "ansi"
    COLOUR_BLIND = "colour-blind"


class TimelineWanted(StrEnum):
    """Which entries an exported timeline has."""

    BY_TEMPLATE = "by template"
    CURATED = "curated"
    FULL = "full"


class Origin(StrEnum):
    """Where an effective value comes from; each overrides those before it."""

    DEFAULT = "default"
    SETTINGS = "settings file"
    ENVIRONMENT = "environment"
    COMMAND_LINE = "command line"


def zone_of(name: str) -> tzinfo:
    """The time zone of an IANA name. Raises ValueError for a name that is not one."""
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError) as error:
        raise ValueError(f"{name!r} is not a time zone") from error


def _known_zone(name: str) -> str:
    zone_of(name)
    return name


def _severity(value: object) -> object:
    """`1`, `sev1` and `SEV 1` are understood as `SEV1`."""
    digits = str(value).upper().removeprefix("SEV").strip()
    return f"SEV{digits}" if digits in {"1", "2", "3", "4"} else value


ALIASES = {"P0": Severity.SEV1, "P1": Severity.SEV2, "P2": Severity.SEV3, "P3": Severity.SEV4}


class Settings(BaseModel):
    """Everything that can be chosen. After loading, `name` and `file` are never empty."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    name: Name = Field("", description="Who you are in the log. Empty: your login name.")
    file: str = Field(
        "", description="The file that holds your incidents. Empty: `incidents.db` in your data directory."
    )
    zone: Annotated[str, AfterValidator(_known_zone)] = Field(
        "UTC",
        description="The time zone in which times are read and shown.",
        json_schema_extra={"expected": "an IANA time zone such as Europe/Berlin"},
    )
    theme: Theme = Field(Theme.DARK, description="The colours of the console.")
    mouse: bool = Field(True, description="Whether the console takes the mouse. Without it the terminal selects text.")
    language_hints: bool = Field(
        True,
        description="Whether a better question is suggested, while you type, where a sentence blames, judges in "
        "hindsight or wishes. `lint` and the draft are not changed by it.",
    )
    templates: str = Field(
        "", description="The folder of your team's own templates for the postmortem. Empty: there is none."
    )
    timeline: TimelineWanted = Field(
        TimelineWanted.BY_TEMPLATE,
        description="Which entries the timeline of a postmortem has where `--timeline` says nothing: those that were "
        "starred, all, or what each template asks for.",
    )
    keys: dict[str, str] = Field(
        {}, description='Your own keys, by action: `"record.briefing" = "b,f2"`. `incident-console keys` lists them.'
    )
    severity_aliases: dict[str, Annotated[Severity, BeforeValidator(_severity)]] = Field(
        ALIASES, description="What else your team calls a severity."
    )
    policy: Policy = Field(Policy.model_construct(), description="The numbers that good response is measured by.")

    @property
    def path(self) -> Path:
        """The file that holds the incidents."""
        return as_path(self.file)

    @property
    def tz(self) -> tzinfo:
        """The time zone in which times are read and shown."""
        return zone_of(self.zone)
