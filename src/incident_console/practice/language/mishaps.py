"""Blame by a hand that slipped: accidents, wrong commands, the wrong target."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.forms import participles, pasts
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.lexicon import words
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import PEOPLE, Who, is_we, subject_of
from incident_console.practice.language.verbs import BY_HAND, HAND_WORK, HARM
from incident_console.practice.language.voice import is_passive, nearest_verb, verb_around

_ACCIDENT = words("accidentally accidently inadvertently unintentionally unwittingly unknowingly by")
"""What is no reproach in the passive: “some pods were accidentally deleted” names nobody."""
_MISHAP = pattern(
    "accidentally|accidently|mistakenly|inadvertently|erroneously|carelessly|improperly|incorrectly|wrongly",
    "unintentionally|unwittingly|unknowingly|recklessly|negligently|hastily|prematurely",
    "by mistake|by accident|by error|in error",
)
_BY_ANYBODY = pattern(one_of(participles(HAND_WORK), pasts(HAND_WORK)))
_DONE_BY_HAND = pattern(one_of(participles(BY_HAND), pasts(BY_HAND)))


def mishap(sentence: Sentence) -> Hit | None:
    """“Engineers deleted the table by accident”, “the operation was done incorrectly”."""
    for _, first, last in matches(_MISHAP, sentence):
        verb = nearest_verb(sentence, first, last)
        if verb is None:
            continue
        by_hand = _DONE_BY_HAND.fullmatch(sentence.tokens[verb].low) is not None
        subject = subject_of(sentence, verb)
        if is_passive(sentence, verb):
            blames = by_hand and sentence.tokens[first].low not in _ACCIDENT
        else:
            blames = subject.who in (Who.PERSON, Who.NOBODY, Who.ROLE) or (subject.who.may_be_human and by_hand)
        if blames:
            return Hit(min(subject.first, first, verb), max(last, verb), questions.SLIP)
    return None


_WRONG = pattern(
    rf"{one_of(pasts(HAND_WORK), 'selected targeted applied gave provided communicated pulled')} "
    r"(?:[^ ]+ ){0,6}?(?:wrong|incorrect|mistaken|misleading) \w+"
)


def wrong_thing(sentence: Sentence) -> Hit | None:
    """“The admin deleted the wrong directory”."""
    for _, first, last in matches(_WRONG, sentence):
        subject = subject_of(sentence, first)
        if subject.who in (Who.PERSON, Who.ROLE, Who.NAME):
            return Hit(subject.first, last, questions.SLIP)
    return None


_INSTEAD_OF_THE = pattern(rf"{one_of(pasts(HAND_WORK))} (?:[^ ]+ ){{1,6}}?instead of (?:the|a|an|its|our)")


def mixed_up(sentence: Sentence) -> Hit | None:
    """“The engineer restarted the primary instead of the replica”; “we” mostly tell so of a choice."""
    for _, first, last in matches(_INSTEAD_OF_THE, sentence):
        subject = subject_of(sentence, first)
        if subject.who is Who.PERSON and not is_we(sentence, subject):
            return Hit(subject.first, last, questions.SLIP)
    return None


_NO_AGENT = words("owner owners ops nobody none on-call members member people")
_SOMEBODY = one_of((PEOPLE | {"operator"}) - _NO_AGENT)
_ONE = r"(?:(?:an|a|the|our|one of the|one of our|some) )?(?:[\w-]+ )?"
_BY_SOMEBODY = (
    rf"{one_of('caused triggered introduced misconfigured', participles(HARM))} (?:\w+ly )?by {_ONE}{_SOMEBODY}"
)
_WRONG_BY_SOMEBODY = (
    r"(?:wrong|faulty|bad|incorrect|erroneous|mistaken) (?:[\w-]+ ){1,3}?(?:was|were|got) [\w-]+ "
    rf"by {_ONE}{_SOMEBODY}"
)
_SOMEONE = (
    r"(?:someone|somebody) (?:(?:\w+ly|had|else|on \w+|in \w+|from \w+) )*"
    rf"{one_of(pasts(HAND_WORK), 'misconfigured tripped disconnected hit pressed decided thought')}"
)
_ON_THE_WRONG = (
    rf"{one_of(participles(BY_HAND), 'applied restarted deleted')} (?:\w+ly )?"
    r"(?:on|in|to|against|from|into|at) the (?:wrong|incorrect) \w+"
)
_CHOSEN = one_of(
    "selected chosen picked entered typed copied pasted pushed merged deployed uploaded deleted issued clicked"
)
_NOT_BY_A_THING = "(?! by (?:the|a|an|its|our) )"
_WRONG_CHOSEN = rf"(?:wrong|incorrect) (?:[\w-]+ ){{1,3}}?(?:was|were|got) (?:\w+ly )?{_CHOSEN}{_NOT_BY_A_THING}"
_WRONG_RUN = (
    "(?:wrong|incorrect) (?:command|commands|script|scripts|procedure|playbook|migration|query) "
    f"(?:was|were) (?:run|executed|used|issued){_NOT_BY_A_THING}"
)
_WITH_A_TYPO = (
    r"(?:issued|entered|typed|run|executed|submitted|invoked|written|ran|wrote) (?:[\w-]+ ){0,4}?"
    r"with (?:a|an|the) (?:typo|mistake|mistyped \w+|wrong \w+)"
    r"|(?:made|issued|entered|submitted|called|performed|started) with (?:the |an |a )?(?:wrong|incorrect|mistyped) \w+"
)
_WRONG_PUSH = (
    "(?:wrong|mistaken|careless) (?:push|press|click|keystroke|keypress|command|entry|turn|move|flick) "
    "(?:of|on|in|by|at|and)"
)

_BELIEVING = pattern("believing|thinking|mistaking|under the impression")


def believing(sentence: Sentence) -> Hit | None:
    """“An engineer removed it, thinking that it was unused”."""
    for _, first, last in matches(_BELIEVING, sentence):
        verb = verb_around(sentence, first, len(sentence.tokens))
        if (
            verb is not None
            and subject_of(sentence, verb).who is Who.PERSON
            and _BY_ANYBODY.fullmatch(sentence.tokens[verb].low)
        ):
            return Hit(subject_of(sentence, verb).first, last, questions.SENSE)
    return None


RULES: tuple[Rule, ...] = (
    mishap,
    wrong_thing,
    mixed_up,
    believing,
    says(questions.ANYBODY, _BY_SOMEBODY, r"(?:taken|brought) down (?:\w+ly )?by " + _ONE + _SOMEBODY, _SOMEONE),
    says(questions.SLIP, _WRONG_BY_SOMEBODY, _ON_THE_WRONG, _WRONG_CHOSEN, _WRONG_RUN, _WITH_A_TYPO, _WRONG_PUSH),
)
