"""Lines in the cells that there are: what gives way, what is kept, and text that no terminal draws wider."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from incident_console.console.panes.banner import SayNowStrip, StatusBar
from incident_console.console.rows import Line, Piece
from incident_console.console.steady import steady
from incident_console.console.text import draw, height_of
from incident_console.console.views.heading import Heading, SayNow

FAMILY, FLAG, WARNING, THUMB = "👩‍👩‍👧‍👦 family", "🇩🇪 flag", "⚠️ disk", "👍🏽 ok"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [(FAMILY, "👩 family"), (FLAG, "DE flag"), (WARNING, "⚠ disk"), (THUMB, "👍 ok"), ("1️⃣ one", "1 one"),
     ("数据库 🔥", "数据库 🔥"), ("é e\u0301", "é e\u0301"), ("क्\u200dष", "क्\u200dष"), ("plain", "plain")],
)  # fmt: skip
def test_what_terminals_draw_differently_is_drawn_as_its_first_part(text: str, drawn: str):
    assert steady(text) == drawn
    assert Piece(text).text == drawn


EMOJI = "👩👦🏽🇩🇪⚠🔥\u200d\ufe0f\u20e3"


@given(st.text(alphabet=st.one_of(st.sampled_from(EMOJI), st.characters(codec="utf-8"))))
def test_the_whole_is_as_wide_as_its_characters(text: str):
    """So that terminals which draw each character by itself, and those that put them together, agree."""
    drawn = steady(text)
    if "\u200d" not in drawn:
        assert cell_len(drawn) == sum(get_character_cell_size(character) for character in drawn)
    assert steady(drawn) == drawn


LEVER = Line(
    (Piece("3 "),), Piece("migration rollback"), (Piece("04:41 "), Piece("not possible")),
    loose=True, short=Piece("migration"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("width", "shown"),
    [(40, "3 migration rollback  04:41 not possible"), (38, "3 migration rollback      not possible"),
     (33, "3 migration    04:41 not possible"), (28, "3 migration     not possible"),
     (24, "3 migrati…  not possible")],
)  # fmt: skip
def test_what_gives_way_first(width: int, shown: str):
    assert [content.plain for content in draw(LEVER, width)] == [shown]


def test_an_owner_is_told_by_the_first_name_before_nothing_is_told():
    line = Line((Piece("· Briefing  "),), Piece("Dana Reyes"), (Piece("12m"),), spare=True, short=Piece("Dana"))
    told = [draw(line, width)[0].plain for width in (30, 22, 18)]
    assert told == ["· Briefing  Dana Reyes     12m", "· Briefing  Dana   12m", "· Briefing     12m"]


def test_names_have_a_column_of_their_own_where_the_text_is_even():
    line = Line((Piece("14:31 "),), Piece("one two three four five six"), (Piece("Dana"),), wrap=True, even=True)
    drawn = [content.plain for content in draw(line, 24)]
    assert drawn == ["14:31 one two       Dana", "      three four", "      five six"]
    assert height_of(line, 24) == 3


HEADING = Heading(
    Piece(" SEV1 ", "bad"), Piece("Checkout: card payments time out"), (Piece("T+0:17"), Piece("  INVESTIGATING")),
    (Piece("IC "), Piece("Maximiliana Konstantinopolitanska-Featherstonehaugh")),
    (Piece("IC "), Piece("Maximiliana")),
    Piece("04:55:07 UTC"),
    Piece("checkout success 61 %, normal 99.2 %, all regions"),
    (Piece("saved 04:53:05"),),
    False,
)  # fmt: skip


@pytest.mark.parametrize("width", [80, 100, 120, 160])
def test_no_name_takes_the_title_away(width: int):
    first = draw(status_of(HEADING, width)[0], width)[0].plain
    assert "Checkout: card payments time" in first
    assert "Maximiliana" in first
    assert "04:55" in first


def test_when_it_was_saved_takes_nothing_from_the_impact():
    second = draw(status_of(HEADING, 80)[1], 80)[0].plain
    assert "all regions" in second or "saved" not in second


def status_of(heading: Heading, width: int) -> list[Line]:
    bar = StatusBar()
    bar.show_heading(heading)
    return bar.fit(width, 2)


@pytest.mark.parametrize("width", [58, 78, 110])
def test_the_words_to_say_are_there_in_full(width: int):
    words = (
        "The incident is resolved and this call is ending: you are stood down. Thank you all. Communications, please "
        "set the status page to resolved. Scribe, please archive the timeline; follow-up continues in the postmortem."
    )
    strip = SayNowStrip()
    headline = "The incident is resolved: stand the team down."
    strip._say = SayNow("◆", headline, words, "soon", "said", ("later",), "1 of 3")
    strip._room, strip._framed = 6, False
    drawn = [content.plain for line in strip.fit(width, 0) for content in draw(line, width)]
    assert len(drawn) <= 6
    assert " ".join(" ".join(drawn[1:]).split()) == f"“{words}”"
    assert "1 of 3" in drawn[0]


def test_what_comes_next_is_told_in_whole_headlines():
    strip = SayNowStrip()
    strip._say = SayNow("●", "Call it out.", "", "accent", "said", ("Update due", "Safety unassigned"), "1 of 3")
    strip._room, strip._framed = 4, True
    told = [draw(strip.fit(width, 0)[-1], width)[0].plain for width in (60, 30)]
    assert told == ["  then  Update due · Safety unassigned", "  then  Update due"]
