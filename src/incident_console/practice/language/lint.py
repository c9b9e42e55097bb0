"""From a text to its findings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_console.practice.language import (
    beliefs,
    carelessness,
    confessions,
    failings,
    fault,
    haste,
    hindsight,
    judgements,
    mishaps,
    neglect,
    nominalised,
    pressing_on,
    shortages,
    unseen,
    verdicts,
    wishes,
    wrong_target,
)
from incident_console.practice.language.finding import Finding, Kind
from incident_console.practice.language.hits import Rule
from incident_console.practice.language.markdown import passages, plain_text
from incident_console.practice.language.scope import is_turned_down
from incident_console.practice.language.sentences import Sentence, split

_Rules = tuple[tuple[Kind, tuple[Rule, ...]], ...]

_BLAME = (
    *neglect.RULES,
    *unseen.RULES,
    *nominalised.RULES,
    *mishaps.RULES,
    *wrong_target.RULES,
    *haste.RULES,
    *pressing_on.RULES,
    *failings.RULES,
    *carelessness.RULES,
    *fault.RULES,
    *verdicts.RULES,
    *beliefs.RULES,
    *confessions.RULES,
    *shortages.RULES,
    *judgements.RULES,
)
_OF_STATEMENTS: _Rules = ((Kind.BLAME, _BLAME), (Kind.HINDSIGHT, hindsight.RULES), (Kind.WISH, wishes.RULES))
_OF_QUESTIONS: _Rules = ((Kind.BLAME, judgements.QUESTIONS),)


def lint(text: str) -> tuple[Finding, ...]:
    """The findings in a text, Markdown or plain, in its order. Code and addresses are not read."""
    return tuple(
        finding
        for passage in passages(text)
        for below, sentence in split(passage.text)
        for finding in _judge(Sentence(sentence), passage.line + below)
    )


def lint_sentence(sentence: str) -> tuple[Finding, ...]:
    """The findings in one sentence, at most one of each kind; their line is 1."""
    return tuple(_judge(Sentence(" ".join(plain_text(sentence).split())), 1))


_A_WORD = re.compile(r"[^\W\d_]{3}")


def _judge(sentence: Sentence, line: int) -> Iterator[Finding]:
    if not _A_WORD.search(sentence.text):
        return
    for kind, rules in _OF_QUESTIONS if sentence.asks else _OF_STATEMENTS:
        hit = next(filter(None, (rule(sentence) for rule in rules)), None)
        if hit is not None and not is_turned_down(sentence, hit):
            yield Finding(line, sentence.text, kind, sentence.words(hit.first, hit.last), hit.question)
