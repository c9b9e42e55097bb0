"""Drafts as text, and what people do to an exported file: insert, delete, move, rename, rewrite, change line ends."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

Edit = Callable[[list[str]], list[str]]

BLOCKS = [
    "_None in the log._", "_To be written: what worked._", "- **Status:** draft",
    "- **Drawn up:** 2026-05-20 14:31 UTC",
    "- **Drawn up:** 2026-05-20 15:02 UTC", "### H1: open", "### H1: ruled out", "- T1 Maria\n  - done\n  - late",
    "| Time | What |\n| --- | --- |\n| 14:31 | pool at 40 % |\n| 14:32 | pool at 40 % |\n| 14:33 | gone |",
    "| Time | What |\n| --- | --- |\n| 14:31 | pool at 40 % |\n| 14:35 | back |", "> a quote", "one\\\ntwo",
]  # fmt: skip
HEADINGS = ["Summary", "Impact", "Hypotheses", "Tasks", "Timeline", "Needs"]

_body = st.lists(st.sampled_from(BLOCKS), max_size=4)
_section = st.builds(lambda heading, body: "\n\n".join([f"## {heading}", *body]), st.sampled_from(HEADINGS), _body)
DRAFTS = st.builds(
    lambda title, body, sections: "\n\n".join([f"# {title}", *body, *sections]) + "\n",
    st.sampled_from(["Checkout is down", "Card payments time out"]),
    _body,
    st.lists(_section, max_size=6),
)

WORDS = st.sampled_from(
    ["", "Jo: we were lucky here", "## Notes", "# Ours", "| 14:34 | Jo saw it |", "  - a remark", "```", "## Impact",
     "<!-- incident-console -->", "\\", "\x0c", "\u2028", "- **Drawn up:** on Monday", "  "]
) | st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=12)  # fmt: skip


def _place(lines: list[str], at: float) -> int:
    return int(at * len(lines))


def insert(at: float, words: list[str]) -> Edit:
    return lambda lines: [*lines[: _place(lines, at)], *words, *lines[_place(lines, at) :]]


def delete(at: float, count: int) -> Edit:
    return lambda lines: [*lines[: _place(lines, at)], *lines[_place(lines, at) + count :]]


def rewrite(at: float, words: str) -> Edit:
    """Change a line, half of it still there."""
    return lambda lines: [
        line[: len(line) // 2] + words if place == _place(lines, at) else line for place, line in enumerate(lines)
    ]


def move(at: float, count: int, to: float) -> Edit:
    def moved(lines: list[str]) -> list[str]:
        start = _place(lines, at)
        taken, rest = lines[start : start + count], lines[:start] + lines[start + count :]
        return insert(to, taken)(rest)

    return moved


def copy(at: float, count: int, to: float) -> Edit:
    return lambda lines: insert(to, lines[_place(lines, at) : _place(lines, at) + count])(lines)


def swap_sections(at: float) -> Edit:
    def swapped(lines: list[str]) -> list[str]:
        starts = [place for place, line in enumerate(lines) if line.startswith("## ")]
        if len(starts) < 3:
            return lines
        first = starts[int(at * (len(starts) - 2))]
        second, third = starts[starts.index(first) + 1], starts[starts.index(first) + 2]
        return lines[:first] + lines[second:third] + lines[first:second] + lines[third:]

    return swapped


_at = st.floats(0, 1, exclude_max=True)
_count = st.integers(1, 12)
EDITS = st.lists(
    st.one_of(
        st.builds(insert, _at, st.lists(WORDS, min_size=1, max_size=3)),
        st.builds(delete, _at, _count),
        st.builds(rewrite, _at, WORDS),
        st.builds(move, _at, _count, _at),
        st.builds(copy, _at, _count, _at),
        st.builds(swap_sections, _at),
    ),
    max_size=6,
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def edited(text: str, edits: list[Edit], end: str = "\n") -> str:
    """The text after people had it: the edits never reach the comments at its end, where those stay in one piece."""
    lines = text.split("\n")
    mark = next(at for at, line in enumerate(lines) if line.startswith("<!-- incident-console draft"))
    above, below = lines[:mark], lines[mark:]
    for edit in edits:
        above = edit(above)
    return end.join([*above, *below])
