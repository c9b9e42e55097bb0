"""The demonstration incident, opened at its stall and run through the console to its end and its draft."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from incident_console.console.panes.banner import SayNowStrip, StatusBar
from incident_console.console.session import Session
from incident_console.demo import STALL_AT, play, steps_until
from incident_console.desk import Done
from incident_console.incident.commands import Command
from incident_console.incident.vocabulary import HypothesisStatus, Phase
from support import FakeClock

IDENTIFIER = "0196e0a4-0000-7000-8000-000000000001"


@pytest.fixture
def at_the_stall(session: Session, clock: FakeClock) -> Session:
    """The demonstration incident, up to the moment before the stall is named."""
    desk = session.opener()

    def do(command: Command, author: str, at: datetime) -> None:
        clock.set(at)
        assert isinstance(desk.do(IDENTIFIER, command, author=author), Done)

    play(do, steps_until(STALL_AT))
    desk.close()
    clock.set(STALL_AT)
    return replace(session, incident_id=IDENTIFIER, author="Dana Reyes")


def section(draft: str, heading: str) -> str:
    """The text under a heading."""
    found = re.search(rf"^## {heading}$(.*?)(?=^## |\Z)", draft, re.MULTILINE | re.DOTALL)
    assert found, f"no section {heading}: {re.findall(r'^## .*$', draft, re.MULTILINE)}"
    return found[1]


async def test_the_stall_is_named_and_the_incident_runs_to_its_end(seat, at_the_stall, tmp_path: Path):
    async with seat(session=at_the_stall) as s:
        strip = s.text(s.screen.query_one(SayNowStrip))
        assert "H1 and H2 have not moved for 17 min" in strip
        await s.press("enter")  # said, and the dialog for the test opens
        assert s.app.screen is not s.screen
        await s.press("escape")
        if s.app.screen is not s.screen:
            await s.press("escape")
        await s.type("h1 h2 test call the gateway directly, past the pool @maria 5m")
        assert "H1 and H2" not in s.text(s.screen.query_one(SayNowStrip))
        await s.at("14:51")
        await s.type("t2 done calls past the pool hang just the same")
        await s.type("h1- h2+ calls past the pool hang for 30 s")
        await s.at("14:52")
        await s.type("h2 confirm the gateway itself times out")
        await s.type("h1 rule out the pool is idle while calls hang")
        await s.at("14:55")
        await s.type("= activate the fallback configuration @dana")
        await s.at("15:01")
        await s.type(">> gateway confirmed, fallback on its way, next decision when it is active")
        await s.at("15:04")
        await s.type("/contain other worked fallback configuration active")
        assert "contained" in s.text(s.screen.query_one(StatusBar))
        await s.at("15:09")
        await s.type("checkout success back at 98.8 %")
        await s.type("/phase mitigated checkout success 98.8 %")
        await s.at("15:39")
        await s.type("/resolve thirty minutes at 98.8 % and above")
        await s.type("todo no circuit breaker on the payment gateway integration")
        statuses = {h.handle: h.status for h in s.screen.state.hypotheses.values()}
        assert statuses == {
            "H1": HypothesisStatus.RULED_OUT,
            "H2": HypothesisStatus.CONFIRMED,
            "H3": HypothesisStatus.RULED_OUT,
        }
        assert s.screen.state.phase is Phase.RESOLVED
        await s.type(f"/export {tmp_path / 'draft.md'}")
    draft = (tmp_path / "draft.md").read_text(encoding="utf-8")
    assert draft.startswith("# ")
    assert "SEV1" in draft
    assert "61 %" in section(draft, "Impact")
    milestones = section(draft, "Milestones")
    assert "14:22" in milestones
    assert "15:09" in milestones
    assert "47 min" in section(draft, "Durations")
    assert "17 min" in section(draft, "Stalls")
    hypotheses = section(draft, "Hypotheses")
    for words in ("Database connection pool exhausted", "Third-party payment gateway times out"):
        assert words in hypotheses
    assert "fallback configuration" in section(draft, "Decisions")
    assert "circuit breaker" in section(draft, "Follow-ups")
    timeline = section(draft, "Timeline")
    times = re.findall(r"^[|] *~?(\d\d:\d\d(?::\d\d)?)", timeline, re.MULTILINE)
    assert len(times) > 40
    assert times == sorted(times)


async def test_the_whole_story_plays_itself(session: Session, clock: FakeClock, seat):
    from incident_console.console.session import Step
    from incident_console.demo import OPENED_AT, STEPS

    clock.set(OPENED_AT)
    desk = session.opener()
    first = STEPS[0]
    assert isinstance(desk.do(IDENTIFIER, first.command, author=first.author), Done)
    desk.close()
    story = tuple(Step(step.at, step.author, step.command) for step in STEPS[1:])
    async with seat(session=replace(session, incident_id=IDENTIFIER, story=story)) as s:
        clock.set(STEPS[-1].at)
        s.app.player.play()
        await s.settle()
        state = s.screen.state
        assert len(state.log) >= len(STEPS)
        assert state.phase.over
        assert {event.author for event in state.log.values()} >= {"Dana Reyes", "Maria Silva", "Jo Park", "Ana Costa"}
