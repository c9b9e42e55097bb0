"""Blame for what was left undone: not done, not seen, forgotten."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.forms import participles, pasts
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.lexicon import words
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Who, is_we, subject_of
from incident_console.practice.language.verbs import CHECKS, DUTIES, SLIPS, TRIED

_DUTY = pattern(one_of(DUTIES, pasts(DUTIES), participles(DUTIES)))
_ALL = (*DUTIES, *CHECKS)
_LY = r"(?:\w+ly )?"

_FAILED = pattern(rf"(?:failed|neglected|omitted|failing) to {_LY}(?P<verb>[\w-]+)")
_TRIED = pattern(one_of(TRIED))


def failed_to(sentence: Sentence) -> Hit | None:
    """“The engineer failed to escalate”, but not “the server failed to start”."""
    for match, first, last in matches(_FAILED, sentence):
        subject, verb = subject_of(sentence, first), match["verb"]
        tried = is_we(sentence, subject) and _TRIED.fullmatch(verb)
        human = subject.who in (Who.PERSON, Who.NOBODY) and not tried
        if human or (subject.who.may_be_human and _DUTY.fullmatch(verb)):
            return Hit(subject.first, last, questions.UNDONE.format(verb=verb))
    return None


_FAILURE = pattern(
    rf"(?:failure|inability|unwillingness|refusal) (?:of \w+(?: \w+)? )?to {_LY}(?P<verb>{one_of(DUTIES)})"
)


def failure_to(sentence: Sentence) -> Hit | None:
    """“The failure to escalate”, but not “a failure to delete users”."""
    for match, first, last in matches(_FAILURE, sentence):
        return Hit(first, last, questions.UNDONE.format(verb=match["verb"]))
    return None


_NOT_DONE = pattern(
    r"(?:(?:did|had) not|never) (?:(?:\w+ly|even|bother to|think to|remember to|always|really|once|then) )*"
    rf"(?P<verb>{one_of(_ALL, pasts(_ALL), participles(_ALL))})",
    rf"(?:was|were) not {_LY}(?P<doing>paying attention|following|watching|looking|listening)",
)
_NO_NEGLECT = pattern(one_of("have had get got learn see saw seen know need use used make made give report reach set"))
"""What “we did not” tells of what there was, not of what was neglected."""


def left_undone(sentence: Sentence) -> Hit | None:
    """“The on-call never checked the queue”, “did not test the rollback”."""
    for match, first, last in matches(_NOT_DONE, sentence):
        subject = subject_of(sentence, first)
        verb = match["verb"] or match["doing"]
        told = _NO_NEGLECT.fullmatch(verb) is not None
        only_people = match["doing"] or verb in ("test", "tested") or _DUTY.fullmatch(verb)
        if (
            (subject.who is Who.PERSON and not (told and is_we(sentence, subject)))
            or (subject.who is Who.UNSAID and first <= 1 and not told)
            or (subject.who in (Who.ROLE, Who.NAME) and only_people)
        ):
            return Hit(subject.first, last, questions.EASY_TO_MISS)
    return None


_NOBODY_DID = pattern(
    r"(?:nobody|no one|no - one|none of (?:us|them|the \w+)|no (?:engineer|developer|operator|reviewer|team)) "
    r"(?:(?:on|in|from|of) (?:the |our )?\w+ )?"
    r"(?:(?:\w+ly|had|else|has|ever|even|was|were|really|thought to|bothered to) )*"
    rf"(?P<verb>{one_of(DUTIES, pasts(_ALL), participles(_ALL), 'knew watching monitoring looking paying')})"
)
_NO_FAULT = words("used reported")
_UNTIL_NOW = pattern("has|have")
_UNSEEN = pattern(
    "no (?:alert|alerts|alarm|alarms|monitoring|notification|dashboard|metric)",
    "(?:alert|alerts|alarm|monitoring) (?:was|were|is|had) not",
)
_THEREFORE = words("so therefore thus meant")


def nobody_did(sentence: Sentence) -> Hit | None:
    """“Nobody noticed”, but not “nobody used it” and not “there was no alert, so nobody noticed”."""
    for match, first, last in matches(_NOBODY_DID, sentence):
        explained = _UNSEEN.search(sentence.norm) or (first and sentence.tokens[first - 1].low in _THEREFORE)
        if match["verb"] not in _NO_FAULT and not _UNTIL_NOW.search(match[0]) and not explained:
            return Hit(first, last, questions.EASY_TO_MISS)
    return None


_SLIPPED = pattern(one_of(pasts(SLIPS), participles(SLIPS)))
_IN_THE_PASSIVE = words(
    "forgotten overlooked neglected disregarded mishandled misunderstood underestimated misjudged misread"
)
_UNSAID = words("forgot overlooked neglected")
_WAS = words("was were been being got")


def slipped(sentence: Sentence) -> Hit | None:
    """“An operator forgot”, “the header was overlooked”; what a cache forgets is no blame."""
    for match, first, last in matches(_SLIPPED, sentence):
        if _is_passive(sentence, first):
            if match[0] in _IN_THE_PASSIVE:
                return Hit(first - 1, last, questions.EASY_TO_MISS)
            continue
        subject = subject_of(sentence, first)
        unsaid = subject.who is Who.UNSAID and match[0] in _UNSAID
        if unsaid or subject.who in (Who.PERSON, Who.ROLE, Who.NAME, Who.NOBODY):
            return Hit(subject.first, last, questions.EASY_TO_MISS)
    return None


def _is_passive(sentence: Sentence, verb: int) -> bool:
    before = [token.low for token in sentence.tokens[max(0, verb - 5) : verb]]
    if not before:
        return False
    if before[-1] in _WAS or (before[-1].endswith("ly") and before[-2:-1] and before[-2] in _WAS):
        return True
    return before[-1] in ("and", "then", "but") and not _WAS.isdisjoint(before)


_BY_WHOM = one_of(
    """
    review reviews reviewer reviewers testing test tests development qa planning team engineer engineers developer
    developers on-call migration everyone everybody us analysis preparation handover handoff
    """
)
_LOOKED_PAST = pattern(
    r"missed (?:the|this|that|it|them|an|a|one|several|those|these|some) [\w-]+(?: [\w-]+)?",
    "missed (?:this|that|it|them|one|some)",
)
_NO_SIGN = pattern(one_of("deadline slo sla target targets window meeting call flight train opportunity chance"))


def looked_past(sentence: Sentence) -> Hit | None:
    """“The reviewer missed the change”, but not “we missed the target” and not “some users missed the mail”."""
    for match, first, last in matches(_LOOKED_PAST, sentence):
        subject = subject_of(sentence, first)
        if subject.who is Who.PERSON and not _NO_SIGN.search(match[0]):
            return Hit(subject.first, min(last, first + 2), questions.EASY_TO_MISS)
    return None


_WARNING = one_of(
    "alert alerts alarm alarms page pages warning warnings email emails notification notifications ticket"
)

RULES: tuple[Rule, ...] = (
    failed_to,
    failure_to,
    slipped,
    left_undone,
    nobody_did,
    looked_past,
    says(
        questions.EASY_TO_MISS,
        rf"{_WARNING} (?:was|were|had been) {_LY}(?:ignored|dismissed|disregarded|missed by)",
        rf"(?:was|were|been|got) {_LY}missed (?:in|during|by|at|when|because) (?:(?:the|our|code|peer|a) )*{_BY_WHOM}",
    ),
)
