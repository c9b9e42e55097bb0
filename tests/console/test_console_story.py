"""The payment outage through the real console: what is typed, pressed and seen, to the draft at the end."""

from __future__ import annotations

from pathlib import Path

from incident_console.console.panes.banner import SayNowStrip, StatusBar
from incident_console.console.panes.pane import Pane
from incident_console.incident.vocabulary import HypothesisStatus, Phase


async def test_a_plain_line_is_an_entry_before_the_next_key(seat):
    async with seat() as s:
        await s.pilot.press("slash", *"pool at 40 %, steady", "enter")
        await s.settle()
        assert "pool at 40 %, steady" in s.text(s.screen.query_one("#pane-timeline"))
        assert s.screen.line.input.value == ""


async def test_the_line_says_how_it_will_be_read_before_enter(seat):
    async with seat() as s:
        await s.type("? database connection pool exhausted @Maria.Silva")
        s.screen.line.input.put("h1 - pool at 40 %, steady")
        await s.pilot.pause()
        preview = s.text(s.screen.query_one("LinePreview"))
        assert "evidence against H1" in preview
        assert "Ana Costa" in preview


async def test_a_refused_line_stays_and_says_what_would_be_right(seat):
    async with seat() as s:
        await s.type("? gateway times out")
        await s.type("h9 + x")
        assert s.screen.line.input.value == "h9 + x"
        preview = s.text(s.screen.query_one("LinePreview"))
        assert "There is no H9" in preview
        assert "H1" in preview


async def test_the_outage_from_the_stall_to_the_draft(seat, tmp_path: Path):
    async with seat() as s:
        for line in (
            "/role ops @Maria.Silva",
            "/role comms @Jo.Park",
            "/role scribe @Ana.Costa",
            "/impact checkout success 61 %, normal 99.2 %",
            "? database connection pool exhausted @maria",
            "? payment gateway times out @maria",
        ):
            await s.type(line)
        await s.at("14:35")
        await s.type("> payments degraded, next at 14:55")
        await s.at("14:46")
        await s.type(">> two hypotheses, none separated")
        await s.at("14:48")
        strip = s.text(s.screen.query_one(SayNowStrip))
        assert "H1" in strip
        assert "H2" in strip
        assert "17 min" in strip
        assert "STALLED" in s.text(s.screen.query_one("#pane-hypotheses"))

        await s.type("h1 h2 test drain one pool and watch the waits @sam 5m")
        assert "H1 and H2" not in s.text(s.screen.query_one(SayNowStrip))
        assert "STALLED" not in s.text(s.screen.query_one("#pane-hypotheses"))

        await s.at("14:51")
        await s.type("t1 done gateway calls hang, pool is idle")
        await s.type("h1- h2+ pool drained, timeouts go on")
        await s.at("14:52")
        await s.type("h2 confirm gateway p99 at 30 s")
        await s.type("h1 rule out pool was idle while timeouts went on")
        await s.type("= activate the fallback configuration")
        await s.at("15:04")
        await s.type("/contain other worked fallback configuration active")
        assert "contained" in s.text(s.screen.query_one(StatusBar))
        await s.at("15:09")
        await s.type("/resolve checkout success back at 98.8 %")

        state = s.screen.state
        assert state.phase is Phase.RESOLVED
        assert [h.status for h in state.hypotheses.values()] == [
            HypothesisStatus.RULED_OUT,
            HypothesisStatus.CONFIRMED,
        ]
        draft = tmp_path / "draft.md"
        await s.type(f"/export {draft}")
        text = draft.read_text(encoding="utf-8")
        assert "payment gateway times out" in text
        assert "fallback configuration" in text
        assert str(draft) in s.text()


async def test_panes_are_reached_by_their_numbers_and_fill_the_screen(seat):
    async with seat() as s:
        await s.type("? gateway times out")
        await s.press("escape", "2")
        pane = s.screen.query_one("#pane-hypotheses", Pane)
        assert pane.has_focus
        await s.press("f")
        assert pane.region.width == s.app.size.width
        await s.press("f")
        assert pane.region.width < s.app.size.width
