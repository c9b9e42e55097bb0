"""What Tab offers."""

from __future__ import annotations

import pytest

from incident_console.incident.commands import (
    AddCriterion,
    Command,
    Decide,
    DropCriterion,
    GiveNotice,
    NoteFollowUp,
    ProposeDecision,
    SetCriterion,
    TakeRole,
    WriteEntry,
)
from incident_console.incident.vocabulary import Role, Severity
from incident_console.scribe.complete import Completion, complete
from incident_console.scribe.context import Context
from incident_console.scribe.parse import parse
from support import Story

ANA = Context("Ana Costa", severity_aliases={"P0": Severity.SEV1})


@pytest.fixture
def story() -> Story:
    story = Story().at("14:31").declared()
    for line in (
        "/role ops @Maria.Silva",
        "/role comms @Jo.Park",
        "? Pool exhausted @Maria.Silva",
        "? Gateway times out",
        "! restart pods @sam 5m",
        "need access @dba",
        "seen #db and #gateway",
        "/role ic @Dana.Reyes",
    ):
        command = parse(line, story.now, ANA, story.state.began_at)
        assert isinstance(command, Command)
        story.do(command)
    return story


def texts(story: Story, line: str, cursor: int | None = None) -> list[str]:
    return [c.text for c in complete(line, len(line) if cursor is None else cursor, story.state, ANA)]


def test_commands_after_a_slash_each_with_its_form(story: Story) -> None:
    first, *others = complete("/ro", 3, story.state, ANA)
    assert first == Completion(0, 3, "/role", "/role ROLE @person words · records who holds a role")
    assert others == []
    assert texts(story, "14:31 /sev") == ["/sev"]
    assert texts(story, "/re")[:4] == ["/release", "/resolve", "/reopen", "/redo"]


def test_second_words(story: Story) -> None:
    assert texts(story, "/role ") == ["ic", "deputy", "ops", "comms", "scribe", "safety", "sme", "observer"]
    assert texts(story, "/role c")[0] == "comms"
    assert texts(story, "/sev ") == ["1", "2", "3", "4", "P0"]
    assert texts(story, "/phase m")[:2] == ["mitigated", "monitoring"]
    assert texts(story, "/contain r")[0] == "roll back"
    assert texts(story, "/contain roll back w") == ["roll back worked"]
    assert texts(story, "/mark no") == ["noticed"]
    assert texts(story, "/amend h") == ["h2", "h1"]
    assert texts(story, "/nonsense x") == []


def test_what_can_be_said_of_decisions_and_needs(story: Story) -> None:
    story.do(ProposeDecision(text="fail over"), Decide(text="no more deploys"))
    assert complete("d", 1, story.state, ANA) == (Completion(0, 1, "d1", "D1 fail over"),)
    assert texts(story, "d1 ") == ["poll", "object", "adopt", "reject", "withdraw"]
    assert texts(story, "star h") == ["h2", "h1"]
    assert texts(story, "unstar d") == ["d2", "d1"]


def test_who_must_hear_those_first_who_have_not(story: Story) -> None:
    story.do(GiveNotice(audience="Leadership"))
    team = Context("Ana Costa", audiences=("leadership", "on-call group"))
    offered = complete("/told ", 6, story.state, team)
    assert [(c.text, c.label) for c in offered] == [
        ('"on-call group"', "has not heard yet"),
        ("Leadership", "has heard"),
    ]
    assert texts(story, "/told l") == ["Leadership"]


def test_exit_criteria_of_the_team_and_of_this_incident(story: Story) -> None:
    story.do(SetCriterion(name="Errors normal"), AddCriterion(name="no backlog"), DropCriterion(name="page green"))
    team = Context("Ana Costa", criteria=("errors normal", "page green", "all told"))
    offered = complete("/exit ", 6, story.state, team)
    assert [(c.text, c.label) for c in offered[:3]] == [
        ('"Errors normal"', "met"), ('"all told"', "open"), ('"no backlog"', "open"),
    ]  # fmt: skip
    assert [c.text for c in offered[3:]] == ["add", "drop"]
    assert texts(story, "/exit drop no b") == ["drop no backlog"]
    assert texts(story, "/exit add no") == []
    assert texts(story, '/exit "no backlog" ') == ['"no backlog" met', '"no backlog" open', '"no backlog" not met']
    line = '/exit "no backlog" m'
    met = complete(line, len(line), story.state, team)[0]
    assert parse(line[: met.start] + met.text, story.now, team) == SetCriterion(name="no backlog")


