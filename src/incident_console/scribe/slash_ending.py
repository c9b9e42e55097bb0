"""Slash commands on the end of the incident: exit criteria and standing down."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from incident_console.incident.commands import AddCriterion, DropCriterion, SetCriterion, StandDown
from incident_console.incident.vocabulary import StandDownPart
from incident_console.scribe.action import action
from incident_console.scribe.outcome import Parsed, Problem, Reading
from incident_console.scribe.quoting import quoted_first
from incident_console.scribe.words import choice, first_word

_STATUS = re.compile(r"(?:^|(?<=\s))(?P<status>not met|met|open)[:,]?(?:\s+|$)", re.IGNORECASE)
CRITERION_STATUSES = {"met": True, "open": False, "not met": False}
"""What can be said of an exit criterion."""

STAND_DOWN_PARTS: Mapping[str, StandDownPart] = {
    **{part.value: part for part in StandDownPart},
    "page": StandDownPart.STATUS_PAGE, "status": StandDownPart.STATUS_PAGE,
}  # fmt: skip
"""What the parts of standing down are called on the line."""


def _exit(rest: str, reading: Reading) -> Parsed:
    verb, behind = first_word(rest)
    if verb.casefold() in ("add", "drop"):
        found = quoted_first(behind)
        name = found[0] if found and not found[1] else behind
        if verb.casefold() == "drop" and found is None:
            name = _agreed(name, reading)
        if not name:
            return Problem(f"/exit {verb.casefold()} and then what has to be true before the incident is over.")
        return AddCriterion(name=name) if verb.casefold() == "add" else DropCriterion(name=name)
    read = _criterion(rest, reading)
    if read is None:
        return Problem(
            "/exit NAME met or open, /exit add NAME or /exit drop NAME, as in: /exit error rate normal met. "
            "To leave the console: /quit."
        )
    name, met, text = read
    return SetCriterion(name=name, met=met, text=text)


def _criterion(rest: str, reading: Reading) -> tuple[str, bool, str] | None:
    """The name, whether it is met, and the words behind; None where one of the first two is missing."""
    known = {name.casefold(): name for name in reading.context.criteria}
    name, behind = quoted_first(rest) or choice(rest, known)
    if name:
        met, text = choice(behind, CRITERION_STATUSES)
        if met is not None:
            return name, met, text
    found = _STATUS.search(rest)
    if (name is not None and rest.startswith('"')) or found is None or not rest[: found.start()].strip():
        return None
    named = _agreed(rest[: found.start()].strip(), reading)
    return named, CRITERION_STATUSES[found["status"].casefold()], rest[found.end() :]


def _agreed(typed: str, reading: Reading) -> str:
    """The one criterion of the policy that begins with what was typed; else what was typed."""
    begun = [name for name in reading.context.criteria if typed and name.casefold().startswith(typed.casefold())]
    return begun[0] if len(begun) == 1 else typed


def _stand_down(rest: str, reading: Reading) -> Parsed:
    part, text = choice(rest, STAND_DOWN_PARTS)
    if part is None:
        return Problem("Which part? team, status page, timeline or people. As in: /standdown people all have eaten.")
    return StandDown(part=part, text=text)


ENDING_COMMANDS: Mapping[str, Callable[[str, Reading], Parsed]] = {
    "exit": _exit,
    "standdown": _stand_down,
    "action": action,
}
