"""What a language check finds, and of which kind it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is the matter with a sentence.

    Blame puts the failure into a person. Hindsight holds what was done against what is known only now. A wish is an
    action that nobody can finish, because nothing says when it is done.
    """

    BLAME = "blame"
    HINDSIGHT = "hindsight"
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that would serve better as a question.

    `line` counts from 1 and is where the sentence begins. `words` are those of its words that gave the reason,
    `question` is what to ask instead, in the how-and-what form.
    """

    line: int
    sentence: str
    kind: Kind
    words: str
    question: str
