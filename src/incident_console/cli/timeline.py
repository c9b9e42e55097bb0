"""`timeline`: what happened, in order."""

from __future__ import annotations

from collections.abc import Collection
from datetime import tzinfo
from typing import TYPE_CHECKING

import click

from incident_console.cli.lazy import Number, WorkplaceCommand
from incident_console.cli.listing import incident_shape
from incident_console.cli.output import blocks, day_heading, iso, say, say_json, time_of_day
from incident_console.cli.shapes import EntryShape
from incident_console.cli.workplace import Workplace

if TYPE_CHECKING:
    from incident_console.desk import IncidentRow
    from incident_console.incident.state import State
    from incident_console.incident.words import Entry


@click.command("timeline", cls=WorkplaceCommand)
@click.argument("incident", required=False)
@click.option("--last", metavar="N", type=Number(1, 1_000_000), help="Only the last N entries.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def timeline(workplace: Workplace, incident: str | None, last: int | None, as_json: bool) -> None:
    """Print what happened, in order.

    A ~ stands before a time that is approximate.
    """
    from incident_console.incident.words import entries

    with workplace.desk() as desk:
        row = desk.find(incident)
        state = desk.state(row.incident_id)
    found = entries(state)
    shown = found[-last:] if last else found
    if as_json:
        shapes = [entry_shape(state, entry) for entry in shown]
        say_json({"incident": incident_shape(row), "total": len(found), "entries": shapes})
        return
    for line in timeline_lines(row, shown, len(found), workplace.loaded().settings.tz, state.starred):
        say(line)


def timeline_lines(
    row: IncidentRow, shown: tuple[Entry, ...], total: int, zone: tzinfo, starred: Collection[str] = ()
) -> list[str]:
    """The timeline for people: a heading, and the date and the zone wherever one changes. `starred` are events."""
    count = f"{total} entries" if len(shown) == total else f"the last {len(shown)} of {total} entries"
    lines = [f"{row.title} ({row.short_id}): {count if total != 1 else '1 entry'}"]
    day = ""
    for entry, block in zip(shown, blocks(_cells(entry, zone, starred) for entry in shown), strict=True):
        if (today := day_heading(entry.at, zone)) != day:
            day = today
            lines += ["", day]
        lines += block
    return lines


def _cells(entry: Entry, zone: tzinfo, starred: Collection[str]) -> tuple[str, str, str, str]:
    about = "~" if entry.approximate else ""
    text = entry.text + _amended(entry) + (" (starred)" if entry.event_id in starred else "")
    return about + time_of_day(entry.at, zone), entry.author, entry.label, text


def _amended(entry: Entry) -> str:
    return " (amended, CONTESTED)" if entry.contested else " (amended)" if entry.amended else ""


def entry_shape(state: State, entry: Entry) -> EntryShape:
    """A line of the timeline as `--json` prints it."""
    return {
        "id": entry.event_id,
        "kind": state.effective[entry.event_id].kind,
        "at": iso(entry.at) or "",
        "approximate": entry.approximate,
        "recorded_at": iso(entry.recorded_at) or "",
        "author": entry.author,
        "label": entry.label,
        "text": entry.text,
        "amended": entry.amended,
        "starred": entry.event_id in state.starred,
    }
