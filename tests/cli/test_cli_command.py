"""What helps to command: the status' further parts, `next`, `update` and `handoff`, and that none of them records."""

from __future__ import annotations

from typing import Any

import pytest
from test_cli_shapes import fits

from incident_console.cli import shapes
from incident_console.cli.command_words import evidence_lines
from incident_console.cli.shapes_command import MatrixShape
from support.command_line import CommandLine

CALL = """
    /role ops @Maria
    /role comms @Jo
    ? pool exhausted @Maria
    ? gateway times out @Sam
    ? deploy of this morning
    h1+ h2- 312 of 320 connections wait
    h1. h3- errors began hours after the deploy
    h2 test call the gateway directly @Sam 5m
    need gateway logs @DBA
    =? fail over to region B | stay and wait @Maria
    d1 poll
    d1 object data lag of ten seconds @Sam
    /told on-call group @Kim joins the call
    /exit add the queue is empty
    /exit the queue is empty met all drained
    /floor @Sam
    /floor @Kim
    /floor next
"""


@pytest.fixture
def call(declared: CommandLine) -> CommandLine:
    """Twenty minutes into an incident with something of everything that commanding is about."""
    said = declared("log", "-", typed=CALL)
    assert said.err == "", said.err
    declared.clock.forward(minutes=20)
    return declared


def entries_of(ic: CommandLine) -> int:
    return int(ic.do("timeline", "--json").json["total"])


# The status


def test_the_status_has_the_evidence_matrix(call: CommandLine) -> None:
    matrix = call.do("status", "--json").json["matrix"]
    assert [column["handle"] for column in matrix["columns"]] == ["H1", "H2", "H3"]
    assert [row["cells"] for row in matrix["rows"]] == [["C", "I", None], ["N", None, "I"]]
    assert [(one["handle"], one["contradictions"]) for one in matrix["ranking"]] == [("H1", 0), ("H2", 1), ("H3", 1)]
    assert matrix["leaders"] == ["H1", "H2"]
    assert matrix["separating"] == [matrix["rows"][0]["id"]]
    assert matrix["unweighed"] == [matrix["rows"][1]["id"]]
    assert "H1 from H2" in matrix["verdict"]


def test_the_status_has_the_loop_and_the_floor(call: CommandLine) -> None:
    status = call.do("status", "--json").json
    quarters = {one["quarter"]: one for one in status["loop"]["quarters"]}
    assert list(quarters) == ["observe", "orient", "decide", "act"]
    assert quarters["orient"]["minutes"] == 20
    assert quarters["act"] == {"quarter": "act", "last_at": None, "minutes": None, "recent": 0}
    assert (status["loop"]["turns"], status["loop"]["window_minutes"]) == (0, 15)
    assert status["floor"] == {"speaking": "Sam", "waiting": ["Kim"]}


def test_the_status_says_who_has_heard_and_who_owes_it_to_whom(call: CommandLine) -> None:
    hearings = {one["who"]: one for one in call.do("status", "--json").json["hearings"]}
    told, late, later = hearings["on-call group"], hearings["tech lead"], hearings["leadership"]
    assert (told["heard_at"], told["person"], told["author"]) == ("2026-05-20T14:31:00Z", "Kim", "Ana Costa")
    assert told["remaining_seconds"] is None
    assert (late["owner"], late["heard_at"], late["remaining_seconds"]) == ("Jo", None, -15 * 60)
    assert (later["owner"], later["remaining_seconds"]) == ("Dana Reyes", 10 * 60)


def test_the_status_has_exit_criteria_proposals_and_what_was_missed(call: CommandLine) -> None:
    status = call.do("status", "--json").json
    criteria = {one["name"]: one for one in status["exit_criteria"]}
    own = criteria.pop("the queue is empty")
    assert (own["standing"], own["own"], own["author"], own["text"]) == ("met", True, "Ana Costa", "all drained")
    assert criteria
    assert {one["standing"] for one in criteria.values()} == {"open"}
    (proposal,) = status["proposals"]
    assert (proposal["handle"], proposal["options"]) == ("D1", ["stay and wait"])
    assert proposal["objections"] == ["Sam: data lag of ten seconds"]
    assert proposal["asked_at"] == "2026-05-20T14:31:00Z"
    missed = {one["kind"]: one for one in status["missed"]}
    assert (missed["briefing"]["ended"], missed["briefing"]["late_minutes"]) == ("still owed", 5)
    assert missed["briefing"]["due_at"] == "2026-05-20T14:46:00Z"
    assert missed["briefing"]["owner"] == "Dana Reyes"


