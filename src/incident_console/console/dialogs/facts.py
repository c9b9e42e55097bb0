"""What a dialog is opened with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from incident_console.clock import Clock
from incident_console.incident.state import State
from incident_console.practice.policy import Policy
from incident_console.scribe.context import Context


@dataclass(frozen=True, slots=True)
class Facts:
    """The incident, the moment, the seat and the policy that a dialog is filled in from.

    `self_opened` says that nobody asked for it: it then ignores keys for `grace` and records nothing by default.
    With a `clock`, times such as `-5m` count from the present and not from when the dialog was opened (`now`, UTC).
    `language_hints` says whether better questions are suggested for what is typed.
    """

    state: State
    now: datetime
    context: Context
    policy: Policy = field(default_factory=Policy)
    self_opened: bool = False
    grace: timedelta = timedelta(seconds=0.7)
    clock: Clock | None = None
    language_hints: bool = True

    def present(self) -> datetime:
        """The present, in UTC."""
        return self.clock.now() if self.clock is not None else self.now

    def hhmm(self, at: datetime) -> str:
        """A time of day in the seat's zone, with the zone; with the date where it is another day's."""
        local, today = at.astimezone(self.context.zone), self.present().astimezone(self.context.zone).date()
        day = "" if local.date() == today else f"{local:%Y-%m-%d} "
        return f"{day}{local:%H:%M} {local.tzname() or 'UTC'}"

    def short(self, at: datetime) -> str:
        """A time of day in the seat's zone, where there is no room for more."""
        return f"{at.astimezone(self.context.zone):%H:%M}"

    def people(self) -> tuple[str, ...]:
        """Everybody who is known: who is named in the incident, and whoever sits here."""
        return tuple(dict.fromkeys([*self.state.people, *filter(None, [self.context.author])]))
