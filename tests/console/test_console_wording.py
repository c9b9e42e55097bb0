"""Better questions while somebody writes, in the console as a whole: in the line and in its dialogs."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest

from incident_console.console.line.area import LinePreview
from incident_console.incident.words import entries
from support.sizes import SIZES

BLAME = "Dave forgot to check the dashboard"
MISSED = "What made this easy to miss at the time"
by_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@pytest.fixture(autouse=True)
def _warm() -> None:
    """As `console.warm` has done by the time that somebody types."""
    import_module("incident_console.practice.language")


def under(s) -> str:
    return s.text(s.screen.query_one(LinePreview)).rstrip()


async def typed(s, text: str) -> str:
    """What stands under the line once this stands in it."""
    s.screen.line.input.focus()
    s.screen.line.input.put(text)
    await s.pilot.pause()
    return under(s)


@by_size
async def test_the_line_says_how_it_is_read_and_beside_that_asks_where_there_is_room(seat, size):
    async with seat(size=size) as s:
        await s.press("slash", *BLAME)
        assert under(s).startswith("  → entry · now · by Ana Costa")
        assert (MISSED in under(s)) is (size[0] >= 80)
        assert ("◇" in under(s)) is (size[0] >= 80)
        await s.press("enter")
        assert s.screen.line.input.value == ""
        assert "◇" not in under(s)
        assert [entry.text for entry in entries(s.screen.state)][-1] == BLAME


async def test_more_room_says_more_and_a_smaller_terminal_takes_it_back(seat):
    async with seat(size=(160, 48)) as s:
        whole = await typed(s, BLAME)
        assert whole.endswith(f"◇ blame: {MISSED}, and what would make it hard to miss next time?")
        await s.pilot.resize_terminal(80, 24)
        await s.settle()
        assert under(s).endswith(f"◇ {MISSED}?")
        await s.pilot.resize_terminal(60, 18)
        await s.settle()
        assert under(s) == "  → entry · now · by Ana Costa"


async def test_the_reading_and_what_is_wrong_have_the_first_claim(seat):
    async with seat(size=(160, 48)) as s:
        await s.type("? pool exhausted")
        assert "◇ blame: What conditions made this error possible" in await typed(s, "h1 + human error in the runbook")
        assert "◇" not in await typed(s, f"h9 + {BLAME}")
        assert "◇" not in await typed(s, "the dashboard shows 40 %")


@by_size
async def test_the_reading_is_never_cut_for_it(seat, declared, size):
    lines = (
        BLAME,
        f"14:22 {BLAME}",
        f"! {BLAME} and tell everybody @maria 10m",
        f"? {BLAME} @maria",
        f"/impact {BLAME}",
    )
    async with seat(size=size, session=replace(declared, language_hints=False)) as s:
        alone = [await typed(s, line) for line in lines]
    async with seat(size=size) as s:
        beside = [await typed(s, line) for line in lines]
    assert [both.partition("   ◇")[0] for both in beside] == alone


async def test_a_wish_is_one_where_it_is_for_afterwards(seat):
    async with seat(size=(160, 48)) as s:
        assert "◇ wish: What exactly would change" in await typed(s, "todo improve monitoring")
        assert "◇" not in await typed(s, "improve monitoring")
        assert "◇" not in await typed(s, "! keep an eye on the pool @maria 10m")


@by_size
async def test_a_dialog_asks_and_records_what_was_typed(seat, size):
    async with seat(size=size) as s:
        await s.press("a", *BLAME)
        assert MISSED in s.text()
        await s.press("enter")
        (follow_up,) = s.screen.state.follow_ups.values()
        assert follow_up.text == BLAME
        assert s.app.screen is s.screen


async def test_the_settings_turn_it_off_everywhere(seat, declared):
    async with seat(session=replace(declared, language_hints=False)) as s:
        assert await typed(s, BLAME) == "  → entry · now · by Ana Costa"
        await s.press("escape", "a", *BLAME)
        assert "Dave forgot" in s.text()
        assert MISSED not in s.text()
