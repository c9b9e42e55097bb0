"""The settings reference, generated out of the models, so that it cannot say anything else than they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from incident_console.config.settings import Settings
from incident_console.config.shape import expected, model_in, plain, table_in, written

WHOLE = 2_000
"""Characters of a default in the reference: all of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One setting: its dotted name, its default as a settings file has it, what it may be, what it is for."""

    name: str
    default: str
    value: str
    meaning: str


def rows() -> tuple[Row, ...]:
    """Every setting, in the order of the models."""
    return tuple(_rows(Settings(), ""))


def settings_reference() -> str:
    """Every setting as a Markdown table."""
    lines = ["| Setting | Default | Value | Meaning |", "|---|---|---|---|"]
    for row in rows():
        default = f"`{row.default}`" if row.default else ""
        cells = (f"`{row.name}`", default, row.value, row.meaning)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _rows(model: BaseModel, before: str) -> Iterator[Row]:
    for key, field in type(model).model_fields.items():
        name, value = before + key, getattr(model, key)
        meaning = " ".join((field.description or "").split())
        pair = table_in(field.annotation)
        if isinstance(value, BaseModel):
            yield from _rows(value, f"{name}.")
        elif pair is not None and isinstance(value, Mapping):
            yield from _entries(name, value, pair[1], meaning)
        else:
            yield Row(name, written(value, WHOLE), expected(field.annotation, field), meaning)


def _entries(name: str, table: Mapping[Any, Any], inner: object, meaning: str) -> Iterator[Row]:
    if not table:
        yield Row(f"{name}.…", "", expected(inner), meaning)
    for key, value in table.items():
        here = f"{name}.{plain(key)}"
        if model_in(inner) is None:
            yield Row(here, written(value, WHOLE), expected(inner), meaning)
        else:
            for row in _rows(value, f"{here}."):
                yield Row(row.name, row.default, row.value, row.meaning or meaning)
