"""Events keep what they are when they are stored and read back, and what cannot be read stops nothing."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from whole_incident import a_whole_incident

from incident_console.incident import events as ev
from incident_console.incident.events import Event, Unknown, read_body
from incident_console.incident.events.fact import EARLIEST, LATEST
from incident_console.incident.vocabulary import Milestone, Severity
from support import Story


def event(**changes: object) -> Event:
    at = datetime(2026, 5, 20, 14, 31, tzinfo=UTC)
    given_by_default = {
        "event_id": "e1",
        "incident_id": "i1",
        "hlc": "000001779287460000-00000",
        "node": "n1",
        "node_seq": 1,
        "author": "Ana",
        "occurred_at": at,
        "recorded_at": at,
        "body": ev.EntryWritten(text="pool at 40 %"),
    }
    return Event(**(given_by_default | changes))


def test_every_event_of_an_incident_comes_back_as_it_was() -> None:
    told = a_whole_incident().events
    assert {type(e.body) for e in told} == set(ev.Fact.__subclasses__())
    for one in told:
        assert Event.model_validate_json(one.model_dump_json()) == one
        assert read_body(one.kind, one.version, one.body.model_dump_json()) == one.body


def test_a_body_from_a_newer_version_is_kept_and_stays_unknown() -> None:
    body = read_body("briefing.held", 2, '{"kind": "briefing.held", "slides": [1, 2]}')
    assert body == Unknown(kind="briefing.held", data={"kind": "briefing.held", "slides": [1, 2]})
    whole = event(body=body, version=2)
    assert Event.model_validate_json(whole.model_dump_json()) == whole


def test_fields_that_a_newer_version_added_are_passed_over() -> None:
    body = read_body("entry.written", 1, '{"kind": "entry.written", "text": "x", "mood": "calm"}')
    assert body == ev.EntryWritten(text="x")


@pytest.mark.parametrize(
    "stored",
    [
        '{"kind": "task.assigned", "handle": "T1", "text": "x", "minutes": 1e999}',
        '{"kind": "task.assigned", "handle": "T1", "text": "x", "minutes": NaN}',
        '{"kind": "task.assigned", "handle": "T1", "text": "x", "minutes": -1}',
        '{"kind": "task.assigned", "handle": "T1", "text": "x", "minutes": 1e300}',
        '{"kind": "hypothesis.raised", "handle": "\\u001b[2J", "text": "x"}',
        '{"kind": "hypothesis.raised", "handle": "H1\\n", "text": "x"}',
        '{"kind": "milestone.marked", "milestone": "started", "at": "0001-01-01T00:00:00+14:00"}',
        '{"kind": "milestone.marked", "milestone": "started", "at": "9999-12-31T23:00:00Z"}',
        '{"kind": "milestone.marked", "milestone": "started", "at": "2026-05-20T14:31:00"}',
        '{"kind": "milestone.marked", "milestone": "lunch", "at": "2026-05-20T14:31:00Z"}',
    ],
)
def test_what_cannot_be_meant_is_unknown(stored: str) -> None:
    kind = json.loads(stored)["kind"]
    body = read_body(kind, 1, stored)
    assert isinstance(body, Unknown)
    assert body.kind == kind


def test_a_kind_that_does_not_match_its_body_is_unknown() -> None:
    assert isinstance(read_body("entry.written", 1, '{"kind": "impact.stated", "text": "x"}'), Unknown)


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=80) | st.binary(max_size=80) | st.sampled_from(["[" * 100_000, '{"a":' + "9" * 5_000 + "}"]))
def test_reading_a_body_never_raises(stored: str | bytes) -> None:
    body = read_body("entry.written", 1, stored)
    assert body.kind == "entry.written"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
kinds = sorted(str(fact.model_fields["kind"].default) for fact in ev.Fact.__subclasses__())
field_names = sorted({name for fact in ev.Fact.__subclasses__() for name in fact.model_fields} - {"kind"})


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(kinds), st.dictionaries(st.sampled_from(field_names), json_values, max_size=5))
def test_a_body_with_anything_in_it_is_read_or_unknown(kind: str, fields: dict[str, object]) -> None:
    body = read_body(kind, 1, json.dumps({"kind": kind, **fields}))
    assert body.kind == kind


def test_text_is_cleaned_when_it_is_read_back() -> None:
    body = read_body(
        "title.changed", 1, json.dumps({"kind": "title.changed", "title": "\x1b[2JPay\nments" + "x" * 300})
    )
    assert isinstance(body, ev.TitleChanged)
    assert body.title.startswith("Pay ments")
    assert len(body.title) == 200
    assert Unknown(kind="\x1b[2Jnew.kind").kind == "new.kind"


def test_times_are_kept_in_utc_and_need_a_zone() -> None:
    here = timezone(timedelta(hours=2))
    one = event(occurred_at=datetime(2026, 5, 20, 16, 31, tzinfo=here))
    assert one.occurred_at == datetime(2026, 5, 20, 14, 31, tzinfo=UTC)
    assert one.occurred_at.tzinfo is UTC
    with pytest.raises(ValidationError, match="a time without a zone"):
        event(occurred_at=datetime(2026, 5, 20, 14, 31))  # noqa: DTZ001


def test_times_that_cannot_be_meant_are_brought_to_the_nearer_end() -> None:
    assert event(occurred_at=datetime(1, 1, 1, tzinfo=UTC)).occurred_at == EARLIEST
    assert event(recorded_at=datetime(9999, 12, 31, tzinfo=UTC)).recorded_at == LATEST
    with pytest.raises(ValidationError, match="outside of the calendar"):
        event(occurred_at=datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))))


def test_events_do_not_change() -> None:
    one = Story().declared(severity=Severity.SEV1).events[-1]
    with pytest.raises(ValidationError, match="frozen"):
        one.author = "Ben"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="frozen"):
        ev.MilestoneMarked(milestone=Milestone.STARTED, at=one.occurred_at).at = one.recorded_at  # type: ignore[misc]
