"""The readable tables: what is kept step by step is what the events say."""

from __future__ import annotations

import random
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from logbook_helpers import plain_sqlite, record, record_one_by_one, tables_of, told
from logbook_strategies import incidents

from incident_console.incident.commands import (
    Amend,
    AssignTask,
    Decide,
    EndTask,
    GiveEvidence,
    HoldBriefing,
    MoveHypothesis,
    NoteFollowUp,
    ObjectToDecision,
    PollDecision,
    ProposeDecision,
    RaiseHypothesis,
    RaiseNeed,
    RouteNeed,
    SendUpdate,
    SetAction,
    SettleDecision,
    Star,
    TakeRole,
    Undo,
    WeighEvidence,
)
from incident_console.incident.events import Event
from incident_console.incident.evolve import fold
from incident_console.incident.vocabulary import ActionCategory, HypothesisStatus, Role, Weight
from incident_console.logbook.book import Logbook
from support import Story


def outage() -> Story:
    """A little of everything."""
    story = told("checkout success 61 %")
    story.at("14:40").do(RaiseHypothesis(text="Pool exhausted", owner="Maria"))
    story.do(RaiseHypothesis(text="Gateway times out"))
    story.at("14:45").do(GiveEvidence(text="pool at 40 %", weighs=(("H1", Weight.AGAINST), ("H2", Weight.FOR))))
    story.do(AssignTask(text="probe the gateway", person="Sam", minutes=5, tests=("H2",)))
    story.at("14:50").do(EndTask(task="T1", outcome="done", text="30 s"))
    story.do(MoveHypothesis(hypothesis="H2", status=HypothesisStatus.CONFIRMED, reason="probe hangs"))
    story.do(Decide(text="fail over", options=("wait", "fail over"), person="Dana"))
    story.do(RaiseNeed(text="db access", of="DBA"), NoteFollowUp(text="why no page", person="Ana"))
    story.do(TakeRole(role=Role.IC, person="Dana"), HoldBriefing(conditions="degraded", next_decision="15:00"))
    story.do(SendUpdate(text="Payments recover", next_minutes=20))
    return story


def test_each_table_says_it_in_columns(book: Logbook, path: Path) -> None:
    record_one_by_one(book, outage().events)
    found = {name: [row[1:] for row in rows] for name, rows in tables_of(path).items()}
    noon = "2026-05-20T14:"
    weights = [(row[2], row[3]) for row in found["evidence"]]
    assert sorted(weights) == [("H1", "against"), ("H2", "for")]
    assert [row[1:5] for row in found["hypotheses"]] == [
        ("H1", "Pool exhausted", "Maria", "open"),
        ("H2", "Gateway times out", "", "confirmed"),
    ]
    assert [row[-2:] for row in found["hypotheses"]] == [(0, 1), (1, 0)]
    ((_, handle, text, person, status, _, assigned, minutes, _, ended, outcome, tests),) = found["tasks"]
    assert (handle, text, person, status, minutes) == ("T1", "probe the gateway", "Sam", "done", 5.0)
    assert (assigned, ended, outcome) == (f"{noon}45:00.000000Z", f"{noon}50:00.000000Z", "30 s")
    assert tests == '["H2"]'
    assert found["decisions"][0][1:3] == ("D1", "fail over")
    assert found["decisions"][0][-6:] == ("adopted", 0, None, None, f"{noon}50:00.000000Z", "")
    assert found["needs"][0][1:5] == ("N1", "db access", "DBA", "open")
    assert found["needs"][0][-2:] == ("", None)
    assert found["roles"][0][1:5] == ("ic", "Dana", f"{noon}50:00.000000Z", None)
    assert found["briefings"][0][4:] == ("degraded", "", "", "15:00")
    assert found["updates"][0][-3:] == ("stakeholders", "Payments recover", 20.0)
    assert found["action_items"][0][1:4] == ("A1", "why no page", "Ana Costa")
    assert found["action_items"][0][6:] == ("considered", "", "", "", None, None, None, None)
    assert len(found["entries"]) == 14


def test_how_decisions_end_and_who_sees_to_what(book: Logbook, path: Path) -> None:
    story = outage()
    story.at("14:55").do(ProposeDecision(text="roll back", options=("stay",)), PollDecision(decision="d2"))
    story.at("14:56").do(ObjectToDecision(decision="d2", text="schema has moved on", person="Sam"))
    story.at("14:57").do(SettleDecision(decision="d2", outcome="rejected", text="fail over instead"))
    story.at("14:58").do(RouteNeed(need="n1", person="Sam"), WeighEvidence(**_cell(story)), Star(target="h1"))
    story.do(SetAction(follow_up="a1", ticket="OPS-1", due=date(2026, 6, 10), category=ActionCategory.DETECT))
    record_one_by_one(book, story.events)
    found = {name: [row[1:] for row in rows] for name, rows in tables_of(path).items()}
    noon = "2026-05-20T14:"
    proposed = next(row for row in found["decisions"] if row[1] == "D2")
    assert proposed[-7:-4] == ('["schema has moved on"]', "rejected", 0)
    assert proposed[-4:] == (*(f"{noon}{m}:00.000000Z" for m in (55, 55, 57)), "fail over instead")
    assert found["needs"][0][-2:] == ("Sam", f"{noon}58:00.000000Z")
    assert found["action_items"][0][6:] == ("considered", "", "", "OPS-1", "2026-06-10", "detect", None, None)
    assert sorted((row[2], row[3]) for row in found["evidence"]) == [("H1", "against"), ("H2", "neutral")]
    assert not [row for row in found["entries"] if row[5] == "star"]
    assert book.check().ok


