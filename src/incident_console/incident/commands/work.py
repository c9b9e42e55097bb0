"""Commands on what is being done and asked for: tasks and needs."""

from typing import Literal

from incident_console.incident.commands.base import Command
from incident_console.incident.text import TypedName, TypedText


class AssignTask(Command):
    """Give somebody something to do; `tests` names the hypotheses that the answer would tell apart."""

    text: TypedText
    person: TypedName = ""
    minutes: float | None = None
    tests: tuple[TypedName, ...] = ()


class AcknowledgeTask(Command):
    """The person is on it."""

    task: TypedName
    text: TypedText = ""


class ExtendTask(Command):
    """Give a task more minutes."""

    task: TypedName
    minutes: float
    reason: TypedText = ""


class ReassignTask(Command):
    """Give a task to another person."""

    task: TypedName
    person: TypedName


class EndTask(Command):
    """A task was done, failed or is dropped."""

    task: TypedName
    outcome: Literal["done", "failed", "dropped"]
    text: TypedText = ""


class RaiseNeed(Command):
    """Ask for something, of somebody."""

    text: TypedText
    of: TypedName = ""


class RouteNeed(Command):
    """Pass a need on to somebody who is to see to it."""

    need: TypedName
    person: TypedName


class EndNeed(Command):
    """A need was met, or is no longer one."""

    need: TypedName
    met: bool = True
    text: TypedText = ""
