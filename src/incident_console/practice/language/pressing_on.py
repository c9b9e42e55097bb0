"""Blame for having gone on: in spite of a warning, in the hope that it would be fine, by treating it as nothing."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.forms import pasts
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.lexicon import words
from incident_console.practice.language.scope import is_supposed
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Who, subject_of
from incident_console.practice.language.told import of_people
from incident_console.practice.language.verbs import HAND_WORK, MISHANDLED, SLIPS

_WENT_ON = (
    r"(?:carried on|proceeded|continued|went ahead|pressed on|pushed on|went on|kept going) (?:[^ ]+ ){0,6}?"
    "(?:despite|although|even though|regardless|anyway)"
)
_TOLD_TO = (
    r"(?:was|were|been) (?:\w+ly )?(?:told|instructed|asked|reminded) (?:not )?to (?:[^ ]+ ){1,20}?but (?:\w+ly )?"
    rf"{one_of(pasts(HAND_WORK), pasts(MISHANDLED))}"
)
_HOPED = (
    "hoped (?:that )?(?:it|this|that|everything|things|nobody|nothing|the [^ ]+) would (?:be fine|be ok|be okay|"
    "work out|hold|go well|not|never|go away|be enough)",
    "(?:hoped|hoping|prayed) for the best",
)
_SHRUGGED_OFF = (
    r"treated (?:[^ ]+ ){0,3}?as (?:(?:\w+ )?noise|low priority|low-priority|normal|harmless|(?:a|another) "
    r"(?:false|usual|known) \w+|routine|business as usual|unimportant)"
)
_DISMISSED = (
    r"(?:was|were|been) (?:\w+ly )?(?:brushed aside|waved away|downplayed|played down|shrugged off|laughed off|"
    "not taken seriously|dismissed as (?:unlikely|noise|harmless|unimportant|low|paranoid|a false|theoretical|too))",
    "waiting for (?:someone|somebody) else to",
    r"without (?:anyone|anybody|us|me|them|someone|the team) (?:\w+ly |ever |even )?(?:noticing|realising|realizing|"
    "checking|looking|being aware|paying)",
)
_LATE = one_of(
    "respond reply react answer acknowledge escalate notice realise realize look act tell notify inform admit"
)
_SLOW = (
    rf"took (?:(?:us|him|her|them|me) )?(?:[\w-]+ ){{0,3}}?(?:hours|days|weeks|minutes|ages|forever|hour|day|week) to "
    rf"(?:\w+ly )?{_LATE}"
)
_GAVE_UP = (
    "(?:stopped|gave up|quit) (?:looking|reading|checking|caring|testing|reviewing|listening|thinking|paying|watching|"
    "following)"
)

_HABIT = pattern(
    rf"(?:tend|tends|keep|keeps) (?:to )?(?:{one_of(SLIPS)}|skip|ignoring|forgetting|skipping|overlooking|neglecting|"
    rf"bypass)",
    "do not (?:\\w+ly |even |bother to )?(?:read|check|test|look|review|follow|care|listen|escalate|communicate|think)",
)
_MOST = words("we i you they")


def habit(sentence: Sentence) -> Hit | None:
    """“Developers do not read the alerts”, “the team tends to skip reviews”, but not “we do not test on ARM”."""
    for _, first, last in matches(_HABIT, sentence):
        subject = subject_of(sentence, first)
        known = sentence.tokens[subject.first].low not in _MOST
        if subject.who is Who.PERSON and known and not is_supposed(sentence, first):
            return Hit(subject.first, last, questions.SENSE)
    return None


RULES: tuple[Rule, ...] = (
    of_people(questions.SENSE, _WENT_ON, _TOLD_TO, *_HOPED, _GAVE_UP),
    of_people(questions.EASY_TO_MISS, _SLOW),
    says(
        questions.SENSE,
        _SHRUGGED_OFF,
        *_DISMISSED,
        "despite (?:being|having been) (?:told|warned|asked|reminded|advised)",
    ),
    habit,
)
