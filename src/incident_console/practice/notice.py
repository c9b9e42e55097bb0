"""Who hears about an incident of each severity, and by when: data of the policy."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from incident_console.incident.vocabulary import Role, Severity


class Hearer(BaseModel):
    """Somebody who must hear of the incident, within so many minutes or (None) at a moment that `when` names."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    who: str = Field(description="Who must hear: a group, a role or a person.", min_length=1, max_length=80)
    minutes: float | None = Field(
        default=None,
        gt=0,
        le=1440,
        allow_inf_nan=False,
        description="Within how many minutes of the declaration; left out where `when` says.",
    )
    when: str = Field(
        default="", max_length=80, description="The moment instead of minutes, as in: at the next stand-up."
    )
    told_by: Role = Field(default=Role.COMMS, description="Whose task it is to tell them.")


class Notice(BaseModel):
    """Who hears about one severity, and what happens to the status page."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    hearers: tuple[Hearer, ...] = Field(default=(), description="Who must hear, soonest first.")
    status_page: str = Field(default="", max_length=80, description="How the status page follows.")


def _within(minutes: float, *who: str) -> tuple[Hearer, ...]:
    return tuple(Hearer(who=one, minutes=minutes) for one in who)


WHO_HEARS: dict[Severity, Notice] = {
    Severity.SEV1: Notice(
        hearers=(
            *_within(5, "on-call group", "tech lead", "product owner"),
            Hearer(who="leadership", minutes=30, told_by=Role.IC),
            *_within(30, "affected clients"),
        ),
        status_page="automatic",
    ),
    Severity.SEV2: Notice(
        hearers=(
            *_within(5, "on-call group", "tech lead"),
            *_within(30, "product owner"),
            Hearer(who="leadership", when="at the next sync", told_by=Role.IC),
        ),
        status_page="updated by hand",
    ),
    Severity.SEV3: Notice(
        hearers=(*_within(5, "on-call group"), Hearer(who="product owner", when="at the next stand-up")),
        status_page="internal note only",
    ),
    Severity.SEV4: Notice(hearers=(Hearer(who="on-call group", when="at the next stand-up"),)),
}
"""The escalation table of 200apps' How We Work (P0 to P3 there). Leadership hears it from the commander first; the
communicator has the clients and the internal channels."""
