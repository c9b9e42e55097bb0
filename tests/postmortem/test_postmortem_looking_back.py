"""What the draft asks, answers and measures: questions where they belong, the audit's table, the action items."""

from __future__ import annotations

from datetime import date

import pytest
from any_story import stories
from hypothesis import HealthCheck, given, settings
from markdown_reading import Reading, sections

from incident_console.demo import STEPS, play
from incident_console.incident import commands as c
from incident_console.incident.vocabulary import ActionCategory, ActionStatus, Phase, Rating
from incident_console.postmortem.asking import QUESTION_MARK, SECTION_OF, SHOWN
from incident_console.postmortem.document import ASK_MARK
from incident_console.postmortem.draft import build_draft
from incident_console.postmortem.markdown import to_markdown
from incident_console.practice.account import account
from incident_console.practice.actions import action_items
from incident_console.practice.audit import audit
from incident_console.practice.metrics import Standing, metrics
from incident_console.practice.phrases import phrase
from incident_console.practice.policy import Policy
from incident_console.practice.questions import About, questions
from support import Story


def exported(story: Story) -> dict[str, Reading]:
    return sections(to_markdown(build_draft(story.state, story.now, Policy())))


@pytest.fixture(scope="module")
def outage() -> Story:
    story = Story()
    play(lambda command, author, at: story.at(at).do(command, author=author), STEPS)
    story.clock.forward(minutes=5)
    return story


@pytest.fixture(scope="module")
def draft(outage: Story) -> dict[str, Reading]:
    return exported(outage)


def asked(reading: Reading) -> list[str]:
    return [line.removeprefix(f"{QUESTION_MARK} ") for line in reading.lines if line.startswith(QUESTION_MARK)]


def test_the_stall_of_17_minutes_is_asked_about_where_the_stalls_stand(draft: dict[str, Reading]) -> None:
    assert asked(draft["Stalls"]) == [
        "What signals kept H1 and H2 the leading ones for 17 min, and how did the call find its next step at 14:48?"
    ]


def test_each_question_of_the_demonstration_stands_in_one_section(draft: dict[str, Reading]) -> None:
    found = {heading: len(asked(reading)) for heading, reading in draft.items() if asked(reading)}
    assert found == {"Stalls": 1, "Where we got lucky": 2, "What surprised us": 3, "Action items": 1, "Timeline": 1}


def test_every_sort_of_question_has_a_section_that_there_is(outage: Story) -> None:
    keys = {section.key for section in build_draft(outage.state, outage.now, Policy()).sections}
    assert set(SECTION_OF) == set(About)
    assert set(SECTION_OF.values()) <= keys


def test_of_many_questions_the_longest_are_asked_and_how_many_are_left_out_is_said() -> None:
    story = Story().at("14:31").declared()
    for number in range(SHOWN + 2):
        story.do(c.AssignTask(text=f"look {number}", person="Sam Okafor", minutes=number + 1))
    story.at("15:31")
    tasks = exported(story)["Tasks"]
    assert [line.split()[0] for line in asked(tasks)] == ["T1", "T2", "T3", "T4", "T5"]
    assert tasks.lines[-1] == "Questions of this kind that are left out, about shorter times: 2"


def test_the_answers_and_the_figures_stand_in_the_draft(draft: dict[str, Reading]) -> None:
    lines = draft["Coordination"].lines
    assert "Was there a named incident commander, and from when? Yes" in lines
    assert "H1 from 14:31 to 14:48, 17 min, ended by: test given." in lines
    rows = {row[0]: row[1:] for row in draft["Coordination"].rows[1:]}
    assert rows["Time to declare"][0] == "9 min"
    assert rows["Time to declare"][1] == "from the first detection, by a system or a person, to declared"
    assert rows["Time to declare"][2] == "14:22, 14:31"
    assert rows["Stalls"][0] == "2, longest 17 min"
    assert rows["Stalls"][2] == "H1, T2, H2"
    assert rows["Briefings kept"][0] == "4 of 4"
    assert rows["Updates kept"][2] == "14:35, 14:55, 15:10, 15:11"
    assert rows["Time to the right expert"][0] == "Not applicable: No subject-matter expert was named."


def test_the_table_is_the_one_that_the_command_prints(outage: Story, draft: dict[str, Reading]) -> None:
    found = metrics(account(outage.state, outage.now, Policy()))
    rows = draft["Coordination"].rows[1:]
    assert [row[0] for row in rows] == [metric.name for metric in found]
    assert [row[2] for row in rows] == [phrase(metric.definition) for metric in found]
    for row, metric in zip(rows, found, strict=True):
        if metric.standing is Standing.KNOWN:
            assert row[1] == ", ".join(figure.words for figure in metric.figures)


