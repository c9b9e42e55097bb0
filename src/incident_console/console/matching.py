"""Finding things by a few letters, in a time that grows with the text and not with the ways to match it.

Textual's own fuzzy matcher tries every way in which the letters can be spread: a title of two letters in turn makes
it think for minutes. This one looks for the words that were typed, and failing that for the letters in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text fits, above 0 and up to 1, and which of its characters were typed."""

    score: float
    offsets: tuple[int, ...]


def match(typed: str, text: str) -> Match | None:
    """How a text fits what was typed: all the words in it (whatever their order), else the letters in order."""
    words = typed.lower().split()
    lowered = _lower(text)
    if not words:
        return Match(1.0, ())
    starts = {found.start() for found in _WORD.finditer(lowered)}
    return _by_words(words, lowered, starts) or _by_letters("".join(words), lowered, starts)


def _lower(text: str) -> str:
    """The text in small letters, each still at its place (a few letters grow when they are made small)."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _by_words(words: list[str], text: str, starts: set[int]) -> Match | None:
    offsets: list[int] = []
    at_start = 0
    for word in words:
        at = _place(word, text, starts)
        if at < 0:
            return None
        at_start += at in starts
        offsets += range(at, at + len(word))
    # Nothing here prefers short texts: what fits equally well stays in the order in which it is offered.
    begins = 0.2 if offsets[0] == 0 else 0.0
    whole = 0.1 if " ".join(words) == text else 0.0
    return Match(0.5 + begins + 0.2 * at_start / len(words) + whole, tuple(sorted(set(offsets))))


def _place(word: str, text: str, starts: set[int]) -> int:
    """Where a word stands, at the beginning of a word where it does."""
    first = at = text.find(word)
    while at >= 0 and at not in starts:
        at = text.find(word, at + 1)
    return at if at >= 0 else first


def _by_letters(letters: str, text: str, starts: set[int]) -> Match | None:
    offsets: list[int] = []
    at = -1
    for letter in letters:
        at = text.find(letter, at + 1)
        if at < 0:
            return None
        offsets.append(at)
    together = sum(after == before + 1 for before, after in pairwise(offsets))
    begun = sum(offset in starts for offset in offsets)
    return Match(0.05 + 0.4 * (together + begun) / (2 * len(offsets)), tuple(offsets))
