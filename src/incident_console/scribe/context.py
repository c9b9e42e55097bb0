"""What the line has to know about the seat that it is typed at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, tzinfo
from types import MappingProxyType
from typing import NamedTuple

from incident_console.incident.vocabulary import Severity

_NO_ALIASES: Mapping[str, Severity] = MappingProxyType({})


class Context(NamedTuple):
    """Who types, in which zone clock times are read and shown, and the team's own names.

    `severity_aliases` are what it calls its severities (`P0`). `audiences` are those who must hear and `criteria` the
    exit criteria, as its policy names them: names of several words are known by these without quotation marks.
    `templates` are what the templates for the postmortem are called; where none are known, any name is taken.
    """

    author: str
    zone: tzinfo = UTC
    severity_aliases: Mapping[str, Severity] = _NO_ALIASES
    audiences: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
