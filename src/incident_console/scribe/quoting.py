"""Names of several words on the line: in quotation marks, or known from the team's policy, else a single word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from incident_console.scribe.words import choice, first_word

QUOTED = r"\"(?:[^\"\\]|\\.)*\""
"""A pattern (for DOTALL) of a text in quotation marks; `unquoted` reads it."""

_QUOTED_FIRST = re.compile(rf"({QUOTED})[:,]?(?:\s+|$)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def unquoted(text: str) -> str:
    """What stands between the quotation marks."""
    return _ESCAPED.sub(r"\1", text[1:-1])


def quote(text: str) -> str:
    """A text in quotation marks."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def quoted_first(text: str) -> tuple[str, str] | None:
    """The name in quotation marks at the beginning and what follows it; None where there is none."""
    found = _QUOTED_FIRST.match(text)
    return (unquoted(found[1]), text[found.end() :]) if found else None


def name_first(text: str, known: Iterable[str]) -> tuple[str, str]:
    """The name at the beginning, and what follows it: a quoted one, a known one however long, else the first word.

    Alone or in front of a person, a word that only one known name has at the beginning of a word means that one.
    """
    if found := quoted_first(text):
        return found
    names = list(known)
    name, rest = choice(text, {name.casefold(): name for name in names})
    if name is not None:
        return name, rest
    word, rest = first_word(text)
    word = word.rstrip(":,")
    begun = [name for name in names if any(part.startswith(word.casefold()) for part in name.casefold().split())]
    return (begun[0] if len(begun) == 1 and (not rest or rest.startswith("@")) else word), rest
