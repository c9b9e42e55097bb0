"""Better questions, suggested while somebody writes. They are shown where there is room, and change nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from incident_console.console.rows import Piece
from incident_console.console.text import cells
from incident_console.incident.events import ActionSet, Body, FollowUpNoted
from incident_console.incident.evolve.corrections import word_fields
from incident_console.incident.text import LINE_LIMIT, one_line, shorten

SIGN = "◇ "
AFTERWARDS = (FollowUpNoted, ActionSet)
"""What is written for after the incident. Only there is a wish told as one: during the call “keep an eye on the pool”
is a task like any other, with a person and a time-box, and not a resolution that nobody can finish."""

_LANGUAGE = "incident_console.practice.language"
_ACTION_WORDS = ("verb", "outcome")
_QUOTED = 24


class Suggestion(NamedTuple):
    """What a sentence is (blame, hindsight, a wish), the words that gave the reason, and what to ask instead."""

    kind: str
    words: str
    question: str

    def within(self, room: int, *, quoted: bool = True) -> str:
        """The fullest way of saying it in so many cells; empty where there is none. `quoted` may quote the words."""
        return next((way for way in self.ways(quoted=quoted) if cells(Piece(way)) <= room), "")

    def ways(self, *, quoted: bool = True) -> Iterator[str]:
        """From the fullest to the shortest. Every question begins with one that can stand alone, up to a comma."""
        opening, comma, _ = self.question.partition(",")
        short = f"{opening}?" if comma else self.question
        if quoted and self.words:
            head = f"{self.kind} “{shorten(self.words, _QUOTED)}”"
            yield from (f"{head}: {self.question}", f"{head}: {short}")
        yield from (f"{self.kind}: {self.question}", f"{self.kind}: {short}", short)


def suggestion(text: str, *, wishes: bool = False) -> Suggestion | None:
    """What is to be suggested for the last sentence of a text that asks for it: the one that was just typed, mostly.

    There is none before the rules have been imported: `console.warm` does that, so that no key waits for it.
    """
    if not text or not hasattr(sys.modules.get(_LANGUAGE), "lint_sentence"):
        return None
    from incident_console.practice.language.markdown import passages
    from incident_console.practice.language.sentences import split

    sentences = [sentence for passage in passages(text[:LINE_LIMIT]) for _, sentence in split(passage.text)]
    found = (_told(sentence, wishes) for sentence in reversed(sentences))
    return next(filter(None, found), None)


def suggestion_for(bodies: Iterable[Body]) -> Suggestion | None:
    """What is to be suggested for the words of events that are about to be recorded."""
    for body in bodies:
        afterwards = isinstance(body, AFTERWARDS)
        names = word_fields(type(body))
        for name in (*names, *_ACTION_WORDS) if afterwards else names:
            found = suggestion(getattr(body, name, None) or "", wishes=afterwards)
            if found is not None:
                return found
    return None


def _told(sentence: str, wishes: bool) -> Suggestion | None:
    """“Be more careful” is blame and a wish: for an action it is the wish that helps."""
    by_kind = {found.kind: found for found in _judged(sentence)}
    order = ("wish", "blame", "hindsight") if wishes else ("blame", "hindsight")
    return next((by_kind[kind] for kind in order if kind in by_kind), None)


@lru_cache(maxsize=1024)
def _judged(sentence: str) -> tuple[Suggestion, ...]:
    """Remembered, so that a key costs the one sentence that it changed, however long the text is."""
    from incident_console.practice.language import lint_sentence

    return tuple(
        Suggestion(found.kind.value, one_line(found.words), one_line(found.question))
        for found in lint_sentence(sentence)
    )
