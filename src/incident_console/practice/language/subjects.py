"""Who a verb speaks of: one of the people who respond, somebody outside, or a thing.

This decides more than any word: “the server failed to start” tells what a machine did, “the engineer failed to
escalate” puts the failure into a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from incident_console.practice.language.function_words import (
    ARTICLES,
    AUXILIARIES,
    BOUNDARIES,
    DETERMINERS,
    JOINERS,
    NOUN_ENDINGS,
    PARTITIVE,
    PREPOSITIONS,
    THING_PRONOUNS,
)
from incident_console.practice.language.lexicon import words
from incident_console.practice.language.people import (
    LEADING,
    LED,
    MEMBERS,
    OUTSIDERS,
    PEOPLE,
    PROGRAMS,
    PRONOUNS,
    ROLES,
)
from incident_console.practice.language.sentences import CODE, Sentence, Token


class Who(Enum):
    """What sort of subject it is.

    A ROLE is a word that names people in one house and programs in the next (an operator, an agent, a manager); a
    NAME is a bare name, of a person or of a program. Both need a verb that only people can do.
    """

    PERSON = "person"
    ROLE = "role"
    NAME = "name"
    NOBODY = "nobody"
    OUTSIDER = "outsider"
    THING = "thing"
    UNSAID = "unsaid"

    @property
    def may_be_human(self) -> bool:
        """Whether a verb that only people can do makes it a person."""
        return self not in (Who.THING, Who.OUTSIDER)


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject, and the token that it begins with (the verb's own where it is not said)."""

    who: Who
    first: int


def is_we(sentence: Sentence, subject: Subject) -> bool:
    """Whether those who write tell it of themselves."""
    return sentence.tokens[subject.first].low in ("we", "i")


_GENERAL = words("if when whenever probably ever any can may might always")


def is_general(sentence: Sentence, subject: Subject) -> bool:
    """Whether “you” is anybody: “if you have been here for long, you have made mistakes”."""
    if sentence.tokens[subject.first].low != "you":
        return False
    return any(token.low in _GENERAL for token in sentence.tokens)


_OPEN_CLAUSES = JOINERS | {"as", "where", "once", "until", "after", "before", ","}
"""Behind these a pronoun or an article begins a clause of its own."""
_INSERTED = words("who which after before while")
_WHERE = words("on-site onsite off-site offsite")
_REACH = 30
"""Tokens: how far back the subject of a verb is looked for."""


def subject_of(sentence: Sentence, verb: int) -> Subject:
    """The subject of the verb that is the token of this number."""
    tokens = sentence.tokens
    end = _skip_auxiliaries(tokens, verb - 1)
    if end < 0:
        return Subject(Who.UNSAID, verb)
    low = tokens[end].low
    if low in ("who", "which", "that"):
        return _relative(tokens, end)
    if (whoever := _whoever(tokens, end)) is not None:
        return Subject(Who.PERSON, whoever)
    if (apart := _apart(tokens, end)) is not None:
        return apart
    if low in JOINERS or (low == "," and end > 0):
        return _shared(tokens, end, verb)
    if low in BOUNDARIES or low == "to":
        return Subject(Who.UNSAID, verb)
    if low in PREPOSITIONS or (low in ARTICLES and not _is_letter(tokens, end)):
        return Subject(Who.THING, verb)  # no verb but an adjective: “about the leaked keys”
    return _noun(tokens, end)


def _whoever(tokens: tuple[Token, ...], end: int) -> int | None:
    """Where the clause that ends here is itself the subject: “whoever wrote it”, “those who approved the change”."""
    for at in range(end, max(-1, end - 8), -1):
        low = tokens[at].low
        if low == "whoever" or (low == "who" and at and tokens[at - 1].low in ("those", "one", "ones")):
            return at if low == "whoever" else at - 1
        if low in BOUNDARIES or low in JOINERS:
            return None
    return None


def _apart(tokens: tuple[Token, ...], end: int) -> Subject | None:
    """The subject before an insertion that ends here.

    “One technician (a contractor) swapped it”, “a member of the team, in a hurry, swapped it”, “the contractor that
    was sent to the site swapped it”.
    """
    opens = {")": "(", ",": ",", "–": "–", "—": "—"}.get(tokens[end].low)
    verbs = 0
    for at in range(end - 1, max(0, end - _REACH), -1):
        low = tokens[at].low
        if opens is not None and low == opens:
            inserted = tokens[at + 1].low
            fits = opens != "," or inserted in PREPOSITIONS | _INSERTED or _verbish(inserted)
            return _clause_begins_with(tokens, at - 1) if fits else None
        if opens is None and low in ("who", "that") and verbs == 1:
            found = _clause_begins_with(tokens, at - 1)
            return found if found is not None and found.who is Who.PERSON else None
        if opens is None and low in BOUNDARIES:
            return None
        verbs += _verbish(low) and not low.endswith("ing") and tokens[at - 1].low not in AUXILIARIES
    return None


def _clause_begins_with(tokens: tuple[Token, ...], end: int) -> Subject | None:
    """The noun that ends here, where a clause begins with it."""
    found = _noun(tokens, end)
    before = tokens[found.first - 1].low if found.first else ","
    return found if found.who in (Who.PERSON, Who.THING) and before in BOUNDARIES | JOINERS else None


def _is_letter(tokens: tuple[Token, ...], at: int) -> bool:
    """The A of “engineer A”."""
    return at > 0 and tokens[at].raw == "A" and tokens[at - 1].low in PEOPLE


def _skip_auxiliaries(tokens: tuple[Token, ...], at: int) -> int:
    while at >= 0 and (tokens[at].low in AUXILIARIES or (tokens[at].low.endswith("ly") and len(tokens[at].low) > 4)):
        at -= 1
    return at


