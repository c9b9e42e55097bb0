"""A terminal that changes its size, or loses the focus, with a dialog open or with half a line typed."""

from __future__ import annotations

import pytest
from textual import events

from incident_console.console.dialogs.form import FormDialog
from incident_console.console.panes.pane import Pane


async def test_a_passage_is_broken_anew_where_the_terminal_gets_narrower(seat):
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    async with seat(size=(160, 48)) as s:
        await s.press("d", "tab", "tab")
        await s.pilot.press(*words)
        await s.settle()
        await s.pilot.resize_terminal(80, 24)
        await s.settle()
        assert isinstance(s.app.screen, FormDialog)
        assert all(word in s.text() for word in words.split())


async def test_a_dialog_stays_whole_at_every_size(seat):
    async with seat(size=(160, 48)) as s:
        await s.press("t")
        await s.pilot.press(*"restart the pods")
        for size in ((60, 18), (120, 40), (80, 24)):
            await s.pilot.resize_terminal(*size)
            await s.settle()
            assert s.app.screen.region.contains_region(s.app.screen.query_one("#dialog").region)
            assert "restart the pods" in s.text()


async def test_where_the_terminal_loses_the_focus_the_line_and_its_focus_come_back(seat):
    async with seat() as s:
        await s.press("slash")
        await s.pilot.press(*"half a l")
        s.app.post_message(events.AppBlur())
        await s.settle()
        s.app.post_message(events.AppFocus())
        await s.settle()
        await s.pilot.press(*"ine")
        assert s.screen.line.input.value == "half a line"


async def test_no_pane_hangs_over_the_edge_of_a_middling_terminal(seat):
    async with seat(size=(120, 36)) as s:
        for number in range(12):
            await s.type(f"? explanation number {number} that is long enough to take two lines of its narrow pane")
            await s.type(f"! look into number {number} @sam 5m")
        for pane in s.screen.query(Pane):
            assert s.screen.query_one("#body").region.contains_region(pane.region), pane.pane
            assert pane.size.height >= 3, pane.pane


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_one_part_of_a_long_dialog_scrolls_and_not_two_in_each_other(seat, size):
    async with seat(size=size) as s:
        for number in range(12):
            await s.type(f"? explanation number {number}")
        await s.press("escape", "o")
        assert not s.app.screen.query_one("#fields").show_vertical_scrollbar
        assert s.app.screen.query_one("#field-brief TextArea").size.height >= 4
