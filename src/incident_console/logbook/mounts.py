"""Which file system a file lies on, and whether the log may be kept there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

NETWORK_FILE_SYSTEMS = frozenset(
    {
        "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "drvfs", "fakeowner", "gfs2", "glusterfs", "gpfs",
        "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "osxfs", "prl_fs", "pvfs2", "smb2", "smb3", "smbfs",
        "vboxsf", "virtiofs", "vmhgfs", "fuse.ceph", "fuse.cephfs", "fuse.davfs2", "fuse.gcsfuse", "fuse.glusterfs",
        "fuse.goofys", "fuse.grpcfuse", "fuse.juicefs", "fuse.mfs", "fuse.osxfs", "fuse.rclone", "fuse.s3fs",
        "fuse.smbnetfs", "fuse.sshfs", "fuse.vmhgfs-fuse",
    }
)  # fmt: skip
"""Types for which the memory that SQLite's write-ahead log shares between programs does not reach the other machine,
or is not dependable (https://sqlite.org/wal.html: WAL does not work over a network file system)."""

MountReader = Callable[[], str]
"""Gives the mount table in the form of /proc/self/mountinfo; empty where the machine has none."""

_ESCAPED = re.compile(r"\\([0-7]{3})")


def system_mounts() -> str:
    """This machine's mount table; empty on systems without /proc."""
    try:
        return Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def file_system_of(path: Path, mountinfo: str) -> str:
    """The type of the file system that an absolute, resolved path lies on; empty where the table does not say."""
    best, kind = -1, ""
    for line in mountinfo.splitlines():
        before, separator, after = line.partition(" - ")
        fields, rest = before.split(), after.split()
        if not separator or len(fields) < 5 or not rest:
            continue
        point = _ESCAPED.sub(lambda match: chr(int(match[1], 8)), fields[4])
        if path.is_relative_to(point) and len(point) >= best:
            best, kind = len(point), rest[0]
    return kind


def network_file_system(path: Path, mounts: MountReader) -> str:
    """The type of the network file system that the path lies on; empty where it lies on a local one."""
    kind = file_system_of(path, mounts())
    return kind if kind in NETWORK_FILE_SYSTEMS else ""
