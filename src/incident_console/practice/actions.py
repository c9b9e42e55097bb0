"""Action items: the five things that each needs, what is missing and how to mend it, what is committed and when.

An action item needs a named person, a verb that can be checked, an outcome that can be measured, a ticket in the
team's own tracker and a date; one that lacks any of them is a direction and not a commitment. Nothing is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from incident_console.incident.events import ActionSet
from incident_console.incident.state import FollowUp, State
from incident_console.incident.vocabulary import ActionCategory, ActionStatus, Milestone, Rating
from incident_console.practice.language import Kind, lint_sentence
from incident_console.practice.moments import after
from incident_console.practice.phrases import Parts
from incident_console.practice.policy import Policy
from incident_console.practice.spoken import counted


class Element(StrEnum):
    """One of the five things that an action item needs."""

    PERSON = "named person"
    VERB = "verifiable verb"
    OUTCOME = "measurable outcome"
    TICKET = "ticket"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Lack:
    """What an action item does not have: why what stands there will not do, and the line that would mend it."""

    element: Element
    why: str
    mend: str


@dataclass(frozen=True, slots=True)
class ActionItem:
    """A follow-up as an action item. `committed_at` (UTC) is when it was promised, `late` that its date has gone by."""

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


@dataclass(frozen=True, slots=True)
class ActionPlan:
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


def action_items(state: State, now: datetime, policy: Policy) -> ActionPlan:
    """The action items at `now`: committed by date, considered by what helps most for least.

    Learning points come first, the promise later: Allspaw's Debriefing Facilitation Guide lets them rest before a small
    group commits to a few, so that the last thing that was said in a meeting does not become the plan. Three to five
    get done; the rest stay on the list as considered.
    """
    items = [_item(state, follow_up, now) for follow_up in state.follow_ups.values()]
    committed = [item for item in items if item.follow_up.status is not ActionStatus.CONSIDERED]
    considered = [item for item in items if item.follow_up.status is ActionStatus.CONSIDERED]
    committed.sort(key=lambda item: (item.follow_up.due is None, item.follow_up.due or now.date(), item.follow_up.at))
    considered.sort(key=lambda item: _worth(item.follow_up))
    resolved = state.milestone(Milestone.RESOLVED) if state.phase.over else None
    commit_from = after(resolved, policy.action_soak_hours * 60) if resolved is not None else None
    notes = tuple(_notes(committed, resolved, commit_from, policy))
    return ActionPlan(tuple(committed), tuple(considered), commit_from, notes)


_STEPS = {Rating.HIGH: 0, Rating.MEDIUM: 1, None: 1, Rating.LOW: 2}
_GOOD_FOR = {category: place for place, category in enumerate(ActionCategory)}


def _worth(follow_up: FollowUp) -> tuple[int, int, int, datetime]:
    """High impact first, of the same the least effort, then prevent before detect before mitigate."""
    effort = 2 - _STEPS[follow_up.effort]
    category = _GOOD_FOR[follow_up.category] if follow_up.category is not None else len(_GOOD_FOR)
    return _STEPS[follow_up.impact], effort, category, follow_up.at


def _item(state: State, follow_up: FollowUp, now: datetime) -> ActionItem:
    done = follow_up.status is ActionStatus.DONE
    late = follow_up.due is not None and follow_up.due < now.date() and not done
    return ActionItem(follow_up, tuple(_lacks(follow_up)), _committed_at(state, follow_up), late)


def _committed_at(state: State, follow_up: FollowUp) -> datetime | None:
    """Since when it has been promised: the first promise after it was last only considered."""
    since: datetime | None = None
    told = (state.effective[event] for event in state.about.get(follow_up.event_id, ()) if event in state.effective)
    for event in sorted(told, key=lambda event: event.order):
        status = event.body.status if isinstance(event.body, ActionSet) else None
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


_SEVERAL = re.compile(
    r"\b(?:team|teams|squad|group|guild|department|dept|everyone|everybody|someone|somebody|anyone|nobody|we|us|tbd|tba)"
    r"\b|^[?\W]*$",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"(?:(?:the|our|all|on-?call|infra|infrastructure|devops|devs|sres?|qa|platform|backend|frontend|engineering|"
    r"engineers?|developers?|operations|ops|support|management|owner|vendor|database|network|security)\W*)+",
    re.IGNORECASE,
)
_UNCHECKABLE = re.compile(
    r"^(?:please\s+)?(?:improve|enhance|strengthen|optimi[sz]e|review|discuss|consider|investigate|explore|think|try|"
    r"look\s+(?:into|at)|ensure|make\s+sure|be|become|remember|avoid|help|encourage|revisit|understand|study|learn|"
    r"monitor|follow\s+up|work\s+on|address|deal|better|more)\b",
    re.IGNORECASE,
)
_CHECKABLE = re.compile(
    r"^(?:add|automate|configure|connect|create|delete|disable|enable|encrypt|enforce|extend|extract|generate|implement|"
    r"install|introduce|lower|migrate|move|publish|put|reject|remove|rename|replace|require|restrict|retire|rewrite|"
    r"rotate|schedule|send|shorten|simulate|validate|verify|write)\b",
    re.IGNORECASE,
)
"""Words that begin an action and hardly ever a remark, as “page”, “test” and “deploy” do."""

_HOPE = re.compile(
    r"\b(?:better|improved?|improvement|faster|quicker|easier|safer|fewer|less|more|resilien\w+|reliab\w+|robust\w*|"
    r"awareness|confidence|healthier|smoother)\b",
    re.IGNORECASE,
)


def what_is_done(follow_up: FollowUp) -> str:
    """The action in words: its verb, else what was noted where that begins with one; empty where there is none."""
    return follow_up.verb or (follow_up.text if _CHECKABLE.match(follow_up.text.strip()) else "")


def _lacks(follow_up: FollowUp) -> Iterator[Lack]:
    low = follow_up.handle.lower()
    if why := _person(follow_up.person):
        yield Lack(Element.PERSON, why, f"/action {low} owner @name")
    if why := _verb(what_is_done(follow_up)):
        yield Lack(Element.VERB, why, f"/action {low} verb add a 2 s timeout to the gateway client")
    if why := _outcome(follow_up.outcome):
        yield Lack(Element.OUTCOME, why, f"/action {low} outcome the alert pages within 5 min in a test")
    if not follow_up.ticket:
        yield Lack(Element.TICKET, "No ticket in the tracker.", f"/action {low} ticket OPS-4821")
    if follow_up.due is None:
        yield Lack(Element.DATE, "No date.", f"/action {low} due 2026-06-10")


def _person(person: str) -> str:
    if not person:
        return "Nobody owns it."
    return "That is no one person." if _SEVERAL.search(person) or _UNITS.fullmatch(person) else ""


def _verb(words: str) -> str:
    if not words:
        return "It does not say what will be done."
    wish = any(finding.kind is Kind.WISH for finding in lint_sentence(words))
    vague = _UNCHECKABLE.match(words.strip()) and not any(character.isdigit() for character in words)
    return "Nobody can check when that is done." if wish or vague else ""


def _outcome(words: str) -> str:
    """An outcome needs a number or something to be seen; “better” and “more” without a number are neither."""
    if not words:
        return "It does not say how one will see that it is done."
    hopes = _HOPE.search(words) and not any(character.isdigit() for character in words)
    return "That cannot be measured: add a number, or what will be seen." if hopes else ""


def summary(plan: ActionPlan) -> str:
    """The list in one line: `3 action items: 1 committed, 2 considered, 1 with all five elements`."""
    whole = sum(item.complete for item in plan.items)
    parts = f"{len(plan.committed)} committed, {len(plan.considered)} considered, {whole} with all five elements"
    return f"{counted(len(plan.items), 'action item')}: {parts}"
