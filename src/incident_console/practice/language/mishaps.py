"""Blame by a hand that slipped: what was done by accident, by mistake, by somebody."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.forms import participles, pasts
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.lexicon import words
from incident_console.practice.language.nominalised import by_people
from incident_console.practice.language.scope import is_supposed
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Who, subject_of
from incident_console.practice.language.verbs import BY_HAND, HAND_WORK, HARM, HUMAN_ACTS
from incident_console.practice.language.voice import is_passive, is_present, nearest_verb

_ACCIDENT = words("accidentally accidently inadvertently unintentionally unwittingly unknowingly by")
"""What is no reproach in the passive: “some pods were accidentally deleted” names nobody."""
_MISHAP = pattern(
    "accidentally|accidently|mistakenly|inadvertently|erroneously|carelessly|improperly|incorrectly|wrongly",
    "unintentionally|unwittingly|unknowingly|recklessly|negligently|hastily|prematurely",
    "by mistake|by accident|by error|in error",
)
_ONLY_BY_HAND = pattern(one_of(participles(HUMAN_ACTS)))
_GOOD = pattern(
    one_of(
        "found discovered noticed fixed solved resolved worked recovered spotted stumbled mitigated caught figured "
        "diagnosed saved identified learned seen saw helped assumed believed thought concluded decided judged"
    )
)
"""What goes well by accident is luck; what is believed by mistake is told elsewhere."""
_FEARED = pattern(
    "worried|afraid|feared|fear|fearing|suspected|suspect|suspecting|wonder|wondered|wondering|whether|unsure|panicked|"
    "if|might|may|could|can|cannot|impossible|possible|harder|easy|easily|easier|prevent|avoid|not|never|nobody"
)
_BY_ANYBODY = pattern(one_of(pasts(HAND_WORK)))
_DONE_BY_HAND = pattern(one_of(participles(BY_HAND), pasts(BY_HAND)))


def mishap(sentence: Sentence) -> Hit | None:
    """“Engineers deleted the table by accident”, “the operation was done incorrectly”."""
    for _, first, last in matches(_MISHAP, sentence):
        verb = nearest_verb(sentence, first, last)
        if verb is None:
            continue
        if _GOOD.fullmatch(sentence.tokens[verb].low) or _is_feared(sentence, min(first, verb)):
            continue
        by_hand = _DONE_BY_HAND.fullmatch(sentence.tokens[verb].low) is not None
        subject = subject_of(sentence, verb)
        if is_passive(sentence, verb) or _describes(sentence, first, verb):
            only = _ONLY_BY_HAND.fullmatch(sentence.tokens[verb].low) is not None
            blames = (
                only
                or by_people(sentence, max(verb, last) + 1)
                or (by_hand and sentence.tokens[first].low not in _ACCIDENT)
            )
        else:
            by_anybody = _BY_ANYBODY.fullmatch(sentence.tokens[verb].low) is not None
            opens = subject.who is Who.UNSAID and ((verb <= 2 and by_anybody) or _is_left_out(sentence, first))
            told = subject.who in (Who.PERSON, Who.NOBODY, Who.ROLE) or opens or _is_work(sentence, verb)
            blames = told or (subject.who.may_be_human and by_hand)
            if is_present(sentence, verb):
                blames = subject.who is Who.PERSON and not is_supposed(sentence, verb)
        if blames:
            return Hit(min(subject.first, first, verb), max(last, verb), questions.SLIP)
    return None


def _describes(sentence: Sentence, adverb: int, verb: int) -> bool:
    """“An incorrectly executed command”."""
    return adverb > 0 and verb == adverb + 1 and sentence.tokens[adverb - 1].low in ("a", "an", "the", "this", "one")


_WORK = words(
    "update upgrade deployment deploy release migration maintenance rollout restore restart reboot cleanup work"
)
_BEGAN = words("started began happened ran went")


def _is_work(sentence: Sentence, verb: int) -> bool:
    """“The upgrade started in the wrong window by mistake”: what people do is the subject."""
    tokens = sentence.tokens
    return verb > 0 and tokens[verb].low in _BEGAN and tokens[verb - 1].low in _WORK


def _is_left_out(sentence: Sentence, first: int) -> bool:
    """“While debugging, accidentally pointed it at the primary”: whoever debugged it is left out."""
    tokens = sentence.tokens
    opens = tokens[0].low in ("while", "when", "during", "after", "before")
    return opens and first > 1 and tokens[first - 1].low == ","


def _is_feared(sentence: Sentence, place: int) -> bool:
    """“I was worried that I had deleted it by accident”, “this could be turned on by mistake”."""
    return _FEARED.search(" ".join(token.low for token in sentence.tokens[max(0, place - 7) : place])) is not None


_CAUSED = pattern(
    rf"(?:{one_of('caused triggered introduced misconfigured', participles(HARM))}|(?:taken|brought) down) "
    r"(?:\w+ly )?by"
)


def caused_by(sentence: Sentence) -> Hit | None:
    """“The outage was caused by an engineer”, but not “it was caused by a full disk”."""
    for _, first, last in matches(_CAUSED, sentence):
        if by_people(sentence, last):
            return Hit(first, last + 1, questions.ANYBODY)
    return None


_SOMEONE = (
    r"(?:someone|somebody) (?:(?:\w+ly|had|else|(?:at|on|in|from) (?:(?:the|our|their|his|my) )?\w+(?: \w+)?) )*?"
    rf"{one_of(pasts(HAND_WORK), 'misconfigured tripped disconnected hit pressed decided thought')}"
)
RULES: tuple[Rule, ...] = (mishap, caused_by, says(questions.ANYBODY, _SOMEONE))
