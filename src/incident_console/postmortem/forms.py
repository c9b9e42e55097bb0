"""The forms of the Incident Command System out of the same state: activity log, status summary and handoff brief."""

from __future__ import annotations

from datetime import datetime, tzinfo

from incident_console.incident.state import State
from incident_console.incident.vocabulary import Role
from incident_console.postmortem import response
from incident_console.postmortem.curation import Timeline
from incident_console.postmortem.document import (
    Bullets,
    Draft,
    Item,
    Paragraph,
    Section,
    absent,
    asked,
    bullet,
    label,
    said,
    term,
)
from incident_console.postmortem.frame import Frame
from incident_console.postmortem.opening import title
from incident_console.postmortem.timeline import curation_points, day_tables
from incident_console.practice.handoff import brief_text, handoff_brief
from incident_console.practice.policy import Policy


def activity_log(
    state: State, now: datetime, policy: Policy, zone: tzinfo | None = None, shown: Timeline = Timeline.FULL
) -> Draft:
    """Who was there and what was noted when, in the blocks of ICS 214: incident, period, people, activities, author.

    It covers the whole incident and not one unit of it; the file itself is the record of who wrote each line. `shown`
    is which entries are in it; the form is a record, and so has all of them unless somebody asks for fewer.
    """
    frame = Frame(state, now, policy, zone, shown)
    return Draft(
        incident_id=state.incident_id,
        title=label("Activity log (ICS 214)"),
        sections=(
            Section("incident", "1. Incident", (Bullets(incident_points(frame)),)),
            Section("period", "2. Operational period", (_period(frame),)),
            response.roles(frame),
            Section(
                "activities",
                "7. Activity log",
                (Bullets(tuple(curation_points(frame))),),
                day_tables(frame, ("Notable activity", "Noted by")),
            ),
            Section("prepared-by", "8. Prepared by", (asked("name, position and signature; date and time."),)),
        ),
        curation=frame.curation,
    )


def incident_points(frame: Frame) -> tuple[Item, ...]:
    """What the incident is called and which it is."""
    return (
        bullet(term("Name:"), label(" "), title(frame)),
        bullet(term("Number:"), label(" "), said(frame.state.incident_id)),
    )


def _period(frame: Frame) -> Paragraph:
    times = [at for at, _, _ in frame.state.timeline]
    if not times:
        return Paragraph((absent("None in the log."),))
    return Paragraph((frame.moment(min(times)), label(" to "), frame.moment(max(times))))


def brief_document(state: State, now: datetime, policy: Policy, role: Role = Role.IC, to: str = "") -> Draft:
    """The handoff brief (ICS 201) as it is given on the call, laid out. Times are UTC.

    Raises ValueError before a declaration.
    """
    heading, *parts = brief_text(handoff_brief(state, now, policy, role, to)).split("\n\n")
    return Draft(
        incident_id=state.incident_id,
        title=said(heading),
        sections=tuple(_brief_part(part) for part in parts),
    )


def _brief_part(part: str) -> Section:
    """A part of the brief: its heading, and lines that each begin with `- `, because no text in it runs on."""
    heading, *lines = part.split("\n")
    points = tuple(bullet(said(line.removeprefix("- "))) for line in lines)
    return Section(_key(heading), heading, (Bullets(points),))


def _key(heading: str) -> str:
    return "-".join("".join(c if c.isalpha() else " " for c in heading.casefold()).split())
