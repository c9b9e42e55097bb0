"""Who a change of severity calls in and who it releases, at the end of its reason: `engage @a @b release @c`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from incident_console.scribe.tail import PERSON, at_name, person_of

_VERB = re.compile(r"(?:^|(?<=\s))(?P<kept>\\*)(?P<verb>engage|release)s?(?=[\s,])", re.IGNORECASE)
_ONE = re.compile(rf"[\s,]+{PERSON}", re.DOTALL)
_ALL = re.compile(rf"(?:[\s,]+{re.sub('[?]P<[a-z]+>', '?:', PERSON)})+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Engaged:
    """A reason without the people behind it."""

    reason: str
    engages: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()


def read_engaged(text: str) -> Engaged:
    """The reason, who is called in and who is released; either may come first. A backslash keeps them in the reason."""
    taken: dict[str, tuple[str, ...]] = {}
    while (found := _last(text)) is not None and (verb := found["verb"].casefold()) not in taken:
        if found["kept"]:
            text = text[: found.start()] + text[found.start() + 1 :]
            break
        people = (person_of(one) for one in _ONE.finditer(text, found.end()))
        taken[verb] = tuple(filter(None, people))
        text = text[: found.start()].rstrip()
    return Engaged(text, taken.get("engage", ()), taken.get("release", ()))


def write_engaged(reason: str, engages: tuple[str, ...], releases: tuple[str, ...]) -> str:
    """A reason with the people behind it, with a backslash where its own words would be read as such."""
    behind = {"engage": engages, "release": releases}
    written = {verb for verb, people in behind.items() if people}
    if (found := _last(reason)) is not None and found["verb"].casefold() not in written:
        reason = f"{reason[: found.start()]}\\{reason[found.start() :]}"
    tails = (f"{verb} {' '.join(map(at_name, people))}" for verb, people in behind.items() if people)
    return " ".join(filter(None, (reason, *tails)))


def _last(text: str) -> re.Match[str] | None:
    """The last word that calls somebody in or releases them, where nothing but people stands behind it."""
    for found in reversed(list(_VERB.finditer(text))):
        if _ALL.fullmatch(text, found.end()):
            return found
    return None
