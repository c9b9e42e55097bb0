"""Action items: noted whole or grown field by field, taken back, dated, and told in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from incident_console.incident import commands as c
from incident_console.incident.records import FollowUp
from incident_console.incident.vocabulary import ActionCategory, ActionField, ActionStatus, Rating
from incident_console.incident.words import describe
from support import Story
from support.clock import time_of

WHOLE = {
    "verb": "Add a circuit breaker",
    "outcome": "checkout fails in 2 s in a load test",
    "ticket": "OPS-4821",
    "due": date(2026, 6, 10),
    "category": ActionCategory.PREVENT,
    "status": ActionStatus.COMMITTED,
    "impact": Rating.HIGH,
    "effort": Rating.LOW,
}


def item(story: Story, handle: str = "A1") -> FollowUp:
    return story.state.follow_ups[story.handle(handle)]


def held(found: FollowUp) -> dict[str, object]:
    return {name: getattr(found, name) for name in WHOLE}


def test_a_whole_action_item_is_noted_with_one_entry_and_taken_back_with_one() -> None:
    story = Story().declared()
    story.do(c.NoteFollowUp(text="No circuit breaker", person="Maria Silva", **WHOLE))
    assert held(item(story)) == WHOLE
    assert (item(story).text, item(story).person) == ("No circuit breaker", "Maria Silva")
    story.do(c.Undo())
    assert story.state.follow_ups == {}


def test_what_is_said_later_counts_over_what_it_was_noted_with() -> None:
    story = Story().declared()
    story.do(c.NoteFollowUp(text="No circuit breaker", person="Maria Silva", **WHOLE))
    story.do(c.SetAction(follow_up="a1", owner="Sam Okafor", ticket="OPS-1"))
    assert (item(story).person, item(story).ticket, item(story).verb) == ("Sam Okafor", "OPS-1", WHOLE["verb"])


@pytest.mark.parametrize("field", ActionField)
def test_each_field_can_be_taken_back_and_said_again(field: ActionField) -> None:
    story = Story().declared()
    story.do(c.NoteFollowUp(text="No circuit breaker", person="Maria Silva", **WHOLE))
    before = item(story)
    name = "person" if field is ActionField.OWNER else field.value
    story.do(c.SetAction(follow_up="a1", clears=(field,)))
    assert not getattr(item(story), name)
    assert story.refuse(c.SetAction(follow_up="a1", clears=(field,))) == "A1 says so already."
    story.do(c.SetAction(follow_up="a1", **{field.value: getattr(before, name)}))
    assert item(story) == before


def test_of_a_field_that_is_said_and_taken_back_at_once_what_is_said_counts() -> None:
    story = Story().declared()
    story.do(c.NoteFollowUp(text="No circuit breaker", person="Maria Silva"))
    story.do(c.SetAction(follow_up="a1", owner="Sam Okafor", clears=(ActionField.OWNER, ActionField.TICKET)))
    assert item(story).person == "Sam Okafor"
    assert describe(story.events[-1].body, story.state).text == "Sam Okafor"


def test_what_was_taken_back_is_told_in_words() -> None:
    story = Story().declared()
    story.do(c.NoteFollowUp(text="No circuit breaker", person="Maria Silva", **WHOLE))
    story.do(c.SetAction(follow_up="a1", clears=(ActionField.OWNER, ActionField.DUE)))
    told = [describe(event.body, story.state, event.event_id) for event in story.events[-2:]]
    assert [words.label for words in told] == ["todo A1", "todo A1"]
    assert [words.text for words in told] == [
        "No circuit breaker · Committed · Add a circuit breaker · outcome: checkout fails in 2 s in a load test · "
        "Maria Silva · due 2026-06-10 · OPS-4821 · prevent · impact high · effort low",
        "no longer said: owner, the date",
    ]


PAST = "2026-05-18 has gone by: by which day will it be done? 2026-05-20 at the earliest."


def test_a_day_that_has_gone_by_is_refused_with_what_would_be_right() -> None:
    story = Story().at("14:31").declared()
    assert story.refuse(c.NoteFollowUp(text="Add a page", due=date(2026, 5, 18))) == PAST
    story.do(c.NoteFollowUp(text="Add a page"))
    assert story.refuse(c.SetAction(follow_up="a1", due=date(2026, 5, 18))) == PAST
    assert item(story).due is None


def test_the_present_day_is_taken_in_every_zone() -> None:
    """At 11:59 UTC it is still yesterday on Baker Island, at UTC−12."""
    yesterday = c.NoteFollowUp(text="Add a page", due=date(2026, 5, 19))
    story = Story().at("11:59").declared()
    story.do(yesterday)
    assert story.at("12:00").refuse(yesterday).startswith("2026-05-19 has gone by")


def test_the_date_of_what_is_done_may_have_gone_by_and_so_may_one_that_was_agreed_on_before() -> None:
    story = Story().declared()
    story.do(c.NoteFollowUp(text="Add a page", due=date(2026, 5, 1), status=ActionStatus.DONE))
    story.do(c.SetAction(follow_up="a1", due=date(2026, 5, 2)))
    early = time_of("14:31") - timedelta(days=10)
    story.do(c.NoteFollowUp(text="Add an alert", due=date(2026, 5, 12), at=early))
    assert [item(story, handle).due for handle in ("A1", "A2")] == [date(2026, 5, 2), date(2026, 5, 12)]


def test_what_is_said_of_a_late_item_does_not_ask_for_its_date_again() -> None:
    story = Story().declared()
    story.do(c.NoteFollowUp(text="Add a page", due=date(2026, 5, 21)))
    story.clock.forward(days=9)
    story.do(c.SetAction(follow_up="a1", due=date(2026, 5, 21), ticket="OPS-1"))
    assert item(story).ticket == "OPS-1"
