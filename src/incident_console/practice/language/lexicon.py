"""Lists of words, written as running text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def verbs(text: str) -> tuple[str, ...]:
    """The verbs of a text, each once, in their order."""
    return tuple(dict.fromkeys(text.split()))
