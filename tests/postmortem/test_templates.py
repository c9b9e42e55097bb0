"""Templates choose, order and head the sections; they cannot undo the escaping, and what is wrong is said in a line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from any_story import stories
from hypothesis import HealthCheck, given, settings
from markdown_reading import sections, seen

from incident_console.incident.commands import StateImpact, WriteEntry
from incident_console.postmortem.document import ASK_MARK, Draft
from incident_console.postmortem.draft import build_draft
from incident_console.postmortem.markdown import to_markdown
from incident_console.postmortem.templates import (
    ABOUT,
    OWN,
    STANDARD,
    Template,
    WrongTemplate,
    render,
    template,
    templates,
)
from incident_console.practice.policy import Policy
from support import Story

OWN_MARKS = {"strong_open", "strong_close", "em_open", "em_close"}


def draft_of(story: Story) -> Draft:
    return build_draft(story.state, story.now, Policy())


@pytest.fixture
def draft() -> Draft:
    story = Story().declared("*Checkout* {{ title }} <b>")
    story.do(StateImpact(text="{{ 7 * 7 }} {% raw %} # h | <script>x</script>"), WriteEntry(text="[x](javascript:y)"))
    return draft_of(story)


def written(draft: Draft, text: str, path: str = "ours/team.j2") -> str:
    return render(draft, Template("team", Path(path), text))


def wrong(draft: Draft, text: str) -> str:
    with pytest.raises(WrongTemplate) as problem:
        written(draft, text)
    (line,) = str(problem.value).splitlines()
    return line


@given(stories())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_full_one_is_the_whole_draft_of_any_incident(story: Story):
    assert render(draft_of(story), template(STANDARD)) == to_markdown(draft_of(story))


@given(stories())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_template_makes_markup_of_what_people_said(story: Story):
    for each in templates():
        assert all(run.marks <= OWN_MARKS for run in seen(render(draft_of(story), each)))


def test_every_template_that_comes_with_the_program_has_a_purpose_and_a_file():
    assert [each.name for each in templates()] == list(ABOUT)
    assert sorted(path.stem for path in OWN.iterdir()) == sorted(ABOUT)
    assert all(each.own for each in templates())


def test_the_one_with_root_causes_is_the_full_one_and_that_section(draft: Draft):
    full, with_causes = (render(draft, template(name)) for name in ("full", "root-cause"))
    headings = list(sections(with_causes))
    at = headings.index("Contributing factors")
    assert headings[at + 1] == "Root causes"
    assert [heading for heading in headings if heading != "Root causes"] == list(sections(full))


def test_the_condensed_one_leaves_out_how_the_call_was_run(draft: Draft):
    headings = list(sections(render(draft, template("condensed"))))
    assert {"Summary", "Impact", "Contributing factors", "Learning points", "Action items", "Timeline"} <= set(headings)
    assert {"Hypotheses", "Roles", "Stalls", "Tasks"} & set(headings) == set()


def test_the_one_for_a_near_miss_asks_what_stopped_it(draft: Draft):
    found = sections(render(draft, template("near-miss")))
    assert ASK_MARK + "the safeguard" in found["What made it a near miss"].text
    assert "Impact" not in found


def test_a_template_chooses_orders_and_heads(draft: Draft):
    text = (
        "# {{ title }}\n\n{{ section('impact') }}\n\n## Before\n\n{{ section('summary').body }}\n\n## Us\n\nOur own.\n"
    )
    assert list(sections(written(draft, text))) == ["", "Impact", "Before", "Us"]


def test_the_rest_is_what_was_not_placed_yet(draft: Draft):
    text = "{{ section('timeline') }}\n{% for each in rest() %}\n\n{{ each }}\n{% endfor %}"
    found = list(sections(written(draft, text)))
    assert found[1] == "Timeline"
    assert sorted(found[1:]) == sorted(section.heading for section in draft.sections)


def test_a_section_says_whether_the_log_has_something_for_it(draft: Draft):
    text = "{% for each in sections if each.filled %}\n{{ each.key }}\n{% endfor %}"
    filled = written(draft, text).split()
    assert "timeline" in filled
    assert "went-well" not in filled


def test_what_people_said_is_never_read_as_a_template(draft: Draft):
    made = written(draft, "# {{ title }}\n\n{{ section('impact') }}")
    assert "49" not in made
    assert "<script>" not in made
    assert "{{ 7" in made


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("one\n{{ titel }}", 2, "“titel” here. Did you mean title?"),
        ("\n\n{{ section('sumary') }}", 3, "no section “sumary”. Did you mean summary?"),
        ("{{ section() }}", 1, "no section “”"),
        ("{{ section('summary').bod }}", 1, "a section has no “bod”. Did you mean body?"),
        ("x\n{% for each in sections %}", 2, "endfor"),
        ("{% nothing %}", 1, "unknown tag 'nothing'"),
        ("{{ title | upper }}", 1, "No filter named 'upper'"),
        ("{{ title | replace('\\\\', '') }}", 1, "No filter named 'replace'"),
        ("{{ title[2:] }}", 1, "text that is ready as Markdown"),
        ("{{ title.__class__ }}", 1, "__class__"),
        ("{{ ask.__globals__ }}", 1, "__globals__"),
        ("{{ ''.join(['a']) }}", 1, "unsafe"),
        ("{{ 'a' * 99999999999 }}", 1, "“*” is no operator"),
        ("{% include '../secret.j2' %}", 1, "no template “../secret.j2”"),
        ("{% include '/etc/hostname' %}", 1, "no template “/etc/hostname”"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", 1, "without end"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("{{ range(9) }}", 1, "“range”"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(draft: Draft, text: str, line: int, words: str):
    said = wrong(draft, text)
    assert said.startswith(f"ours/team.j2, line {line}: ")
    assert words in said


def test_a_team_builds_on_the_programs_templates_and_on_its_own(draft: Draft, tmp_path: Path):
    (tmp_path / "thanks.j2").write_text("## Thanks\n\nTo everybody.\n")
    text = "{% extends 'full.j2' %}{% block factors %}\n{{ super() }}\n{% include 'thanks.j2' %}{% endblock %}"
    (tmp_path / "ours.j2").write_text(text)
    headings = list(sections(render(draft, template("ours", tmp_path), tmp_path)))
    assert headings[headings.index("Contributing factors") + 1] == "Thanks"


def test_a_mistake_in_an_included_file_names_that_file(draft: Draft, tmp_path: Path):
    (tmp_path / "part.j2").write_text("one\n\n{{ tilte }}")
    said = wrong_in(draft, tmp_path, "{% include 'part.j2' %}")
    assert said.startswith(f"{tmp_path / 'part.j2'}, line 3: ")


def wrong_in(draft: Draft, folder: Path, text: str) -> str:
    (folder / "ours.j2").write_text(text)
    with pytest.raises(WrongTemplate) as problem:
        render(draft, template("ours", folder), folder)
    return str(problem.value)


def test_a_team_may_have_its_own_full_one(tmp_path: Path):
    (tmp_path / "full.j2").write_text("# {{ title }}\n")
    assert template("full", tmp_path).path == tmp_path / "full.j2"
    assert {each.name for each in templates(tmp_path)} == set(ABOUT)


def test_a_template_that_is_not_there_or_not_text_is_refused(tmp_path: Path):
    (tmp_path / "bad.j2").write_bytes(b"one\ntwo \xff")
    for named, words in [
        ("condensd", "Did you mean condensed?"),
        ("", "by its name or its file"),
        ("./no.j2", "There is no template no.j2"),
        (str(tmp_path / "bad.j2"), "line 2: not UTF-8"),
        (str(tmp_path / "x.j2" / "y"), "There is no template"),
    ]:
        with pytest.raises(WrongTemplate, match=words.replace("?", r"\?")):
            template(named)
    with pytest.raises(WrongTemplate, match="There is no folder"):
        templates(tmp_path / "no")


def test_jinja_is_loaded_only_when_a_template_is_carried_out():
    code = (
        "import sys\nfrom incident_console.postmortem.templates import template, templates\n"
        "templates(); template('full')\nassert 'jinja2' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
