"""The timeline as CSV, for a spreadsheet or a script (RFC 4180: commas, quotes, CRLF)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo

from incident_console.incident.state import State
from incident_console.incident.words import Entry
from incident_console.postmortem.curation import Timeline, curate

COLUMNS = ("at", "kind", "label", "text", "author", "approximate", "recorded_at", "starred", "amended", "id")
"""The columns: `kind` is what was recorded, `label` and `text` the timeline's words for it. Times are ISO 8601, UTC."""

LOCAL = "at_local"
"""The last column, where another zone is shown: the same time there, with its offset."""

_FORMULA = re.compile(r"[\s']*[=+\-@\t\r\n＝＋－＠]")
"""What a spreadsheet takes for a formula (OWASP's list), and what would be read back as one that was neutralised."""

_SAFE = "'"


def to_csv(state: State, zone: tzinfo | None = None, shown: Timeline = Timeline.FULL) -> str:
    """The timeline, one row for each entry, by when things happened. Nothing in it is taken for a formula.

    A table has no place for a sentence: whoever asks for fewer entries is to be told otherwise how many are missing.
    """
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow((*COLUMNS, LOCAL) if zone else COLUMNS)
    writer.writerows([neutral(cell) for cell in _row(state, entry, zone)] for entry in curate(state, shown).shown)
    return written.getvalue()


def from_csv(text: str) -> Iterator[dict[str, str]]:
    """The rows of such a file with their cells as they were before they were neutralised."""
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield {name: original(cell) for name, cell in row.items()}


def neutral(cell: str) -> str:
    """A cell that no spreadsheet computes: what looks like a formula begins with an apostrophe."""
    return f"{_SAFE}{cell}" if _FORMULA.match(cell) else cell


def original(cell: str) -> str:
    """What a neutralised cell said."""
    return cell[1:] if cell.startswith(_SAFE) and _FORMULA.match(cell) else cell


def _row(state: State, entry: Entry, zone: tzinfo | None) -> Iterable[str]:
    yield _iso(entry.at)
    yield state.effective[entry.event_id].kind
    yield entry.label
    yield entry.text
    yield entry.author
    yield _flag(entry.approximate)
    yield _iso(entry.recorded_at)
    yield _flag(entry.event_id in state.starred)
    yield _flag(entry.amended)
    yield entry.event_id
    if zone:
        yield entry.at.astimezone(zone).isoformat()


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _flag(value: bool) -> str:
    return "true" if value else "false"
