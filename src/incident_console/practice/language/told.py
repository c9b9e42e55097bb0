"""Rules that hold when words are told of people, whoever says them."""

from __future__ import annotations

from incident_console.practice.language.hits import Hit, Rule, matches, pattern
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Who, is_general, is_we, subject_of

_PEOPLE = (Who.PERSON, Who.ROLE)
NAMED = (Who.PERSON, Who.NAME)
"""Where a bare name is a person's by what it did, and a role could be a program's."""


def of_people(question: str, *alternatives: str, ours_too: bool = True, who: tuple[Who, ...] = _PEOPLE) -> Rule:
    """The rule that these words, told of a person, are reason enough; `ours_too` says whether told by “we” as well.

    “The engineer rushed it” blames, “the queue rushed ahead” does not.
    """
    compiled = pattern(*alternatives)

    def rule(sentence: Sentence) -> Hit | None:
        for _, first, last in matches(compiled, sentence):
            subject = subject_of(sentence, first)
            if subject.who not in who or is_general(sentence, subject):
                continue
            if ours_too or not is_we(sentence, subject):
                return Hit(subject.first, last, question)
        return None

    return rule


_TOLD_OF_A_THING = frozenset(("by", "to", "if", "when", "in", "because"))


def opening(question: str, *alternatives: str) -> Rule:
    """The rule that these words are reason enough where they open a point of a list and name nobody.

    “Rushed the release” blames, “Rushed by the deadline timer” tells of a thing.
    """
    compiled = pattern(*alternatives)

    def rule(sentence: Sentence) -> Hit | None:
        for _, first, last in matches(compiled, sentence):
            if first > 1:
                return None
            behind = sentence.tokens[last + 1].low if last + 1 < len(sentence.tokens) else ""
            if subject_of(sentence, first).who is Who.UNSAID and behind not in _TOLD_OF_A_THING:
                return Hit(first, last, question)
        return None

    return rule
