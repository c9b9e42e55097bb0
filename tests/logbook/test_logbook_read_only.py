"""Files that may be read only, and file systems that the log cannot live on."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from logbook_helpers import contents, record, refusal, told

from incident_console.logbook import errors
from incident_console.logbook.book import Logbook
from incident_console.logbook.mounts import file_system_of, network_file_system, system_mounts

NOBODY = 65534


def test_opened_for_reading_it_says_so_and_sees_what_others_write(book: Logbook, path: Path) -> None:
    story = record(book, told("one"))
    with Logbook.open(path, read_only=True) as reader:
        assert "reading only" in reader.notice
        assert reader.events("i1") == story.events
        with pytest.raises(errors.ReadOnly, match="reading only"), reader.writing():
            pass
        with pytest.raises(errors.ReadOnly):
            reader.rebuild()
        record(book, told("two", incident_id="i2", at="16:00"))
        assert len(reader.incidents()) == 2
        assert reader.check().ok


@pytest.fixture
def as_nobody() -> Iterator[Callable[[], None]]:
    """Become somebody whom permissions hold back, where the tests run as root."""
    became = []

    def become() -> None:
        if os.geteuid() == 0:
            os.seteuid(NOBODY)
            became.append(True)

    yield become
    if became:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user can reach too."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


def test_a_read_only_file_is_opened_for_reading(open_folder: Path, as_nobody: Callable[[], None]) -> None:
    path = open_folder / "incidents.db"
    with Logbook.open(path) as book:
        story = record(book, told("one"))
    path.chmod(0o444)
    as_nobody()
    with Logbook.open(path) as reader:
        assert "you may not write to its file" in reader.notice
        assert reader.events("i1") == story.events
        with pytest.raises(errors.ReadOnly), reader.writing():
            pass


def test_a_file_in_a_read_only_folder_is_opened_for_reading(open_folder: Path, as_nobody: Callable[[], None]) -> None:
    path = open_folder / "incidents.db"
    with Logbook.open(path) as book:
        story = record(book, told("one"))
    path.chmod(0o666)
    open_folder.chmod(0o555)
    before = contents(path)
    as_nobody()
    with Logbook.open(path) as reader:
        assert "you may not write to its folder" in reader.notice
        assert reader.events("i1") == story.events
    assert contents(path) == before


def test_a_read_only_folder_shows_what_somebody_else_is_writing(
    open_folder: Path, as_nobody: Callable[[], None]
) -> None:
    path = open_folder / "incidents.db"
    with Logbook.open(path) as book:
        story = record(book, told("one"))
        for file in open_folder.iterdir():
            file.chmod(0o644)
        open_folder.chmod(0o555)
        as_nobody()
        with Logbook.open(path) as reader:
            assert reader.events("i1") == story.events


def test_a_file_that_may_not_be_read_is_refused(open_folder: Path, as_nobody: Callable[[], None]) -> None:
    path = open_folder / "incidents.db"
    Logbook.open(path).close()
    path.chmod(0)
    as_nobody()
    with pytest.raises(errors.LogbookError, match="permission denied"):
        Logbook.open(path)


def test_a_file_cannot_be_made_where_nothing_may_be_written(open_folder: Path, as_nobody: Callable[[], None]) -> None:
    open_folder.chmod(0o555)
    as_nobody()
    with pytest.raises(errors.ReadOnly, match="cannot be made there"):
        Logbook.open(open_folder / "incidents.db")


MOUNTS = """\
24 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
25 24 0:41 / /home/dana rw,relatime shared:2 - nfs4 filer:/home rw,vers=4.2
26 25 8:17 / /home/dana/local rw - ext4 /dev/sdb1 rw
27 24 0:50 / /mnt/shared\\040drive rw,relatime - cifs //filer/share rw
28 24 0:51 / /mnt/over rw - ext4 /dev/sdc1 rw
29 28 0:52 / /mnt/over rw - fuse.sshfs dana@host:/ rw
a line that says nothing
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/x.db", ""),
        ("/home/dana/x.db", "nfs4"),
        ("/home/danae/x.db", ""),
        ("/home/dana/local/x.db", ""),
        ("/mnt/shared drive/a/x.db", "cifs"),
        ("/mnt/over/x.db", "fuse.sshfs"),
    ],
)
def test_a_network_file_system_is_told_by_the_longest_mount(path: str, kind: str) -> None:
    assert network_file_system(Path(path), lambda: MOUNTS) == kind


def test_a_machine_without_a_mount_table_refuses_nothing() -> None:
    assert network_file_system(Path("/x.db"), lambda: "") == ""


def test_this_machines_mount_table_can_be_read(tmp_path: Path) -> None:
    if not system_mounts():
        pytest.skip("this system has no /proc/self/mountinfo")
    assert file_system_of(tmp_path.resolve(), system_mounts()) != ""


@pytest.mark.parametrize("exists", [False, True])
def test_a_file_on_a_network_file_system_is_refused_untouched(tmp_path: Path, exists: bool) -> None:
    path = tmp_path / "incidents.db"
    if exists:
        Logbook.open(path).close()
    mounts = f"1 0 0:1 / / rw - ext4 /dev/vda rw\n2 1 0:2 / {tmp_path.resolve()} rw - nfs4 filer:/ rw\n"
    assert "network file system (nfs4)" in refusal(path, errors.NetworkFileSystem, mounts=lambda: mounts)
    assert path.exists() == exists
