"""`actions add`, `set`, `commit`, `consider`, `done`: what the line can say, by options."""

from __future__ import annotations

import pytest
from test_cli_shapes import fits

from incident_console.cli import shapes_audit
from support.command_line import CommandLine

WHOLE = (
    "--owner", "maria", "--due", "2w", "--ticket", "OPS-4821", "--done-when", "checkout fails in 2 s in a load test",
    "--kind", "prevent", "--impact", "high", "--effort", "low",
)  # fmt: skip


@pytest.fixture
def over(declared: CommandLine) -> CommandLine:
    """A call of an hour, resolved, with a stall and two learning points."""
    declared.do("log", "-", typed="/role ops @Maria.Silva\n? pool exhausted @maria\ntodo nobody was paged\n")
    declared.clock.set("15:31")
    declared.do("log", "-", typed="todo the runbook was out of date @Jo.Park\n/resolve well again\n")
    return declared


def items(ic: CommandLine) -> dict[str, dict[str, object]]:
    return {item["handle"]: item for item in ic.do("actions", "card", "--json").json["items"]}


def test_a_whole_action_item_in_one_command(over: CommandLine) -> None:
    said = over.do("actions", "card", "add", "Add a circuit breaker to the gateway client", *WHOLE)
    assert said.lines == [
        "15:31:00 UTC  todo A3   Add a circuit breaker to the gateway client · outcome: checkout fails in 2 s in a "
        "load test · Maria Silva · due 2026-06-03 · OPS-4821 · prevent · impact high · effort low",
        "  A3  Add a circuit breaker to the gateway client",
        "      Maria Silva, due 2026-06-03, OPS-4821, prevent, impact high, effort low",
        "      done when: checkout fails in 2 s in a load test",
    ]
    (item,) = [one for one in items(over).values() if one["complete"]]
    assert (item["handle"], item["status"], item["due"]) == ("A3", "considered", "2026-06-03")


def test_the_line_and_the_command_line_make_the_same_item(over: CommandLine) -> None:
    over.do("actions", "card", "add", "Raise", "the", "limit", "--learnt", "the pool ran full", *WHOLE, "--commit")
    line = (
        "/action new the pool ran full verb Raise the limit owner @maria due 2w ticket OPS-4821 "
        "outcome checkout fails in 2 s in a load test kind prevent impact high effort low commit"
    )
    over.do("log", "--incident", "card", line)
    first, second = (items(over)[handle] for handle in ("A3", "A4"))
    assert {name for name in first if first[name] != second[name]} == {"id", "handle"}
    assert (first["text"], first["action"], first["status"]) == ("the pool ran full", "Raise the limit", "committed")


def test_what_is_added_says_what_it_lacks(over: CommandLine) -> None:
    lines = over.do("actions", "card", "add", "Improve monitoring", "--owner", "the platform team").lines
    assert [line.split(":")[0].strip() for line in lines if "lacks" in line] == [
        "lacks named person", "lacks verifiable verb", "lacks measurable outcome", "lacks ticket", "lacks date",
    ]  # fmt: skip
    assert any("That is no one person." in line for line in lines)


def test_an_item_is_mended_field_by_field_and_an_empty_value_takes_back(over: CommandLine) -> None:
    over.do("actions", "card", "set", "a1", "--verb", "Add an alert on the pool", "--owner", "jo")
    over.do("actions", "card", "set", "A1", "--ticket", "OPS-7", "--due", "2026-06-10", "--kind", "detect")
    item = items(over)["A1"]
    assert (item["action"], item["owner"], item["ticket"], item["due"], item["category"]) == (
        "Add an alert on the pool", "Jo Park", "OPS-7", "2026-06-10", "detect",
    )  # fmt: skip
    over.do("actions", "card", "set", "A1", "--ticket", "", "--due", "", "--kind", "", "--owner", "Maria Silva")
    item = items(over)["A1"]
    assert (item["ticket"], item["due"], item["category"], item["owner"]) == ("", None, None, "Maria Silva")


def test_several_are_committed_at_once_or_none_where_one_is_refused(over: CommandLine) -> None:
    assert "There is no A9" in over.refuse("actions", "card", "commit", "A1", "A9")
    assert {item["status"] for item in items(over).values()} == {"considered"}
    lines = over.do("actions", "card", "commit", "a1", "A2", "a1").lines
    assert lines[:2] == ["15:31:00 UTC  todo A1   Committed", "15:31:00 UTC  todo A2   Committed"]
    assert lines[-1] == "2 committed before the learning points had rested for 48 h: do they still hold?"
    over.do("actions", "card", "consider", "A2")
    over.do("actions", "card", "done", "A1")
    assert {handle: item["status"] for handle, item in items(over).items()} == {"A1": "done", "A2": "considered"}


def test_after_two_days_or_with_the_switch_nothing_is_said_about_resting(over: CommandLine) -> None:
    over.settings("[policy]\naction_soak_hours = 0")
    assert "rested" not in over.do("actions", "card", "commit", "A1").out
    over.settings("")
    over.clock.forward(hours=48)
    over.do("actions", "card", "consider", "A1")
    assert "rested" not in over.do("actions", "card", "commit", "A1").out


