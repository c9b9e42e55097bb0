"""Whatever is read: nothing raises, lines are right, and no text takes for ever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_console.practice.language import lint, lint_sentence

WORDS = """
the engineer failed to escalate we should have been tested . , ` ``` ** [ ]( ) # - > nobody noticed was not followed
process without checking if had would caught human error ? “ ” " 'n't who which <!-- --> --- 1. be more careful improve
monitoring too much we'd've lack of insufficient testing in my haste instead left on
wrong deleted and forgot by mistake x ’s could e.g. 14:05 instead of | || [a](b) &amp; \\*
"""
FRAGMENTS = st.sampled_from([*WORDS.split(), "\n", "\n\n", " ", "", "\t", "\r\n"])
TEXTS = st.one_of(st.text(max_size=300), st.lists(FRAGMENTS, max_size=60).map(" ".join))
FLAGGED = "Nobody checked the queue."


@given(TEXTS)
def test_nothing_raises_and_every_finding_is_of_the_text(text: str) -> None:
    for finding in lint(text):
        assert 1 <= finding.line <= text.count("\n") + 1
        assert finding.words in finding.sentence
        assert finding.words.strip()
        assert finding.question.endswith("?")
        assert "\n" not in finding.sentence


@given(TEXTS)
def test_a_sentence_has_at_most_one_finding_of_a_kind(text: str) -> None:
    found = lint_sentence(text)
    assert {finding.line for finding in found} <= {1}
    assert len({finding.kind for finding in found}) == len(found)


@given(
    st.lists(st.sampled_from(["", "- a", "All was well.", "# Heading", "| a | b |", "> said", "1. one"]), max_size=20)
)
def test_the_line_is_right_whatever_stands_before(before: list[str]) -> None:
    text = "\n".join([*before, "", FLAGGED])
    assert [finding.line for finding in lint(text)] == [len(before) + 2]


@given(TEXTS.filter(lambda text: not text.startswith("---")), st.integers(1, 20))
def test_empty_lines_before_a_text_move_its_lines_only(text: str, count: int) -> None:
    moved = lint("\n" * count + text)
    assert [finding.line - count for finding in moved] == [finding.line for finding in lint(text)]


LONG = 100_000
"""Characters. Work that grew with the square of the length would keep these tests running for many minutes."""


@pytest.mark.parametrize(
    "unit",
    [
        "a", " ", "\n", "!", ". ", '"', "`", "*", "_", "|", "[", "[a](", "<a ", "<!--", "> ", "- ", "-", "\n- x", "a'",
        "not ", "really ", "process was not ", "should have ", "we should have been not the ", "without being ",
        "if we had a ", "and forgot ", "by mistake ", "of the engineer ", "who failed to ", "instead of testing a b ",
        "picked the a ", "thinking ", "could be not ", "“be more careful ", "human ",
        "had been never ", "had we been would have ", "would have had we ", "without anybody ", "lack of the ",
        "too much ", "left the a ", "let a ", "pushed the a instead of ", "not enough peer ", "did not a b ",
        "a huge , mistake ",
        "put it ", "our response was ", "assumed that the a ", "our understanding a ", "I'd ", "we'd've ", "'d've",
        "prevent this a ", "improve our ", "more better ", "the wrong a by ", "never really ", "could but then ",
        "a mistake of a by ", "incorrect a executed by the ", "credentials were leaked a ", "took the a hours ",
        "went on a despite ", "with a no ", "not checking , ", "the wrong a ", "to pause the wrong ", "whoever a ",
        "the person doing a ", "ran a b that ", "guide a was not ", "in an ideal world a ", "forgets ",
        "would have been a ",
        "e.g. ", "1) ", "~~~\n",
    ],
)  # fmt: skip
def test_no_text_takes_for_ever(unit: str) -> None:
    text = (unit * (LONG // len(unit)))[:LONG]
    assert all(finding.line >= 1 for finding in lint(f"{text}x\n\n{FLAGGED}"))


def test_a_long_document_is_read_to_its_end() -> None:
    paragraph = "The service was slow, because the pool was full. We added hosts and the errors went away.\n\n"
    count = 3_000
    (finding,) = lint(paragraph * count + FLAGGED)
    assert finding.line == 2 * count + 1
