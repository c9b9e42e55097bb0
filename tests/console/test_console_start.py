"""What is put off until the first picture stands is done then, whatever happened before."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from incident_console import __main__ as program
from incident_console.console import warm


@pytest.fixture(autouse=True)
def collector_as_before() -> Iterator[None]:
    yield
    gc.enable()
    gc.unfreeze()


def test_garbage_waits_for_the_first_picture_and_is_collected_after_it() -> None:
    gc.disable()
    warm.warm_up()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_nothing_is_set_aside_where_garbage_was_never_waiting() -> None:
    before = gc.get_freeze_count()
    warm.collect_garbage()
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, before)


def test_an_import_that_fails_does_not_keep_garbage_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "_LATER", ("incident_console.nowhere",))
    gc.disable()
    with pytest.raises(ModuleNotFoundError):
        warm.warm_up()
    assert gc.isenabled()


def test_a_console_that_cannot_open_leaves_the_collector_on(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def fail(opening: object) -> None:
        seen.append(gc.isenabled())
        raise OSError("no room")

    monkeypatch.setattr(program, "_open_console", fail)
    with pytest.raises(OSError, match="no room"):
        program.open_console(SimpleNamespace())  # type: ignore[arg-type]
    assert seen == [False]
    assert gc.isenabled()
