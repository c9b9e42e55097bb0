"""What Tab offers: commands and their second words, people after `@`, tags after `#`, handles at the beginning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from incident_console.incident.state import State
from incident_console.incident.text import one_line, shorten
from incident_console.incident.vocabulary import Audience, Severity, StandDownPart
from incident_console.scribe.context import Context
from incident_console.scribe.offers import action_offers, audiences, exit_words, fitting
from incident_console.scribe.people import people_by_use
from incident_console.scribe.reference import SLASH, slash_named
from incident_console.scribe.slash import LEVER_STATUSES, LEVERS, MILESTONES, PHASES
from incident_console.scribe.slash_export import export_offers
from incident_console.scribe.slash_roles import ROLES
from incident_console.scribe.tail import at_name
from incident_console.scribe.when import when_length

MOST = 20
"""Completions offered at once: more than that are typed faster than read."""

_PERSON = re.compile(r"(?:^|(?<=\s))@(\"[^\"\n]*|[^\s@\"]*)$")
_TAG = re.compile(r"(?:^|(?<=\s))#([\w./-]*)$")
_COMMAND = re.compile(r"/([A-Za-z-]*)$")
_ARGUMENT = re.compile(r"/([A-Za-z-]+)\s+(.*)$", re.DOTALL)
_HANDLE = re.compile(r"(?:(?:[hH][0-9]+[a-z]*\s*[,+\-−.·]?\s*)*(?P<many>[hH][0-9]*)|(?P<one>[tTnNdD][0-9]*))$")
_VERB = re.compile(r"(?P<letter>[hHtTnNdD])[0-9]+[a-z]*\s+(?P<typed>[a-z ]*)$", re.IGNORECASE)
_STAR = re.compile(r"(?:un)?star\s+(?P<typed>[a-z]?[0-9]*)$", re.IGNORECASE)
_WORD_BEHIND = re.compile(r"[\w./-]*")
_SEPARATORS = re.compile(r"[\s._]+")
_LABEL = 60

_VERBS = {
    "h": {"test": "text @person 5m", "confirm": "why", "rule out": "why", "park": "why", "reopen": "why"},
    "t": {"ack": "the person is on it", "done": "outcome", "failed": "outcome", "drop": "why", "+5m": "more time"},
    "n": {"met": "how", "drop": "why"},
    "d": {
        "poll": "any strong objections?", "object": "text @who", "adopt": "why", "reject": "why", "withdraw": "why",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Completion:
    """What could stand in place of `line[start:end]`, and what it is, for the list that Tab shows."""

    start: int
    end: int
    text: str
    label: str


def complete(line: str, cursor: int, state: State, context: Context) -> tuple[Completion, ...]:
    """What could be meant at the cursor (characters from the start), best first. Never raises."""
    cursor = max(0, min(cursor, len(line)))
    left = line[:cursor]
    end = cursor
    if behind := _WORD_BEHIND.match(line, cursor):
        end = behind.end()
    if found := _PERSON.search(left):
        return _offer(found.start(), end, _people(found[1].strip('"'), state))
    if found := _TAG.search(left):
        tags = {f"#{tag}": "tag" for tag in reversed(state.tags)}
        return _offer(found.start(), end, fitting(f"#{found[1]}", tags))
    begin = when_length(left)
    begin += len(left[begin:]) - len(left[begin:].lstrip())
    body = left[begin:]
    if found := _COMMAND.match(body):
        return _offer(begin, end, _commands(found[1]))
    if found := _ARGUMENT.match(body):
        word_at = begin + found.start(2)
        if found[1].casefold() == "export":
            from_here, offered = export_offers(found[2], context)
            return _offer(word_at + from_here, end, offered)
        if found[1].casefold() == "action":
            from_here, offered = action_offers(found[2], state)
            return _offer(word_at + from_here, end, offered)
        return _offer(word_at, end, _arguments(found[1], found[2], state, context))
    if found := _HANDLE.match(body):
        group = "many" if found["many"] is not None else "one"
        return _offer(begin + found.start(group), end, _handles(found[group], state))
    if found := _STAR.match(body):
        return _offer(begin + found.start("typed"), end, _all_handles(found["typed"], state))
    if found := _VERB.match(body):
        return _offer(begin + found.start("typed"), end, fitting(found["typed"], _VERBS[found["letter"].casefold()]))
    return ()


def _offer(start: int, end: int, offered: Iterable[tuple[str, str]]) -> tuple[Completion, ...]:
    return tuple(Completion(start, end, text, label) for text, label in islice(offered, MOST))


def _people(typed: str, state: State) -> list[tuple[str, str]]:
    wanted = " ".join(_SEPARATORS.split(typed.casefold())).strip()
    ranked: list[tuple[int, str]] = []
    for person in people_by_use(state):
        name = person.casefold()
        if name.startswith(wanted):
            ranked.append((0, person))
        elif any(word.startswith(wanted) for word in _SEPARATORS.split(name)):
            ranked.append((1, person))
        elif wanted in name:
            ranked.append((2, person))
    return [(at_name(person), person) for _, person in sorted(ranked, key=lambda item: item[0])]


def _commands(typed: str) -> list[tuple[str, str]]:
    return fitting(f"/{typed}", {f"/{command.name}": f"{command.form} · {command.means}" for command in SLASH})


def _arguments(name: str, typed: str, state: State, context: Context) -> list[tuple[str, str]]:
    command = slash_named(name)
    if command is None:
        return []
    if command.name == "contain":
        return _contain(typed)
    if command.name == "exit":
        return exit_words(typed, state, context)
    return fitting(typed, _choices(command.name, state, context))


def _choices(name: str, state: State, context: Context) -> dict[str, str]:
    if name == "sev":
        aliases = {alias: severity.value for alias, severity in context.severity_aliases.items()}
        return {severity.value[-1]: severity.value for severity in Severity} | aliases
    if name == "phase":
        return {phase.value: "phase" for phase in dict.fromkeys(PHASES.values())}
    if name in ("role", "assume", "offer", "accept", "decline", "withdraw", "release"):
        return {role.value: role.full for role in dict.fromkeys(ROLES.values())}
    if name == "mark":
        return {word: milestone.value for word, milestone in MILESTONES.items()}
    if name in ("amend", "undo"):
        return dict(_all_handles("", state))
    if name == "told":
        return audiences(state, context)
    if name == "update":
        return {audience.value: f"an update to {audience.full}" for audience in Audience}
    if name == "floor":
        return {"next": "gives the word to who has waited longest", "drop": "takes somebody off the list"}
    if name == "standdown":
        return {part.value: "part of standing down" for part in StandDownPart}
    return {}


def _contain(typed: str) -> list[tuple[str, str]]:
    words = {next(w for w, known in LEVERS.items() if known is lever): lever.value for lever in LEVERS.values()}
    for word in sorted(LEVERS, key=len, reverse=True):
        if typed.casefold().startswith(f"{word} "):
            statuses = {s.value: "how far it has been pulled" for s in dict.fromkeys(LEVER_STATUSES.values())}
            return [(f"{word} {text}", label) for text, label in fitting(typed[len(word) :].strip(), statuses)]
    return fitting(typed, words)


def _handles(typed: str, state: State) -> list[tuple[str, str]]:
    letter = typed[:1].casefold()
    open_ones: list[tuple[str, str]]
    if letter == "h":
        open_ones = [(h.handle, h.text) for h in state.open_hypotheses()]
    elif letter == "t":
        open_ones = [(t.handle, " · ".join(filter(None, (t.text, t.person)))) for t in state.open_tasks()]
    elif letter == "n":
        open_ones = [(n.handle, n.text) for n in state.open_needs()]
    else:
        open_ones = [(d.handle, d.text) for d in state.open_decisions()]
    wanted = typed.casefold()
    return [
        (handle.lower(), f"{handle} {shorten(one_line(text), _LABEL)}")
        for handle, text in open_ones
        if handle.casefold().startswith(wanted)
    ]


def _all_handles(typed: str, state: State) -> list[tuple[str, str]]:
    wanted = typed.casefold()
    return [(h.lower(), _text_of(h, state)) for h in reversed(state.handles) if h.casefold().startswith(wanted)]


def _text_of(handle: str, state: State) -> str:
    body = state.log[state.handles[handle]].body
    return shorten(one_line(f"{handle} {getattr(body, 'text', '')}"), _LABEL)
