"""Searching: any text is words, never a query language."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from logbook_helpers import record, told

from incident_console.incident.commands import RaiseHypothesis, WriteEntry
from incident_console.incident.text import passage
from incident_console.logbook.book import Logbook
from incident_console.logbook.search import match_expression

HOSTILE = [
    '"', '""', "'", "*", "a*", "^a", "-a", "a -b", "NOT", "a NOT", "AND OR NOT", "NEAR(a b)", "NEAR(", "text:pool",
    "nosuch:pool", "{text}", "{text label} : pool", "(", "a (b", "a + b", "\\", "%", "_", ";", "--", "/*", "\0", "a\0b",
    "\x1b[31mred", "\ud800", "\u202epool", "pool'; DROP TABLE events; --", "[red]x[/]", "数据库", "👨‍👩‍👧", "e\u0301",
    "a" * 100_000, "a " * 5_000, '"' * 999, "pool " * 40, "\n", "\t", "1" * 400, "🏳️‍🌈 x",
]  # fmt: skip


@pytest.fixture
def found(book: Logbook) -> Logbook:
    """A book with two incidents to search in."""
    first = told("pool at 40 %, steady", "gateway-timeout on db-01", "Überlast auf Köln", "数据库连接池耗尽")
    first.do(RaiseHypothesis(text="connection leak", owner="Maria Silva"))
    record(book, first)
    second = told("pool drained", incident_id="i2", at="18:00")
    record(book, second)
    return book


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("steady", ["pool at 40 %, steady"]),
        ("STEADY", ["pool at 40 %, steady"]),
        ("stea", ["pool at 40 %, steady"]),
        ("steady pool", ["pool at 40 %, steady"]),
        ("pool 40", ["pool at 40 %, steady"]),
        ("timeo", ["gateway-timeout on db-01"]),
        ("db-01", ["gateway-timeout on db-01"]),
        ("uberlast koln", ["Überlast auf Köln"]),
        ("h1", ["connection leak · Maria Silva"]),
        ("maria", ["connection leak · Maria Silva"]),
        ("%", ["pool at 40 %, steady"]),
        ("eway-time", ["gateway-timeout on db-01"]),
        ("连接池", ["数据库连接池耗尽"]),
        ("stead pool", []),
        ("nowhere", []),
        ("", []),
        ("   ", []),
    ],
)
def test_words_find_their_entries(found: Logbook, typed: str, texts: list[str]) -> None:
    assert [hit.text for hit in found.search(typed)] == texts


def test_a_hit_says_where_it_stands(found: Logbook) -> None:
    (hit,) = found.search("drained")
    assert (hit.incident_id, hit.title) == ("i2", "Checkout: card payments time out")
    assert (f"{hit.at:%H:%M}", hit.label, hit.author, hit.approximate) == ("18:01", "note", "Ana Costa", False)
    assert hit.event_id == found.events("i2")[-1].event_id


def test_a_search_can_stay_in_one_incident_and_stop(found: Logbook) -> None:
    assert {hit.incident_id for hit in found.search("pool")} == {"i1", "i2"}
    assert {hit.incident_id for hit in found.search("pool", "i2")} == {"i2"}
    assert len(found.search("checkout", limit=1)) == 1
    assert found.search("checkout", limit=0) == []
    assert found.search("%", "i2") == []


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_is_only_text(found: Logbook, typed: str) -> None:
    for hit in found.search(typed):
        assert hit.incident_id in {"i1", "i2"}
    assert found.check().ok


@pytest.fixture(scope="module")
def shared() -> Iterator[Logbook]:
    """One book for all the texts that hypothesis makes up."""
    with tempfile.TemporaryDirectory() as folder, Logbook.open(Path(folder) / "incidents.db") as book:
        record(book, told())
        yield book


@settings(max_examples=150, deadline=None)
@given(typed=st.one_of(st.text(), st.text(alphabet='"*^-+(){}:ANDORT \\a1', max_size=12)))
@example(typed='" AND "')
def test_no_text_is_a_syntax_error(shared: Logbook, typed: str) -> None:
    shared.search(typed)


@settings(max_examples=25, deadline=None)
@given(text=st.text(min_size=1, max_size=60))
def test_an_entry_is_found_by_its_own_text(text: str) -> None:
    kept = passage(text)
    if not kept:
        return
    with tempfile.TemporaryDirectory() as folder, Logbook.open(Path(folder) / "incidents.db") as book:
        story = told()
        story.do(WriteEntry(text=text))
        record(book, story)
        first = kept.split()[0] if kept.split() else kept
        assert kept in [hit.text for hit in book.search(first)]


def test_each_word_is_quoted() -> None:
    assert match_expression('say "pool" NOT -x') == '"say" """pool""" "NOT" "-x"*'
    assert match_expression("… — %") == ""
