"""Markdown read as prose: which words count, and on which line."""

from __future__ import annotations

from textwrap import dedent

import pytest

from incident_console.practice.language import lint

BLAME = "The engineer failed to escalate."


def lines_of(text: str) -> list[int]:
    return [finding.line for finding in lint(dedent(text).lstrip("\n"))]


def test_the_line_is_where_the_sentence_begins() -> None:
    text = """
    # Review

    It began at noon. The server failed to start. The engineer
    failed to escalate, though
    the page had come. Nobody
    checked the queue.
    """
    assert lines_of(text) == [3, 5]


def test_points_cells_headings_and_quotes_are_passages_of_their_own() -> None:
    text = f"""
    # {BLAME}
    - {BLAME}
    * [ ] {BLAME}
      {BLAME}
    1. {BLAME}

    > {BLAME}

    | Time | What |
    |------|------|
    | 14:00 | {BLAME} |
    | 14:05 | The server failed to start |

    {BLAME}
    ---
    """
    assert lines_of(text) == [1, 2, 3, 4, 5, 7, 11, 14]


def test_a_point_without_a_full_stop_does_not_run_into_the_next() -> None:
    found = lint("- The server failed to start\n- the engineer failed to escalate\n- the disk was full")
    assert [(finding.line, finding.sentence) for finding in found] == [(2, "the engineer failed to escalate")]


@pytest.mark.parametrize(
    "text",
    [
        f"```\n{BLAME}\n```",
        f"~~~text\n{BLAME}\n~~~",
        f"- a point\n\n  ```sh\n  {BLAME}\n  ```",
        f"```\n{BLAME}",
        f"<!-- {BLAME} -->",
        f"<!--\n\n{BLAME}\n-->",
        f"---\ntitle: {BLAME}\n---\n",
        f"Run `{BLAME}` here.",
        "[x]: https://example.org/the-engineer-failed-to-escalate",
        "See https://example.org/we/should/have/tested.",
    ],
)
def test_code_comments_front_matter_and_addresses_are_not_read(text: str) -> None:
    assert lint(text) == ()


def test_what_follows_code_comments_and_front_matter_keeps_its_line() -> None:
    assert lines_of(f"---\ntitle: x\n---\n\n<!-- a\nb -->\n\n```\ncode\n```\n\n{BLAME}\n") == [12]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The **engineer** failed to _escalate_.", "The engineer failed to escalate."),
        ("The [engineer](https://example.org/x_(y)) failed to escalate.", "The engineer failed to escalate."),
        ("The [engineer][1] failed to escalate.", "The engineer failed to escalate."),
        ("The <b>engineer</b> failed to escalate.", "The engineer failed to escalate."),
        ("The engineer failed to escalate `db-1`.", "The engineer failed to escalate `db-1`."),
        ("The engineer\nfailed   to\tescalate.", "The engineer failed to escalate."),
    ],
)
def test_the_sentence_stands_as_people_read_it(text: str, sentence: str) -> None:
    (finding,) = lint(text)
    assert finding.sentence == sentence


def test_code_in_the_line_is_a_thing_and_never_a_person() -> None:
    assert lint("`admin` failed to escalate.") == ()


@pytest.mark.parametrize("text", ["It was down, e.g. the pool. Then 3.5 min passed.", "At 2 p.m. we met Dr. Ray."])
def test_abbreviations_do_not_end_a_sentence(text: str) -> None:
    (finding,) = lint(f"{BLAME.rstrip('.')} (see vol. 3, e.g. there). {text}")
    assert finding.sentence.endswith("there).")


def test_line_ends_of_windows_count_once() -> None:
    assert [finding.line for finding in lint(f"a\r\n\r\n{BLAME}\r\n{BLAME}\r\n")] == [3, 4]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "|", "---", "```", "`", "**", "[](", "- ", "#"])
def test_texts_of_nothing_have_no_findings(text: str) -> None:
    assert lint(text) == ()
