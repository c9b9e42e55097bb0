"""Whatever people write shows in the draft as they wrote it, and never becomes markup."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_reading import flat, seen

from incident_console.incident.text import passage
from incident_console.postmortem.document import Bullets, Draft, Item, Paragraph, Part, Section, Table, label, said
from incident_console.postmortem.markdown import to_markdown

HOSTILE = [
    # what terminals and Textual would obey
    "saw [/error] in logs", "[red]x[/red]", "[/", "[b + x", "C:\\", "[[x]]", "\\[x]", "[@click=app.quit]x[/]",
    '{"a":[true,false]}', "\x1b]52;c;ZXZpbA==\x07", "\x1b[2J", "\x9b31m", "\x1b]0;title\x07", "a\rb", "\x00",
    "\u202edef", "数据库", "👨\u200d👩\u200d👧", "🇪🇸", "e\u0301", "x" * 10_000, "line\n" * 500, "", "   ",
    # what Markdown would obey
    "# heading", "## ", "a #", "a ##\n# b", "- point", "-", "+ point", "* point", "1. one", "1) one", "12345. x",
    "> quote", "text\n===", "text\n---", "---", "***", "___", "- - -", "```\ncode\n```", "~~~\ncode\n~~~",
    "~~gone~~", "**bold**", "__bold__", "*slanted*", "_slanted_", "snake_case_name and _x_", "a__b__c", "`code`",
    "``a`b``", "[link](https://evil.example)", "![image](x.png)", "[x]: https://evil.example", "[x][y]", "[^1]",
    "- [ ] task", "<script>alert(1)</script>", "<b>x</b>", "<!-- x -->", "<https://evil.example>", "<a@b.example>",
    "</details>", "https://evil.example/a_b_c?d=e&f=g", "http://x.example", "www.evil.example",
    "mail me@evil.example now", "ftp://x", "&lt;b&gt;", "&amp;", "&#35; x", "&#x23; x", "&copy;", "R&D",
    "a | b | c", "a | b\n--- | ---\nc | d", "|", "\\|", "\\\\|", "|\n-", "a\n:-:", "\\", "a\\\nb", "a  \nb",
    "    indented", "x\n\n    y", "x\n\n\ny", "\ttab", "trailing \\", "$x_1$ and $y$", "\\# not", "5 * 3 * 2",
    "a*b*c", "<br>", "&nbsp;", "&\nlt;", "x&", "~14:30 about", "~x~", "=", "==", "a\n=", "\n\n# a\n\n> b\n\n- c\n",
    "!\n[a](b)", "#", "######", "####### x", "2026-05-20. x", "\u00a0x", "x\u3000y", "\u2028# x",
]  # fmt: skip

MARKUP = st.text(alphabet="ab1.)# \n\t-+*_=~`<>[](){}!|\\&;:/@$#x/w\u00a0é", max_size=60)
ANYTHING = st.text(max_size=60)


def in_every_place(text: str) -> str:
    """A document with the text in a paragraph, a quote, points, cells and headings."""
    piece = said(text)
    section = Section(
        "s",
        "Section",
        (
            Paragraph((piece,)),
            Paragraph((piece,), quoted=True),
            Bullets((Item((piece,), (Item((piece,), (Item((label("it: "), piece)),)),)), Item((piece,)))),
            Table(("One", "Two"), (((piece,), (label("it: "), piece)), ((piece,), (piece,)))),
        ),
        (Part((label("it: "), piece), (Paragraph((piece,)),)), Part((piece,), ())),
    )
    return to_markdown(Draft("i1", piece, (), (section,)))


PLACES = [
    ("h1",), ("h2",), ("p",), ("blockquote", "p"), ("ul", "li", "p"), ("ul", "li", "ul", "li", "p"),
    ("ul", "li", "ul", "li", "ul", "li", "p"), ("ul", "li", "p"), ("table", "thead", "tr", "th"),
    ("table", "thead", "tr", "th"), ("table", "tbody", "tr", "td"), ("table", "tbody", "tr", "td"),
    ("table", "tbody", "tr", "td"), ("table", "tbody", "tr", "td"), ("h3",), ("p",), ("h3",),
]  # fmt: skip
LED = {6, 11, 14}
CAPTIONS = {1: "Section", 8: "One", 9: "Two"}


def check(text: str) -> None:
    typed = flat(passage(text))
    runs = seen(in_every_place(text))
    if not typed:
        assert {run.text for run in runs} <= {"", "it:", *CAPTIONS.values()}
        return
    assert [run.inside for run in runs] == PLACES
    assert all(not run.marks for run in runs)
    for number, run in enumerate(runs):
        expected = CAPTIONS.get(number, f"it: {typed}" if number in LED else typed)
        assert run.text == expected


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_as_it_was_typed(text: str) -> None:
    check(text)


@given(MARKUP | ANYTHING | st.lists(st.sampled_from(HOSTILE[24:]), min_size=2, max_size=3).map(" ".join))
@example("a\n\x85b")
def test_any_text_shows_as_it_was_typed(text: str) -> None:
    check(text)


def test_what_needs_no_escape_has_none() -> None:
    text = (
        "14:31 pool at 40 %, steady (see db-1.example, snake_case_name): 3 + 4 = 7, R&D, it's #2 of ~15 - ok! #db #4821"
    )
    assert text in in_every_place(text)


def test_a_single_tilde_cannot_close_a_strike_through() -> None:
    assert "~14:30 to 15\\~ and x\\~y" in in_every_place("~14:30 to 15~ and x~y")


@pytest.mark.parametrize("row", ["---", ":-:", ":--", "--:", "- -"])
def test_no_line_turns_the_one_above_into_a_table_or_a_heading(row: str) -> None:
    assert f"a\\\n\\{row}" in in_every_place(f"a\n{row}")


def test_indentation_of_a_pasted_log_is_kept() -> None:
    markdown = in_every_place("Traceback:\n  File x\n    raise y")
    assert "\\\n&nbsp;&nbsp;File x\\\n&nbsp;&nbsp;&nbsp;&nbsp;raise y" in markdown
