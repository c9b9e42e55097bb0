"""Opening the console: on which incident, in which layout, with what."""

from __future__ import annotations

import pytest

from incident_console.desk import Desk


@pytest.fixture
def at_a_terminal(ic):
    ic.on_a_terminal = True
    return ic


def test_alone_it_opens_on_the_list(at_a_terminal) -> None:
    at_a_terminal.do()
    (opening,) = at_a_terminal.opened
    assert opening.incident_id is None
    assert opening.path == at_a_terminal.file
    assert opening.layout == "command"


def test_open_and_scribe_mean_the_open_incident_where_there_is_just_one(at_a_terminal) -> None:
    ic = at_a_terminal
    ic.do("open")
    ic.do("declare", "one")
    ic.do("open")
    ic.do("scribe")
    ic.do("declare", "two")
    ic.do("open")
    ic.do("open", "two")
    found = {row["title"]: row["id"] for row in ic.do("list", "--json").json}
    first, second = found["one"], found["two"]
    assert [(one.incident_id, one.layout) for one in ic.opened] == [
        (None, "command"), (first, "command"), (first, "scribe"), (None, "command"), (second, "command"),
    ]  # fmt: skip


def test_declaring_can_open_it_at_once(at_a_terminal) -> None:
    at_a_terminal.do("declare", "one", "--open")
    (row,) = at_a_terminal.do("list", "--json").json
    assert [one.incident_id for one in at_a_terminal.opened] == [row["id"]]


def test_what_is_wrong_in_the_settings_is_handed_to_the_console(at_a_terminal) -> None:
    at_a_terminal.settings('theme = "purple"\n[keys]\nrecord.task = "f5"\nrecord.briefing = "bananas"')
    said = at_a_terminal.do()
    (opening,) = at_a_terminal.opened
    assert opening.keymap == {"record.task": "f5"}
    assert len(opening.problems) == 2
    assert said.err == ""


def test_the_demonstration_opens_at_the_stall_in_a_file_that_is_thrown_away(at_a_terminal) -> None:
    seen = {}

    def look(opening) -> None:
        desk = Desk.open(opening.path, author="x", clock=opening.clock)
        state = desk.state(opening.incident_id)
        seen.update(path=opening.path, state=state, latest=max(event.recorded_at for event in state.log.values()))
        desk.close()

    at_a_terminal.when_opened = look
    at_a_terminal.do("demo")
    assert seen["state"].declared
    assert {hypothesis.handle for hypothesis in seen["state"].open_hypotheses()} == {"H1", "H2"}
    assert seen["latest"] <= at_a_terminal.clock.now()
    assert (at_a_terminal.clock.now() - seen["state"].declared_at).total_seconds() == 17 * 60
    assert not seen["path"].exists()
    assert not seen["path"].parent.exists()
    assert not at_a_terminal.file.exists()


def test_the_demonstration_from_its_start_goes_as_fast_as_it_is_told(at_a_terminal) -> None:
    at_a_terminal.do("demo", "--from-start", "--speed", "60")
    (opening,) = at_a_terminal.opened
    began = at_a_terminal.clock.now()
    assert opening.clock.now() == began
    at_a_terminal.clock.forward(seconds=1)
    assert (opening.clock.now() - began).total_seconds() == 60
    assert opening.story
    assert all(step.at >= began for step in opening.story)
    assert [step.at for step in opening.story] == sorted(step.at for step in opening.story)


def test_the_demonstration_from_its_start_is_60_times_as_fast_unless_told(at_a_terminal) -> None:
    at_a_terminal.do("demo", "--from-start")
    (opening,) = at_a_terminal.opened
    began = at_a_terminal.clock.now()
    at_a_terminal.clock.forward(seconds=2)
    assert (opening.clock.now() - began).total_seconds() == 120


def test_the_demonstration_as_text_needs_no_terminal(ic) -> None:
    out = ic.do("demo", "--print").out
    assert "STALLED 17 min" in out
    assert "Say now" in out
    assert "Third-party payment gateway times out" in out
    whole = ic.do("demo", "--print", "--from-start").out
    assert "resolved" in whole
    assert len(whole) > len(out)


def test_two_hypotheses_stalled_are_the_first_thing_to_say(ic) -> None:
    lines = ic.do("demo", "--print").lines
    first = lines[lines.index("Say now") + 1]
    assert "H1" in first
    assert "H2" in first
    assert "17 min" in first
