"""Of any incident there is a draft, and every word of it comes from somewhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from any_story import stories
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_reading import flat, sections, seen

import incident_console.postmortem
import incident_console.practice
from incident_console.incident import vocabulary
from incident_console.incident.commands import WriteEntry
from incident_console.incident.text import passage
from incident_console.incident.words import entries
from incident_console.postmortem.document import ASK_MARK, Draft, Origin
from incident_console.postmortem.draft import build_draft
from incident_console.postmortem.markdown import to_markdown
from incident_console.practice.policy import Policy
from incident_console.practice.stalls import Ending
from support import Story

_TIME = r"~?(\d{4}-\d\d-\d\d )?\d\d:\d\d(:\d\d)?( UTC)?"
_LENGTH = r"−?\d+ (h|min|s)( \d+ (min|s))*"
COMPUTED = re.compile(rf"{_TIME}|\d{{4}}-\d\d-\d\d|{_LENGTH}|\d+")
OWN_MARKS = {"strong_open", "strong_close", "em_open", "em_close"}


def fixed_words() -> set[str]:
    """Every text that stands in the source of the package or of what is looked back at, and the field's words, also
    with a capital."""
    found = set(_literals())
    for known in [*vars(vocabulary).values(), Ending]:
        if isinstance(known, type) and issubclass(known, StrEnum):
            found |= {member.value for member in known}
    found |= {role.full for role in vocabulary.Role} | {audience.full for audience in vocabulary.Audience}
    return found | {word[:1].upper() + word[1:] for word in found}


def _literals() -> Iterator[str]:
    practice = Path(incident_console.practice.__file__).parent
    names = ("questions", "measures", "metrics", "audit", "actions", "action_spec", "readiness", "phrases")
    looking_back = [practice / f"{name}.py" for name in names]
    for file in [*Path(incident_console.postmortem.__file__).parent.glob("*.py"), *looking_back]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def words_of_the_log(story: Story) -> set[str]:
    """Every text in the log as it counts, every handle, and the timeline's words for each event."""
    found = {story.incident_id, *story.state.handles}
    for event in story.state.effective.values():
        found |= {event.author, *_texts(event.body.model_dump())}
    for entry in entries(story.state):
        found |= {entry.text, entry.label, entry.author}
    return {passage(text) for text in found}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value


FIXED = fixed_words()


def check_origins(story: Story, draft: Draft) -> None:
    log = words_of_the_log(story)
    for piece in draft.pieces():
        if piece.origin is Origin.LOG:
            assert piece.text in log
        elif piece.origin is Origin.COMPUTED:
            assert COMPUTED.fullmatch(piece.text), piece
        elif piece.origin is Origin.ASK:
            assert piece.text.startswith(ASK_MARK)
            assert piece.text.removeprefix(ASK_MARK) in FIXED
        else:
            assert piece.text in FIXED, piece


def _read(draft: Draft) -> Iterator[str]:
    """Every text of a draft in reading order, its headings too."""
    inside = sum(len(list(section.pieces())) for section in draft.sections)
    pieces = [piece.text for piece in draft.pieces()]
    yield from pieces[: len(pieces) - inside]
    for section in draft.sections:
        yield section.heading
        yield from (piece.text for piece in section.pieces())


def draft_of(story: Story) -> Draft:
    return build_draft(story.state, story.now, Policy())


@given(stories())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_word_comes_from_the_log_or_is_a_label_or_a_marked_placeholder(story: Story) -> None:
    check_origins(story, draft_of(story))


@given(stories())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_entry_that_counts_is_in_the_timeline_once_and_in_order(story: Story) -> None:
    markdown = to_markdown(draft_of(story))
    rows = [row for row in sections(markdown)["Timeline"].rows if row[0] != "Time (UTC)"]
    told = [(entry.label, entry.text + " (amended)" * entry.amended, entry.author) for entry in entries(story.state)]
    assert [tuple(row[1:]) for row in rows] == [tuple(flat(passage(text)) for text in each) for each in told]
    assert markdown.endswith("\n")
    assert not markdown.endswith("\n\n")


@given(stories())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_seen_is_what_the_draft_says_and_only_its_own_words_stand_out(story: Story) -> None:
    draft = draft_of(story)
    runs = seen(to_markdown(draft))
    assert all(run.marks <= OWN_MARKS for run in runs)
    shown = "".join("".join(run.text.split()) for run in runs)
    assert shown == "".join("".join(text.split()) for text in _read(draft))


@given(st.text(min_size=1, max_size=200).filter(lambda text: bool(passage(text))))
@settings(deadline=None)
def test_any_entry_is_found_in_the_draft(text: str) -> None:
    story = Story().declared()
    story.do(WriteEntry(text=text))
    rows = sections(to_markdown(draft_of(story)))["Timeline"].rows
    assert [row[2] for row in rows if row[1] == "note"] == [flat(passage(text))]


def test_a_sentence_that_nobody_said_would_be_noticed() -> None:
    story = Story().declared()
    invented = draft_of(Story("i2").declared("Another title"))
    with pytest.raises(AssertionError):
        check_origins(story, invented)
