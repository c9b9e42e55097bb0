"""The help: complete because it is made out of the keys and the grammar, and readable by keyboard at every size."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from screens_host import HOSTILE, SIZES, seated

from incident_console.console.rows import TONES, Line, Piece
from incident_console.console.screens.help import HelpScreen
from incident_console.console.screens.help_page import chapters, every_key, page
from incident_console.console.screens.help_texts import COLOURS, PANES, SIGNS
from incident_console.console.screens.list_keys import LIST_KEYS
from incident_console.console.screens.reader import Reader
from incident_console.console.text import draw
from incident_console.keys import GROUPS, KEYS
from incident_console.scribe.reference import GRAMMAR, SLASH


def words(lines: list[Line]) -> str:
    texts = [p.text for line in lines for p in (*line.head, line.body, *line.tail) if isinstance(p, Piece)]
    return " ".join(" ".join(texts).split())


def test_every_pane_has_its_help_and_nothing_else_has():
    assert set(PANES) == {
        "timeline", "hypotheses", "clocks", "work", "roles", "containment", "line", "say-now", "incidents",
    }  # fmt: skip
    known = {key.id for key in (*KEYS, *LIST_KEYS)}
    for pane in PANES.values():
        assert set(pane.keys) <= known
        assert pane.enter[0].isupper()
        assert pane.enter.endswith(".")


@pytest.mark.parametrize("pane", list(PANES))
def test_the_pane_that_has_the_focus_comes_first(pane: str):
    first = chapters(pane, {})[0]
    assert first.title == PANES[pane].title
    assert first.items[0].means == PANES[pane].shows
    assert first.items[1].means == PANES[pane].enter


def test_every_key_every_form_and_every_command_stands_there():
    text = words(page(chapters("timeline", {})))
    for key in KEYS:
        assert key.help in text
        assert every_key(key.keys) in text
    for row in GRAMMAR:
        assert row.means in text
        assert row.example in text
    for command in SLASH:
        assert command.form in text
    for group in GROUPS:
        assert f"Keys: {group.lower()}" in text


def test_the_keys_of_the_list_stand_in_its_help():
    text = words(page(chapters("incidents", {})))
    for key in LIST_KEYS:
        assert key.help in text


def test_remapped_keys_are_the_ones_that_are_shown():
    lines = page(chapters("nothing of the kind", {"record.briefing": "f6,ctrl+y"}))
    assert "f6, ctrl+y Hold a briefing" in words(lines)
    assert "b Hold a briefing" not in words(lines)


def test_signs_are_one_cell_wide_and_their_tones_exist():
    for sign, tone, means in (*SIGNS, *COLOURS):
        assert tone in TONES
        assert means
        assert all(cell_len(character) == 1 for character in sign)


def test_the_filter_keeps_what_has_all_the_words_under_its_heading():
    lines = page(chapters("timeline", {}), "BRIEFING hold")
    text = words(lines)
    assert "Keys: record" in text
    assert "Hold a briefing, filled in from what is known." in text
    assert "undo" not in text
    assert page(chapters("timeline", {}), "no such words") == []


@pytest.mark.parametrize("width", [40, 54, 76, 106])
def test_every_line_fits(width: int):
    for line in page(chapters("hypotheses", {})):
        for content in draw(line, width):
            assert content.cell_length <= width


@pytest.mark.parametrize("size", SIZES)
async def test_it_scrolls_by_keyboard_to_its_end_and_back(session, size):
    one = session()
    async with seated(one, HelpScreen("timeline"), size) as seat:
        page = seat.app.screen.query_one(Reader)
        assert seat.has("Everything that was said, decided or done")
        assert seat.has("esc close", "lines below")
        await seat.press("j", "j", "k")
        assert page.top == 1
        await seat.press("pagedown", "ctrl+d")
        assert page.top > page.size.height
        await seat.press("G")
        assert page.below == 0
        assert not seat.has("lines below")
        assert seat.has("What the colours say", "calm, past, or beside the point")
        await seat.press("g")
        assert page.top == 0
        await seat.press("escape")
        assert not isinstance(seat.app.screen, HelpScreen)


async def test_the_filter_shows_fewer_lines_and_escape_takes_it_back_before_it_closes(session):
    one = session()
    async with seated(one, HelpScreen("clocks"), (80, 24)) as seat:
        await seat.press("slash")
        await seat.fill("stalled")
        assert seat.has("“stalled”", "red", "overdue, stalled, contested")
        assert not seat.has("Hold a briefing")
        await seat.press("enter", "j", "escape")
        assert seat.has("Every promise in one list")
        assert isinstance(seat.app.screen, HelpScreen)
        await seat.press("slash")
        await seat.fill("qqqq")
        assert seat.has("Nothing here has all these words.")
        await seat.press("escape", "question_mark")
        assert not isinstance(seat.app.screen, HelpScreen)


async def test_hostile_words_in_the_filter_do_no_harm(session):
    one = session()
    async with seated(one, HelpScreen("line"), (60, 18)) as seat:
        await seat.press("slash")
        for typed in HOSTILE:
            seat.app.screen.query_one("#help-words").value = typed
            seat.app.screen.show_page()
        await seat.settle()
        assert isinstance(seat.app.screen, HelpScreen)
