"""Finding by a few letters: what fits, how well, and that no text makes it think."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_console.console.matching import match


def test_words_fit_wherever_they_stand_and_in_whatever_order():
    assert match("pool data", "Database connection pool exhausted") is not None
    assert match("POOL", "connection pool") is not None
    assert match("pool gateway", "connection pool") is None


def test_nothing_typed_fits_everything():
    assert match("  ", "anything").score == 1.0


def test_letters_in_order_fit_but_less_than_words():
    letters, words = match("dcp", "Database connection pool"), match("pool", "Database connection pool")
    assert letters.score < words.score
    assert letters.offsets == (0, 9, 20) or letters.offsets[0] == 0
    assert match("pcdz", "Database connection pool") is None


@pytest.mark.parametrize(
    ("better", "worse"),
    [("declare", "undeclared things"), ("decision", "the last decision"), ("decision", "undecided")],
)
def test_a_beginning_fits_best(better: str, worse: str):
    assert match("dec", better).score > match("dec", worse).score


def test_the_highlighted_characters_are_the_typed_ones():
    text = "go to H1 Database pool"
    found = match("pool h1", text)
    assert "".join(text[at] for at in found.offsets) == "H1pool"


def test_letters_that_grow_in_small_do_not_shift_the_rest():
    found = match("pool", "İİ pool")
    assert "".join("İİ pool"[at] for at in found.offsets) == "pool"


def test_two_letters_in_turn_are_no_riddle():
    """Textual's own matcher tries every way to spread the letters: with this title it does not come back."""
    assert match("abababababababababababab" + "bbb", "ab" * 100) is not None
    assert match("ab" * 20 + "c", "ab" * 100) is None


@given(st.text(max_size=20), st.text(max_size=60))
def test_any_two_texts_are_compared_without_trouble(typed: str, text: str):
    found = match(typed, text)
    if found is not None:
        assert 0 < found.score <= 1
        assert all(0 <= at < len(text) for at in found.offsets)
        assert list(found.offsets) == sorted(set(found.offsets))


@given(st.text(alphabet="abc ", min_size=1, max_size=40), st.data())
def test_every_part_of_a_text_fits_it(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text) - 1))
    assert match(text[start : start + 5], text) is not None
