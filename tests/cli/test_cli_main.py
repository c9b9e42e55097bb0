"""Where the command line and the console meet: everything that was chosen arrives there."""

from __future__ import annotations

import pytest

from incident_console.__main__ import open_console
from incident_console.console.session import Session
from incident_console.desk import Desk, LogbookError
from incident_console.logbook.writer import Writer


@pytest.fixture
def session_of(ic, monkeypatch):
    """Calls the program as a terminal would and gives back what the console was started with."""
    started: list[tuple[Session, bool]] = []
    monkeypatch.setattr("incident_console.console.launch.run", lambda session, mouse: started.append((session, mouse)))
    ic.on_a_terminal = True
    ic.when_opened = open_console

    def call(*arguments: str) -> tuple[Session, bool]:
        ic.do(*arguments)
        return started[-1]

    return call


def test_everything_that_was_chosen_arrives(ic, session_of, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("incident_console.config.locations.state_dir", lambda: tmp_path / "state")
    ic.settings(
        'zone = "Europe/Berlin"\ntheme = "light"\nmouse = false\nlanguage_hints = false\nnonsense = 1\n'
        '[keys]\nrecord.task = "f5"\n[policy]\nstall_minutes = 10\n[severity_aliases]\nmeltdown = 1\n'
    )
    ic.do("declare", "Checkout is down")
    (row,) = ic.do("list", "--json").json

    session, mouse = session_of("--as", "Jo Park", "scribe")
    assert (session.author, session.incident_id, session.layout) == ("Jo Park", row["id"], "scribe")
    assert (session.theme, mouse, session.keymap) == ("light", False, {"record.task": "f5"})
    assert str(session.zone) == "Europe/Berlin"
    assert session.language_hints is False
    assert session.policy.stall_minutes == 10
    assert session.aliases["meltdown"] == "SEV1"
    assert len(session.notices) == 1
    assert session.clock is ic.clock

    drafts = session.drafts(row["id"])
    assert drafts.save("half a li")
    assert session.drafts(row["id"]).load() == "half a li"
    assert session.drafts("another").load() == ""
    assert list((tmp_path / "state").rglob("*.line"))


def test_the_console_goes_on_with_the_desk_that_found_the_incident(ic, monkeypatch) -> None:
    ic.do("declare", "Checkout is down")
    told: list[tuple[list[str], str]] = []
    desks: list[Desk] = []

    def run(session: Session, mouse: bool) -> None:
        def use(desk: Desk) -> None:
            told.append(([row.title for row in desk.incidents()], desk.seat.author))
            desks.append(desk)

        with Writer(session.opener) as writer:  # as in the console, on a thread of its own
            writer.submit(use).result()

    monkeypatch.setattr("incident_console.console.launch.run", run)
    ic.on_a_terminal, ic.when_opened = True, open_console
    ic.do("--as", "Jo Park", "open", "checkout")
    assert told == [(["Checkout is down"], "Jo Park")]
    with pytest.raises(LogbookError, match="closed"):
        desks[0].book.incidents()


def test_a_first_start_makes_the_folder_and_the_file(ic, session_of) -> None:
    ic.environ["INCIDENT_CONSOLE_FILE"] = str(ic.folder / "new" / "folder" / "incidents.db")
    session, _ = session_of()
    assert session.incident_id is None
    desk = session.opener()
    assert desk.incidents() == []
    desk.close()


def test_the_line_of_the_demonstration_goes_with_its_file(ic, monkeypatch) -> None:
    seen: list[list[str]] = []

    def type_something(session: Session, mouse: bool) -> None:
        assert session.drafts(session.incident_id or "").save("half a li")
        desk = session.opener()
        seen.append([path.name.partition(".")[2] for path in desk.book.path.parent.rglob("*.line")])
        desk.close()

    monkeypatch.setattr("incident_console.console.launch.run", type_something)
    ic.on_a_terminal = True
    ic.when_opened = open_console
    ic.do("demo")
    ic.do("demo", "--from-start")
    assert seen == [["line"], ["line"]]
