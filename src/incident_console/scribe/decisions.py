"""Lines about decisions: `= text`, `=? text | other way`, `d1 poll`, `d1 object text @sam`, `d1 adopt text`."""

from __future__ import annotations

import re
from typing import Literal

from incident_console.incident.commands import (
    Decide,
    ObjectToDecision,
    PollDecision,
    ProposeDecision,
    SettleDecision,
)
from incident_console.scribe.hypotheses import handle_of
from incident_console.scribe.outcome import Parsed, Problem, quoted
from incident_console.scribe.tail import read_tail, write_tail
from incident_console.scribe.words import choice

_DECISION = re.compile(r"([Dd][0-9]{1,6}[A-Za-z]{0,3})(?::?\s+|:?$)")
_BAR = re.compile(r"(\\*)\|")

_OUTCOMES: dict[str, Literal["adopted", "rejected", "withdrawn"]] = {
    "adopt": "adopted", "adopted": "adopted", "reject": "rejected", "rejected": "rejected",
    "withdraw": "withdrawn", "withdrawn": "withdrawn",
}  # fmt: skip
DECISION_VERBS: dict[str, str] = {
    "poll": "poll", "polled": "poll", "object": "object", "objects": "object", "objection": "object", **_OUTCOMES,
}  # fmt: skip
"""What may follow a decision's handle, and what it does."""


def decided(rest: str) -> Parsed:
    """`= text`."""
    return Decide(text=rest) if rest else Problem("= and then what was decided, as in: = fail over to region B.")


def proposed(rest: str) -> Parsed:
    """`=? text | other way | another @who`."""
    tail = read_tail(rest)
    text, *options = _split(tail.text)
    if not text:
        return Problem("=? and then what is proposed, as in: =? fail over to region B | stay and wait.")
    return ProposeDecision(text=text, options=tuple(filter(None, options)), person=tail.person)


def write_proposal(command: ProposeDecision) -> str:
    """The line of a proposal; bars in its own words are kept with a backslash."""
    if not command.text or not all(command.options):
        return ""
    ways = " | ".join(_BAR.sub(r"\1\\|", way) for way in (command.text, *command.options))
    return f"=? {write_tail(ways, command.person)}"


def _split(text: str) -> list[str]:
    """The parts between bars; a bar behind a backslash is part of the text, and one backslash comes off."""
    parts, at = [""], 0
    for bar in _BAR.finditer(text):
        parts[-1] += text[at : bar.start()]
        at = bar.end()
        if bar[1]:
            parts[-1] += f"{bar[1][1:]}|"
        else:
            parts.append("")
    parts[-1] += text[at:]
    return [part.strip() for part in parts]


def about_decision(text: str) -> Parsed | None:
    """A line that begins with the handle of a decision; None where it does not."""
    found = _DECISION.match(text)
    if found is None:
        return None
    decision, rest = handle_of(found[1]), text[found.end() :]
    verb, words = choice(rest, DECISION_VERBS)
    low = found[1].lower()
    if verb is None:
        if decision[-1].isalpha() and rest:
            return None
        return Problem(
            f"{low.upper()} needs a form: {low} poll, object text @who, adopt, reject or withdraw. "
            f"\\{low} … notes it as text."
        )
    if verb == "poll":
        if words:
            return Problem(f"{low} poll stands alone: “any strong objections?” was asked. “{quoted(words)}” is more.")
        return PollDecision(decision=decision)
    if verb == "object":
        tail = read_tail(words)
        return ObjectToDecision(decision=decision, text=tail.text, person=tail.person)
    return SettleDecision(decision=decision, outcome=_OUTCOMES[verb], text=words)
