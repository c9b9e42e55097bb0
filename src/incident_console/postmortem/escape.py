"""Escaping for Markdown: text that people wrote shows as they wrote it and never becomes markup.

Written for CommonMark and GitHub's dialect. Only what could be taken for markup is escaped, so that the file still
reads well as it stands. A renderer that makes links of bare addresses on its own may still do so.
"""

from __future__ import annotations

import re

from incident_console.incident.text import clean

_MARKUP = re.compile(
    r"[\\`*\[\]|$<]"  # code, emphasis, links and images, tables, formulas, tags
    r"|&(?=\#?\w+;)"  # entities
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis, but not the one in snake_case
    r"|(?<=\S)~|~(?![^\W_])"  # strike-through and fences, but not the one in ~14:30
    r"|:(?=//)|(?<=www)\.|(?<=[\w.+-])@(?=\w)"  # addresses that GitHub would make links of
    r"|(?<!\S)\#+(?=\s|$)",  # the beginning and the end of a heading
    re.IGNORECASE,
)
_LINE_START = re.compile(
    r">"  # quotes
    r"|[-+](?=\s|$)"  # points
    r"|[-:](?=[-:\s]*$)|=(?==*\s*$)"  # underlines, rules, the second row of a table
    r"|\d{1,9}(?P<dot>[.)])(?=\s|$)"  # numbered points
)
_ENTITIES = {"&": "&amp;", "<": "&lt;"}


def inline(text: str) -> str:
    """The text on one line, for a heading: line breaks become spaces."""
    first, *others = _lines(text)
    return _escape(" ".join([first, *(line.lstrip(" ") for line in others)]))


def cell(text: str) -> str:
    """The text for a cell of a table: line breaks become `<br>`, the only way that a table has for them."""
    first, *others = _lines(text)
    return "<br>".join([_escape(first), *(_indented(line, _escape(line.lstrip(" "))) for line in others)])


def block(text: str, indent: str = "", starts: bool = True) -> str:
    """The text for a paragraph or a point: line breaks stay, and each further line begins with `indent`.

    `starts` is whether the text is the first of its paragraph or point.
    """
    first, *others = _lines(text)
    lines = [
        _started(first) if starts else _escape(first),
        *(_indented(line, _started(line.lstrip(" "))) for line in others),
    ]
    return f"\\\n{indent}".join(lines)


def _lines(text: str) -> list[str]:
    """The lines that have something in them, cleaned. The spaces around the whole stay: they separate pieces."""
    if text.isascii() and text.isprintable():  # most pieces of a draft: nothing to clean, one line
        return [text]
    lines = clean(text).expandtabs(4).split("\n")
    return [line for line in (*map(str.rstrip, lines[:-1]), lines[-1]) if line] or [""]


def _indented(line: str, escaped: str) -> str:
    """The escaped line, as far in as it was typed."""
    return "&nbsp;" * (len(line) - len(line.lstrip(" "))) + escaped


def _started(line: str) -> str:
    """A line that may stand at the beginning of a paragraph, where more characters mean something."""
    start = _LINE_START.match(line)
    if start is None:
        return _escape(line)
    at = start.start("dot") if start["dot"] else 0
    return f"{line[:at]}\\{line[at]}{_escape(line[at + 1 :])}"


def _escape(text: str) -> str:
    return _MARKUP.sub(_marked, text)


def _marked(match: re.Match[str]) -> str:
    found = match[0]
    return _ENTITIES.get(found) or "".join(f"\\{character}" for character in found)