def promised() -> Story:
    story = Story().at("14:31").declared()
    story.do(*(c.NoteFollowUp(text=f"learning point {number}") for number in (1, 2, 3)))
    story.do(c.SetPhase(phase=Phase.RESOLVED, reason="well"))
    story.do(
        c.SetAction(
            follow_up="A1",
            owner="Sam Okafor",
            verb="Add a circuit breaker with a 2 s timeout",
            outcome="a hanging gateway fails in 2 s",
            ticket="#4821",
            due=date(2026, 6, 10),
            category=ActionCategory.PREVENT,
            status=ActionStatus.COMMITTED,
        ),
        c.SetAction(follow_up="A2", owner="The platform team", verb="Improve alerting", status=ActionStatus.COMMITTED),
        c.SetAction(follow_up="A3", outcome="better sleep", impact=Rating.HIGH, effort=Rating.LOW),
    )
    return story


def test_a_committed_item_has_a_placeholder_for_what_it_lacks_and_a_mark_on_what_will_not_do() -> None:
    rows = exported(promised())["Action items"].rows[1:]
    first, second = rows
    assert first == [
        "A1 Add a circuit breaker with a 2 s timeout",
        "prevent",
        "Sam Okafor",
        "2026-06-10",
        "#4821",
        "a hanging gateway fails in 2 s",
    ]
    assert second[0] == "A2 Improve alerting Nobody can check when that is done."
    assert second[2] == "The platform team That is no one person."
    assert [cell.startswith(ASK_MARK) for cell in second] == [False, True, False, True, True, True]


def test_considered_items_say_what_they_lack_and_how_they_are_rated() -> None:
    lines = exported(promised())["Action items"].lines
    assert "Learning points first: commit from 2026-05-22 14:31 UTC on." in lines
    assert "To be looked at: 2 committed before the learning points had rested for 48 h: do they still hold?" in lines
    considered = lines[lines.index("Considered") :]
    assert considered == [
        "Considered",
        "A3: learning point 3, impact high, effort low",
        "done when: better sleep",
        "lacks: named person, verifiable verb, measurable outcome, ticket, date",
    ]


def test_what_is_done_and_what_is_past_its_date_is_marked() -> None:
    story = promised()
    story.do(
        c.SetAction(follow_up="A1", status=ActionStatus.DONE),
        c.SetAction(follow_up="A2", due=date(2026, 5, 21)),
        c.SetAction(follow_up="A3", due=date(2026, 5, 22), ticket="OPS-9", owner="Jo Park"),
    )
    story.clock.forward(days=2)
    found = exported(story)["Action items"]
    rows = {row[0][:2]: row for row in found.rows[1:]}
    assert rows["A1"][0].endswith("(done)")
    assert rows["A2"][3] == "2026-05-21 (past)"
    considered = found.lines[found.lines.index("Considered") + 2 :]
    assert considered[:4] == ["owner: Jo Park", "due: 2026-05-22", "ticket: OPS-9", "done when: better sleep"]


def test_a_drill_that_is_on_the_list_is_not_asked_about_again() -> None:
    story = Story().at("14:31").declared().at("14:45")
    asked = [line for line in exported(story)["Action items"].lines if "could a drill practise" in line]
    assert len(asked) == 1
    story.do(c.NoteFollowUp(text="Run a drill on who takes command"))
    assert not any("could a drill practise" in line for line in exported(story)["Action items"].lines)


@given(stories())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_story_can_be_looked_back_at(story: Story) -> None:
    known = story.state.effective.keys()
    found = account(story.state, story.now, Policy())
    for question in questions(found):
        assert question.words.endswith("?")
        assert set(question.events) <= known
    for metric in metrics(found):
        assert bool(metric.figures) is (metric.standing is Standing.KNOWN)
        assert bool(metric.figures) is not bool(metric.why)
        assert set(metric.events) <= known
    for answer in audit(found):
        assert set(answer.events) <= known
        assert all(phrase(fact) for fact in answer.facts)
    plan = action_items(story.state, story.now, Policy())
    assert {item.handle for item in plan.items} == {one.handle for one in story.state.follow_ups.values()}
    assert all(lack.why and lack.mend for item in plan.items for lack in item.lacks)
    assert all(gap.since < gap.until for gap in found.gaps)
