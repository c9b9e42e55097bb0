"""What a line still needs while it is being typed: the forms of the command, or what the handle stands for."""

from __future__ import annotations

from incident_console.incident.state import State
from incident_console.incident.text import one_line, shorten
from incident_console.scribe.reference import SLASH, slash_named
from incident_console.scribe.when import when_length

EMPTY = "type what was seen, said or done · ? hypothesis · ! task · = decision · > update · need · todo · / commands"
_ROOM = 44
_LONGEST = 120


def hint(line: str, state: State) -> str:
    """A hint for a line that is only a beginning; empty where the line says enough to be read."""
    if len(line) > _LONGEST:
        return ""
    text = line.strip()
    if not text:
        return EMPTY
    rest = text[when_length(text) :].strip()
    if rest.startswith("/"):
        return _slash(rest[1:])
    return _handle(rest, state)


def _slash(typed: str) -> str:
    if typed and not typed.replace("-", "").isalpha():
        return ""
    if slash_named(typed):
        return ""
    begun = [command for command in SLASH if command.name.startswith(typed.casefold())]
    if len(begun) == 1:
        return f"{begun[0].form} {begun[0].means}"
    return " ".join(f"/{command.name}" for command in begun)


def _handle(rest: str, state: State) -> str:
    event_id = state.named(rest) if len(rest) < 12 else None
    if event_id is None:
        return ""
    if (hypothesis := state.hypotheses.get(event_id)) is not None:
        forms = "+ - . text, test, confirm, rule out, park, reopen"
        return f"{hypothesis.handle} {_said(hypothesis.text)} ({hypothesis.status.value}): {forms}"
    if (task := state.tasks.get(event_id)) is not None:
        whose = f"{task.person}, " if task.person else ""
        forms = "ack, done, failed, drop, +5m, @name"
        return f"{task.handle} {_said(task.text)} ({whose}{task.status.value}): {forms}"
    if (need := state.needs.get(event_id)) is not None:
        return f"{need.handle} {_said(need.text)} ({need.status.value}): met, drop, @name"
    if (decision := state.decisions.get(event_id)) is not None:
        forms = "poll, object text @who, adopt, reject, withdraw"
        return f"{decision.handle} {_said(decision.text)} ({decision.status.value}): {forms}"
    return ""


def _said(text: str) -> str:
    return shorten(one_line(text), _ROOM)
