"""Reading a draft back as a Markdown renderer shows it, to hold what is seen against what was typed."""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

HARMLESS = {"text", "softbreak", "hardbreak", "text_special"}


def renderer() -> MarkdownIt:
    """CommonMark with GitHub's tables, strike-through and links from whole addresses."""
    reader = MarkdownIt("gfm-like")
    assert reader.linkify is not None
    reader.linkify.set({"fuzzy_link": False})
    return reader


@dataclass
class Seen:
    """One run of text as it is shown: what it stands in, the text, and which marks it carries."""

    inside: tuple[str, ...]
    text: str
    marks: set[str]


@dataclass
class Reading:
    """A section as it is shown: its lines, and its tables as rows of cells."""

    heading: str
    lines: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def flat(text: str) -> str:
    """White space made alike: a line break and a space show the same."""
    return " ".join(text.split())


def seen(markdown: str) -> list[Seen]:
    """Every run of text in the order in which it is shown."""
    found: list[Seen] = []
    inside: list[str] = []
    for token in renderer().parse(markdown):
        if token.nesting == 1:
            inside.append(token.tag)
        elif token.nesting == -1:
            inside.pop()
        elif token.type == "inline":
            found.append(Seen(tuple(inside), shown(token), marks(token)))
        else:
            found.append(Seen((*inside, token.type), token.content, {token.type}))
    return found


def shown(token: Token) -> str:
    """The text that a reader sees of an inline token."""
    parts = []
    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak") or _is_break(child):
            parts.append(" ")
        elif child.type in ("html_inline", "image"):
            parts.append(f"«{child.type}»")
        else:
            parts.append(child.content)
    return flat("".join(parts))


def marks(token: Token) -> set[str]:
    """What in an inline token is more than text."""
    return {child.type for child in token.children or [] if child.type not in HARMLESS and not _is_break(child)}


def _is_break(token: Token) -> bool:
    return token.type == "html_inline" and token.content == "<br>"


def sections(markdown: str) -> dict[str, Reading]:
    """What is shown under each second-level heading; what stands above the first is under an empty one."""
    current = Reading("")
    found = {"": current}
    inside: list[str] = []
    for token in renderer().parse(markdown):
        if token.nesting == 1:
            inside.append(token.tag)
            if token.tag == "tr":
                current.rows.append([])
        elif token.nesting == -1:
            inside.pop()
        elif token.type == "inline" and inside[-1] == "h2":
            current = found.setdefault(shown(token), Reading(shown(token)))
        elif token.type == "inline" and inside[-1] in ("td", "th"):
            current.rows[-1].append(shown(token))
        else:
            current.lines.append(shown(token))
    return found
