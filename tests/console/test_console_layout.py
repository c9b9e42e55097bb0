"""Five sizes, four themes: everything that must be read stands there as words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.color import Color

from incident_console.console.panes.banner import SayNowStrip, StatusBar
from incident_console.console.panes.pane import Pane
from incident_console.console.screens.layout import layout_for
from incident_console.console.theme import THEMES
from support.sizes import SIZES

TOLD = ("/role ops @Maria.Silva", "/impact checkout success 61 %", "? pool exhausted @maria", "? gateway times out")


@pytest.mark.parametrize(
    ("size", "layout"),
    [((60, 18), "small"), ((80, 24), "tabs"), ((120, 40), "column"), ((160, 48), "wide"), ((200, 60), "wide"),
     ((120, 30), "split"), ((79, 40), "small"), ((100, 24), "split")],
)  # fmt: skip
def test_the_layout_follows_the_size(size, layout):
    assert layout_for(*size) == layout


@pytest.mark.parametrize("size", SIZES)
async def test_every_pane_says_its_piece_at_every_size(seat, size):
    async with seat(size=size) as s:
        for line in TOLD:
            await s.type(line)
        await s.at("14:48")
        await s.press("escape")
        status, strip = s.text(s.screen.query_one(StatusBar)), s.text(s.screen.query_one(SayNowStrip))
        assert "SEV1" in status
        assert "T+0:17" in status
        assert "Dana Reyes" in status
        assert "H1" in strip
        assert "H2" in strip
        expected = {
            "2": "STALLED",
            "3": "Briefing",
            "4": "",
            "5": "Maria Silva",
            "6": "flag off",
            "1": "pool exhausted",
        }
        for key, words in expected.items():
            await s.press(key)
            pane = next(pane for pane in s.screen.query(Pane) if pane.number == int(key))
            assert pane.display
            assert pane.has_focus
            assert words in s.text(pane)
            assert s.app.screen.region.contains_region(pane.region)


@pytest.mark.parametrize("theme", sorted(THEMES))
async def test_every_theme_draws(seat, declared, theme):
    async with seat(session=replace(declared, theme=theme)) as s:
        await s.type("? gateway times out")
        assert "gateway times out" in s.text()


@pytest.mark.parametrize("theme", ["dark", "light", "colour-blind"])
def test_what_must_be_read_has_contrast(theme):
    chosen = THEMES[theme]
    background, raised = Color.parse(chosen.background or ""), Color.parse(chosen.variables["raised"])
    for name, value in chosen.variables.items():
        if name.startswith("tone-") and name not in ("tone-line", "tone-rail"):
            colour = Color.parse(value)
            assert contrast(colour, background) >= 4.5, name
            assert contrast(colour, raised) >= 4.5, name


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: Color) -> float:
    """The relative luminance of WCAG 2."""
    parts = [part / 255 for part in colour.rgb]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


async def test_the_terminal_may_change_its_size(seat):
    async with seat(size=(160, 48)) as s:
        await s.type("? gateway times out")
        for size in (*SIZES, (40, 10), (160, 48)):
            await s.pilot.resize_terminal(*size)
            await s.settle()
        assert "gateway times out" in s.text()


async def test_the_timeline_follows_its_end_until_somebody_scrolls(seat):
    async with seat(size=(80, 24)) as s:
        for number in range(40):
            await s.type(f"entry number {number}")
        pane = s.screen.query_one("#pane-timeline", Pane)
        assert "entry number 39" in s.text(pane)
        await s.press("escape", "g")
        assert "entry number 39" not in s.text(pane)
        await s.type("one more")
        assert "one more" not in s.text(pane)
        assert "below" in s.text(pane)
        await s.press("escape", "1", "G")
        assert "one more" in s.text(pane)


async def test_keys_reach_the_dialogs_and_escape_leaves(seat):
    async with seat(size=(80, 24)) as s:
        await s.press("escape")
        for key in "bhtdusprcoina":
            await s.press(key)
            assert s.app.screen is not s.screen, key
            await s.press("escape")
            if s.app.screen is not s.screen:
                await s.press("escape")
            assert s.app.screen is s.screen, key
