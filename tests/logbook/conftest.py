"""A logbook in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from incident_console.logbook.book import Logbook


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the log is to be."""
    return tmp_path / "incidents.db"


@pytest.fixture
def book(path: Path) -> Iterator[Logbook]:
    """A new, empty logbook."""
    with Logbook.open(path, busy_seconds=0.05) as book:
        yield book
