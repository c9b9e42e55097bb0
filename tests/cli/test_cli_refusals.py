"""Bad input gets one clear line on standard error and status 2, and changes nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["stauts"], "Did you mean status?"),
        (["xyzzy"], "There are open, scribe, declare"),
        (["--flie", "x", "list"], "--file"),
        (["config"], "path or show"),
        (["config", "shwo"], "Did you mean show?"),
        (["declare"], "TITLE"),
        (["declare", ""], "title"),
        (["declare", "x" * 300], "200"),
        (["declare", "x", "--sev", "9"], "SEV1, SEV2, SEV3, SEV4"),
        (["log"], "TEXT"),
        (["log", " "], "type what was seen"),
        (["log", "--incdent", "x", "text"], "Did you mean --incident?"),
        (["log", "h9", "+", "x"], "H9"),
        (["log", "/nonsense"], "nonsense"),
        (["log", "/export"], "records nothing"),
        (["log", "-5m"], "nothing behind it"),
        (["log", "--at", "25:99", "x"], "--at 25:99"),
        (["log", "--at", "tomorrow", "x"], "that is no time"),
        (["log", "--at", "14:30 and more", "x"], "that is no time"),
        (["log", "--at", "14:30", "14:20 x"], "a time of its own"),
        (["log", "--at", "2027-01-01 10:00", "x"], "still to come"),
        (["log", "--incident", "nothing", "x"], "No incident is called “nothing”"),
        (["status", "nothing"], "No incident is called “nothing”"),
        (["timeline", "nothing"], "No incident is called"),
        (["timeline", "--last", "0"], "from 1 to"),
        (["timeline", "--last", "many"], "many is not a whole number"),
        (["export", "nothing"], "No incident is called"),
        (["export", "--format", "pdf"], "md"),
        (["export", "-o", ""], "-o needs"),
        (["search"], "TEXT"),
        (["search", "x", "--limit", "-1"], "from 1 to"),
        (["search", "x", "--incident", "nothing"], "No incident is called"),
        (["backup"], "FILE"),
        (["backup", " "], "path of the copy"),
        (["demo", "--speed", "60"], "--from-start"),
        (["demo", "--from-start", "--speed", "0"], "from 0.1 to 1,000"),
        (["demo", "--from-start", "--speed", "nan"], "from 0.1 to 1,000"),
        (["--file", "", "list"], "--file needs"),
        (["list", "--file", "a\0b"], "--file needs"),
        (["--as", "\x1b[2J", "log", "x"], "--as needs a name"),
        (["open"], "needs a terminal"),
        (["scribe"], "needs a terminal"),
        (["demo"], "needs a terminal"),
        ([], "needs a terminal"),
        (["open", "nothing"], "No incident is called"),
        (["list", "surplus"], "surplus"),
    ],
)
def test_bad_input_is_one_line(declared, arguments: list[str], says: str) -> None:
    before = declared.do("timeline", "--json").out
    assert says in declared.refuse(*arguments)
    assert declared.do("timeline", "--json").out == before


@pytest.mark.parametrize(
    "arguments",
    [["status"], ["timeline"], ["log", "x"], ["export"], ["search", "x"], ["check"], ["backup", "copy.db"], ["list"]],
)
def test_a_file_that_does_not_exist_is_one_line_and_is_not_made(ic, arguments: list[str]) -> None:
    assert str(ic.file) in ic.refuse(*arguments)
    assert not ic.file.exists()


def test_a_declaration_that_is_refused_makes_no_file(ic) -> None:
    ic.refuse("declare", "")
    ic.refuse("declare", "x", "--sev", "9")
    assert not ic.file.exists()


def test_nothing_is_open_anywhere(ic) -> None:
    ic.do("declare", "one")
    ic.do("log", "/close over")
    assert "No incident is open. Name one of these:" in ic.refuse("log", "x")


def test_a_file_that_is_not_ours_is_one_line_and_stays_as_it_was(ic) -> None:
    ic.file.write_text("Dear diary\n" * 100)
    assert str(ic.file) in ic.refuse("list")
    assert ic.file.read_text() == "Dear diary\n" * 100

    other = ic.folder / "other.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE mine (x)")
    db.close()
    assert str(other) in ic.refuse("--file", str(other), "declare", "x")


def test_a_folder_as_the_file_is_one_line(ic, tmp_path: Path) -> None:
    assert "folder" in ic.refuse("--file", str(tmp_path), "list")
    ic.environ["INCIDENT_CONSOLE_FILE"] = str(tmp_path)
    assert str(tmp_path) in ic.refuse("list")


def test_a_place_that_cannot_be_made_is_one_line(ic) -> None:
    (ic.folder / "in-the-way").write_text("")
    assert "in-the-way" in ic.refuse("--file", str(ic.folder / "in-the-way" / "x.db"), "declare", "x")


def test_an_existing_draft_is_not_replaced_without_being_told_to(declared) -> None:
    target = declared.folder / "draft.md"
    target.write_text("edited by hand")
    assert "--force" in declared.refuse("export", "-o", str(target))
    assert target.read_text() == "edited by hand"
    declared.do("export", "-o", str(target), "--force")
    assert target.read_text().startswith("# ")
    assert str(declared.folder) in declared.refuse("export", "-o", str(declared.folder))
    assert "name too long" in declared.refuse("export", "-o", "x" * 300)
    assert "no folder" in declared.refuse("export", "-o", str(declared.folder / "no" / "draft.md"))


def test_an_existing_file_is_never_replaced_by_a_backup(declared) -> None:
    target = declared.folder / "copy.db"
    target.write_text("precious")
    assert str(target) in declared.refuse("backup", str(target))
    assert target.read_text() == "precious"


def test_of_several_lines_the_bad_ones_are_named_and_the_others_recorded(declared) -> None:
    typed = "first\n\nh9 + nobody\n\\? not a hypothesis\n/nonsense\nlast"
    said = declared("log", "-", typed=typed)
    assert said.status == 2
    refused = said.err.splitlines()
    assert [line.split(":")[1].strip() for line in refused] == ["line 3", "line 5"]
    texts = [entry["text"] for entry in declared.do("timeline", "--json").json["entries"]]
    assert [text for text in texts if text in {"first", "? not a hypothesis", "last"}] == texts[-3:]


def test_lines_from_anywhere_are_read_whatever_their_ends_and_bytes(declared) -> None:
    declared.do("log", "-", typed=b"\xef\xbb\xbfone\r\ntwo\xff\r\n\x1b[31mthree\n   \nfour")
    texts = [entry["text"] for entry in declared.do("timeline", "--json").json["entries"]]
    assert texts[-4:] == ["one", "two\ufffd", "three", "four"]


def test_what_is_wrong_in_the_settings_is_said_and_the_work_goes_on(declared) -> None:
    declared.settings('theme = "purple"\nstal = 3')
    said = declared.do("log", "still here")
    assert len(said.err.splitlines()) == 2
    assert "theme" in said.err
    assert declared.do("config", "show").out.count("Wrong: ") == 2


def test_a_file_from_a_newer_version_is_read_and_not_written(declared) -> None:
    declared.do("log", "kept")
    with sqlite3.connect(declared.file) as db:
        (made_by,) = db.execute("SELECT DISTINCT migration_set FROM _sqlite_migrations").fetchone()
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, 'a later step', '2030')",
            (made_by,),
        )
    db.close()
    said = declared.do("timeline")
    assert "kept" in said.out
    assert "newer" in said.err
    assert declared("log", "x").status == 2
