"""The dialogs as a person meets them: keys in, commands out, at the sizes of real terminals."""

from __future__ import annotations

from datetime import timedelta

import pytest
from dialog_kit import SIZES, Host, about_for, told_story
from textual import events

from incident_console.console.dialogs.memory import memory_of
from incident_console.console.dialogs.registry import DIALOGS
from incident_console.incident import commands as c
from incident_console.incident.vocabulary import Role, Severity, Weight

ABOUT = {
    "task-end": "T1", "need-end": "N1", "answer": "ic-offer", "amend": "note", "test": "",
    "paste": "14:22 alert fired\n14:25 on-call acknowledges\n14:31 rollback started",
}  # fmt: skip


def host(name: str, about: str = "", **facts: object) -> Host:
    story = told_story()
    return Host(story, name, about_for(story, about), **facts)


# Every dialog at every size


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_dialog_stands_inside_the_screen_and_escape_records_nothing(size: tuple[int, int]) -> None:
    app = host("hypothesis", "H1")
    async with app.run_test(size=size) as pilot:
        stands_inside(app, size)
        await pilot.press("escape")
        for number, name in enumerate(sorted(DIALOGS), start=1):
            app.open(name, about_for(app.story, ABOUT.get(name, "")))
            await pilot.pause()
            stands_inside(app, size)
            wanted = {row.editor for row in app.dialog.sheet.rows if row.display}
            wanted |= {app.dialog.query_one("#press-record"), app.dialog.query_one("#press-leave")}
            assert wanted <= set(app.screen.focus_chain), name
            await pilot.press("escape")
            assert app.came_back[number:] == [None], name


def stands_inside(app: Host, size: tuple[int, int]) -> None:
    box = app.dialog.query_one("#dialog").region
    assert app.screen.region.contains_region(box), app.dialog.form.name
    assert box.width <= (76 if size[0] <= 80 else 92)
    for part in ("#verdict", "#presses"):
        region = app.dialog.query_one(part).region
        assert region.height > 0, part
        assert box.contains_region(region), part
    assert "[ Leave ] esc" in app.seen()
    assert "esc leave" in app.seen()


@pytest.mark.parametrize("name", ["briefing", "role", "handoff"])
async def test_tab_goes_through_every_field_and_brings_it_into_view(name: str) -> None:
    app = host(name)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        reached = set()
        while app.focused not in reached:
            assert app.focused is not None
            reached.add(app.focused)
            assert app.dialog.query_one("#dialog").content_region.contains_region(app.focused.region)
            await pilot.press("tab")
        assert reached == set(app.screen.focus_chain)


# A few keystrokes


async def test_a_task_takes_three_lines_and_three_enters() -> None:
    app = host("task")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"restart")
        assert "enter next" in app.seen()
        await pilot.press("enter")
        assert "enter record" in app.seen()
        assert app.focused is app.dialog.query_one("#field-person").editor  # type: ignore[attr-defined]
        await pilot.press(*"sa")
        assert "tab: Sam Lee" in app.seen()
        await pilot.press("tab")
        assert app.value("person") == "Sam Lee"
        assert "! T3  restart · Sam Lee · 10 min · now · by Ana Costa" in app.seen()
        await pilot.press("enter")
        await pilot.pause()
        assert app.commands == (c.AssignTask(text="restart", person="Sam Lee", minutes=10),)


async def test_enter_stops_once_at_what_is_wanted_and_then_records_without_it() -> None:
    app = host("hypothesis")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"dns", "enter", "enter")
        await pilot.pause()
        assert app.commands == (c.RaiseHypothesis(text="dns"),)


async def test_the_briefing_is_read_out_and_recorded_with_one_key() -> None:
    app = host("briefing")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.value("conditions").startswith("SEV1, investigating, not contained")
        await pilot.press("enter")
        await pilot.pause()
        assert app.commands is not None
        assert isinstance(app.commands[0], c.HoldBriefing)


async def test_a_passage_takes_enter_as_a_new_line_and_f2_records() -> None:
    app = host("update")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Down.", "enter", *"Soon. ", "f2")
        await pilot.pause()
        (command,) = app.commands or ()
        assert isinstance(command, c.SendUpdate)
        assert command.text.startswith("Down.\nSoon. SEV1: Checkout")
        assert command.text.endswith("\nNext update: 15:23 UTC.")


async def test_other_minutes_change_the_promise_in_the_text() -> None:
    app = host("update")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Down. ", "tab", *"30m")
        await pilot.pause()
        assert app.value("stakeholders").endswith("\nNext update: 15:33 UTC.")
        await pilot.press("enter")
        await pilot.pause()
        (command,) = app.commands or ()
        assert isinstance(command, c.SendUpdate)
        assert (command.next_minutes, command.text[:11]) == (30, "Down. SEV1:")
        assert command.text.endswith("Next update: 15:33 UTC.")


async def test_a_choice_goes_by_arrow_letter_number_and_sign() -> None:
    app = host("hypothesis", "H1")
    async with app.run_test(size=(80, 24)) as pilot:
        steps = [
            ("down", "against"), ("j", "test"), ("k", "against"), ("up", "for"), ("e", "against"), ("e", "for"),
            ("r", "rule out"), ("3", "test"), ("plus", "for"), ("9", "for"), ("up", "park"), ("minus", "against"),
        ]  # fmt: skip
        for key, value in steps:
            await pilot.press(key)
            assert app.value("act") == value, key
        await pilot.press("enter", *"ok", "enter")
        await pilot.pause()
        assert app.commands == (c.GiveEvidence(text="ok", weighs=(("H1", Weight.AGAINST),)),)


