"""Every rule alike: it speaks, can be put off for a while or for good, and ends by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from calls import POLICY, SECOND, proposed, shown_at, the
from every_rule import EVERY_RULE, Speaking

from incident_console.incident.commands import SayPrompt, SnoozePrompt
from incident_console.practice.prompts import RANKING
from incident_console.practice.prompts.model import DIALOGS

rules = pytest.mark.parametrize("rule", EVERY_RULE.values(), ids=EVERY_RULE.keys())


def test_no_rule_is_missing() -> None:
    assert list(EVERY_RULE) == [rule.name for rule in RANKING]


@rules
def test_it_says_what_is_the_matter_what_to_say_and_what_that_records(rule: Speaking) -> None:
    story = rule.begin()
    prompt = the(story, rule.key)
    assert prompt.headline.endswith(".")
    assert prompt.words.endswith((".", "?"))
    assert prompt.opens in {"", *DIALOGS}
    assert prompt.accept is not None or prompt.opens
    if prompt.accept is not None:
        story.do(prompt.accept)
        assert not shown_at(story, prompt.key, story.now)


@rules
def test_it_can_be_put_off_and_does_not_return_a_second_early(rule: Speaking) -> None:
    story = rule.begin()
    prompt = the(story, rule.key)
    story.do(SnoozePrompt(prompt=prompt.key, headline=prompt.headline, minutes=2))
    back = story.now + timedelta(minutes=2)
    for seconds in range(0, 120, 7):
        assert not shown_at(story, rule.key, story.now + timedelta(seconds=seconds))
    assert not shown_at(story, rule.key, back - SECOND)
    assert shown_at(story, rule.key, back)


@rules
def test_it_can_be_put_off_for_good(rule: Speaking) -> None:
    story = rule.begin()
    prompt = the(story, rule.key)
    story.do(SnoozePrompt(prompt=prompt.key, headline=prompt.headline))
    assert not shown_at(story, prompt.key, story.now)
    assert not shown_at(story, prompt.key, story.now + timedelta(hours=3))


@rules
def test_it_ends_by_itself(rule: Speaking) -> None:
    story = rule.begin()
    prompt = the(story, rule.key)
    if rule.ends:
        story.do(*rule.ends)
    else:
        story.clock.forward(minutes=10)
    assert prompt.key not in [one.key for one in proposed(story)]


@rules
def test_once_said_it_does_not_return_before_it_has_rested_and_something_changed_or_it_is_over(rule: Speaking) -> None:
    story = rule.begin()
    prompt = the(story, rule.key)
    if not isinstance(prompt.accept, SayPrompt):
        return
    story.do(prompt.accept)
    rest = POLICY.no_commander_minutes if prompt.key == "commander" else POLICY.snooze_minutes
    early = story.now + timedelta(minutes=rest) - SECOND
    assert not shown_at(story, prompt.key, early)
    for hours in (1, 3):
        later = [one for one in proposed(story.at(story.now + timedelta(hours=hours))) if one.key == prompt.key]
        assert all(one.level == "over" for one in later), "nothing has changed, so only what is over comes back"
