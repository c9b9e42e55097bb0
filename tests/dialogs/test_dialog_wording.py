"""Better questions while somebody writes in a dialog: suggested in a place of their own, never in anybody's way."""

from __future__ import annotations

import re
import sys
from datetime import timedelta

import pytest
from dialog_kit import HOSTILE, SIZES, Host, about_for, facts_of, told_story
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.geometry import Region

from incident_console.console.dialogs.registry import DIALOGS, make_form
from incident_console.console.dialogs.telling import told
from incident_console.console.dialogs.verdict import Standing, Verdict
from incident_console.console.rows import Piece
from incident_console.console.text import draw, styled
from incident_console.console.wording import Suggestion, suggestion, suggestion_for
from incident_console.demo import STEPS
from incident_console.incident import commands as c
from incident_console.incident import events as ev
from incident_console.practice.language import questions
from support import Story

BLAME = "Dave forgot to check the dashboard"
HINDSIGHT = "We should have rolled back earlier"
WISH = "Improve monitoring"
MISSED = "What made this easy to miss at the time?"
CHANGED = "What information would have changed this decision?"
EXACTLY = "What exactly would change"
by_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def host(name: str, about: str = "", **facts: object) -> Host:
    story = told_story()
    return Host(story, name, about_for(story, about), **facts)


def places(app: Host) -> list[Region]:
    """Where everything in the dialog stands that keys go to, and what is below it."""
    below = [app.dialog.query_one(name).region for name in ("#dialog", "#verdict", "#presses")]
    return [row.region for row in app.dialog.sheet.rows if row.display] + below


def last_line(app: Host) -> str:
    """The place that is kept for a suggestion: the last line of what would be recorded."""
    box = app.dialog.query_one("#verdict").region
    return app.seen().split("\n")[box.bottom - 1][box.x : box.right].rstrip()


@by_size
async def test_blame_is_answered_with_a_question_while_it_is_typed_and_enter_records_it_as_it_is(size) -> None:
    app = host("follow-up")
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"Dave")
        before, focused = places(app), app.focused
        assert last_line(app) == ""
        await pilot.press(*BLAME[4:])
        assert last_line(app).startswith("◇ blame")
        assert MISSED in last_line(app)
        assert "todo A1  Dave forgot to check the dashboard" in app.seen()
        assert (places(app), app.focused) == (before, focused)
        await pilot.press("enter")
        await pilot.pause()
        assert app.commands == (c.NoteFollowUp(text=BLAME),)


@by_size
async def test_what_is_reworded_is_let_go_of(size) -> None:
    app = host("hypothesis")
    async with app.run_test(size=size) as pilot:
        await pilot.press(*BLAME)
        assert MISSED in last_line(app)
        before = places(app)
        await pilot.press("ctrl+u", *"The dashboard showed 40 %")
        assert "◇" not in app.seen()
        assert places(app) == before


@by_size
async def test_hindsight_is_told_in_words_that_fit(size) -> None:
    app = host("decision")
    async with app.run_test(size=size) as pilot:
        await pilot.press(*HINDSIGHT)
        assert last_line(app).startswith("◇ ")
        assert CHANGED in last_line(app)
        assert ("hindsight" in last_line(app)) is (size[0] > 60)


@by_size
async def test_a_wish_is_told_where_it_is_written_for_afterwards_and_nowhere_else(size) -> None:
    app = host("follow-up")
    async with app.run_test(size=size) as pilot:
        await pilot.press(*WISH)
        assert last_line(app).startswith("◇ wish")
        assert EXACTLY in last_line(app)
        await pilot.press(*" by alerting at 80 %")
        assert "◇" not in app.seen()
        await pilot.press("ctrl+u", *"be more careful")
        assert last_line(app).startswith("◇ wish")
        await pilot.press("escape")
        await pilot.pause()
        app.open("task")
        await pilot.press(*"keep an eye on the pool")
        assert "◇" not in app.seen()


async def test_an_amendment_of_a_follow_up_is_for_afterwards_too() -> None:
    story = told_story()
    story.do(c.NoteFollowUp(text=WISH))
    app = Host(story, "amend", story.handle("A1"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert EXACTLY in last_line(app)


@by_size
async def test_what_is_wrong_comes_first(size) -> None:
    app = host("task")
    async with app.run_test(size=size) as pilot:
        await pilot.press(*BLAME, "tab", "tab", *"soon")
        seen = app.seen()
        assert "▲ “soon” is no length of time. As in: 5m, 90s, 1h30m." in seen
        assert seen.index("is no length of time") < seen.index("◇ blame")


def test_a_problem_that_needs_the_room_gets_all_of_it() -> None:
    aside = Suggestion("blame", "Dave forgot", questions.EASY_TO_MISS)
    long = Verdict(Standing.REFUSED, "This cannot be done, " * 7)
    assert told(long, 56, 3, aside) == told(long, 56, 3)
    missing = Verdict(Standing.MISSING, "What is to be done?")
    lines = [draw(line, 56)[0].plain for line in told(missing, 56, 3, aside)]
    assert lines == ["? What is to be done?", "", f"◇ blame: {MISSED}"]


@by_size
async def test_when_and_by_whom_stay_however_long_the_words_are(size) -> None:
    app = host("update")
    async with app.run_test(size=size) as pilot:
        await pilot.press(*f"{BLAME}. ")
        assert MISSED in last_line(app)
        verdict = app.dialog.query_one("#verdict").region
        above = app.seen().split("\n")[verdict.bottom - 2][verdict.x : verdict.right].rstrip()
        assert above.endswith("… · now · by Ana Costa")


async def test_the_field_that_is_typed_in_comes_first_and_another_one_stays_told() -> None:
    app = host("decision")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*BLAME, "tab", "tab")
        assert MISSED in last_line(app)
        await pilot.press(*HINDSIGHT)
        assert CHANGED in last_line(app)
        await pilot.press("shift+tab", "shift+tab")
        assert MISSED in last_line(app)


@pytest.mark.parametrize("hints", [True, False])
async def test_the_settings_turn_it_off(hints: bool) -> None:
    app = host("follow-up", language_hints=hints)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*BLAME)
        assert ("◇" in app.seen()) is hints


