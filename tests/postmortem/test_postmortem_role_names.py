"""A document in role names says who did what without saying who they are."""

from __future__ import annotations

import pytest
from any_story import stories
from hypothesis import HealthCheck, given, settings

from incident_console.demo import STEPS
from incident_console.incident import commands as c
from incident_console.incident.roles import spells
from incident_console.incident.vocabulary import Role
from incident_console.postmortem.exporting import Form, render
from incident_console.postmortem.role_names import in_role_names, role_titles
from incident_console.practice.policy import Policy
from support import Story


def demonstration() -> Story:
    story = Story()
    for step in STEPS:
        story.at(step.at).do(step.command, author=step.author)
    return story


def told(text: str, *names: str) -> str:
    """What becomes of an entry on a call with the incident commander Dana Reyes and these people."""
    story = Story(author="Ana Costa").declared()
    story.do(c.TakeRole(role=Role.IC, person="Dana Reyes"))
    for name in names:
        story.do(c.AssignTask(text="look", person=name, minutes=5))
    entry = story.do(c.WriteEntry(text=text))
    body = in_role_names(story.state).effective[entry.event_id].body
    return str(getattr(body, "text", ""))


@pytest.mark.parametrize("form", Form)
def test_no_form_of_the_demonstration_names_anybody(form: Form) -> None:
    story = demonstration()
    text = render(form, in_role_names(story.state), story.now, Policy())
    people = ["Dana", "Reyes", "Maria", "Silva", "Jo", "Park", "Ana", "Costa", "Sam", "Okafor"]
    assert [name for name in people if f" {name} " in f" {text} " or f"|{name}" in text or f",{name}" in text] == []
    assert not any(name in text for name in ("Dana", "Reyes", "Maria", "Silva", "Okafor"))
    assert "incident commander" in text.casefold()
    assert "Dana Reyes" in render(Form.MARKDOWN, story.state, story.now, Policy())


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Dana Reyes said so", "incident commander said so"),
        ("dana.reyes@example.com wrote", "incident commander@example.com wrote"),
        ("Dana asked, @dana answered; DANA REYES left", "incident commander asked, incident commander answered; "
         "incident commander left"),
        ("the mandana pattern and bandana", "the mandana pattern and bandana"),
        ("nobody knows", "nobody knows"),
        ("Sam One and Sam Two", "participant 2 and participant 3"),
        ("which Sam?", "which Sam?"),
    ],
)  # fmt: skip
def test_names_in_texts(text: str, becomes: str) -> None:
    assert told(text, "Sam One", "Sam Two") == becomes


def test_a_team_that_was_only_asked_gives_away_no_word_of_its_own() -> None:
    story = Story().declared()
    story.do(c.RaiseNeed(text="credentials", of="Payments Team"))
    entry = story.do(c.WriteEntry(text="Payments fail, Payments Team knows"))
    body = in_role_names(story.state).effective[entry.event_id].body
    assert getattr(body, "text", "") == "Payments fail, participant 2 knows"


def test_several_who_held_one_role_are_told_apart_and_everybody_has_the_highest() -> None:
    story = Story(author="Ana Costa").declared()
    story.do(c.TakeRole(role=Role.SCRIBE, person="Sam Lee"))
    story.do(c.TakeRole(role=Role.IC, person="Dana Reyes"))
    story.clock.forward(minutes=5)
    story.do(c.TakeRole(role=Role.IC, person="Sam Lee"))
    titles = role_titles(story.state)
    assert titles["Ana Costa"] == "participant 1"
    assert {titles["Dana Reyes"], titles["Sam Lee"]} == {"incident commander 1", "incident commander 2"}
    assert [spell.person for spell in spells(in_role_names(story.state)) if spell.role is Role.IC] == [
        titles["Dana Reyes"],
        titles["Sam Lee"],
    ]


@given(stories())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whoever_the_log_knows_is_nowhere_named_as_a_person(story: Story) -> None:
    after = in_role_names(story.state)
    titles = set(role_titles(story.state).values())
    assert {name for name in after.people if name} <= titles
    assert {event.author for event in after.effective.values()} <= titles
    assert len(after.timeline) == len(story.state.timeline)
