"""`watch`: a line for each thing that comes, and for nothing else. Waiting lets the fake clock go on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from incident_console.desk import Desk, Done
from incident_console.incident import commands as c
from support.command_line import CommandLine, Said

Happening = Callable[[], None]


class Watched:
    """An incident that is watched: what happens at which second of the watching, and what was printed."""

    def __init__(self, ic: CommandLine) -> None:
        self.ic = ic
        self.happenings: dict[int, Happening] = {}
        self.waits = 0

    def at(self, second: int, author: str, *commands: c.Command) -> Watched:
        """At that second another seat records something."""

        def record() -> None:
            desk = Desk.open(self.ic.file, author=author, clock=self.ic.clock, create=False)
            for command in commands:
                assert isinstance(desk.do(desk.incidents()[0].incident_id, command), Done)
            desk.close()

        self.happenings[second] = record
        return self

    def watch(self, *arguments: str, step: float = 1) -> Said:
        began = self.ic.clock.now()

        def wait(seconds: float) -> None:
            self.waits += 1
            assert 0 < seconds < 1
            self.ic.clock.forward(seconds=step)
            passed = (self.ic.clock.now() - began).total_seconds()
            for second in [one for one in self.happenings if one <= passed]:
                self.happenings.pop(second)()

        self.ic.wait = wait
        return self.ic.do("watch", *arguments)


@pytest.fixture
def watched(declared: CommandLine) -> Watched:
    """At the beginning of an incident whose roles are filled and whose severity is known."""
    declared.do("log", "-", typed="/role ops @Maria\n/role comms @Jo\n/role scribe @Ana\n")
    return Watched(declared)


def labelled(said: Said, label: str) -> list[str]:
    return [line for line in said.lines if line[10:].startswith(label)]


def test_it_begins_with_what_is_watched_and_what_must_be_said(watched: Watched) -> None:
    prompts = watched.ic.do("next", "--json").json["prompts"]
    said = watched.watch("--for", "0")
    assert said.lines[0].startswith("Watching Checkout: card payments time out (")
    assert said.lines[1] == "Wednesday 2026-05-20, times in UTC"
    assert len(prompts) > 1
    assert said.lines[2] == f"14:31:00  SAY NOW   {prompts[0]['headline']} “{prompts[0]['words']}”"
    assert said.lines[3:] == [f"14:31:00  SAY NOW   {one['headline']}" for one in prompts[1:]]
    assert watched.waits == 0


def test_what_any_seat_records_is_a_line_as_it_comes(watched: Watched) -> None:
    watched.at(3, "Jo Park", c.WriteEntry(text="pool at 40 %"))
    watched.at(7, "Sam", c.WriteEntry(text="first\nsecond"), c.RaiseHypothesis(text="DNS"))
    said = watched.watch("--for", "10")
    assert labelled(said, "note") == [
        "14:31:03  note      Jo Park: pool at 40 %",
        "14:31:07  note      Sam: first second",
    ]
    assert labelled(said, "? H1") == ["14:31:07  ? H1      Sam: DNS"]
    assert "role" not in [line[10:14] for line in said.lines]


def test_what_happened_earlier_and_what_is_taken_back_are_lines_too(watched: Watched) -> None:
    now = watched.ic.clock.now()
    earlier = now.replace(day=19, hour=23)
    watched.at(2, "Jo", c.WriteEntry(text="first sign", at=earlier, approximate=True))
    watched.at(4, "Jo", c.Undo(author="Jo"))
    said = watched.watch("--for", "5")
    assert "~2026-05-19 23:31 UTC  note      Jo: first sign" in said.lines
    assert labelled(said, "undo") == ["14:31:04  undo      Jo: Taken back: first sign"]


def test_a_clock_that_runs_over_is_one_line_at_its_second(watched: Watched) -> None:
    said = watched.watch("--for", "1200")
    assert labelled(said, "OVER") == [
        "14:36:00  OVER      Tell on-call group, owed by Jo",
        "14:36:00  OVER      Tell product owner, owed by Jo",
        "14:36:00  OVER      Tell tech lead, owed by Jo",
        "14:41:00  OVER      Call-out T+10, owed by Ana Costa",
        "14:46:00  OVER      Briefing, owed by Dana Reyes",
        "14:46:00  OVER      First update, owed by Jo",
        "14:51:00  OVER      Call-out T+20, owed by Ana Costa",
    ]


def test_what_was_over_before_is_said_once_at_the_beginning(watched: Watched) -> None:
    watched.ic.clock.forward(minutes=12)
    said = watched.watch("--for", "5")
    assert said.lines[1] == "Over already: Tell on-call group, Tell product owner, Tell tech lead, Call-out T+10"
    assert labelled(said, "OVER") == []


def test_a_prompt_is_said_when_it_appears_and_not_while_it_stays(watched: Watched) -> None:
    watched.at(1, "Dana Reyes", c.RaiseHypothesis(text="pool exhausted"), c.RaiseHypothesis(text="gateway"))
    said = watched.watch("--for", "960")
    (line,) = [line for line in labelled(said, "SAY NOW") if "H1 and H2" in line]
    assert line.startswith("14:46:01  SAY NOW   ")
    assert "What would immediately differentiate them?”" in line


def test_a_line_for_the_day_at_midnight(watched: Watched) -> None:
    watched.ic.clock.set("23:59:58")
    said = watched.watch("--for", "5")
    assert said.lines.index("Thursday 2026-05-21, times in UTC") > said.lines.index(
        "Wednesday 2026-05-20, times in UTC"
    )


def test_it_ends_at_its_time_and_looks_several_times_a_second(watched: Watched) -> None:
    watched.watch("--for", "10", step=0.2)
    assert watched.waits == 50


def test_it_goes_on_when_the_incident_is_over_and_opens_again(watched: Watched) -> None:
    watched.at(2, "Dana Reyes", c.SetPhase(phase="resolved", reason="gone"))
    watched.at(4, "Dana Reyes", c.SetPhase(phase="investigating", reason="it is back"))
    said = watched.watch("--for", "6")
    assert [line[:8] for line in labelled(said, "phase")] == ["14:31:02", "14:31:04"]


def test_ctrl_c_ends_it_quietly(watched: Watched) -> None:
    def interrupt(seconds: float) -> None:
        raise KeyboardInterrupt

    watched.ic.wait = interrupt
    said = watched.ic("watch")
    assert (said.status, said.err) == (130, "")
    assert said.lines[0].startswith("Watching ")


def test_a_time_that_is_none_is_refused(watched: Watched) -> None:
    assert "from 0 to 1,000,000" in watched.ic.refuse("watch", "--for", "soon")
