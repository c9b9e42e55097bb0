"""Markdown read as prose: its passages, each with the line that it begins on, and without the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a point of a list, a cell of a table or a heading. Line breaks within it are kept.

    `line` counts from 1. Code in the line keeps its backticks; links stand as their text.
    """

    line: int
    text: str


_FENCE = re.compile(r"\s{0,12}(?:>\s?|[-*+]\s+){0,4}(`{3,}|~{3,})")
_HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s+|$)")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+|\*{3,}|_{3,})\s*$")
_BULLET = re.compile(r"\s*(?:[-*+•‣◦–]|\d{1,3}[.)]|[a-zA-Z][.)])\s+(?:\[[ xX]\]\s+)?")
_QUOTE = re.compile(r"\s{0,12}>\s?")
_DELIMITERS = re.compile(r"\s*+\|?+\s*+:?+-++:?+\s*+(?:\|\s*+:?+-++:?+\s*+)*+\|?+\s*+$")
_CELLS = re.compile(r"(?<!\\)\|")
_REFERENCE = re.compile(r"\s{0,3}\[[^\]\n]{1,200}\]:\s*<?(?:https?://|\.{0,2}/|#|mailto:)\S*")

_CODE = re.compile(r"(?<!`)`{1,3}([^`]+)`{1,3}")
_IMAGE = re.compile(r"!\[([^\[\]]{0,300})\](?:\([^()\n]{0,600}\))?")
_LINK = re.compile(r"\[([^\[\]]{1,600})\](?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,1000}\)|\[[^\[\]\n]{0,200}\])?")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>")
_ADDRESS = re.compile(r"<?(?:https?|ftp|mailto):[^\s<>]+>?")
_EMPHASIS = re.compile(r"\*{1,3}|~~|(?<![\w])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|#39|mdash|ndash);")
_ENTITIES = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'"}


def passages(text: str) -> Iterator[Passage]:
    """The passages of a text in their order. Fenced code, comments, rules and link addresses are left out."""
    yield from _Reader().read(_without_comments(text))


def _without_comments(text: str) -> str:
    """The text with nothing but the line breaks left of each `<!-- comment -->`."""
    parts, done = [], 0
    while (begin := text.find("<!--", done)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        parts += [text[done:begin], "\n" * text.count("\n", begin, end)]
        done = end + 3
    return "".join([*parts, text[done:]])


class _Reader:
    """Goes through the lines once; what is open is the passage that the next line may carry on."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._began = 0
        self._fence = ""

    def read(self, text: str) -> Iterator[Passage]:
        lines = text.split("\n")
        skip_to = _end_of_front_matter(lines)
        for number, line in enumerate(lines, start=1):
            if number > skip_to:
                following = lines[number] if number < len(lines) else ""
                yield from self._line(number, line.rstrip("\r"), following.rstrip("\r"))
        yield from self._close()

    def _line(self, number: int, line: str, following: str) -> Iterator[Passage]:
        fence = _FENCE.match(line)
        if self._fence:
            if fence and fence[1].startswith(self._fence):
                self._fence = ""
            return
        if fence:
            self._fence = fence[1]
            yield from self._close()
            return
        if (quote := _QUOTE.match(line)) is not None:
            line = line[quote.end() :]
        yield from self._prose(number, line, following)

    def _prose(self, number: int, line: str, following: str) -> Iterator[Passage]:
        if not line.strip() or _REFERENCE.match(line) or _UNDERLINE.match(line):
            yield from self._close()
        elif heading := _HEADING.match(line):
            yield from self._close()
            yield from _passage(number, line[heading.end() :].rstrip(" #"))
        elif "|" in line and (line.lstrip().startswith("|") or _DELIMITERS.match(line) or _DELIMITERS.match(following)):
            yield from self._close()
            if not _DELIMITERS.match(line):
                for cell in _CELLS.split(line):
                    yield from _passage(number, cell)
        elif bullet := _BULLET.match(line):
            yield from self._close()
            self._begin(number, line[bullet.end() :])
        elif self._open:
            self._open.append(line)
        else:
            self._begin(number, line)

    def _begin(self, number: int, line: str) -> None:
        self._began = number
        self._open = [line]

    def _close(self) -> Iterator[Passage]:
        if self._open:
            yield from _passage(self._began, "\n".join(self._open))
        self._open = []


def _passage(line: int, text: str) -> Iterator[Passage]:
    plain = plain_text(text) if text.strip() else ""
    if plain.strip():
        yield Passage(line, plain)


def _end_of_front_matter(lines: list[str]) -> int:
    """How many lines the front matter takes: from `---` on the first line to the next one; none without that."""
    if lines[0].rstrip() != "---":
        return 0
    for number, line in enumerate(lines[1:200], start=2):
        if line.rstrip() in ("---", "..."):
            return number
        if line.strip() and not re.match(r"[\w.-]+\s*:|\s|#|-\s", line):
            return 0
    return 0


def plain_text(text: str) -> str:
    """A passage without its marks: links by their text, addresses left out, code still in its backticks."""
    parts, done = [], 0
    for code in _CODE.finditer(text):
        parts += [_unmarked(text[done : code.start()]), f"`{code[1]}`"]
        done = code.end()
    return "".join([*parts, _unmarked(text[done:])])


def _unmarked(text: str) -> str:
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _TAG.sub(" ", text)
    text = _ADDRESS.sub("", text)
    text = _EMPHASIS.sub("", text)
    text = _ENTITY.sub(lambda match: _ENTITIES.get(match[0], "–"), text)
    return _ESCAPE.sub(r"\1", text)