def _cell(story: Story) -> dict[str, object]:
    return {"evidence": next(iter(story.state.evidence)), "hypothesis": "h2", "weight": Weight.NEUTRAL}


def test_what_is_taken_back_leaves_the_tables_and_comes_back_with_redo(book: Logbook, path: Path) -> None:
    story = record(book, outage())
    full = tables_of(path)
    undo = story.do(Undo(target=story.handle("H2")))
    record(book, story)
    without = tables_of(path)
    assert [row[2] for row in without["hypotheses"]] == ["H1"]
    assert len(without["entries"]) == len(full["entries"]) - 1
    story.do(Undo(target=undo.event_id))
    record(book, story)
    assert {**tables_of(path), "incidents": None} == {**full, "incidents": None}


def test_an_amendment_changes_the_rows_of_what_it_amends(book: Logbook, path: Path) -> None:
    story = record(book, outage())
    story.do(Amend(target=story.handle("H1"), text="Pool leaks"))
    record(book, story)
    assert "Pool leaks" in [row[3] for row in tables_of(path)["hypotheses"]]
    assert [hit.text for hit in book.search("leaks")] == ["Pool leaks · Maria"]
    assert book.search("exhausted") == []


def test_a_star_shows_on_the_row_of_the_entry_that_it_was_put_on(book: Logbook, path: Path) -> None:
    story = outage()
    record(book, story)
    assert starred(path) == []
    put_on = story.do(Star(target="h1"))
    story.do(Star(target=story.events[1].event_id))
    record_one_by_one(book, story.events)
    assert starred(path) == ["Pool exhausted · Maria", "checkout success 61 %"]
    story.do(Undo(target=put_on.event_id))
    record(book, story)
    assert starred(path) == ["checkout success 61 %"]
    story.do(Star(target=story.events[1].event_id, starred=False))
    record(book, story)
    assert starred(path) == []
    assert book.check().findings == ()


def starred(path: Path) -> list[str]:
    with plain_sqlite(path) as sql:
        return [row[0] for row in sql.execute("SELECT text FROM entries WHERE starred ORDER BY text")]


def test_a_star_that_arrives_before_its_entry_waits_for_it(book: Logbook, path: Path) -> None:
    """Two clocks far apart: the entry stands later in the log than its star."""
    story = told("checkout success 61 %")
    entry = story.events[-1]
    story.do(Star(target=entry.event_id))
    late = entry.model_copy(update={"hlc": "999999999999999-00000"})
    record_one_by_one(book, [*(event for event in story.events if event != entry), late])
    assert starred(path) == ["checkout success 61 %"]
    assert book.check().findings == ()


def kept(events: list[Event], sizes: list[int]) -> tuple[dict[str, list[tuple[object, ...]]], tuple[str, ...]]:
    """The tables after the events came in, in batches of these sizes, and what a check finds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "incidents.db"
        with Logbook.open(path) as book:
            known: list[Event] = []
            while len(known) < len(events):
                batch = events[len(known) : len(known) + (sizes[len(known) % len(sizes)])]
                known += batch
                with book.writing():
                    book.append(batch, fold("i1", known))
            findings = book.check().findings
            tables = tables_of(path)
            book.rebuild()
            assert tables_of(path) == tables
            assert book.check().ok
            return tables, findings


@settings(max_examples=20, deadline=None)
@given(events=incidents(), sizes=st.lists(st.integers(1, 4), min_size=1, max_size=4))
def test_rebuilding_changes_nothing_that_was_kept(events: list[Event], sizes: list[int]) -> None:
    _, findings = kept(events, sizes)
    assert findings == ()


@settings(max_examples=20, deadline=None)
@given(events=incidents(), seed=st.integers(0, 1000))
def test_the_tables_are_the_same_whatever_order_events_arrived_in(events: list[Event], seed: int) -> None:
    shuffled = events[:]
    random.Random(seed).shuffle(shuffled)
    assert kept(shuffled, [1, 3])[0] == kept(sorted(events, key=lambda event: event.order), [5])[0]


@settings(max_examples=20, deadline=None)
@given(events=incidents())
def test_the_tables_are_right_when_the_state_was_carried_step_by_step(events: list[Event]) -> None:
    with tempfile.TemporaryDirectory() as folder, Logbook.open(Path(folder) / "incidents.db") as book:
        record_one_by_one(book, events)
        assert book.check().findings == ()


def test_a_thing_that_arrives_after_it_was_named_gets_its_handle_everywhere(book: Logbook) -> None:
    """Two clocks far apart: the hypothesis stands later in the log than what was said about it."""
    story = outage()
    raised = next(event for event in story.events if event.event_id == story.handle("H2"))
    late = raised.model_copy(update={"hlc": "999999999999999-00000"})
    record_one_by_one(book, [*(event for event in story.events if event != raised), late])
    assert [hit.label for hit in book.search("probe")] != []
    assert book.check().findings == ()
