"""The evidence matrix over the console."""

from __future__ import annotations

import pytest

from incident_console.console.screens.matrix import MatrixScreen
from support.sizes import SIZES


@pytest.mark.parametrize("size", SIZES)
async def test_cells_are_set_by_single_keys_and_the_verdict_follows(seat, size):
    async with seat(size=size) as s:
        await s.type("? pool exhausted")
        await s.type("? gateway times out")
        await s.type("h1+ h2+ latency is up on every node")
        await s.type("h1 - pool at 40 %, steady")
        await s.press("escape", "m")
        assert isinstance(s.app.screen, MatrixScreen)
        assert "No observation separates H2 from H1." in s.text()
        await s.press("down", "right", "c")
        observation = list(s.screen.state.evidence.values())[1]
        assert [weight.value for _, weight in observation.weighs] == ["against", "for"]
        assert "separates H2 from H1" in s.text().replace("\n", " ") or size[0] < 80
        await s.press("escape")
        assert s.app.screen is s.screen


async def test_an_empty_matrix_says_what_to_type(seat):
    async with seat(size=(80, 24)) as s:
        await s.press("m")
        assert "h1+ h2-" in s.text()
        await s.press("c", "right", "i", "escape")
        assert s.app.screen is s.screen


async def test_many_hypotheses_are_leafed_through_and_none_hangs_over_the_edge(seat):
    async with seat(size=(80, 24)) as s:
        for number in range(14):
            await s.type(f"? explanation number {number}")
        await s.type("h1 + latency is up")
        await s.press("escape", "m")
        assert "H1[C]" in s.text()
        assert "›" in s.text()
        assert "H12" not in s.text().split("separates")[0]
        await s.press(*["right"] * 11, "i")
        assert "H12[I]" in s.text()
        assert "and 9 more" in s.text()
        evidence = next(iter(s.screen.state.evidence.values()))
        assert [weight.value for _, weight in evidence.weighs] == ["for", "against"]
