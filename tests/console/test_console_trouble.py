"""What goes wrong is told in full, in every terminal, until it is over."""

from __future__ import annotations

import pytest

from incident_console.console.panes.banner import TroubleStrip
from incident_console.desk import Desk, LogbookError
from incident_console.logbook.errors import Full
from support.sizes import SIZES

WORDS = "The disk with the incidents is full: free some space; nothing that was typed is lost."


def told(s) -> str:
    return " ".join(s.text(s.screen.query_one(TroubleStrip)).split())


async def until(s, reached) -> None:
    """Wait for what the writer's thread tells between two jobs."""
    for _ in range(500):
        if reached():
            return
        await s.settle()
    raise AssertionError("the writer has told nothing")


@pytest.mark.parametrize("size", SIZES)
async def test_the_whole_reason_stands_there_until_something_is_recorded(seat, size, monkeypatch):
    async with seat(size=size) as s:
        assert not s.screen.query_one(TroubleStrip).display

        def full(*args, **kwargs):
            raise Full(WORDS)

        monkeypatch.setattr(Desk, "do", full)
        await s.type("pool at 40 %")
        assert WORDS in told(s)
        assert "Not saved, and kept here" in s.text(s.screen.query_one("LinePreview"))
        assert s.screen.line.input.value == "pool at 40 %"
        monkeypatch.undo()
        await s.press("enter")
        assert not s.screen.query_one(TroubleStrip).display


async def test_what_cannot_be_read_is_told_as_long_as_it_cannot(seat, monkeypatch):
    async with seat(size=(80, 24)) as s:

        def gone(*args, **kwargs):
            raise LogbookError("The file is gone.")

        monkeypatch.setattr(Desk, "poll", gone)
        await until(s, lambda: bool(s.screen.recorder.saving.unread))
        assert "The file is gone." in told(s)
        monkeypatch.undo()
        await until(s, lambda: not s.screen.recorder.saving.unread)
        await s.settle()
        assert not s.screen.query_one(TroubleStrip).display
