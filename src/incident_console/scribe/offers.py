"""What Tab offers behind the commands on who has heard, on exit criteria and on action items."""

from __future__ import annotations

import re
from collections.abc import Mapping

from incident_console.incident.state import State, name_key
from incident_console.incident.text import one_line, shorten
from incident_console.incident.vocabulary import ActionCategory, Rating
from incident_console.scribe.action import NEW, STATUSES
from incident_console.scribe.context import Context
from incident_console.scribe.quoting import QUOTED, quote
from incident_console.scribe.slash_ending import CRITERION_STATUSES

_LABEL = 60
_PLAIN = re.compile(r"[^\s\"\\@:,]+")
_NAMED = re.compile(rf"(?P<name>{QUOTED})\s+(?P<typed>[a-z ]*)$", re.DOTALL | re.IGNORECASE)
_LIST = re.compile(r"(?P<verb>add|drop)\s+(?P<typed>.*)$", re.DOTALL | re.IGNORECASE)
_ACTION = re.compile(
    rf"(?P<item>[aA][0-9]+[a-z]*|{NEW}\b)\s+(?P<before>(?:.*\s)?)(?P<typed>[0-9a-z]*)$", re.DOTALL | re.IGNORECASE
)
_VALUES = re.compile(r"(?:^|\s)(?P<field>kind|impact|effort|due)\s+$", re.IGNORECASE)

_FIELDS = {
    "owner": "@name", "due": "2w or a date", "ticket": "OPS-1", "verb": "what is done", "outcome": "how one sees it",
    "kind": ", ".join(ActionCategory), "impact": ", ".join(Rating), "effort": ", ".join(Rating),
    "commit": "it is promised", "consider": "it is only considered", "done": "it is done",
}  # fmt: skip
_DAYS = {"1w": "in a week", "2w": "in two weeks", "4w": "in four weeks"}


def fitting(typed: str, choices: Mapping[str, str]) -> list[tuple[str, str]]:
    """The choices that begin with what was typed, then those that contain it, each in the order given."""
    wanted = typed.casefold()
    first = [item for item in choices.items() if item[0].casefold().startswith(wanted)]
    bare = wanted.lstrip("#/")
    then = [item for item in choices.items() if item not in first and bare and bare in item[0].casefold()]
    return first + then


def audiences(state: State, context: Context) -> dict[str, str]:
    """Those who must hear, the ones that have not heard first."""
    heard = {notices[0].audience: "has heard" for notices in state.notices.values()}
    named = {name: "has not heard yet" for name in context.audiences if name_key(name) not in state.notices}
    return {_typed(name): label for name, label in (named | heard).items()}


def exit_words(typed: str, state: State, context: Context) -> list[tuple[str, str]]:
    """The exit criteria with what can be said of one, and the ways to change the list."""
    names = _criteria(state, context)
    if found := _NAMED.match(typed):
        words = dict.fromkeys(CRITERION_STATUSES, "exit criterion")
        return [(f"{found['name']} {word}", label) for word, label in fitting(found["typed"], words)]
    if found := _LIST.match(typed):
        verb = found["verb"].casefold()
        return [(f"{verb} {name}", label) for name, label in fitting(found["typed"], names)] if verb == "drop" else []
    ways = {"add": "puts a criterion on the list", "drop": "takes one off it"}
    return fitting(typed, {quote(name): label for name, label in names.items()} | ways)


def _criteria(state: State, context: Context) -> dict[str, str]:
    known = {name_key(name): name for name in context.criteria}
    known |= {key: criterion.name for key, criterion in state.criteria.items()}
    listed = {key: state.criteria.get(key) for key in known}
    return {
        known[key]: "met" if criterion and criterion.met else "open"
        for key, criterion in listed.items()
        if criterion is None or criterion.listed is not False
    }


def action_offers(typed: str, state: State) -> tuple[int, list[tuple[str, str]]]:
    """The follow-ups by handle, and behind one of them what can be said about it; and from where on that stands."""
    found = _ACTION.match(typed)
    if found is None:
        items = {f.handle.lower(): shorten(one_line(f"{f.handle} {f.text}"), _LABEL) for f in state.follow_ups.values()}
        return 0, fitting(typed, items | {NEW: "one that nobody has noted yet"})
    before, begun = f" {found['before']}", found["typed"].casefold()
    choices: Mapping[str, str] = {
        word: label for word, label in _FIELDS.items() if word in STATUSES or f" {word} " not in before
    }
    if value := _VALUES.search(before):
        field = value["field"].casefold()
        ratings = {str(one): field for one in (ActionCategory if field == "kind" else Rating)}
        choices = _DAYS if field == "due" else ratings
    return found.start("typed"), [item for item in choices.items() if item[0].startswith(begun)]


def _typed(name: str) -> str:
    """A name as it is typed where it stands first: in quotation marks, unless it is a single plain word."""
    return name if _PLAIN.fullmatch(name) else quote(name)
