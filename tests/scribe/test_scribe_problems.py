"""Lines that cannot be read: each gets one clear line, and what would be right."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scribe_strategies import any_line

from incident_console.incident.commands import Command
from incident_console.incident.decide import Refusal, decide
from incident_console.scribe.complete import complete
from incident_console.scribe.context import Context
from incident_console.scribe.explain import explain
from incident_console.scribe.hints import hint
from incident_console.scribe.parse import Directive, Problem, parse
from support import Story

NOW = datetime(2026, 11, 21, 14, 48, tzinfo=UTC)
ANA = Context("Ana Costa")

PROBLEMS = [
    ("", "nothing to note"),
    ("   ", "nothing to note"),
    ("14:31", "14:31 has nothing behind it"),
    ("~14:31", "~14:31 has nothing behind it"),
    ("-5m", "-5m has nothing behind it"),
    ("yesterday 23:50", "nothing behind it"),
    ("2026-02-30 10:00 x", "no 2026-02-30 in the calendar"),
    ("T+12 x", "nothing is declared yet"),
    ("14:31 UTC+15 x", "UTC+15 is no zone"),
    ("h1", "H1 needs a form: h1 + text"),
    ("h1 looks strange", "\\h1 … notes it as text"),
    ("h1 h2 park", "One hypothesis at a time"),
    ("t3", "T3 needs a form: t3 ack"),
    ("t3 looks done", "T3 needs a form"),
    ("t3 @sam please", "takes no words"),
    ("n1 whatever", "N1 needs a form: n1 met"),
    ("?", "what might explain it"),
    ("? @maria", "what might explain it"),
    ("!", "what is to be done"),
    ("=", "what was decided"),
    (">", "what the update said"),
    ("> next 20m", "says something"),
    (">>", "what was said"),
    ("need", "need what, of whom"),
    ("need @dba", "need what, of whom"),
    ("todo", "todo what"),
    ("/", "/help"),
    ("/sve 2", "Did you mean /sev?"),
    ("/expotr", "Did you mean /export?"),
    ("/ro ops @maria", "Did you mean /role?"),
    ("/xyzzy", "\\/xyzzy … notes it as text"),
    ("/sev", "Which severity"),
    ("/sev 7 x", "1 to 4"),
    ("/role", "Which role?"),
    ("/role king @sam", "Which role?"),
    ("/role ops", "Who is operations lead?"),
    ("/offer ops", "Who is operations lead?"),
    ("/handoff", "to whom?"),
    ("/contain", "The levers are"),
    ("/contain magic", "The levers are"),
    ("/phase", "The phases are"),
    ("/mark", "The milestones are"),
    ("/impact", "What do users feel?"),
    ("/title", "What is the incident called"),
    ("/alert", "What does the alert say?"),
    ("/amend", "Which entry"),
    ("/amend h1", "the right text"),
    ("/undo h1 h2", "one handle"),
    ("/redo all", "stands alone"),
    ("=?", "what is proposed"),
    ("=? | wait", "what is proposed"),
    ("d1", "D1 needs a form: d1 poll"),
    ("d1 looks good", "\\d1 … notes it as text"),
    ("d1 poll now", "stands alone"),
    ("n1 @dba please", "takes no words"),
    ("/told", "Who has heard?"),
    ("/told @maria", "The audience comes first"),
    ("/exit", "To leave the console: /quit"),
    ("/exit met", "/exit NAME met or open"),
    ("/exit errors normal", "/exit NAME met or open"),
    ('/exit "errors normal"', "/exit NAME met or open"),
    ("/exit add", "/exit add and then"),
    ("/standdown", "Which part?"),
    ("/standdown desk", "Which part?"),
    ("/floor", "/floor @sam asks for the word"),
    ("/floor drop", "/floor drop @sam takes them off"),
    ("/floor @sam now", "“now” is not a speaker"),
    ("/assume", "Which role?"),
    ("/action", "Which action item?"),
    ("/action h1 done", "Which action item?"),
    ("/action a1", "What about A1?"),
    ("/action a1 soon", "“soon” is nothing that A1 has"),
    ("/action a1 due 2026-02-30", "no 2026-02-30 in the calendar"),
    ("/action a1 outcome", "“outcome” is nothing"),
    ("/action a1 due soon", "“soon” is no day: as in 2026-12-05, or 2w for in two weeks."),
    ("/action a1 due next sprint owner @sam", "“next sprint” is no day"),
    ("/action a1 due 06/10/2026", "“06/10/2026” is no day"),
    ("/action a1 due 2026-12-04 17:00 CET", "is more than a day: without time and zone it is 2026-12-04."),
    ("/action a1 due 2026-12-04T17:00:00+01:00", "is more than a day: without time and zone it is 2026-12-04."),
    ("/action a1 outcome a page within 5 min due next sprint", "“next sprint” is no day"),
    ("/action a1 due 2026-12-04 @sam", "“@sam” is nothing that A1 has"),
    ("/action new", "What will be done?"),
    ("/action new owner @sam", "What will be done?"),
    ("/action new Add a page due soon", "“soon” is no day"),
    ('/action new "Add a page" soon', "“soon” is nothing that an action item has"),
]


@pytest.mark.parametrize(("line", "says"), PROBLEMS, ids=[line or "empty" for line, _ in PROBLEMS])
def test_a_line_that_cannot_be_read_says_in_one_line_what_would_be_right(line: str, says: str) -> None:
    parsed = parse(line, NOW, ANA)
    assert isinstance(parsed, Problem)
    assert says in parsed.reason
    assert "\n" not in parsed.reason
    assert len(parsed.reason) < 200


@pytest.mark.parametrize(
    "line", ["0001-01-01 00:00 UTC+14 x", "9999-12-31 23:59 UTC-2 x", "-999999h x", "T+999999h x", "T-999999h x"]
)
def test_a_time_outside_the_calendar_is_a_problem_or_far_away_but_never_an_error(line: str) -> None:
    early = datetime(1, 1, 2, tzinfo=UTC)
    late = datetime(9999, 12, 30, tzinfo=UTC)
    for now in (early, NOW, late):
        assert isinstance(parse(line, now, ANA, now), Command | Problem)


def test_the_nearest_command_is_named_by_what_was_begun_first() -> None:
    parsed = parse("/re", NOW, ANA)
    assert isinstance(parsed, Problem)
    assert "/release, /resolve, /reopen or /redo" in parsed.reason


@settings(max_examples=500, deadline=None)
@given(any_line)
def test_any_line_is_read_or_refused_and_never_raises(line: str) -> None:
    parsed = parse(line, NOW, ANA, NOW)
    assert isinstance(parsed, Command | Directive | Problem)
    if isinstance(parsed, Problem):
        assert parsed.reason


def _story() -> Story:
    story = Story().at("14:31").declared()
    for line in ("? pool exhausted @Maria.Silva", "? gateway @sam", "! restart @sam 5m", "need access @dba", "a #tag"):
        command = parse(line, story.now, ANA, story.state.began_at)
        assert isinstance(command, Command)
        story.do(command)
    story.at("14:48")
    return story


STORY = _story()


@settings(max_examples=500, deadline=None)
@given(any_line)
def test_any_line_is_explained_as_it_would_be_carried_out(line: str) -> None:
    told = explain(line, STORY.state, STORY.now, ANA)
    assert told.words
    parsed = parse(line, STORY.now, ANA, STORY.state.began_at)
    assert told.ok is (isinstance(parsed, Directive) or (isinstance(parsed, Command) and _taken(parsed)))
    if hint(line, STORY.state):
        assert not told.ok


def _taken(command: Command) -> bool:
    return not isinstance(decide(STORY.state, command, STORY.now), Refusal)


@settings(max_examples=500, deadline=None)
@given(any_line, st.integers(-3, 80))
def test_completion_never_raises_and_stays_inside_the_line(line: str, cursor: int) -> None:
    for offered in complete(line, cursor, STORY.state, ANA):
        assert 0 <= offered.start <= offered.end <= len(line)
        assert offered.text
