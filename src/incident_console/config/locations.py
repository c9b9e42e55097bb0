"""Where things lie: the incidents, the settings and what was being typed; and who is taken for the author.

Nothing is made here. platformdirs is imported only when a path is asked for that nobody has named.
"""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from pathlib import Path

from incident_console.incident.text import NAME_LIMIT, one_line, shorten

APP = "incident-console"
FILE_VARIABLE = "INCIDENT_CONSOLE_FILE"
NAME_VARIABLE = "INCIDENT_CONSOLE_NAME"
SETTINGS_VARIABLE = "INCIDENT_CONSOLE_CONFIG"
NOBODY = "unknown"
"""The author where neither the settings nor the machine can name one."""


def default_data_file() -> Path:
    """The file that holds all incidents, in the user's data directory, where no other is named."""
    import platformdirs

    return platformdirs.user_data_path(APP, appauthor=False) / "incidents.db"


def settings_file(environ: Mapping[str, str]) -> Path:
    """The settings file: the one that the environment names, else the one in the user's configuration directory."""
    named = environ.get(SETTINGS_VARIABLE, "")
    if named.strip():
        return as_path(named)
    import platformdirs

    return platformdirs.user_config_path(APP, appauthor=False) / "settings.toml"


def state_dir() -> Path:
    """Where what belongs to this machine alone is kept, such as the line that was being typed."""
    import platformdirs

    return platformdirs.user_state_path(APP, appauthor=False)


def as_path(written: str) -> Path:
    """The path that was written, with `~` for the home directory. Never fails for a home that is not known."""
    path = Path(written)
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def author_name(written: str) -> str:
    """A name as it may be signed with: one cleaned line. Empty where nothing is left of it."""
    return shorten(one_line(written), NAME_LIMIT)


def login_name() -> str:
    """The name that the machine knows this person by, cleaned; `NOBODY` where it knows none. Never fails."""
    try:
        found = getpass.getuser()
    except (OSError, KeyError, ImportError):
        found = ""
    return author_name(found) or NOBODY
