"""`/action a1 owner @maria due 2026-06-10 ticket OPS-4821 outcome pages within 5 min kind prevent commit`.

Each part begins with its word. What is done (`verb`) and the outcome are free text up to the next part; in quotation
marks they may say anything.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from incident_console.incident.commands import SetAction
from incident_console.incident.vocabulary import ActionCategory, ActionStatus, Rating
from incident_console.scribe.hypotheses import handle_of
from incident_console.scribe.outcome import Parsed, Problem, quoted
from incident_console.scribe.quoting import QUOTED, quote, unquoted
from incident_console.scribe.tail import PERSON, at_name, person_of
from incident_console.scribe.words import first_word

_HANDLE = re.compile(r"[Aa][0-9]{1,6}[A-Za-z]{0,3}:?")
STATUSES = {
    "commit": ActionStatus.COMMITTED, "committed": ActionStatus.COMMITTED,
    "consider": ActionStatus.CONSIDERED, "considered": ActionStatus.CONSIDERED, "done": ActionStatus.DONE,
}  # fmt: skip
"""The words that say where an action item stands."""

_END = r"(?=[\s,;]|$)"
_ENDED = re.compile(_END)
_PART = re.compile(
    rf"owner\s+(?:{PERSON})"
    r"|due\s+(?P<due>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    rf"|ticket\s+(?P<ticket>{QUOTED}|[^\s\"]*[0-9#/][^\s,;]*)"
    rf"|kind\s+(?P<category>{'|'.join(ActionCategory)})"
    rf"|(?P<rated>impact|effort)\s+(?P<rating>{'|'.join(Rating)})"
    rf"|(?P<status>{'|'.join(sorted(STATUSES, key=len, reverse=True))})",
    re.IGNORECASE | re.DOTALL,
)
_WORDS = re.compile(rf"(?P<field>verb|outcome):?\s+(?P<quoted>{QUOTED}{_END})?", re.IGNORECASE | re.DOTALL)
_GAP = re.compile(r"[\s,;]*")
_WORD = re.compile(r"\S+\s*")
_FORM = "owner @name, due 2026-06-10, ticket OPS-1, verb …, outcome …, kind, impact, effort; commit, consider or done"


def action(rest: str) -> Parsed:
    """What the line says about an action item."""
    word, behind = first_word(rest)
    if not _HANDLE.fullmatch(word):
        return Problem("Which action item? As in: /action a1 owner @maria due 2026-06-10 commit.")
    target = handle_of(word.rstrip(":"))
    found: dict[str, Any] = {}
    at = 0
    while at < len(behind):
        try:
            ended = _take(behind, at, found)
        except ValueError:
            return Problem(f"There is no {behind[at:].split()[1]} in the calendar.")
        if ended is None:
            return Problem(f"“{quoted(behind[at:], 30)}” is nothing that {target} has: {_FORM}.")
        gap = _GAP.match(behind, ended)
        at = gap.end() if gap else ended
    if not found:
        return Problem(f"What about {target}? {_FORM}.")
    return SetAction(follow_up=target, **found)


def _take(text: str, at: int, found: dict[str, Any]) -> int | None:
    """Read the part that begins here, and give back where it ends; None where none begins."""
    if part := _part(text, at):
        _keep(part, found)
        return part.end()
    words = _WORDS.match(text, at)
    if words is None:
        return None
    name = words["field"].casefold()
    if words["quoted"]:
        found[name] = unquoted(words["quoted"])
        return words.end()
    end = _end_of_words(text, words.end())
    found[name] = text[words.end() : end].rstrip(" \n,;")
    return end if found[name] else None


def _part(text: str, at: int) -> re.Match[str] | None:
    part = _PART.match(text, at)
    return part if part and _ENDED.match(text, part.end()) else None


def _keep(part: re.Match[str], found: dict[str, Any]) -> None:
    if part["due"]:
        found["due"] = date.fromisoformat(part["due"])
    elif part["ticket"]:
        ticket = part["ticket"]
        found["ticket"] = unquoted(ticket) if ticket.startswith('"') else ticket
    elif part["category"]:
        found["category"] = ActionCategory(part["category"].casefold())
    elif part["rated"]:
        found[part["rated"].casefold()] = Rating(part["rating"].casefold())
    elif part["status"]:
        found["status"] = STATUSES[part["status"].casefold()]
    else:
        found["owner"] = person_of(part)


def _end_of_words(text: str, at: int) -> int:
    """Where free text ends: before the next part, or at the end. `done` ends it where a part or nothing follows."""
    while word := _WORD.match(text, at):
        at = word.end()
        part = _part(text, at)
        if part and (not part["status"] or _goes_on(text, part.end())):
            return at
        if _WORDS.match(text, at):
            return at
    return len(text)


def _goes_on(text: str, at: int) -> bool:
    gap = _GAP.match(text, at)
    at = gap.end() if gap else at
    return at >= len(text) or _part(text, at) is not None or _WORDS.match(text, at) is not None


def write_action(command: SetAction) -> tuple[str, ...]:
    """Lines for an action item, the plain one first; the last, with all words in quotation marks, always reads back."""
    return _written(command, lambda text: text), _written(command, quote)


def _written(command: SetAction, words: Any) -> str:
    status = next((word for word, status in STATUSES.items() if status is command.status), "")
    parts = (
        f"owner {at_name(command.owner)}" if command.owner else "",
        f"due {command.due.isoformat()}" if command.due else "",
        f"ticket {words(command.ticket)}" if command.ticket else "",
        f"kind {command.category.value}" if command.category else "",
        f"impact {command.impact.value}" if command.impact else "",
        f"effort {command.effort.value}" if command.effort else "",
        f"verb {words(command.verb)}" if command.verb else "",
        f"outcome {words(command.outcome)}" if command.outcome else "",
        status,
    )
    said = " ".join(filter(None, parts))
    return f"/action {command.follow_up.lower()} {said}" if said else ""
