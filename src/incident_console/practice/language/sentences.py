"""Sentences, and the words that they are made of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from incident_console.practice.language.lexicon import words

LONGEST = 1500
"""Characters of one sentence. What runs on without a full stop is no sentence; it is read in parts of this length."""

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]*_]*+(?=\s)")
_ABBREVIATIONS = words(
    """
    e.g i.e etc vs cf approx al mr mrs ms dr st no fig vol inc ltd co corp dept est min max sec hrs hr p.s u.s a.m
    p.m am pm
    """
)
_BEFORE_END = re.compile(r"[\w.]+$")
_WORD = re.compile(r"`[^`]*`|@[\w-]+|\w+(?:[-'’.]\w+)*|\S")
_CONTRACTED = re.compile(r"(?P<verb>[\w']+?)(?P<rest>n't|'ve|'d|'ll|'re|'m|'s)$")
_LONGEST_CONTRACTED = 24
"""Characters. What is longer is no contraction."""
_WHOLE = {"can't": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"), "cannot": ("can", "not")}
_WHOLE |= {
    f"{verb}nt": (verb, "not") for verb in words("did do does is are was were had has could would should have might")
}
_WHOLE |= {f"{modal}{rest}": (modal, "have") for modal in words("should could would might") for rest in ("ve", "a")}
_REST = {"n't": "not", "'ve": "have", "'d": "had", "'ll": "will", "'re": "are", "'m": "am", "'s": "'s"}
_BETWEEN = words("not never also at least still just all have")
"""What may stand between “would” and “have”."""
CODE = "code_"
"""What stands in `Sentence.norm` for code."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: as it stands, in small letters, and where in the sentence it begins and ends."""

    raw: str
    low: str
    start: int
    end: int


class Sentence:
    """A sentence as text, as tokens, and as `norm`: the tokens in small letters with single blanks between."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words in their order; a contraction is the two words that it stands for, in one place."""
        return _with_would(tuple(_tokens(self.text)))

    @cached_property
    def norm(self) -> str:
        """What the rules read."""
        return " ".join(token.low for token in self.tokens)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for token in self.tokens:
            starts.append(at)
            at += len(token.low) + 1
        return starts

    def token_at(self, position: int) -> int:
        """The number of the token that a position in `norm` lies in."""
        return max(0, bisect_right(self._starts, position) - 1)

    def words(self, first: int, last: int) -> str:
        """The words from one token to another, both included, as they stand."""
        return self.text[self.tokens[first].start : self.tokens[last].end]

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.text.rstrip("\"'”’)]*_ ").endswith("?")


def _tokens(text: str) -> Iterator[Token]:
    for match in _WORD.finditer(text):
        raw, start, end = match[0], match.start(), match.end()
        if raw.startswith("`") and len(raw) > 1:
            yield Token(raw, CODE, start, end)
            continue
        low = raw.lower().replace("’", "'")
        for part in _parts(low):
            yield Token(raw, part, start, end)


def _parts(low: str) -> tuple[str, ...]:
    if low in _WHOLE:
        return _WHOLE[low]
    if "'" not in low or len(low) > _LONGEST_CONTRACTED:
        return (low,)
    match = _CONTRACTED.match(low)
    if match is None:
        return (low,)
    return (*_parts(match["verb"]), _REST[match["rest"]])


def _with_would(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The “had” of “we'd have”, “I'd never have” is a “would”."""
    return tuple(
        replace(token, low="would") if token.low == "had" and _before_have(tokens, number) else token
        for number, token in enumerate(tokens)
    )


def _before_have(tokens: tuple[Token, ...], number: int) -> bool:
    if tokens[number].raw.lower() == "had":
        return False
    for token in tokens[number + 1 : number + 4]:
        if token.low == "have":
            return True
        if token.low not in _BETWEEN and not token.low.endswith("ly"):
            return False
    return False


def split(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a passage, each with how many lines below the first of the passage it begins.

    White space within a sentence is single blanks.
    """
    begin, line, counted = 0, 0, 0
    for end in _ends(text):
        chunk = text[begin:end]
        lead = len(chunk) - len(chunk.lstrip())
        if lead < len(chunk):
            line += text.count("\n", counted, begin + lead)
            counted = begin + lead
            yield line, " ".join(chunk.split())
        begin = end


def _ends(text: str) -> Iterator[int]:
    begin = 0
    for match in _END.finditer(text):
        if _is_end(text, match):
            yield from _cuts(text, begin, match.end())
            yield match.end()
            begin = match.end()
    yield from _cuts(text, begin, len(text))
    yield len(text)


def _is_end(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 8].lstrip("\"'“‘([*_ \n\t")
    if after[:1].islower():
        return False
    if match[0].startswith(".") and len(match[0].rstrip("\"'”’)]*_")) == 1:
        before = _BEFORE_END.search(text, max(0, match.start() - 12), match.start())
        word = before[0].lower() if before else ""
        return word not in _ABBREVIATIONS and not (len(word) == 1 and word.isalpha() and word != "i")
    return True


def _cuts(text: str, begin: int, end: int) -> Iterator[int]:
    """Where to break what is longer than a sentence can be: at a blank where there is one."""
    while end - begin > LONGEST:
        blank = text.rfind(" ", begin + LONGEST // 2, begin + LONGEST)
        begin = blank if blank > 0 else begin + LONGEST
        yield begin
