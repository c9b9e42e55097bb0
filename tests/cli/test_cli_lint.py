"""`lint`: a file, standard input or an incident."""

from __future__ import annotations

import pytest

from support.command_line import CommandLine

TEXT = """# Review

The engineer failed to escalate. The server failed to start.

- Improve monitoring
"""


def test_a_file_is_read_and_each_finding_has_its_line_and_a_question(ic: CommandLine) -> None:
    path = ic.folder / "review.md"
    path.write_text(TEXT, encoding="utf-8")
    said = ic.do("lint", str(path))
    assert said.lines[0] == f"2 suggestions for {path}"
    assert "  3  blame  The engineer failed to escalate." in said.lines
    assert any("What made it hard to escalate" in line for line in said.lines)
    assert "  5  wish   Improve monitoring" in said.lines


def test_json_is_an_array_of_findings(ic: CommandLine) -> None:
    found = ic.do("lint", "-", "--json", typed=TEXT).json
    assert [(one["line"], one["kind"], one["words"]) for one in found] == [
        (3, "blame", "The engineer failed to escalate"),
        (5, "wish", "Improve monitoring"),
    ]
    for one in found:
        assert list(one) == ["line", "sentence", "kind", "words", "question"]
        assert one["question"].endswith("?")


def test_nothing_found_is_said_and_is_an_empty_array(ic: CommandLine) -> None:
    assert ic.do("lint", "-", typed="All was well.").out == "Nothing to suggest for standard input.\n"
    assert ic.do("lint", "-", "--json", typed="").json == []


def test_an_incident_is_read_entry_by_entry(declared: CommandLine) -> None:
    declared.do("log", "rollback started")
    declared.do("log", "the on-call engineer forgot to page the database team")
    timeline = declared.do("timeline", "--json").json["entries"]
    (found,) = declared.do("lint", "card payments", "--json").json
    assert timeline[found["line"] - 1]["text"] == found["sentence"]
    assert found["kind"] == "blame"
    assert declared.do("lint", "--json").json == [found]
    assert "by entry" in declared.do("lint").lines[0]


def test_an_entry_of_several_lines_is_one_place(declared: CommandLine) -> None:
    declared.do("log", "rollback started.\n\nNobody checked the queue.\n\nWe should have tested it.")
    count = len(declared.do("timeline", "--json").json["entries"])
    assert [one["line"] for one in declared.do("lint", "--json").json] == [count, count]


def test_a_path_that_exists_wins_over_an_incident(declared: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    (declared.folder / "card payments").write_text("Be more careful.", encoding="utf-8")
    monkeypatch.chdir(declared.folder)
    assert {one["kind"] for one in declared.do("lint", "card payments", "--json").json} == {"blame", "wish"}


def test_bytes_that_are_no_text_do_not_stop_it(ic: CommandLine) -> None:
    found = ic.do("lint", "-", "--json", typed=b"\xef\xbb\xbfNobody checked.\xff\n\x00").json
    assert [one["line"] for one in found] == [1]


@pytest.mark.parametrize("name", ["missing.md", "some/where"])
def test_a_file_that_is_not_there_is_named(ic: CommandLine, name: str) -> None:
    assert ic.refuse("lint", name).startswith(f"There is no file {name}.")


def test_a_folder_is_no_file(ic: CommandLine) -> None:
    assert "that is no file" in ic.refuse("lint", str(ic.folder))


def test_an_unknown_incident_is_refused_as_everywhere(declared: CommandLine) -> None:
    assert declared.refuse("lint", "search").startswith("No incident is called")
