"""Which seat writes: a name for one author on one file on one machine, the same at every start."""

from __future__ import annotations

import hashlib
import socket
from pathlib import Path


def seat_id(file: Path, author: str, machine: str | None = None) -> str:
    """The seat's identifier: 16 hexadecimal digits that tell nothing about the machine or the person.

    Two programs of one author on one file are one seat: their counts are taken inside the writing transaction. A file
    that was copied to another machine or folder is another seat, so that no count is ever given twice.
    """
    where = this_machine() if machine is None else machine
    key = "\0".join((where, str(file), author.casefold()))
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def this_machine() -> str:
    """What tells this machine from others: its installation's identifier where it has one, and its name."""
    try:
        installation = Path("/etc/machine-id").read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        installation = ""
    return f"{installation}/{socket.gethostname()}"
