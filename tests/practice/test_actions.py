"""The action items: the five elements, what lacks how it is mended, what is committed and when."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from calls import call

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import ActionCategory, ActionStatus, Phase, Rating
from incident_console.practice.action_spec import Element, what_is_done
from incident_console.practice.actions import ActionItem, ActionPlan, action_items, summary
from incident_console.practice.phrases import phrase
from incident_console.practice.policy import Policy
from incident_console.scribe.context import Context
from incident_console.scribe.parse import parse
from support import Story

WHOLE = {
    "owner": "Sam Okafor",
    "verb": "Add a circuit breaker with a 2 s timeout to the gateway client",
    "outcome": "a hanging gateway fails checkout in 2 s in a load test",
    "ticket": "#4821",
    "due": date(2026, 6, 10),
}


def plan(story: Story, policy: Policy | None = None) -> ActionPlan:
    return action_items(story.state, story.now, policy or Policy())


def noted(**said: object) -> Story:
    story = call()
    story.do(c.NoteFollowUp(text="No circuit breaker on the gateway"))
    if said:
        story.do(c.SetAction(follow_up="A1", **said))
    return story


def only(story: Story) -> ActionItem:
    (item,) = plan(story).items
    return item


def lacks(story: Story) -> list[Element]:
    return [lack.element for lack in only(story).lacks]


def test_what_was_only_noted_lacks_all_five_and_what_has_them_is_complete() -> None:
    assert lacks(noted()) == list(Element)
    assert lacks(noted(**WHOLE)) == []
    assert only(noted(**WHOLE)).complete


@pytest.mark.parametrize(
    ("left", "element"),
    [
        ("owner", Element.PERSON),
        ("verb", Element.VERB),
        ("outcome", Element.OUTCOME),
        ("ticket", Element.TICKET),
        ("due", Element.DATE),
    ],
)
def test_each_missing_element_is_named_and_its_line_mends_it(left: str, element: Element) -> None:
    story = noted(**{name: value for name, value in WHOLE.items() if name != left})
    (lack,) = only(story).lacks
    assert lack.element is element
    mended = parse(lack.mend, story.now, Context("Ana Costa"), story.state.began_at)
    assert isinstance(mended, c.SetAction)
    story.do(mended)
    assert only(story).complete


@pytest.mark.parametrize(
    ("owner", "one"),
    [
        ("Sam Okafor", True),
        ("Dev Patel", True),
        ("Sam (on-call)", True),
        ("The platform team", False),
        ("someone in infra", False),
        ("DevOps", False),
        ("DevOps lead", False),
        ("Primary on-call", False),
        ("Maria and Sam", False),
        ("Maria Silva / Sam Lee", False),
        ("Alexander Andreas Sand", True),
        ("SRE", False),
        ("on-call engineer", False),
        ("everybody", False),
        ("TBD", False),
        ("?", False),
    ],
)
def test_an_owner_is_one_person_and_not_a_team(owner: str, one: bool) -> None:
    assert (Element.PERSON not in lacks(noted(owner=owner))) is one


@pytest.mark.parametrize(
    ("verb", "checkable"),
    [
        ("Add a circuit breaker to the payment service", True),
        ("Rewrite the payment service's rollback runbook to include the migration step", True),
        ("Raise the pool limit to 200", True),
        ("Page the database team when the pool is over 70 % for 5 minutes", True),
        ("Improve monitoring", False),
        ("improve resilience", False),
        ("Review escalation procedures", False),
        ("Team to discuss better escalation habits", False),
        ("Investigate the gateway", False),
        ("be more careful", False),
        ("more training", False),
        ("Ensure that this does not happen again", False),
    ],
)
def test_a_verb_is_one_that_somebody_can_check(verb: str, checkable: bool) -> None:
    assert (Element.VERB not in lacks(noted(verb=verb))) is checkable


@pytest.mark.parametrize(
    ("outcome", "measurable"),
    [
        ("the alert fires in staging", True),
        ("runbook walked through in a drill", True),
        ("p99 is better than 200 ms", True),
        ("better alerting", False),
        ("the service is more resilient", False),
    ],
)
def test_an_outcome_is_something_to_be_seen_or_counted(outcome: str, measurable: bool) -> None:
    assert (Element.OUTCOME not in lacks(noted(outcome=outcome))) is measurable


def test_a_follow_up_that_begins_with_a_verb_says_what_will_be_done_and_a_remark_does_not() -> None:
    story = call()
    story.do(c.NoteFollowUp(text="Add the credentials to the runbook"), c.NoteFollowUp(text="Page went to nobody"))
    first, second = plan(story).items
    assert what_is_done(first.follow_up) == "Add the credentials to the runbook"
    assert first.lacking(Element.VERB) is None
    assert what_is_done(second.follow_up) == ""
    assert second.lacking(Element.VERB) is not None


def after_the_end(**policy: float) -> tuple[Story, Policy]:
    """Resolved at 14:41; three learning points."""
    story = call().at("14:41")
    story.do(*(c.NoteFollowUp(text=f"point {n}") for n in range(3)))
    story.do(c.SetPhase(phase=Phase.RESOLVED, reason="well"))
    return story, Policy(**policy)


def commit(story: Story, *handles: str) -> None:
    story.do(*(c.SetAction(follow_up=handle, status=ActionStatus.COMMITTED) for handle in handles))


@pytest.mark.parametrize(("wait", "early"), [(timedelta(hours=48), 0), (timedelta(hours=48, seconds=-1), 1)])
def test_learning_points_rest_for_48_hours_before_they_are_committed(wait: timedelta, early: int) -> None:
    story, policy = after_the_end()
    assert plan(story, policy).commit_from == datetime(2026, 5, 22, 14, 41, tzinfo=UTC)
    story.at(story.now + wait)
    commit(story, "A1")
    notes = [phrase(note) for note in plan(story, policy).notes]
    assert notes == ["1 committed before the learning points had rested for 48 h: do they still hold?"] * early


def test_at_once_is_a_switch() -> None:
    story, policy = after_the_end(action_soak_hours=0)
    commit(story, "A1")
    found = plan(story, policy)
    assert found.notes == ()
    assert found.commit_from == story.now


def test_while_the_incident_goes_on_nothing_is_said_about_resting() -> None:
    story = noted()
    commit(story, "A1")
    assert plan(story).commit_from is None
    assert plan(story).notes == ()


@pytest.mark.parametrize(("count", "asks"), [(5, False), (6, True)])
def test_more_than_five_committed_is_asked_about_and_done_ones_do_not_count(count: int, asks: bool) -> None:
    story = call()
    story.do(*(c.NoteFollowUp(text=f"point {n}") for n in range(count + 1)))
    commit(story, *(f"A{n + 1}" for n in range(count)))
    story.do(c.SetAction(follow_up=f"A{count + 1}", status=ActionStatus.DONE))
    notes = [phrase(note) for note in plan(story).notes]
    assert notes == ["6 are committed, more than 5. Three to five get done: which ones?"] * asks


def test_committed_by_date_and_considered_by_what_helps_most_for_least() -> None:
    story = call()
    story.do(*(c.NoteFollowUp(text=f"point {n}") for n in range(6)))
    commit(story, "A1", "A2")
    story.do(
        c.SetAction(follow_up="A1", due=date(2026, 6, 20)),
        c.SetAction(follow_up="A2", due=date(2026, 6, 10)),
        c.SetAction(follow_up="A4", impact=Rating.HIGH, effort=Rating.HIGH),
        c.SetAction(follow_up="A5", impact=Rating.HIGH, effort=Rating.LOW, category=ActionCategory.MITIGATE),
        c.SetAction(follow_up="A6", impact=Rating.HIGH, effort=Rating.LOW, category=ActionCategory.PREVENT),
        c.SetAction(follow_up="A3", impact=Rating.LOW),
    )
    found = plan(story)
    assert [item.handle for item in found.committed] == ["A2", "A1"]
    assert [item.handle for item in found.considered] == ["A6", "A5", "A4", "A3"]
    assert summary(found) == "6 action items: 2 committed, 4 considered, 0 with all five elements"


def test_when_it_was_committed_is_kept_until_it_is_only_considered_again() -> None:
    story = noted()
    story.at("14:40")
    commit(story, "A1")
    story.at("14:50").do(c.SetAction(follow_up="A1", status=ActionStatus.DONE))
    assert only(story).committed_at == story.at("14:40").now
    story.at("15:00").do(c.SetAction(follow_up="A1", status=ActionStatus.CONSIDERED))
    assert only(story).committed_at is None


@pytest.mark.parametrize(("due", "late"), [(date(2026, 5, 20), False), (date(2026, 5, 19), True)])
def test_a_date_has_gone_by_the_day_after_unless_it_is_done(due: date, late: bool) -> None:
    story = Story().at(datetime(2026, 5, 18, 9, tzinfo=UTC)).declared()
    story.do(c.NoteFollowUp(text="No circuit breaker on the gateway", due=due))
    story.at("14:31")
    assert only(story).late is late
    story.do(c.SetAction(follow_up="A1", status=ActionStatus.DONE))
    assert not only(story).late


def test_a_day_ends_when_it_ends_in_the_zone_of_who_looks() -> None:
    story = Story().at("14:31").declared()
    story.do(c.NoteFollowUp(text="Add a page", due=date(2026, 5, 20)))
    story.at("22:30")
    late = {zone: action_items(story.state, story.now, Policy(), ZoneInfo(zone)).items[0].late for zone in ZONES}
    assert late == {"UTC": False, "Europe/Berlin": True, "America/New_York": False}


ZONES = ("UTC", "Europe/Berlin", "America/New_York")


def test_one_that_was_noted_as_committed_counts_as_promised_from_then_on() -> None:
    story, policy = after_the_end()
    story.do(c.NoteFollowUp(text="Add a page", status=ActionStatus.COMMITTED))
    found = plan(story, policy)
    assert [item.handle for item in found.committed] == ["A4"]
    assert found.committed[0].committed_at == story.now
    assert phrase(found.notes[0]).startswith("1 committed before the learning points had rested")


@pytest.mark.parametrize("owner", ["", "the platform team"])
@pytest.mark.parametrize("verb", ["", "improve monitoring"])
@pytest.mark.parametrize("outcome", ["", "better alerting"])
def test_what_to_fill_in_is_said_in_a_few_words(owner: str, verb: str, outcome: str) -> None:
    story = call()
    story.do(c.NoteFollowUp(text="nobody was paged", person=owner, verb=verb, outcome=outcome))
    found = only(story).lacks
    assert [lack.element for lack in found] == list(Element)
    assert all(0 < len(lack.how) <= 42 for lack in found)
    assert len({lack.how for lack in found}) == len(found)
