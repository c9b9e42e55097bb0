"""Splitting a line into the words that steer it and the text that follows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

_FIRST = re.compile(r"(\S+)\s*")
_BACKSLASHES = re.compile(r"\\+")

T = TypeVar("T")


def first_word(text: str) -> tuple[str, str]:
    """The first word and what follows it; both empty where there is nothing."""
    found = _FIRST.match(text)
    return (found[1], text[found.end() :]) if found else ("", "")


def choice(text: str, choices: Mapping[str, T]) -> tuple[T | None, str]:
    """What the words at the beginning choose, in whatever case, and what follows; the longest choice wins.

    A colon or a comma may stand behind the last word: `confirm: …`.
    """
    longest = max((key.count(" ") for key in choices), default=0) + 1
    typed, rests, rest = "", [], text
    for _ in range(longest):
        word, rest = first_word(rest)
        if not word:
            break
        typed = f"{typed} {word}".strip()
        rests.append((typed.casefold(), rest))
    for known, behind in reversed(rests):
        found = choices.get(known, choices.get(known.rstrip(":,")))
        if found is not None:
            return found, behind
    return None, text


def unkept(text: str, core_reads_on: bool) -> str:
    """The text without the backslash that kept its beginning from being read as part of the form."""
    return text[1:] if core_reads_on and text.startswith("\\") else text


def core(text: str) -> str:
    """The text behind any backslashes at its beginning."""
    found = _BACKSLASHES.match(text)
    return text[found.end() :] if found else text


def listed(names: Iterable[str], word: str = "or") -> str:
    """`a`, `a or b`, `a, b or c`."""
    given = list(names)
    return given[0] if len(given) == 1 else f"{', '.join(given[:-1])} {word} {given[-1]}"
