"""From a line to what it means. Plain text is an entry; everything else is told by how the line begins.

Reading never raises: a line is a command, a directive, or a problem that says what would be right.
"""

from __future__ import annotations

import re
from datetime import datetime

from incident_console.incident.commands import Amend, Command, WriteEntry
from incident_console.incident.text import passage
from incident_console.scribe import decisions, hypotheses, stars, work
from incident_console.scribe.context import Context
from incident_console.scribe.outcome import Directive, Parsed, Problem, Reading
from incident_console.scribe.slash import slash
from incident_console.scribe.when import When, read_when, reads_on
from incident_console.scribe.words import core

__all__ = ["Directive", "Parsed", "Problem", "parse"]

_SIGNS = re.compile(r"(?P<sign>>>(?!>)|[?](?![?!=&])|!(?![!=?])|=[?](?![?!=&])|=(?![=>])|>(?![>=]))\s*")
_WORDS = re.compile(r"(?P<word>need|todo)(?::?\s+|:?$)", re.IGNORECASE)
_LETTERS = frozenset("hHtTnNdDsSuU")


def parse(line: str, now: datetime, context: Context, began_at: datetime | None = None) -> Parsed:
    """What the line means at `now` (aware). `began_at` is the declaration, from which `T+12` counts. Never raises."""
    text = passage(line)
    if not text:
        return Problem("There is nothing to note yet: type what was seen, said or done.")
    if text.startswith("\\"):
        return _literal(text, Reading(now, context), began_at)
    when = read_when(text, now, context.zone, began_at)
    if isinstance(when, Problem):
        return Problem(f"{when.reason} A backslash in front notes the line as text.")
    if when is None:
        return _form(text, Reading(now, context))
    return _behind(text[when.end :].strip(), text[: when.end], when, Reading(now, context, when.at))


def _behind(rest: str, typed: str, when: When, reading: Reading) -> Parsed:
    if not rest:
        return Problem(f"{typed} has nothing behind it: add what happened then, as in {typed} rollback started.")
    found = _literal_behind(rest, reading) if rest.startswith("\\") else _form(rest, reading)
    if isinstance(found, Amend):  # the time in front of a correction is the corrected time
        return found.model_copy(update={"occurred_at": when.at, "about": True if when.approximate else None})
    if isinstance(found, Command):
        return found.model_copy(update={"at": when.at, "approximate": when.approximate})
    return found


def _literal(text: str, reading: Reading, began_at: datetime | None) -> Parsed:
    """A line that begins with a backslash: it comes off where the line would mean something else without it, so that
    `\\\\server\\share` keeps both of its own."""
    without = core(text).strip()
    plain = bool(without) and _is_note(parse(without, reading.now, reading.context, began_at), without)
    return WriteEntry(text=text if plain else text[1:])


def _literal_behind(rest: str, reading: Reading) -> Parsed:
    without = core(rest).strip()
    plain = bool(without) and not reads_on(without) and _is_note(_form(without, reading), without)
    return WriteEntry(text=rest if plain else rest[1:])


def _is_note(parsed: Parsed, text: str) -> bool:
    return isinstance(parsed, WriteEntry) and parsed == WriteEntry(text=text)


def _form(text: str, reading: Reading) -> Parsed:
    """What a line means, its time taken off."""
    found: Parsed | None = None
    if text[0] == "/":
        found = slash(text, reading)
    elif sign := _SIGNS.match(text):
        found = _signed(sign["sign"], text[sign.end() :], reading)
    elif text[0] in _LETTERS:
        found = _worded(text, reading)
    return WriteEntry(text=text) if found is None else found


def _signed(sign: str, rest: str, reading: Reading) -> Parsed:
    if sign == "?":
        return hypotheses.raised(rest)
    if sign == "!":
        return work.assigned(rest)
    if sign == "=":
        return decisions.decided(rest)
    if sign == "=?":
        return decisions.proposed(rest)
    return work.updated(rest, reading) if sign == ">" else work.briefed(rest)


def _worded(text: str, reading: Reading) -> Parsed | None:
    if word := _WORDS.match(text):
        rest = text[word.end() :]
        return work.needed(rest) if word["word"].casefold() == "need" else work.followed_up(rest)
    about = hypotheses.about_hypotheses(text) or work.about_task(text) or work.about_need(text)
    return about or decisions.about_decision(text) or stars.starred(text, reading)
