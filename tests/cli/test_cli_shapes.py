"""What `--json` prints has the shapes that are written down, whatever the incident holds."""

from __future__ import annotations

import types
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from incident_console.cli import shapes


def fits(value: Any, shape: Any, where: str = "$") -> None:
    """Fails where a value is not of a shape."""
    if is_typeddict(shape):
        hints = get_type_hints(shape)
        assert isinstance(value, dict), where
        assert list(value) == list(hints), where
        for key, inner in hints.items():
            fits(value[key], inner, f"{where}.{key}")
    elif get_origin(shape) is list:
        assert isinstance(value, list), where
        for number, one in enumerate(value):
            fits(one, get_args(shape)[0], f"{where}[{number}]")
    elif get_origin(shape) is dict:
        for key, one in value.items():
            fits(one, get_args(shape)[1], f"{where}.{key}")
    elif get_origin(shape) in (Union, types.UnionType):
        assert value is None or type(value) in get_args(shape), where
    elif shape is float:
        assert type(value) in (int, float), where
    elif shape is not object:
        assert type(value) is shape, where


@pytest.fixture
def busy(declared):
    """An incident with something of everything."""
    lines = """
        ? pool exhausted @maria
        ? gateway times out
        h1+ h2- connections waiting
        h2 test call the gateway directly @sam 5m
        ! restart a pod
        need access to the gateway's logs @dba
        = fail over
        > We are on it
        /contain rollback no deploy to roll back
        /role ops @maria
        todo why did the alert page nobody
    """
    said = declared("log", "-", typed=lines)
    assert said.err == "", said.err
    declared.clock.forward(minutes=20)
    return declared


@pytest.mark.parametrize(
    ("arguments", "shape"),
    [
        (["list"], list[shapes.IncidentShape]),
        (["status"], shapes.StatusShape),
        (["next"], shapes.NextShape),
        (["handoff", "--brief"], shapes.BriefShape),
        (["timeline"], shapes.TimelineShape),
        (["search", "gateway"], list[shapes.HitShape]),
        (["check"], shapes.CheckShape),
        (["config", "show"], shapes.ConfigShape),
        (["keys"], list[shapes.KeyShape]),
    ],
)
def test_every_json_has_its_shape(busy, arguments: list[str], shape: Any) -> None:
    found = busy.do(*arguments, "--json").json
    assert found
    fits(found, shape)


def test_the_status_has_what_the_incident_holds(busy) -> None:
    status = busy.do("status", "--json").json
    assert status["as_of"] == "2026-05-20T14:51:00Z"
    assert status["elapsed_seconds"] == 20 * 60
    assert [one["handle"] for one in status["hypotheses"]] == ["H1", "H2"]
    assert [(one["supports"], one["contradicts"]) for one in status["hypotheses"]] == [(1, 0), (0, 1)]
    tasks = {task["handle"]: task for task in status["tasks"]}
    assert tasks["T1"]["tests"] == ["H2"]
    assert tasks["T1"]["remaining_seconds"] == -15 * 60
    assert tasks["T2"]["remaining_seconds"] is None
    assert [need["handle"] for need in status["needs"]] == ["N1"]
    assert {role["role"] for role in status["roles"]} == {"ic", "ops"}
    assert status["clocks"][0]["level"] == "over"
    assert status["prompts"][0]["words"]


def test_an_empty_file_prints_empty_lists_and_no_incident_is_one_line(ic) -> None:
    ic.do("declare", "x")
    assert ic.do("search", "nothing", "--json").json == []
    assert ic.do("check", "--json").json["sound"] is True


def test_a_list_where_no_file_was_named_or_made_is_empty(ic, monkeypatch, tmp_path) -> None:
    del ic.environ["INCIDENT_CONSOLE_FILE"]
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert ic.do("list", "--json").json == []
    assert ic.do("list").out.startswith("No incident yet.")
    ic.do("declare", "first of all")
    assert len(ic.do("list", "--json").json) == 1


def test_the_settings_say_where_each_value_comes_from(ic) -> None:
    ic.settings('zone = "Europe/Berlin"\n[policy]\nstall_minutes = 10\n[keys]\nrecord.task = "bananas"')
    shown = ic.do("--as", "Jo Park", "config", "show", "--json").json
    values = shown["values"]
    assert values["zone"] == {"value": "Europe/Berlin", "origin": "settings file"}
    assert values["policy.stall_minutes"] == {"value": 10, "origin": "settings file"}
    assert values["policy.need_minutes"]["origin"] == "default"
    assert values["name"] == {"value": "Jo Park", "origin": "command line"}
    assert values["file"]["origin"] == "environment"
    assert len(shown["problems"]) == 1
    assert ic.do("config", "path").out.strip() == ic.environ["INCIDENT_CONSOLE_CONFIG"] == shown["path"]


def test_the_keys_are_those_that_this_person_has(ic) -> None:
    ic.settings('[keys]\nrecord.task = "f5"')
    keys = {key["id"]: key for key in ic.do("keys", "--json").json}
    assert keys["record.task"]["keys"] == ["f5"]
    assert keys["record.task"]["default"] == ["t"]
    (line,) = [line for line in ic.do("keys").lines if "record.task" in line]
    assert line.split()[0] == "f5"


def test_a_damaged_readable_table_is_a_finding_and_status_1(declared) -> None:
    import sqlite3

    declared.do("log", "as it was")
    with sqlite3.connect(declared.file) as db:
        db.execute("UPDATE entries SET text = 'as somebody would like it' WHERE text = 'as it was'")
    db.close()
    said = declared("check")
    assert said.status == 1
    assert said.lines[0].startswith("Not sound: ")
    found = declared("check", "--json")
    assert found.status == 1
    assert found.json["sound"] is False
    assert found.json["findings"]
