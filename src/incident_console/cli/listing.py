"""`list`: every incident in the file, the newest first."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

import click

from incident_console.cli.lazy import WorkplaceCommand
from incident_console.cli.output import columns, day_and_time, elapsed, hung, iso, one_line, say, say_json, screen_width
from incident_console.cli.shapes import IncidentShape
from incident_console.cli.workplace import Workplace

if TYPE_CHECKING:
    from incident_console.desk import IncidentRow

TABLE_WIDTH = 120
"""Cells of a terminal on which the table leaves room for titles."""


@click.command("list", cls=WorkplaceCommand)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def list_(workplace: Workplace, as_json: bool) -> None:
    """List the incidents in the file, the newest first."""
    rows = _rows(workplace)
    if as_json:
        say_json([incident_shape(row) for row in rows])
        return
    if not rows:
        say("No incident yet. incident-console declare TITLE opens one.")
        return
    now, zone = workplace.clock.now(), workplace.loaded().settings.tz
    told = [_cells(row, now, zone) for row in rows]
    for line in _table(told) if screen_width() >= TABLE_WIDTH else _paragraphs(told):
        say(line)


def _cells(row: IncidentRow, now: datetime, zone: tzinfo) -> tuple[str, ...]:
    until = row.resolved_at or (row.last_at if row.phase.over else None) or now
    lasted = elapsed(until - row.declared_at) if row.declared_at else ""
    declared = day_and_time(row.declared_at, zone) if row.declared_at else ""
    severity = row.severity.value if row.severity else "none yet"
    entries, commander = str(row.entries), row.commander or "nobody"
    return row.short_id, severity, row.phase.value, lasted, entries, commander, declared, row.title


def _table(told: list[tuple[str, ...]]) -> list[str]:
    head = ("id", "severity", "phase", "lasted", "entries", "commander", "declared", "title")
    return columns([head, *told], right=frozenset({3, 4}))


def _paragraphs(told: list[tuple[str, ...]]) -> list[str]:
    """Two lines for each incident, for terminals on which a table would leave no room for the title."""
    lines = []
    for short, severity, phase, lasted, entries, commander, declared, title in told:
        lines += hung(f"{short}  {severity:<8}  ", one_line(title))
        about = [phase, f"lasted {lasted}", f"IC {commander}", f"declared {declared}", f"{entries} entries"]
        lines += hung(" " * 18, one_line(", ".join(about)))
    return lines


def _rows(workplace: Workplace) -> list[IncidentRow]:
    """The incidents; none where the file that nobody has named does not exist yet."""
    from incident_console.config.settings import Origin

    loaded = workplace.loaded()
    if loaded.origins["file"] is Origin.DEFAULT and not loaded.settings.path.exists():
        return []
    with workplace.desk() as desk:
        return desk.incidents()


def incident_shape(row: IncidentRow) -> IncidentShape:
    """An incident as `--json` prints it."""
    return {
        "id": row.incident_id,
        "short_id": row.short_id,
        "title": row.title,
        "severity": row.severity.value if row.severity else None,
        "phase": row.phase.value,
        "over": row.phase.over,
        "commander": row.commander or None,
        "declared_at": iso(row.declared_at),
        "resolved_at": iso(row.resolved_at),
        "last_at": iso(row.last_at),
        "entries": row.entries,
    }