def test_what_can_be_said_of_an_action_item(story: Story) -> None:
    story.do(NoteFollowUp(text="why no page"))
    assert complete("/action ", 8, story.state, ANA) == (
        Completion(8, 8, "a1", "A1 why no page"),
        Completion(8, 8, "new", "one that nobody has noted yet"),
    )
    assert complete("/action new Add a page ow", 25, story.state, ANA) == (Completion(23, 25, "owner", "@name"),)
    assert texts(story, "/action new Add a p") == []
    assert texts(story, "/action a1 due ") == ["1w", "2w", "4w"]
    assert texts(story, "/action a1 due 2") == ["2w"]
    assert texts(story, "/action a1 ")[:3] == ["owner", "due", "ticket"]
    assert texts(story, "/action a1 impact ") == ["low", "medium", "high"]
    assert texts(story, "/action a1 kind d") == ["detect"]
    assert texts(story, "/action a1 kind detect t") == ["ticket"]
    assert texts(story, "/action a1 kind detect k") == []
    assert texts(story, "/action a1 owner @mar") == ["@Maria.Silva"]


def test_second_words_of_the_call(story: Story) -> None:
    assert texts(story, "/floor ") == ["next", "drop"]
    assert texts(story, "/standdown st") == ["status page"]
    assert texts(story, "/assume i")[0] == "ic"


def test_people_after_an_at_prefixes_first_then_who_was_heard_of_last(story: Story) -> None:
    assert texts(story, "? slow @") == ["@Dana.Reyes", "@Ana.Costa", "@dba", "@sam", "@Maria.Silva", "@Jo.Park"]
    assert texts(story, "? slow @s") == ["@sam", "@Maria.Silva", "@Dana.Reyes", "@Ana.Costa"]
    assert texts(story, "! x @maria.s") == ["@Maria.Silva"]
    assert texts(story, '! x @"maria s') == ["@Maria.Silva"]
    assert texts(story, "mail sam@ex") == []
    assert complete("/role ops @jo", 13, story.state, ANA) == (Completion(10, 13, "@Jo.Park", "Jo Park"),)


def test_a_name_that_dots_cannot_carry_is_quoted(story: Story) -> None:
    story.do(TakeRole(role=Role.SAFETY, person="Zoe (night shift)"))
    assert texts(story, "! x @zoe") == ['@"Zoe (night shift)"']


def test_tags_after_a_hash(story: Story) -> None:
    assert texts(story, "again #") == ["#gateway", "#db"]
    assert texts(story, "ask @maria about #d") == ["#db"]


def test_open_handles_at_the_beginning_with_their_text(story: Story) -> None:
    assert complete("h", 1, story.state, ANA) == (
        Completion(0, 1, "h1", "H1 Pool exhausted"),
        Completion(0, 1, "h2", "H2 Gateway times out"),
    )
    assert texts(story, "14:31 t") == ["t1"]
    assert texts(story, "n1") == ["n1"]
    assert texts(story, "h1+ h") == ["h1", "h2"]
    assert texts(story, "the h") == []


def test_what_can_follow_a_handle(story: Story) -> None:
    assert texts(story, "h1 ") == ["test", "confirm", "rule out", "park", "reopen"]
    assert texts(story, "h1 ru")[0] == "rule out"
    assert texts(story, "t1 d") == ["done", "drop", "failed"]
    assert texts(story, "n1 m") == ["met"]


def test_only_the_word_at_the_cursor_is_replaced(story: Story) -> None:
    assert complete("! x @ma now", 7, story.state, ANA) == (Completion(4, 7, "@Maria.Silva", "Maria Silva"),)
    assert complete("! x @maria now", 6, story.state, ANA)[0] == Completion(4, 10, "@Maria.Silva", "Maria Silva")


def test_the_same_line_is_completed_the_same_way_twice(story: Story) -> None:
    for line in ("@", "#", "/", "h", "/role "):
        assert texts(story, line) == texts(story, line)


def test_no_more_than_can_be_read_is_offered(story: Story) -> None:
    for number in range(40):
        story.do(WriteEntry(text=f"#tag{number}"))
    assert len(texts(story, "#tag")) == 20
