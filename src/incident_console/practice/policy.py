"""The policy: every number that the rules go by, with its bounds. A team can change each in its settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from incident_console.incident.vocabulary import Audience, Role, Severity
from incident_console.practice.notice import WHO_HEARS, Notice


def _never(value: object) -> object:
    return None if isinstance(value, str) and value.strip().casefold() == "never" else value


Minutes = Annotated[float, Field(gt=0, le=1440)]
"""A number of minutes, up to a day."""

MinutesOrNever = Annotated[Minutes | None, BeforeValidator(_never)]
"""A number of minutes, or `never` (None)."""


class Cadence(BaseModel):
    """How often people are briefed and stakeholders are told, for one severity."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    briefing_minutes: MinutesOrNever = Field(default=None, description="Minutes between internal briefings, or never.")
    update_minutes: MinutesOrNever = Field(
        default=None, description="Minutes between updates to each audience, or never."
    )


CADENCE: dict[Severity, Cadence] = {
    Severity.SEV1: Cadence(briefing_minutes=15, update_minutes=20),
    Severity.SEV2: Cadence(briefing_minutes=20, update_minutes=30),
    Severity.SEV3: Cadence(briefing_minutes=30),
    Severity.SEV4: Cadence(),
}
"""Briefings every 15 to 20 minutes early on (Google's and PagerDuty's practice agree), updates every 20 to 30
minutes: PagerDuty asks for at least every 20 in the first two hours of a major incident."""

UNKNOWN_AS = Severity.SEV2
"""An incident without a severity keeps SEV2's cadence: it is treated as a major one, as PagerDuty asks (assume the
higher), and not as SEV1, because the console asks for the severity at once and a SEV1's rhythm takes people off the
work every 15 minutes for what may turn out to be small."""

ROLES_TO_FILL: dict[Severity, tuple[Role, ...]] = {
    Severity.SEV1: (Role.OPS, Role.COMMS, Role.SCRIBE),
    Severity.SEV2: (Role.OPS, Role.COMMS, Role.SCRIBE),
    Severity.SEV3: (),
    Severity.SEV4: (),
}
"""The command structure that the commander names at the start of a major incident; only the IC is always needed."""

EXIT_CRITERIA = (
    "Users feel no impact, and have not for 30 minutes",
    "What was done to contain it is permanent, or has an owner and a date",
    "No task in flight can still change production",
)
"""After the exit criteria of Google's incident state document, whose example holds the objectives for 30 minutes."""

STAND_DOWN = (
    "The commander has stood the team down",
    "The status page says resolved",
    "The timeline is archived",
    "Somebody has checked on the people who took the page",
)
"""The four parts without which de-escalation is not complete, in 200apps' How We Work."""


