"""Searching every incident: what is found, where it leads, and that a slow file is asked no more than it answers."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from screens_host import HOSTILE, SIZES, declared, seated

from incident_console.console.clipboard import COPIED_NAME
from incident_console.console.screens.hit_rows import LIMIT, excerpt, found_words, hit_row
from incident_console.console.screens.search import SearchScreen
from incident_console.console.text import draw
from incident_console.desk import Desk, Hit
from incident_console.incident.commands import WriteEntry
from incident_console.incident.text import one_line, passage


@pytest.mark.parametrize("size", SIZES)
async def test_words_find_entries_of_every_incident_and_enter_goes_there(session, three, size):
    one = session()
    async with seated(one, SearchScreen(), size) as seat:
        await seat.fill("pool 40")
        assert seat.has("1 found", "2026-05-20 14:31", "note", "saw [/error] in logs, pool at 40 %", "Checkout")
        await seat.press("enter", "enter")
        [(incident_id, event_id)] = seat.app.gone_to
        assert incident_id == three["outage"]
        state = seat.app.live.call(lambda desk: desk.state(incident_id)).result(timeout=20)
        assert state.log[event_id].body.text == "saw [/error] in logs, pool at 40 %"
        assert not isinstance(seat.app.screen, SearchScreen)


async def test_each_letter_narrows_and_the_first_is_selected(session, three):
    one = session()
    async with seated(one, SearchScreen("queue")) as seat:
        assert seat.has("2 found")
        await seat.press("down", "down")
        assert seat.app.screen.hits.selected is seat.app.screen.hits.rows[1]
        await seat.press("tab")
        await seat.fill("queue 90")
        assert seat.has("1 found")
        assert seat.app.screen.hits.selected is seat.app.screen.hits.rows[0]
        await seat.fill("queue 90 zzz")
        assert seat.has("nothing found")
        await seat.press("enter")
        assert seat.app.gone_to == []


async def test_letters_typed_while_the_file_is_slow_are_searched_for_together(session, three, monkeypatch):
    gate, asked = threading.Event(), []
    search = Desk.search

    def slow(self: Desk, text: str, incident_id: str | None = None, limit: int = 50) -> list[Hit]:
        gate.wait(timeout=20)
        asked.append(text)
        return search(self, text, incident_id, limit)

    monkeypatch.setattr(Desk, "search", slow)
    one = session()
    async with seated(one, SearchScreen()) as seat:
        await seat.pilot.press(*"cert")
        gate.set()
        await seat.settle()
        await seat.settle()
        assert asked == ["c", "cert"]
        assert seat.has("CDN certificate expires")


async def test_no_words_show_nothing_and_escape_closes(session, three):
    one = session()
    async with seated(one, SearchScreen()) as seat:
        await seat.press("enter", "down", "tab")
        assert seat.app.screen.hits.rows == ()
        await seat.press("p", "backspace")
        assert seat.app.screen.hits.rows == ()
        await seat.press("escape")
        assert not isinstance(seat.app.screen, SearchScreen)
        assert seat.app.gone_to == []


async def test_escape_in_the_list_closes_too_and_slash_goes_back_to_the_words(session, three):
    one = session()
    async with seated(one, SearchScreen("queue")) as seat:
        await seat.press("down", "slash")
        assert seat.app.focused is seat.app.screen.query_one("#search-words")
        await seat.press("slash")
        assert seat.app.screen.typed == "queue/"
        await seat.press("backspace", "down", "escape")
        assert not isinstance(seat.app.screen, SearchScreen)


async def test_a_hit_is_copied_in_full(session, three, file: Path):
    one = session()
    async with seated(one, SearchScreen("pool 40")) as seat:
        await seat.press("down", "y")
        assert seat.app.clipboards == [
            "2026-05-20 14:31 UTC note saw [/error] in logs, pool at 40 % (Ana Costa; Checkout: card payments time out)"
        ]
        assert seat.has("also in", COPIED_NAME)


async def test_a_search_that_fails_says_why(session, three, monkeypatch):
    from incident_console.logbook.errors import Damaged

    def damaged(self: Desk, text: str, incident_id: str | None = None, limit: int = 50) -> list[Hit]:
        raise Damaged("The file is damaged: incident-console check says where.")

    monkeypatch.setattr(Desk, "search", damaged)
    one = session()
    async with seated(one, SearchScreen("pool")) as seat:
        assert seat.has("The file is damaged: incident-console check says where.")


async def test_hostile_entries_are_found_and_shown_as_text(session, file: Path, clock):
    desk = Desk.open(file, author="Ana Costa", clock=clock)
    texts = [text for text in HOSTILE if passage(text)]
    declared(desk, "[/error] [@click=app.quit]x[/]", *[WriteEntry(text=f"{text} needle") for text in texts])
    desk.close()
    for size in (SIZES[0], SIZES[3]):
        one = session()
        async with seated(one, SearchScreen("needle"), size) as seat:
            assert seat.has(f"{len(texts)} found")
            await seat.press("down", "G", "g", "y")
            assert not {"\x1b", "\x9b", "\u202e", "\x00"} & set(seat.text)
    async with seated(session(), SearchScreen()) as seat:
        for typed in HOSTILE:
            seat.app.screen.query_one("#search-words").value = one_line(typed)
            seat.app.screen.look()
        await seat.settle()
        assert isinstance(seat.app.screen, SearchScreen)


def hit(text: str, at: datetime | None = datetime(2026, 5, 20, 14, 31, tzinfo=UTC)) -> Hit:
    return Hit("i1", "Checkout: card payments time out", "e1", at, False, "note", text, "Ana Costa")


@pytest.mark.parametrize("width", [50, 70, 95, 96, 150])
@pytest.mark.parametrize("text", [*HOSTILE, "word " * 200, "line\nbreak"])
def test_no_entry_breaks_the_lines(width: int, text: str):
    for line in hit_row(hit(passage(text)), "word", width).lines:
        for content in draw(line, width):
            assert content.cell_length <= width


def test_a_long_entry_is_shown_around_the_first_found_word():
    text = "at first " * 40 + "then the gateway timed out " + "and on it went " * 40
    shown = excerpt(text, "gateway", 60)
    assert "gateway" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= 60
    assert excerpt("short", "gateway", 60) == "short"


def test_how_many_were_found_is_told_honestly():
    assert found_words([hit("x")] * LIMIT, "x") == f"the {LIMIT} best; more words find fewer"
    assert found_words([], "x") == "nothing found"
    assert found_words([], "") == ""


def test_a_time_that_is_about_or_not_known_is_said():
    about = Hit("i1", "t", "e1", datetime(2026, 5, 20, 14, 31, tzinfo=UTC), True, "note", "x", "Ana")
    assert "2026-05-20 14:31~" in draw(hit_row(about, "x", 120).lines[0], 120)[0].plain
    assert "time not known" in draw(hit_row(hit("x", None), "x", 120).lines[0], 120)[0].plain
