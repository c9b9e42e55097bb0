"""Text that a terminal would obey, that markup would swallow, or that is simply odd, in every dialog."""

from __future__ import annotations

import re

import pytest
from dialog_kit import HOSTILE, Host, about_for, facts_of, told_story
from textual import events

from incident_console.console.dialogs.field_row import FieldRow
from incident_console.console.dialogs.registry import DIALOGS, make_dialog
from incident_console.incident import commands as c
from incident_console.incident.text import one_line
from incident_console.incident.vocabulary import Role, Severity, Weight
from support import Story

OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
OBEYED_OR_CLICKED = ["[/", "[@click=app.quit]x[/]", "\x1b]52;c;ZXZpbA==\x07", "\x9b31m", "a\rb", "\u202edef"]
SHORT = [text for text in HOSTILE if len(text) < 200]
WORDS = [text for text in HOSTILE if one_line(text) and len(text) < 200]


@pytest.fixture(scope="module")
def hostile_story() -> Story:
    """An incident in which every text and name is one of the hostile ones."""
    story = Story().at("14:31").declared(WORDS[0], severity=Severity.SEV1, commander=WORDS[1])
    story.do(c.StateImpact(text=WORDS[2]))
    for index, text in enumerate(WORDS):
        story.do(c.WriteEntry(text=text, source=text), c.RaiseHypothesis(text=text, owner=text))
        story.do(c.GiveEvidence(text=f"{text}!", weighs=((f"H{index + 1}", Weight.FOR),)))
        story.do(c.AssignTask(text=text, person=text), c.RaiseNeed(text=text, of=text))
    for role, text in zip((Role.OPS, Role.COMMS, Role.SCRIBE), WORDS[3:], strict=False):
        story.do(c.TakeRole(role=role, person=text))
    story.do(c.OfferRole(role=Role.IC, person=WORDS[7], brief="\n".join(WORDS)))
    story.do(c.ProposeDecision(text=WORDS[0], options=tuple(WORDS), person=WORDS[1]), c.PollDecision(decision="D1"))
    story.do(c.ObjectToDecision(decision="D1", text=WORDS[2], person=WORDS[3]), c.AddCriterion(name=WORDS[4]))
    story.do(*(c.AskFloor(person=text) for text in WORDS[:7]), c.GiveFloor(), c.GiveNotice(audience=WORDS[6]))
    note = about_for(story, "note")
    story.do(c.Amend(target=note, text=WORDS[5]))
    return story.at("15:10")


OPENED = [(name, "", "") for name in sorted(DIALOGS - {"task-end", "need-end", "answer", "amend", "paste"})]
OPENED += [("hypothesis", "H1", "3"), ("hypothesis", "H8", ""), ("task-end", "T4", "4"), ("task-end", "T4", "5")]
OPENED += [
    ("need-end", "N5", "2"),
    ("decision", "D1", "2"),
    ("handoff", "ops", ""),
    ("answer", "ic-offer", "2"),
    ("amend", "note", ""),
    ("paste", "\n".join(WORDS), ""),
]


async def test_a_hostile_incident_and_hostile_typing_are_shown_as_text_in_every_dialog(hostile_story: Story) -> None:
    app = Host(hostile_story, "impact")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        for name, about, key in OPENED:
            app.open(name, about_for(hostile_story, about))
            await pilot.press(*key or ["home"])
            assert not OBEYED.search(app.seen()), name
            for row in [row for row in app.dialog.sheet.rows if row.field.shape != "choice" and row.display]:
                app.screen.set_focus(row.editor)
                for text in SHORT if name in ("decision", "task") else [" ".join(OBEYED_OR_CLICKED)]:
                    app.post_message(events.Paste(text))
                await pilot.press("left_square_bracket")
                assert not OBEYED.search(row.value), name
                assert not OBEYED.search(app.seen()), name
                assert "[@click=app.quit]x[/]" in row.value
                assert row.value.count("[") > 3
            app.dialog.dismiss(None)
            await pilot.pause()
        assert app.is_running


async def test_long_text_is_taken_whole_and_refused_in_words_where_it_is_too_long() -> None:
    app = Host(told_story(), "decision")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = [f"line {number}" for number in range(500)]
        app.post_message(events.Paste("x" * 10_000))
        await pilot.press("tab", "tab")
        app.post_message(events.Paste("\n".join(lines)))
        await pilot.pause()
        assert (app.value("text"), app.value("options")) == ("x" * 10_000, "\n".join(lines))
        app.dialog.query_one("#field-text", FieldRow).put("x" * 30_000)
        await pilot.pause()
        assert "An entry takes 20,000 characters and this has 30,000" in app.seen()
        await pilot.press("f2")
        assert app.screen is app.dialog


async def test_a_line_takes_every_line_of_a_paste(hostile_story: Story) -> None:
    app = Host(hostile_story, "follow-up")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.post_message(events.Paste("one\ntwo\r\nthree"))
        await pilot.press("f2")
        await pilot.pause()
        assert app.commands == (c.NoteFollowUp(text="one two three"),)


def test_every_dialog_can_be_made_about_a_hostile_text(hostile_story: Story) -> None:
    facts = facts_of(hostile_story)
    made = [make_dialog(name, text, facts) for name in DIALOGS for text in HOSTILE]
    assert len(made) == len(DIALOGS) * len(HOSTILE)
