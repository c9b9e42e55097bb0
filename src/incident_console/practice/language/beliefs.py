"""Blame for a wrong belief: what somebody thought, took for granted, did not know or misread."""

from __future__ import annotations

from collections.abc import Iterator

from incident_console.practice.language import questions
from incident_console.practice.language.forms import gerunds, participles, pasts
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Who, is_we, subject_of
from incident_console.practice.language.verbs import HAND_WORK, SLIPS
from incident_console.practice.language.voice import told_of, verb_around

_BY_ANYBODY = pattern(one_of(participles(HAND_WORK), pasts(HAND_WORK), "used started began made did set"))
_BELIEVING = pattern(
    "believing|thinking|assuming|mistaking|under the (?:false |mistaken |wrong )?impression",
    "(?:not|without|never) (?:realising|realizing|knowing that|understanding)",
)


def believing(sentence: Sentence) -> Hit | None:
    """“An engineer removed it, thinking that it was unused”, but not “the parser stopped, assuming an end”."""
    for _, first, last in matches(_BELIEVING, sentence):
        verb = verb_around(sentence, first, len(sentence.tokens))
        if verb is None or not _BY_ANYBODY.fullmatch(sentence.tokens[verb].low):
            continue
        subject = subject_of(sentence, verb)
        if subject.who is Who.PERSON:
            return Hit(min(first, subject.first), last, questions.SENSE)
    return None


_HARMLESS = one_of(
    "safe harmless unused fine trivial redundant sufficient enough obsolete unnecessary reversible idle irrelevant"
)
_THOUGHT = pattern(
    "(?:thought|believed|assumed|figured|presumed|expected|supposed) (?!the role|command|control|"
    r"responsib)(?:[\w`'-]+ ){0,9}?"
    rf"(?:would (?:only|not|just|simply|never)|(?:was|were|is|are) (?:\w+ )?{_HARMLESS}|would be (?:\w+ )?{_HARMLESS}|"
    r"(?:we|i|he|she|they|someone|somebody) had (?:already |all )?\w+(?:ed|en|ne|un|nt))",
    "(?:thought|believed|convinced|sure|certain|assumed|figured) (?:that )?(?:i|we|he|she|they) (?:was|were) (?:still |"
    "already |just )?(?:on|in|at|connected|logged|working|using|running|looking|deploying|editing|typing)",
    r"(?:thought|believed) (?:that )?(?:the|this|it|everything|all|our) (?:[\w-]+ ){0,3}?(?:had|was|"
    r"were) already \w+ed",
    "(?:assumed|thought|figured|presumed|expected) (?:that )?(?:someone|somebody|the other|the others|others|another)",
    "(?:assumed|presumed|took for granted|thought) (?:that )?(?:the|this|it|everything|all|our) "
    r"(?:[\w-]+ ){0,3}?(?:had|was|were) (?:already |\w+ly )?(?:finished|done|completed|gone|stopped|over|working|"
    r"running|there|in place|on|off|safe|up to date|ok|set|enabled|disabled|empty|\w+ed)",
)
_DOUBTED = pattern("never|not|afraid|worried|feared")


def thought_harmless(sentence: Sentence) -> Hit | None:
    """“I assumed that it would only touch the test table”, but not “at first we thought that it was the network”."""
    for _, first, last in matches(_THOUGHT, sentence):
        subject = subject_of(sentence, first)
        before = " ".join(token.low for token in sentence.tokens[max(0, first - 3) : first])
        if subject.who in (Who.PERSON, Who.ROLE) and not _DOUBTED.search(before):
            return Hit(subject.first, last, questions.SENSE)
    return None


_UNAWARE = pattern(
    "(?:was|were|being) (?:\\w+ly )?(?:unaware|not aware|not \\w+ly aware|oblivious|ignorant) (?:of|that|to|how)"
)
_TROUBLE = pattern(
    "(?:(?:the|this|an|any|that|our|these|such|ongoing|whole) )*"
    "(?:issue|issues|problem|problems|outage|incident|incidents|failure|failures|error|errors|impact|breach|bug)"
)
"""What everybody is unaware of until it shows."""


