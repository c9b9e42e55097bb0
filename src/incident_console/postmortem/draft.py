"""Drawing up the draft: every section in its order, out of the state alone."""

from __future__ import annotations

from datetime import datetime, tzinfo

from incident_console.incident.state import State
from incident_console.postmortem import (
    actions,
    asking,
    coordination,
    diagnosis,
    milestones,
    opening,
    people,
    response,
    stalls,
    timeline,
    work,
)
from incident_console.postmortem.curation import Timeline
from incident_console.postmortem.document import Draft
from incident_console.postmortem.frame import Frame
from incident_console.practice.policy import Policy


def build_draft(
    state: State, now: datetime, policy: Policy, zone: tzinfo | None = None, shown: Timeline = Timeline.FULL
) -> Draft:
    """The postmortem draft of an incident as it stands at `now` (aware, UTC); `zone` is shown beside UTC.

    `shown` is which entries its timeline has. It has every section whatever the log holds: where the log is silent, a
    section says so or asks people. The same state, present and policy always give the same draft.
    """
    frame = Frame(state, now, policy, zone, shown)
    sections = (
        opening.summary(frame),
        opening.impact(frame),
        opening.severity(frame),
        milestones.milestones(frame),
        milestones.durations(frame),
        milestones.detection(frame),
        response.roles(frame),
        diagnosis.hypotheses(frame),
        stalls.stalls(frame),
        work.decisions(frame),
        work.containment(frame),
        response.briefings(frame),
        response.updates(frame),
        work.needs(frame),
        work.tasks(frame),
        coordination.coordination(frame),
        people.contributing_factors(),
        people.went_well(),
        people.went_badly(),
        people.lucky(),
        people.surprises(),
        people.learning_points(),
        work.follow_ups(frame),
        actions.action_items(frame),
        timeline.timeline(frame),
    )
    return Draft(
        incident_id=state.incident_id,
        title=opening.title(frame),
        opening=opening.opening(frame),
        sections=asking.with_questions(frame, sections),
        curation=frame.curation,
    )
