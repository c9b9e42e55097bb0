"""The timeline: every entry that counts, in the order in which things happened, day by day."""

from __future__ import annotations

from functools import partial
from itertools import groupby

from incident_console.incident.words import Entry, entries
from incident_console.postmortem.document import (
    Bullets,
    Line,
    Part,
    Section,
    Table,
    bullet,
    label,
    mark,
    said,
    term,
    told,
)
from incident_console.postmortem.frame import Frame, clock_of, day_of

ABOUT = (
    "A time such as ~14:30 is approximate. An entry marked as amended was corrected; what it said before is in the log."
)
_CAPTIONS = ("Time (UTC)", "Kind", "What", "Who")
_LOCAL = "Local"


def timeline(frame: Frame) -> Section:
    """The whole timeline in UTC, a table for each day. What was taken back is not in it; how many were, is said."""
    told_entries = entries(frame.state)
    amended = sum(entry.amended for entry in told_entries)
    counts = [bullet(term("Entries:"), label(" "), told(str(len(told_entries))))]
    if amended:
        counts.append(bullet(term("Amended:"), label(" "), told(str(amended))))
    if taken_back := _taken_back(frame):
        counts.append(bullet(term("Taken back and not shown:"), label(" "), told(str(taken_back))))
    counts.append(bullet(label(ABOUT)))
    row = partial(_row, frame)
    captions = (_CAPTIONS[0], _LOCAL, *_CAPTIONS[1:]) if frame.zone else _CAPTIONS
    days = groupby(told_entries, key=lambda entry: day_of(entry.at))
    parts = tuple(Part((told(day),), (Table(captions, tuple(map(row, group))),)) for day, group in days)
    return Section("timeline", "Timeline", (Bullets(tuple(counts)),), parts)


def _taken_back(frame: Frame) -> int:
    """The entries that were undone and would stand in the timeline; undone undos and amendments would not."""
    known = (frame.state.log[event_id] for event_id in frame.state.undone if event_id in frame.state.log)
    return sum(event.kind not in ("event.undone", "event.amended") for event in known)


def _row(frame: Frame, entry: Entry) -> tuple[Line, ...]:
    about = "~" if entry.approximate else ""
    what: Line = (said(entry.text), label(" "), mark("(amended)")) if entry.amended else (said(entry.text),)
    local = ((told(frame.local(entry.at)),),) if frame.zone else ()
    return ((told(about + clock_of(entry.at)),), *local, (said(entry.label),), what, (said(entry.author),))