def unaware(sentence: Sentence) -> Hit | None:
    """“The team was unaware that the flag was on”, but not “we were unaware of the outage until noon”."""
    for match, first, last in matches(_UNAWARE, sentence):
        subject = subject_of(sentence, first)
        ours = is_we(sentence, subject)
        if subject.who in (Who.PERSON, Who.ROLE) and not ours and not _TROUBLE.match(sentence.norm, match.end() + 1):
            return Hit(subject.first, last, questions.SENSE)
    return None


_MISTAKING = pattern(
    one_of(gerunds(SLIPS)),
    rf"having {one_of(participles(SLIPS))}",
)
_HAS_VERB = pattern("is|are|was|were|can|will|would|should|may|might|could|does|has|have|had|means|helps")
_OPENS = ("", ",", ";", ":", "-", "–", "—", "(", "by", "and")


def misreading(sentence: Sentence) -> Hit | None:
    """“Misreading the prompt, she confirmed”, but not “the proxy is ignoring the header”."""
    for _, first, last in matches(_MISTAKING, sentence):
        before = sentence.tokens[first - 1].low if first else ""
        if not first and not _HAS_VERB.search(sentence.norm) and told_of(sentence, last) is None:
            return Hit(first, last, questions.EASY_TO_MISS)
        if before in _OPENS and any(who is Who.PERSON for who in _told_of(sentence, last)):
            return Hit(first, last, questions.EASY_TO_MISS)
    return None


def _told_of(sentence: Sentence, first: int) -> Iterator[Who]:
    """Of whom the past verbs behind this place are told."""
    for at in range(first + 1, min(len(sentence.tokens), first + 20)):
        if sentence.tokens[at].low.endswith("ed") or sentence.tokens[at].low in ("ran", "took", "made", "did", "sent"):
            yield subject_of(sentence, at).who


_MISTAKEN = (
    "(?:due to|because of|caused by|result of|led to by|through|owing to|was|:) (?:a|an|the|our|my|his|her|"
    r"their|some) (?:[\w-]+ )?(?:misunderstanding|miscommunication|misinterpretation|misjudgement|misjudgment|"
    "misconception|misreading)",
    "(?:misunderstanding|miscommunication|misunderstandings) (?:between|among|amongst|within|about|regarding)",
    r"(?:our|my|his|her|their|'s) (?:[\w-]+ )?(?:misunderstanding|miscommunication|misinterpretation|misjudgement|"
    "misjudgment|misconception|misreading|assumption that|assumptions)",
    "(?:it was|was) (?:\\w+ly )?(?:wrongly|mistakenly|erroneously|falsely|naively|incorrectly) "
    "(?:assumed|believed|thought|concluded|decided|judged|expected)",
    r"(?:the|an|our|my|their|his|her) (?:wrong|mistaken|false|incorrect|faulty|flawed|naive|bad|erroneous) "
    "(?:assumption|assumptions|belief|beliefs|impression) (?:that|about|of|on|was|were|led|by)",
    "(?:based|relied|acted|acting|relying) on (?:a|an|the) (?:wrong|mistaken|false|incorrect|flawed) "
    "(?:assumption|belief|impression)",
    r"(?:this|that|the|our|these|my|their) (?:\w+ )?assumptions? (?:was|were|proved|turned out) (?:to be )?(?:\w+ly )?"
    "(?:wrong|false|incorrect|unfounded|naive|mistaken|flawed)",
    "took (?:it|this|that) for granted",
    r"(?:my|our|his|her|their|the team's) (?:understanding|assumption|assumptions|belief|expectation|knowledge|"
    r"mental model|interpretation|reasoning|analysis|diagnosis|conclusion) (?:[^ ]+ ){0,8}?(?:was|were|proved|"
    r"turned out) (?:\w+ly |to be )*"
    "(?:wrong|incorrect|incomplete|flawed|limited|mistaken|insufficient|false|naive|off)",
    "(?:was|were) under the (?:false |mistaken |wrong )?impression",
)
_TOOK_FOR = (
    r"what (?:i|we|he|she|they|someone|somebody|the \w+) (?:had |wrongly |mistakenly )?(?:thought|believed|assumed|"
    "supposed|expected|took) (?:(?:was|were|is) (?:the|a|an|my|our|just|only|safe)|to be|for|would be)"
)
RULES: tuple[Rule, ...] = (
    believing,
    says(questions.SENSE, _TOOK_FOR),
    thought_harmless,
    unaware,
    misreading,
    says(questions.SENSE, *_MISTAKEN),
)
