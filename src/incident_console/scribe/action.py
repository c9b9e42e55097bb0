"""`/action a1 owner @maria due 2026-06-10 ticket OPS-4821 outcome pages within 5 min kind prevent commit`, and
`/action new Add a 2 s timeout to the gateway client owner @maria …` for one that nobody has noted yet.

Each part begins with its word. What is done (`verb`) and the outcome are free text up to the next part; in quotation
marks they may say anything. A dash takes a part back: `due -`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NoReturn

from incident_console.incident.commands import NoteFollowUp, SetAction
from incident_console.incident.vocabulary import ActionCategory, ActionField, ActionStatus, Rating
from incident_console.scribe.due import DUE, VAGUE, read_due
from incident_console.scribe.hypotheses import handle_of
from incident_console.scribe.outcome import Parsed, Problem, Reading, quoted
from incident_console.scribe.quoting import QUOTED, quote, unquoted
from incident_console.scribe.tail import PERSON, at_name, person_of, write_tail
from incident_console.scribe.words import first_word

_HANDLE = re.compile(r"[Aa][0-9]{1,6}[A-Za-z]{0,3}:?")
NEW = "new"
"""The word that stands where the handle of an action item would."""

STATUSES = {
    "commit": ActionStatus.COMMITTED, "committed": ActionStatus.COMMITTED,
    "consider": ActionStatus.CONSIDERED, "considered": ActionStatus.CONSIDERED, "done": ActionStatus.DONE,
}  # fmt: skip
"""The words that say where an action item stands."""

_NAMES = {**{field.value: field for field in ActionField}, "kind": ActionField.CATEGORY}
_END = r"(?=[\s,;]|$)"
_ENDED = re.compile(_END)
_PART = re.compile(
    rf"owner\s+(?:{PERSON})"
    rf"|due\s+(?P<due>{DUE})"
    rf"|ticket\s+(?P<ticket>{QUOTED}|[^\s\"]*[0-9#/][^\s,;]*)"
    rf"|kind\s+(?P<category>{'|'.join(ActionCategory)})"
    rf"|(?P<rated>impact|effort)\s+(?P<rating>{'|'.join(Rating)})"
    r"|(?P<cleared>owner|due|ticket|kind|impact|effort)\s+-"
    rf"|(?P<status>{'|'.join(sorted(STATUSES, key=len, reverse=True))})",
    re.IGNORECASE | re.DOTALL,
)
_WORDS = re.compile(rf"(?P<field>verb|outcome):?\s+(?P<quoted>{QUOTED}{_END})?", re.IGNORECASE | re.DOTALL)
_TEXT = re.compile(rf"(?P<quoted>{QUOTED}{_END})", re.DOTALL)
_DUE_WORD = re.compile(r"due\s+(?=\S)", re.IGNORECASE)
_VAGUE_DUE = re.compile(rf"due\s+{VAGUE}", re.IGNORECASE)
_GAP = re.compile(r"[\s,;]*")
_WORD = re.compile(r"\S+\s*")
_FORM = "owner @name, due 2w or a date, ticket OPS-1, verb …, outcome …, kind, impact, effort; commit, consider or done"


class _Wrong(Exception):
    """A part cannot be read; the message says why."""


def action(rest: str, reading: Reading) -> Parsed:
    """What the line says about an action item."""
    word, behind = first_word(rest)
    try:
        if word.casefold().rstrip(":") == NEW:
            return _new(behind, reading)
        if not _HANDLE.fullmatch(word):
            return Problem("Which action item? As in: /action a1 owner @maria due 2w commit, or /action new ….")
        target = handle_of(word.rstrip(":"))
        found = _parts(behind, 0, target, reading)
    except _Wrong as wrong:
        return Problem(str(wrong))
    return SetAction(follow_up=target, **found) if found else Problem(f"What about {target}? {_FORM}.")


def _new(text: str, reading: Reading) -> Parsed:
    if not text or _part(text, 0) or _WORDS.match(text):
        return Problem("What will be done? As in: /action new Add a 2 s timeout to the client owner @maria due 2w.")
    if in_quotes := _TEXT.match(text):
        words, end = unquoted(in_quotes["quoted"]), in_quotes.end()
    else:
        end = _end_of_words(text, 0)
        words = text[:end].rstrip(" \n,;")
    found = _parts(text, end, "an action item", reading)
    cleared = found.pop("clears", ())
    found.setdefault("verb", "" if ActionField.VERB in cleared else words)
    return NoteFollowUp(text=words, person=found.pop("owner", ""), **found)


def _parts(text: str, at: int, target: str, reading: Reading) -> dict[str, Any]:
    """Every part from a place on, by the field that it is for. Raises _Wrong for what is none."""
    found: dict[str, Any] = {}
    gap = _GAP.match(text, at)
    at = began = gap.end() if gap else at
    while at < len(text):
        ended = _take(text, at, found, reading)
        if ended is None:
            _complain(text, began, at, target, reading)
        gap = _GAP.match(text, ended)
        began, at = at, gap.end() if gap else ended
    return found


def _complain(text: str, before: int, at: int, target: str, reading: Reading) -> NoReturn:
    """Say what is wrong with what begins here; `before` is where the part in front of it began."""
    for place in (at, before):
        if (due := _DUE_WORD.match(text, place)) and (place == at or text[at].isdigit()):
            typed = text[due.end() : _end_of_words(text, max(at, due.end()))].rstrip(" \n,;")
            problem = read_due(typed, reading.now, reading.context.zone)
            if isinstance(problem, Problem):
                raise _Wrong(problem.reason)
    raise _Wrong(f"“{quoted(text[at:], 30)}” is nothing that {target} has: {_FORM}.")


def _take(text: str, at: int, found: dict[str, Any], reading: Reading) -> int | None:
    """Read the part that begins here, and give back where it ends; None where none begins."""
    if part := _part(text, at):
        _keep(part, found, reading)
        return part.end()
    words = _WORDS.match(text, at)
    if words is None:
        return None
    name = words["field"].casefold()
    if words["quoted"]:
        _put(found, name, unquoted(words["quoted"]))
        return words.end()
    end = _end_of_words(text, words.end())
    said = text[words.end() : end].rstrip(" \n,;")
    if said == "-":
        _clear(found, name)
    elif said:
        _put(found, name, said)
    return end if said else None


def _part(text: str, at: int) -> re.Match[str] | None:
    part = _PART.match(text, at)
    return part if part and _ENDED.match(text, part.end()) else None


def _keep(part: re.Match[str], found: dict[str, Any], reading: Reading) -> None:
    if part["cleared"]:
        _clear(found, part["cleared"].casefold())
    elif part["due"]:
        day = read_due(part["due"], reading.now, reading.context.zone)
        if isinstance(day, Problem):
            raise _Wrong(day.reason)
        _put(found, "due", day)
    elif part["ticket"]:
        ticket = part["ticket"]
        _put(found, "ticket", unquoted(ticket) if ticket.startswith('"') else ticket)
    elif part["category"]:
        _put(found, "category", ActionCategory(part["category"].casefold()))
    elif part["rated"]:
        _put(found, part["rated"].casefold(), Rating(part["rating"].casefold()))
    elif part["status"]:
        found["status"] = STATUSES[part["status"].casefold()]
    else:
        _put(found, "owner", person_of(part))


def _put(found: dict[str, Any], name: str, value: Any) -> None:
    """Of what is said twice in one line the last counts."""
    found[name] = value
    if ActionField(name) in found.get("clears", ()):
        found["clears"] = tuple(field for field in found["clears"] if field.value != name)


def _clear(found: dict[str, Any], word: str) -> None:
    field = _NAMES[word]
    found.pop(field.value, None)
    found["clears"] = (*(one for one in found.get("clears", ()) if one is not field), field)


def _end_of_words(text: str, at: int) -> int:
    """Where free text ends: before the next part, or at the end. `done` ends it where a part or nothing follows."""
    while word := _WORD.match(text, at):
        at = word.end()
        part = _part(text, at)
        if part and (not part["status"] or _goes_on(text, part.end())):
            return at
        if _WORDS.match(text, at) or _VAGUE_DUE.match(text, at):
            return at
    return len(text)


def _goes_on(text: str, at: int) -> bool:
    gap = _GAP.match(text, at)
    at = gap.end() if gap else at
    return at >= len(text) or _part(text, at) is not None or _WORDS.match(text, at) is not None


def write_action(command: SetAction) -> tuple[str, ...]:
    """Lines for an action item, the plain one first; the last, with all words in quotation marks, always reads back."""
    head = f"/action {command.follow_up.lower()}"
    found = (_written(command, command.owner, command.verb, words) for words in (str, quote))
    return tuple(f"{head} {said}" if said else "" for said in found)


def write_follow_up(command: NoteFollowUp) -> tuple[str, ...]:
    """Lines for a follow-up: `todo` where no more is said than a person, else `/action new`, as with `write_action`."""
    if not command.text:
        return ()
    verb = "" if command.verb == command.text else command.verb
    lines = []
    for words in (str, quote):
        said = [_written(command, command.person, verb, words)] + ["verb -"] * (not command.verb)
        lines.append(" ".join(filter(None, [f"/action {NEW} {words(command.text)}", *said])))
    plain = not command.model_dump(exclude={"text", "person", "at", "approximate"}, exclude_defaults=True)
    return (f"todo {write_tail(command.text, command.person)}", *lines) if plain else tuple(lines)


def _written(command: SetAction | NoteFollowUp, owner: str, verb: str, words: Callable[[str], str]) -> str:
    status = next((word for word, status in STATUSES.items() if status is command.status), "")
    clears = getattr(command, "clears", ())
    parts = (
        f"owner {at_name(owner)}" if owner else "",
        f"due {command.due.isoformat()}" if command.due else "",
        f"ticket {words(command.ticket)}" if command.ticket else "",
        f"kind {command.category.value}" if command.category else "",
        f"impact {command.impact.value}" if command.impact else "",
        f"effort {command.effort.value}" if command.effort else "",
        *(f"{'kind' if field is ActionField.CATEGORY else field.value} -" for field in clears),
        f"verb {words(verb)}" if verb else "",
        f"outcome {words(command.outcome)}" if command.outcome else "",
        status,
    )
    return " ".join(filter(None, parts))
