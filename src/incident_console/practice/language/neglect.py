"""Blame for what was left undone: not done, not seen, forgotten."""

from __future__ import annotations

from itertools import pairwise

from incident_console.practice.language import questions
from incident_console.practice.language.forms import gerunds, participles, pasts, presents
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern
from incident_console.practice.language.lexicon import words
from incident_console.practice.language.nominalised import by_people
from incident_console.practice.language.scope import is_supposed
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Subject, Who, is_general, is_we, subject_of
from incident_console.practice.language.told import of_people
from incident_console.practice.language.verbs import CHECKS, DUTIES, SLIPS, TRIED
from incident_console.practice.language.voice import told_of

_DUTY = pattern(one_of(DUTIES, pasts(DUTIES), participles(DUTIES)))
_ALL = (*DUTIES, *CHECKS, "know")
_LY = r"(?:\w+ly )?"
_MORE_DOING = "having telling giving tuning paying making setting keeping using following updating knowing adding"

_FAILED = pattern(
    rf"(?P<failed>failed|neglected|omitted|failing|fails|neglects|omits) to {_LY}(?P<verb>[\w-]+)(?P<whom> "
    "(?:us|me|them|anyone|anybody|(?:(?:our|their|the|any|its|all|affected) )*(?:customers|users|team|teams|people|"
    "staff|engineers|stakeholders|clients|support|management)))?"
)
_TELL = words("notify tell inform alert warn page update brief ask call")
_TRIED = pattern(one_of(TRIED))


def failed_to(sentence: Sentence) -> Hit | None:
    """“The engineer failed to escalate”, but not “the server failed to start”."""
    for match, first, last in matches(_FAILED, sentence):
        subject, verb = subject_of(sentence, first), match["verb"]
        tried = is_we(sentence, subject) and _TRIED.fullmatch(verb)
        if match["failed"].endswith("s") and (subject.who is not Who.PERSON or is_supposed(sentence, first)):
            continue
        human = subject.who in (Who.PERSON, Who.NOBODY) and not tried
        duty = _DUTY.fullmatch(verb) or (verb in _TELL and match["whom"])
        if human or (subject.who.may_be_human and duty):
            return Hit(subject.first, last, questions.UNDONE.format(verb=verb))
    return None


_NOT_DONE = pattern(
    r"(?:(?:did|had) not|never) (?:(?:\w+ly|even|bother to|think to|remember to|always|really|once|then) )*"
    rf"(?P<verb>{one_of(_ALL, pasts(_ALL), participles(_ALL))})",
    r"(?:did|had) not (?P<sure>(?:make|made) (?:sure|certain))",
    rf"(?:was|were) not {_LY}(?P<doing>paying (?:\w+ )?attention|thinking|following|watching|looking|listening)",
)
_FINDING = words("see saw seen find found notice noticed spot spotted")


def _found_nothing(sentence: Sentence, verb: str, last: int) -> bool:
    """“She did not see anything unusual” tells that there was nothing to see."""
    behind = sentence.tokens[last + 1].low if last + 1 < len(sentence.tokens) else ""
    return verb in _FINDING and behind in ("any", "anything", "signs", "evidence")


def _is_reported(sentence: Sentence, subject: Subject, verb: str) -> bool:
    """“He says that he did not know” is what was answered, no reproach."""
    ahead = {token.low for token in sentence.tokens[max(0, subject.first - 2) : subject.first]}
    return verb == "know" and not ahead.isdisjoint(("says", "said", "that", "explained", "replied"))


_NOT_DOING = pattern(
    rf"(?:not|never) (?:\w+ly |even |really |once )?(?P<doing>double checking|{one_of(gerunds(_ALL), _MORE_DOING)})"
)
_IS = words("is are am was were be been being 's")
_OPENS = words(", ( – — - : ; by for and of in")


def not_doing(sentence: Sentence) -> Hit | None:
    """“They went on, not noticing it”, “not double-checking the effects”, but not “the proxy is not checking it”."""
    for _, first, last in matches(_NOT_DOING, sentence):
        before = sentence.tokens[first - 1].low if first else ""
        if before in _IS:
            continue
        if first <= 1 or before in ("by", "for", "of"):
            told = told_of(sentence, first) if before in ("by", "for", "of") else None
            blames = first <= 1 or (told is not None and told.who is Who.PERSON)
        else:
            shared = subject_of(sentence, first).who is Who.PERSON
            told = told_of(sentence, first) if before in _OPENS else None
            blames = shared or (told is not None and told.who in (Who.PERSON, Who.ROLE))
        if blames:
            return Hit(first, last, questions.EASY_TO_MISS)
    return None


_ONLY_THEIRS = (
    r"(?:(?:did|had) not|never) (?:(?:\w+ly|even|bother to|think to|always|really|then) )*(?:write|lock|close|"
    "add|include|attach|save|stop|pause|wait|disable|enable|remove|revoke|configure|specify|define|wake up|"
    "answer|reply|pick up|show up|turn up|respond|call back|follow|hand|restart|backup|comment|propagate|merge|"
    "give|set|leave|flag|call|page|written|locked|closed|added|removed|disabled|configured|left|waited)"
)
_NO_NEGLECT = pattern(one_of("have had get got learn see saw seen know need use used make made give report reach set"))
"""What “we did not” tells of what there was, not of what was neglected."""


