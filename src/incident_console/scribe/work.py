"""Lines about what is being done: tasks, briefings, updates, needs and follow-ups."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Literal

from incident_console.incident.commands import (
    AcknowledgeTask,
    AssignTask,
    EndNeed,
    EndTask,
    ExtendTask,
    HoldBriefing,
    NoteFollowUp,
    RaiseNeed,
    ReassignTask,
    RouteNeed,
    SendUpdate,
)
from incident_console.incident.vocabulary import Audience
from incident_console.scribe.durations import DURATION, minutes_of
from incident_console.scribe.hypotheses import handle_of
from incident_console.scribe.outcome import Parsed, Problem, Reading
from incident_console.scribe.tail import PERSON, person_of, read_tail
from incident_console.scribe.words import choice
from incident_console.scribe.zones import ZONE, zone_named

_TASK = re.compile(r"([Tt][0-9]{1,6}[A-Za-z]{0,3})(?::?\s+|:?$)")
_NEED = re.compile(r"([Nn][0-9]{1,6}[A-Za-z]{0,3})(?::?\s+|:?$)")
_MORE = re.compile(rf"\+ ?(?:(?P<length>{DURATION})|(?P<minutes>[0-9]{{1,6}}))(?::?\s+|$)", re.IGNORECASE)
_WHOM = re.compile(rf"{PERSON}[.,;]?(?:\s+|$)", re.DOTALL)
NEXT = re.compile(
    rf"(?:^|(?<=\s))(?P<kept>\\*)next(?: update)? (?:in |~ ?)?(?P<length>{DURATION})\.?$"
    r"|(?:^|(?<=\s))(?P<kept_at>\\*)next(?: update)? at (?P<hour>[0-9]{1,2}):(?P<minute>[0-5][0-9])"
    rf"(?: (?P<zone>{ZONE}))?\.?$",
    re.IGNORECASE,
)
"""When the next update comes, at the end of an update."""
_COMMA = re.compile(r"\s*[,;·]$")

TASK_VERBS: dict[str, str] = {
    "ack": "ack", "acked": "ack", "acknowledged": "ack", "acknowledge": "ack",
    "done": "done", "failed": "failed", "fail": "failed", "drop": "dropped", "dropped": "dropped",
}  # fmt: skip
NEED_VERBS = {"met": True, "done": True, "drop": False, "dropped": False}
_ENDINGS: dict[str, Literal["done", "failed", "dropped"]] = {"done": "done", "failed": "failed", "dropped": "dropped"}


def assigned(rest: str) -> Parsed:
    """`! text @person 10m`."""
    tail = read_tail(rest, box=True, first=True)
    if not tail.text:
        return Problem("! and then what is to be done, by whom, in how long, as in: ! restart gateway pods @sam 10m.")
    return AssignTask(text=tail.text, person=tail.person, minutes=tail.minutes)


def briefed(rest: str) -> Parsed:
    """`>> text`."""
    if not rest:
        return Problem(">> and then what was said, as in: >> two hypotheses open, decision at 15:00.")
    return HoldBriefing(text=rest)


def updated(rest: str, reading: Reading, audience: Audience = Audience.STAKEHOLDERS, sign: str = ">") -> Parsed:
    """`> text next 20m`, or `/update public text next 20m`; `sign` is what stands in front of the text."""
    if not rest:
        return Problem(
            f"{sign} and then what the update said, as in: {sign} card payments fail for some customers, next 20m."
        )
    text, minutes = read_next(rest, reading)
    if not text:
        return Problem(f"An update says something before it names the next: {sign} card payments work again, next 20m.")
    return SendUpdate(text=text, audience=audience, next_minutes=minutes)


def read_next(text: str, reading: Reading) -> tuple[str, float | None]:
    """An update without the words that say when the next one comes, and in how many minutes that is."""
    found = NEXT.search(text, max(0, len(text) - 80))
    if found is None:
        return text, None
    if found["kept"] or found["kept_at"]:
        return text[: found.start()] + text[found.start() + 1 :], None
    minutes = minutes_of(found["length"]) if found["length"] else _until(found, reading)
    if minutes is None:
        return text, None
    return _COMMA.sub("", text[: found.start()].rstrip()), minutes


def _until(found: re.Match[str], reading: Reading) -> float | None:
    if int(found["hour"]) > 23:
        return None
    begin = reading.at or reading.now
    home = reading.context.zone
    zone = zone_named(found["zone"], home, begin.astimezone(home).replace(tzinfo=None)) if found["zone"] else home
    local = begin.astimezone(zone)
    due: datetime = local.replace(hour=int(found["hour"]), minute=int(found["minute"]), second=0, microsecond=0)
    if due <= local:
        due += timedelta(days=1)
    return max(1, round((due.astimezone(UTC) - begin).total_seconds())) / 60


def about_task(text: str) -> Parsed | None:
    """A line that begins with the handle of a task; None where it does not."""
    found = _TASK.match(text)
    if found is None:
        return None
    task, rest = handle_of(found[1]), text[found.end() :]
    if more := _MORE.match(rest):
        minutes = minutes_of(more["length"]) if more["length"] else float(more["minutes"])
        return ExtendTask(task=task, minutes=minutes, reason=rest[more.end() :])
    if whom := _WHOM.match(rest):
        if rest[whom.end() :]:
            return _no_words(found[1], whom)
        return ReassignTask(task=task, person=person_of(whom))
    verb, words = choice(rest, TASK_VERBS)
    if verb is None:
        return None if task[-1].isalpha() and rest else _no_verb(found[1], "ack, done, failed, drop, +5m or @name")
    if verb == "ack":
        return AcknowledgeTask(task=task, text=words)
    return EndTask(task=task, outcome=_ENDINGS[verb], text=words)


def about_need(text: str) -> Parsed | None:
    """A line that begins with the handle of a need; None where it does not."""
    found = _NEED.match(text)
    if found is None:
        return None
    need, rest = handle_of(found[1]), text[found.end() :]
    if whom := _WHOM.match(rest):
        if rest[whom.end() :]:
            return _no_words(found[1], whom)
        return RouteNeed(need=need, person=person_of(whom))
    verb, words = choice(rest, NEED_VERBS)
    if verb is None:
        return None if need[-1].isalpha() and rest else _no_verb(found[1], "met, drop or @name")
    return EndNeed(need=need, met=verb, text=words)


def _no_words(typed: str, whom: re.Match[str]) -> Problem:
    return Problem(
        f"{typed} {whom[0].strip()} gives {handle_of(typed)} to somebody and takes no words: note them on a line "
        "of their own."
    )


def _no_verb(typed: str, forms: str) -> Problem:
    low = typed.lower()
    return Problem(f"{typed.upper()} needs a form: {low} {forms}. \\{low} … notes it as text.")


def needed(rest: str) -> Parsed:
    """`need text @whom`."""
    tail = read_tail(rest)
    if not tail.text:
        return Problem("need what, of whom? As in: need db admin access @dba.")
    return RaiseNeed(text=tail.text, of=tail.person)


def followed_up(rest: str) -> Parsed:
    """`todo text @person`."""
    tail = read_tail(rest)
    if not tail.text:
        return Problem("todo what? As in: todo why did the alert page nobody.")
    return NoteFollowUp(text=tail.text, person=tail.person)
