"""Starring the selected row: one key puts the mark there and takes it off, and nothing moves to make room for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from incident_console.console.views.format import Present
from incident_console.console.views.timeline import TimelineRows
from incident_console.incident.commands import Amend, Star, WriteEntry
from incident_console.practice.policy import Policy
from support import Story


async def test_one_key_stars_the_selected_row_and_takes_the_star_off(seat):
    async with seat() as s:
        await s.type("pool at 40 %, steady")
        await s.type("gateway answers 502")
        await s.press("escape", "1", "up", "up", "asterisk")
        pane = s.screen.query_one("#pane-timeline")
        (starred,) = s.screen.state.starred
        assert "pool at 40 %" in s.screen.state.effective[starred].body.text
        (row,) = [line for line in s.text(pane).splitlines() if "pool at 40 %" in line]
        assert "14:31 *note" in row
        await s.press("asterisk")
        assert s.screen.state.starred == set()
        assert "14:31 *" not in s.text(pane)


async def test_a_row_of_another_pane_is_starred_where_it_stands_in_the_timeline(seat):
    async with seat() as s:
        await s.type("? gateway times out")
        await s.press("escape", "2", "down", "asterisk")
        assert s.screen.state.starred == {s.screen.state.handles["H1"]}
        shown = s.text(s.screen.query_one("#pane-timeline")).splitlines()
        assert ["14:31 *" in line for line in shown if "gateway times out" in line] == [True]


async def test_with_no_row_selected_it_says_how_to_select_one(seat):
    async with seat() as s:
        await s.press("escape", "1", "asterisk")
        assert "Select an entry first" in s.text(s.screen.line)
        assert s.screen.state.starred == set()


async def test_the_palette_and_the_help_know_the_key(seat):
    async with seat() as s:
        await s.type("pool at 40 %, steady")
        await s.press("escape", "1", "up", "ctrl+p", *"star", "enter")
        await s.settle()
        assert len(s.screen.state.starred) == 1
        await s.press("question_mark")
        await s.settle()
        shown = s.text()
        assert "star" in shown
        assert " * " in shown


async def test_a_key_of_ones_own_stars_too(seat, declared):
    async with seat(session=replace(declared, keymap={"row.star": "S"})) as s:
        await s.type("pool at 40 %, steady")
        await s.press("escape", "1", "up", "S")
        assert len(s.screen.state.starred) == 1


async def test_what_cannot_be_written_comes_back_as_a_line(seat, file: Path):
    async with seat() as s:
        await s.type("pool at 40 %, steady")
        await s.press("escape", "1", "up")
        moved = move(file, "moved.db")
        await s.press("asterisk")
        assert s.screen.line.input.value.startswith("star ")
        move(moved, file.name)
        await s.press("slash", "enter")
        assert len(s.screen.state.starred) == 1


def move(file: Path, name: str) -> Path:
    return file.rename(file.with_name(name))


@pytest.mark.parametrize("width", [40, 120])
def test_the_star_has_a_column_of_its_own(width: int):
    story = Story().at("14:31").declared()
    first = story.do(WriteEntry(text="pool at 40 %", approximate=True))
    second = story.do(WriteEntry(text="gateway answers 502"))
    story.do(Amend(target=first.event_id, text="pool at 41 %"))

    def columns() -> list[tuple[str, int]]:
        rows = TimelineRows(Present(story.state, story.now, Policy(), width=width))
        return [("".join(piece.text for piece in row.lines[-1].head), len(row.lines[-1].tail)) for row in rows]

    before = columns()
    story.do(Star(target=first.event_id), Star(target=second.event_id))
    after = columns()
    assert [head.replace("*", " ") for head, _ in after] == [head for head, _ in before]
    assert [tail for _, tail in after] == [tail for _, tail in before]
    assert ["*" in head for head, _ in after] == [False, True, True]
    assert after[1][0].startswith("14:31~*")
