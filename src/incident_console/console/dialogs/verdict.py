"""What a form would record, in words, before anything is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import ValidationError

from incident_console.console.dialogs.fields import Field, Form
from incident_console.console.dialogs.values import Unclear, Values
from incident_console.incident.commands import Command
from incident_console.incident.decide import NewEvent, Refusal, decide
from incident_console.incident.text import one_line
from incident_console.incident.words import describe
from incident_console.scribe.moments import moment_words


class Standing(StrEnum):
    """Whether a form can be recorded: yes; it would record nothing; something is missing; it would be refused; not
    while the dialog waits for a pause in somebody's typing."""

    READY = "ready"
    NOTHING = "nothing"
    MISSING = "missing"
    REFUSED = "refused"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where a form stands, why in words, what it would record, and which field that hangs on.

    `ending` is the end of the words that stays where there is no room for all: when, and by whom.
    """

    standing: Standing
    words: str
    commands: tuple[Command, ...] = ()
    field: str = ""
    ending: str = ""


def judge(form: Form, values: Values) -> Verdict:
    """What recording the form now would do. Never raises, whatever was typed."""
    if form.over:
        return Verdict(Standing.NOTHING, form.over)
    there = [field for field in form.fields if field.when(values)]
    try:
        _read(there, values)
        missing = _missing(there, values)
        if missing is not None:
            return missing
        commands = _timed(form.build(values), there, values)
    except Unclear as unclear:
        standing = Standing.MISSING if unclear.missing else Standing.REFUSED
        return Verdict(standing, str(unclear), field=unclear.field)
    except ValidationError as error:
        reasons = "; ".join(one_line(str(problem["msg"])) for problem in error.errors()[:1])
        return Verdict(Standing.REFUSED, f"This cannot be recorded: {reasons}.")
    return _decided(form, commands, values)


def _read(there: Sequence[Field], values: Values) -> None:
    for field in there:
        if field.shape == "minutes":
            values.minutes(field.name)
        elif field.shape == "time":
            values.moment(field.name)
        elif field.shape == "day":
            values.day(field.name)


def _missing(there: Sequence[Field], values: Values) -> Verdict | None:
    for field in there:
        question = field.question(values)
        if question and not values.text(field.name):
            return Verdict(Standing.MISSING, question, field=field.name)
    return None


def _timed(commands: tuple[Command, ...], there: Sequence[Field], values: Values) -> tuple[Command, ...]:
    if not any(field.name == "at" for field in there):
        return commands
    at, approximate = values.moment("at")
    if at is None:
        return commands
    return tuple(command.model_copy(update={"at": at, "approximate": approximate}) for command in commands)


def _decided(form: Form, commands: tuple[Command, ...], values: Values) -> Verdict:
    if not commands:
        return Verdict(Standing.NOTHING, form.nothing)
    events: list[NewEvent] = []
    for command in commands:
        decided = decide(values.state, command, values.now)
        if isinstance(decided, Refusal):
            return Verdict(Standing.REFUSED, decided.reason)
        events.extend(decided)
    what, ending = in_words(events, commands, values)
    return Verdict(Standing.READY, f"{what}{ending}", commands, ending=ending)


def in_words(events: Sequence[NewEvent], commands: Sequence[Command], values: Values) -> tuple[str, str]:
    """Events that are about to be recorded: what they are, and when and by whom."""
    facts, author = values.facts, values.facts.context.author
    if len(events) > 3:
        times = sorted(event.at for event in events)
        if times[0] == times[-1]:
            return f"{len(events)} entries", f", {facts.hhmm(times[0])}, by {author}"
        return f"{len(events)} entries", f", {facts.hhmm(times[0])} to {facts.hhmm(times[-1])}, by {author}"
    told = [_said(event, values) for event in events]
    command, zone = commands[0], facts.context.zone
    when = moment_words(command.at, command.approximate, values.now, zone)
    history = " · as history: what holds now stays" if events[0].history else ""
    return " | ".join(told), f" · {when} · by {author}{history}"


def _said(event: NewEvent, values: Values) -> str:
    said = describe(event.body, values.state)
    return f"{said.label}  {one_line(said.text)}"
