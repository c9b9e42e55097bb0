"""The palette: all that the keys do, the themes, and the way to people, tasks and hypotheses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from screens_host import HOSTILE, SIZES, Seat, seated
from textual.command import CommandPalette
from textual.widgets import OptionList

from incident_console.console.palette import PROVIDERS, Palette, people
from incident_console.console.panes.row_list import RowList
from incident_console.console.rows import Line, Piece, Row
from incident_console.console.screens.base import HouseScreen
from incident_console.console.screens.incidents import IncidentsScreen
from incident_console.console.theme import THEMES
from incident_console.incident.commands import AssignTask, EndTask, MoveHypothesis, RaiseHypothesis, TakeRole
from incident_console.incident.state import State
from incident_console.incident.text import one_line
from incident_console.incident.vocabulary import HypothesisStatus, Role
from incident_console.keys import KEYS
from support import Story


class OnIncident(HouseScreen[None]):
    """Stands for the console: it remembers what it is told to run and where to go."""

    AUTO_FOCUS = "RowList"

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state
        self.ran: list[str] = []
        self.went: list[str] = []

    def compose(self):
        yield RowList()

    def on_mount(self) -> None:
        self.query_one(RowList).show(tuple(Row(str(n), (Line((Piece(f"row {n}"),)),)) for n in range(5)))

    def run_command(self, name: str) -> None:
        self.ran.append(name)

    def go_to(self, event_id: str) -> None:
        self.went.append(event_id)


@pytest.fixture
def story() -> Story:
    story = Story().declared()
    story.do(RaiseHypothesis(text="Database connection pool exhausted", owner="Maria Silva"))
    story.do(RaiseHypothesis(text="Payment gateway times out"))
    story.do(MoveHypothesis(hypothesis="H2", status=HypothesisStatus.RULED_OUT, reason="answers in 30 ms"))
    story.do(AssignTask(text="Restart the gateway pods", person="Sam Okafor", minutes=10))
    story.do(AssignTask(text="Look at the deploys", person="Jo Park"))
    story.do(EndTask(task="T2", outcome="done", text="none today"))
    story.do(TakeRole(role=Role.OPS, person="Maria Silva"))
    return story


async def pick(seat: Seat, typed: str) -> str:
    """Open the palette, type, press Enter; gives back what stood on top."""
    seat.app.action_command_palette()
    await seat.pilot.pause()
    await seat.fill(typed)
    await seat.app.workers.wait_for_complete()
    await seat.pilot.pause()
    options = seat.app.screen.query_one(OptionList)
    top = str(options.get_option_at_index(0).prompt) if options.option_count else ""
    await seat.press("enter")
    return top


async def every(seat: Seat) -> list[str]:
    """Everything that the palette offers, by its words."""
    provider = Palette(seat.app.screen)
    return [str(hit.text) async for hit in provider.discover()]


def test_there_is_one_provider_so_that_the_order_is_not_left_to_chance():
    assert {Palette} == PROVIDERS


async def test_every_key_of_the_console_is_there_but_those_inside_the_line(session, story):
    async with seated(session(), OnIncident(story.state)) as seat:
        offered = await every(seat)
        for key in KEYS:
            if key.group != "Line" and key.id != "program.palette":
                assert key.words in offered, key.id
        for name in THEMES:
            assert f"theme {name}" in offered


async def test_a_command_runs_what_its_key_runs(session, story):
    async with seated(session(), OnIncident(story.state)) as seat:
        for typed in ("briefing", "never", "copy pane"):
            await pick(seat, typed)
        assert seat.app.screen.ran == ["record.briefing", "prompt.never", "section.copy"]


async def test_the_key_stands_beside_the_words_also_where_it_was_changed(session, story):
    async with seated(session(keymap={"record.briefing": "f6"}), OnIncident(story.state)) as seat:
        top = await pick(seat, "briefing")
        assert "f6" in top.split("\n")[0]
        assert "Hold a briefing" in top


async def test_moving_works_on_the_list_that_had_the_focus(session, story):
    async with seated(session(), OnIncident(story.state)) as seat:
        await pick(seat, "last")
        assert seat.app.screen.query_one(RowList).cursor == "4"
        seat.app.screen.set_focus(None)
        assert "page down" not in await every(seat)


async def test_going_to_hypotheses_tasks_and_people(session, story):
    places: dict[str, Callable[[], str]] = {
        "pool exhausted": lambda: story.handle("H1"),
        "restart": lambda: story.handle("T1"),
        "to maria": lambda: people(story.state)["Maria Silva"],
    }
    async with seated(session(), OnIncident(story.state)) as seat:
        for typed, place in places.items():
            await pick(seat, typed)
            assert seat.app.screen.went.pop() == place()
        offered = " ".join(await every(seat))
        assert "gateway times out" not in offered
        assert "Look at the deploys" not in offered


def test_people_lead_to_their_role_then_their_task_then_what_they_wrote(story):
    found = people(story.state)
    assert found["Sam Okafor"] == story.handle("T1")
    assert found["Maria Silva"] == story.state.role_events[-1]
    assert story.state.log[found["Ana Costa"]].author == "Ana Costa"
    assert "" not in found


async def test_a_theme_is_put_on(session, story):
    async with seated(session(), OnIncident(story.state)) as seat:
        await pick(seat, "theme light")
        assert seat.app.theme == THEMES["light"].name


@pytest.mark.parametrize("size", [SIZES[0], SIZES[3]])
async def test_hostile_words_are_shown_as_text_and_do_nothing(session, size):
    story = Story().declared()
    for text in HOSTILE:
        if one_line(text):
            story.do(RaiseHypothesis(text=text, owner=text), AssignTask(text=text, person=text))
    async with seated(session(), OnIncident(story.state), size) as seat:
        top = await pick(seat, "h8")
        assert "[@click=app.quit]x[/]" in top
        assert seat.app.is_running
        for typed in ("[/", "c:\\"):
            assert typed.lower() in (await pick(seat, typed)).lower()
        assert len(seat.app.screen.went) == 3


async def test_incidents_can_be_opened_from_their_list(session, three):
    one = session()
    async with seated(one, IncidentsScreen(one)) as seat:
        offered = await every(seat)
        assert "briefing" not in offered
        assert offered[:2] == ["open", "declare"]
        await pick(seat, "checkout")
        assert seat.app.opened == [three["outage"]]


async def test_escape_closes_it(session, story):
    async with seated(session(), OnIncident(story.state), (60, 18)) as seat:
        await seat.press("ctrl+p")
        assert isinstance(seat.app.screen, CommandPalette)
        await seat.app.workers.wait_for_complete()
        await seat.press("escape")
        assert isinstance(seat.app.screen, OnIncident)
