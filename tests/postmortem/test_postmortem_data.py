"""The draft as JSON keeps to its published schema; the timeline as CSV reads back and computes nothing."""

from __future__ import annotations

import csv
import io
import json
from zoneinfo import ZoneInfo

import jsonschema
import pytest
from any_story import stories
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident_console.incident import commands as c
from incident_console.incident.words import entries
from incident_console.postmortem.csv_timeline import COLUMNS, LOCAL, from_csv, neutral, original, to_csv
from incident_console.postmortem.draft import build_draft
from incident_console.postmortem.json_draft import FORMAT, VERSION, draft_schema, to_json
from incident_console.practice.policy import Policy
from support import Story

SCHEMA = jsonschema.Draft202012Validator(draft_schema())


def test_the_schema_is_a_schema_and_names_its_version() -> None:
    jsonschema.Draft202012Validator.check_schema(draft_schema())
    assert draft_schema()["properties"]["format"]["const"] == FORMAT
    assert draft_schema()["properties"]["version"]["const"] == VERSION
    assert draft_schema()["$id"].endswith(f":{VERSION}")


@given(stories())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_draft_of_any_incident_keeps_to_the_schema_and_has_every_word(story: Story) -> None:
    draft = build_draft(story.state, story.now, Policy())
    data = json.loads(to_json(draft))
    SCHEMA.validate(data)
    assert list(_texts(data["title"], data["opening"], data["sections"])) == [piece.text for piece in draft.pieces()]
    assert data["asks"] == list(draft.asks)
    tables = [block for block in _objects(data) if block.get("type") == "table"]
    assert all(len(row) == len(table["captions"]) for table in tables for row in table["rows"])


def _objects(value):
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _objects(one)


def _texts(*values):
    """Every text of pieces and captions, in reading order."""
    for value in values:
        if isinstance(value, dict) and "origin" in value:
            yield value["text"]
        elif isinstance(value, dict):
            yield from value.get("captions", ())
            yield from _texts(*(inner for name, inner in value.items() if name not in ("captions", "asks")))
        elif isinstance(value, list):
            yield from _texts(*value)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("sections"),
        lambda data: data.update(version=2),
        lambda data: data["title"].update(origin="guessed"),
        lambda data: data["opening"][0].update(type="picture"),
        lambda data: data["sections"][0].pop("key"),
        lambda data: data["sections"][0].update(key="Not A Key"),
    ],
)
def test_the_schema_finds_what_is_wrong(spoil) -> None:
    story = Story().declared()
    data = json.loads(to_json(build_draft(story.state, story.now, Policy())))
    SCHEMA.validate(data)
    spoil(data)
    assert not SCHEMA.is_valid(data)


CELL = st.text(alphabet="=+-@\t\r\n'\" ,;ab1|＝", max_size=12) | st.text(max_size=30)


@given(CELL)
def test_no_cell_is_a_formula_and_every_cell_reads_back(cell: str) -> None:
    safe = neutral(cell)
    assert original(safe) == cell
    assert not safe.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe in (cell, f"'{cell}")


@given(stories())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_timeline_of_any_incident_reads_back(story: Story) -> None:
    rows = list(from_csv(to_csv(story.state)))
    found = [(row["label"], row["text"], row["author"], row["id"], row["approximate"] == "true") for row in rows]
    assert found == [(e.label, e.text, e.author, e.event_id, e.approximate) for e in entries(story.state)]
    raw = list(csv.reader(io.StringIO(to_csv(story.state), newline="")))
    assert {len(row) for row in raw} == {len(COLUMNS)}
    assert not [cell for row in raw for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]


def test_the_columns() -> None:
    story = Story().declared()
    entry = story.do(c.WriteEntry(text="=1+1", at=story.at("14:40").now, approximate=True))
    story.at("14:45").do(c.Star(target=entry.event_id))
    (row,) = [row for row in from_csv(to_csv(story.state, ZoneInfo("Europe/Berlin"))) if row["kind"] == "entry.written"]
    assert row == {
        "at": "2026-05-20T14:40:00Z",
        "kind": "entry.written",
        "label": "note",
        "text": "=1+1",
        "author": "Ana Costa",
        "approximate": "true",
        "recorded_at": "2026-05-20T14:40:00Z",
        "starred": "true",
        "amended": "false",
        "id": entry.event_id,
        LOCAL: "2026-05-20T16:40:00+02:00",
    }
    assert "'=1+1" in to_csv(story.state)
    assert to_csv(story.state).count("\r\n") == 1 + len(entries(story.state))
