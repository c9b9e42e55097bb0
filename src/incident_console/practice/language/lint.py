"""From a text to its findings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_console.practice.language import failings, fault, haste, hindsight, judgements, mishaps, neglect, wishes
from incident_console.practice.language.finding import Finding, Kind
from incident_console.practice.language.hits import Hit, Rule
from incident_console.practice.language.markdown import passages, plain_text
from incident_console.practice.language.sentences import Sentence, split

_Rules = tuple[tuple[Kind, tuple[Rule, ...]], ...]

_BLAME = (*neglect.RULES, *mishaps.RULES, *haste.RULES, *failings.RULES, *fault.RULES, *judgements.RULES)
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
_QUOTED = re.compile(r"[\"“][^\"“”]{0,400}[\"”]|‘[^‘’]{0,400}’")
_REJECTS = re.compile(
    r"\b(?:not|never|no|nowhere|nobody|(?:is|are|does|do)n['’]t|ban(?:ned)?|avoid|replace|redirect|phrases?|words?|"
    r"instead of|rather than|so-called|wish(?:es)?|trap)\b",
    re.IGNORECASE,
)


def _judge(sentence: Sentence, line: int) -> Iterator[Finding]:
    if not _A_WORD.search(sentence.text):
        return
    for kind, rules in _OF_QUESTIONS if sentence.asks else _OF_STATEMENTS:
        hit = next(filter(None, (rule(sentence) for rule in rules)), None)
        if hit is not None and not _only_warned_of(sentence, hit):
            yield Finding(line, sentence.text, kind, sentence.words(hit.first, hit.last), hit.question)


def _only_warned_of(sentence: Sentence, hit: Hit) -> bool:
    """Whether the words are quoted in order to be turned down: “operator error” is never a root cause."""
    begin, end = sentence.tokens[hit.first].start, sentence.tokens[hit.last].end
    for quoted in _QUOTED.finditer(sentence.text):
        if quoted.start() < begin and end < quoted.end():
            return _REJECTS.search(_QUOTED.sub(" ", sentence.text)) is not None
    return False
