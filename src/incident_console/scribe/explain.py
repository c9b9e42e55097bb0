"""How a line will be read, said before Enter is pressed. It dry-runs the decision, so that what is shown happens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from incident_console.incident.commands import Command
from incident_console.incident.decide import Refusal, decide
from incident_console.incident.state import State
from incident_console.incident.words import describe
from incident_console.scribe.context import Context
from incident_console.scribe.headlines import headline
from incident_console.scribe.hints import hint
from incident_console.scribe.moments import moment_words
from incident_console.scribe.outcome import Directive, Problem
from incident_console.scribe.parse import parse
from incident_console.scribe.reference import slash_named


@dataclass(frozen=True, slots=True)
class Explanation:
    """Whether the line would be taken, what it means or what is missing, and the label it gets in the timeline."""

    ok: bool
    words: str
    label: str = ""


def explain(line: str, state: State, now: datetime, context: Context) -> Explanation:
    """What Enter would do with the line at `now`; times are in the context's zone. Never raises."""
    waiting = hint(line, state)
    if waiting:
        return Explanation(False, waiting)
    parsed = parse(line, now, context, state.began_at)
    if isinstance(parsed, Problem):
        return Explanation(False, parsed.reason)
    if isinstance(parsed, Directive):
        command = slash_named(parsed.name)
        means = command.means if command else parsed.name
        return Explanation(True, f"{means}: {parsed.argument}" if parsed.argument else means, f"/{parsed.name}")
    return _dry_run(parsed, state, now, context)


def _dry_run(command: Command, state: State, now: datetime, context: Context) -> Explanation:
    decided = decide(state, command, now)
    if isinstance(decided, Refusal):
        return Explanation(False, decided.reason)
    first = decided[0]
    parts = [headline(first.body, state, now, context.zone)]
    parts.append(moment_words(command.at, command.approximate, now, context.zone))
    parts.append(f"by {context.author}")
    if first.history:
        parts.append("as history: what holds now stays")
    return Explanation(True, " · ".join(parts), describe(first.body, state).label)
