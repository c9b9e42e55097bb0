"""The settings model looked at as data: which keys there are, what each may be, how its values are written."""

from __future__ import annotations

import json
import types
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from incident_console.incident.text import one_line, shorten

NEVER = "never"
"""How a settings file writes a number that is not there: TOML has no word for nothing."""


def model_in(annotation: object) -> type[BaseModel] | None:
    """The model that an annotation stands for, if it is one."""
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def table_in(annotation: object) -> tuple[object, object] | None:
    """The types of key and value, where an annotation is a mapping."""
    annotation = _bare(annotation)
    origin = get_origin(annotation)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key, value = get_args(annotation)
        return key, value
    return None


def optional(annotation: object) -> bool:
    """Whether a value may be missing: `never`."""
    return type(None) in _alternatives(annotation)


def enum_in(annotation: object) -> type[Enum] | None:
    """The enumeration that an annotation stands for, if it is one."""
    bare = _bare(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, Enum) else None


def expected(annotation: object, field: FieldInfo | None = None) -> str:
    """What a value must be, in words."""
    extra = field.json_schema_extra if field is not None else None
    if isinstance(extra, dict) and "expected" in extra:
        return str(extra["expected"])
    words = [_type_words(one, field) for one in _alternatives(annotation) if one is not type(None)]
    if optional(annotation):
        words.append(f'"{NEVER}"')
    return " or ".join(words)


def _alternatives(annotation: object) -> tuple[object, ...]:
    if get_origin(annotation) is Annotated:
        return _alternatives(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return get_args(annotation)
    return (annotation,)


def unlike(annotation: object, value: object) -> bool:
    """Whether a value is of another kind than what is asked for, such as `true` or `"5"` for a number."""
    kinds = {_bare(one) for one in _alternatives(annotation)} - {type(None)}
    if value is None or len(kinds) != 1:
        return False
    kind = kinds.pop()
    if kind in (int, float):
        return isinstance(value, bool) or not isinstance(value, (int, float))
    return kind in (bool, str) and not isinstance(value, bool if kind is bool else str)


def _bare(annotation: object) -> object:
    return _bare(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation


def _constraints(annotation: object, field: FieldInfo | None) -> list[object]:
    found = list(field.metadata) if field is not None else []
    for one in get_args(annotation)[1:] if get_origin(annotation) is Annotated else ():
        found += one.metadata if isinstance(one, FieldInfo) else [one]
    return found


def _type_words(annotation: object, field: FieldInfo | None) -> str:
    constraints, annotation = _constraints(annotation, field), _bare(annotation)
    if (kind := enum_in(annotation)) is not None:
        return "one of " + ", ".join(str(member.value) for member in kind)
    if annotation is bool:
        return "true or false"
    if annotation in (int, float):
        bounds = [words for one in constraints if (words := _bound(one))]
        return ", ".join(["a whole number" if annotation is int else "a number", *bounds])
    if table_in(annotation) is not None or model_in(annotation) is not None:
        return "a table"
    if get_origin(annotation) in (tuple, list, set, frozenset):
        return f"a list, each {_type_words(get_args(annotation)[0], None)}"
    return "text in quotes"


def _bound(constraint: object) -> str:
    match constraint:
        case Gt(gt=limit):
            return f"over {limit}"
        case Ge(ge=limit):
            return f"{limit} or more"
        case Lt(lt=limit):
            return f"under {limit}"
        case Le(le=limit):
            return f"up to {limit}"
    return ""


def written(value: object, limit: int = 60) -> str:
    """A value as a settings file has it, on one line of at the most `limit` characters."""
    if value is None:
        return f'"{NEVER}"'
    return shorten(one_line(json.dumps(plain(value), ensure_ascii=False, default=str)), limit)


def plain(value: object) -> Any:
    """A value in the types that JSON has."""
    if isinstance(value, BaseModel):
        return {name: plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(one) for one in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.value if isinstance(value, Enum) else value


def leaves(tree: Mapping[str, Any], before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value in a tree of tables, with the keys that lead to it; an empty table is a value."""
    for key, value in tree.items():
        path = (*before, key)
        if isinstance(value, Mapping) and value:
            yield from leaves(value, path)
        else:
            yield path, value


def dotted(path: tuple[object, ...]) -> str:
    """The keys to a value in one, as people say them: `policy.cadence.SEV1.briefing_minutes`."""
    return ".".join(shorten(one_line(str(key)), 60) for key in path)
