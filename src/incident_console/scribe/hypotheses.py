"""Lines about hypotheses: `? text`, `h1 + text`, `h1+ h2- text`, `h1 test text @sam 5m`, `h1 rule out text`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from incident_console.incident.commands import AssignTask, GiveEvidence, MoveHypothesis, RaiseHypothesis
from incident_console.incident.vocabulary import HypothesisStatus, Weight
from incident_console.scribe.outcome import Parsed, Problem
from incident_console.scribe.tail import read_tail
from incident_console.scribe.words import choice, core, unkept

_HANDLE = re.compile(r"([Hh][0-9]{1,6}[A-Za-z]{0,3})(?=\s|$|[,:]|[+\-−.·](?:\s|$|,))")
_SIGN = re.compile(r"[+\-−.·](?=\s|$|,)")
_GAP = re.compile(r"[\s,]*(?:(?:and|&)\s+(?=[Hh][0-9]))?", re.IGNORECASE)
_WEIGHTS = {"+": Weight.FOR, "-": Weight.AGAINST, "−": Weight.AGAINST, ".": Weight.NEUTRAL, "·": Weight.NEUTRAL}

_TEST = "test"
VERBS: dict[str, HypothesisStatus | str] = {
    "test": _TEST,
    "confirm": HypothesisStatus.CONFIRMED, "confirmed": HypothesisStatus.CONFIRMED,
    "confirms": HypothesisStatus.CONFIRMED,
    "rule out": HypothesisStatus.RULED_OUT, "ruled out": HypothesisStatus.RULED_OUT,
    "rules out": HypothesisStatus.RULED_OUT, "rule-out": HypothesisStatus.RULED_OUT,
    "ruled-out": HypothesisStatus.RULED_OUT, "ruleout": HypothesisStatus.RULED_OUT,
    "park": HypothesisStatus.PARKED, "parked": HypothesisStatus.PARKED,
    "reopen": HypothesisStatus.OPEN, "reopened": HypothesisStatus.OPEN, "re-open": HypothesisStatus.OPEN,
}  # fmt: skip
"""What may follow a hypothesis' handle, and what it does."""

CANONICAL = {
    HypothesisStatus.CONFIRMED: "confirm",
    HypothesisStatus.RULED_OUT: "rule out",
    HypothesisStatus.PARKED: "park",
    HypothesisStatus.OPEN: "reopen",
}


@dataclass(frozen=True, slots=True)
class Header:
    """The handles at the beginning of a line: weighed ones, those still waiting for a sign or a verb, and the rest."""

    weighs: tuple[tuple[str, Weight], ...]
    waiting: tuple[str, ...]
    behind_weighs: str
    behind_all: str


def handle_of(typed: str) -> str:
    """A handle as it is written: `H4b`."""
    return typed[:1].upper() + typed[1:].lower()


def read_header(text: str) -> Header | None:
    """The hypotheses that a line begins with; None where it begins with none."""
    weighs: list[tuple[str, Weight]] = []
    waiting: list[str] = []
    at = signed = 0
    while True:
        gap = _GAP.match(text, at)
        begin = gap.end() if gap and (weighs or waiting) else at
        if found := _HANDLE.match(text, begin):
            waiting.append(handle_of(found[1]))
            at = found.end()
        elif waiting and (sign := _SIGN.match(text, begin)):
            weighs += [(handle, _WEIGHTS[sign[0]]) for handle in waiting]
            waiting = []
            at = signed = sign.end()
        else:
            break
    if not weighs and not waiting:
        return None
    rest = text[at:]
    return Header(tuple(weighs), tuple(waiting), text[signed:].strip(), rest.removeprefix(":").lstrip(" \n,"))


def raised(rest: str) -> Parsed:
    """`? text @owner`."""
    tail = read_tail(rest)
    if not tail.text:
        return Problem("? and then what might explain it, as in: ? gateway times out @maria.")
    return RaiseHypothesis(text=tail.text, owner=tail.person)


def about_hypotheses(text: str) -> Parsed | None:
    """A line that begins with the handle of a hypothesis; None where it does not."""
    header = read_header(text)
    if header is None:
        return None
    if header.weighs:
        return GiveEvidence(text=unkept(header.behind_weighs, continues(header.behind_weighs)), weighs=header.weighs)
    verb, words = choice(header.behind_all, VERBS)
    if verb is None:
        # H2O and other words that end in letters are words, unless a form follows.
        return None if _is_word(header) else _no_verb(header)
    if verb == _TEST:
        tail = read_tail(words, box=True, first=True)
        return AssignTask(text=tail.text, person=tail.person, minutes=tail.minutes, tests=header.waiting)
    if len(header.waiting) > 1:
        return Problem(f"One hypothesis at a time: {header.waiting[0].lower()} {CANONICAL[HypothesisStatus(verb)]} …")
    return MoveHypothesis(hypothesis=header.waiting[0], status=HypothesisStatus(verb), reason=words)


def continues(text: str) -> bool:
    """Whether a text directly behind `h1 +` would be read as another weighing (`h2- …`)."""
    header = read_header(core(text))
    return header is not None and bool(header.weighs)


def _is_word(header: Header) -> bool:
    return len(header.waiting) == 1 and header.waiting[0][-1].isalpha() and bool(header.behind_all)


def _no_verb(header: Header) -> Problem:
    handle = header.waiting[0].lower()
    return Problem(
        f"{header.waiting[0]} needs a form: {handle} + text, {handle} - text, {handle} . text, {handle} test text, "
        f"confirm, rule out, park or reopen. \\{handle} … notes it as text."
    )
