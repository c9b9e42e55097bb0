"""`/export FILE` and the switches behind it: read, said in words, completed. They mean what the command line's mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from incident_console.scribe.context import Context
from incident_console.scribe.offers import fitting
from incident_console.scribe.outcome import Problem, quoted
from incident_console.scribe.quoting import QUOTED, quote, unquoted
from incident_console.scribe.words import listed

FORMS = ("md", "html", "json", "csv", "activity", "status", "brief")
TIMELINES = ("curated", "full")

VALUED: Mapping[str, str] = {
    "template": "the template: its name or its file",
    "timeline": "curated: the starred entries alone; full: all",
    "zone": "a time zone beside UTC, as Europe/Berlin",
    "format": "another form than the file's ending says",
}
"""The switches that are followed by a word, and what that is."""

FLAGS: Mapping[str, str] = {
    "roles": "role names instead of people's names",
    "redact": "what looks like a secret is masked",
    "force": "a file that is there is replaced, hand edits and all",
    "diff": "only shows what would change in the file",
}
"""The switches that stand alone, and what each does."""

_SWITCH = re.compile(r"(?:^|(?<=\s))--(?=[A-Za-z])")
_OPTION = re.compile(rf"--(?P<name>[A-Za-z][\w-]*)(?:(?:=|\s+)(?P<value>{QUOTED}|(?!--)\S+))?\s*", re.DOTALL)
_FLAG = re.compile(r"--(?P<name>[A-Za-z][\w-]*)\s*")
_PLAIN = re.compile(r"[^\s\"]+")
_TYPED_SWITCH = re.compile(r"(?:^|(?<=\s))-{0,2}[a-z]*$")
_TYPED_VALUE = re.compile(r"(?:^|(?<=\s))--(?P<name>[a-z]+)(?:=|\s+)(?P<typed>[^\s\"]*)$")


@dataclass(frozen=True, slots=True)
class ExportLine:
    """What an `/export` line asks for. What is empty is as the team has it, or as the file's ending says."""

    file: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()


def read_export(text: str, context: Context) -> ExportLine | Problem:
    """What stands behind `/export`: a file, whose name may have blanks in it, then switches in any order.

    A file with ` --` in its name goes into quotation marks. Where the context knows no templates, any name will do.
    """
    file, rest = _file(text)
    values: dict[str, str] = {}
    flags: set[str] = set()
    while rest:
        valued = _OPTION.match(rest)
        name = valued["name"].casefold() if valued else ""
        found = valued if name in VALUED else _FLAG.match(rest)
        if found is None:
            return Problem(
                f"“{quoted(rest)}” is no switch: put the file in front, in quotation marks if it has -- in it."
            )
        if name not in VALUED and name not in FLAGS:
            return _unknown(name)
        if name in values or name in flags:
            return Problem(f"--{name} stands there twice. Once is enough.")
        if name in FLAGS:
            flags.add(name)
        else:
            value = found["value"] or ""
            value = unquoted(value) if value.startswith('"') else value
            if problem := _wrong(name, value, context):
                return problem
            values[name] = value
        rest = rest[found.end() :]
    return ExportLine(file, values, frozenset(flags))


def _file(text: str) -> tuple[str, str]:
    """The file, and the switches behind it."""
    if found := re.match(rf"({QUOTED})(?:\s+|$)", text, re.DOTALL):
        return unquoted(found[1]), text[found.end() :]
    begins = _SWITCH.search(text)
    return (text[: begins.start()].strip(), text[begins.start() :]) if begins else (text.strip(), "")


def _unknown(name: str) -> Problem:
    known = [*VALUED, *FLAGS]
    near = [one for one in known if one.startswith(name)] or get_close_matches(name, known, n=1)
    way = f"Did you mean {listed(f'--{one}' for one in near)}?" if near else f"There are --{', --'.join(known)}."
    return Problem(f"There is no --{quoted(name, 20)}. {way}")


def _wrong(name: str, value: str, context: Context) -> Problem | None:
    """What is wrong with the word behind a switch."""
    if not value:
        needs = {"timeline": listed(TIMELINES), "format": listed(FORMS)}.get(name, VALUED[name])
        return Problem(f"--{name} needs a word behind it: {needs}.")
    choices = {"timeline": TIMELINES, "format": FORMS}.get(name)
    if choices and value not in choices:
        return Problem(f"--{name} {quoted(value, 20)}: it is {listed(choices)}.")
    if name != "template" or not context.templates or value in context.templates or re.search(r"[/\\]|\.j2$", value):
        return None
    near = get_close_matches(value, context.templates, n=1)
    way = f"Did you mean {near[0]}?" if near else f"There are {', '.join(context.templates)}."
    return Problem(f"There is no template “{quoted(value)}”. {way}")


def file_typed(name: str) -> str:
    """A file's name as it is typed behind `/export`: in quotation marks where it could be read as a switch."""
    return quote(name) if _SWITCH.search(name) or name.startswith('"') or name != name.strip() else name


def export_words(asked: ExportLine) -> str:
    """What will be written: in which form, what is in it, and last where, because that is what may be cut off."""
    values, flags = asked.values, asked.flags
    words = ["shows what would change, writes nothing" if "diff" in flags else "writes the postmortem draft"]
    if form := values.get("format"):
        words.append(f"as {form}")
    if template := values.get("template"):
        words.append(f"template {template}")
    if timeline := values.get("timeline"):
        words.append(f"{timeline} timeline")
    if zone := values.get("zone"):
        words.append("UTC alone" if zone == "UTC" else f"{zone} beside UTC")
    words += [word for flag, word in _TOLD.items() if flag in flags]
    told = ", ".join(words)
    return f"{told}: {asked.file}" if asked.file else told


_TOLD = {"roles": "roles for names", "redact": "secrets masked", "force": "replaces what is there"}


def export_offers(typed: str, context: Context) -> tuple[int, list[tuple[str, str]]]:
    """What could stand at the end of what was typed behind `/export`, and from where on it would stand there."""
    if found := _TYPED_VALUE.search(typed):
        known = _known(found["name"], context)
        if known:
            return found.start("typed"), fitting(found["typed"], known)
    asked = {match["name"] for match in _FLAG.finditer(typed)}
    found = _TYPED_SWITCH.search(typed)
    if found is None or not (found[0] or typed[-1:].isspace() or not typed):
        return 0, []
    if found[0] and not found[0].startswith("-"):
        return 0, []  # a word of the file's name
    left = {f"--{name}": means for name, means in {**VALUED, **FLAGS}.items() if name not in asked}
    return found.start(), [item for item in left.items() if item[0].startswith(found[0])]


def _known(name: str, context: Context) -> dict[str, str]:
    """The words that may stand behind a switch, as far as they are known."""
    if name == "template":
        return {_typed(one): "template" for one in context.templates}
    if name == "zone":
        own = getattr(context.zone, "key", "")
        return {own: "your own", "UTC": "no other one"} if own else {"UTC": "no other one"}
    return dict.fromkeys({"timeline": TIMELINES, "format": FORMS}.get(name, ()), name)


def _typed(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else quote(name)
