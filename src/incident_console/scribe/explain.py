"""How a line will be read, said before Enter is pressed. It dry-runs the decision, so that what is shown happens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from incident_console.incident.commands import Command
from incident_console.incident.decide import Refusal, decide
from incident_console.incident.events import Body, CriterionDropped, CriterionSet, NoticeGiven
from incident_console.incident.state import State, name_key
from incident_console.incident.words import describe
from incident_console.scribe.context import Context
from incident_console.scribe.headlines import headline
from incident_console.scribe.hints import hint
from incident_console.scribe.moments import moment_words
from incident_console.scribe.outcome import Directive, Problem
from incident_console.scribe.parse import parse
from incident_console.scribe.reference import slash_named
from incident_console.scribe.slash_export import ExportLine, export_words, read_export


@dataclass(frozen=True, slots=True)
class Explanation:
    """Whether the line would be taken, what it means or what is missing, and the label it gets in the timeline.

    `records` is what would be recorded.
    """

    ok: bool
    words: str
    label: str = ""
    records: tuple[Body, ...] = field(default=(), compare=False)


def explain(line: str, state: State, now: datetime, context: Context) -> Explanation:
    """What Enter would do with the line at `now`; times are in the context's zone. Never raises."""
    waiting = hint(line, state)
    if waiting:
        return Explanation(False, waiting)
    parsed = parse(line, now, context, state.began_at)
    if isinstance(parsed, Problem):
        return Explanation(False, parsed.reason)
    if isinstance(parsed, Directive):
        return Explanation(True, _directed(parsed, context), f"/{parsed.name}")
    return _dry_run(parsed, state, now, context)


def _directed(directive: Directive, context: Context) -> str:
    """What a command does that records nothing."""
    if directive.name == "export" and isinstance(asked := read_export(directive.argument, context), ExportLine):
        return export_words(asked)
    command = slash_named(directive.name)
    means = command.means if command else directive.name
    return f"{means}: {directive.argument}" if directive.argument else means


def _dry_run(command: Command, state: State, now: datetime, context: Context) -> Explanation:
    decided = decide(state, command, now)
    if isinstance(decided, Refusal):
        return Explanation(False, decided.reason)
    first = decided[0]
    parts = [headline(first.body, state, now, context.zone)]
    parts += _unlisted(first.body, state, context)
    parts.append(moment_words(command.at, command.approximate, now, context.zone))
    parts.append(f"by {context.author}")
    if first.history:
        parts.append("as history: what holds now stays")
    records = tuple(event.body for event in decided)
    return Explanation(True, " · ".join(parts), describe(first.body, state).label, records)


def _unlisted(body: Body, state: State, context: Context) -> list[str]:
    """Whether an exit criterion or an audience is on nobody's list yet: a typing error shows here."""
    if isinstance(body, NoticeGiven):
        listed = not context.audiences or _among(body.audience, (*state.notices, *context.audiences))
        return [] if listed else ["not one of those who must hear"]
    if isinstance(body, (CriterionSet, CriterionDropped)):
        listed = _among(body.name, (*state.criteria, *context.criteria))
        return [] if listed else ["new on the list" if isinstance(body, CriterionSet) else "it is on no list"]
    return []


def _among(name: str, known: Iterable[str]) -> bool:
    return name_key(name) in map(name_key, known)