async def test_the_severity_takes_a_number_a_reason_and_enter() -> None:
    app = host("severity")
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        assert "It is SEV1 now: choose another one." in app.seen()
        await pilot.press("enter")
        assert app.screen is app.dialog
        await pilot.press("2", "enter", *"one region", "enter")
        await pilot.pause()
        assert app.commands == (c.SetSeverity(severity=Severity.SEV2, reason="one region"),)


async def test_fields_follow_what_is_to_be_done() -> None:
    app = host("task-end", "T1")
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press("5")
        await pilot.pause()
        shown = [row.field.name for row in app.dialog.sheet.rows if row.display]
        assert shown == ["act", "person", "at"]
        await pilot.press("enter")
        assert "Who takes T1?" in app.seen()
        await pilot.press(*"sam", "enter")
        await pilot.pause()
        assert app.commands == (c.ReassignTask(task="T1", person="sam"),)


async def test_a_pasted_timeline_is_previewed_row_by_row_and_recorded_with_its_times() -> None:
    app = host("paste", ABOUT["paste"])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.value("as") == "timeline"
        assert "14:25 UTC  on-call acknowledges" in app.seen()
        await pilot.press("enter")
        await pilot.pause()
        assert app.commands is not None
        assert [command.text for command in app.commands] == ["alert fired", "on-call acknowledges", "rollback started"]


async def test_pasted_lines_can_be_one_entry_or_nothing() -> None:
    app = host("paste", ABOUT["paste"])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "enter")
        await pilot.pause()
        assert app.commands == (c.WriteEntry(text=ABOUT["paste"]),)
    app = host("paste", ABOUT["paste"])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "enter")
        await pilot.pause()
        assert app.commands is None


# Refused, left, brought back


async def test_a_refused_form_keeps_everything_and_says_what_would_be_right() -> None:
    app = host("role", "ops")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Maria", "enter")
        await pilot.pause()
        assert app.screen is app.dialog
        assert app.value("person") == "Maria"
        assert "▲ Maria Silva is operations lead already." in app.seen()


async def test_what_was_typed_and_left_is_back_the_next_time_and_can_be_cleared() -> None:
    app = host("task")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"restart", "escape")
        await pilot.pause()
        app.open()
        await pilot.pause()
        assert app.value("text") == "restart"
        assert "What you typed before is back." in app.seen()
        await pilot.press(*" pods", "escape")
        await pilot.pause()
        app.open()
        await pilot.pause()
        assert app.value("text") == "restart pods"
        app.dialog.query_one("#press-afresh").focus()
        await pilot.press("enter")
        await pilot.pause()
        assert app.value("text") == ""
        assert "What you typed before is back." not in app.seen()


async def test_what_was_recorded_does_not_come_back_unless_it_could_not_be_written() -> None:
    app = host("follow-up")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"why", "f2")
        await pilot.pause()
        app.open()
        await pilot.pause()
        assert app.value("text") == ""
        await pilot.press("escape")
        await pilot.pause()
        sent = c.NoteFollowUp(text="why", at=app.story.now)
        assert memory_of(app).bring_back(sent) == ("follow-up", "")
        assert memory_of(app).bring_back(sent) is None
        app.open()
        await pilot.pause()
        assert app.value("text") == "why"


async def test_words_about_one_thing_do_not_turn_up_at_another() -> None:
    app = host("hypothesis", "H1")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "enter", *"steady", "escape")
        await pilot.pause()
        app.open("hypothesis", app.story.handle("H2"))
        await pilot.pause()
        assert app.value("text") == ""
        await pilot.press("escape")
        await pilot.pause()
        app.open()
        await pilot.pause()
        assert (app.value("act"), app.value("text")) == ("against", "steady")


# Dialogs that open by themselves


async def test_a_dialog_that_opens_by_itself_hears_no_key_until_its_grace_is_over() -> None:
    app = host("answer", "ic-offer", self_opened=True, grace=timedelta(hours=1))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "This has just opened: keys are ignored" in app.seen()
        await pilot.press(*"accept", "enter", "2", "f2", "tab", "escape")
        app.post_message(events.Paste("accept"))
        await pilot.pause()
        assert app.screen is app.dialog
        assert app.value("answer") == "not now"
        app.dialog.end_grace()
        await pilot.pause()
        assert "just opened" not in app.seen()
        await pilot.press("2", "enter", *"I have command", "enter")
        await pilot.pause()
        assert app.commands == (c.AcceptRole(role=Role.IC, person="Ana Costa", words="I have command"),)


async def test_enter_after_the_grace_records_nothing() -> None:
    app = host("answer", "ic-offer", self_opened=True, grace=timedelta(0))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert app.commands is None
    app = host("briefing", self_opened=True, grace=timedelta(0))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.focused is app.dialog.query_one("#press-leave")
        await pilot.press("enter")
        await pilot.pause()
        assert app.commands is None


# The present moves on


async def test_what_another_seat_records_meanwhile_is_decided_on() -> None:
    app = host("task-end", "T1")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.story.do(c.EndTask(task="T1", outcome="done"))
        app.dialog.take_state(app.story.state)
        await pilot.pause()
        assert "▲ T1 is done already." in app.seen()


async def test_it_reads_in_every_theme() -> None:
    for theme in ("light", "ansi", "colour-blind"):
        app = host("hypothesis", "H1", theme=theme)
        async with app.run_test(size=(60, 18)) as pilot:
            await pilot.pause()
            seen = app.seen()
            assert "›● 1 evidence for" in seen
            assert "○ 2 evidence against" in seen
            assert "? What was observed that speaks for H1?" in seen
