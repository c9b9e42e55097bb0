"""Action items: what is committed and when, what is only considered, and what each still lacks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from incident_console.incident.events import ActionSet, FollowUpNoted
from incident_console.incident.state import FollowUp, State
from incident_console.incident.vocabulary import ActionCategory, ActionStatus, Milestone, Rating
from incident_console.practice.action_spec import Element, Lack, lacks_of
from incident_console.practice.moments import after
from incident_console.practice.phrases import Parts
from incident_console.practice.policy import Policy
from incident_console.practice.spoken import counted


class ActionItem(NamedTuple):
    """A follow-up as an action item. `committed_at` (UTC) is when it was promised, `late` that its day has gone by."""

    follow_up: FollowUp
    lacks: tuple[Lack, ...]
    committed_at: datetime | None = None
    late: bool = False

    @property
    def handle(self) -> str:
        """Its handle, `A1`."""
        return self.follow_up.handle

    @property
    def complete(self) -> bool:
        """Whether it has all five."""
        return not self.lacks

    def lacking(self, element: Element) -> Lack | None:
        """What is the matter with one of the five; None where it is there."""
        return next((lack for lack in self.lacks if lack.element is element), None)


class ActionPlan(NamedTuple):
    """The action items of an incident: those that are promised or done, and those that are only considered.

    `commit_from` (UTC) is when the learning points have rested for long enough; None while the incident goes on.
    `notes` are what is to be said about the list as a whole.
    """

    committed: tuple[ActionItem, ...]
    considered: tuple[ActionItem, ...]
    commit_from: datetime | None
    notes: tuple[Parts, ...]

    @property
    def items(self) -> tuple[ActionItem, ...]:
        """All of them: committed, then considered."""
        return (*self.committed, *self.considered)


def action_items(state: State, now: datetime, policy: Policy, zone: tzinfo = UTC) -> ActionPlan:
    """The action items at `now`: committed by date, considered by what helps most for least. Days are the zone's.

    Learning points come first, the promise later: Allspaw's Debriefing Facilitation Guide lets them rest before a small
    group commits to a few, so that the last thing that was said in a meeting does not become the plan. Three to five
    get done; the rest stay on the list as considered.
    """
    today = now.astimezone(zone).date()
    items = [_item(state, follow_up, today) for follow_up in state.follow_ups.values()]
    committed = [item for item in items if item.follow_up.status is not ActionStatus.CONSIDERED]
    considered = [item for item in items if item.follow_up.status is ActionStatus.CONSIDERED]
    committed.sort(key=lambda item: (item.follow_up.due is None, item.follow_up.due or today, item.follow_up.at))
    considered.sort(key=lambda item: _worth(item.follow_up))
    resolved = state.milestone(Milestone.RESOLVED) if state.phase.over else None
    commit_from = rested_at(state, policy)
    notes = tuple(_notes(committed, resolved, commit_from, policy))
    return ActionPlan(tuple(committed), tuple(considered), commit_from, notes)


def rested_at(state: State, policy: Policy) -> datetime | None:
    """When the learning points will have rested for long enough (UTC); None while the incident goes on."""
    resolved = state.milestone(Milestone.RESOLVED) if state.phase.over else None
    return after(resolved, policy.action_soak_hours * 60) if resolved is not None else None


def open_commitments(state: State) -> int:
    """How many action items are promised and not done yet."""
    return sum(one.status is ActionStatus.COMMITTED for one in state.follow_ups.values())


_STEPS = {Rating.HIGH: 0, Rating.MEDIUM: 1, None: 1, Rating.LOW: 2}
_GOOD_FOR = {category: place for place, category in enumerate(ActionCategory)}


def _worth(follow_up: FollowUp) -> tuple[int, int, int, datetime]:
    """High impact first, of the same the least effort, then prevent before detect before mitigate."""
    effort = 2 - _STEPS[follow_up.effort]
    category = _GOOD_FOR[follow_up.category] if follow_up.category is not None else len(_GOOD_FOR)
    return _STEPS[follow_up.impact], effort, category, follow_up.at


def _item(state: State, follow_up: FollowUp, today: date) -> ActionItem:
    done = follow_up.status is ActionStatus.DONE
    late = follow_up.due is not None and follow_up.due < today and not done
    return ActionItem(follow_up, lacks_of(follow_up), _committed_at(state, follow_up), late)


def _committed_at(state: State, follow_up: FollowUp) -> datetime | None:
    """Since when it has been promised: the first promise after it was last only considered."""
    since: datetime | None = None
    events = (follow_up.event_id, *state.about.get(follow_up.event_id, ()))
    told = (state.effective[event] for event in events if event in state.effective)
    for event in sorted(told, key=lambda event: event.order):
        status = event.body.status if isinstance(event.body, (ActionSet, FollowUpNoted)) else None
        if status is ActionStatus.CONSIDERED:
            since = None
        elif status is not None:
            since = since or event.occurred_at
    return since


def _notes(
    committed: list[ActionItem], resolved: datetime | None, commit_from: datetime | None, policy: Policy
) -> Iterator[Parts]:
    open_ones = sum(item.follow_up.status is ActionStatus.COMMITTED for item in committed)
    if open_ones > policy.committed_actions:
        yield (
            open_ones,
            " are committed, more than ",
            policy.committed_actions,
            ". Three to five get done: which ones?",
        )
    if resolved is None or commit_from is None or not policy.action_soak_hours:
        return
    early = sum(item.committed_at is not None and item.committed_at < commit_from for item in committed)
    if early:
        rest = timedelta(hours=policy.action_soak_hours)
        yield (early, " committed before the learning points had rested for ", rest, ": do they still hold?")


def summary(plan: ActionPlan) -> str:
    """The list in one line: `3 action items: 1 committed, 2 considered, 1 with all five elements`."""
    whole = sum(item.complete for item in plan.items)
    parts = f"{len(plan.committed)} committed, {len(plan.considered)} considered, {whole} with all five elements"
    return f"{counted(len(plan.items), 'action item')}: {parts}"
