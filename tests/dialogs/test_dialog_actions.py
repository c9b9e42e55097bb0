"""The dialog for action items: new ones, those that were noted, the five elements as they are typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from dialog_kit import Host, about_for, facts_of, told_story, verdict_of
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_console.console.dialogs.facts import Facts
from incident_console.console.dialogs.registry import make_form
from incident_console.console.dialogs.values import Values
from incident_console.console.dialogs.verdict import Standing
from incident_console.incident import commands as c
from incident_console.incident.vocabulary import ActionCategory, ActionField, ActionStatus, Phase, Rating
from incident_console.practice.action_spec import Element, lacks_of
from incident_console.practice.policy import Policy
from incident_console.scribe.unparse import unparse
from support import Story

WHOLE = {
    "verb": "Add a circuit breaker", "outcome": "checkout fails in 2 s", "owner": "Maria Silva", "ticket": "OPS-1",
    "due": "2026-06-10",
}  # fmt: skip


def noted() -> Story:
    """The outage, resolved, with two follow-ups: a remark, and one that has all five."""
    story = told_story()
    story.do(c.NoteFollowUp(text="nobody was paged for eight minutes", person="Kim Ito"))
    story.do(c.NoteFollowUp(text="the gateway hung", person="Maria Silva", verb="Add a circuit breaker",
                            outcome="checkout fails in 2 s", ticket="OPS-1", due=date(2026, 6, 10)))  # fmt: skip
    story.do(c.SetPhase(phase=Phase.RESOLVED, reason="well"))
    return story


def check(story: Story, about: str = "", facts: Facts | None = None, **typed: str) -> list[str]:
    """The five lines under the fields."""
    facts = facts or facts_of(story)
    form = make_form("action", about_for(story, about) if about else "", facts)
    initial = {field.name: field.initial for field in form.fields}
    assert form.check is not None
    lines = form.check(Values({**initial, **typed}, initial, facts))
    return ["".join([*(p.text for p in line.head), line.body.text]) for line in lines]  # type: ignore[union-attr]


def note(story: Story, about: str = "", facts: Facts | None = None, **typed: str) -> str:
    facts = facts or facts_of(story)
    form = make_form("action", about_for(story, about) if about else "", facts)
    initial = {field.name: field.initial for field in form.fields}
    assert form.note is not None
    return form.note(Values({**initial, **typed}, initial, facts))


def recorded(story: Story, about: str = "", **typed: str) -> tuple[c.Command, ...]:
    found = verdict_of(story, "action", about_for(story, about) if about else "", **typed)
    assert found.standing is Standing.READY, found
    return found.commands


def test_a_new_one_from_nothing_is_the_same_command_as_its_line() -> None:
    story = noted()
    typed = {**WHOLE, "text": "the gateway hung", "due": "2w", "status": "committed", "category": "prevent",
             "impact": "high", "effort": "low"}  # fmt: skip
    (command,) = recorded(story, **typed)
    assert command == c.NoteFollowUp(
        text="the gateway hung", person="Maria Silva", verb="Add a circuit breaker", outcome="checkout fails in 2 s",
        ticket="OPS-1", due=date(2026, 6, 3), status=ActionStatus.COMMITTED, category=ActionCategory.PREVENT,
        impact=Rating.HIGH, effort=Rating.LOW,
    )  # fmt: skip
    line = unparse(command, facts_of(story).context, story.now)
    assert line.startswith("/action new the gateway hung owner @Maria.Silva due 2026-06-03")


def test_what_will_be_done_is_enough_and_so_is_what_was_learnt() -> None:
    story = noted()
    assert recorded(story, verb="Add a page") == (c.NoteFollowUp(text="Add a page", verb="Add a page"),)
    assert recorded(story, text="nobody knew") == (c.NoteFollowUp(text="nobody knew"),)
    empty = verdict_of(story, "action")
    assert (empty.standing, empty.field) == (Standing.MISSING, "verb")


def test_of_one_that_was_noted_only_what_was_changed_is_said() -> None:
    story = noted()
    assert recorded(story, "A1", verb="Add an alert", due="10d") == (
        c.SetAction(follow_up="A1", verb="Add an alert", due=date(2026, 5, 30)),
    )
    assert recorded(story, "A2", status="committed") == (c.SetAction(follow_up="A2", status=ActionStatus.COMMITTED),)
    assert verdict_of(story, "action", about_for(story, "A1")).standing is Standing.NOTHING


def test_what_is_emptied_is_taken_back_and_what_was_learnt_is_corrected() -> None:
    story = noted()
    a1, a2 = about_for(story, "A1"), about_for(story, "A2")
    assert recorded(story, "A2", owner="", due="", ticket="OPS-2") == (
        c.SetAction(follow_up="A2", ticket="OPS-2", clears=(ActionField.OWNER, ActionField.DUE)),
    )
    assert recorded(story, "A1", text="nobody was paged", owner="Jo Park") == (
        c.Amend(target=a1, text="nobody was paged"),
        c.SetAction(follow_up="A1", owner="Jo Park"),
    )
    emptied = verdict_of(story, "action", a2, text=" ")
    assert (emptied.standing, emptied.field) == (Standing.REFUSED, "text")
    story.do(*recorded(story, "A2", owner="", due="", status="done", outcome=""))
    found = story.state.follow_ups[a2]
    assert (found.person, found.due, found.outcome, found.status) == ("", None, "", ActionStatus.DONE)


def test_a_row_of_the_timeline_that_is_about_an_action_item_opens_it() -> None:
    story = noted()
    said = story.do(c.SetAction(follow_up="A1", ticket="OPS-9"))
    form = make_form("action", said.event_id, facts_of(story))
    assert (form.name, form.about) == ("action-item", story.handle("A1"))
    gone = make_form("action", "0190b7a0-0000-7000-8000-000000000000", facts_of(story))
    assert gone.over == "That action item is not there any more."


@pytest.mark.parametrize(
    ("due", "says"),
    [
        ("soon", "“soon” is no day: as in 2026-06-03, or 2w for in two weeks."),
        ("next sprint", "“next sprint” is no day: as in 2026-06-03, or 2w for in two weeks."),
        ("2026-06-10 17:00 CET", "“2026-06-10 17:00 CET” is more than a day: without time and zone it is 2026-06-10."),
        ("2026-05-01", "2026-05-01 has gone by: by which day will it be done? 2026-05-20 at the earliest."),
    ],
)
def test_what_is_no_deadline_is_refused_in_one_line(due: str, says: str) -> None:
    for about in ("", "A1"):
        story = noted()
        verdict = verdict_of(story, "action", about_for(story, about) if about else "", verb="Add a page", due=due)
        assert (verdict.standing, verdict.words) == (Standing.REFUSED, says)


def test_the_five_elements_are_told_as_they_are_typed() -> None:
    story = noted()
    assert check(story) == [
        "· person   missing: one name, and not a team's",
        "· verb     missing: what is done: add, write …",
        "· outcome  missing: how one sees it: a number, a test",
        "· ticket   missing: its number in your tracker",
        "· date     missing: a day, or 2w for in two weeks",
    ]
    typed = {"verb": "Improve monitoring", "owner": "the platform team", "outcome": "better alerts", "due": "soon"}
    assert check(story, status="committed", **typed) == [
        "▲ person   missing: one name: whose is it among them?",
        "▲ verb     missing: what can be checked: add, write, remove …",
        "▲ outcome  missing: by how much? a number, or what is seen",
        "▲ ticket   missing: its number in your tracker",
        "▲ date     missing: a day, or 2w for in two weeks",
    ]
    assert all(line.startswith("✓ ") for line in check(story, **WHOLE))
    assert all(line.startswith("✓ ") for line in check(story, "A2"))


def test_the_cursor_begins_at_the_first_that_is_missing_and_else_at_where_it_stands() -> None:
    story = noted()
    facts = facts_of(story)
    starts = [make_form("action", about_for(story, handle), facts).start for handle in ("A1", "A2")]
    assert starts == ["verb", "status"]


def test_a_promise_before_the_learning_points_have_rested_is_remarked_on_and_not_refused() -> None:
    story = noted()
    early = "▲ Learning points rest until 2026-05-22 15:03 UTC (48 h): commit then."
    assert note(story, "A2", status="committed") == early
    assert recorded(story, "A2", status="committed")
    assert note(told_story(), verb="Add a page", status="committed") == (
        "▲ Learning points first: they rest for 48 h after it is resolved."
    )
    at_once = replace(facts_of(story), policy=Policy(action_soak_hours=0))
    assert note(story, "A2", at_once, status="committed") == ""
    story.clock.forward(hours=48)
    assert note(story, "A2", status="committed") == ""
    assert note(story, "A1", status="committed") == "▲ A direction and not a commitment, until all five are there."


def test_when_all_five_are_there_and_they_have_rested_it_is_said_that_it_can_be_committed() -> None:
    story = noted()
    assert note(story, "A2") == ""
    story.clock.forward(hours=48)
    assert note(story, "A2") == "All five are there: it can be committed."
    assert note(story, "A1") == ""


def test_how_many_are_committed_stands_in_the_title_and_a_sixth_is_remarked_on() -> None:
    story = noted()
    story.clock.forward(hours=48)
    for number in range(5):
        story.do(c.NoteFollowUp(text=f"Add page {number}", status=ActionStatus.COMMITTED))
    title = "".join(piece.text for piece in make_form("action", about_for(story, "A2"), facts_of(story)).title)
    assert title == "A2 action item · 5 of 5 committed"
    assert note(story, "A2", status="committed") == "▲ With it 6 are committed. Three to five get done: which ones?"
    assert note(story, "A2") == ""


def test_the_drill_that_is_suggested_is_filled_in() -> None:
    story = noted()
    form = make_form("action", "readiness", facts_of(story))
    initial = {field.name: field.initial for field in form.fields}
    assert initial["text"].startswith("Coordination was a factor: a stall")
    assert initial["verb"].startswith("Run a drill on a stall")
    assert initial["due"] == "2026-06-17"
    assert form.start == "owner"
    verdict = verdict_of(story, "action", "readiness", owner="Jo Park")
    story.do(*verdict.commands)
    again = make_form("action", "readiness", facts_of(story))
    assert {field.initial for field in again.fields} == {"", "considered"}


_words = st.sampled_from(
    ["", "Add a page", "Improve it", "the team", "Jo Park", "2w", "soon", "2026-06-10", "\x1b[2J", "-"]
)
_FIELDS = ("text", "verb", "outcome", "owner", "ticket", "due")
_typed = st.fixed_dictionaries(dict.fromkeys(_FIELDS, _words)) | st.fixed_dictionaries(
    dict.fromkeys(_FIELDS, st.text(max_size=30))
)


@settings(max_examples=80, deadline=None)
@given(_typed, st.sampled_from(["", "A1", "A2"]), st.sampled_from(ActionStatus))
def test_whatever_is_typed_five_lines_tell_what_would_be_missing_of_what_is_recorded(
    typed: dict[str, str], about: str, status: ActionStatus
) -> None:
    story = STORY
    lines = check(story, about, **typed, status=status.value)
    assert len(lines) == 5
    verdict = verdict_of(story, "action", about_for(story, about) if about else "", **typed, status=status.value)
    if verdict.standing is not Standing.READY:
        assert verdict.words
        return
    after = Story()
    after.clock, after.state, after.events = story.clock, story.state, list(story.events)
    after.do(*verdict.commands)
    handle = about or max(after.state.handles, key=lambda known: (known[0] == "A", known))
    found = {lack.element for lack in lacks_of(after.state.follow_ups[after.handle(handle)])}
    assert {element for element, line in zip(Element, lines, strict=True) if not line.startswith("✓")} == found


STORY = noted()


# As a person meets it


@pytest.mark.parametrize("size", [(80, 24), (160, 48)], ids=["80x24", "160x48"])
async def test_enter_goes_from_element_to_element_and_then_records(size: tuple[int, int]) -> None:
    story = noted()
    app = Host(story, "action", about_for(story, "A1"))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "A1 action item · 0 of 5 committed" in app.seen()
        await pilot.press(*"Add an alert on the pool", "enter")
        await pilot.press(*"it pages within 5 min", "enter", *"OPS-7", "enter", *"2w")
        assert "Wed 2026-06-03, in 14 days" in app.seen()
        assert app.seen().count("is there") == 5
        await pilot.press("enter")
        await pilot.pause()
    assert app.commands == (
        c.SetAction(
            follow_up="A1", verb="Add an alert on the pool", outcome="it pages within 5 min", ticket="OPS-7",
            due=date(2026, 6, 3),
        ),
    )  # fmt: skip


async def test_nothing_moves_while_somebody_types() -> None:
    story = noted()
    app = Host(story, "action")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = [app.dialog.query_one(name).region for name in ("#dialog", "#check", "#verdict", "#presses")]
        await pilot.press(*"the gateway hung", "tab", *"Improve the gateway", "tab", "tab", *"the team")
        await pilot.pause()
        after = [app.dialog.query_one(name).region for name in ("#dialog", "#check", "#verdict", "#presses")]
        assert before == after
        assert "missing: what can be checked" in app.seen()


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_choice_can_be_read_and_reached_beside_the_five_elements(size: tuple[int, int]) -> None:
    story = noted()
    story.clock.forward(hours=1)
    app = Host(story, "action", about_for(story, "A2"), grace=timedelta(0))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        assert "Learning points rest until" in app.seen()
        for _ in range(4):
            assert app.focused is not None
            assert app.dialog.query_one("#fields").content_region.contains_region(app.focused.region)
            await pilot.press("tab")
        assert app.value("status") == "committed"
        for word in ("person", "verb", "outcome", "ticket", "date"):
            assert f"✓ {word}" in app.seen()
