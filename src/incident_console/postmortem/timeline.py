"""The timeline: the entries that count, or the starred ones of them, in the order of what happened, day by day."""

from __future__ import annotations

from itertools import groupby

from incident_console.incident.words import Entry
from incident_console.postmortem.curation import SHORT_ID
from incident_console.postmortem.document import (
    Bullets,
    Item,
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
_LOCAL = "Local"


UNSTARRED = "Nothing is starred, so this is the whole timeline. A star on an entry makes it part of a curated one."


def timeline(frame: Frame) -> Section:
    """The timeline in UTC, a table for each day. What was taken back is not in it; how many were, is said.

    A curated one says how many entries it leaves out and how to get them.
    """
    shown = frame.curation.shown
    amended = sum(entry.amended for entry in shown)
    counts = curation_points(frame)
    if amended:
        counts.append(bullet(term("Amended:"), label(" "), told(str(amended))))
    if taken_back := _taken_back(frame):
        counts.append(bullet(term("Taken back and not shown:"), label(" "), told(str(taken_back))))
    counts.append(bullet(label(ABOUT)))
    return Section("timeline", "Timeline", (Bullets(tuple(counts)),), day_tables(frame, ("What", "Who")))


def day_tables(frame: Frame, captions: tuple[str, str]) -> tuple[Part, ...]:
    """The entries of the timeline, a table for each day; `captions` stand over what was entered and over who did."""
    local = (_LOCAL,) if frame.zone else ()
    head = ("Time (UTC)", *local, "Kind", *captions)
    days = groupby(frame.curation.shown, key=lambda entry: day_of(entry.at))
    return tuple(
        Part((told(day),), (Table(head, tuple(_row(frame, entry) for entry in group)),)) for day, group in days
    )


def curation_points(frame: Frame) -> list[Item]:
    """How many entries a timeline has; where it is curated, how many it leaves out and how to get them all."""
    it = frame.curation
    count, starred = told(str(len(it.shown))), told(str(it.starred))
    if it.left_out:
        all_of_them = f"incident-console export {frame.state.incident_id[-SHORT_ID:]} --timeline full"
        return [
            bullet(term("Entries:"), label(" "), count, label(", the starred ones of "), told(str(it.total))),
            bullet(term("Left out:"), label(" "), told(str(it.left_out)), label(f". All of them: {all_of_them}")),
        ]
    points = [bullet(term("Entries:"), label(" "), count)]
    if it.unstarred:
        points.append(bullet(label(UNSTARRED)))
    elif it.starred:
        points.append(bullet(term("Starred:"), label(" "), starred, label(", which a curated timeline has alone")))
    return points


def _taken_back(frame: Frame) -> int:
    """The entries that were undone and would stand in the timeline; undone undos and amendments would not."""
    known = (frame.state.log[event_id] for event_id in frame.state.undone if event_id in frame.state.log)
    return sum(event.kind not in ("event.undone", "event.amended") for event in known)


def _row(frame: Frame, entry: Entry) -> tuple[Line, ...]:
    about = "~" if entry.approximate else ""
    what: Line = (said(entry.text), label(" "), mark("(amended)")) if entry.amended else (said(entry.text),)
    local = ((told(frame.local(entry.at)),),) if frame.zone else ()
    return ((told(about + clock_of(entry.at)),), *local, (said(entry.label),), what, (said(entry.author),))
