"""`templates`, and `export` with one."""

from __future__ import annotations

import pytest


@pytest.fixture
def declared(ic):
    ic.do("declare", "Checkout: card payments time out")
    ic.do("log", "pool at 40 %, steady")
    return ic


def test_the_templates_are_listed_with_what_they_are_for(ic):
    lines = ic.do("templates", "list").lines
    assert [line.split()[0] for line in lines] == ["full", "condensed", "near-miss", "root-cause"]
    assert "SEV2" in lines[1]


def test_a_template_is_shown_as_it_is(ic):
    shown = ic.do("templates", "show", "condensed").out
    assert '{{ section("summary") }}' in shown
    assert "Did you mean condensed?" in ic.refuse("templates", "show", "condensd")


def test_a_template_is_copied_changed_and_used(declared):
    ic = declared
    said = ic.do("templates", "copy", "condensed", str(ic.folder)).out
    copy = ic.folder / "condensed.j2"
    assert f"--template {copy}" in said
    assert copy.read_text().rstrip("\n") == ic.do("templates", "show", "condensed").out.rstrip("\n")
    copy.write_text(copy.read_text() + "\n## What we told the board\n\nNothing yet.\n")
    assert ic.do("export", "--template", str(copy)).out.endswith("## What we told the board\n\nNothing yet.\n")


def test_a_file_is_not_replaced_by_a_copy_and_a_folder_is_not_made(ic):
    (ic.folder / "full.j2").write_text("ours")
    assert "exists already" in ic.refuse("templates", "copy", "full", str(ic.folder))
    assert (ic.folder / "full.j2").read_text() == "ours"
    for folder in (str(ic.folder / "no"), "", "a\0b", str(ic.folder / "full.j2")):
        assert "There is no folder" in ic.refuse("templates", "copy", "near-miss", folder)


def test_export_without_one_is_the_full_one(declared):
    assert declared.do("export").out == declared.do("export", "--template", "full").out
    assert "## Roles" not in declared.do("export", "--template", "condensed").out
    assert "## Root causes" in declared.do("export", "--template", "root-cause").out


def test_the_teams_own_folder_comes_first(declared):
    ic = declared
    own = ic.folder / "ours"
    own.mkdir()
    (own / "full.j2").write_text("# {{ title }}\n\nOurs.\n")
    (own / "board.j2").write_text("For the board: {{ title }}\n")
    ic.settings('templates = "ours"\n')
    assert ic.do("export").out == "# Checkout: card payments time out\n\nOurs.\n"
    assert ic.do("export", "--template", "board").out == "For the board: Checkout: card payments time out\n"
    assert str(own / "board.j2") in ic.do("templates", "list").out
    ic.settings('templates = "theirs"\n')
    assert "There is no folder" in ic.refuse("export")
    assert "`templates` in the settings" in ic.refuse("templates", "list")


def test_a_wrong_template_is_one_line_and_nothing_is_written(declared):
    ic = declared
    (ic.folder / "bad.j2").write_text("# {{ title }}\n\n{{ section('sumary') }}\n")
    target = ic.folder / "draft.md"
    said = ic.refuse("export", "--template", str(ic.folder / "bad.j2"), "-o", str(target))
    assert said == f"{ic.folder / 'bad.j2'}, line 3: there is no section “sumary”. Did you mean summary?"
    assert not target.exists()
    assert "There is no template" in ic.refuse("export", "--template", "nothing")
    assert "for Markdown" in ic.refuse("export", "--template", "full", "--format", "json")
