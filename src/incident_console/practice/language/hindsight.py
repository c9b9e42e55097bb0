"""Hindsight: what was done is held against what is known only now."""

from __future__ import annotations

from incident_console.practice.language.counterfactuals import judge
from incident_console.practice.language.forms import looks_like_participle
from incident_console.practice.language.hits import Hit, Rule, matches, pattern
from incident_console.practice.language.lexicon import words
from incident_console.practice.language.looking_back import RULES as LOOKING_BACK
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import subject_of
from incident_console.practice.language.supposed import read

_ADVERBS = (
    r"(?:(?:\w+ly|not|never|also|already|at least|at the very least|only|just|even|of course|instead|perhaps|"
    "still|then|double|triple|now|well|all|both|maybe|rather|always|so|much|far|way|very|too|a lot|a bit|more|"
    r"most|thus|therefore|best|ideally|have|, [\w -]{1,24} ,) )*"
)
_BEFORE_VERB = f"(?:{_ADVERBS}(?:(?:first|sooner|earlier|better|long ago|long since) )?{_ADVERBS})"
_COUNTERFACTUAL = pattern(
    rf"(?P<modal>should|ought(?: not)? to|could|would|might|may) {_BEFORE_VERB}(?:have|"
    rf"of) {_BEFORE_VERB}(?P<verb>[\w-]+)(?: (?P<next>{_ADVERBS}[^ ]+))?"
)
_OPEN = words("what which how where who things anything something why areas")
"""What a heading begins with that asks: “What could have gone better”."""
_IN_DOUBT = pattern(
    "who (?:is|'s) to say|whether|unclear|not (?:clear|sure|certain|obvious|known)|unsure|uncertain|doubt|doubtful|"
    "doubtfully|unlikely|hard to (?:say|tell|know)|debatable|theoretically|in theory|in principle|hypothetically|"
    "possible that|possibility that|suspect that|no (?:evidence|sign|indication|guarantee) that"
)
_ADJECTIVES = words(
    """
    automated dedicated improved shared separated limited documented increased defined detailed distributed replicated
    centralized centralised enhanced unified advanced related restricted scheduled integrated structured standardized
    standardised updated managed isolated named signed versioned staged agreed redundant read
    """
)
_AFTER_A_VERB = words(
    """
    the a an this that these those our it its their his her my them us him me to by with in on at for from as before
    after when if while against into without and or but about all any some more both each , . ; : ) ( until earlier
    sooner immediately first instead rather than so through during up out off down over what how which who whether
    via under correctly properly fully also already there here better ! ?
    """
)


def counterfactual(sentence: Sentence) -> Hit | None:
    """“We should have tested it”, “this could have been avoided”, but not “we should have alerting”."""
    for match, first, _ in matches(_COUNTERFACTUAL, sentence):
        verb, after = match["verb"], match["next"] or ""
        is_verb = looks_like_participle(verb) or verb in ("lead", "be")
        if _asks(sentence, first) or not is_verb or _is_adjective(verb, after):
            continue
        if _IN_DOUBT.search(" ".join(token.low for token in sentence.tokens[max(0, first - 12) : first])):
            continue
        last = sentence.token_at(match.end("verb") - 1)
        question = judge(match["modal"], read(sentence, first, last, after))
        if question:
            end = last + len(after.split()) if verb in ("been", "be") else last
            return Hit(subject_of(sentence, first).first, min(end, len(sentence.tokens) - 1), question)
    return None


def _asks(sentence: Sentence, modal: int) -> bool:
    """Whether it is asked, within another sentence too: “the question of what could have prevented it”."""
    return (modal <= 2 and sentence.tokens[0].low in _OPEN and sentence.tokens[modal - 1].low in _OPEN | {"we"}) or (
        modal > 0 and sentence.tokens[modal - 1].low == "what"
    )


def _is_adjective(verb: str, after: str) -> bool:
    """Whether what looks like the verb belongs to a noun: “should have automated tests”."""
    return verb in _ADJECTIVES and after not in _AFTER_A_VERB and after.isalpha() and not after.endswith("ly")


RULES: tuple[Rule, ...] = (counterfactual, *LOOKING_BACK)