class Policy(BaseModel):
    """What a team has agreed on. Frozen; an unknown field is an error, so that a typing mistake is not ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    cadence: Mapping[Severity, Cadence] = Field(
        default=CADENCE, description="Briefings and updates for each severity; what is left out keeps its default."
    )
    update_audiences: tuple[Audience, ...] = Field(
        default=(Audience.STAKEHOLDERS,),
        min_length=1,
        description="Who is owed updates at the cadence of the severity, each with a clock of their own.",
    )
    first_update_minutes: Minutes = Field(
        default=15, description="Minutes from detection to the first update to each of them."
    )
    stall_minutes: Minutes = Field(
        default=15, description="Minutes without evidence, test or change after which an open hypothesis is stalled."
    )
    stall_hard_minutes: Minutes = Field(
        default=20, description="Minutes after which a stall is a hard one: everything else waits for the question."
    )
    amber_seconds: float = Field(
        default=60, ge=0, le=3600, description="Seconds before a clock is due at which it turns amber."
    )
    call_out_minutes: MinutesOrNever = Field(
        default=10, description="Minutes between call-outs of the elapsed time, or never."
    )
    span_of_control: int = Field(
        default=7, ge=1, le=50, description="How many people may report directly to one person before a warning."
    )
    quiet_minutes: MinutesOrNever = Field(
        default=10, description="Minutes without an entry after which the scribe is asked what happened, or never."
    )
    no_commander_minutes: Minutes = Field(
        default=2, description="Minutes after which an unanswered question for an incident commander is asked again."
    )
    no_commander_hard_minutes: Minutes = Field(
        default=10, description="Minutes without a commander after which all work stops until one is picked."
    )
    opening_minutes: Minutes = Field(
        default=10, description="Minutes after taking command in which the opening announcement is proposed."
    )
    acknowledge_minutes: Minutes = Field(
        default=2, description="Minutes after which a task that nobody has acknowledged is asked about."
    )
    offer_minutes: Minutes = Field(default=2, description="Minutes in which the offer of a role is to be answered.")
    need_minutes: Minutes = Field(
        default=10, description="Minutes after which a need that nobody has met is asked about."
    )
    containment_minutes: MinutesOrNever = Field(
        default=5, description="Minutes after the declaration by which containment should have begun, or never."
    )
    snooze_minutes: Minutes = Field(
        default=5, description="Minutes for which a prompt rests after it was said or put off."
    )
    long_shift_hours: float | None = Field(
        default=4, gt=0, le=48, description="Hours in command after which a handoff is proposed, or never."
    )
    loop_minutes: Minutes = Field(default=15, description="Minutes over which the turns of the loop are counted.")
    roles_to_fill: Mapping[Severity, tuple[Role, ...]] = Field(
        default=ROLES_TO_FILL, description="The roles that must be filled for each severity, besides the commander."
    )
    poll_minutes: Minutes = Field(
        default=0.5, description="Minutes of silence after a poll for objections, after which the proposal is settled."
    )
    exit_minutes: MinutesOrNever = Field(
        default=5, description="Minutes after mitigation from which open exit criteria are asked about, or never."
    )
    exit_criteria: tuple[str, ...] = Field(
        default=EXIT_CRITERIA, description="What must hold before the incident is resolved."
    )
    stand_down: tuple[str, ...] = Field(
        default=STAND_DOWN,
        min_length=4,
        max_length=4,
        description="What must be done before it is closed: team, status page, timeline, people, in this order.",
    )
    action_soak_hours: float = Field(
        default=48, ge=0, le=336, description="Hours from the resolution until action items are committed; 0: at once."
    )
    committed_actions: int = Field(
        default=5, ge=1, le=50, description="How many action items may be committed before it is asked which ones."
    )
    who_hears: Mapping[Severity, Notice] = Field(
        default=WHO_HEARS, description="Who must hear about each severity and by when."
    )

    @field_validator("cadence", mode="before")
    @classmethod
    def _cadences_over_defaults(cls, value: Any) -> Any:
        if not isinstance(value, Mapping):
            return value
        merged: dict[Any, Any] = dict(CADENCE)
        for name, given in value.items():
            severity = Severity(name) if name in list(Severity) else name
            known = merged.get(severity)
            if isinstance(given, Mapping) and isinstance(known, Cadence):
                given = {**known.model_dump(), **given}
            merged[severity] = given
        return merged

    @field_validator("roles_to_fill", "who_hears", mode="before")
    @classmethod
    def _others_over_defaults(cls, value: Any, info: ValidationInfo) -> Any:
        default: Mapping[Any, Any] = ROLES_TO_FILL if info.field_name == "roles_to_fill" else WHO_HEARS
        return {**default, **value} if isinstance(value, Mapping) else value

    @field_validator("long_shift_hours", mode="before")
    @classmethod
    def _long_shift_or_never(cls, value: Any) -> Any:
        return _never(value)

    @model_validator(mode="after")
    def _hard_follows_soft(self) -> Self:
        pairs = (("stall_minutes", "stall_hard_minutes"), ("no_commander_minutes", "no_commander_hard_minutes"))
        for soft, hard in pairs:
            if getattr(self, hard) < getattr(self, soft):
                raise ValueError(
                    f"{hard} is {getattr(self, hard):g} and {soft} is {getattr(self, soft):g}: "
                    f"make {hard} {getattr(self, soft):g} or more"
                )
        return self

    def cadence_for(self, severity: Severity | None) -> Cadence:
        """The cadence of a severity; of none, see UNKNOWN_AS."""
        return self.cadence[severity or UNKNOWN_AS]

    def roles_for(self, severity: Severity | None) -> tuple[Role, ...]:
        """The roles that must be filled besides the commander; of no severity, see UNKNOWN_AS."""
        return self.roles_to_fill[severity or UNKNOWN_AS]

    @property
    def audiences(self) -> tuple[str, ...]:
        """Everybody who must hear at any severity, each once, by the name that the policy has for them."""
        return tuple(dict.fromkeys(one.who for notice in self.who_hears.values() for one in notice.hearers))

    def notice_for(self, severity: Severity | None) -> Notice:
        """Who hears about a severity; of none, see UNKNOWN_AS."""
        return self.who_hears[severity or UNKNOWN_AS]
