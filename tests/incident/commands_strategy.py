"""Commands of every sort, from what people type and from anything that could be typed."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError

from incident_console.incident import commands as c
from incident_console.incident import vocabulary as v
from support.clock import time_of

NOW = time_of("14:31")

HYPOTHESES, TASKS, NEEDS = ["h1", "h2", "h1", "h3b"], ["t1", "T2", "t1"], ["n1", "n2"]
DECISIONS, FOLLOW_UPS = ["d1", "D2", "d1"], ["a1", "a2"]
HANDLES = [*HYPOTHESES, *TASKS, *NEEDS, *DECISIONS, *FOLLOW_UPS, "h9", "x"]
EVIDENCE = ["observed"]
PEOPLE = ["dana", "Sam", "@lee.wong", "lee", "Kim", ""]
WORDS = ["pool at 40 %", "steady #pool", "x", "seen", "said", ""]
HOSTILE = ["\x1b[2J", "\x9b31m", "\u202edef", "\x00", "[/error]", "\ud800", "a" * 20_001, "١", "ß", "\n"]


def _fields(text: st.SearchStrategy[str], names: st.SearchStrategy[str], handles: st.SearchStrategy[str]) -> Any:
    times = st.none() | st.integers(-90, 1).map(lambda minutes: NOW + timedelta(minutes=minutes))
    minutes = st.none() | st.sampled_from([0.5, 5.0, 60.0, 1440.0])
    return {
        **dict.fromkeys(("title", "text", "reason", "words", "brief", "impact", "headline"), text),
        **dict.fromkeys(("conditions", "actions", "needs", "next_decision"), text),
        **dict.fromkeys(("person", "owner", "of", "source", "commander", "prompt", "ticket"), names),
        **dict.fromkeys(("hypothesis", "task", "need", "decision", "follow_up", "evidence"), handles),
        **dict.fromkeys(("at", "occurred_at"), times),
        **dict.fromkeys(("minutes", "next_minutes"), minutes),
        **dict.fromkeys(("approximate", "withdrawn", "met", "forced", "starred"), st.booleans()),
        "about": st.none() | st.booleans(),
        "target": st.none() | handles,
        "author": st.sampled_from(["", "Ana", "Ben"]),
        "options": st.lists(text, max_size=2).map(tuple),
        "objections": st.lists(text, max_size=2).map(tuple),
        "weighs": st.lists(st.tuples(handles, st.sampled_from(v.Weight)), max_size=3).map(tuple),
        "tests": st.lists(handles, max_size=2).map(tuple),
        "outcome": st.sampled_from(["done", "failed", "dropped"]),
        "severity": st.sampled_from(v.Severity),
        "phase": st.sampled_from(v.Phase),
        "milestone": st.sampled_from(v.Milestone),
        "role": st.sampled_from([v.Role.IC, v.Role.OPS, v.Role.SME]),
        "status": st.sampled_from(v.HypothesisStatus),
        "lever": st.sampled_from(v.Lever),
        "entry": st.sampled_from(v.EntryKind),
        "weight": st.sampled_from(v.Weight),
        "part": st.sampled_from(v.StandDownPart),
        "name": text,
        "engages": st.lists(names, max_size=2).map(tuple),
        "releases": st.lists(names, max_size=2).map(tuple),
        "verb": text,
        "due": st.none() | st.sampled_from([NOW.date() + timedelta(days=14)]) | st.dates(),
        "category": st.none() | st.sampled_from(v.ActionCategory),
        "clears": st.lists(st.sampled_from(v.ActionField), max_size=2).map(tuple),
        "impact_rating": st.none() | st.sampled_from(v.Rating),
        "audience": st.sampled_from(v.Audience),
    }


def _commands(fields: dict[str, Any], kinds: list[type[c.Command]]) -> st.SearchStrategy[c.Command]:
    action = {
        "outcome": fields["text"],
        "status": st.none() | st.sampled_from(v.ActionStatus),
        "impact": fields["impact_rating"],
        "effort": fields["impact_rating"],
    }
    own = {
        c.PullLever: {"status": st.sampled_from(v.LeverStatus)},
        c.Amend: {"target": fields["task"] | fields["hypothesis"], "text": st.none() | fields["text"]},
        c.SayPrompt: {"about": st.just(())},
        c.AssignTask: {},
        c.ExtendTask: {"minutes": st.sampled_from([0.5, 5.0])},
        c.GiveNotice: {"audience": st.sampled_from(["leadership", "Leadership", "on-call group"]) | fields["name"]},
        c.SettleDecision: {"outcome": st.sampled_from(["adopted", "rejected", "withdrawn"])},
        c.NoteFollowUp: action,
        c.SetAction: action,
    }

    def built(kind: type[c.Command]) -> st.SearchStrategy[c.Command]:
        given = {name: fields[name] for name in kind.model_fields if name in fields} | own.get(kind, {})
        return st.fixed_dictionaries(given).map(lambda values: _build(kind, values))

    return st.one_of([built(kind) for kind in kinds])


def _build(kind: type[c.Command], values: dict[str, Any]) -> c.Command:
    try:
        return kind(**values)
    except ValidationError:  # a severity and such is never text, and a reason is never None
        return kind(**{name: value for name, value in values.items() if value is not None})


KINDS = [kind for kind in c.Command.__subclasses__() if kind is not c.Declare]

_told = _fields(st.sampled_from(WORDS), st.sampled_from(PEOPLE), st.sampled_from(HANDLES))
_told |= {"hypothesis": st.sampled_from(HYPOTHESES), "task": st.sampled_from(TASKS), "need": st.sampled_from(NEEDS)}
_told |= {"decision": st.sampled_from(DECISIONS), "follow_up": st.sampled_from(FOLLOW_UPS)}
_told |= {
    "evidence": st.sampled_from(EVIDENCE),
    "name": st.sampled_from(["errors normal", "Errors Normal", "no backlog"]),
}
_weighing = st.tuples(st.sampled_from(HYPOTHESES), st.sampled_from(v.Weight))
_told["weighs"] = st.lists(_weighing, max_size=2, unique_by=lambda weighing: weighing[0]).map(tuple)
_told["tests"] = st.lists(st.sampled_from(HYPOTHESES), max_size=2).map(tuple)

usual = _commands(_told, KINDS)
"""Commands as they are given on a call: most are accepted where there are two of everything."""

SETTING = [c.SetSeverity, c.SetPhase, c.TakeRole, c.ReleaseRole, c.AcceptRole, c.MoveHypothesis, c.ReassignTask]
SETTING += [c.SettleDecision, c.WeighEvidence, c.RouteNeed, c.SetCriterion, c.AddCriterion, c.DropCriterion, c.Star]
correcting = _commands(_told, [*SETTING, c.EndTask, c.Undo, c.Redo, c.Amend, c.MarkMilestone])
"""Commands that set what two seats may contest, and those that take back and correct."""

contested = st.one_of(
    st.sampled_from(v.Severity).map(lambda severity: c.SetSeverity(severity=severity)),
    st.sampled_from(v.Phase).map(lambda phase: c.SetPhase(phase=phase, reason="seen")),
    st.sampled_from(["Sam", "Lee Wong", "Kim"]).map(lambda person: c.TakeRole(role=v.Role.IC, person=person)),
    st.sampled_from(v.HypothesisStatus).map(lambda s: c.MoveHypothesis(hypothesis="h1", status=s, reason="seen")),
    st.sampled_from(["Sam", "Lee Wong", "Kim"]).map(lambda person: c.ReassignTask(task="t2", person=person)),
    st.sampled_from(["Sam", "Lee Wong", "Kim"]).map(lambda person: c.RouteNeed(need="n1", person=person)),
    st.sampled_from(["adopted", "rejected"]).map(lambda outcome: c.SettleDecision(decision="d1", outcome=outcome)),
    st.booleans().map(lambda met: c.SetCriterion(name="errors normal", met=met, text="seen")),
    st.booleans().map(lambda add: (c.AddCriterion if add else c.DropCriterion)(name="no backlog")),
    st.sampled_from(v.Weight).map(lambda w: c.WeighEvidence(evidence="observed", hypothesis="h2", weight=w)),
    st.booleans().map(lambda starred: c.Star(target="h1", starred=starred)),
)
"""A few values that two seats will often set at once, and differently."""

_anything = st.text(st.characters(), max_size=30) | st.sampled_from(HOSTILE)
_wild = _fields(_anything, _anything | st.sampled_from(PEOPLE), _anything | st.sampled_from(HANDLES))
_wild["at"] = _wild["occurred_at"] = st.none() | st.datetimes().map(lambda at: at.replace(tzinfo=UTC))
_wild["minutes"] = _wild["next_minutes"] = st.none() | st.floats()
wild = _commands(_wild, [*KINDS, c.Declare])
"""Commands built from anything that could be typed, at any time that there is."""
