"""The command line in a workplace of its own: a fake clock, a file in a temporary folder, no settings of anybody's."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import FakeClock
from support.command_line import CommandLine


@pytest.fixture
def ic(tmp_path: Path) -> CommandLine:
    settings = tmp_path / "settings.toml"
    settings.write_text("")
    environ = {
        "INCIDENT_CONSOLE_FILE": str(tmp_path / "incidents.db"),
        "INCIDENT_CONSOLE_CONFIG": str(settings),
        "INCIDENT_CONSOLE_NAME": "Ana Costa",
    }
    return CommandLine(tmp_path, FakeClock("14:31"), environ)


@pytest.fixture
def declared(ic: CommandLine) -> CommandLine:
    """With one incident open."""
    ic.do("declare", "Checkout: card payments time out", "--sev", "1", "--ic", "Dana Reyes")
    return ic
