"""Loading the settings: what is wrong is said in one line each and its default stands. Loading itself never fails."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from incident_console.config import locations
from incident_console.config.settings import Origin, Settings, TimelineWanted
from incident_console.config.shape import dotted, leaves, plain
from incident_console.incident.text import one_line, shorten

if TYPE_CHECKING:
    from incident_console.postmortem.order import House

SIZE_LIMIT = 1_000_000
"""Bytes in a settings file. A thousand times the longest that makes sense; more was not meant to be one."""

_LINE = re.compile(r"^(.*) \(at (?:line (\d+), column \d+|end of document)\)$", re.DOTALL)


class Loaded(NamedTuple):
    """The settings in force: where they were looked for, what was wrong there, and where each value comes from.

    `origins` has one item for every effective value, by its dotted name such as `policy.stall_minutes`.
    """

    settings: Settings
    problems: tuple[str, ...]
    origins: Mapping[str, Origin]
    path: Path

    @property
    def templates(self) -> Path | None:
        """The folder of a team's own templates; a relative one is beside the settings file. None: there is none."""
        named = self.settings.templates
        return self.path.parent / locations.as_path(named) if named.strip() else None

    def house(self) -> House:
        """What the settings say about every export."""
        from incident_console.postmortem.curation import Timeline
        from incident_console.postmortem.order import House

        wanted = self.settings.timeline
        shown = None if wanted is TimelineWanted.BY_TEMPLATE else Timeline(wanted.value)
        zone = None if self.settings.zone == "UTC" else self.settings.tz
        return House(self.settings.policy, self.templates, shown, zone)


def load(
    path: Path | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    file: str | None = None,
    name: str | None = None,
) -> Loaded:
    """Load the settings file and lay the environment and the command line (`file`, `name`) over it. Never raises."""
    environ = environ or {}
    named = path is not None or bool(environ.get(locations.SETTINGS_VARIABLE, "").strip())
    path = path or locations.settings_file(environ)
    table, problems = _read(path, must_exist=named)
    settings, given = Settings.model_construct(), set[str]()
    if table:  # without one nothing has to be judged, and the start does not wait for what judges
        from incident_console.config.judging import judge_table

        settings, given, bad = judge_table(table, str(path))
        problems += bad
    over, origins = _overlaid(settings, given, path, environ, file, name)
    for value in (name, environ.get(locations.NAME_VARIABLE)):
        if value and not locations.author_name(value):
            problems.append("the name given has nothing in it that can be shown; " + f"“{over['name']}” is used")
    effective = settings.model_copy(update=over)
    return Loaded(effective, tuple(problems), _origins(effective, given, origins), path)


def _read(path: Path, *, must_exist: bool) -> tuple[dict[str, Any], list[str]]:
    try:
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        return {}, [f"{path}: there is no such settings file; the defaults are used"] if must_exist else []
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return {}, [f"{path}: cannot be read ({reason}); the defaults are used"]
    if len(raw) > SIZE_LIMIT:
        return {}, [f"{path}: is larger than any settings file ({SIZE_LIMIT:,} bytes); the defaults are used"]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return {}, [f"{path}, line {line}: not UTF-8 text; the defaults are used until it is"]
    import tomllib

    try:
        return tomllib.loads(text), []
    except tomllib.TOMLDecodeError as error:
        return {}, [_broken(path, text, str(error))]
    except (RecursionError, ValueError) as error:
        return {}, [f"{path}: not TOML ({shorten(one_line(str(error)), 100)}); the defaults are used until it is"]


def _broken(path: Path, text: str, message: str) -> str:
    match = _LINE.match(message)
    reason, line = (match[1], match[2] or str(text.count("\n") + 1)) if match else (message, "")
    where = f"{path}, line {line}" if line else str(path)
    return f"{where}: not TOML ({shorten(one_line(reason), 100)}); all defaults are used until it is mended"


def _overlaid(
    settings: Settings,
    given: set[str],
    path: Path,
    environ: Mapping[str, str],
    file: str | None,
    name: str | None,
) -> tuple[dict[str, str], dict[str, Origin]]:
    """The effective file and name, and where each comes from: the last of these four that says something."""
    files = [(file, Origin.COMMAND_LINE), (environ.get(locations.FILE_VARIABLE), Origin.ENVIRONMENT)]
    names = [(name, Origin.COMMAND_LINE), (environ.get(locations.NAME_VARIABLE), Origin.ENVIRONMENT)]
    in_settings = str(path.parent / locations.as_path(settings.file)) if settings.file.strip() else ""
    files.append((in_settings, Origin.SETTINGS))
    names.append((settings.name, Origin.SETTINGS if "name" in given else Origin.DEFAULT))
    chosen_file, file_origin = next(
        ((str(locations.as_path(one)), origin) for one, origin in files if one and one.strip()), ("", Origin.DEFAULT)
    )
    chosen_name, name_origin = next(
        ((clean, origin) for one, origin in names if one and (clean := locations.author_name(one))),
        ("", Origin.DEFAULT),
    )
    over = {
        "file": chosen_file or str(locations.default_data_file()),
        "name": chosen_name or locations.login_name(),
    }
    return over, {"file": file_origin, "name": name_origin}


def values(settings: Settings) -> dict[str, Any]:
    """Every effective value by its dotted name, in the order of the settings reference."""
    return {dotted(path): value for path, value in leaves(plain(settings))}


def _origins(settings: Settings, given: set[str], over: dict[str, Origin]) -> dict[str, Origin]:
    return {name: over.get(name) or (Origin.SETTINGS if name in given else Origin.DEFAULT) for name in values(settings)}
