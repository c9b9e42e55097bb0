"""The list of incidents through the pilot: opened, filtered, declared into, copied, and kept up to date."""

from __future__ import annotations

from pathlib import Path

import pytest
from screens_host import HOSTILE, SIZES, declared, seated

from incident_console.console.clipboard import COPIED_NAME
from incident_console.console.screens.declare import DeclareDialog
from incident_console.console.screens.help import HelpScreen
from incident_console.console.screens.incidents import IncidentList, IncidentsScreen
from incident_console.console.screens.search import SearchScreen
from incident_console.desk import Desk
from incident_console.incident.commands import SetPhase
from incident_console.incident.text import one_line
from incident_console.incident.vocabulary import Phase, Severity


@pytest.mark.parametrize("size", SIZES)
async def test_every_incident_stands_there_at_every_size(session, three, size):
    one = session()
    async with seated(one, IncidentsScreen(one), size) as seat:
        for words in ("SEV1", "Checkout: card payments time out", "Dana Reyes", "2026-05-20 14:31", "running 0:26"):
            assert seat.has(words), words
        for words in ("CDN certificate expires", "no commander", "Login emails delayed", "took 0:42", "resolved"):
            assert seat.has(words), words
        assert seat.has("3 incidents · 2 open", "14:57 UTC", "enter open", "n declare", "? help", "ctrl+q quit")
        for widget in seat.app.screen.walk_children():
            assert widget.region.right <= size[0]
            assert widget.region.bottom <= size[1]


async def test_open_ones_come_first_and_enter_opens_the_selected_one(session, three):
    one = session()
    async with seated(one, IncidentsScreen(one)) as seat:
        rows = seat.app.screen.query_one(IncidentList).rows
        assert [row.key for row in rows] == [three["certificate"], three["outage"], three["login"]]
        await seat.press("enter", "j", "enter", "G", "enter")
        assert seat.app.opened == [three["certificate"], three["outage"], three["login"]]


async def test_an_empty_file_says_what_to_press(session, file: Path):
    for size in SIZES[:2]:
        one = session()
        async with seated(one, IncidentsScreen(one), size) as seat:
            assert seat.has(
                "Nothing has happened yet. Press n to declare an incident", "incident-console declare TITLE"
            )
            await seat.press("enter", "y")
            assert seat.app.opened == []
            assert seat.has("There is nothing here to copy yet.")


async def test_declaring_records_and_opens(session, file: Path, clock):
    one = session()
    async with seated(one, IncidentsScreen(one)) as seat:
        await seat.press("n")
        await seat.fill("Search lags")
        await seat.press("enter", "2", "enter")
        await seat.fill("Sam Okafor")
        assert seat.has("SEV2 · IC Sam Okafor")
        await seat.press("enter")
        [incident_id] = seat.app.opened
        desk = Desk.open(file, author="Jo Park", clock=clock)
        [row] = desk.incidents()
        desk.close()
        assert (row.incident_id, row.title, row.severity, row.commander) == (
            incident_id, "Search lags", Severity.SEV2, "Sam Okafor",
        )  # fmt: skip


@pytest.mark.parametrize("size", SIZES[:2])
async def test_a_declaration_that_is_not_clear_stays_and_says_why(session, size):
    one = session(aliases={"P1": Severity.SEV1})
    async with seated(one, IncidentsScreen(one), size) as seat:
        await seat.press("n", "enter", "9", "down", "enter")
        assert isinstance(seat.app.screen, DeclareDialog)
        assert seat.has("An incident needs a title")
        await seat.press("P", "down")
        assert seat.has("There is no severity “9”: write 1 to 4, P1, or leave it empty.")
        await seat.fill("p1")
        await seat.press("down", "enter")
        assert len(seat.app.opened) == 1


async def test_escape_leaves_the_declaration_without_recording(session, three, file: Path):
    one = session()
    async with seated(one, IncidentsScreen(one)) as seat:
        await seat.press("n", "x", "escape")
        assert isinstance(seat.app.screen, IncidentsScreen)
        assert seat.app.opened == []
        assert len(seat.app.screen.query_one(IncidentList).rows) == 3


async def test_what_cannot_be_written_stays_in_the_dialog_with_the_reason(session, file: Path, monkeypatch):
    from incident_console.logbook.errors import Full

    def full(self: Desk, command: object) -> None:
        raise Full("The disk is full: make room, then press enter again.")

    one = session()
    async with seated(one, IncidentsScreen(one)) as seat:
        monkeypatch.setattr(Desk, "declare", full)
        await seat.press("n")
        await seat.fill("Search lags")
        await seat.press("enter", "enter", "enter")
        assert seat.has("not saved: The disk is full", "Search lags")
        monkeypatch.undo()
        await seat.press("enter")
        assert len(seat.app.opened) == 1


async def test_the_filter_narrows_while_it_is_typed_and_escape_shows_all_again(session, three):
    one = session()
    async with seated(one, IncidentsScreen(one)) as seat:
        await seat.press("slash")
        await seat.fill("sev1 card")
        assert seat.has("1 of 3 shown", "Checkout")
        assert not seat.has("CDN certificate")
        await seat.press("enter", "enter")
        assert seat.app.opened == [three["outage"]]
        await seat.press("slash")
        await seat.fill("zzz")
        assert seat.has("No incident has all these words. Escape shows all again.")
        await seat.press("escape")
        assert seat.has("CDN certificate", "Login emails")
        assert not seat.has("of 3 shown")


