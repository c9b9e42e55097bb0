"""Timelines of published postmortems, typed in afterwards line by line, come out whole, in order, with their times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta

import pytest
from markdown_reading import flat, renderer, sections, shown
from real_documents import DOCUMENTS, Told

from incident_console.incident.commands import WriteEntry
from incident_console.incident.text import passage
from incident_console.postmortem.draft import build_draft
from incident_console.postmortem.markdown import to_markdown
from incident_console.practice.policy import Policy
from incident_console.scribe.context import Context
from incident_console.scribe.parse import parse
from support import Story


def typed_in(told: Told) -> Story:
    """An incident into which a scribe types the document, each line with its date and time, a day after the end."""
    story = Story().at(max(each.at for each in told.happenings).astimezone(UTC) + timedelta(days=1))
    story.declared("Typed in from a document")
    context = Context(author="Ana Costa", zone=told.zone)
    for each in told.happenings:
        line = f"{'~' if each.approximate else ''}{each.at:%Y-%m-%d %H:%M} {each.text}"
        command = parse(line, story.now, context, story.state.began_at)
        assert isinstance(command, WriteEntry), command
        story.do(command)
        story.clock.forward(seconds=20)
    return story


def exported(story: Story) -> str:
    return to_markdown(build_draft(story.state, story.now, Policy()))


@pytest.mark.parametrize(("read", "least"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_every_event_is_there_once_in_order_with_its_time(read: Callable[[], Told], least: int) -> None:
    told = read()
    assert len(told.happenings) >= least
    markdown = exported(typed_in(told))
    notes = [row for row in sections(markdown)["Timeline"].rows if row[1] == "note"]
    in_utc = sorted(
        ((each.at.astimezone(UTC), each.approximate, each.text) for each in told.happenings), key=lambda each: each[0]
    )
    assert [(time, text) for time, _, text, _ in notes] == [
        (f"{'~' if about else ''}{at:%H:%M}", flat(passage(text))) for at, about, text in in_utc
    ]
    assert {who for *_, who in notes} == {"Ana Costa"}


@pytest.mark.parametrize(("read", "least"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_every_day_has_its_heading_once_in_order(read: Callable[[], Told], least: int) -> None:
    told = read()
    markdown = exported(typed_in(told))
    timeline = markdown.split("\n## Timeline\n")[1]
    tokens = renderer().parse(timeline)
    days = [shown(tokens[n + 1]) for n, token in enumerate(tokens) if token.type == "heading_open"]
    happened = {f"{each.at.astimezone(UTC):%Y-%m-%d}" for each in told.happenings}
    declared = f"{max(each.at for each in told.happenings).astimezone(UTC) + timedelta(days=1):%Y-%m-%d}"
    assert days == sorted(happened | {declared})
