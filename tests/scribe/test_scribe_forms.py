"""Every form of the line, read exactly."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from scribe_strategies import HOSTILE

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import (
    ActionCategory,
    ActionField,
    ActionStatus,
    Audience,
    EntryKind,
    HypothesisStatus,
    Lever,
    LeverStatus,
    Milestone,
    Phase,
    Rating,
    Role,
    Severity,
    StandDownPart,
    Weight,
)
from incident_console.scribe.context import Context
from incident_console.scribe.parse import Directive, Problem, parse

NOW = datetime(2026, 11, 21, 14, 48, tzinfo=UTC)
BEGAN = datetime(2026, 11, 21, 14, 31, tzinfo=UTC)
ANA = Context("Ana Costa", severity_aliases={"P0": Severity.SEV1, "P1": Severity.SEV2})


def at(hours: int, minutes: int, seconds: int = 0, *, day: int = 21) -> datetime:
    return datetime(2026, 11, day, hours, minutes, seconds, tzinfo=UTC)


def read(line: str) -> object:
    return parse(line, NOW, ANA, BEGAN)


FORMS: list[tuple[str, object]] = [
    ("pool at 40 %, steady", c.WriteEntry(text="pool at 40 %, steady")),
    ("14:31 rollback started", c.WriteEntry(text="rollback started", at=at(14, 31))),
    ("14:31:20 rollback started", c.WriteEntry(text="rollback started", at=at(14, 31, 20))),
    ("-5m rollback started", c.WriteEntry(text="rollback started", at=NOW - timedelta(minutes=5))),
    ("~14:30 rollback started", c.WriteEntry(text="rollback started", at=at(14, 30), approximate=True)),
    ("T+12 rollback started", c.WriteEntry(text="rollback started", at=at(14, 43))),
    ("yesterday 23:50 deploy", c.WriteEntry(text="deploy", at=at(23, 50, day=20))),
    ("2026-11-20 23:50 deploy", c.WriteEntry(text="deploy", at=at(23, 50, day=20))),
    ("? gateway times out @maria", c.RaiseHypothesis(text="gateway times out", owner="maria")),
    ("h1 + text", c.GiveEvidence(text="text", weighs=(("H1", Weight.FOR),))),
    ("h1 - text", c.GiveEvidence(text="text", weighs=(("H1", Weight.AGAINST),))),
    ("h1 . text", c.GiveEvidence(text="text", weighs=(("H1", Weight.NEUTRAL),))),
    ("h1+ h2- text", c.GiveEvidence(text="text", weighs=(("H1", Weight.FOR), ("H2", Weight.AGAINST)))),
    ("h1 test text @sam 5m", c.AssignTask(text="text", person="sam", minutes=5, tests=("H1",))),
    ("h1 h2 test text @sam 5m", c.AssignTask(text="text", person="sam", minutes=5, tests=("H1", "H2"))),
    ("h1,h2 test text", c.AssignTask(text="text", tests=("H1", "H2"))),
    ("h1 confirm text", c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.CONFIRMED, reason="text")),
    ("h1 confirmed text", c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.CONFIRMED, reason="text")),
    ("h1 rule out text", c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.RULED_OUT, reason="text")),
    ("h1 ruled out text", c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.RULED_OUT, reason="text")),
    ("h1 park text", c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.PARKED, reason="text")),
    ("h1 reopen text", c.MoveHypothesis(hypothesis="H1", status=HypothesisStatus.OPEN, reason="text")),
    ("! restart gateway pods @sam 10m", c.AssignTask(text="restart gateway pods", person="sam", minutes=10)),
    ("t3 ack", c.AcknowledgeTask(task="T3")),
    ("t3 done text", c.EndTask(task="T3", outcome="done", text="text")),
    ("t3 failed text", c.EndTask(task="T3", outcome="failed", text="text")),
    ("t3 drop text", c.EndTask(task="T3", outcome="dropped", text="text")),
    ("t3 +5m", c.ExtendTask(task="T3", minutes=5)),
    ("t3 +5m waiting for access", c.ExtendTask(task="T3", minutes=5, reason="waiting for access")),
    ("t3 @sam", c.ReassignTask(task="T3", person="sam")),
    ("= fail over to region B", c.Decide(text="fail over to region B")),
    ("> text", c.SendUpdate(text="text")),
    ("> text next 20m", c.SendUpdate(text="text", next_minutes=20)),
    ("/update public text", c.SendUpdate(text="text", audience=Audience.PUBLIC)),
    ("/update technical: x next 20m", c.SendUpdate(text="x", audience=Audience.TECHNICAL, next_minutes=20)),
    ("> text, next in 20m", c.SendUpdate(text="text", next_minutes=20)),
    ("> text, next at 15:00", c.SendUpdate(text="text", next_minutes=12)),
    (">> text", c.HoldBriefing(text="text")),
    ("need db admin access @dba", c.RaiseNeed(text="db admin access", of="dba")),
    ("n1 met text", c.EndNeed(need="N1", text="text")),
    ("n1 drop text", c.EndNeed(need="N1", met=False, text="text")),
    ("todo why did the alert page nobody", c.NoteFollowUp(text="why did the alert page nobody")),
    ("TODO: page the right team @ana", c.NoteFollowUp(text="page the right team", person="ana")),
    ("\\? not a hypothesis", c.WriteEntry(text="? not a hypothesis")),
    ("/sev 2 reason", c.SetSeverity(severity=Severity.SEV2, reason="reason")),
    ("/sev SEV2 reason", c.SetSeverity(severity=Severity.SEV2, reason="reason")),
    ("/sev p1 reason", c.SetSeverity(severity=Severity.SEV2, reason="reason")),
    ("/role ops @maria", c.TakeRole(role=Role.OPS, person="maria")),
    ("/role ops @Maria.Silva from now on", c.TakeRole(role=Role.OPS, person="Maria Silva", words="from now on")),
    ("/offer comms @jo", c.OfferRole(role=Role.COMMS, person="jo")),
    ("/accept ops I have it", c.AcceptRole(role=Role.OPS, words="I have it")),
    ("/accept ops @maria I have it", c.AcceptRole(role=Role.OPS, person="maria", words="I have it")),
    ("/decline ops off at 16:00", c.DeclineRole(role=Role.OPS, reason="off at 16:00")),
    ("/withdraw ops", c.DeclineRole(role=Role.OPS, withdrawn=True)),
    ("/release safety", c.ReleaseRole(role=Role.SAFETY)),
    ("/handoff @sam", c.OfferRole(role=Role.IC, person="sam")),
    ("/impact checkout success 61 %", c.StateImpact(text="checkout success 61 %")),
    ("/contain rollback text", c.PullLever(lever=Lever.ROLL_BACK, text="text")),
    ("/contain roll back worked", c.PullLever(lever=Lever.ROLL_BACK, status=LeverStatus.WORKED)),
    ("/contain flag no", c.PullLever(lever=Lever.FLAG_OFF, status=LeverStatus.NOT_POSSIBLE)),
    ("/contain other not possible x", c.PullLever(lever=Lever.OTHER, status=LeverStatus.NOT_POSSIBLE, text="x")),
    ("/contain data started", c.PullLever(lever=Lever.DATA_CORRECTION, status=LeverStatus.STARTED)),
    ("/contain migration failed", c.PullLever(lever=Lever.MIGRATION_ROLLBACK, status=LeverStatus.FAILED)),
    ("/phase mitigated reason", c.SetPhase(phase=Phase.MITIGATED, reason="reason")),
    ("/resolve reason", c.SetPhase(phase=Phase.RESOLVED, reason="reason")),
    ("/reopen reason", c.SetPhase(phase=Phase.INVESTIGATING, reason="reason")),
    ("/close reason", c.SetPhase(phase=Phase.CLOSED, reason="reason")),
    ("/title Payments time out", c.Retitle(title="Payments time out")),
    ("/alert success 61 % @Alertmanager",
     c.WriteEntry(text="success 61 %", entry=EntryKind.ALERT, source="Alertmanager")),
    ("14:22 /mark noticed support called",
     c.MarkMilestone(milestone=Milestone.DETECTED_BY_PERSON, text="support called", at=at(14, 22))),
    ("/mark detected", c.MarkMilestone(milestone=Milestone.DETECTED_BY_SYSTEM)),
    ("/amend H1 text", c.Amend(target="H1", text="text")),
    ("14:31 /amend h1", c.Amend(target="H1", occurred_at=at(14, 31))),
    ("~14:30 /amend h1 text", c.Amend(target="H1", text="text", occurred_at=at(14, 30), about=True)),
    ("/undo", c.Undo(author="Ana Costa")),
    ("/undo h1", c.Undo(target="H1")),
    ("/redo", c.Redo(author="Ana Costa")),
    ("=? fail over | stay and wait @dana",
     c.ProposeDecision(text="fail over", options=("stay and wait",), person="dana")),
    ("=? ps aux \\| grep java | look | ", c.ProposeDecision(text="ps aux | grep java", options=("look",))),
    ("d1 poll", c.PollDecision(decision="D1")),
    ("d1: object data lag @sam", c.ObjectToDecision(decision="D1", text="data lag", person="sam")),
    ("d1 adopt nobody objects", c.SettleDecision(decision="D1", outcome="adopted", text="nobody objects")),
    ("d1 rejected", c.SettleDecision(decision="D1", outcome="rejected")),
    ("d4b withdraw: not safe", c.SettleDecision(decision="D4b", outcome="withdrawn", text="not safe")),
    ("n1 @dba", c.RouteNeed(need="N1", person="dba")),
    ("star", c.Star(author="Ana Costa")),
    ("star h1", c.Star(target="H1")),
    ("unstar h1", c.Star(target="H1", starred=False)),
    ("star 0197e1a0-0000-7000-8000-000000000001", c.Star(target="0197e1a0-0000-7000-8000-000000000001")),
    ("/told leadership @maria joins at 15:00",
     c.GiveNotice(audience="leadership", person="maria", text="joins at 15:00")),
    ('/told "on-call group": paged twice', c.GiveNotice(audience="on-call group", text="paged twice")),
    ("/told leadership", c.GiveNotice(audience="leadership")),
    ("/floor @sam", c.AskFloor(person="sam")),
    ("/floor next", c.GiveFloor()),
    ("/floor next @sam", c.GiveFloor(person="sam")),
    ("/floor drop @sam", c.LeaveFloor(person="sam")),
    ("/exit error rate normal met for 30 min", c.SetCriterion(name="error rate normal", text="for 30 min")),
    ("/exit error rate normal not met: 2 %", c.SetCriterion(name="error rate normal", met=False, text="2 %")),
    ('/exit "no open tasks" open T3', c.SetCriterion(name="no open tasks", met=False, text="T3")),
    ("/exit add no open tasks", c.AddCriterion(name="no open tasks")),
    ("/exit drop page updated", c.DropCriterion(name="page updated")),
    ("/standdown status page all green", c.StandDown(part=StandDownPart.STATUS_PAGE, text="all green")),
    ("/stand-down people", c.StandDown(part=StandDownPart.PEOPLE)),
    ("/assume ic @sam no answer", c.TakeRole(role=Role.IC, person="sam", words="no answer", forced=True)),
    ("/assume ic no answer", c.TakeRole(role=Role.IC, person="Ana Costa", words="no answer", forced=True)),
    ("/sev 1 all regions engage @oncall-db, @Maria.Silva release @jo",
     c.SetSeverity(severity=Severity.SEV1, reason="all regions", engages=("oncall-db", "Maria Silva"),
                   releases=("jo",))),
    ("/sev 2 releases @jo engages @sam",
     c.SetSeverity(severity=Severity.SEV2, engages=("sam",), releases=("jo",))),
    ("/sev 2 next release is held back", c.SetSeverity(severity=Severity.SEV2, reason="next release is held back")),
    ("/sev 2 no \\release @jo", c.SetSeverity(severity=Severity.SEV2, reason="no release @jo")),
    ("/action a1 owner @maria due 2026-06-10 ticket OPS-4821 outcome pages when due kind prevent commit",
     c.SetAction(follow_up="A1", owner="maria", due=date(2026, 6, 10), ticket="OPS-4821", outcome="pages when due",
                 category=ActionCategory.PREVENT, status=ActionStatus.COMMITTED)),
    ('/action a1 verb "migration done" outcome rows agree, impact high, effort low done',
     c.SetAction(follow_up="A1", verb="migration done", outcome="rows agree", impact=Rating.HIGH, effort=Rating.LOW,
                 status=ActionStatus.DONE)),
    ("/action a1 outcome work is done by hand", c.SetAction(follow_up="A1", outcome="work is done by hand")),
    ("/action a1 due 2w", c.SetAction(follow_up="A1", due=date(2026, 12, 5))),
    ("/action a1 due +10d commit",
     c.SetAction(follow_up="A1", due=date(2026, 12, 1), status=ActionStatus.COMMITTED)),
    ("/action a1 outcome errors due to timeouts stay under 1 %",
     c.SetAction(follow_up="A1", outcome="errors due to timeouts stay under 1 %")),
    ('/action a1 outcome "the fix is due soon"', c.SetAction(follow_up="A1", outcome="the fix is due soon")),
    ("/action a1 owner - due -, verb - kind -",
     c.SetAction(follow_up="A1", clears=(ActionField.OWNER, ActionField.DUE, ActionField.VERB, ActionField.CATEGORY))),
    ("/action a1 owner - owner @sam", c.SetAction(follow_up="A1", owner="sam")),
    ("/action a1 owner @sam owner -", c.SetAction(follow_up="A1", clears=(ActionField.OWNER,))),
    ("/action new Add a 2 s timeout owner @maria due 2w kind prevent",
     c.NoteFollowUp(text="Add a 2 s timeout", verb="Add a 2 s timeout", person="maria", due=date(2026, 12, 5),
                    category=ActionCategory.PREVENT)),
    ('/action new "Page when work is done" outcome a page within 5 min',
     c.NoteFollowUp(text="Page when work is done", verb="Page when work is done", outcome="a page within 5 min")),
    ("/action new no breaker on the gateway verb add one commit",
     c.NoteFollowUp(text="no breaker on the gateway", verb="add one", status=ActionStatus.COMMITTED)),
    ("/action new nobody was paged verb - ticket OPS-7", c.NoteFollowUp(text="nobody was paged", ticket="OPS-7")),
    ("/export", Directive("export")),
    ("/export outage.md", Directive("export", "outage.md")),
    ("/search gateway", Directive("search", "gateway")),
    ("/theme light", Directive("theme", "light")),
    ("/help", Directive("help")),
    ("/quit", Directive("quit")),
]  # fmt: skip


@pytest.mark.parametrize(("line", "meaning"), FORMS, ids=[line for line, _ in FORMS])
def test_each_form_means_what_the_grammar_says(line: str, meaning: object) -> None:
    assert read(line) == meaning


@pytest.mark.parametrize(("line", "meaning"), FORMS, ids=[line for line, _ in FORMS])
def test_forms_are_read_in_capitals_too(line: str, meaning: object) -> None:
    first, _, rest = line.partition(" ")
    assert type(read(f"{first.upper()} {rest}".strip())) is type(meaning)


UNTIMED = [
    line
    for line, meaning in FORMS
    if isinstance(meaning, c.Command)
    and meaning.at is None
    and not isinstance(meaning, c.Amend)
    and "at 15:00" not in line
]


@pytest.mark.parametrize("form", UNTIMED)
def test_a_time_goes_in_front_of_every_form(form: str) -> None:
    plain, timed = read(form), read(f"~14:40 {form}")
    assert isinstance(plain, c.Command)
    assert timed == plain.model_copy(update={"at": at(14, 40), "approximate": True})


@pytest.mark.parametrize(
    "line",
    [
        "needle in a haystack", "todos are piling up", "h1n1 is not ours", "H2O leak in room 4", "t3.large node died",
        "n1-standard-4 quota hit", "h1.example.com is down", "h1-prod-db is slow", "10:1 ratio of errors", "24:99",
        "1:1 with the vendor", "/var/log is full", "//cdn is slow", ">=5 errors a second", "=> so it seems",
        "== end of shift ==", "?? nobody knows", "->5m is not a time", "-5 % on the graph",
        "- a bullet", "mail sam@example.com", "ask @maria about it", "tagged #db and #gateway", "yesterday we deployed",
        "2026-11-20 was a Friday", "14:00-15:00 pool exhausted", "a1.xlarge is gone", "T+x", "star of the show",
        "starring h1", "star h1 twice", "unstarted jobs", "d1-large is full", "D2R is a film",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_form_is_an_entry_word_for_word(line: str) -> None:
    assert read(line) == c.WriteEntry(text=line)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("\\h1 looks strange", "h1 looks strange"), ("\\14:31", "14:31"), ("\\14:31 is a time", "14:31 is a time"),
        ("\\/sev 2", "/sev 2"), ("\\\\? two of them", "\\? two of them"), ("\\need a break", "need a break"),
        ("\\\\nas01\\share is gone", "\\\\nas01\\share is gone"), ("\\[x]", "\\[x]"),
    ],
)  # fmt: skip
def test_a_backslash_comes_off_where_the_line_would_mean_something_else(line: str, text: str) -> None:
    assert read(line) == c.WriteEntry(text=text)


def test_a_unit_that_stands_apart_and_alone_is_a_word() -> None:
    assert read("T+2 second complaint") == c.WriteEntry(text="second complaint", at=at(14, 33))
    assert read("T+2 minute hand") == c.WriteEntry(text="minute hand", at=at(14, 33))
    assert read("T+2 seconds later") == c.WriteEntry(text="later", at=at(14, 31, 2))
    assert read("T+2 minutes in") == c.WriteEntry(text="in", at=at(14, 33))


def test_names_that_the_team_uses_need_no_quotation_marks() -> None:
    criteria = ("No open tasks", "Page met", "Error rate normal")
    team = Context("Ana", audiences=("On-call", "On-call group"), criteria=criteria)
    for line, meaning in (
        ("/told on-call group paged twice", c.GiveNotice(audience="On-call group", text="paged twice")),
        ("/told on-call paged twice", c.GiveNotice(audience="On-call", text="paged twice")),
        ("/told somebody else", c.GiveNotice(audience="somebody", text="else")),
        ("/told group @sam", c.GiveNotice(audience="On-call group", person="sam")),
        ("/told group chat is quiet", c.GiveNotice(audience="group", text="chat is quiet")),
        ("/exit no open tasks met T3 is done", c.SetCriterion(name="No open tasks", text="T3 is done")),
        ("/exit page met open", c.SetCriterion(name="Page met", met=False)),
        ("/exit queue is empty met", c.SetCriterion(name="queue is empty")),
        ("/exit error rate met for 30 min", c.SetCriterion(name="Error rate normal", text="for 30 min")),
        ('/exit "error rate" met', c.SetCriterion(name="error rate")),
        ("/exit drop error rate", c.DropCriterion(name="Error rate normal")),
    ):
        assert parse(line, NOW, team, BEGAN) == meaning


def test_a_backslash_works_behind_a_time() -> None:
    assert read("14:31 \\? no") == c.WriteEntry(text="? no", at=at(14, 31))
    assert read("14:31 \\UTC is off by one") == c.WriteEntry(text="UTC is off by one", at=at(14, 31))


@pytest.mark.parametrize(
    ("line", "person", "minutes", "text"),
    [
        ("! restart @sam 10m", "sam", 10, "restart"),
        ("! restart 10m @sam", "sam", 10, "restart"),
        ("! restart @Maria.Silva 90s", "Maria Silva", 1.5, "restart"),
        ('! restart @"Maria Silva" 2h', "Maria Silva", 120, "restart"),
        ("! restart @sam 1h30m", "sam", 90, "restart"),
        ("! restart @sam 1h 30m", "sam", 90, "restart"),
        ("! restart @sam 10 min", "sam", 10, "restart"),
        ("! restart @sam 1.5h", "sam", 90, "restart"),
        ("! @sam restart 10m", "sam", 10, "restart"),
        ("! restart @sam.", "sam", None, "restart"),
        ("! restart", "", None, "restart"),
        ("! watch it for 10 min @sam", "sam", 10, "watch it for 10 min"),
        ("! find out why it fails every 5m @sam", "sam", None, "find out why it fails every 5m"),
        ("! mail sam@example.com 5m", "", 5, "mail sam@example.com"),
        ("! ask @maria about the pool 5m", "", 5, "ask @maria about the pool"),
        ("! wait \\5m @sam", "sam", None, "wait 5m"),
        ("! write to \\@sam", "", None, "write to @sam"),
        ("! restart #gateway @sam", "sam", None, "restart #gateway"),
    ],
)
def test_the_tail_of_a_task(line: str, person: str, minutes: float | None, text: str) -> None:
    assert read(line) == c.AssignTask(text=text, person=person, minutes=minutes)


def test_one_observation_may_be_weighed_in_any_spelling() -> None:
    both = c.GiveEvidence(text="flat", weighs=(("H1", Weight.FOR), ("H2", Weight.FOR)))
    assert read("h1 h2 + flat") == read("h1, h2 + flat") == read("H1 and H2 + flat") == read("h1 + h2 + flat") == both
    assert read("h1 − pool") == c.GiveEvidence(text="pool", weighs=(("H1", Weight.AGAINST),))
    assert read("h1 + h2 is slower") == c.GiveEvidence(text="h2 is slower", weighs=(("H1", Weight.FOR),))
    assert read("h4b + twin") == c.GiveEvidence(text="twin", weighs=(("H4b", Weight.FOR),))


def test_a_paste_taken_as_one_entry_keeps_its_lines() -> None:
    assert read("error log:\n  pool timeout\n\nend") == c.WriteEntry(text="error log:\n  pool timeout\n\nend")
    assert read("14:31 first\nsecond") == c.WriteEntry(text="first\nsecond", at=at(14, 31))
    assert read("? slow\nbecause of the pool @sam") == c.RaiseHypothesis(text="slow\nbecause of the pool", owner="sam")


@pytest.mark.parametrize("text", HOSTILE, ids=[repr(text)[:24] for text in HOSTILE])
def test_hostile_text_comes_out_as_text_or_is_refused(text: str) -> None:
    parsed = read(text)
    if isinstance(parsed, Problem):
        assert not c.WriteEntry(text=text).text
    else:
        assert parsed == c.WriteEntry(text=text)
        assert not set(getattr(parsed, "text", "")) & {chr(n) for n in (*range(9), *range(11, 32), *range(127, 160))}
