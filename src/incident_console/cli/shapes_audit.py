"""The shapes of what looking back prints with `--json`: the audit and the action items.

The same rules hold as in `shapes`: they only ever grow, times are UTC in ISO 8601 with a `Z`, what is not known is
null.
"""

from __future__ import annotations

from typing import TypedDict

from incident_console.cli.shapes import IncidentShape


class RestsOnShape(TypedDict):
    """An entry that an answer or a figure rests on; `handle` is empty where it made nothing that has one."""

    id: str
    handle: str
    at: str


class AnswerShape(TypedDict):
    """A question of the audit. `verdict` is yes, partly, no, not yet or not applicable; times in `facts` are UTC."""

    key: str
    question: str
    verdict: str
    facts: list[str]
    rests_on: list[RestsOnShape]


class FigureShape(TypedDict):
    """A length in minutes, or a count, or a count out of another (`of`); `name` is empty where there is just one."""

    name: str
    minutes: float | None
    count: int | None
    of: int | None


class MetricShape(TypedDict):
    """A measure. `standing` is known, not yet, not in the log or not applicable; `why` says why there is no figure."""

    key: str
    name: str
    definition: str
    standing: str
    why: str
    figures: list[FigureShape]
    rests_on: list[RestsOnShape]


class AuditShape(TypedDict):
    """`audit --json`."""

    as_of: str
    incident: IncidentShape
    answers: list[AnswerShape]
    metrics: list[MetricShape]


class LackShape(TypedDict):
    """One of the five elements that an action item lacks: why, and the line that mends it."""

    element: str
    why: str
    mend: str


class ActionShape(TypedDict):
    """An action item. `text` is what was noted, `action` what will be done; `complete`: nothing is missing."""

    id: str
    handle: str
    text: str
    action: str
    status: str
    category: str | None
    owner: str
    outcome: str
    ticket: str
    due: str | None
    impact: str | None
    effort: str | None
    noted_at: str
    committed_at: str | None
    past_due: bool
    complete: bool
    missing: list[LackShape]


class ActionsShape(TypedDict):
    """`actions --json`, and of the items that were added or changed with `add`, `set`, `commit`, `consider`, `done`.

    `commit_from` is when the learning points have rested for long enough, null while the incident goes on; `suggested`
    is a readiness item that the log asks for; `items` has the committed ones first.
    """

    as_of: str
    incident: IncidentShape
    commit_from: str | None
    notes: list[str]
    suggested: str | None
    items: list[ActionShape]
