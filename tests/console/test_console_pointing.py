"""The mouse, the footer and the focus: a key that is shown is one, and what is clicked is what the keys are about."""

from __future__ import annotations

import pytest

from incident_console.console.panes.banner import SayNowStrip
from incident_console.console.panes.footer import KeyFooter
from incident_console.console.panes.pane import Pane
from incident_console.console.panes.strip import PaneStrip


def footer(s) -> str:
    return s.text(s.screen.query_one(KeyFooter))


async def click_on(s, widget, words: str) -> None:
    at = s.text(widget).index(words)
    await s.pilot.click(widget, offset=(at, 0))
    await s.settle()


async def test_a_click_on_the_strip_shows_the_pane(seat):
    async with seat(size=(80, 24)) as s:
        await click_on(s, s.screen.query_one(PaneStrip), "5 Roles")
        assert s.screen.query_one("#pane-roles", Pane).has_focus
        assert s.screen.shown_pane == "roles"


@pytest.mark.parametrize("size", [(60, 18), (160, 48)])
async def test_a_click_on_a_key_does_what_the_key_does(seat, size):
    async with seat(size=size) as s:
        await click_on(s, s.screen.query_one(KeyFooter), "type")
        assert s.screen.line.input.has_focus
        await s.press("escape")
        await click_on(s, s.screen.query_one(KeyFooter), "help")
        assert s.app.screen is not s.screen


async def test_a_pane_that_was_clicked_is_the_one_the_keys_are_about(seat):
    async with seat() as s:
        await s.type("? pool exhausted")
        await s.press("escape")
        await s.pilot.click("#pane-hypotheses", offset=(5, 1))
        await s.settle()
        assert s.screen.shown_pane == "hypotheses"
        assert "pool exhausted" in s.screen.copied_words(whole=False)
        await s.press("f")
        assert s.screen.query_one("#pane-hypotheses", Pane).size.width > 140
        assert "f back" in footer(s)
        await s.press("f")
        assert "f back" not in footer(s)


async def test_the_footer_tells_what_works_where_the_focus_is(seat):
    async with seat() as s:
        assert "briefing" in footer(s)
        await s.press("down")
        assert "enter amend" in footer(s)
        assert "esc let go" in footer(s)
        await s.press("escape")
        assert "enter amend" not in footer(s)
        await s.press("slash")
        assert "f1 help" in footer(s)
        assert "? help" not in footer(s)
        assert "enter record" not in footer(s)
        await s.press("x")
        assert "enter record" in footer(s)
        await s.press("backspace", "escape")
        await s.type("/phase resolved over")
        await s.press("escape")
        assert "stand-down" in footer(s)
        assert "export" in footer(s)


async def test_enter_is_said_to_do_what_it_does(seat):
    async with seat() as s:
        strip = s.screen.query_one(SayNowStrip)
        assert "enter said" in s.text(strip)
        await s.press("down")
        assert "esc enter said" in s.text(strip)
        await s.press("slash")
        assert "enter said" not in s.text(strip)


async def test_in_the_smallest_terminal_the_keys_of_the_prompt_are_in_the_footer(seat):
    async with seat(size=(60, 18)) as s:
        assert "enter said" in footer(s)
        assert "z later" in footer(s)
        assert "1 of" in s.text(s.screen.query_one(SayNowStrip))


async def test_a_key_that_has_nothing_to_do_says_so(seat):
    async with seat(size=(80, 24)) as s:
        await s.type("/phase resolved over")
        for number in range(4):
            await s.type(f"/stand-down {('team', 'status page', 'timeline', 'people')[number]}")
        await s.press("escape")
        while s.screen.dashboard.prompt_shown is not None:
            await s.press("Z")
        for key in ("enter", "z", "x", "Z"):
            await s.type("a line between")
            await s.press("escape", key)
            assert "nothing to say now" in s.text(), key


async def test_what_is_clicked_twice_opens(seat):
    async with seat() as s:
        await s.pilot.click("#pane-timeline", offset=(20, 1), times=2)
        await s.settle()
        assert s.app.screen is not s.screen


async def test_without_a_frame_the_strip_tells_what_stands_below(seat):
    async with seat(size=(60, 18)) as s:
        for number in range(30):
            await s.type(f"entry {number}")
        strip = s.screen.query_one(PaneStrip)
        assert "▼" not in s.text(strip)
        await s.press("escape", "g")
        assert "▼" in s.text(strip)
        assert "6 Cont 0" in s.text(strip)
        await s.press("G")
        assert "▼" not in s.text(strip)
