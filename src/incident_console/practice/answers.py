"""What the commander has said already and what was put off: read out of the log, so that nothing nags."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from incident_console.incident.events import PromptSaid, PromptSnoozed
from incident_console.incident.identifiers import EventId
from incident_console.incident.state import State
from incident_console.incident.text import NAME_LIMIT
from incident_console.practice.moments import FOREVER, after

STALL = "stall:"
CALL_OUT = "call-out:"


@dataclass(frozen=True, slots=True)
class Answers:
    """When each prompt was last said, and until when each is put off, by key; for stalls by hypothesis too.

    A stall prompt carries the handles of the hypotheses that it names in its key. Saying or putting it off holds for
    each of them, so that one of them cannot come back early under another key when another one moves. Call-outs have
    a key for each mark; putting one off puts off the marks that follow until then, too. `unchanged` are the prompts
    that were said after everything else in the log: nothing has changed since.
    """

    said: dict[str, datetime] = field(default_factory=dict)
    later: dict[str, datetime] = field(default_factory=dict)
    asked: dict[EventId, datetime] = field(default_factory=dict)
    stall_later: dict[EventId, datetime] = field(default_factory=dict)
    call_out_later: datetime | None = None
    unchanged: frozenset[str] = frozenset()

    def put_off(self, key: str, now: datetime) -> bool:
        """Whether the prompt was put off until later than `now`, or for good."""
        until = self.later.get(key)
        return until is not None and now < until

    def rests(self, key: str, now: datetime, rest: timedelta | None) -> bool:
        """Whether the prompt was said and has not rested for long enough; `rest` None: once is enough."""
        at = self.said.get(key)
        return at is not None and (rest is None or now - at < rest)

    def due(self, key: str, due_at: datetime) -> datetime:
        """When a promise is due: not before what it was put off to. FOREVER where it was put off for good."""
        return max(due_at, self.later.get(key, due_at))


def answers(state: State) -> Answers:
    """Everything that was said or put off, out of the events that count. Of two snoozes the longer one holds."""
    found = Answers()
    changed = _last_change(state)
    unchanged = set()
    for event_id in state.said:
        event = state.effective[event_id]
        body = event.body
        if isinstance(body, PromptSaid):
            _latest(found.said, body.prompt, event.occurred_at)
            if event.order > changed:
                unchanged.add(body.prompt)
            for hypothesis in _stalled_in(state, body.prompt):
                _latest(found.asked, hypothesis, event.occurred_at)
        elif isinstance(body, PromptSnoozed):
            until = FOREVER if body.minutes is None else after(event.occurred_at, body.minutes)
            _latest(found.later, body.prompt, until)
            for hypothesis in _stalled_in(state, body.prompt):
                _latest(found.stall_later, hypothesis, until)
    call_outs = [until for key, until in found.later.items() if key.startswith(CALL_OUT)]
    return replace(found, call_out_later=max(call_outs, default=None), unchanged=frozenset(unchanged))


def _last_change(state: State) -> tuple[str, EventId]:
    """The place in the log of the latest event that is more than an answer to a prompt."""
    for order in reversed(state.order):
        if not isinstance(state.log[order[1]].body, (PromptSaid, PromptSnoozed)):
            return order
    return ("", "")


def stall_key(handles: Iterable[str]) -> str:
    """The key of the stall prompt and clock of the hypotheses with these handles.

    Of very many it names as many as a name in the log can hold; the others are asked about after them.
    """
    key = STALL
    for handle in handles:
        if len(key) + len(handle) + 1 > NAME_LIMIT:
            break
        key += handle if key == STALL else f",{handle}"
    return key


def _stalled_in(state: State, key: str) -> list[EventId]:
    handles = key.removeprefix(STALL).split(",") if key.startswith(STALL) else []
    return [state.handles[handle] for handle in handles if handle in state.handles]


def _latest(table: dict[str, datetime], key: str, at: datetime) -> None:
    table[key] = max(table.get(key, at), at)
