"""From what was noted on the call to what is committed two days later, through the real console."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from incident_console.console.dialogs.form import FormDialog
from incident_console.console.panes.banner import SayNowStrip
from incident_console.console.panes.pane import Pane
from incident_console.incident.vocabulary import ActionStatus
from incident_console.practice.policy import Policy
from support.clock import time_of

BOTH = pytest.mark.parametrize("size", [(80, 24), (160, 48)], ids=["80x24", "160x48"])


def work(seat) -> str:
    return seat.text(seat.screen.query_one("#pane-work", Pane))


def items(seat):
    return {item.handle: item for item in seat.screen.state.follow_ups.values()}


async def the_call(seat) -> None:
    """Half an hour with a stall, three things to follow up, and an end."""
    for line in (
        "/role ops @Maria.Silva",
        "? database connection pool exhausted @maria",
        "todo nobody was paged for eight minutes",
        "todo Add a 2 s timeout to the gateway client @maria",
        "todo the credentials of the status page could not be found",
    ):
        await seat.type(line)
    await seat.press("escape", "4")
    assert "lacks" not in work(seat), "during the call they are learning points and nothing more"
    assert "nobody was paged" in work(seat)
    await seat.at("15:01")
    await seat.type("/resolve error rate normal")
    for part in ("team", "status page", "timeline", "people"):
        await seat.type(f"/standdown {part}")
    await seat.press("escape", "4")


@BOTH
async def test_from_the_learning_point_to_the_commitment(seat, size, tmp_path: Path):
    async with seat(size) as s:
        await the_call(s)
        seen = work(s)
        assert "Action items  0 of 5 committed" in seen
        assert "rest until 05-22 15:01" in seen
        assert "· lacks person, verb, outcome, ticket, date" in seen
        assert "· lacks outcome, ticket, date" in seen
        assert "to be committed" not in s.text(s.screen.query_one(SayNowStrip))

        await s.press("down", "down", "enter")  # the first is the heading, the second A1
        dialog = s.app.screen
        assert isinstance(dialog, FormDialog)
        assert "A1 action item" in s.text()
        await s.press(*"Add an alert on the pool", "enter", *"it pages within 5 min", "enter", *"jo", "enter")
        await s.press(*"OPS-7", "enter", *"2w", "enter")
        assert s.app.screen is s.screen
        item = items(s)["A1"]
        assert (item.verb, item.person, item.ticket, item.due.isoformat()) == (
            "Add an alert on the pool", "jo", "OPS-7", "2026-06-03",
        )  # fmt: skip
        assert "✓ all five" in work(s)

        s.clock.set(time_of("15:01") + timedelta(hours=48))
        s.screen.tick()
        await s.settle()
        strip = s.text(s.screen.query_one(SayNowStrip))
        assert "3 learning points can become commitments now." in strip
        assert "rest until" not in work(s)
        await s.press("escape", "enter")  # with no row selected Enter says it and opens the first to be looked at
        assert "A1 action item" in s.text()
        assert "All five are there: it can be committed." in s.text()
        await s.press("2", "enter")
        assert items(s)["A1"].status is ActionStatus.COMMITTED
        assert "Action items  1 of 5 committed" in work(s)
        assert "can become" not in s.text(s.screen.query_one(SayNowStrip))

        draft = tmp_path / "draft.md"
        await s.type(f"/export {draft}")
        text = draft.read_text(encoding="utf-8")
        assert "| A1 Add an alert on the pool |" in text
        assert "before the learning points had rested" not in text


@BOTH
async def test_a_new_one_by_its_key_and_the_line_says_the_same(seat, size):
    async with seat(size) as s:
        await the_call(s)
        await s.press("A")
        assert "A4 new action item" in s.text()
        await s.press("tab", *"Rotate the credentials", "f2")
        await s.type("/action new Rotate the credentials")
        first, second = items(s)["A4"], items(s)["A5"]
        assert (first.text, first.verb) == (second.text, second.verb) == ("Rotate the credentials",) * 2
        await s.press("escape", "end", "A")
        assert "new action item" in s.text(), "the last row is a decision or the drill: nothing to open"


@BOTH
async def test_the_key_on_a_follow_up_opens_that_one_and_what_is_emptied_is_taken_back(seat, size):
    async with seat(size) as s:
        await the_call(s)
        await s.press("down", "down", "down", "A")
        assert "A2 action item" in s.text()
        s.app.screen.sheet.row("owner").editor.focus()
        await s.press("backspace", "f2")  # the whole name is selected
        assert items(s)["A2"].person == ""
        await s.press("1")
        assert "no longer said: owner" in s.text(s.screen.query_one("#pane-timeline", Pane))
        await s.press("ctrl+z")
        assert items(s)["A2"].person == "Maria Silva"


@BOTH
async def test_the_drill_that_is_suggested_is_one_key_away(seat, size):
    async with seat(size) as s:
        await the_call(s)
        assert "Run a drill on" in work(s)
        pane = s.screen.query_one("#pane-work", Pane)
        pane.select("readiness")
        await s.press("enter")
        assert "in two to four weeks" in s.text()
        await s.press(*"Jo Park", "f2")
        assert items(s)["A4"].person == "Jo Park"
        assert items(s)["A4"].due.isoformat() == "2026-06-17"
        assert "Run a drill on a stall" in work(s)
        assert "readiness" not in [row.key for row in pane.rows]


async def test_with_the_switch_it_is_asked_for_as_soon_as_the_team_has_stood_down(seat, declared):
    at_once = replace(declared, policy=Policy(action_soak_hours=0))
    async with seat((160, 48), at_once) as s:
        await the_call(s)
        assert "3 learning points can become commitments now." in s.text(s.screen.query_one(SayNowStrip))
        assert "rest until" not in work(s)
        await s.press("z")
        assert "can become" not in s.text(s.screen.query_one(SayNowStrip))


async def test_the_palette_and_the_help_know_them(seat):
    async with seat() as s:
        await the_call(s)
        await s.press("question_mark")
        assert "five" in s.text()
        await s.press("escape", "ctrl+p", *"action item", "enter")
        assert "new action item" in s.text()


async def test_what_was_typed_and_refused_by_another_seats_answer_is_there_again(seat):
    async with seat() as s:
        await the_call(s)
        await s.press("A", *"the gateway hung", "escape")
        assert "A4" not in items(s)
        await s.press("A")
        assert "What you typed before is back." in s.text()
        assert s.app.screen.sheet.row("text").value == "the gateway hung"
