"""Finding lines again: those of the program in a file that people changed, and those that two drafts share."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence


def found_again(base: Sequence[str], mine: Sequence[str]) -> list[int | None]:
    """For each line of `mine` its place in `base`, by fingerprint; None for a line that people wrote.

    A line that is in `base` just once is known wherever it went. One that is there several times is known only beside
    a neighbour that is; where that leaves it open, it counts as people's, so that nothing of theirs is ever taken.
    """
    often = Counter(base)
    places = {fingerprint: place for place, fingerprint in enumerate(base) if often[fingerprint] == 1}
    found: list[int | None] = [places.pop(fingerprint, None) for fingerprint in mine]
    taken = {place for place in found if place is not None}
    forward = range(1, len(mine))
    backward = range(len(mine) - 2, -1, -1)
    for way, step in ((forward, 1), (backward, -1)):
        for at in way:
            beside = found[at - step]
            if found[at] is not None or beside is None:
                continue
            place = beside + step
            if 0 <= place < len(base) and place not in taken and base[place] == mine[at]:
                found[at] = place
                taken.add(place)
    return found


def aligned(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The lines that two versions share, in an order that both have: as many pairs of places as there can be.

    Of equal lines the first is held to be the first, the second the second, and so on. Takes n log n steps.
    """
    places = {key: place for place, key in enumerate(numbered(old))}
    shared = [(places[key], place) for place, key in enumerate(numbered(new)) if key in places]
    return [shared[at] for at in _rising([one for one, _ in shared])]


def numbered(values: Sequence[Hashable]) -> list[tuple[Hashable, int]]:
    """The values told apart: each with how many equal ones stand before it."""
    seen: defaultdict[Hashable, int] = defaultdict(int)
    keys = []
    for value in values:
        keys.append((value, seen[value]))
        seen[value] += 1
    return keys


def _rising(numbers: Sequence[int]) -> list[int]:
    """The places of a longest rising subsequence of different numbers."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(tails, number)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [place]
        before.append(ends[length - 1] if length else -1)
    chain = []
    place = ends[-1] if ends else -1
    while place >= 0:
        chain.append(place)
        place = before[place]
    chain.reverse()
    return chain
