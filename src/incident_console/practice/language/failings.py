"""Blame for what somebody did badly: judged by who the subject is."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.forms import pasts
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Who, is_we, subject_of
from incident_console.practice.language.verbs import HARM

_TOO = r"(?:far |way |much )?too"
_CARELESS = one_of(
    "careless negligent inattentive irresponsible reckless complacent sloppy incompetent distracted asleep"
)
_FELL_SHORT = pattern(
    r"made (?:a|an|the|several|some|many) (?:\w+ )?(?:mistake|mistakes|error|errors|blunder|typo|slip)",
    "messed up|screwed up|slipped up|fat-fingered|mistyped|misconfigured|mis-configured|dropped the ball|panicked",
    "fell asleep|slept through|got (?:it|this|that) wrong|jumped to|rushed",
    rf"(?:took|waited|hesitated) {_TOO} long|(?:spent|wasted|lost) {_TOO} (?:much|long)",
    rf"(?:was|were) {_TOO} (?:slow|late|hasty|careless|tired)|(?:was|were) (?:slow|late|reluctant) (?:to|in)",
    rf"(?:reacted|responded|escalated|acted) too (?:late|slowly)|(?:was|were) {_CARELESS}",
    r"(?:wrongly|incorrectly|mistakenly|falsely|erroneously|naively) "
    r"(?:assumed|believed|thought|concluded|decided|judged)|assumed (?:wrongly|incorrectly|mistakenly)",
    r"did a (?:bad|poor|terrible|sloppy) job|(?:was|were) not (?:\w+ )?careful",
    r"skipped (?:[\w-]+ ){0,4}?"
    "(?:step|steps|check|checks|test|tests|testing|review|reviews|verification|validation|approval|checklist)",
    r"let \w+ down|broke (?:prod|production|the \w+)",
)
_LACKED = pattern(
    r"(?:lacked|lacks|lacking) (?:(?:the|any|sufficient|enough|proper|basic) )*"
    r"(?:discipline|care|experience|skill|skills|competence|diligence|judgement|judgment|ownership|commitment|motivation)",
    r"refused to \w+|could not be bothered|did not care|insisted on",
)


def fell_short(sentence: Sentence) -> Hit | None:
    """“The developer made a mistake”, “the team was too slow”, “management refused to pay for it”."""
    for of in (_FELL_SHORT, _LACKED):
        for _, first, last in matches(of, sentence):
            subject = subject_of(sentence, first)
            if subject.who in (Who.PERSON, Who.ROLE):
                return Hit(subject.first, last, questions.SENSE)
    return None


_PRECIOUS = one_of(
    """
    production prod master main live database databases cluster entire whole customer site server servers table tables
    credentials secrets key keys
    """
)
_HARMED = pattern(rf"(?:{one_of(pasts(HARM))}|took down|brought down|took offline) (?:[\w'-]+ ){{0,3}}?{_PRECIOUS}")


def harmed(sentence: Sentence) -> Hit | None:
    """“An engineer deleted the production database”; what “we” removed is mostly told as work."""
    for _, first, last in matches(_HARMED, sentence):
        subject = subject_of(sentence, first)
        if subject.who in (Who.PERSON, Who.NAME) and not is_we(sentence, subject):
            return Hit(subject.first, last, questions.SLIP)
    return None


_CAUSED = pattern(
    r"(?:caused|triggered|created|started|is behind|was behind) (?:the|this|an|a|that|our) (?:[\w-]+ ){0,2}?"
    r"(?:outage|incident|failure|breakage|downtime|problem|mess|data loss|crash|disaster)"
)
_FAULTY = one_of(
    """
    bad buggy broken faulty wrong untested unreviewed incorrect invalid flawed incomplete defective malformed vulnerable
    half-finished
    """
)
_SHIPPED = pattern(
    r"(?:pushed|deployed|shipped|merged|released|committed|published|installed|wrote|applied|uploaded|approved|"
    rf"introduced|rolled out) (?:(?:a|an|the|some|very|our|his|her|their) )*{_FAULTY} [\w-]+"
)


def caused(sentence: Sentence) -> Hit | None:
    """“The engineer caused the outage”, but not “the engineer who caused it was the first to see it”."""
    for _, first, last in matches(_CAUSED, sentence):
        only_named = first > 0 and sentence.tokens[first - 1].low in ("that", "who")
        subject = subject_of(sentence, first)
        if subject.who is Who.PERSON and not only_named:
            return Hit(subject.first, last, questions.ANYBODY)
    return None


def shipped_faults(sentence: Sentence) -> Hit | None:
    """“The developer shipped a broken config”; “we” tell of it as of what happened."""
    for _, first, last in matches(_SHIPPED, sentence):
        subject = subject_of(sentence, first)
        if subject.who in (Who.PERSON, Who.NAME) and not is_we(sentence, subject):
            return Hit(subject.first, last, questions.ANYBODY)
    return None


RULES: tuple[Rule, ...] = (fell_short, harmed, caused, shipped_faults)
