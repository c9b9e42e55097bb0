"""From a command to its line and back."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scribe_strategies import any_line, commands_with_a_line

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import Audience, EntryKind, Role, Severity, Weight
from incident_console.scribe.context import Context
from incident_console.scribe.parse import parse
from incident_console.scribe.unparse import unparse

NOW = datetime(2026, 11, 21, 14, 48, tzinfo=UTC)
ANA = Context("Ana Costa")
TEAM = Context("Ana Costa", audiences=("on-call group", "leadership"), criteria=("Error rate normal", "no open tasks"))
BERLIN = Context("Ana Costa", ZoneInfo("Europe/Berlin"))
zones: st.SearchStrategy[tzinfo] = st.sampled_from([UTC, ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kathmandu")])


@settings(max_examples=500, deadline=None)
@given(commands_with_a_line, zones)
def test_a_command_that_is_written_as_a_line_is_read_back_as_the_same_command(command: c.Command, zone: tzinfo) -> None:
    context = Context("Ana Costa", zone)
    line = unparse(command, context, NOW)
    assert line, command
    assert parse(line, NOW, context) == command


@settings(max_examples=300, deadline=None)
@given(commands_with_a_line)
def test_what_the_team_calls_things_changes_how_a_command_is_written_and_never_what_it_means(
    command: c.Command,
) -> None:
    line = unparse(command, TEAM, NOW)
    assert line, command
    assert parse(line, NOW, TEAM) == command


@settings(max_examples=300, deadline=None)
@given(any_line)
def test_writing_what_was_read_and_reading_it_again_changes_nothing(line: str) -> None:
    first = parse(line, NOW, ANA, NOW)
    if isinstance(first, c.Command) and (written := unparse(first, ANA, NOW)):
        assert parse(written, NOW, ANA) == first


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (c.WriteEntry(text="plain"), "plain"),
        (c.WriteEntry(text="? no question"), "\\? no question"),
        (c.RaiseHypothesis(text="slow", owner="Maria Silva"), "? slow @Maria.Silva"),
        (c.AssignTask(text="restart", person="J.R.", minutes=90), '! restart @"J.R." 1h30m'),
        (c.GiveEvidence(text="flat", weighs=(("H1", Weight.FOR), ("H2", Weight.AGAINST))), "h1+ h2- flat"),
        (c.GiveEvidence(text="flat", weighs=(("H1", Weight.NEUTRAL),)), "h1 . flat"),
        (c.OfferRole(role=Role.IC, person="sam"), "/handoff @sam"),
        (c.SendUpdate(text="fixed", audience=Audience.PUBLIC, next_minutes=20), "/update public fixed next 20m"),
        (c.SendUpdate(text="fixed", next_minutes=20), "> fixed next 20m"),
        (
            c.ProposeDecision(text="fail over", options=("stay", "wait"), person="sam"),
            "=? fail over | stay | wait @sam",
        ),
        (c.ProposeDecision(text="a | b"), "=? a \\| b"),
        (c.SettleDecision(decision="D1", outcome="withdrawn", text="not safe"), "d1 withdraw not safe"),
        (c.ObjectToDecision(decision="D1", text="data lag", person="sam"), "d1 object data lag @sam"),
        (c.GiveNotice(audience="leadership", person="Lee Wong", text="joins"), "/told leadership @Lee.Wong joins"),
        (c.GiveNotice(audience="on-call group", text="paged"), '/told "on-call group" paged'),
        (c.SetCriterion(name="errors normal", met=False, text="2 %"), "/exit errors normal open 2 %"),
        (c.SetCriterion(name="no open tasks", text="all done"), '/exit "no open tasks" met all done'),
        (c.TakeRole(role=Role.IC, person="sam", words="silent", forced=True), "/assume ic @sam silent"),
        (
            c.SetSeverity(severity=Severity.SEV1, reason="all", engages=("a", "b"), releases=("c",)),
            "/sev 1 all engage @a @b release @c",
        ),
        (
            c.SetAction(follow_up="A1", verb="add a page", outcome="work is done"),
            '/action a1 verb "add a page" outcome "work is done"',
        ),
        (c.Star(target="H1", starred=False), "unstar h1"),
    ],
)
def test_the_canonical_line(command: c.Command, line: str) -> None:
    assert unparse(command, ANA, NOW) == line


@pytest.mark.parametrize(
    "command",
    [
        c.Declare(title="x"),
        c.WriteEntry(text=""),
        c.WriteEntry(text="x", source="Alertmanager"),
        c.WriteEntry(text="", entry=EntryKind.ALERT),
        c.HoldBriefing(conditions="x"),
        c.Decide(text="x", options=("y",)),
        c.Decide(text="x", person="sam"),
        c.Amend(target="H1", about=False),
        c.TakeRole(role=Role.OPS, person=""),
        c.OfferRole(role=Role.OPS, person=""),
        c.WeighEvidence(evidence="e1", hypothesis="h1", weight=Weight.FOR),
        c.ProposeDecision(text=""),
        c.ObjectToDecision(decision="d1", text=""),
        c.GiveNotice(audience=""),
        c.SetCriterion(name=""),
        c.AddCriterion(name=""),
        c.RouteNeed(need="n1", person=""),
        c.AskFloor(person=""),
        c.LeaveFloor(person=""),
        c.SetAction(follow_up="a1"),
        c.Star(target="an entry"),
        c.Star(author="Ben"),
        c.SayPrompt(prompt="stall", words="x"),
        c.SnoozePrompt(prompt="stall", headline="x"),
    ],
)
def test_what_cannot_be_typed_has_no_line(command: c.Command) -> None:
    assert unparse(command, ANA, NOW) == ""
