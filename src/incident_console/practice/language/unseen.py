"""Blame for what nobody saw: missed, looked past, never gone back to."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.forms import gerunds, participles, pasts
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.lexicon import words
from incident_console.practice.language.nominalised import by_people
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Who, subject_of
from incident_console.practice.language.verbs import CHECKS, DUTIES, HAND_WORK

_ALL = (*DUTIES, *CHECKS, "know")
_LY = r"(?:\w+ly )?"

_SEEN_TO = "turned removed re-enabled enabled fixed picked owned took followed closed cleaned reverted informed owned"
_NOBODY_DID = pattern(
    r"(?:nobody|no one|no - one|none of (?:us|them|the \w+)|no (?:engineer|developer|operator|reviewer|team)) "
    r"(?:(?:on|in|from|of) (?:the |our )?\w+ )?"
    r"(?:(?:\w+ly|had|else|has|ever|even|was|were|really|thought to|bothered to) )*"
    rf"(?P<verb>{one_of(DUTIES, pasts(_ALL), participles(_ALL), 'knew watching monitoring looking paying', _SEEN_TO)})"
)
_NO_FAULT = words("used reported")
_UNTIL_NOW = pattern("has|have")
_MADE_SURE = pattern("(?:verified|checked|confirmed|ensured|sure|so|assured|established|know|knew) that")
_UNSEEN = pattern(
    "no (?:alert|alerts|alarm|alarms|monitoring|notification|dashboard|metric)",
    "(?:alert|alerts|alarm|monitoring) (?:was|were|is|had) not",
)
_THEREFORE = words("so therefore thus meant")


def nobody_did(sentence: Sentence) -> Hit | None:
    """“Nobody noticed”, but not “nobody used it”, “nobody had looked yet”, “there was no alert, so nobody noticed”."""
    for match, first, last in matches(_NOBODY_DID, sentence):
        explained = _UNSEEN.search(sentence.norm) or (first and sentence.tokens[first - 1].low in _THEREFORE)
        sure = _MADE_SURE.search(" ".join(token.low for token in sentence.tokens[max(0, first - 3) : first]))
        still_to_come = any(token.low == "yet" for token in sentence.tokens[last + 1 : last + 5])
        if sure or still_to_come:
            continue
        if match["verb"] not in _NO_FAULT and not _UNTIL_NOW.search(match[0]) and not explained:
            return Hit(first, last, questions.EASY_TO_MISS)
    return None


_BY_WHOM = one_of(
    """
    review reviews reviewer reviewers testing test tests development qa planning team engineer engineers developer
    developers on-call migration everyone everybody us analysis preparation handover handoff
    """
)
_LOOKED_PAST = pattern(
    r"missed (?:the|this|that|it|them|an|a|one|several|those|these|some) [\w-]+(?: [\w-]+)?",
    "missed (?:this|that|it|them|one|some)",
    rf"missed {one_of(gerunds((*DUTIES, *CHECKS, *HAND_WORK)))}",
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
    """
    alert alerts alarm alarms page pages warning warnings email emails notification notifications ticket tickets review
    reviews feedback advice recommendation recommendations concern concerns complaint complaints sign signs checklist
    reminder reminders announcement announcements suggestion comment comments risk risks documentation instructions
    report reports symptom symptoms
    """
)
_MISSED = pattern(rf"(?:was|were|had been|has been) {_LY}missed")
_COUNTED = words(
    """
    heartbeat heartbeats packet packets beat beats target targets deadline deadlines cache slot slots block blocks
    attestation attestations event events tick ticks sample samples row rows record records request requests run runs
    sla slo poll polls probe probes interval intervals lookup lookups message messages frame frames
    """
)
"""What machines miss, or what is no sign: “two heartbeats were missed”."""


def missed(sentence: Sentence) -> Hit | None:
    """“A required setting was missed”, but not “two heartbeats were missed” nor “it was missed by the linter”."""
    for match, first, last in matches(_MISSED, sentence):
        head = sentence.tokens[first - 1].low if first else ""
        subject = subject_of(sentence, first)
        if head in _COUNTED or subject.who in (Who.PERSON, Who.OUTSIDER):
            continue
        by = last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].low == "by"
        if not by or by_people(sentence, last + 1) or _BY_THEIR_WORK.match(sentence.norm, match.end() + 1):
            return Hit(first, last, questions.EASY_TO_MISS)
    return None


_BY_THEIR_WORK = pattern(rf"by (?:(?:the|our|code|peer|a) )*{_BY_WHOM}")

RULES: tuple[Rule, ...] = (
    missed,
    nobody_did,
    looked_past,
    says(
        questions.EASY_TO_MISS,
        rf"{_WARNING} (?:was|were|had been) {_LY}(?:ignored|dismissed|disregarded|missed by|"
        "brushed off|not taken seriously|downplayed|waved away|swept)",
        r"never (?:un\w+ed|re-\w+ed|reenabled|turned back on|turned on again|switched back on|reverted|revisited|"
        "followed up|cleaned up|rotated|revoked|renewed|changed back|enabled again|put back)",
        rf"(?:{_WARNING}|typo|mistake) (?:[^ ]+ ){{0,4}}?(?:went|gone|going|remained|sat|sitting|left|stayed|lay) {_LY}"
        "(?:unnoticed|ignored|unread|unanswered|unheeded|untouched|unattended|unaddressed)",
    ),
)
