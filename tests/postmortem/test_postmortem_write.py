"""A draft is written whole or not at all, and never over somebody's words."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from incident_console.postmortem import write
from incident_console.postmortem.write import FileExists, NotWritten, write_draft


def test_it_is_written_as_it_is(tmp_path: Path) -> None:
    write_draft(tmp_path / "draft.md", "# é\n\nzwei\n")
    assert (tmp_path / "draft.md").read_bytes() == "# é\n\nzwei\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["draft.md"]


def test_an_existing_file_stays_unless_it_is_said_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("what people wrote")
    with pytest.raises(FileExists) as caught:
        write_draft(path, "new")
    assert caught.value.message == f"{path} exists already: name another file, or replace it with --force."
    assert path.read_text() == "what people wrote"
    write_draft(path, "new", force=True)
    assert path.read_text() == "new"
    assert [each.name for each in tmp_path.iterdir()] == ["draft.md"]


def test_a_file_made_meanwhile_stays_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "draft.md"
    fill = write._fill

    def fill_while_somebody_else_writes(draft: Path, text: str) -> None:
        fill(draft, text)
        path.write_text("somebody else's")

    monkeypatch.setattr(write, "_fill", fill_while_somebody_else_writes)
    with pytest.raises(FileExists):
        write_draft(path, "new")
    assert path.read_text() == "somebody else's"
    assert [each.name for each in tmp_path.iterdir()] == ["draft.md"]


@pytest.mark.parametrize("force", [False, True])
def test_where_files_cannot_be_linked_it_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write_draft(tmp_path / "draft.md", "new", force=force)
    assert (tmp_path / "draft.md").read_text() == "new"
    with pytest.raises(FileExists):
        write_draft(tmp_path / "draft.md", "newer")


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "draft.md"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritten) as caught:
        write_draft(path, "new", force=True)
    assert caught.value.message == f"{path} could not be written: no space left on device. Name another place for it."
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["draft.md"]


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(NotWritten) as caught:
        write_draft(tmp_path / "none" / "draft.md", "new")
    assert caught.value.message == (f"There is no folder {tmp_path / 'none'}: make it first, or name another place.")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(NotWritten) as caught:
        write_draft(tmp_path, "new", force=True)
    assert caught.value.message == f"{tmp_path} is a folder: name a file in it, as in {tmp_path / 'postmortem.md'}."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotWritten) as caught:
        write_draft(tmp_path / "pipe", "new", force=True)
    assert "is not an ordinary file" in caught.value.message


def test_a_folder_that_may_not_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)  # the one who runs the tests may be allowed everything
    with pytest.raises(NotWritten) as caught:
        write_draft(tmp_path / "draft.md", "new")
    assert "could not be written: permission denied" in caught.value.message
    assert "\n" not in caught.value.message


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(NotWritten) as caught:
        write_draft(tmp_path / ("x" * 300), "new")
    assert "could not be written: file name too long" in caught.value.message


def test_a_replaced_file_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    path, link = tmp_path / "draft.md", tmp_path / "link.md"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_draft(link, "new", force=True)
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
