"""The four levers that stop the harm from growing: their order, and what is pulled out of it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from incident_console.incident.events import LeverPulled
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import LeverState, State
from incident_console.incident.vocabulary import Lever, LeverStatus, Milestone
from incident_console.practice.spoken import capital, listed

IN_ORDER = (Lever.FLAG_OFF, Lever.ROLL_BACK, Lever.MIGRATION_ROLLBACK)
"""The levers in the order in which they are tried (200apps' How We Work). Data correction is not among them: it is
the last resort, and always after the bleeding has stopped, never during."""


class OutOfOrder(NamedTuple):
    """A data correction that was begun before anything had contained the incident (None: it was not contained)."""

    at: datetime
    author: str
    text: str
    contained_at: datetime | None
    event_id: EventId


def levers(state: State) -> tuple[tuple[Lever, LeverState | None], ...]:
    """Every lever in order with how far it has been pulled; OTHER only where it has been."""
    known = [(lever, state.levers.get(lever)) for lever in Lever]
    return tuple((lever, pulled) for lever, pulled in known if lever is not Lever.OTHER or pulled is not None)


def next_lever(state: State) -> Lever | None:
    """The next lever in order that nobody has tried or ruled out; None where all three have been."""
    return next((lever for lever in IN_ORDER if lever not in state.levers), None)


def contained_at(state: State) -> datetime | None:
    """Since when the harm has not grown any more; None where it may still."""
    known = (state.milestone(Milestone.CONTAINED), state.milestone(Milestone.MITIGATED))
    return min((at for at in known if at is not None), default=None)


def lever_warning(state: State, lever: Lever, status: LeverStatus = LeverStatus.STARTED) -> str:
    """What is to be said before somebody records this about a lever; empty where nothing is.

    200apps' How We Work: contain before diagnose, in order: flag off, roll back the deploy, migration rollback; data
    correction last, and only after the bleeding has stopped. Nothing is refused: whoever is on the call knows more.
    """
    if status in (LeverStatus.NOT_POSSIBLE, LeverStatus.FAILED):
        return ""
    contained = state.contained
    if lever is Lever.DATA_CORRECTION and not contained:
        return "It is not contained: data correction comes after the bleeding has stopped, never during."
    if lever not in IN_ORDER or contained:
        return ""
    skipped = [one for one in IN_ORDER[: IN_ORDER.index(lever)] if one not in state.levers]
    if not skipped:
        return ""
    verb = "comes before it and has" if len(skipped) == 1 else "come before it and have"
    return f"{capital(listed([one.value for one in skipped]))} {verb} not been tried or ruled out."


def corrected_too_early(state: State) -> tuple[OutOfOrder, ...]:
    """Every data correction that was begun while it was not contained, by when it was."""
    at = contained_at(state)
    found = []
    under_way = False
    for setting in state.register(f"lever:{Lever.DATA_CORRECTION.value}").settings:
        body = state.effective[setting.event_id].body
        begun = setting.value in (LeverStatus.STARTED, LeverStatus.WORKED)
        if begun and not under_way and isinstance(body, LeverPulled) and (at is None or setting.at <= at):
            found.append(OutOfOrder(setting.at, setting.author, body.text, at, setting.event_id))
        under_way = begun
    return tuple(found)