def test_the_status_in_words_has_a_part_for_each(call: CommandLine) -> None:
    lines = call.do("status").lines
    for line in (
        "  has the floor   Sam",
        "  wants to speak  Kim",
        "  H1 C  H2 I  H3 ·  312 of 320 connections wait",
        "  H1 N  H2 ·  H3 I  errors began hours after the deploy",
        "  Fewest contradictions first: H1 (0), H2 (1), H3 (1)",
        "  D1  Maria  objections asked for at 14:31  fail over to region B",
        "      or: stay and wait",
        "      objection: Sam: data lag of ten seconds",
        "Who must hear: 1 of 5 told",
        "  told                   on-call group (Kim) 14:31",
        "  Jo owes it to          tech lead, product owner, affected clients",
        "  Dana Reyes owes it to  leadership",
        "Loop: no full turn in the last 15 min",
        "  orient   20 min ago  0 in the last 15 min",
        "  act      never       0 in the last 15 min",
        "  met   the queue is empty (Ana Costa, 14:31) · all drained",
    ):
        assert line in lines
    assert any(line.startswith("  Briefing due 14:46 UTC missed, still owed") for line in lines)


def test_times_in_the_status_are_in_the_zone_of_the_settings(call: CommandLine) -> None:
    call.settings('zone = "Europe/Berlin"')
    lines = call.do("status").lines
    assert "  told                   on-call group (Kim) 16:31" in lines
    assert "  D1  Maria  objections asked for at 16:31  fail over to region B" in lines


def test_parts_that_are_empty_are_left_out(ic: CommandLine) -> None:
    ic.do("declare", "Small thing", "--sev", "4")
    out = ic.do("status").out
    for heading in ("Speakers", "Evidence", "Decisions", "Missed"):
        assert heading not in out


def test_a_loop_is_not_asked_of_an_incident_that_is_over(call: CommandLine) -> None:
    assert "Loop: " in call.do("status").out
    call.do("log", "/resolve back to normal")
    assert "Loop: " not in call.do("status", "card payments").out


def matrix(hypotheses: int, observations: int) -> MatrixShape:
    handles = [f"H{number}" for number in range(1, hypotheses + 1)]
    return {
        "columns": [{"id": handle, "handle": handle, "text": "x", "status": "open"} for handle in handles],
        "rows": [
            {"id": f"e{number}", "at": "2026-05-20T14:31:00Z", "text": f"seen {number}", "cells": cells(hypotheses)}
            for number in range(observations)
        ],
        "ranking": [{"handle": handle, "contradictions": 0, "support": 0, "neutral": 0} for handle in handles],
        "leaders": handles[:2],
        "separating": [],
        "unweighed": [],
        "verdict": "Verdict.",
    }


def cells(hypotheses: int) -> list[str | None]:
    return ["C", *[None] * (hypotheses - 2), "I"]


def test_of_many_hypotheses_only_those_are_named_that_an_observation_weighs_on() -> None:
    assert evidence_lines(matrix(6, 1))[1] == "  H1 C  H2 ·  H3 ·  H4 ·  H5 ·  H6 I  seen 0"
    assert evidence_lines(matrix(7, 1))[1] == "  H1 C, H7 I  seen 0"


def test_of_many_observations_the_latest_are_shown_and_the_rest_counted() -> None:
    assert len(evidence_lines(matrix(2, 12))) == 1 + 12 + 2
    lines = evidence_lines(matrix(2, 13))
    assert lines[1].endswith("seen 1")
    assert lines[13] == "  and 1 before these"


# What to say now


def test_next_says_the_first_in_full_and_the_rest_as_headlines(call: CommandLine) -> None:
    prompts = call.do("status", "--json").json["prompts"]
    assert len(prompts) > 2
    short = call.do("next").lines
    assert short[0] == f"  1. {prompts[0]['headline']}"
    assert short[1] == f"     “{prompts[0]['words']}”"
    assert short[2:] == [f"  {n}. {prompt['headline']}" for n, prompt in enumerate(prompts[1:], 2)]
    whole = call.do("next", "--all").lines
    assert whole[1::2] == [f"     “{prompt['words']}”" for prompt in prompts]


