"""The five things that an action item needs: which are missing, why what stands there will not do, how to mend it.

An action item needs a named person, a verb that can be checked, an outcome that can be measured, a ticket in the
team's own tracker and a date; one that lacks any of them is a direction and not a commitment. Nothing is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from incident_console.incident.state import FollowUp


class Element(StrEnum):
    """One of the five things that an action item needs."""

    PERSON = "named person"
    VERB = "verifiable verb"
    OUTCOME = "measurable outcome"
    TICKET = "ticket"
    DATE = "date"

    @property
    def word(self) -> str:
        """Its last word, where there is no room for more: `outcome`."""
        return self.value.rsplit(" ", 1)[-1]


class Lack(NamedTuple):
    """What an action item does not have: why what stands there will not do, and the line that would mend it.

    `how` says in a few words what to fill in, for a form in which there is a field for it.
    """

    element: Element
    why: str
    mend: str
    how: str


_SEVERAL = re.compile(
    r"\b(?:team|teams|squad|group|guild|department|dept|everyone|everybody|someone|somebody|anyone|nobody|we|us|tbd|tba|crew|tribe|"
    r"chapter|and)\b|[/&+;]|(?<!\()\bon-?call$|^[?\W]*$",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"(?:(?:the|our|all|on-?call|infra|infrastructure|devops|devs|sres?|qa|platform|backend|frontend|engineering|"
    r"engineers?|developers?|operations|ops|support|management|owner|vendor|database|network|security|leads?|manager|head|of|tooling)\W*)+",
    re.IGNORECASE,
)
_UNCHECKABLE = re.compile(
    r"^(?:please\s+)?(?:improve|enhance|strengthen|optimi[sz]e|review|discuss|consider|investigate|explore|think|try|"
    r"look\s+(?:into|at)|ensure|make\s+sure|be|become|remember|avoid|help|encourage|revisit|understand|study|learn|"
    r"monitor|follow\s+up|work\s+on|address|deal|better|more)\b",
    re.IGNORECASE,
)
_CHECKABLE = re.compile(
    r"^(?:add|automate|configure|connect|create|delete|disable|enable|encrypt|enforce|extend|extract|generate|implement|"
    r"install|introduce|lower|migrate|move|publish|put|reject|remove|rename|replace|require|restrict|retire|rewrite|"
    r"rotate|schedule|send|shorten|simulate|validate|verify|write)\b",
    re.IGNORECASE,
)
"""Words that begin an action and hardly ever a remark, as “page”, “test” and “deploy” do."""

_HOPE = re.compile(
    r"\b(?:better|improved?|improvement|faster|quicker|easier|safer|fewer|less|more|resilien\w+|reliab\w+|robust\w*|"
    r"awareness|confidence|healthier|smoother)\b",
    re.IGNORECASE,
)


def what_is_done(follow_up: FollowUp) -> str:
    """The action in words: its verb, else what was noted where that begins with one; empty where there is none."""
    return follow_up.verb or (follow_up.text if _CHECKABLE.match(follow_up.text.strip()) else "")


@lru_cache(maxsize=1024)
def lacks_of(follow_up: FollowUp) -> tuple[Lack, ...]:
    """What an action item lacks, in the order of the five elements; empty where it has them all."""
    return tuple(_lacks(follow_up))


def _lacks(follow_up: FollowUp) -> Iterator[Lack]:
    line = f"/action {follow_up.handle.lower()}"
    if why := _person(follow_up.person):
        how = "one name: whose is it among them?" if follow_up.person else "one name, and not a team's"
        yield Lack(Element.PERSON, why, f"{line} owner @name", how)
    if why := _verb(what_is_done(follow_up)):
        how = "what can be checked: add, write, remove …" if what_is_done(follow_up) else "what is done: add, write …"
        yield Lack(Element.VERB, why, f"{line} verb add a 2 s timeout to the gateway client", how)
    if why := _outcome(follow_up.outcome):
        how = "by how much? a number, or what is seen" if follow_up.outcome else "how one sees it: a number, a test"
        yield Lack(Element.OUTCOME, why, f"{line} outcome the alert pages within 5 min in a test", how)
    if not follow_up.ticket:
        yield Lack(Element.TICKET, "No ticket in the tracker.", f"{line} ticket OPS-4821", "its number in your tracker")
    if follow_up.due is None:
        yield Lack(Element.DATE, "No date.", f"{line} due 2w", "a day, or 2w for in two weeks")


def _person(person: str) -> str:
    if not person:
        return "Nobody owns it."
    return "That is no one person." if _SEVERAL.search(person) or _UNITS.fullmatch(person) else ""


def _verb(words: str) -> str:
    if not words:
        return "It does not say what will be done."
    from incident_console.practice.language import Kind, lint_sentence  # its word lists take long to load

    wish = any(finding.kind is Kind.WISH for finding in lint_sentence(words))
    vague = _UNCHECKABLE.match(words.strip()) and not any(character.isdigit() for character in words)
    return "Nobody can check when that is done." if wish or vague else ""


def _outcome(words: str) -> str:
    """An outcome needs a number or something to be seen; “better” and “more” without a number are neither."""
    if not words:
        return "It does not say how one will see that it is done."
    hopes = _HOPE.search(words) and not any(character.isdigit() for character in words)
    return "That cannot be measured: add a number, or what will be seen." if hopes else ""