async def test_letters_are_keys_only_outside_the_filter(session, three):
    one = session()
    async with seated(one, IncidentsScreen(one)) as seat:
        await seat.press("slash", *"ny?")
        assert isinstance(seat.app.screen, IncidentsScreen)
        assert seat.app.clipboards == []
        await seat.press("escape", "question_mark")
        assert isinstance(seat.app.screen, HelpScreen)


async def test_copying_the_row_and_the_list(session, three, file: Path):
    one = session()
    async with seated(one, IncidentsScreen(one), (160, 48)) as seat:
        await seat.press("j", "y")
        [copied] = seat.app.clipboards
        assert copied.startswith(
            "SEV1 · Checkout: card payments time out · investigating · IC Dana Reyes · declared 2026"
        )
        assert seat.has("Sent to the terminal's clipboard; also in", COPIED_NAME)
        await seat.press("Y")
        assert (file.parent / COPIED_NAME).read_text().count("\n") == 3
        assert seat.app.clipboards[1].count("\n") == 2


async def test_what_another_seat_does_shows_and_the_selection_stays(session, three, file: Path, clock):
    one = session()
    async with seated(one, IncidentsScreen(one)) as seat:
        await seat.press("j")
        other = Desk.open(file, author="Jo Park", clock=clock)
        declared(other, "Second region is slow", severity=Severity.SEV3)
        other.do(three["certificate"], SetPhase(phase=Phase.RESOLVED, reason="renewed"))
        other.close()
        seat.app.screen.look()
        await seat.settle()
        assert seat.has("Second region is slow", "4 incidents · 2 open")
        assert seat.app.screen.query_one(IncidentList).selected.key == three["outage"]


async def test_time_goes_on_and_nothing_is_drawn_when_nothing_differs(session, three, clock):
    one = session()
    async with seated(one, IncidentsScreen(one)) as seat:
        shown = seat.app.screen.query_one(IncidentList).rows
        seat.app.screen.look()
        await seat.settle()
        assert seat.app.screen.query_one(IncidentList).rows is shown
        clock.set("15:31")
        seat.app.screen.look()
        await seat.settle()
        assert seat.has("running 1:00", "15:31 UTC")


async def test_a_list_that_cannot_be_read_says_why_and_comes_back(session, three, monkeypatch):
    from incident_console.logbook.errors import Locked

    def locked(self: Desk) -> None:
        raise Locked("Another program holds the file; this goes on as soon as it lets go.")

    one = session()
    async with seated(one, IncidentsScreen(one)) as seat:
        monkeypatch.setattr(Desk, "incidents", locked)
        seat.app.screen.look()
        await seat.settle()
        assert seat.has("Another program holds the file", "Checkout: card payments time out")
        monkeypatch.undo()
        seat.app.screen.look()
        await seat.settle()
        assert not seat.has("Another program holds the file")


@pytest.fixture
def not_ours(file: Path) -> None:
    file.write_text("this is no database, and longer than a header would be" * 10)


async def test_a_file_that_is_not_ours_says_so(session, not_ours):
    one = session()
    async with seated(one, IncidentsScreen(one)) as seat:
        assert seat.has("is not a log of Incident Console")
        assert not seat.has("Reading the file")


@pytest.mark.parametrize("size", [SIZES[0], SIZES[3]])
async def test_hostile_titles_are_shown_as_text(session, file: Path, clock, size):
    desk = Desk.open(file, author="Ana Costa", clock=clock)
    for title in HOSTILE:
        declared(desk, title, commander=title)
    desk.close()
    one = session()
    async with seated(one, IncidentsScreen(one), size) as seat:
        await seat.press("G", "enter", "y", "Y", "g")
        assert len(seat.app.opened) == 1
        titles = {row.copied for row in seat.app.screen.query_one(IncidentList).rows}
        assert any("[@click=app.quit]x[/]" in title for title in titles)
        assert not {"\x1b", "\x9b", "\u202e", "\x00"} & set(seat.text)
        for typed in ("[/", "C:\\"):
            await seat.press("slash")
            await seat.fill(typed)
            assert seat.has(f" of {len(HOSTILE)} shown")
            await seat.press("escape")


async def test_the_other_keys_lead_on(session, three):
    one = session()
    async with seated(one, IncidentsScreen(one)) as seat:
        await seat.press("ctrl+f")
        assert isinstance(seat.app.screen, SearchScreen)
        await seat.press("escape", "f1")
        assert isinstance(seat.app.screen, HelpScreen)
        assert seat.has("Every incident in the file")
        await seat.press("escape", "ctrl+q")
        assert not seat.app.is_running


async def test_remapped_keys_work_and_are_shown(session, three):
    one = session(keymap={"incidents.declare": "f5", "row.copy": "c"})
    async with seated(one, IncidentsScreen(one)) as seat:
        assert seat.has("f5 declare", "c copy row")
        await seat.press("c")
        assert len(seat.app.clipboards) == 1
        await seat.press("f5")
        assert isinstance(seat.app.screen, DeclareDialog)


async def test_pasted_lines_become_one_clean_line(session):
    from textual import events

    one = session()
    async with seated(one, IncidentsScreen(one)) as seat:
        await seat.press("n")
        field = seat.app.screen.query_one("#declare-title")
        field.post_message(events.Paste("first\x1b[2J line\nsecond line\n"))
        await seat.settle()
        assert field.value == one_line("first line second line")
