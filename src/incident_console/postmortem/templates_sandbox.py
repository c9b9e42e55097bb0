"""Carrying out a template: what it may see, and in one line what is wrong with it.

Imported when a template is carried out and not before: Jinja2 takes a while to load.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.filters import FILTERS
from jinja2.nodes import Assign, Const, Extends, Name
from jinja2.sandbox import SandboxedEnvironment

from incident_console.incident.text import one_line, shorten
from incident_console.postmortem.curation import Timeline
from incident_console.postmortem.document import Draft, Section, asked
from incident_console.postmortem.markdown import blocks_markdown, section_markdown, title_markdown
from incident_console.postmortem.templates import WrongTemplate, nearest

KNOWN = ("title", "opening", "sections", "section", "rest", "ask")
"""What a template is given."""

TIMELINE = "timeline"
"""What a template sets to say which entries it wants in its timeline."""

_FILTERS = ("default", "first", "join", "last", "length", "list", "reject", "rejectattr", "select", "selectattr")
"""The filters that place text and do not change it: cutting or replacing could undo the escaping."""

_OF_A_SECTION = ("key", "heading", "body", "filled")
_HELP = "`incident-console templates show full` is one that works"
_MANY_EMPTY = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")


class Written:
    """Text that is ready as Markdown. It can be placed and joined, and has no parts that could be taken out."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __str__(self) -> str:
        return self._text

    def __bool__(self) -> bool:
        return bool(self._text)


class Placed:
    """A section as a template sees it: placed as it is with its heading, or heading and body apart."""

    __slots__ = ("_text", "_used", "body", "filled", "heading", "key")

    def __init__(self, section: Section, used: set[str]) -> None:
        heading, body = section_markdown(section)
        self.key = section.key
        self.heading = Written(heading)
        self.body = Written(body)
        self.filled = section.filled
        self._text = f"## {heading}\n\n{body}"
        self._used = used

    def __str__(self) -> str:
        self._used.add(self.key)
        return self._text


class _Undefined(StrictUndefined):
    """What a template names and is not there; using it says so in words."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        name = str(self._undefined_name)
        if isinstance(self._undefined_obj, Placed):
            return f"a section has no “{name}”. {nearest(name, _OF_A_SECTION)}"
        return f"nothing is called “{name}” here. {nearest(name, KNOWN)}"


class _Sandbox(SandboxedEnvironment):
    """Jinja2 with no way to files, to Python or to the inside of a text, and none to fill the memory."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise WrongTemplate(f"“{operator}” is no operator of a template. A template places sections.")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, Placed):
            return attr in _OF_A_SECTION
        return not isinstance(obj, (str, Written)) and super().is_safe_attribute(obj, attr, value)


def fill(draft: Draft, text: str, path: Path, folders: Iterable[Path]) -> str:
    """The Markdown that a template makes of a draft: LF line ends, one at the end. Raises WrongTemplate."""
    sandbox = _Sandbox(
        loader=_loader(path, folders),
        undefined=_Undefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    sandbox.globals.clear()
    sandbox.filters = {name: FILTERS[name] for name in _FILTERS}
    try:
        code = sandbox.compile(text, name=path.name, filename=str(path))
        made = sandbox.template_class.from_code(sandbox, code, sandbox.make_globals(None)).render(_given(draft))
    except Exception as error:
        raise WrongTemplate(_words(error, path)) from error
    return _MANY_EMPTY.sub("\n\n", made).strip("\n") + "\n"


def timeline_asked(text: str, path: Path, folders: Iterable[Path]) -> Timeline | None:
    """Which entries a template wants in its timeline, as it or the one that it extends says; None where neither does.

    It is read without carrying the template out, because the draft is drawn up for it. Raises WrongTemplate.
    """
    loader = _loader(path, folders)
    sandbox = _Sandbox(loader=loader, autoescape=False)
    seen: set[str] = set()
    try:
        while True:
            tree = sandbox.parse(text, name=path.name, filename=str(path))
            for node in tree.find_all(Assign):
                if isinstance(node.target, Name) and node.target.name == TIMELINE:
                    return _timeline(node, path)
            parent = next((node.template for node in tree.find_all(Extends)), None)
            if not isinstance(parent, Const) or parent.value in seen:
                return None
            seen.add(str(parent.value))
            text, found, _ = loader.get_source(sandbox, str(parent.value))
            path = Path(found or str(parent.value))
    except (TemplateError, RecursionError):
        return None  # carrying it out says what is wrong with it, and where


def _timeline(node: Assign, path: Path) -> Timeline:
    wanted = node.node.value if isinstance(node.node, Const) else None
    if wanted not in set(Timeline):
        known = " or ".join(f'"{mode}"' for mode in Timeline)
        example = '{% set timeline = "curated" %}'
        raise WrongTemplate(f"{path}, line {node.lineno}: {TIMELINE} is {known}, as in {example}.")
    return Timeline(wanted)


def _loader(path: Path, folders: Iterable[Path]) -> ChoiceLoader:
    return ChoiceLoader([FileSystemLoader(folder) for folder in (path.parent, *folders)])


def _given(draft: Draft) -> dict[str, object]:
    used: set[str] = set()
    placed = {section.key: Placed(section, used) for section in draft.sections}
    return {
        "title": Written(title_markdown(draft)),
        "opening": Written(blocks_markdown(draft.opening)),
        "sections": tuple(placed.values()),
        "section": _finder(placed, used),
        "rest": lambda: [each for key, each in placed.items() if key not in used],
        "ask": _ask,
    }


def _finder(placed: dict[str, Placed], used: set[str]) -> Callable[[object], Placed]:
    def section(key: object = "") -> Placed:
        name = str(key)
        if name not in placed:
            raise WrongTemplate(f"there is no section “{name}”. {nearest(name, placed)}")
        used.add(name)
        return placed[name]

    return section


def _ask(what: object) -> Written:
    """A placeholder that says what people have to write."""
    return Written(blocks_markdown((asked(str(what)),)))


def _words(error: Exception, path: Path) -> str:
    """One line: the file, the line, what is wrong, what would be right."""
    if isinstance(error, TemplateSyntaxError):
        where, line = error.filename or str(path), error.lineno
    else:
        where, line = _place(error, path)
    if isinstance(error, TemplateNotFound):
        what = f"there is no template “{error.name}” beside it or in the program"
    elif isinstance(error, RecursionError):
        what = "it calls itself without end"
    else:
        what = (str(error) or type(error).__name__).replace("'Written' object", "text that is ready as Markdown")
    what = shorten(one_line(what), 400).rstrip(".")
    right = "" if isinstance(error, WrongTemplate) or "Did you mean" in what or "There are" in what else f" {_HELP}."
    return f"{where}, line {line}: {what}{'' if what.endswith('?') else '.'}{right}"


def _place(error: Exception, path: Path) -> tuple[str, int]:
    """The last line of a template that was being carried out."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.endswith(".py")]
    return (frames[-1].filename, frames[-1].lineno or 1) if frames else (str(path), 1)
