"""The papers of the call: what they hold, and the zone beside UTC in everything that is drawn up."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from any_story import stories
from hypothesis import HealthCheck, given, settings
from markdown_reading import sections, seen

from incident_console.demo import STEPS
from incident_console.desk import ExportError, export
from incident_console.incident import commands as c
from incident_console.incident.vocabulary import Severity
from incident_console.incident.words import entries
from incident_console.postmortem.exporting import Form, form_of, render
from incident_console.postmortem.order import House, Order
from incident_console.postmortem.status_summary import MOST
from incident_console.practice.policy import Policy
from support import Story

BERLIN = ZoneInfo("Europe/Berlin")
MARKS = {"strong_open", "strong_close", "em_open", "em_close"}


def demonstration(until: str) -> Story:
    story = Story()
    for step in STEPS:
        if f"{step.at:%H:%M}" <= until:
            story.at(step.at).do(step.command, author=step.author)
    return story


def read(form: Form, story: Story):
    return sections(render(form, story.state, story.now, Policy()))


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.md", Form.MARKDOWN), ("a.html", Form.HTML), ("A.HTM", Form.HTML), ("a.json", Form.JSON),
        ("x/a.csv", Form.CSV), ("a", Form.MARKDOWN), ("a.txt", Form.MARKDOWN), ("html", Form.MARKDOWN),
        ("a.html.md", Form.MARKDOWN),
    ],
)  # fmt: skip
def test_a_files_ending_says_its_form(name: str, form: Form) -> None:
    assert form_of(name) is form


def test_the_activity_log_has_every_entry_and_who_was_there() -> None:
    story = demonstration("15:00")
    found = read(Form.ACTIVITY, story)
    rows = [row for row in found["7. Activity log"].rows if row[0] != "Time (UTC)"]
    assert [(row[1], row[3]) for row in rows] == [(e.label, e.author) for e in entries(story.state)]
    assert found["2. Operational period"].text.startswith("2026-05-20 14:22 UTC to 2026-05-20 1")
    assert ["Incident commander", "Dana Reyes"] in [row[:2] for row in found["Roles"].rows]
    assert "To be written:" in found["8. Prepared by"].text


def test_the_status_summary_says_how_things_stand() -> None:
    story = demonstration("14:47")
    story.at("14:47")
    found = read(Form.STATUS, story)
    assert "Severity: peak SEV1, now SEV1" in found["Incident"].text
    assert "Checkout success 61 %, normal 99.2 %" in found["Impact"].text
    assert "Not contained." in found["Containment"].text
    assert "Open: H1 Database connection pool exhausted, nothing has moved for 16 min" in found["What is believed"].text
    assert "Ruled out: H3" in found["What is believed"].text
    assert "Incident commander: Dana Reyes" in found["Who"].text
    assert "14:41: Call-out T+10, Ana Costa (over)" in found["What comes next"].text
    assert "To be written:" in found["Outlook"].text
    assert not [row for row in found["Significant events"].rows if row[1].startswith("Told ")]


def test_the_status_summary_keeps_to_the_latest_and_says_so() -> None:
    story = Story().declared(severity=Severity.SEV2)
    for number in range(MOST + 5):
        story.clock.forward(minutes=1)
        story.do(c.StateImpact(text=f"impact {number}"))
    found = read(Form.STATUS, story)
    rows = found["Significant events"].rows
    assert len(rows) == MOST + 1
    assert rows[-1][1] == f"impact {MOST + 4}"
    assert "Earlier ones, left out here: 7" in found["Significant events"].text
    starred = story.do(c.WriteEntry(text="this one"))
    story.do(c.Star(target=starred.event_id))
    assert read(Form.STATUS, story)["Significant events"].rows[-1][1] == "this one"


def test_the_brief_is_laid_out_and_nothing_in_it_is_markup() -> None:
    story = Story().declared(title="# [x](y) <b> **out**")
    story.do(c.RaiseHypothesis(text="- not a point\n# nor a heading"))
    text = render(Form.BRIEF, story.state, story.now, Policy())
    assert text.startswith("# Handoff: incident commander, as of 2026-05-20 14:31 UTC\n")
    assert all(run.marks <= MARKS for run in seen(text))
    found = sections(text)
    assert "# [x](y) <b> **out**" in found["Situation"].text
    assert "H1 - not a point # nor a heading" in found["Hypotheses, open"].text


@given(stories())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("form", [Form.ACTIVITY, Form.STATUS, Form.BRIEF])
def test_of_any_incident_there_are_the_papers_and_no_text_becomes_markup(form: Form, story: Story) -> None:
    text = render(form, story.state, story.now, Policy(), BERLIN)
    assert all(run.marks <= MARKS for run in seen(text))


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.HTML, Form.JSON, Form.ACTIVITY, Form.STATUS])
def test_another_zone_stands_beside_utc(form: Form) -> None:
    story = demonstration("15:00")
    text = render(form, story.state, story.now, Policy(), BERLIN)
    assert f"2026-05-20 {'14:22 UTC (16:22' if form is Form.ACTIVITY else '14:31 UTC (16:31'} CEST)" in text
    assert "CEST" not in render(form, story.state, story.now, Policy())


def test_a_date_stands_with_the_other_zone_where_it_is_another_one() -> None:
    story = Story().at("23:30").declared()
    story.clock.forward(minutes=5)
    text = render(Form.MARKDOWN, story.state, story.now, Policy(), BERLIN)
    assert "2026-05-20 23:30 UTC (2026-05-21 01:30 CEST)" in text
    assert "| 23:30 | 2026-05-21 01:30 CEST |" in text
    tokyo = render(Form.STATUS, story.state, story.now + timedelta(hours=3), Policy(), ZoneInfo("America/Sao_Paulo"))
    assert "2026-05-21 02:35 UTC (2026-05-20 23:35 UTC-03)" in tokyo


@pytest.mark.parametrize(("name", "begins"), [("a.html", "<!DOCTYPE html>"), ("a.csv", "at,"), ("a.md", "# Checkout")])
def test_the_form_is_what_the_ending_says(tmp_path: Path, name: str, begins: str) -> None:
    story = Story().declared()
    export(story.state, story.now, House(Policy()), Order(tmp_path / name))
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    (tmp_path / name).write_text("something else")
    with pytest.raises(ExportError):
        export(story.state, story.now, House(Policy()), Order(tmp_path / name))
    assert (tmp_path / name).read_text() == "something else"
