"""The shapes of what commanding an incident adds to `--json`: evidence, loop, who hears, the way out, the brief.

The same rules hold as in `shapes`: they only ever grow, times are UTC in ISO 8601 with a `Z`, what is not known is
null.
"""

from __future__ import annotations

from typing import TypedDict


class ColumnShape(TypedDict):
    """A hypothesis as a column of the evidence matrix."""

    id: str
    handle: str
    text: str
    status: str


class RowShape(TypedDict):
    """An observation as a row of the evidence matrix. `cells` has, for each column in order, `C` where it is consistent
    with the hypothesis, `I` where it contradicts it, `N` where it does neither, null where nobody has said."""

    id: str
    at: str
    text: str
    cells: list[str | None]


class StandingShape(TypedDict):
    """Where an open hypothesis stands: how many observations contradict it, are consistent with it, do neither."""

    handle: str
    contradictions: int
    support: int
    neutral: int


class MatrixShape(TypedDict):
    """Observations against hypotheses. `ranking` has the open ones, fewest contradictions first, and `leaders` the
    first two. `separating` are the observations (by id) that tell these two apart, `unweighed` those that were weighed
    on one of them only; `verdict` says it in a sentence."""

    columns: list[ColumnShape]
    rows: list[RowShape]
    ranking: list[StandingShape]
    leaders: list[str]
    separating: list[str]
    unweighed: list[str]
    verdict: str


class QuarterShape(TypedDict):
    """When a quarter of the loop last turned (null: never), and how often in the window."""

    quarter: str
    last_at: str | None
    minutes: float | None
    recent: int


class LoopShape(TypedDict):
    """Observe, orient, decide, act, in this order; `turns` are the full turns of the last `window_minutes`."""

    window_minutes: float
    turns: int
    quarters: list[QuarterShape]


class HearingShape(TypedDict):
    """Somebody who must hear, and who owes it to them. `due_at` is null where `when` names the moment instead.
    `heard_at` is null until they have heard; then `person` is who of them heard and `author` who recorded it."""

    who: str
    told_by: str
    owner: str
    due_at: str | None
    when: str
    remaining_seconds: int | None
    heard_at: str | None
    person: str
    author: str
    text: str


class CriterionShape(TypedDict):
    """An exit criterion. `standing` is met, open or contested; `own` says that it was added for this incident."""

    name: str
    standing: str
    own: bool
    at: str | None
    author: str
    text: str


class ProposalShape(TypedDict):
    """A decision that was proposed and not settled. `asked_at` is when objections were asked for."""

    id: str
    handle: str
    text: str
    person: str
    options: list[str]
    objections: list[str]
    proposed_at: str
    asked_at: str | None
    contested: bool


class FloorShape(TypedDict):
    """Who was given the word last (empty: nobody), and who wants to speak, in order."""

    speaking: str
    waiting: list[str]


class MissedShape(TypedDict):
    """A briefing or an update that was not given within a minute of its time. `ended` is given, no longer asked for,
    incident over or still owed; `skipped` is how many more would have been due in between. Where it had been put off
    past its time, `put_off_to` is to when, in the year 9999 for good."""

    kind: str
    due_at: str
    owner: str
    ended: str
    ended_at: str | None
    late_minutes: float
    skipped: int
    put_off_to: str | None
    words: str


class TheoryShape(TypedDict):
    """A hypothesis in a brief: what speaks for and against it, why it ended, how long it has been stalled."""

    handle: str
    text: str
    owner: str
    status: str
    supporting: list[str]
    against: list[str]
    reason: str
    ended_at: str | None
    stalled_minutes: float | None


class InFlightShape(TypedDict):
    """A task in a brief. `minutes_left` is negative where its time-box is over, null without one."""

    handle: str
    text: str
    person: str
    minutes_left: float | None
    acknowledged: bool
    tests: list[str]


class WantedShape(TypedDict):
    """A need in a brief, of whom, and for how many minutes it has waited."""

    handle: str
    text: str
    of: str
    waiting_minutes: float


class ChoiceShape(TypedDict):
    """A decision or a proposal in a brief; `polled` says that objections were asked for."""

    handle: str
    text: str
    at: str
    person: str
    polled: bool
    objections: list[str]


class ToldShape(TypedDict):
    """What an audience was told last, and when the next was promised."""

    audience: str
    at: str
    author: str
    text: str
    next_at: str | None
