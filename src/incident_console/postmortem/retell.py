"""Telling an incident in other words: the same events with their texts changed, added up anew.

Whatever is made out of the state afterwards, in whatever form, knows the changed words only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

from incident_console.incident.events import Amended, Event, Unknown
from incident_console.incident.evolve import fold
from incident_console.incident.state import State

Change = Callable[[str], str]
Model = TypeVar("Model", bound=BaseModel)

_FIXED = frozenset({"kind", "handle"})
_IDENTIFIER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def retold(state: State, change: Change) -> State:
    """The incident with every text and every name in its log put through `change`; `state` itself stays as it is.

    Identifiers, handles, times and the field's own words are not texts. What a newer version wrote is never shown, and
    so is left alone.
    """
    return fold(state.incident_id, [_event(event, change) for event in state.log.values()])


def texts(state: State) -> Iterator[str]:
    """Every text and name that counts, as it was corrected; one that was taken back or replaced is not among them."""
    for event in state.effective.values():
        yield event.author
        if not isinstance(event.body, (Amended, Unknown)):
            yield from _texts(event.body)


def _event(event: Event, change: Change) -> Event:
    author = change(event.author)
    body = event.body if isinstance(event.body, Unknown) else _model(event.body, change)
    if author == event.author and body is event.body:
        return event
    return event.model_copy(update={"author": author, "body": body})


def _model(model: Model, change: Change) -> Model:
    changed = {}
    for name in type(model).model_fields:
        if name not in _FIXED:
            before = getattr(model, name)
            after = _value(before, change)
            if after is not before and after != before:
                changed[name] = after
    return model.model_copy(update=changed) if changed else model


def _value(value: Any, change: Change) -> Any:
    if type(value) is str:  # not a word of the vocabulary, which is a kind of string too
        return value if _IDENTIFIER.fullmatch(value) else change(value)
    if isinstance(value, tuple):
        return tuple(_value(one, change) for one in value)
    return _model(value, change) if isinstance(value, BaseModel) else value


def _texts(value: Any) -> Iterator[str]:
    if type(value) is str:
        if not _IDENTIFIER.fullmatch(value):
            yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in _FIXED:
                yield from _texts(getattr(value, name))
