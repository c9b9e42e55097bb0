"""The forms of English verbs that the rules need, made out of their base form."""

from __future__ import annotations

import re
from collections.abc import Iterable

from incident_console.practice.language.lexicon import words

_IRREGULAR: dict[str, tuple[str, str]] = {
    base: (past, done)
    for base, past, done in (
        row.split()
        for row in """
        be was been|become became become|begin began begun|break broke broken|bring brought brought|build built built
        catch caught caught|choose chose chosen|come came come|cut cut cut|do did done|draw drew drawn|fall fell fallen
        find found found|forget forgot forgotten|foresee foresaw foreseen|get got got|give gave given|go went gone
        have had had|hear heard heard|hit hit hit|hold held held|keep kept kept|know knew known|lead led led
        leave left left|let let let|lose lost lost|make made made|mean meant meant|meet met met|misread misread misread
        mistake mistook mistaken|misunderstand misunderstood misunderstood|oversee oversaw overseen|pay paid paid
        oversleep overslept overslept|overwrite overwrote overwritten|put put put|read read read|rebuild rebuilt rebuilt
        reset reset reset|rewrite rewrote rewritten|run ran run|say said said|see saw seen|seek sought sought
        send sent sent|set set set|show showed shown|shut shut shut|sleep slept slept|speak spoke spoken
        spend spent spent|spot spotted spotted|steal stole stolen|take took taken|teach taught taught|tell told told
        think thought thought|undo undid undone|understand understood understood|write wrote written
        """.replace("|", "\n")
        .strip()
        .splitlines()
    )
}
_SHORT = re.compile(r"(?:[^aeiou]|qu)*[aeiou][bdfgklmnprtvz]")
"""One syllable that ends in one consonant, which its forms double: `dropped`, `flagging`."""
_STRESSED_AT_THE_END = words("submit commit omit permit unplug forget begin reset unpin unset")


def past(verb: str) -> str:
    """`checked`, `forgot`."""
    return _IRREGULAR[verb][0] if verb in _IRREGULAR else _with_ed(verb)


def participle(verb: str) -> str:
    """`checked`, `forgotten`."""
    return _IRREGULAR[verb][1] if verb in _IRREGULAR else _with_ed(verb)


def present(verb: str) -> str:
    """`checks`, `misses`, `relies`: as one who is spoken of does it."""
    if verb in ("be", "have"):
        return {"be": "is", "have": "has"}[verb]
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeou" else f"{verb}s"


def gerund(verb: str) -> str:
    """`checking`, `forgetting`."""
    if _doubles(verb):
        return f"{verb}{verb[-1]}ing"
    return f"{verb[:-1] if verb.endswith('e') and not verb.endswith('ee') else verb}ing"


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in "aeo":
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if _doubles(verb) else f"{verb}ed"


def _doubles(verb: str) -> bool:
    return _SHORT.fullmatch(verb) is not None or verb in _STRESSED_AT_THE_END


def pasts(verbs: Iterable[str]) -> tuple[str, ...]:
    """The past of each of these verbs."""
    return tuple(past(verb) for verb in verbs)


def participles(verbs: Iterable[str]) -> tuple[str, ...]:
    """The participle of each of these verbs."""
    return tuple(participle(verb) for verb in verbs)


def gerunds(verbs: Iterable[str]) -> tuple[str, ...]:
    """The gerund of each of these verbs."""
    return tuple(gerund(verb) for verb in verbs)


def presents(verbs: Iterable[str]) -> tuple[str, ...]:
    """The present of each of these verbs, as one who is spoken of does it."""
    return tuple(present(verb) for verb in verbs)


def every_form(verbs: Iterable[str]) -> tuple[str, ...]:
    """These verbs in every form."""
    known = tuple(verbs)
    return (*known, *presents(known), *pasts(known), *participles(known), *gerunds(known))


_NO_PARTICIPLES = words(
    """
    need speed feed bed shed seed breed indeed hundred red embed succeed proceed exceed bleed weed greed agreed
    """
)
_PARTICIPLES = frozenset(done for _, done in _IRREGULAR.values())


def looks_like_participle(word: str) -> bool:
    """Whether a word can stand behind “should have” as its verb."""
    return word in _PARTICIPLES or (len(word) > 3 and word.endswith("ed") and word not in _NO_PARTICIPLES)
