"""The door for text: what a terminal would obey is taken out, what people wrote is kept."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from incident_console.incident.text import clean, one_line, passage, shorten

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
FLAG = "\U0001f1eb\U0001f1f7"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"

HOSTILE = (
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b]52;c;ZXZpbA==\x1b\\",
    "\x9d52;c;ZXZpbA==\x9c",
    "\x1b[2J",
    "\x9b31m",
    "\x1b]0;title\x07",
    "\x1bPq#0;2;0;0;0\x1b\\",
    "\x1b_Gf=24;AAAA\x1b\\",
    "\x1b]8;;http://evil.example\x07here\x1b]8;;\x07",
    "\x1b]0;never ended",
    "\x1b",
    "\x1b\x1b[31m",
    "\x00",
    "\u202edef",
    "\u2066x\u2069",
    "\ufeffx",
    "\ud800",
)

anything = st.text(st.characters(), max_size=60) | st.lists(
    st.sampled_from(
        [
            *HOSTILE,
            "\x1b",
            "[",
            "]",
            "\x07",
            "\\",
            "31m",
            "\x9b",
            "\x9c",
            "\n",
            "\t",
            " ",
            "é",
            "e\u0301",
            FAMILY,
            "\u200b",
        ]
    ),
    max_size=12,
).map("".join)


def obeyed(text: str) -> list[str]:
    """The characters that a terminal would obey, or that change the direction of what follows."""
    return [
        c
        for c in text
        if (unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t")
        or c in "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
    ]


@settings(deadline=None, max_examples=300)
@given(anything)
@example("\U0001f3f4\u200b\U000e0067\U000e007f")
def test_nothing_comes_through_that_a_terminal_would_obey(text: str) -> None:
    for door in (clean, one_line, passage):
        through = door(text)
        assert not obeyed(through)
        assert door(through) == through
    assert "\n" not in one_line(text)


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\u2800"), max_size=60))
def test_ordinary_text_comes_through_as_it_is(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert clean(text) == composed
    assert passage(text) == composed


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_loses_its_sting(text: str) -> None:
    assert not obeyed(clean(f"before {text}\nafter"))
    assert clean(f"before {text}\nafter").startswith("before ")
    assert clean(f"before {text}\nafter").endswith("after")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b]52;c;ZXZpbA==\x07pool at 40 %", "pool at 40 %"),
        ("\x1b[31mred\x1b[0m alert", "red alert"),
        ("\x9b31mred", "red"),
        ("\x1b]8;;http://evil.example\x07here\x1b]8;;\x07", "here"),
        ("a\rb", "a\nb"),
        ("a\r\nb", "a\nb"),
        ("a\x0bb\x85c\u2028d", "a\nb\nc\nd"),
        ("\u202edef", "def"),
        ("pay\u200bment\u00ads", "payments"),
        ("e\u0301", "é"),
        ("数据库", "数据库"),
        (FAMILY, FAMILY),
        (FLAG, FLAG),
        (SCOTLAND, SCOTLAND),
        ("hi\U000e0068\U000e0069", "hi"),
        ("\ud800", "\ufffd"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("saw [/error] in logs", "saw [/error] in logs"),
        ("[red]x[/red]", "[red]x[/red]"),
        ("[/", "[/"),
        ("[b + x", "[b + x"),
        ("C:\\", "C:\\"),
        ("[[x]]", "[[x]]"),
        ("\\[x]", "\\[x]"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ('{"a":[true,false]}', '{"a":[true,false]}'),
    ],
)
def test_what_people_wrote_is_kept(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_a_string_that_nothing_ends_does_not_swallow_what_follows() -> None:
    assert clean("\x1b]0;title\n14:31 rollback started") == "0;title\n14:31 rollback started"


def test_long_runs_of_beginnings_are_read_once() -> None:
    assert clean("\x9d\x90" * 100_000) == ""
    assert clean("\x1b]" * 100_000) == ""


@pytest.mark.parametrize("text", ["", "   ", "\t\n ", "\u200b", "\u200d\ufe0f", "\u0301", "\u3000\u00a0"])
def test_what_nobody_would_see_is_nothing(text: str) -> None:
    assert one_line(text) == ""
    assert passage(text) == ""


def test_a_passage_keeps_its_lines_and_a_line_does_not() -> None:
    assert passage("  one  \n\n\ttwo\t \n") == "one\n\n    two"
    assert one_line("  one  \n\n\ttwo\t \n") == "one two"
    assert passage("\n".join(f"line {n}" for n in range(500))).count("\n") == 499


def test_shortened_text_says_so() -> None:
    assert shorten("payments", 8) == "payments"
    assert shorten("payments time out", 10) == "payments…"
    assert len(shorten("x" * 10_000, 200)) == 200
