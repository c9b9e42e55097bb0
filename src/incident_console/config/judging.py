"""Judging a settings table: every value that fits is taken, every other one is named in one line and left out."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from incident_console.config.settings import Settings
from incident_console.config.shape import (
    NEVER,
    dotted,
    enum_in,
    expected,
    leaves,
    model_in,
    optional,
    plain,
    table_in,
    unlike,
    written,
)
from incident_console.incident.text import one_line

Keys = tuple[str, ...]


def judge_table(table: Mapping[str, Any], where: str) -> tuple[Settings, set[str], list[str]]:
    """The settings that a table makes, the dotted names of what it set, and what was wrong, one line each."""
    judge = _Judge(where)
    given = judge.table(Settings, table, ())
    try:
        settings = Settings.model_validate(_merged(judge.defaults, given))
    except ValidationError as error:
        found = error.errors()[0]
        judge.problems.append(f"{where}: {dotted(found['loc'])}: {one_line(found['msg'])}; all defaults are used")
        return Settings(), set(), judge.problems
    return settings, {dotted(path) for path, _ in leaves(given)}, judge.problems


def _merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(under)
    for key, value in over.items():
        below = under.get(key)
        merged[key] = _merged(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return merged


class _Judge:
    """Goes through a table beside the model that it is for."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.defaults = plain(Settings())
        self.problems: list[str] = []

    def table(self, model: type[BaseModel], table: Mapping[str, Any], path: Keys) -> dict[str, Any]:
        """What can be taken of a table that stands for a model."""
        taken: dict[str, Any] = {}
        for key, value in table.items():
            field = model.model_fields.get(key)
            if field is None:
                self.unknown((*path, key), list(model.model_fields))
            else:
                self.value(model, key, field, value, path, taken)
        return self.agreeing(model, taken, path)

    def agreeing(self, model: type[BaseModel], taken: dict[str, Any], path: Keys) -> dict[str, Any]:
        """Values that fit one by one, without those that contradict each other or a default."""
        try:
            model.model_validate(taken)
        except ValidationError as error:
            reason = one_line(error.errors()[0]["msg"]).removeprefix("Value error, ")
            at_odds = {key for key in taken if key in reason} or set(taken)
            self.problems.append(f"{self.where}: {dotted(path) or 'settings'}: {reason}; the defaults of these stay")
            return {key: value for key, value in taken.items() if key not in at_odds}
        return taken

    def value(
        self, model: type[BaseModel], key: str, field: FieldInfo, value: Any, path: Keys, taken: dict[str, Any]
    ) -> None:
        """Take the value of one field, or what fits of it where it is a table."""
        here = (*path, key)
        inner, pair = model_in(field.annotation), table_in(field.annotation)
        if (inner or pair) and not isinstance(value, Mapping):
            self.wrong(here, value, "a table")
        elif inner:
            taken[key] = self.table(inner, value, here)
        elif pair:
            taken[key] = self.entries(model, key, pair, value, here)
        else:
            found = None if value == NEVER and optional(field.annotation) else value
            reason = None if unlike(field.annotation, found) else self.misfit(model, {key: found}, key)
            if reason == "":
                taken[key] = plain(found)
            else:
                self.wrong(here, value, expected(field.annotation, field) + _detail(reason))

    def entries(
        self, model: type[BaseModel], key: str, pair: tuple[object, object], value: Mapping[str, Any], path: Keys
    ) -> dict[str, Any]:
        """What can be taken of a table with free keys, or with those of an enumeration."""
        names, inner = enum_in(pair[0]), model_in(pair[1])
        taken: dict[str, Any] = {}
        for name, one in flattened(model, key, value).items():
            if names and name not in (allowed := [str(member.value) for member in names]):
                self.unknown((*path, name), allowed, guess=False)
            elif inner and isinstance(one, Mapping):
                taken[name] = self.table(inner, one, (*path, name))
            elif inner or unlike(pair[1], one) or self.misfit(model, {key: {name: one}}, key):
                self.wrong((*path, name), one, expected(pair[1]))
            else:
                taken[name] = one
        return taken

    def misfit(self, model: type[BaseModel], table: dict[str, Any], key: str) -> str:
        """Why a model does not take this value, the others aside; empty where it does."""
        try:
            model.model_validate(table)
        except ValidationError as error:
            found = [one for one in error.errors() if one["loc"][:1] == (key,)]
            return _reason(found[0]["loc"], found[0]["type"], found[0]["msg"]) if found else ""
        return ""

    def unknown(self, path: Keys, known: list[str], *, guess: bool = True) -> None:
        """Name a key that does not exist, and the nearest that does, or all."""
        near = get_close_matches(path[-1], known, n=1) if guess else []
        right = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        self.problems.append(f"{self.where}: {dotted(path)}: there is no such setting; {right}")

    def wrong(self, path: Keys, value: Any, right: str) -> None:
        """Name a value that cannot be, and what would be right."""
        stands = self.default_words(path)
        near = get_close_matches(str(value), _zones(), n=1) if path == ("zone",) else []
        meant = f" (did you mean {near[0]}?)" if near else ""
        self.problems.append(f"{self.where}: {dotted(path)} = {written(value)}: should be {right}{meant}{stands}")

    def default_words(self, path: Keys) -> str:
        """What holds in the place of a value that cannot be."""
        found: Any = self.defaults
        for key in path:
            if not isinstance(found, Mapping) or key not in found:
                return "; it is left out"
            found = found[key]
        return "; the default stays" if isinstance(found, (Mapping, list)) else f"; the default stays: {written(found)}"


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _reason(loc: tuple[int | str, ...], kind: str, message: str) -> str:
    """What pydantic has against a value, with the place where it lies in a list, as people count."""
    place = ", ".join(f"item {key + 1}" if isinstance(key, int) else one_line(key) for key in loc[1:])
    return f"{place}: {'there is no such key' if kind == 'extra_forbidden' else one_line(message)}"


def _detail(reason: str | None) -> str:
    """The reason, where it says more than what would be right: which item of a list is wrong."""
    return f" ({reason})" if reason and reason.startswith("item ") else ""


def flattened(model: type[BaseModel], key: str, value: Mapping[str, Any]) -> Mapping[str, Any]:
    """The table of keys without the tables within it, which dots in the identifiers of actions make in TOML."""
    if model is Settings and key == "keys":
        return {dotted(path): one for path, one in leaves(value)}
    return value