def left_undone(sentence: Sentence) -> Hit | None:
    """“The on-call never checked the queue”, “did not test the rollback”."""
    for match, first, last in matches(_NOT_DONE, sentence):
        subject = subject_of(sentence, first)
        verb = match["verb"] or match["doing"] or match["sure"]
        weighed = verb in ("roll", "revert", "back") and "because" in sentence.norm[match.end() :].split()
        if weighed or _found_nothing(sentence, verb, last) or _is_reported(sentence, subject, verb):
            continue
        told = _NO_NEGLECT.fullmatch(verb) is not None
        only_people = match["doing"] or verb in ("test", "tested") or _DUTY.fullmatch(verb)
        if (
            (subject.who is Who.PERSON and not (told and is_we(sentence, subject)))
            or (subject.who is Who.UNSAID and first <= 1 and not told)
            or (subject.who in (Who.ROLE, Who.NAME) and only_people)
        ):
            return Hit(subject.first, last, questions.EASY_TO_MISS)
    return None


_NEVER = pattern(r"never (?:\w+ly |even |once |really |actually |properly )?(?P<verb>[\w-]+)")
_NO_DUTY = words(
    """
    saw heard had got found needed received been seen used lost experienced encountered again have expected wanted
    happened went reached returned came ran managed figured recovered learned mind gave knew felt stopped worked meant
    """
)
"""What people never did without neglecting anything."""


def never_did(sentence: Sentence) -> Hit | None:
    """“I never set up log rotation”, but not “we never saw an error”."""
    for match, first, last in matches(_NEVER, sentence):
        subject = subject_of(sentence, first)
        is_past = match["verb"].endswith("ed") or match["verb"] in _PASTS
        neglected = is_past and match["verb"] not in _NO_DUTY
        if neglected and subject.who is Who.PERSON and not is_general(sentence, subject):
            return Hit(subject.first, last, questions.EASY_TO_MISS)
    return None


_PASTS = words("set put wrote took built read cut shut thought taught sent kept made told bothered asked gave did")


_SLIPPED = pattern(
    one_of(pasts(SLIPS), participles(SLIPS)),
    rf"(?:been|was|were|kept|am|are|is) (?:\w+ly |just |simply )?{one_of(gerunds(SLIPS))}",
)
_ONLY_PAST = words("forgot mistook")
"""What is no participle, so that no “was” before it makes a passive."""
_CARES = "check verify test confirm validate notify escalate follow tell inform read look review communicate ask wait"
_SLIPS_NOW = pattern(one_of(presents(SLIPS)), rf"does not (?:\w+ly |even |bother to |think to )?{one_of(_CARES)}")


_PROGRAMS_DO = frozenset(presents(("ignore", "disregard", "bypass")))


def slips(sentence: Sentence) -> Hit | None:
    """“The on-call ignores the page”, told as it happens, but not “when an engineer forgets the flag, it asks”."""
    for match, first, last in matches(_SLIPS_NOW, sentence):
        subject = subject_of(sentence, first)
        one = sentence.tokens[subject.first].low
        person = subject.who is Who.PERSON or (subject.who is Who.NAME and match[0] not in _PROGRAMS_DO)
        if person and one not in ("i", "we", "you") and not is_supposed(sentence, first):
            return Hit(subject.first, last, questions.EASY_TO_MISS)
    return None


_IN_THE_PASSIVE = words(
    """
    misinterpreted misdiagnosed miscommunicated forgotten overlooked neglected disregarded mishandled misunderstood
    underestimated misjudged misread mistyped botched mismanaged misplaced
    """
)
_WAS = words("was were been being got are is be")
_BY = pattern("by|in|if|when|because|from|for|value|values|and")
"""What tells of a thing that something was done to: “Ignored by the linter”."""


def slipped(sentence: Sentence) -> Hit | None:
    """“An operator forgot”, “the header was overlooked”; what a cache forgets is no blame."""
    for match, first, last in matches(_SLIPPED, sentence):
        if match[0] not in _ONLY_PAST and _is_passive(sentence, first):
            if match[0] in _IN_THE_PASSIVE or by_people(sentence, last + 1):
                return Hit(first - 1, last, questions.EASY_TO_MISS)
            continue
        subject = subject_of(sentence, first)
        if is_general(sentence, subject):
            continue
        unsaid = subject.who is Who.UNSAID and first <= 1 and not _BY.match(sentence.norm, match.end() + 1)
        if unsaid or subject.who in (Who.PERSON, Who.ROLE, Who.NAME, Who.NOBODY):
            return Hit(subject.first, last, questions.EASY_TO_MISS)
    return None


def _is_passive(sentence: Sentence, verb: int) -> bool:
    before = [token.low for token in sentence.tokens[max(0, verb - 5) : verb]]
    if not before:
        return False
    if before[-1] in _WAS or (before[-1].endswith("ly") and before[-2:-1] and before[-2] in _WAS):
        return True
    if before[-1] not in ("and", "then", "but"):
        return False
    if subject_of(sentence, verb).who is Who.PERSON:
        return False
    return any(was in _WAS and (done.endswith(("ed", "ly")) or done == "not") for was, done in pairwise(before))


RULES: tuple[Rule, ...] = (
    failed_to,
    slipped,
    slips,
    not_doing,
    left_undone,
    of_people(questions.EASY_TO_MISS, _ONLY_THEIRS, ours_too=False, who=(Who.PERSON,)),
    never_did,
)
