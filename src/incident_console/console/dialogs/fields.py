"""Forms as data: which fields a dialog has, how they begin, and what command they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from incident_console.console.dialogs.values import Values
from incident_console.console.rows import Line, Piece, Row
from incident_console.incident.commands import Command

Shape = Literal["text", "passage", "choice", "person", "minutes", "time", "day"]
"""One line, several lines, one of some options, a person, a length of time, a moment, a day by which to be done."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice. `key` picks it besides its number and its first letter."""

    value: str
    words: str
    hint: str = ""
    key: str = ""


def always(_: Values) -> bool:
    """A field that is there whatever stands in the others."""
    return True


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    `asks` is the question that stands there while the field must be filled in and is not; empty where it need not
    be. Enter stops once at a `wanted` field that is empty. A field that is not there (`when`) is not read. What a
    `pinned` field begins with is what the dialog was opened about, so that nothing typed before replaces it. The cursor
    begins `before` the words that stand there already, or else behind them. A choice without a label takes the width.
    """

    shape: Shape
    name: str
    label: str | Callable[[Values], str]
    initial: str = ""
    asks: str | Callable[[Values], str] = ""
    wanted: bool = False
    when: Callable[[Values], bool] = always
    placeholder: str = ""
    options: tuple[Option, ...] = ()
    rows: int = 3
    pinned: bool = False
    before: bool = False

    def label_in(self, values: Values) -> str:
        """What stands beside the field."""
        return self.label if isinstance(self.label, str) else self.label(values)

    def question(self, values: Values) -> str:
        """What is asked while the field is empty and must not be."""
        return self.asks if isinstance(self.asks, str) else self.asks(values)


def _no_commands(_: Values) -> tuple[Command, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Form:
    """A dialog as data.

    `build` makes the commands out of the values, and none where nothing is to be recorded; it may raise Unclear.
    `check` is what stands under the fields all the time: what is there and what is missing, always as many lines.
    `note` is advice on what is about to be recorded, `say` what is to be said aloud with it, `copies` what is copied
    out of the dialog for somebody who is not on the call. `follow` gives other fields a new value when one was changed.
    `exhibit` is a list to look at, such as what was pasted, of at the most `exhibit_rows` rows. With `ready` a
    complete draft stands there, and the focus begins on Record; `start` names a field for it to begin at. `safe`
    names the choice whose first option records nothing. `over` says why there is nothing to do any more. `about`
    tells things apart whose texts must not mix. In what is written for `afterwards` a wish is told as one.
    """

    name: str
    title: tuple[Piece, ...]
    fields: tuple[Field, ...] = ()
    build: Callable[[Values], tuple[Command, ...]] = _no_commands
    about: str = ""
    intro: tuple[Line, ...] = ()
    check: Callable[[Values], Sequence[Line]] | None = None
    note: Callable[[Values], str] | None = None
    say: Callable[[Values], str] | None = None
    copies: Callable[[Values], str] | None = None
    follow: Callable[[Values], Mapping[str, str]] | None = None
    exhibit: Callable[[Values], Sequence[Row]] | None = None
    exhibit_rows: int = 5
    ready: bool = False
    start: str = ""
    safe: str = ""
    timed: bool = True
    record: str = "Record"
    nothing: str = "Nothing will be recorded."
    over: str = ""
    afterwards: bool = False

    def with_time(self) -> Form:
        """The form with the time of what happened as its last field, where it has one."""
        if not self.timed or not self.fields:
            return self
        return replace(self, fields=(*self.fields, WHEN), timed=False)


WHEN = Field("time", "at", "When", placeholder="now · 14:31 · -5m · ~14:30")
"""The time that every form ends with; empty means now."""


def words(text: str) -> Line:
    """A line of plain words that wraps."""
    return Line(body=Piece(text), wrap=True)