def test_next_as_data_is_what_the_status_has(call: CommandLine) -> None:
    found = call.do("next", "--json").json
    assert found["prompts"] == call.do("status", "--json").json["prompts"]
    assert any(prompt["about"] for prompt in found["prompts"])
    fits(found, shapes.NextShape)


def test_next_says_so_where_there_is_nothing_to_say(ic: CommandLine) -> None:
    ic.do("declare", "Small thing", "--sev", "4")
    ic.do("log", "/resolve gone")
    assert ic.do("next", "small").out != "Nothing needs to be said now.\n"
    ic.do("log", "--incident", "small", "/close done")
    assert ic.do("next", "small").out == "Nothing needs to be said now.\n"


# Updates


def test_an_update_is_a_text_for_its_reader(call: CommandLine) -> None:
    texts = {name: call.do("update", "--for", name).out for name in ("stakeholders", "technical", "public")}
    assert len(set(texts.values())) == 3
    assert "pool exhausted" in texts["technical"]
    assert "pool exhausted" not in texts["stakeholders"] + texts["public"]
    assert "Maria" not in texts["public"]
    assert all("Next update: 15:11 UTC." in text for text in texts.values())
    assert call.do("update").out == texts["stakeholders"]


def test_an_unknown_reader_is_answered_with_those_that_there_are(call: CommandLine) -> None:
    assert "stakeholders" in call.refuse("update", "--for", "everybody")


# Handing over


def test_the_brief_tells_whoever_takes_over_how_things_stand(call: CommandLine) -> None:
    lines = call.do("handoff", "--brief", "--to", "Sam Okafor").lines
    assert lines[0].startswith("Handoff: incident commander from Dana Reyes to Sam Okafor")
    assert "- SEV1, investigating, not contained: Checkout: card payments time out" in lines
    assert any("call the gateway directly" in line and "15 min over" in line for line in lines)
    comms = call.do("handoff", "--brief", "--role", "Communications lead").lines
    assert comms[0].startswith("Handoff: communications lead from Jo")


def test_the_brief_as_data_has_its_shape_and_its_text(call: CommandLine) -> None:
    found: dict[str, Any] = call.do("handoff", "card payments", "--brief", "--json", "--to", "Sam").json
    fits(found, shapes.BriefShape)
    assert (found["role"], found["giver"], found["to"]) == ("ic", "Dana Reyes", "Sam")
    (task,) = found["tasks"]
    assert (task["handle"], task["minutes_left"], task["tests"]) == ("T1", -15, ["H2"])
    assert [one["against"] for one in found["hypotheses"]][1] == ["312 of 320 connections wait"]
    assert found["proposed"][0]["polled"] is True
    assert found["vacant"] == ["scribe"]
    assert found["text"].splitlines() == call.do("handoff", "--brief", "--to", "Sam").lines


def test_a_handoff_says_that_it_only_prints_and_which_roles_there_are(call: CommandLine) -> None:
    assert "--brief" in call.refuse("handoff")
    assert "comms" in call.refuse("handoff", "--brief", "--role", "chief")


def test_none_of_them_records_anything(call: CommandLine) -> None:
    before = entries_of(call)
    for arguments in (["next", "--all"], ["update"], ["handoff", "--brief"], ["status"]):
        call.do(*arguments)
    assert entries_of(call) == before


# The line knows the policy's own names


def test_an_audience_and_a_criterion_of_several_words_need_no_quotation_marks(call: CommandLine) -> None:
    call.settings('[policy]\nexit_criteria = ["error rate normal"]\n')
    call.do("log", "/told product owner @Lee has it")
    call.do("log", "/exit error rate normal met")
    status = call.do("status", "--json").json
    heard = {one["who"]: one["person"] for one in status["hearings"] if one["heard_at"]}
    assert heard["product owner"] == "Lee"
    assert {one["name"]: one["standing"] for one in status["exit_criteria"]}["error rate normal"] == "met"
