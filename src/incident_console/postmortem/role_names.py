"""Role names instead of people's names, for a document that goes further than the team."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from incident_console.incident.roles import spells
from incident_console.incident.state import State
from incident_console.incident.vocabulary import Role
from incident_console.postmortem.retell import retold

OTHERS = "participant"
"""What somebody is called who held no role."""

_WORD = re.compile(r"[^\W_]+")
_GAP = 3
"""Characters between two words of one name: `dana.reyes`, `Reyes, Dana` is another order."""

_Words = tuple[str, ...]


def in_role_names(state: State) -> State:
    """The incident with every name of a person that the log knows replaced by the role that they held.

    Names are replaced where they stand as names and within texts: whole, and by the first or the last word alone where
    only one person has it. What is said of somebody whom nobody entered as a person stays as it is.
    """
    titles = role_titles(state)
    teller = _Teller(titles, _asked_only(state))
    return retold(state, teller.tell)


def role_titles(state: State) -> dict[str, str]:
    """What each person is called: by their highest role, with a number where several held it, earliest first."""
    first: dict[str, Role] = {}
    order = list(Role)
    for spell in spells(state):
        known = first.get(spell.person)
        if known is None or order.index(spell.role) < order.index(known):
            first[spell.person] = spell.role
    everybody = dict.fromkeys([*first, *filter(None, state.people)])
    kinds = {name: first[name].full if name in first else OTHERS for name in everybody}
    same = _by_key(kinds)
    how_many = Counter(same.values())
    count: Counter[str] = Counter()
    titles: dict[str, str] = {}
    for key, kind in same.items():
        count[kind] += 1
        titles[key] = f"{kind} {count[kind]}" if how_many[kind] > 1 or kind == OTHERS else kind
    return {name: titles[name.casefold()] for name in everybody}


def _by_key(kinds: Mapping[str, str]) -> dict[str, str]:
    """One kind for each person in whatever case the name was typed: the first, which is the highest."""
    found: dict[str, str] = {}
    for name, kind in kinds.items():
        found.setdefault(name.casefold(), kind)
    return found


def _asked_only(state: State) -> set[str]:
    """Those of whom something was asked and who did nothing else: mostly teams, whose words are everybody's words."""
    asked = {need.of.casefold() for need in state.needs.values()}
    acted = {event.author.casefold() for event in state.effective.values()}
    acted |= {spell.person.casefold() for spell in spells(state)}
    acted |= {task.person.casefold() for task in state.tasks.values()}
    acted |= {hypothesis.owner.casefold() for hypothesis in state.hypotheses.values()}
    return asked - acted


class _Teller:
    """Puts role names in the place of names. Costs what the text costs, however many people there are."""

    def __init__(self, titles: Mapping[str, str], whole_only: set[str]) -> None:
        self.exact = {name.casefold(): title for name, title in titles.items()}
        self.whole: dict[_Words, str] = {}
        self.part: dict[str, str] = {}
        parts: Counter[str] = Counter()
        for key, title in self.exact.items():
            words = tuple(_WORD.findall(key))
            if len("".join(words)) > 1 and any(character.isalpha() for character in key):
                self.whole.setdefault(words, title)
        for name in {name.casefold(): name for name in titles}.values():
            for part in set(_parts(name)) if name.casefold() not in whole_only else ():
                parts[part.casefold()] += 1
                self.part[part] = self.exact[name.casefold()]
        self.part = {
            part: title
            for part, title in self.part.items()
            if parts[part.casefold()] == 1 and (part.casefold(),) not in self.whole
        }
        self.handles = {part.casefold(): title for part, title in self.part.items()}
        self.lengths = sorted({len(words) for words in self.whole}, reverse=True)

    def tell(self, text: str) -> str:
        """The text with role names in it."""
        if not text:
            return text
        if (title := self.exact.get(text.casefold())) is not None:
            return title
        told, done = [], 0
        for start, end, title in self._found(text):
            told += [text[done:start], title]
            done = end
        return "".join([*told, text[done:]]) if told else text

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        words = list(_WORD.finditer(text))
        place = 0
        while place < len(words):
            length, title = self._at(text, words, place)
            if title:
                start = words[place].start()
                yield (
                    start - text.startswith("@", start - 1) if start else start,
                    words[place + length - 1].end(),
                    title,
                )
            place += length

    def _at(self, text: str, words: list[re.Match[str]], place: int) -> tuple[int, str]:
        """How many words of a text are a name, and whose role it is; one word and nothing where they are none."""
        for length in self.lengths:
            run = words[place : place + length]
            if len(run) < length or not _close(run, text):
                continue
            if title := self.whole.get(tuple(word[0].casefold() for word in run)):
                return length, title
        word = words[place]
        title = self.part.get(word[0], "")
        if not title and word.start() and text[word.start() - 1] == "@":
            title = self.handles.get(word[0].casefold(), "")
        return 1, title


def _close(run: list[re.Match[str]], text: str) -> bool:
    gaps = (text[one.end() : other.start()] for one, other in pairwise(run))
    return all(len(gap) <= _GAP and "\n" not in gap for gap in gaps)


def _parts(name: str) -> Iterator[str]:
    """The first and the last word of a name of several, as people are called on a call."""
    words = _WORD.findall(name)
    if len(words) > 1:
        yield from (word for word in (words[0], words[-1]) if len(word) > 1 and word[0].isupper())
