"""Copying out: to the terminal without a claim that it arrived, and always to a file as the other way."""

from __future__ import annotations

from pathlib import Path

import pytest
from screens_host import HOSTILE

from incident_console.console.clipboard import CLIPBOARD_LIMIT, COPIED_NAME, copy, shown_path


class Terminal:
    """A terminal that takes what is sent to it, or does not."""

    def __init__(self, broken: Exception | None = None) -> None:
        self.sent: list[str] = []
        self.broken = broken

    def copy_to_clipboard(self, text: str) -> None:
        if self.broken:
            raise self.broken
        self.sent.append(text)


def test_the_text_goes_both_ways_and_the_line_says_where(tmp_path: Path):
    terminal = Terminal()
    told = copy(terminal, "pool at 40 %, steady", tmp_path)
    assert terminal.sent == ["pool at 40 %, steady"]
    assert (tmp_path / COPIED_NAME).read_text() == "pool at 40 %, steady\n"
    assert told == f"Sent to the terminal's clipboard; also in {tmp_path / COPIED_NAME}."


def test_nothing_claims_that_the_clipboard_has_it(tmp_path: Path):
    told = copy(Terminal(), "x", tmp_path).lower()
    assert "copied to" not in told
    assert "is on the clipboard" not in told


def test_only_the_owner_can_read_the_file_and_it_is_replaced_whole(tmp_path: Path):
    copy(Terminal(), "first, which is longer", tmp_path)
    copy(Terminal(), "second", tmp_path)
    path = tmp_path / COPIED_NAME
    assert path.read_text() == "second\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [found.name for found in tmp_path.iterdir()] == [COPIED_NAME]


def test_a_link_in_the_way_is_replaced_and_not_written_through(tmp_path: Path):
    kept = tmp_path / "precious"
    kept.write_text("precious")
    (tmp_path / COPIED_NAME).symlink_to(kept)
    copy(Terminal(), "new", tmp_path)
    assert kept.read_text() == "precious"
    assert (tmp_path / COPIED_NAME).read_text() == "new\n"


def test_where_the_folder_is_missing_it_says_so(tmp_path: Path):
    told = copy(Terminal(), "x", tmp_path / "nowhere")
    assert told.startswith("Sent to the terminal's clipboard; no file: ")
    assert "nowhere: no such file or directory" in told


def test_where_the_folder_is_a_file_it_says_so_and_leaves_nothing_behind(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("kept")
    told = copy(Terminal(), "x", blocked)
    assert "no file: " in told
    assert blocked.read_text() == "kept"


def test_where_the_target_is_a_folder_the_fresh_file_is_taken_away_again(tmp_path: Path):
    (tmp_path / COPIED_NAME).mkdir()
    told = copy(Terminal(), "x", tmp_path)
    assert "no file: " in told
    assert [found.name for found in tmp_path.iterdir()] == [COPIED_NAME]


@pytest.mark.parametrize("problem", [RuntimeError("no driver"), OSError(5, "Input/output error"), ValueError()])
def test_a_terminal_that_fails_leaves_the_file(tmp_path: Path, problem: Exception):
    told = copy(Terminal(problem), "x", tmp_path)
    assert told.startswith("Not sent to the terminal's clipboard (")
    assert (tmp_path / COPIED_NAME).read_text() == "x\n"


def test_what_terminals_would_drop_is_not_sent_and_stands_in_the_file(tmp_path: Path):
    terminal = Terminal()
    told = copy(terminal, "ä" * (CLIPBOARD_LIMIT // 2 + 1), tmp_path)
    assert terminal.sent == []
    assert told.startswith("Too long for a terminal's clipboard (74 kB); in ")
    assert len((tmp_path / COPIED_NAME).read_text()) == CLIPBOARD_LIMIT // 2 + 2


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_a_terminal_would_obey_gets_out(tmp_path: Path, text: str):
    terminal = Terminal()
    told = copy(terminal, text, tmp_path)
    for out in (told, terminal.sent[0], (tmp_path / COPIED_NAME).read_text()):
        assert not {"\x1b", "\x9b", "\x00", "\x07", "\r", "\u202e"} & set(out)


def test_a_folder_with_a_hostile_name_is_shown_as_text(tmp_path: Path):
    folder = tmp_path / "a\x1b[2Jb\nc"
    folder.mkdir()
    told = copy(Terminal(), "x", folder)
    assert "\x1b" not in told
    assert "\n" not in told
    assert (folder / COPIED_NAME).exists()


def test_the_home_directory_is_shown_as_people_write_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert shown_path(tmp_path / "notes" / COPIED_NAME) == f"~/notes/{COPIED_NAME}"