def _relative(tokens: tuple[Token, ...], at: int) -> Subject:
    """Behind “who” stands a person unless the word before says an outsider; behind “that” what stands before it."""
    before = at - 1
    while before >= 0 and tokens[before].low in (",", "and", "or"):
        before -= 1
    noun = _noun(tokens, before) if before >= 0 else Subject(Who.UNSAID, at)
    if tokens[at].low == "who":
        return noun if noun.who in (Who.OUTSIDER, Who.PERSON) else Subject(Who.PERSON, noun.first)
    return noun if noun.who is Who.PERSON else Subject(Who.THING, at)


def _shared(tokens: tuple[Token, ...], at: int, verb: int) -> Subject:
    """The subject of an earlier verb, where this one is joined to it: the first noun of the clause."""
    first = at
    while first > 0 and at - first < _REACH:
        low = tokens[first - 1].low
        if low in ("who", "which"):
            return _relative(tokens, first - 1)
        if low in (";", ":", ".", "because", "when", "while", "although", "that", "if", "since", "–", "—", "(", "so"):
            break
        if low in _OPEN_CLAUSES and tokens[first].low in DETERMINERS | PRONOUNS:
            break
        first -= 1
    for place in range(first, min(at, first + 12)):
        if tokens[place].low in PREPOSITIONS or (place > first and tokens[place - 1].low in PREPOSITIONS):
            continue
        who = _kind(tokens, place)
        if who in (Who.PERSON, Who.NOBODY, Who.ROLE, Who.OUTSIDER):
            return Subject(who, place)
        if _verbish(tokens[place].low) and place > first:
            return Subject(Who.THING, first)
    return Subject(Who.UNSAID, verb)


def _noun(tokens: tuple[Token, ...], end: int) -> Subject:
    """The noun that ends here, with what stands before it; behind “the engineer on call” it is the engineer."""
    if tokens[end].low in _WHERE and end:
        end -= 1
    first = _group_begins(tokens, end)
    who = _kind(tokens, end)
    if (
        tokens[first].low.endswith("ing")
        and first == end
        and first
        and tokens[first - 1].low in ("while", "when", "after", "before", "by")
    ):
        return Subject(Who.UNSAID, end)
    if who in (Who.NAME, Who.THING) and end > first and tokens[end - 1].low in PEOPLE and tokens[end].raw[:1].isupper():
        who = Who.PERSON  # “Person X”, “engineer Maria”
    if tokens[end].low in PRONOUNS or who is Who.NOBODY:
        return Subject(who, end)
    for _ in range(3):
        before = first - 1
        if before < 1 or tokens[before].low not in PREPOSITIONS:
            break
        head = before - 1
        if tokens[head].low in PARTITIVE:
            return Subject(Who.NOBODY if tokens[head].low in ("none", "neither") else who, head)
        if _verbish(tokens[head].low) or tokens[head].low in BOUNDARIES | JOINERS | AUXILIARIES:
            break
        first, who = _group_begins(tokens, head), _kind(tokens, head)
    doing = first - 1
    if doing > 0 and tokens[doing].low in PREPOSITIONS:
        doing -= 1
    if who is Who.THING and doing > 0 and tokens[doing].low.endswith("ing") and tokens[doing - 1].low in PEOPLE:
        return _noun(tokens, doing - 1)  # “the person doing the upgrade”, “an engineer working on it”
    return Subject(who, first)


def _group_begins(tokens: tuple[Token, ...], end: int) -> int:
    first = end
    while first > 0 and end - first < 6:
        low = tokens[first - 1].low
        if low in BOUNDARIES or low in JOINERS or low in PREPOSITIONS or _verbish(low) or low in PRONOUNS:
            break
        first -= 1
        if low in DETERMINERS:
            break
    return first


def _kind(tokens: tuple[Token, ...], at: int) -> Who:
    token = tokens[at]
    low = token.low
    if low in ("nobody", "none") or (low == "one" and at > 0 and tokens[at - 1].low == "no"):
        return Who.NOBODY
    if low in PRONOUNS or token.raw.startswith("@"):
        return Who.PERSON
    if low in MEMBERS:
        return Who.PERSON if _of_those_who_respond(tokens, at) else Who.OUTSIDER
    if low in PEOPLE:
        return Who.PERSON
    if low in ROLES:
        return Who.PERSON if low in LEADING and at > 0 and tokens[at - 1].low in LED else Who.ROLE
    if low in OUTSIDERS:
        return Who.OUTSIDER
    if low in THING_PRONOUNS or low == CODE:
        return Who.THING
    if low in PROGRAMS:
        return Who.THING
    return Who.NAME if _like_a_name(tokens, at) else Who.THING


def _of_those_who_respond(tokens: tuple[Token, ...], at: int) -> bool:
    """“A member of the team”, “two crew members”; the members of a club or of a site are its users."""
    before = tokens[at - 1].low if at else ""
    return before in PEOPLE or (at + 1 < len(tokens) and tokens[at + 1].low == "of")


def _like_a_name(tokens: tuple[Token, ...], at: int) -> bool:
    """A capitalised word of letters without an article: “Maria”, and “Jenkins” too."""
    raw = tokens[at].raw
    if not (raw[:1].isupper() and raw[1:].islower() and raw.isalpha() and len(raw) > 2):
        return False
    if at == 0:
        return not raw.endswith(NOUN_ENDINGS)
    return tokens[at - 1].low not in DETERMINERS


def _verbish(low: str) -> bool:
    return (len(low) > 4 and low.endswith(("ed", "ing"))) or low in AUXILIARIES
