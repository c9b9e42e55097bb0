"""What a rule gives back, and the small things that rules share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from incident_console.practice.language.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Hit:
    """The tokens from `first` to `last` gave the reason; `question` is what to ask instead."""

    first: int
    last: int
    question: str


Rule = Callable[[Sentence], Hit | None]


def one_of(*words: str | Iterable[str]) -> str:
    """A pattern for one of these words, the longest first; a string may hold several."""
    known = {word for some in words for word in (some.split() if isinstance(some, str) else some)}
    return "(?:" + "|".join(re.escape(word) for word in sorted(known, key=lambda word: (-len(word), word))) + ")"


def pattern(*alternatives: str) -> re.Pattern[str]:
    """A pattern of whole words over `Sentence.norm`, for any one of the alternatives."""
    return re.compile(rf"(?<![^ ])(?:{'|'.join(alternatives)})(?![^ ])")


def matches(pattern: re.Pattern[str], sentence: Sentence) -> Iterator[tuple[re.Match[str], int, int]]:
    """The places where a pattern stands in a sentence, each with its first and last token."""
    for match in pattern.finditer(sentence.norm):
        yield match, sentence.token_at(match.start()), sentence.token_at(max(match.start(), match.end() - 1))


def says(question: str, *alternatives: str) -> Rule:
    """The rule that these words are reason enough, whoever the subject is."""
    compiled = pattern(*alternatives)

    def rule(sentence: Sentence) -> Hit | None:
        for _, first, last in matches(compiled, sentence):
            return Hit(first, last, question)
        return None

    return rule
