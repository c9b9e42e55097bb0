"""What property tests of the line are made of: hostile text, lines that look like forms, and every command."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from incident_console.incident import commands as c
from incident_console.incident.text import one_line, passage
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

HOSTILE = (
    "saw [/error] in logs", "[red]x[/red]", "[/", "[b + x", "C:\\", "[[x]]", "\\[x]", "[@click=app.quit]x[/]",
    '{"a":[true,false]}', "\x1b]52;c;ZXZpbA==\x07", "\x1b[2J", "\x9b31m", "\x1b]0;title\x07", "a\rb", "\x00",
    "\u202edef", "数据库", "👨\u200d👩\u200d👧\u200d👦", "🇵🇹", "e\u0301", "x" * 10_000,
    "\n".join(f"line {n}" for n in range(500)), "", "   ",
)  # fmt: skip
"""Strings that have broken terminal programs: markup, escapes, controls, directions, width, size."""

PIECES = (
    "h1", "H2", "h4b", "t3", "n1", "h9", "+", "-", "−", ".", "·", "test", "confirm", "rule out", "ruled out", "park",
    "reopen", "ack", "done", "failed", "drop", "met", "?", "!", "=", ">", ">>", "need", "todo", "/sev", "/role", "ops",
    "/contain", "rollback", "no", "/mark", "noticed", "/amend", "/undo", "/phase", "mitigated", "/handoff", "/export",
    "/", "\\", "\\\\", "@sam", "@Maria.Silva", '@"Ana Costa"', '@"', "@", "#db", "5m", "10 min", "1h 30m", "90s", "+5m",
    "for", "every", "next 20m", "next in 5 min", "next at 15:00", "14:31", "~14:30", "14:31:20", "-5m", "T+12",
    "T+1:05", "yesterday 23:50", "2026-11-20 23:50", "02:30", "24:99", "UTC", "PST", "pm", "am", "Z", ":", ",",
    "=?", "|", "d1", "poll", "object", "adopt", "reject", "withdraw", "star", "unstar", "/told", "leadership",
    "/update", "public",
    '"on-call group"', "/exit", "add", "met", "open", "errors normal", "/standdown", "people", "/floor", "next",
    "/assume", "/action", "a1", "new", "owner", "-", "due", "2026-06-10", "2w", "ticket", "OPS-1", "outcome", "verb",
    "kind", "prevent", "commit", "engage", "release", "engage @sam", "release @jo", "second", "T+2 second complaint",
    "pool at 40 %", "\n", "  ", "2", "sev2", "9:30", "-1h", "00:00", "999999h", "T+999999",
)  # fmt: skip
"""What lines are made of."""

like_a_line = st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join)
glued = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)
any_line = st.one_of(st.text(st.characters(), max_size=60), like_a_line, glued, st.sampled_from(HOSTILE))

texts = st.one_of(st.text(max_size=40), like_a_line, glued, st.sampled_from(HOSTILE)).map(passage).filter(bool)
maybe_texts = st.one_of(st.just(""), texts)
names = st.one_of(
    st.sampled_from(["sam", "Maria Silva", "Ana Costa", "J.R.", "o'neil", "sam_k", 'the "dba"', "x\\y", "@x", "5m"]),
    st.text(max_size=20).map(one_line).filter(bool),
)
maybe_names = st.one_of(st.just(""), names)
minutes = st.one_of(st.integers(1, 200).map(float), st.integers(1, 100_000).map(lambda seconds: seconds / 60))
maybe_minutes = st.one_of(st.none(), minutes)


def handles(letter: str) -> st.SearchStrategy[str]:
    return st.builds(
        lambda number, suffix: f"{letter}{number}{suffix}", st.integers(1, 999), st.sampled_from(["", "", "b", "cc"])
    )


NEWEST = datetime(2026, 11, 21, 14, 48, tzinfo=UTC)
CLOCKS_GO_BACK = datetime(2026, 10, 24, tzinfo=UTC)

moments = st.one_of(
    st.none(),
    st.integers(0, 2_000_000_000_000_000).map(lambda micros: NEWEST - timedelta(microseconds=micros)),
    st.integers(0, 2 * 24 * 60).map(lambda minutes: CLOCKS_GO_BACK + timedelta(minutes=minutes)),
)


@st.composite
def timed(draw: st.DrawFn, commands: st.SearchStrategy[c.Command]) -> c.Command:
    at = draw(moments)
    return draw(commands).model_copy(update={"at": at, "approximate": at is not None and draw(st.booleans())})


_weighs = st.lists(st.tuples(handles("H"), st.sampled_from(Weight)), min_size=1, max_size=3).map(tuple)
_roles = st.sampled_from(Role)
_people = st.lists(names, max_size=3).map(tuple)
_OUTCOMES = ("adopted", "rejected", "withdrawn")
labels = st.one_of(
    st.sampled_from(
        ["leadership", "on-call group", "Error rate normal", "no open tasks", "add hosts", 'the "lot"', "a:"]
    ),
    st.lists(st.sampled_from(PIECES), max_size=4).map(" ".join).map(one_line).filter(bool),
    names,
)
"""What people call audiences and exit criteria."""

_action_fields = {
    "verb": maybe_texts,
    "outcome": maybe_texts,
    "ticket": st.one_of(st.just(""), st.sampled_from(["OPS-4821", "https://tracker/1", "two words", "-"]), names),
    "due": st.none() | st.dates(),
    "category": st.none() | st.sampled_from(ActionCategory),
    "status": st.none() | st.sampled_from(ActionStatus),
    "impact": st.none() | st.sampled_from(Rating),
    "effort": st.none() | st.sampled_from(Rating),
}

clears = st.lists(st.sampled_from(ActionField), max_size=3, unique=True).map(tuple)
actions = st.builds(c.SetAction, follow_up=handles("A"), owner=maybe_names, clears=clears, **_action_fields).filter(
    lambda action: not any(getattr(action, field) for field in action.clears)
)

new_actions = st.one_of(
    st.builds(c.NoteFollowUp, text=texts, person=maybe_names, **_action_fields),
    st.builds(c.NoteFollowUp, text=texts, person=maybe_names, **_action_fields).map(
        lambda new: new.model_copy(update={"verb": new.text})
    ),
)

_bodies: tuple[st.SearchStrategy[c.Command], ...] = (
    st.builds(c.WriteEntry, text=texts),
    st.builds(c.WriteEntry, text=texts, entry=st.just(EntryKind.ALERT), source=maybe_names),
    st.builds(c.RaiseHypothesis, text=texts, owner=maybe_names),
    st.builds(c.GiveEvidence, text=maybe_texts, weighs=_weighs),
    st.builds(c.MoveHypothesis, hypothesis=handles("H"), status=st.sampled_from(HypothesisStatus), reason=maybe_texts),
    st.builds(c.AssignTask, text=texts, person=maybe_names, minutes=maybe_minutes),
    st.builds(
        c.AssignTask,
        text=texts,
        person=maybe_names,
        minutes=maybe_minutes,
        tests=st.lists(handles("H"), min_size=1, max_size=3).map(tuple),
    ),
    st.builds(c.AcknowledgeTask, task=handles("T"), text=maybe_texts),
    st.builds(c.ExtendTask, task=handles("T"), minutes=minutes, reason=maybe_texts),
    st.builds(c.ReassignTask, task=handles("T"), person=names),
    st.builds(
        c.EndTask, task=handles("T"), outcome=st.sampled_from(["done", "failed", "dropped"]), text=maybe_texts
    ),
    st.builds(c.Decide, text=texts),
    st.builds(c.HoldBriefing, text=texts),
    st.builds(c.SendUpdate, text=texts, next_minutes=maybe_minutes, audience=st.sampled_from(Audience)),
    st.builds(c.RaiseNeed, text=texts, of=maybe_names),
    st.builds(c.EndNeed, need=handles("N"), met=st.booleans(), text=maybe_texts),
    st.builds(c.NoteFollowUp, text=texts, person=maybe_names),
    new_actions,
    st.builds(c.SetSeverity, severity=st.sampled_from(Severity), reason=maybe_texts),
    st.builds(
        c.SetSeverity, severity=st.sampled_from(Severity), reason=maybe_texts, engages=_people, releases=_people
    ),
    st.builds(c.RouteNeed, need=handles("N"), person=names),
    st.builds(c.ProposeDecision, text=texts, options=st.lists(texts, max_size=3).map(tuple), person=maybe_names),
    st.builds(c.PollDecision, decision=handles("D")),
    st.builds(c.ObjectToDecision, decision=handles("D"), text=texts, person=maybe_names),
    st.builds(c.SettleDecision, decision=handles("D"), outcome=st.sampled_from(_OUTCOMES), text=maybe_texts),
    st.builds(c.GiveNotice, audience=labels, person=maybe_names, text=maybe_texts),
    st.builds(c.SetCriterion, name=labels, met=st.booleans(), text=maybe_texts),
    st.builds(c.AddCriterion, name=labels),
    st.builds(c.DropCriterion, name=labels),
    st.builds(c.StandDown, part=st.sampled_from(StandDownPart), text=maybe_texts),
    st.builds(c.AskFloor, person=names),
    st.builds(c.GiveFloor, person=maybe_names),
    st.builds(c.LeaveFloor, person=names),
    st.builds(c.Star, target=handles("H"), starred=st.booleans()),
    st.builds(c.Star, target=st.uuids().map(str), starred=st.booleans()),
    st.builds(c.Star, starred=st.booleans(), author=st.just("Ana Costa")),
    st.builds(c.TakeRole, role=_roles, person=names, words=maybe_texts, forced=st.just(True)),
    actions.filter(lambda action: action.model_dump(exclude={"follow_up"}, exclude_defaults=True)),
    st.builds(c.SetPhase, phase=st.sampled_from(Phase), reason=maybe_texts),
    st.builds(c.StateImpact, text=texts),
    st.builds(c.Retitle, title=names),
    st.builds(c.MarkMilestone, milestone=st.sampled_from(Milestone), text=maybe_texts),
    st.builds(
        c.PullLever, lever=st.sampled_from(Lever), status=st.sampled_from(LeverStatus), text=maybe_texts
    ),
    st.builds(c.TakeRole, role=_roles, person=names, words=maybe_texts),
    st.builds(c.OfferRole, role=_roles, person=names, brief=maybe_texts),
    st.builds(c.AcceptRole, role=_roles, person=maybe_names, words=maybe_texts),
    st.builds(c.DeclineRole, role=_roles, person=maybe_names, reason=maybe_texts, withdrawn=st.booleans()),
    st.builds(c.ReleaseRole, role=_roles, person=maybe_names, reason=maybe_texts),
    st.builds(c.Undo, target=handles("H")),
    st.just(c.Undo(author="Ana Costa")),
    st.just(c.Redo(author="Ana Costa")),
)  # fmt: skip

amendments = st.one_of(
    st.builds(c.Amend, target=handles("D"), text=texts),
    st.builds(
        c.Amend,
        target=handles("H"),
        text=st.one_of(st.none(), texts),
        occurred_at=moments.filter(lambda at: at is not None),
        about=st.sampled_from([None, True]),
    ),
)
"""Corrections; a time in front of one is the corrected time."""

commands_with_a_line = st.one_of(*(timed(body) for body in _bodies), amendments)
"""Every command that can be typed as a line."""
