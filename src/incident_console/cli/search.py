"""`search`: entries found by their words."""

from __future__ import annotations

from datetime import tzinfo
from typing import TYPE_CHECKING

import click

from incident_console.cli.lazy import Number, WorkplaceCommand
from incident_console.cli.output import columns, day_and_time, iso, say, say_json, screen_width
from incident_console.cli.shapes import HitShape
from incident_console.cli.workplace import Workplace

if TYPE_CHECKING:
    from incident_console.desk import Hit

TABLE_WIDTH = 120
"""Cells of a terminal on which the title of the incident leaves room for the text."""


@click.command("search", cls=WorkplaceCommand)
@click.argument("text", nargs=-1, required=True)
@click.option("--incident", metavar="INCIDENT", help="Only in this incident.")
@click.option("--limit", metavar="N", type=Number(1, 1_000_000), default=50, help="N entries at the most (50).")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def search(workplace: Workplace, text: tuple[str, ...], incident: str | None, limit: int, as_json: bool) -> None:
    """Find the entries of all incidents that have these words in them, the best first."""
    words = " ".join(text)
    with workplace.desk() as desk:
        only = desk.find(incident).incident_id if incident is not None else None
        hits = desk.search(words, only, limit)
    if as_json:
        say_json([hit_shape(hit) for hit in hits])
        return
    if not hits:
        say(f"Nothing found for “{words}”.")
        return
    zone = workplace.loaded().settings.tz
    titled = screen_width() >= TABLE_WIDTH
    for line in columns([_cells(hit, zone, titled=titled) for hit in hits]):
        say(line)


def _cells(hit: Hit, zone: tzinfo, *, titled: bool) -> tuple[str, ...]:
    """The cells of a line; on a narrow terminal the incident's title gives its room to the text."""
    at = ("~" if hit.approximate else "") + day_and_time(hit.at, zone) if hit.at else ""
    return at, hit.incident_id[-6:], hit.title if titled else "", hit.author, hit.label, hit.text


def hit_shape(hit: Hit) -> HitShape:
    """A found entry as `--json` prints it."""
    return {
        "incident_id": hit.incident_id,
        "incident": hit.title,
        "id": hit.event_id,
        "at": iso(hit.at),
        "approximate": hit.approximate,
        "author": hit.author,
        "label": hit.label,
        "text": hit.text,
    }
