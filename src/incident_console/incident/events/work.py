"""What people do and ask for: tasks and needs."""

from typing import Literal

from incident_console.incident.events.fact import Fact, Handle, Minutes
from incident_console.incident.identifiers import EventId
from incident_console.incident.text import Name, Text


class TaskAssigned(Fact):
    """Somebody was given something to do, with a time-box; `tests` names the hypotheses that it would tell apart."""

    kind: Literal["task.assigned"] = "task.assigned"
    handle: Handle
    text: Text
    person: Name = ""
    minutes: Minutes | None = None
    tests: tuple[EventId, ...] = ()


class TaskAcknowledged(Fact):
    """The person confirmed that they are on it."""

    kind: Literal["task.acknowledged"] = "task.acknowledged"
    task: EventId
    text: Text = ""


class TaskExtended(Fact):
    """A time-box got more minutes."""

    kind: Literal["task.extended"] = "task.extended"
    task: EventId
    minutes: Minutes
    reason: Text = ""


class TaskReassigned(Fact):
    """A task went to another person."""

    kind: Literal["task.reassigned"] = "task.reassigned"
    task: EventId
    person: Name


class TaskEnded(Fact):
    """A task was done, failed or was dropped."""

    kind: Literal["task.ended"] = "task.ended"
    task: EventId
    outcome: Literal["done", "failed", "dropped"]
    text: Text = ""


class NeedRaised(Fact):
    """Something is needed, and of whom."""

    kind: Literal["need.raised"] = "need.raised"
    handle: Handle
    text: Text
    of: Name = ""


class NeedRouted(Fact):
    """A need was passed on to somebody who is to see to it."""

    kind: Literal["need.routed"] = "need.routed"
    need: EventId
    person: Name


class NeedEnded(Fact):
    """A need was met or dropped."""

    kind: Literal["need.ended"] = "need.ended"
    need: EventId
    met: bool
    text: Text = ""
