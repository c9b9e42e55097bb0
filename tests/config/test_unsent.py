"""The line that was being typed outlives the program."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from incident_console.config.unsent import KEPT_LIMIT, Unsent, unsent_path


@pytest.fixture
def unsent(tmp_path: Path) -> Unsent:
    return Unsent(tmp_path / "state" / "unsent" / "line")


def again(unsent: Unsent) -> Unsent:
    """As the next start finds it."""
    return Unsent(unsent._line.with_suffix(""))


def test_every_keystroke_is_there_again_at_the_next_start(unsent: Unsent) -> None:
    typed = "h1 - pool at 40 %, "
    for end in range(1, len(typed) + 1):
        assert unsent.save(typed[:end])
        assert again(unsent).load() == typed[:end]


def test_an_empty_line_leaves_nothing_behind(unsent: Unsent, tmp_path: Path) -> None:
    assert unsent.load() == ""
    unsent.save("a")
    assert unsent.save("")
    assert unsent.load() == ""
    unsent.save("b")
    assert unsent.clear()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_lines_that_could_not_be_recorded_are_kept_in_order_until_they_are_dropped(unsent: Unsent) -> None:
    for text in ("first", "second", "third", "second"):
        assert unsent.keep(text)
    assert again(unsent).kept() == ["first", "third", "second"]
    assert unsent.drop("third")
    assert again(unsent).kept() == ["first", "second"]
    unsent.drop("first")
    unsent.drop("second")
    assert unsent.kept() == []


def test_keeping_a_line_touches_not_the_one_being_typed(unsent: Unsent) -> None:
    unsent.save("typing")
    unsent.keep("failed")
    unsent.clear()
    assert unsent.kept() == ["failed"]


def test_only_so_many_are_kept(unsent: Unsent) -> None:
    for number in range(KEPT_LIMIT + 5):
        unsent.keep(str(number))
    assert unsent.kept() == [str(number) for number in range(5, KEPT_LIMIT + 5)]


def test_what_is_read_passes_the_door(unsent: Unsent) -> None:
    unsent.save("a\x1b]52;c;ZXZpbA==\x07b\u202e\nc\td \ud800")
    assert unsent.load() == "ab\nc\td ?"
    unsent.keep("\x1b[2Jx")
    assert unsent.kept() == ["x"]
    assert unsent.drop("\x1b[2Jx")
    assert unsent.kept() == []


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"{}", b"[1, null]", b"[" * 100_000, b'["a"'])
def test_a_spoilt_file_of_kept_lines_reads_as_none(unsent: Unsent, raw: bytes) -> None:
    unsent.keep("a")
    unsent._kept.write_bytes(raw)
    assert unsent.kept() == []
    assert unsent.keep("b")
    assert unsent.kept() == ["b"]


def test_a_place_that_cannot_be_written_says_so_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    unsent = Unsent(tmp_path / "file" / "below")
    assert unsent.save("a") is False
    assert unsent.keep("a") is False
    assert unsent.load() == ""
    assert unsent.kept() == []
    assert Unsent(tmp_path / "nul\0nul").save("a") is False


def test_a_write_that_breaks_off_leaves_the_line_as_it_was(unsent: Unsent, monkeypatch) -> None:
    unsent.save("whole")

    def power_cut(*_: object) -> None:
        raise OSError("broken off")

    monkeypatch.setattr(os, "replace", power_cut)
    assert unsent.save("whole and mo") is False
    assert again(unsent).load() == "whole"
    assert [path.name for path in unsent._line.parent.iterdir()] == [unsent._line.name]


def test_only_its_owner_can_read_it(unsent: Unsent) -> None:
    unsent.save("secret")
    assert stat.S_IMODE(unsent._line.stat().st_mode) == 0o600
    assert stat.S_IMODE(unsent._line.parent.stat().st_mode) == 0o700


def test_each_author_incident_and_file_has_its_own(tmp_path: Path) -> None:
    names = {
        unsent_path(tmp_path, Path(file), incident, author)
        for file in ("/a/x.db", "/b/x.db")
        for incident in ("i1", "i2")
        for author in ("Ana", "Jo", "../../evil", "a\ud800")
    }
    assert len(names) == 16
    assert {path.parent for path in names} == {tmp_path / "unsent"}


def test_kept_lines_are_plain_json(unsent: Unsent) -> None:
    unsent.keep("数据库")
    assert json.loads(unsent._kept.read_text()) == ["数据库"]
