"""The curated timeline has the starred entries, says what it leaves out, and is never empty for want of stars."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from any_story import stories
from hypothesis import HealthCheck, given, settings
from markdown_reading import Reading, sections

from incident_console.demo import STEPS, play
from incident_console.incident.commands import Amend, Star, Undo, WriteEntry
from incident_console.incident.words import entries
from incident_console.postmortem.curation import Timeline, curate
from incident_console.postmortem.exporting import Form, render
from incident_console.postmortem.json_draft import draft_schema
from incident_console.postmortem.order import House, Order, WrongOrder, draw_up
from incident_console.postmortem.templates import ABOUT, WrongTemplate, own_timeline, template
from incident_console.practice.policy import Policy
from support import Story

CURATED, FULL = Timeline.CURATED, Timeline.FULL
WITH = [Form.MARKDOWN, Form.HTML, Form.JSON, Form.CSV, Form.ACTIVITY]
WORDS = ("Call the gateway directly", "the pool has room")


@pytest.fixture(scope="module")
def plain() -> Story:
    """The demonstration incident, in which nothing is starred."""
    story = Story()
    play(lambda command, author, at: story.at(at).do(command, author=author), STEPS)
    return story


@pytest.fixture(scope="module")
def starred(plain: Story) -> Story:
    """The same with a star on the test and on what it ruled out."""
    story = Story()
    story.state, story.events = plain.state, list(plain.events)
    story.at(plain.now)
    for entry in entries(plain.state):
        if any(words in entry.text for words in WORDS):
            story.do(Star(target=entry.event_id))
    return story


def text_of(story: Story, shown: Timeline, form: Form = Form.MARKDOWN) -> str:
    return render(form, story.state, story.now, Policy(), None, shown)


def timeline(text: str) -> Reading:
    return sections(text)["Timeline"]


def test_the_curated_timeline_has_the_starred_entries_and_says_what_it_leaves_out(starred: Story) -> None:
    total = len(entries(starred.state))
    found = timeline(text_of(starred, CURATED))
    assert [row[0] for row in found.rows[1:]] == ["14:48", "14:52"]
    assert found.lines[0] == f"Entries: 2, the starred ones of {total}"
    short = starred.incident_id[-6:]
    assert found.lines[1] == f"Left out: {total - 2}. All of them: incident-console export {short} --timeline full"


def test_the_full_one_has_every_entry_and_says_how_many_are_starred(starred: Story) -> None:
    found = timeline(text_of(starred, FULL))
    total = len(entries(starred.state))
    assert found.lines[:2] == [f"Entries: {total}", "Starred: 2, which a curated timeline has alone"]
    assert len(found.rows) == 1 + total


def test_an_entry_reads_the_same_in_both_so_that_an_export_over_the_other_one_finds_it_again(starred: Story) -> None:
    full, curated = timeline(text_of(starred, FULL)).rows, timeline(text_of(starred, CURATED)).rows
    assert [row for row in full if row in curated] == curated


@pytest.mark.parametrize("form", WITH)
def test_with_nothing_starred_everything_is_there_and_a_line_says_so(plain: Story, form: Form) -> None:
    curated, full = text_of(plain, CURATED, form), text_of(plain, FULL, form)
    if form is Form.CSV:
        assert curated == full
    elif form is not Form.JSON:
        assert len(curated.splitlines()) == len(full.splitlines()) + 1
    assert ("Nothing is starred, so this is the whole timeline." in curated) is (form is not Form.CSV)
    assert "Nothing is starred" not in full


@pytest.mark.parametrize("form", WITH)
def test_every_form_with_a_timeline_can_be_curated(starred: Story, form: Form) -> None:
    curated = text_of(starred, CURATED, form)
    assert all(words in curated for words in WORDS)
    noise = "Talk about the pool graphs"
    assert noise not in curated
    assert noise in text_of(starred, FULL, form)


def test_json_carries_the_mode_and_the_counts(starred: Story, plain: Story) -> None:
    total = len(entries(plain.state))
    wanted = [
        (starred, CURATED, {"asked": "curated", "mode": "curated", "entries": 2, "starred": 2, "left_out": total - 2}),
        (starred, FULL, {"asked": "full", "mode": "full", "entries": total, "starred": 2, "left_out": 0}),
        (plain, CURATED, {"asked": "curated", "mode": "full", "entries": total, "starred": 0, "left_out": 0}),
    ]
    for story, shown, facts in wanted:
        data = json.loads(text_of(story, shown, Form.JSON))
        jsonschema.Draft202012Validator(draft_schema()).validate(data)
        assert data["timeline"] == {**facts, "total": total}
    data["timeline"]["mode"] = "short"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(draft_schema()).validate(data)


def test_the_table_says_which_are_starred(starred: Story) -> None:
    rows = list(csv.DictReader(io.StringIO(text_of(starred, FULL, Form.CSV))))
    assert [row["at"] for row in rows if row["starred"] == "true"] == ["2026-05-20T14:48:00Z", "2026-05-20T14:52:00Z"]
    kept = list(csv.DictReader(io.StringIO(text_of(starred, CURATED, Form.CSV))))
    assert kept == [row for row in rows if row["starred"] == "true"]


def test_what_was_taken_back_is_not_counted_though_it_was_starred() -> None:
    story = Story().at("14:31").declared()
    story.do(WriteEntry(text="wrong incident"))
    wrong = story.events[-1].event_id
    story.do(Star(target=wrong), Undo(target=wrong))
    it = curate(story.state, CURATED)
    assert (it.mode, it.starred, it.total, it.left_out) == (FULL, 0, 1, 0)
    right = story.do(WriteEntry(text="pool at 4 %"))
    story.do(Star(target=right.event_id), Amend(target=right.event_id, text="pool at 40 %"))
    found = timeline(text_of(story, CURATED))
    assert found.rows[1:] == [["14:31", "note", "pool at 40 % (amended)", "Ana Costa"]]
    assert "Amended: 1" in found.lines
    assert "Taken back and not shown: 1" in found.lines


@given(stories())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_of_any_incident_nothing_is_lost_without_a_count(story: Story) -> None:
    every = entries(story.state)
    marked = [entry for entry in every if entry.event_id in story.state.starred]
    it = curate(story.state, CURATED)
    assert list(it.shown) == (marked or list(every))
    assert len(it.shown) + it.left_out == len(every)
    assert curate(story.state, FULL).shown == every
    data = json.loads(text_of(story, CURATED, Form.JSON))
    section = next(section for section in data["sections"] if section["key"] == "timeline")
    rows = [row for part in section["parts"] for block in part["blocks"] for row in block["rows"]]
    assert len(rows) == data["timeline"]["entries"] == len(it.shown)


# Which it is, where nobody says


def shown_in(story: Story, order: Order, **house: object) -> int:
    drawn = draw_up(story.state, story.now, House(Policy(), **house), order)
    assert drawn.curation is not None
    return len(drawn.curation.shown)


@pytest.mark.parametrize("name", ABOUT)
def test_the_short_templates_are_curated_and_the_others_full(starred: Story, name: str) -> None:
    short = name in ("condensed", "near-miss")
    assert own_timeline(template(name)) is (CURATED if short else None)
    drawn = draw_up(starred.state, starred.now, House(Policy()), Order(template=name))
    rows = timeline(drawn.text).rows[1:]
    assert len(rows) == (2 if short else len(entries(starred.state)))


def test_the_switch_comes_before_the_setting_and_that_before_the_template(starred: Story) -> None:
    total = len(entries(starred.state))
    assert shown_in(starred, Order(template="condensed")) == 2
    assert shown_in(starred, Order(template="condensed"), timeline=FULL) == total
    assert shown_in(starred, Order(template="condensed", timeline=CURATED), timeline=FULL) == 2
    assert shown_in(starred, Order()) == total
    assert shown_in(starred, Order(), timeline=CURATED) == 2
    for form in WITH[1:]:
        assert shown_in(starred, Order(form=form)) == total
        assert shown_in(starred, Order(form=form), timeline=CURATED) == 2
        assert shown_in(starred, Order(form=form, timeline=FULL), timeline=CURATED) == total


@pytest.mark.parametrize("form", [Form.STATUS, Form.BRIEF])
def test_what_has_no_timeline_cannot_be_asked_for_a_part_of_it(starred: Story, form: Form) -> None:
    with pytest.raises(WrongOrder, match="has no timeline"):
        draw_up(starred.state, starred.now, House(Policy()), Order(form=form, timeline=CURATED))
    assert draw_up(starred.state, starred.now, House(Policy(), timeline=CURATED), Order(form=form)).remarks == ()


def team(folder: Path, text: str, name: str = "ours") -> Path:
    path = folder / f"{name}.j2"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_teams_template_says_it_itself_or_through_the_one_that_it_extends(starred: Story, tmp_path: Path) -> None:
    body = "{{ section('timeline') }}"
    cases = {
        body: None,
        '{% set timeline = "curated" %}' + body: CURATED,
        "{% set timeline = 'full' %}" + body: FULL,
        '{% extends "condensed.j2" %}': CURATED,
        '{% extends "condensed.j2" %}{% set timeline = "full" %}': FULL,
        '{% extends "root-cause.j2" %}': None,
        '{% extends "ours.j2" %}': None,
        '{% extends "nowhere.j2" %}': None,
        "{% nonsense %}": None,
    }
    for text, wanted in cases.items():
        assert own_timeline(template(str(team(tmp_path, text)))) is wanted, text
    path = team(tmp_path, '{% set timeline = "curated" %}' + body)
    assert shown_in(starred, Order(template=str(path))) == 2


@pytest.mark.parametrize("value", ['"short"', "7", "sections", "none"])
def test_a_template_that_wants_something_else_is_named_in_one_line(tmp_path: Path, value: str) -> None:
    path = team(tmp_path, f"# x\n{{% set timeline = {value} %}}\n")
    with pytest.raises(WrongTemplate) as problem:
        own_timeline(template(str(path)))
    assert str(problem.value) == (
        f'{path}, line 2: timeline is "curated" or "full", as in {{% set timeline = "curated" %}}.'
    )


def test_what_is_left_out_is_remarked_and_the_want_of_stars_where_it_was_asked_for(
    plain: Story, starred: Story
) -> None:
    total = len(entries(plain.state))
    house = House(Policy())

    def remarks(story: Story, **order: object) -> tuple[str, ...]:
        return draw_up(story.state, story.now, house, Order(**order)).remarks

    left = (f"{total - 2} of {total} entries were left out of the timeline: --timeline full has them all.",)
    assert remarks(starred, form=Form.CSV, timeline=CURATED) == left
    assert remarks(starred, template="condensed") == left
    assert remarks(starred) == remarks(starred, timeline=FULL) == remarks(plain, template="condensed") == ()
    (said,) = remarks(plain, timeline=CURATED)
    assert said.startswith("Nothing is starred, so the whole timeline was written")
