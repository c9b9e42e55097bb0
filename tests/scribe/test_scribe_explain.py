"""How a line will be read, said before Enter."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from incident_console.incident.commands import Command
from incident_console.incident.state import State
from incident_console.incident.words import entry_of
from incident_console.scribe.context import Context
from incident_console.scribe.explain import Explanation, explain
from incident_console.scribe.parse import parse
from support import Story

ANA = Context("Ana Costa")


@pytest.fixture
def story() -> Story:
    story = Story().at("14:31").declared()
    type_in(story, "14:31", "/sev 1 all cards", "/role ic @Dana.Reyes", "/role ops @Maria.Silva")
    type_in(story, "14:40", "? Database connection pool exhausted @maria", "? Gateway times out @maria")
    type_in(story, "14:41", "=? roll back 4.2.1 | stay", "todo why no page", "/floor @sam")
    type_in(story, "14:42", "! restart gateway pods @sam 10m", "need db admin access @dba")
    story.at("14:48")
    return story


def type_in(story: Story, at: str, *lines: str) -> None:
    story.at(at)
    for line in lines:
        command = parse(line, story.now, ANA, story.state.began_at)
        assert isinstance(command, Command), command
        story.do(command)


def told(story: Story, line: str, context: Context = ANA) -> Explanation:
    return explain(line, story.state, story.now, context)


@pytest.mark.parametrize(
    ("line", "words", "label"),
    [
        ("pool at 40 %", "entry · now · by Ana Costa", "note"),
        ("14:31 rollback", "entry · 14:31 UTC (17 min ago) · by Ana Costa", "note"),
        ("~14:30 rollback", "entry · about 14:30 UTC (18 min ago) · by Ana Costa", "note"),
        ("14:47:20 rollback", "entry · 14:47:20 UTC (40 s ago) · by Ana Costa", "note"),
        ("14:48:30 rollback", "entry · 14:48:30 UTC (in 30 s) · by Ana Costa", "note"),
        ("yesterday 23:50 deploy", "entry · 2026-05-19 23:50 UTC (14 h 58 min ago) · by Ana Costa", "note"),
        ("2026-05-10 14:48 deploy", "entry · 2026-05-10 14:48 UTC (10 days ago) · by Ana Costa", "note"),
        ("one\ntwo", "entry of 2 lines · now · by Ana Costa", "note"),
        ("/alert 61 % @Alertmanager", "alert from Alertmanager · now · by Ana Costa", "alert"),
        ("h1 - pool at 40 %", "evidence against H1 · now · by Ana Costa", "− H1"),
        ("h1+ h2- flat", "evidence for H1, against H2 · now · by Ana Costa", "+H1 −H2"),
        ("? dns @maria", "hypothesis H3 · owner Maria Silva · now · by Ana Costa", "? H3"),
        ("h1 rule out 40 %", "H1 is ruled out · now · by Ana Costa", "× H1"),
        ("! roll back @maria 10m", "task for Maria Silva · 10 min · T2 · now · by Ana Costa", "! T2"),
        ("! roll back @zoe 10m", "task for zoe (new name) · 10 min · T2 · now · by Ana Costa", "! T2"),
        ("h1 h2 test drain @sam 5m", "test of H1, H2 for sam · 5 min · T2 · now · by Ana Costa", "! T2"),
        ("t1 +5m", "5 min more for T1 · now · by Ana Costa", "! T1"),
        ("t1 done", "T1 done · now · by Ana Costa", "✓ T1"),
        ("t1 @maria", "T1 goes to Maria Silva · now · by Ana Costa", "! T1"),
        ("= fail over", "decision D2 · now · by Ana Costa", "= D2"),
        ("> we are on it next 20m", "update sent · next in 20 min · now · by Ana Costa", "update"),
        (">> all said", "briefing held · now · by Ana Costa", "brief"),
        ("n1 met", "N1 met · now · by Ana Costa", "✓ N1"),
        ("todo look @maria", "follow-up A2 · for Maria Silva · now · by Ana Costa", "todo A2"),
        ("/sev 2 better", "severity SEV2, was SEV1 · now · by Ana Costa", "sev"),
        ("/role comms @jo", "jo (new name) is communications lead · now · by Ana Costa", "role"),
        ("/contain rollback", "containment: roll back started · now · by Ana Costa", "contain"),
        ("14:22 /mark noticed", "milestone: detected by a person · 14:22 UTC (26 min ago) · by Ana Costa", "mark"),
        ("14:31 /amend h1", "correction · the time of H1 is 14:31 UTC · now · by Ana Costa", "amend"),
        ("/amend h1 pool", "correction · the text of H1 · now · by Ana Costa", "amend"),
        ("/undo t1", "takes back: restart gateway pods · sam · 10 min · now · by Ana Costa", "undo"),
        ("=? fail over | stay | wait @maria",
         "proposal D2 · 2 other ways · by Maria Silva · now · by Ana Costa", "=? D2"),
        ("=? fail over", "proposal D2 · now · by Ana Costa", "=? D2"),
        ("d1 poll", "D1: asked for strong objections · now · by Ana Costa", "=? D1"),
        ("d1 object data lag @zoe", "objection to D1 · from zoe (new name) · now · by Ana Costa", "=? D1"),
        ("d1 object lag", "objection to D1 · from nobody named, @name says whose · now · by Ana Costa", "=? D1"),
        ("d1 adopt", "D1 adopted · now · by Ana Costa", "= D1"),
        ("n1 @maria", "N1 goes to Maria Silva · now · by Ana Costa", "need N1"),
        ("/told leadership @maria", "leadership has heard · Maria Silva · now · by Ana Costa", "told"),
        ("/exit errors normal met",
         "exit criterion “errors normal” met · new on the list · now · by Ana Costa", "✓ exit"),
        ("/exit add errors normal", "new exit criterion “errors normal” · now · by Ana Costa", "exit"),
        ("/exit drop page", "“page” is no exit criterion any more · it is on no list · now · by Ana Costa", "exit"),
        ("/standdown people", "stand-down: people · now · by Ana Costa", "stand"),
        ("/floor @maria", "Maria Silva wants to speak · now · by Ana Costa", "floor"),
        ("/floor next", "sam has the floor · now · by Ana Costa", "floor"),
        ("/floor drop @sam", "sam no longer wants to speak · now · by Ana Costa", "floor"),
        ("/assume ic @maria no answer",
         "Maria Silva takes over as incident commander without an answer · now · by Ana Costa", "role"),
        ("/sev 2 better release @maria @zoe",
         "severity SEV2, was SEV1 · releases Maria Silva, zoe (new name) · now · by Ana Costa", "sev"),
        ("/sev 2 engage @sam", "severity SEV2, was SEV1 · engages sam · now · by Ana Costa", "sev"),
        ("/action a1 owner @maria commit", "action item A1 · Committed · Maria Silva · now · by Ana Costa", "todo A1"),
        ("/action a1 owner @zoe due 2w",
         "action item A1 · zoe · due 2026-06-03 · zoe is a new name · now · by Ana Costa", "todo A1"),
        ("/action new Add a page due 2w commit",
         "new action item A2 · Add a page · Committed · due 2026-06-03 · now · by Ana Costa", "todo A2"),
        ("star h1", "star: Database connection pool exhausted · Maria Silva · now · by Ana Costa", "star"),
        ("star", "star: db admin access · dba · now · by Ana Costa", "star"),
        ("/export out.md", "writes the postmortem draft: out.md", "/export"),
    ],
)  # fmt: skip
def test_the_words_for_a_line_that_would_be_taken(story: Story, line: str, words: str, label: str) -> None:
    assert told(story, line) == Explanation(True, words, label)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("h9 + x", "There is no H9. Open hypotheses: H1, H2."),
        ("t9 done", "There is no T9. Open task: T1."),
        ("h1 confirm", "What confirms H1? Add it: h1 confirm and the reason."),
        ("h1 reopen again", "H1 is open already."),
        ("h1 +", "What was observed? As in: h1 - pool at 40 %, steady."),
        ("/accept comms", "No offer of communications lead is open: /offer comms @name makes one."),
        ("14:31", "14:31 has nothing behind it: add what happened then, as in 14:31 rollback started."),
        ("h1", "H1 Database connection pool exhausted (open): + - . text, test, confirm, rule out, park, reopen"),
        ("t1", "T1 restart gateway pods (sam, assigned): ack, done, failed, drop, +5m, @name"),
        ("n1", "N1 db admin access (open): met, drop, @name"),
        ("d1", "D1 roll back 4.2.1 (proposed): poll, object text @who, adopt, reject, withdraw"),
        ("14:31 h1", "H1 Database connection pool exhausted (open): + - . text, test, confirm, rule out, park, reopen"),
        ("/ro", "/role ROLE @person words records who holds a role"),
        ("/s", "/sev /standdown /search"),
        ("\\", "There is nothing to note yet: type what was seen, said or done."),
    ],
)
def test_the_words_for_a_line_that_is_refused_or_not_finished(story: Story, line: str, words: str) -> None:
    assert told(story, line) == Explanation(False, words)


def test_an_empty_line_shows_the_forms(story: Story) -> None:
    assert "? hypothesis · ! task" in told(story, "").words


def test_nothing_is_taken_before_the_declaration() -> None:
    assert explain("x", State("i1"), datetime(2026, 5, 20, tzinfo=UTC), ANA) == Explanation(
        False, "No incident is open here: declare one first."
    )


def test_times_are_shown_in_the_seats_zone_with_its_name(story: Story) -> None:
    words = told(story, "16:40 x", Context("Ana", ZoneInfo("Europe/Berlin"))).words
    assert words == "entry · 16:40 CEST (8 min ago) · by Ana"


def test_a_state_for_an_earlier_time_is_shown_as_history(story: Story) -> None:
    type_in(story, "14:46", "/sev 2 better")
    story.at("14:48")
    assert told(story, "14:45 /sev 3 low").words.endswith("by Ana Costa · as history: what holds now stays")


def test_undo_and_redo_say_what_they_take_back(story: Story) -> None:
    assert told(story, "/undo").words.startswith("takes back: db admin access")
    type_in(story, "14:49", "/undo")
    assert told(story, "/redo").words.startswith("brings back: db admin access")


def test_what_is_shown_is_the_label_that_the_timeline_shows(story: Story) -> None:
    for line in ("note it", "h1 - pool", "! roll back @sam 5m", "? dns", "/sev 2 x", "> update", "t1 done"):
        label = told(story, line).label
        command = parse(line, story.now, ANA, story.state.began_at)
        assert isinstance(command, Command)
        recorded = story.do(command)
        assert entry_of(story.state, recorded.event_id).label == label


def test_an_exit_criterion_that_is_on_a_list_is_not_called_new(story: Story) -> None:
    team = Context("Ana", criteria=("Errors normal for 30 min",))
    type_in(story, "14:49", "/exit add no backlog")
    for line in ("/exit errors normal met", "/exit no backlog met", "/exit drop errors", "/exit drop no backlog"):
        assert "list" not in told(story, line, team).words
    assert "“Errors normal for 30 min” met" in told(story, "/exit errors normal met", team).words


def test_an_audience_that_need_not_hear_is_told_apart_from_one_that_must(story: Story) -> None:
    team = Context("Ana", audiences=("leadership", "product owner"))
    assert told(story, "/told leaderhip", team).words.startswith("leaderhip has heard · not one of those who must hear")
    assert told(story, "/told owner @maria", team).words.startswith("product owner has heard · Maria Silva · now")
