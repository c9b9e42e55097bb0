"""What stands at the end of a line: a person (`@sam`, `@Maria.Silva`, `@"Maria Silva"`) and a time-box (`10m`).

An `@` inside a word is no person, so that e-mail addresses stay text. A backslash in front of the last word keeps it
in the text. `write_tail` is the way back: reading what it writes gives the same parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from incident_console.incident.decide.naming import dotted
from incident_console.scribe.durations import DURATION, minutes_of, write_minutes

_WINDOW = 700
"""Characters at the end of a line in which its tail is looked for; a name has 200 at the most."""

PERSON = (
    r"@(?:\"(?P<quoted>(?:[^\"\\]|\\.)*)\"|(?P<bare>[^\s@\"“”#,;:!?()\[\]{}<>|/\\]*[^\s@\"“”#,;:!?()\[\]{}<>|/\\.'’-]))"
)
"""A pattern of a person; `person_of` reads its groups."""

_PERSON_LAST = re.compile(rf"(?:^|(?<=\s))(?P<kept>\\*){PERSON}[.,;]?$", re.DOTALL)
_PERSON_FIRST = re.compile(rf"(?P<kept>\\*){PERSON}[,:]?(?=\s|$)", re.DOTALL)
_LENGTH_LAST = re.compile(rf"(?:^|(?<=\s))(?P<kept>\\*)(?P<length>{DURATION})$", re.IGNORECASE)

_BOX_AND_WORDS = frozenset({"for", "in", "within"})
_WORDS_ONLY = frozenset(
    {"last", "past", "previous", "next", "every", "after", "than", "of", "over", "under", "least", "most", "about",
     "by", "at", "to", "from", "since", "is", "was", "took", "p95", "p99"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tail:
    """A text with its person and its time-box in minutes taken off."""

    text: str
    person: str = ""
    minutes: float | None = None


def person_of(found: re.Match[str]) -> str:
    """The name in a match of PERSON; the dots of `@Maria.Silva` are spaces."""
    if found["quoted"] is not None:
        return re.sub(r"\\(.)", r"\1", found["quoted"], flags=re.DOTALL).strip()
    return re.sub(r"\.+", " ", found["bare"]).strip()


def at_name(person: str) -> str:
    """A person as the line takes them: `@Maria.Silva`, or quoted where dots would not come back as they were."""
    for typed in (f"@{dotted(person)}", f"@{person}"):
        found = re.fullmatch(PERSON, typed, re.DOTALL)
        if found and person_of(found) == person:
            return typed
    escaped = re.sub(r'(["\\])', r"\\\1", person)
    return f'@"{escaped}"'


def read_tail(text: str, *, box: bool = False, first: bool = False) -> Tail:
    """The text without its person and, where `box` is set, without its time-box; they may stand in either order.

    With `first`, a person at the beginning counts where none stands at the end (`! @sam restart the pods`).
    """
    text, person, minutes = _read_last(text.strip(), box)
    if first and not person and (found := _PERSON_FIRST.match(text)) and found.end() < len(text):
        if found["kept"]:
            text = text[1:]
        else:
            person, text = person_of(found), text[found.end() :].lstrip()
    return Tail(text, person, minutes)


def _read_last(text: str, box: bool) -> tuple[str, str, float | None]:
    person, minutes = "", None
    while text:
        near = text[-_WINDOW:]
        named = _PERSON_LAST.search(near)
        length = _LENGTH_LAST.search(near) if box and not named else None
        item = named or length
        if item is None:
            break
        begin = len(text) - len(near) + item.start()
        if item["kept"]:
            return text[:begin] + text[begin + 1 :], person, minutes
        if named and not person:
            person, text = person_of(named), text[:begin].rstrip()
        elif length and minutes is None:
            text, minutes, ended = _take_box(text, begin, length["length"])
            if ended:
                break
        else:
            break
    return text, person, minutes


def _take_box(text: str, begin: int, length: str) -> tuple[str, float | None, bool]:
    """The text without its time-box, the minutes, and whether the tail ends here.

    `watch it for 10 min` is a box and needs its words; `fails every 10 min` is no box at all.
    """
    before = text[:begin].rstrip()
    word = before.rsplit(maxsplit=1)[-1] if before else ""
    bare = word.lstrip("\\").casefold()
    if bare in _BOX_AND_WORDS | _WORDS_ONLY:
        if word.startswith("\\"):
            at = len(before) - len(word)
            return before[:at] + before[at + 1 :], minutes_of(length), False
        return text, minutes_of(length) if bare in _BOX_AND_WORDS else None, True
    return before, minutes_of(length), False


def write_tail(
    text: str, person: str = "", minutes: float | None = None, *, box: bool = False, first: bool = False
) -> str:
    """A text with its person and time-box behind it, and with backslashes where its own words would be taken."""
    near = text[-_WINDOW:]
    named = _PERSON_LAST.search(near)
    length = _LENGTH_LAST.search(near) if box and not named else None
    boxed = write_minutes(minutes) if minutes is not None else ""
    if named and (not person or named["kept"]):
        text = _kept(text, named.start() - len(near))
    elif length:
        text = _kept(text, length.start() - len(near))
        boxed = boxed if person or boxed.endswith("s") or "h" in boxed else boxed and f"0h{boxed}"
    elif boxed and not person and text:
        word = text.rsplit(maxsplit=1)[-1]
        if word.lstrip("\\").casefold() in _BOX_AND_WORDS | _WORDS_ONLY:
            text = _kept(text, -len(word))
    if first and not person and (head := _PERSON_FIRST.match(text)) and head.end() < len(text):
        text = f"\\{text}"
    return " ".join(part for part in (text, at_name(person) if person else "", boxed) if part)


def _kept(text: str, at: int) -> str:
    """The text with a backslash at a place counted from its end."""
    return f"{text[:at]}\\{text[at:]}"