def test_more_than_five_are_asked_about_and_the_rest_stands_as_considered(over: CommandLine) -> None:
    over.settings("[policy]\naction_soak_hours = 0")
    for number in range(3, 8):
        over.do("actions", "card", "add", f"Add alert {number}")
    lines = over.do("actions", "card", "commit", *(f"A{number}" for number in range(1, 7))).lines
    assert lines[-1] == "6 are committed, more than 5. Three to five get done: which ones?"
    listed = over.do("actions", "card").lines
    assert listed[listed.index("Considered") + 1] == "  A7  Add alert 7"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", "Add a page", "--due", "soon"), "--due “soon” is no day: as in 2026-06-03, or 2w for in two weeks."),
        (("add", "Add a page", "--due", "next sprint"), "--due “next sprint” is no day"),
        (("add", "Add a page", "--due", "2026-05-01"), "2026-05-01 has gone by: by which day will it be done?"),
        (("set", "A1", "--due", "2026-02-30"), "--due There is no 2026-02-30 in the calendar."),
        (("set", "A1", "--due", "2026-06-10T17:00+02:00"), "without time and zone it is 2026-06-10."),
        (("set", "A1", "--kind", "hope"), "'hope' is not one of"),
        (("set", "A1"), "What about A1? As in: set A1 --owner maria"),
        (("set", "A9", "--owner", "maria"), "There is no A9"),
        (("set", "A1", "--onwer", "maria"), "No such option"),
        (("set",), "Missing argument 'HANDLE'. As in: incident-console actions [INCIDENT] set"),
        (("commit",), "Missing argument 'HANDLE...'"),
        (("add", ""), "What is there to follow up?"),
        (("comit", "A1"), "There is no command “comit”. Did you mean commit?"),
    ],
)  # fmt: skip
def test_bad_input_is_answered_in_one_line_and_nothing_is_recorded(
    over: CommandLine, words: tuple[str, ...], says: str
) -> None:
    before = items(over)
    assert says in over.refuse("actions", "card", *words)
    assert items(over) == before


def test_what_was_added_and_changed_as_data(over: CommandLine) -> None:
    for words in (
        ("actions", "card", "add", "Add a page", "--json"),
        ("actions", "--json", "card", "set", "A1", "--owner", "jo"),
        ("actions", "card", "--json", "commit", "A1", "A2"),
    ):
        fits(over.do(*words).json, shapes_audit.ActionsShape)
    found = over.do("actions", "card", "commit", "A3", "--json").json
    assert [item["handle"] for item in found["items"]] == ["A3"]
    assert found["incident"]["last_at"] == "2026-05-20T15:31:00Z"
    assert found["notes"] == ["3 committed before the learning points had rested for 48 h: do they still hold?"]


def test_the_incident_may_be_left_out_while_one_is_open_and_options_stand_anywhere(declared: CommandLine) -> None:
    declared.do("actions", "add", "Add a page")
    declared.do("actions", "--as", "Jo Park", "set", "A1", "--ticket", "OPS-1")
    declared.do("--as", "Kim Ito", "actions", "commit", "A1", "--file", str(declared.file))
    authors = [entry["author"] for entry in declared.do("timeline", "--json").json["entries"]][-3:]
    assert authors == ["Ana Costa", "Jo Park", "Kim Ito"]
    for words in (("actions", "card", "--json"), ("actions", "--json", "card"), ("actions", "--json")):
        assert [item["handle"] for item in declared.do(*words).json["items"]] == ["A1"]
    assert "requires an argument" in declared.refuse("actions", "card", "--file")
    assert "There is no command “more”" in declared.refuse("actions", "card", "more")


def test_a_drill_is_suggested_where_coordination_was_a_factor_until_one_is_on_the_list(over: CommandLine) -> None:
    short = over.do("list", "--json").json[0]["short_id"]
    lines = over.do("actions", "card").lines
    (line,) = [line for line in lines if "a drill within two to four weeks would practise it" in line]
    drill = over.do("actions", "card", "--json").json["suggested"]
    assert drill.startswith("Run a drill on a stall")
    assert line.endswith(f"As in: incident-console actions {short} add {drill}")
    over.do("actions", short, "add", *drill.split())
    assert over.do("actions", "card", "--json").json["suggested"] is None
    assert "Suggested" not in over.do("actions", "card").lines


def test_nothing_is_suggested_while_the_incident_goes_on(declared: CommandLine) -> None:
    declared.clock.set("16:31")
    assert declared.do("actions", "--json").json["suggested"] is None
    assert "Suggested" not in declared.do("actions").out


def test_a_deadline_ends_with_the_day_of_the_zone_in_the_settings(declared: CommandLine) -> None:
    declared.do("actions", "add", "Add a page", "--due", "2026-05-20")
    declared.clock.set("22:30")
    assert declared.do("actions", "--json").json["items"][0]["past_due"] is False
    declared.settings('zone = "Europe/Berlin"')
    assert "due 2026-05-20, past" in declared.do("actions").out
    (added,) = declared.do("actions", "add", "Add an alert", "--due", "1d", "--json").json["items"]
    assert added["due"] == "2026-05-22"
