"""The first picture is the whole one, and what is put off until it stands is done then, whatever happened before."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace

import pytest

from incident_console.console import warm
from incident_console.console.screens.console import ConsoleScreen
from incident_console.garbage import RARELY, look_as_usual, look_rarely
from support.sizes import SIZES


@pytest.fixture(autouse=True)
def collector_as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_garbage_waits_for_the_first_picture_and_is_looked_for_as_usual_after_it() -> None:
    usual = gc.get_threshold()
    look_rarely()
    assert gc.get_threshold() == (RARELY, *usual[1:])
    warm.warm_up()
    assert gc.get_threshold() == usual
    assert gc.get_freeze_count() > 0


def test_nothing_is_set_aside_where_garbage_was_never_waiting() -> None:
    before = gc.get_freeze_count()
    look_as_usual()
    assert gc.get_freeze_count() == before


def test_an_import_that_fails_does_not_keep_garbage_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = gc.get_threshold()
    monkeypatch.setattr(warm, "_LATER", ("incident_console.nowhere",))
    look_rarely()
    with pytest.raises(ModuleNotFoundError):
        warm.warm_up()
    assert gc.get_threshold() == usual


@pytest.mark.parametrize("layout", ["command", "scribe"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_first_picture_is_the_whole_one(seat, declared, monkeypatch, size, layout) -> None:
    pictures: list[list[str]] = []
    draw = ConsoleScreen._compositor_refresh

    def look(screen: ConsoleScreen) -> None:
        draw(screen)
        pictures.append([strip.text for strip in screen._compositor.render_strips()])

    monkeypatch.setattr(ConsoleScreen, "_compositor_refresh", look)
    async with seat(size, replace(declared, layout=layout)):
        assert "Checkout: card payments" in pictures[0][0]
        assert pictures[0] == pictures[-1]
