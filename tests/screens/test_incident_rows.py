"""The list of incidents as rows: what stands first, what each says, and that it fits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from screens_host import HOSTILE

from incident_console.console.rows import words_of
from incident_console.console.screens.incident_rows import fits, headings, incident_row, ranked, told
from incident_console.console.text import draw
from incident_console.desk import IncidentRow
from incident_console.incident.text import one_line
from incident_console.incident.vocabulary import Phase, Severity

NOW = datetime(2026, 5, 20, 14, 57, tzinfo=UTC)
OUTAGE = IncidentRow(
    incident_id="0198-aaaaaa",
    title="Checkout: card payments time out",
    severity=Severity.SEV1,
    phase=Phase.INVESTIGATING,
    commander="Dana Reyes",
    declared_at=NOW - timedelta(minutes=26),
    resolved_at=None,
    last_at=NOW,
    entries=42,
)
OVER = OUTAGE._replace(
    phase=Phase.CLOSED, declared_at=NOW - timedelta(days=3), resolved_at=NOW - timedelta(days=3, minutes=-64)
)
WIDTHS = [54, 74, 76, 115, 116, 154]


def lines(row: IncidentRow, width: int) -> list[str]:
    return [content.plain for line in incident_row(row, NOW, width).lines for content in draw(line, width)]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_row_says_everything_at_every_width(width: int):
    shown = " ".join(lines(OUTAGE, width))
    for words in ("SEV1", "Checkout", "investigating", "Dana Reyes", "2026-05-20 14:31", "running 0:26", "42"):
        assert words in shown, words
    assert "UTC" in shown or "UTC" in draw(headings(width), width)[0].plain


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_and_no_name_breaks_the_lines(width: int, title: str):
    clean = one_line(title)
    hostile = OUTAGE._replace(title=clean, commander=clean, entries=123_456)
    for row in incident_row(hostile, NOW, width).lines:
        for content in draw(row, width):
            assert content.cell_length <= width
    assert "running 0:26" in " ".join(lines(hostile, width))


def test_the_columns_stand_under_their_headings():
    width = 150
    head = draw(headings(width), width)[0].plain
    row = " " + lines(OUTAGE, width - 1)[0]
    for heading, value in (("Phase", "investigating"), ("Commander", "Dana Reyes"), ("Declared", "2026-05-20 14:31")):
        assert head.index(heading) == row.index(value)
    assert head.endswith("Entries")
    assert row.endswith("42")
    assert headings(100) is None


def test_open_ones_stand_on_top_then_the_latest():
    older = OUTAGE._replace(incident_id="older", declared_at=NOW - timedelta(days=2))
    recent_but_over = OVER._replace(incident_id="over", declared_at=NOW)
    assert [row.incident_id for row in ranked([OVER, recent_but_over, older, OUTAGE])] == [
        OUTAGE.incident_id, "older", "over", OVER.incident_id,
    ]  # fmt: skip


def test_what_is_over_says_how_long_it_took_and_does_not_grow():
    assert "took 1:04" in told(OVER, NOW)
    assert told(OVER, NOW) == told(OVER, NOW + timedelta(days=9))
    assert "took 72:00" not in told(OVER._replace(resolved_at=None), NOW)
    assert "took 3d 0:00" in told(OVER._replace(resolved_at=None), NOW)


def test_what_is_not_known_is_said():
    bare = OUTAGE._replace(severity=None, commander="", declared_at=None, entries=1)
    assert told(bare, NOW) == (
        "SEV? · Checkout: card payments time out · investigating · IC nobody · declared time not known UTC · – · "
        "1 entry · aaaaaa"
    )
    assert "no commander" in " ".join(lines(bare, 80))


@pytest.mark.parametrize("typed", ["", "card", "sev1 dana", "OPEN", "2026-05-20", "investigating pay", "aaaaaa"])
def test_the_filter_looks_at_all_that_is_shown(typed: str):
    assert fits(OUTAGE, typed)


@pytest.mark.parametrize("typed", ["sev2", "closed", "card x", "resolved"])
def test_the_filter_leaves_out_what_has_not_all_the_words(typed: str):
    assert not fits(OUTAGE, typed)
    assert fits(OVER, "closed")


def test_a_row_is_copied_in_full():
    assert words_of(incident_row(OUTAGE, NOW, 54)) == told(OUTAGE, NOW)
    assert "declared 2026-05-20 14:31 UTC" in told(OUTAGE, NOW)
