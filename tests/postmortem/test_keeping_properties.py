"""Whatever people do to an exported file, what they wrote is still there when it is exported again."""

from __future__ import annotations

import re
from collections import Counter

from any_story import stories
from edited_files import DRAFTS, EDITS, ENDS, WORDS, Edit, edited
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident_console.postmortem.curation import Timeline
from incident_console.postmortem.draft import build_draft
from incident_console.postmortem.keeping import merged, signed
from incident_console.postmortem.keeping_mark import NotOurs
from incident_console.postmortem.markdown import to_markdown
from incident_console.postmortem.order import House, Order, draw_up
from incident_console.postmortem.templates import ABOUT
from incident_console.practice.policy import Policy
from support import Story

SOME = settings(max_examples=80, deadline=None)
FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lines(text: str) -> list[str]:
    """The lines with something in them, as a person sees them."""
    found = (line.rstrip() for line in re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")))
    return [line for line in found if line and not line.startswith("<!-- incident-console ")]


def people_wrote(text: str, old: str) -> list[str]:
    """What is in the file and in no line that the program wrote there."""
    known = set(lines(old))
    return [line for line in lines(text) if line not in known]


def is_within(few: list[str], many: list[str]) -> bool:
    """Whether the lines are all there, in their order."""
    rest = iter(many)
    return all(line in rest for line in few)


@given(DRAFTS, DRAFTS, EDITS, ENDS)
@SOME
def test_every_line_that_people_wrote_is_still_there_and_in_order(old: str, new: str, edits: list[Edit], end: str):
    file = edited(signed(old, "i1"), edits, end)
    assert is_within(people_wrote(file, old), lines(merged(file, new, "i1").text))


@given(DRAFTS, DRAFTS, DRAFTS, EDITS, EDITS)
@SOME
def test_they_are_still_there_after_many_exports(one: str, two: str, three: str, first: list[Edit], second: list[Edit]):
    file = edited(signed(one, "i1"), first)
    ours = people_wrote(file, one)
    file = merged(file, two, "i1").text
    again = edited(file, second)
    kept = [line for line in people_wrote(again, one) if line not in lines(two)]
    assert is_within(kept, lines(merged(again, three, "i1").text))
    assert is_within(ours, lines(file))


@given(DRAFTS, EDITS, ENDS)
@SOME
def test_a_draft_that_says_nothing_new_leaves_the_file_as_it_is_to_the_byte(draft: str, edits: list[Edit], end: str):
    file = edited(signed(draft, "i1"), edits, end)
    kept = merged(file, draft, "i1")
    assert kept.text == file
    assert not kept.changed
    assert kept.diff("file") == []


@given(DRAFTS, DRAFTS, EDITS, ENDS)
@SOME
def test_exporting_twice_is_exporting_once(old: str, new: str, edits: list[Edit], end: str):
    once = merged(edited(signed(old, "i1"), edits, end), new, "i1").text
    assert merged(once, new, "i1").text == once


@given(DRAFTS, DRAFTS)
@SOME
def test_a_file_that_nobody_touched_becomes_what_a_new_one_would_be(old: str, new: str):
    assert without_time(merged(signed(old, "i1"), new, "i1").text) == without_time(signed(new, "i1"))


def without_time(text: str) -> str:
    return re.sub(r"(?m)^(- \*\*Drawn up:\*\*|<!-- incident).*$", r"\1", text)


@given(DRAFTS, DRAFTS, EDITS, st.floats(0, 1, exclude_max=True), WORDS)
@SOME
def test_a_mark_that_people_changed_is_refused_or_still_keeps_what_they_wrote(
    old: str, new: str, edits: list[Edit], at: float, words: str
):
    everything = signed(old, "i1").split("\n")
    for edit in edits:
        everything = edit(everything)
    place = int(at * (len(everything) + 1))
    file = "\n".join([*everything[:place], words, *everything[place:]])
    try:
        kept = merged(file, new, "i1").text
    except NotOurs:
        return
    assert is_within(people_wrote(file, old), lines(kept))


@given(stories(), stories(), EDITS)
@FEW
def test_it_holds_for_real_drafts(before: Story, after: Story, edits: list[Edit]):
    old, new = (to_markdown(build_draft(story.state, story.now, Policy())) for story in (before, after))
    assert merged(signed(old, "i1"), new, "i1").text == signed(new, "i1")
    file = edited(signed(old, "i1"), edits)
    ours = people_wrote(file, old)
    kept = merged(file, new, "i1")
    assert is_within(ours, lines(kept.text))
    assert Counter(ours) <= Counter(lines(kept.text))
    assert merged(file, old, "i1").text == file


ASKED = st.tuples(st.sampled_from(list(ABOUT)), st.none() | st.sampled_from(Timeline))


def asked_for(story: Story, asked: tuple[str, Timeline | None]) -> str:
    order = Order(template=asked[0], timeline=asked[1])
    return draw_up(story.state, story.now, House(Policy()), order).text


@given(stories(), stories(), st.lists(ASKED, min_size=2, max_size=4), st.data(), ENDS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_it_holds_from_any_template_and_timeline_to_any_other(
    before: Story, after: Story, asked: list[tuple[str, Timeline | None]], data: st.DataObject, end: str
):
    drafts = [asked_for(before if place == 0 else after, one) for place, one in enumerate(asked)]
    programs = {line for draft in drafts for line in lines(draft)}
    file = signed(drafts[0], "i1")
    for new in drafts[1:]:
        file = edited(re.sub(r"\r\n?", "\n", file), data.draw(EDITS), end)
        ours = [line for line in lines(file) if line not in programs]
        file = merged(file, new, "i1").text
        assert is_within(ours, lines(file))
        assert merged(file, new, "i1").text == file