async def test_nothing_is_suggested_before_a_dialog_that_opened_by_itself_hears_keys() -> None:
    story = told_story()
    story.do(c.StateImpact(text=BLAME))
    app = Host(story, "impact", self_opened=True, grace=timedelta(hours=1))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "◇" not in app.seen()
        app.dialog.end_grace()
        await pilot.pause()
        assert MISSED in last_line(app)


async def test_every_line_and_passage_of_every_dialog_is_read() -> None:
    app = host("impact")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        for name in sorted(DIALOGS - {"task-end", "need-end", "answer", "amend", "paste"}):
            app.open(name)
            await pilot.pause()
            for row in app.dialog.sheet.rows:
                if row.display and row.field.shape in ("text", "passage"):
                    before = row.value
                    row.put(BLAME)
                    await pilot.pause()
                    assert "◇ blame" in last_line(app), (name, row.field.name)
                    row.put(before)
                    await pilot.pause()
            app.dialog.dismiss(None)
            await pilot.pause()


def test_what_the_console_proposes_itself_asks_for_no_better_question() -> None:
    story = Story()
    drafts = []
    for step in STEPS:
        made = story.at(step.at).do(step.command, author=step.author)
        assert suggestion_for([made.body]) is None
        facts = facts_of(story)
        forms = [make_form(name, "", facts) for name in ("briefing", "update", "handoff", "impact")]
        drafts += [field.initial for form in forms for field in form.fields if field.shape in ("text", "passage")]
    assert len(list(filter(None, drafts))) > 100
    assert [draft for draft in drafts if suggestion(draft)] == []


# What is suggested


def test_the_last_sentence_that_asks_for_it_is_meant() -> None:
    last = suggestion(f"{BLAME}. The pool was idle. {HINDSIGHT}. Then it held.")
    assert last is not None
    assert (last.kind, last.words, last.question) == ("hindsight", "We should have rolled", questions.KNEW)
    assert suggestion("the pool was idle") is None
    assert suggestion(f"```\n{BLAME}\n```") is None


def test_the_words_of_an_action_item_are_read_as_those_of_a_follow_up() -> None:
    said = ev.ActionSet(follow_up="e1", verb="Alert at 80 %", outcome=WISH)
    assert suggestion_for([ev.EntryWritten(text="all quiet"), said]) == Suggestion("wish", WISH, questions.DONE)
    assert suggestion_for([ev.EntryWritten(text=WISH)]) is None


def test_nothing_is_suggested_before_the_rules_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert suggestion(BLAME) is not None
    monkeypatch.delitem(sys.modules, "incident_console.practice.language")
    assert suggestion(BLAME) is None


ASKED = [text for name, text in vars(questions).items() if name.isupper()]


@pytest.mark.parametrize("question", ASKED)
def test_every_question_begins_with_one_that_can_stand_alone(question: str) -> None:
    fullest, *_, shortest = Suggestion("hindsight", "words", question).ways()
    assert fullest == f"hindsight “words”: {question}"
    assert re.fullmatch(r"(?:What|How) [^,?]+\?", shortest)
    assert len(shortest) <= 60


OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
FRAGMENTS = st.sampled_from([
    BLAME, HINDSIGHT, WISH, "human error", "be more careful", "[@click=app.quit]forgot[/]", "[red]", "[/", "\\[", "`",
    "“", ". ", "? ", "\n", "- ", "| ", "> ", "<!--", "-->", "```\n", "didn't", "@maria", *HOSTILE[:20],
])  # fmt: skip
TEXTS = st.lists(FRAGMENTS | st.text(max_size=12), max_size=12).map(" ".join) | st.text(max_size=300)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, wishes=st.booleans(), width=st.integers(12, 90))
def test_whatever_is_typed_the_suggestion_is_one_plain_line_that_fits(text: str, wishes: bool, width: int) -> None:
    found = suggestion(text, wishes=wishes)
    if found is None:
        return
    assert found.kind in ("blame", "hindsight", "wish")[: 3 if wishes else 2]
    ways = list(found.ways())
    assert not any(OBEYED.search(way) for way in ways)
    line = told(Verdict(Standing.READY, "x"), width, 3, found)[-1]
    (drawn,) = draw(line, width)
    assert drawn.cell_length <= width
    assert all(".tone-" in str(span.style) for span in drawn.spans)
    assert drawn.plain.startswith("◇ ")
    if not drawn.plain.endswith("…"):
        assert drawn.plain in [styled(Piece(f"◇ {way}")).plain for way in ways]
