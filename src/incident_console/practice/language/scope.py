"""How far a word reaches: the clause that it stands in, and whether what is said is turned down."""

from __future__ import annotations

import re

from incident_console.practice.language.hits import Hit, pattern
from incident_console.practice.language.lexicon import words
from incident_console.practice.language.sentences import Sentence

_EDGES = words(', ; : ( ) [ ] – — - | “ ” " . ! ? and but so because which who while although though whereas yet')
_REACH = 14
"""Tokens: further back nothing belongs to a word."""


def clause_before(sentence: Sentence, place: int) -> str:
    """What stands before a token in its own clause, so that the “not” of another clause does not reach it."""
    begin = place
    while begin > 0 and place - begin < _REACH and sentence.tokens[begin - 1].low not in _EDGES:
        begin -= 1
    return " ".join(token.low for token in sentence.tokens[begin:place])


_SUPPOSED = pattern("if|when|whenever|unless|can|may|might|could|would|should|must|every|each|any|will|in case|tend")


def is_supposed(sentence: Sentence, place: int) -> bool:
    """Whether it is said of a case: “when an engineer forgets the flag, the tool asks”."""
    return _SUPPOSED.search(clause_before(sentence, place)) is not None


_QUOTED = re.compile(r"[\"“][^\"“”]{0,400}[\"”]|‘[^‘’]{0,400}’")
_REJECTS = re.compile(
    r"\b(?:not|never|no|nowhere|nobody|(?:is|are|does|do)n['’]t|ban(?:ned)?|avoid|replace|redirect|phrases?|words?|"
    r"instead of|rather than|so-called|wish(?:es)?|trap)\b",
    re.IGNORECASE,
)
_NO_ANSWER = pattern(
    r"(?:is|are|was|were) (?:(?:\w+ly|just) )?(?:not|never|no) (?:(?:\w+ly|just) )?(?:(?:a|an|the|any|our) )?"
    r"(?:[\w-]+ )?(?:solution|solutions|fix|answer|strategy|option|remedy|plan|enough|sufficient|useful|helpful|cure|"
    "substitute|excuse)",
    "(?:does|do|will|did) (?:not|never) (?:help|work|scale|suffice)",
)
_CAUSED_BY = (
    r"(?:(?:the|a|an|any|in any way|\w+ly) )*(?:due to|because of|caused by|(?:result|sign|case|matter|act) of)"
)
_DENIED = pattern(
    rf"(?:(?:is|was|were|are|no|not|never) (?:not|never|no)|no) "
    rf"{_CAUSED_BY}(?= (?:(?:any|a|an|our|their|gross|sheer) )*$)",
    rf"(?:none|nothing|neither) (?:[\w-]+ ){{0,8}}?(?:is|was|were|are) {_CAUSED_BY}(?= (?:(?:any|our|their|gross) )*$)",
)
"""What says that a fault named behind it was not there: “none of this was the result of negligence”."""
_OPENS_A_THING = re.compile(r"\w{3,}ing\b|to\b|simply\b|just\b|[\"“]", re.IGNORECASE)


def is_turned_down(sentence: Sentence, hit: Hit) -> bool:
    """Whether the words are given in order to be rejected.

    “‘Operator error’ is never a root cause”, “telling people to be careful is not a solution”, “this was not due to
    negligence”.
    """
    begin, end = sentence.tokens[hit.first].start, sentence.tokens[hit.last].end
    for quoted in _QUOTED.finditer(sentence.text):
        if quoted.start() < begin and end < quoted.end():
            return _REJECTS.search(_QUOTED.sub(" ", sentence.text)) is not None
    if _DENIED.search(" ".join(token.low for token in sentence.tokens[max(0, hit.first - 14) : hit.first]) + " "):
        return True
    if not _OPENS_A_THING.match(sentence.text):
        return False
    return any(sentence.token_at(match.start()) > hit.last for match in _NO_ANSWER.finditer(sentence.norm))
