"""Verbs found by their looks, and whether they stand in the passive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from incident_console.practice.language.forms import presents
from incident_console.practice.language.hits import pattern
from incident_console.practice.language.lexicon import words
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Subject, subject_of
from incident_console.practice.language.verbs import HAND_WORK, MISHANDLED

_NO_SUBJECT = words("the a an of by in on at for from with our my their its")
_VERB = pattern(
    r"\w{3,}ed|used|set|sent|made|put|wrote|written|done|ran|run|left|shut|cut|gave|given|took|taken|chose|chosen|"
    r"went|began|came|did|saw|kept|built|said|told|fell|found|lost|hit|got|knew|thought|felt"
)
_PRESENT = frozenset(presents((*HAND_WORK, *MISHANDLED)))
_WAS = words("was were been being got is are")


def nearest_verb(sentence: Sentence, first: int, last: int) -> int | None:
    """The verb that an adverb belongs to: just behind it, else the nearest before, else a “did” of the clause before.

    “She did the cleanup, but it was in production by mistake” is told of the one who did it.
    """
    tokens = sentence.tokens
    behind = range(last + 1, min(len(tokens), last + 3))
    before = range(first - 1, max(-1, first - 9), -1)
    far = (at for at in range(first - 1, max(-1, first - 30), -1) if tokens[at].low == "did")
    return next(_verbs(sentence, (*behind, *before)), next(far, None))


def verb_around(sentence: Sentence, first: int, last: int) -> int | None:
    """The verb that “without …” belongs to: before it, else behind it where it opens the sentence."""
    before = range(first - 1, max(-1, first - 16), -1)
    behind = range(last + 1, min(len(sentence.tokens), last + 30))
    return next(_verbs(sentence, (*before, *behind)), None)


def _verbs(sentence: Sentence, places: Iterable[int]) -> Iterator[int]:
    return (at for at in places if _VERB.fullmatch(sentence.tokens[at].low) or is_present(sentence, at))


def is_present(sentence: Sentence, verb: int) -> bool:
    """Whether it is what somebody does now: “accidentally swaps the two”."""
    return sentence.tokens[verb].low in _PRESENT


def told_of(sentence: Sentence, place: int) -> Subject | None:
    """Of whom a participle tells that hangs on a sentence: “they stopped, not noticing it”, “rushing it, she fell”."""
    tokens = sentence.tokens
    before = range(place - 1, max(-1, place - 30), -1)
    behind = range(place + 1, min(len(tokens), place + 25))
    verb = next(_finite(sentence, (*before, *behind)), None)
    return subject_of(sentence, verb) if verb is not None else None


def _finite(sentence: Sentence, places: Iterable[int]) -> Iterator[int]:
    for at in _verbs(sentence, places):
        before = sentence.tokens[at - 1].low if at else ""
        if before not in _NO_SUBJECT:
            yield at


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether “was” or its like stands just before the verb."""
    return any(token.low in _WAS for token in sentence.tokens[max(0, verb - 2) : verb])
