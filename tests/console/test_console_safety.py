"""Nothing that was typed is lost: refusals, locks, a full disk, a crash, several seats."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from incident_console.config.unsent import Unsent
from incident_console.desk import Desk, LogbookError
from incident_console.incident.commands import MoveHypothesis, WriteEntry
from incident_console.incident.words import entries
from incident_console.logbook.errors import Full

HOSTILE = [
    "saw [/error] in logs", "[red]x[/red]", "[/", "[b + x", "C:\\", "[[x]]", "\\[x]", "[@click=app.quit]x[/]",
    '{"a":[true,false]}', "\x1b]52;c;ZXZpbA==\x07", "a \x1b[2J b", "\x9b31m red", "\x1b]0;title\x07 t", "a\rb",
    "nul \x00 here", "\u202edef", "数据库", "👩‍👩‍👧‍👦 family", "🇩🇪 flag", "e\u0301 accent", "x" * 10_000, "   ",
]  # fmt: skip


async def test_a_line_that_was_being_typed_is_there_again(seat, declared, tmp_path):
    async with seat() as s:
        s.screen.line.input.focus()
        s.screen.line.input.put("h1 - pool at 40 %, st")
        await s.pilot.pause()
    async with seat() as s:
        assert s.screen.line.input.value == "h1 - pool at 40 %, st"


async def test_fifty_lines_and_an_immediate_quit_lose_none(seat, declared):
    async with seat() as s:
        for number in range(50):
            s.screen.recorder.submit(WriteEntry(text=f"entry {number}"), f"entry {number}")
    desk = declared.opener()
    texts = [entry.text for entry in entries(desk.state(declared.incident_id))]
    desk.close()
    assert [text for text in texts if text.startswith("entry ")] == [f"entry {n}" for n in range(50)]


async def test_a_full_disk_gives_the_line_back_and_says_so(seat, monkeypatch: pytest.MonkeyPatch):
    async with seat() as s:

        def full(*args, **kwargs):
            raise Full("The disk is full: free some space; nothing that was typed is lost.")

        monkeypatch.setattr(Desk, "do", full)
        await s.type("pool at 40 %")
        assert s.screen.line.input.value == "pool at 40 %"
        assert "disk is full" in s.text()
        monkeypatch.undo()
        await s.press("enter")
        assert s.screen.line.input.value == ""
        assert "disk is full" not in s.text()
        assert "pool at 40 %" in s.text(s.screen.query_one("#pane-timeline"))


async def test_what_was_not_saved_is_kept_when_the_line_is_taken(seat, declared, monkeypatch: pytest.MonkeyPatch):
    async with seat() as s:

        def full(*args, **kwargs):
            raise Full("The disk is full: free some space; nothing that was typed is lost.")

        monkeypatch.setattr(Desk, "do", full)
        s.screen.line_desk.send("first")
        s.screen.line.input.put("second, half typ")
        await s.settle()
        assert s.screen.line.input.value == "second, half typ"
        assert "not saved" in s.text(s.screen.query_one("#pane-timeline"))
    async with seat() as s:  # the console ended meanwhile
        monkeypatch.undo()
        assert s.screen.line.input.value == "second, half typ"
        assert "not saved last time" in s.text()
        s.screen.line.input.focus()
        await s.press("up")
        assert s.screen.line.input.value == "first"
        await s.press("enter")
        assert "first" in s.text(s.screen.query_one("#pane-timeline"))
        assert declared.drafts(declared.incident_id).kept() == []


async def test_a_locked_file_shows_saving_and_keys_go_on(seat, file):
    async with seat() as s:
        locker = sqlite3.connect(file, isolation_level=None)
        locker.execute("BEGIN IMMEDIATE")
        s.screen.line.input.focus()
        s.screen.line.input.put("while locked")
        await s.pilot.press("enter")
        await s.pilot.pause()
        assert "saving" in s.text(s.screen.query_one("#pane-timeline"))
        await s.pilot.press(*"next")
        assert s.screen.line.input.value == "next"
        locker.execute("COMMIT")
        locker.close()
        await s.settle()
        assert "saving" not in s.text()
        assert "while locked" in s.text(s.screen.query_one("#pane-timeline"))


async def test_two_seats_see_each_others_entries(seat, declared):
    other = replace(declared, author="Maria Silva")
    async with seat() as first, seat(session=other) as second:
        await second.type("pool at 40 %, steady")
        first.app.live.call(lambda desk: None)
        for _ in range(100):
            await first.settle()
            if "pool at 40 %" in first.text(first.screen.query_one("#pane-timeline")):
                break
        assert "pool at 40 %, steady" in first.text(first.screen.query_one("#pane-timeline"))


async def test_another_seat_may_be_faster_and_the_line_comes_back(seat, declared):
    async with seat() as s:
        await s.type("? gateway times out")
        desk = declared.opener()
        state = desk.state(declared.incident_id)
        stale = s.screen.state
        desk.do(declared.incident_id, MoveHypothesis(hypothesis="H1", status="ruled out", reason="pool idle"))
        desk.close()
        s.screen.state = stale
        s.screen.line_desk.send("h1 rule out gateway answers in 20 ms")
        await s.settle()
        assert "already" in s.text(s.screen.query_one("LinePreview"))
        assert s.screen.line.input.value == "h1 rule out gateway answers in 20 ms"
        assert state.incident_id == declared.incident_id


@pytest.mark.parametrize("size", [(160, 48), (60, 18)])
async def test_hostile_text_is_shown_and_does_nothing(seat, size):
    async with seat(size=size) as s:
        for text in HOSTILE:
            await s.type(text)
            await s.type(f"? {text}")
            await s.type(f"! {text} @{text.split()[0] if text.split() else 'x'} 5m")
            s.screen.line.input.put("")
        await s.type("/title [red]gone[/red] [/")
        await s.press("escape", "1", "2", "3", "4", "5", "6", "1", "up", "up", "y", "escape")
        shown = s.text()
        assert "[red]gone[/red]" in shown or size == (60, 18)
        assert not any(ord(letter) < 32 and letter != "\n" for letter in shown)
        assert s.app.is_running
        assert all("\x1b" not in entry.text for entry in entries(s.screen.state))


async def test_many_pasted_lines_are_offered_not_cut(seat):
    from textual import events

    async with seat() as s:
        s.screen.line.input.focus()
        s.screen.line.input.post_message(events.Paste("14:31 one\n14:32 two\n14:33 three"))
        await s.settle()
        assert s.app.screen is not s.screen
        assert "two" in s.text()


async def test_unsent_lines_live_in_the_state_folder(tmp_path):
    unsent = Unsent(tmp_path / "u.json")
    assert unsent.save("half")
    assert Unsent(tmp_path / "u.json").load() == "half"


async def test_a_file_that_cannot_be_opened_ends_with_one_line(declared, tmp_path):
    def opener() -> Desk:
        raise LogbookError("broken.db is damaged.")

    from incident_console.console.app import ConsoleApp

    app = ConsoleApp(replace(declared, opener=opener))
    async with app.run_test() as pilot:
        for _ in range(50):
            await pilot.pause()
            if app.return_code is not None:
                break
    app.live.close()
    assert app.return_code == 2


async def test_a_briefing_that_could_not_be_written_is_offered_again(seat, monkeypatch: pytest.MonkeyPatch):
    async with seat() as s:

        def full(*args, **kwargs):
            raise Full("The disk is full: free some space; nothing that was typed is lost.")

        await s.press("d")
        await s.pilot.press(*"fail over")
        monkeypatch.setattr(Desk, "do", full)
        await s.press("f2")
        for _ in range(3):
            if s.app.screen is not s.screen:
                await s.press("f2")
        assert s.app.screen is s.screen
        monkeypatch.undo()
        assert "disk is full" in s.text()
        words = s.screen.line.input.value + s.text(s.screen.query_one("LinePreview"))
        assert "fail over" in words or "press d" in words
