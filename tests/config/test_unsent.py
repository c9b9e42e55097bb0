"""The line that was being typed outlives the program."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from incident_console.config import unsent as module
from incident_console.config.unsent import KEPT_LIMIT, Unsent, unsent_of, unsent_path


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


ANOTHER_CONSOLE = """
import sys
from pathlib import Path
from incident_console.config.unsent import unsent_of
drafts = unsent_of(Path(sys.argv[1]), Path("/a/x.db"), "i1", "Ana")
print(repr((drafts.load(), drafts.kept())), flush=True)
for line in sys.stdin:
    print(drafts.save(line.strip()), flush=True)
"""


@contextmanager
def another_console(state: Path) -> Iterator[subprocess.Popen[str]]:
    """A second program of the same author on the same incident; killed when the block ends."""
    command = [sys.executable, "-c", ANOTHER_CONSOLE, str(state)]
    program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield program
    finally:
        program.kill()
        program.communicate()


def types(program: subprocess.Popen[str], text: str) -> None:
    assert program.stdin
    assert program.stdout
    program.stdin.write(f"{text}\n")
    program.stdin.flush()
    assert program.stdout.readline() == "True\n"


def found(program: subprocess.Popen[str]) -> str:
    assert program.stdout
    return program.stdout.readline().strip()


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Unsent:
    monkeypatch.setattr(module, "_taken", {})
    return unsent_of(tmp_path, Path("/a/x.db"), "i1", "Ana")


def test_a_second_console_has_a_line_of_its_own(tmp_path: Path, ours: Unsent) -> None:
    ours.save("half a li")
    with another_console(tmp_path) as theirs:
        assert found(theirs) == "('', [])", "what stands in a line that somebody types in is not theirs"
        types(theirs, "typed elsewhere")
        assert ours.load() == "half a li"
        ours.save("half a line")
    with another_console(tmp_path) as theirs:
        assert found(theirs) == "('typed elsewhere', [])", "it is there again where nobody else has it"
    assert unsent_of(tmp_path, Path("/a/x.db"), "i1", "Ana").load() == "half a line", "the same program, again"


def test_one_console_finds_what_two_left(tmp_path: Path) -> None:
    with another_console(tmp_path) as first, another_console(tmp_path) as second:
        assert found(first) == found(second) == "('', [])"
        types(first, "one")
        types(second, "two")
    with another_console(tmp_path) as third:
        line, kept = eval(found(third))
        assert sorted([line, *kept]) == ["one", "two"]
        assert [path.suffix for path in (tmp_path / "unsent").iterdir() if "-" in path.name] == []


def test_a_line_of_a_console_that_is_gone_stands_in_an_empty_one(tmp_path: Path, ours: Unsent) -> None:
    with another_console(tmp_path) as theirs:
        found(theirs)
        types(theirs, "two")
    module._taken.clear()
    assert unsent_of(tmp_path, Path("/a/x.db"), "i1", "Ana").load() == "two"


def test_a_place_that_cannot_be_locked_is_used_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_taken", {})
    (tmp_path / "file").write_text("in the way")
    drafts = unsent_of(tmp_path / "file", Path("/a/x.db"), "i1", "Ana")
    assert drafts.save("a") is False
    assert drafts.load() == ""
