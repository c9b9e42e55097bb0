"""`export` again, over a file that people worked on."""

from __future__ import annotations

import pytest

LUCK = "_To be written: what could as well have gone otherwise._"


@pytest.fixture
def exported(ic):
    ic.do("declare", "Checkout: card payments time out")
    ic.do("log", "pool at 40 %, steady")
    ic.do("export", "-o", str(draft(ic)))
    return ic


def draft(ic):
    return ic.folder / "draft.md"


def edit(ic, old: str, new: str) -> None:
    text = draft(ic).read_text(encoding="utf-8")
    assert old in text
    draft(ic).write_text(text.replace(old, new), encoding="utf-8")


def test_what_people_wrote_stays_and_what_is_new_comes_in(exported):
    ic = exported
    edit(ic, LUCK, "The pager was still on from the week before.")
    ic.clock.forward(minutes=5)
    ic.do("log", "pool at 97 %")
    said = ic.do("export", "-o", str(draft(ic))).lines
    assert said == [
        f"Wrote the draft of “Checkout: card payments time out” to {draft(ic)}",
        "1 line that people wrote there was kept.",
    ]
    text = draft(ic).read_text(encoding="utf-8")
    assert "The pager was still on from the week before.\n" in text
    assert "pool at 97 %" in text
    assert LUCK not in text


def test_nothing_is_written_where_nothing_is_new(exported):
    ic = exported
    edit(ic, LUCK, "We were.")
    before = draft(ic).read_bytes()
    assert "is up to date" in ic.do("export", "-o", str(draft(ic))).out
    assert draft(ic).read_bytes() == before
    assert "is up to date" in ic.do("export", "-o", str(draft(ic)), "--diff").out


def test_the_preview_is_a_diff_and_writes_nothing(exported):
    ic = exported
    edit(ic, LUCK, "We were.")
    before = draft(ic).read_bytes()
    ic.do("log", "pool at 97 %")
    lines = ic.do("export", "-o", str(draft(ic)), "--diff").lines
    assert any(line.startswith("+| ") and "pool at 97 %" in line for line in lines)
    assert not any(line.startswith("-We were.") for line in lines)
    assert draft(ic).read_bytes() == before
    new = ic.folder / "new.md"
    assert "+# Checkout: card payments time out" in ic.do("export", "-o", str(new), "--diff").lines
    assert not new.exists()


def test_a_preview_needs_a_markdown_file(exported):
    for arguments in (
        ["--diff"],
        ["--diff", "-o", "-"],
        ["--diff", "-o", "x.json"],
        ["--diff", "--force", "-o", "x.md"],
    ):
        assert "--diff" in exported.refuse("export", *arguments)
    assert "is no file" in exported.refuse("export", "--diff", "-o", str(exported.folder))


def test_another_template_over_the_file_keeps_what_people_wrote_under_its_heading(exported):
    ic = exported
    edit(ic, LUCK, "The pager was still on.")
    ic.do("export", "-o", str(draft(ic)), "--template", "condensed")
    text = draft(ic).read_text(encoding="utf-8")
    assert "## Where we got lucky\n\nThe pager was still on.\n" in text
    assert "## Roles" not in text


def test_what_was_taken_out_and_is_new_is_offered_and_said(exported):
    ic = exported
    text = draft(ic).read_text(encoding="utf-8")
    above, rest = text.split("## Updates")
    draft(ic).write_text(above + "## " + rest.split("## ", 1)[1], encoding="utf-8")
    ic.do("log", "> some card payments fail")
    assert ic.do("export", "-o", str(draft(ic))).lines[-1].endswith("offered at the end: Updates.")


def test_a_file_without_the_mark_and_that_of_another_incident_are_refused(exported):
    ic = exported
    ic.do("declare", "Search is slow")
    before = draft(ic).read_bytes()
    said = ic.refuse("export", "Search", "-o", str(draft(ic)))
    assert "another incident" in said
    assert "--force" in said
    assert draft(ic).read_bytes() == before
    draft(ic).write_bytes(before.split(b"<!--")[0])
    assert "--force" in ic.refuse("export", "Checkout", "-o", str(draft(ic)))


def test_force_begins_anew(exported):
    ic = exported
    before = draft(ic).read_bytes()
    edit(ic, LUCK, "We were.")
    ic.do("export", "-o", str(draft(ic)), "--force")
    assert draft(ic).read_bytes() == before


def test_masking_says_that_it_does_not_reach_what_people_wrote(exported):
    ic = exported
    edit(ic, LUCK, "We were.")
    ic.do("log", "pool at 97 %")
    assert "not masked" in ic.do("export", "-o", str(draft(ic)), "--redact").out
