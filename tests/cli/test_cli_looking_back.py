"""`audit` and `actions`: as plain text and as data."""

from __future__ import annotations

import pytest
from test_cli_shapes import fits

from incident_console.cli import shapes_audit
from support.command_line import CommandLine


@pytest.fixture
def busy(declared: CommandLine) -> CommandLine:
    """A call of an hour with a stall, a late update, and three learning points."""
    declared.do("log", "-", typed="? pool exhausted @maria\n/role scribe @ana\ntodo nobody was paged\n")
    declared.clock.set("14:48")
    declared.do("log", "-", typed="h1 test call the gateway directly @sam 5m\n> We are on it\n")
    declared.clock.set("15:31")
    declared.do("log", "-", typed="todo Add an alert on the pool\n/resolve well again\n")
    line = "/action a2 owner @sam due 2026-06-10 ticket OPS-7 outcome pages within 5 min kind detect impact high"
    declared.do("log", "--incident", "card", line)
    return declared


def test_the_audit_answers_the_questions_in_words(busy: CommandLine) -> None:
    lines = busy.do("audit", "card").lines
    assert lines[0].endswith("audit as of 2026-05-20 15:31 UTC")
    assert "Was there a named incident commander, and from when? Yes." in lines
    assert "  Dana Reyes from 14:31 UTC." in lines
    assert "  H1 from 14:31 UTC to 14:48 UTC, 17 min, ended by: test given." in lines
    assert "  The first one, due at 14:46 UTC, came 2 min later." in lines
    assert "  2 of 2 have all five." not in lines


def test_each_figure_has_its_definition_and_what_it_rests_on(busy: CommandLine) -> None:
    lines = busy.do("audit", "card").lines
    place = lines.index("  Time to the first update  17 min")
    assert lines[place + 1].strip().startswith("from the first detection, or from declared")
    assert lines[place + 2] == "    rests on 14:31 UTC, 14:48 UTC"
    assert "  Time to declare  not in the log: No detection is in the log." in lines


def test_times_are_in_the_zone_of_the_settings_and_in_utc_as_data(busy: CommandLine) -> None:
    busy.settings('zone = "Europe/Berlin"')
    assert "  Dana Reyes from 16:31 CEST." in busy.do("audit", "card").lines
    answers = {one["key"]: one for one in busy.do("audit", "card", "--json").json["answers"]}
    assert answers["commander"]["facts"] == ["Dana Reyes from 2026-05-20T14:31:00Z."]


def test_the_date_stands_where_the_response_ran_over_midnight(declared: CommandLine) -> None:
    declared.clock.set("23:50")
    declared.clock.forward(minutes=20)
    assert "  Dana Reyes from 2026-05-20 14:31 UTC." in declared.do("audit").lines


@pytest.mark.parametrize(
    ("command", "shape"), [("audit", shapes_audit.AuditShape), ("actions", shapes_audit.ActionsShape)]
)
def test_the_data_has_its_shape(busy: CommandLine, command: str, shape: object) -> None:
    fits(busy.do(command, "card", "--json").json, shape)


def test_the_figures_as_data(busy: CommandLine) -> None:
    found = {one["key"]: one for one in busy.do("audit", "card", "--json").json["metrics"]}
    assert found["stalls"]["figures"] == [
        {"name": "", "minutes": None, "count": 2, "of": None},
        {"name": "longest", "minutes": 43, "count": None, "of": None},
    ]
    assert [one["handle"] for one in found["stalls"]["rests_on"]] == ["H1", "T1", ""]
    assert found["expert"]["standing"] == "not applicable"


def test_the_action_items_say_what_is_missing_and_how_to_mend_it(busy: CommandLine) -> None:
    lines = busy.do("actions", "card").lines
    assert lines[0].endswith("2 action items: 0 committed, 2 considered, 1 with all five elements")
    assert lines[1] == "Learning points first: commit from 2026-05-22 15:31 UTC on"
    assert lines[4] == "  A2  Add an alert on the pool"
    assert lines[5] == "      sam, due 2026-06-10, OPS-7, detect, impact high"
    assert "      lacks named person: Nobody owns it. As in: /action a1 owner @name" in lines


def test_the_line_that_is_named_mends_it(busy: CommandLine) -> None:
    (first,) = [item for item in busy.do("actions", "card", "--json").json["items"] if item["handle"] == "A1"]
    for lack in first["missing"]:
        busy.do("log", "--incident", "card", lack["mend"])
    assert [item["complete"] for item in busy.do("actions", "card", "--json").json["items"]] == [True, True]
    busy.do("log", "--incident", "card", "/action a1 commit")
    said = busy.do("actions", "card").lines
    assert "1 committed before the learning points had rested for 48 h: do they still hold?" in said
    busy.settings("[policy]\naction_soak_hours = 0")
    assert not any("rested" in line for line in busy.do("actions", "card").lines)


def test_without_action_items_it_says_how_one_is_noted(declared: CommandLine) -> None:
    assert "todo why did nobody get paged" in declared.do("actions").out
    assert declared.do("actions", "--json").json["items"] == []


@pytest.mark.parametrize("command", ["audit", "actions"])
def test_an_unknown_incident_is_refused_as_everywhere(declared: CommandLine, command: str) -> None:
    assert declared.refuse(command, "search").startswith("No incident is called")
