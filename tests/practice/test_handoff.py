"""Handing over: the brief out of how things stand, as data, as text and as it is spoken."""

from __future__ import annotations

import pytest
from busy_call import brief_of, busy
from calls import POLICY, call, rival

from incident_console.incident.commands import (
    AssignTask,
    Decide,
    ObjectToDecision,
    OfferRole,
    ProposeDecision,
    RaiseHypothesis,
    RaiseNeed,
    SendUpdate,
    SetPhase,
    SetSeverity,
    SettleDecision,
)
from incident_console.incident.state import State
from incident_console.incident.text import LINE_LIMIT
from incident_console.incident.vocabulary import (
    Audience,
    HypothesisStatus,
    Lever,
    LeverStatus,
    Phase,
    Role,
    Severity,
)
from incident_console.practice.handoff import brief_text, handoff_brief
from support import Story
from support.clock import DAY, time_of


def test_there_is_nothing_to_hand_over_before_the_declaration() -> None:
    with pytest.raises(ValueError, match="nothing to hand over"):
        handoff_brief(State("i1"), DAY, POLICY)


def test_the_situation_and_who_is_who() -> None:
    brief = brief_of(busy())
    assert (brief.role, brief.giver, brief.to, brief.at) == (Role.IC, "Dana Reyes", "Sam Okafor", time_of("14:57"))
    assert (brief.severity, brief.phase, brief.contained_at) == (Severity.SEV1, Phase.INVESTIGATING, None)
    assert (brief.title, brief.impact) == ("Checkout: card payments time out", "checkout success 61 %")
    assert [(s.role, s.person) for s in brief.holders][:2] == [(Role.IC, "Dana Reyes"), (Role.OPS, "Maria Silva")]
    assert brief.vacant == ()
    assert [(one.lever, one.status) for one in brief.levers] == [
        (Lever.FLAG_OFF, LeverStatus.NOT_POSSIBLE),
        (Lever.ROLL_BACK, LeverStatus.STARTED),
    ]


def test_tasks_with_person_minutes_left_and_what_they_test() -> None:
    tasks = {task.handle: task for task in brief_of(busy()).tasks}
    assert (tasks["T1"].person, tasks["T1"].left, tasks["T1"].acknowledged) == ("Sam Okafor", 3, True)
    assert tasks["T1"].tests == ("H1", "H2")
    assert (tasks["T2"].left, tasks["T2"].acknowledged) == (-12, False)
    assert (tasks["T3"].person, tasks["T3"].left) == ("", None)


def test_open_and_eliminated_hypotheses_with_evidence_and_why() -> None:
    brief = brief_of(busy())
    assert [theory.handle for theory in brief.open] == ["H1", "H2"]
    assert brief.open[0].against == ("pool at 40 %, steady",)
    assert brief.open[1].supporting == ("timeouts in the gateway's log",)
    assert brief.open[0].stalled == 17
    assert [(t.handle, t.status, t.reason, t.ended_at) for t in brief.eliminated] == [
        ("H3", HypothesisStatus.RULED_OUT, "three hours before the fall", time_of("14:44")),
        ("H4", HypothesisStatus.PARKED, "nobody can look now", time_of("14:44")),
    ]


def test_needs_decisions_and_what_was_told_last() -> None:
    brief = brief_of(busy())
    assert [(need.handle, need.of, need.waiting) for need in brief.needs] == [
        ("N1", "the DBA", 13),
        ("N2", "Lin Wu", 13),
    ]
    assert [(choice.handle, choice.polled) for choice in brief.proposed] == [("D2", False)]
    assert [(choice.handle, choice.objections) for choice in brief.decided] == [("D1", ("release on Friday",))]
    assert brief.briefed is not None
    assert (brief.briefed.at, brief.briefed.text) == (time_of("14:50"), "two hypotheses left")
    assert [(told.audience, told.at, told.next_at) for told in brief.updates] == [
        ("stakeholders", time_of("14:35"), time_of("14:55"))
    ]
    assert brief.unheard == ()


def test_the_newest_decision_comes_first_and_what_was_rejected_is_none() -> None:
    story = busy()
    story.do(Decide(text="roll forward"), SettleDecision(decision="D2", outcome="rejected"))
    brief = brief_of(story)
    assert [choice.handle for choice in brief.decided] == ["D3", "D1"]
    assert brief.proposed == ()


def test_the_last_update_to_each_audience() -> None:
    story = busy()
    story.do(SendUpdate(text="new", audience=Audience.PUBLIC))
    story.at("14:59").do(SendUpdate(text="newer", audience=Audience.PUBLIC))
    assert [told.text for told in brief_of(story).updates] == ["newer", "card payments fail"]


def test_what_may_come_is_there_to_be_finished() -> None:
    assert brief_of(busy()).contingencies == (
        "If T1, call it from outside, shows …, then …",
        "If the roll back has not worked by …, then …",
        "If D1, freeze deploys, does not work, then …",
        "If H1, Database pool exhausted, is confirmed, then …",
        "If H2, Payment gateway times out, is confirmed, then …",
        "If it gets worse, such as …, then …",
    )
    story = call()
    story.do(SetPhase(phase=Phase.MITIGATED))
    assert brief_of(story).contingencies == ("If it comes back, then …",)


def test_what_the_receiver_is_asked() -> None:
    asks = brief_of(busy()).asks
    assert asks[0].startswith("Read it back")
    assert "from what time on you take command, in UTC" in asks[2]
    assert "you take over as scribe" in brief_of(busy(), Role.SCRIBE).asks[2]


def test_the_text_of_the_brief() -> None:
    assert (
        brief_text(brief_of(busy()))
        == """\
Handoff: incident commander from Dana Reyes to Sam Okafor, as of 2026-05-20 14:57 UTC

Situation
- SEV1, investigating, not contained: Checkout: card payments time out
- Declared 14:31 UTC, 26 min ago
- Impact: checkout success 61 %
- Flag off: not possible · no flag
- Roll back: started

Who
- Incident commander: Dana Reyes, for 26 min
- Operations lead: Maria Silva, for 26 min
- Communications lead: Jo Park, for 26 min
- Scribe: Ana Costa, for 26 min

In flight
- T1 call it from outside · Sam Okafor · 3 min left · tests H1, H2
- T2 watch the queue · Kim Lee · 12 min over · not acknowledged
- T3 ask the vendor · nobody · no time-box · not acknowledged

Hypotheses, open
- H1 Database pool exhausted · Maria Silva · +0 −1 · nothing moved for 17 min · − pool at 40 %, steady
- H2 Payment gateway times out · +1 −0 · nothing moved for 17 min · + timeouts in the gateway's log

Hypotheses, confirmed, ruled out or parked
- H3 Bad deploy 4.2.1, ruled out 14:44 UTC: three hours before the fall
- H4 DNS, parked 14:44 UTC: nobody can look now

Needs
- N1 database admin access · the DBA · for 13 min
- N2 a second pair of eyes · Lin Wu · for 13 min

Decisions
- D2 proposed: fail over to region B · Maria Silva · objections not asked for yet
- D1 decided 14:50 UTC: freeze deploys · Dana Reyes · objection: release on Friday

Next
- T2 · 14:45 UTC, 12 min over · Kim Lee
- Call-out T+20 · 14:51 UTC, 6 min over · Ana Costa
- H1 H2 stall · 14:55 UTC, 2 min over · Maria Silva
- Update · 14:55 UTC, 2 min over · Jo Park
- T1 · 15:00 UTC, in 3 min · Sam Okafor
- Briefing · 15:05 UTC, in 8 min · Dana Reyes

Told
- Briefing 14:50 UTC by Ana Costa: two hypotheses left
- Update to stakeholders 14:35 UTC by Ana Costa: card payments fail · next promised for 14:55 UTC

If … then …, to be filled in
- If T1, call it from outside, shows …, then …
- If the roll back has not worked by …, then …
- If D1, freeze deploys, does not work, then …
- If H1, Database pool exhausted, is confirmed, then …
- If H2, Payment gateway times out, is confirmed, then …
- If it gets worse, such as …, then …

You are asked
- Read it back: say in your own words where we stand and what you will do first.
- Ask about whatever is not clear.
- Say from what time on you take command, in UTC.
- Announce it on the call, as if you were joining."""
    )


def test_on_an_empty_call_it_says_what_is_missing() -> None:
    story = Story().declared()
    text = brief_text(brief_of(story, to=""))
    assert text.startswith("Handoff: incident commander, as of 2026-05-20 14:31 UTC\n")
    for line in (
        "- no severity set, investigating, not contained: Checkout: card payments time out",
        "- Impact: not stated",
        "- Nobody: incident commander, operations lead, communications lead and scribe",
        "- Nothing",
        "- No update has gone out",
        "- Not heard yet: on-call group, tech lead, product owner and leadership",
    ):
        assert line in text.splitlines()


def test_what_is_contested_is_said() -> None:
    story = call()
    seen = story.state
    story.do(SetSeverity(severity=Severity.SEV2))
    rival(story, seen, SetSeverity(severity=Severity.SEV3), "Jo Park")
    assert "- Contested: the severity is SEV2 by Ana Costa and SEV3 by Jo Park" in brief_text(brief_of(story))


@pytest.mark.parametrize(
    ("role", "has", "lacks"),
    [
        (Role.DEPUTY, ["Hypotheses, open", "Told", "In flight", "Needs"], []),
        (Role.OPS, ["Hypotheses, open", "In flight", "Needs", "Decisions"], ["Told"]),
        (Role.COMMS, ["Told", "Decisions", "Next"], ["Hypotheses, open", "In flight"]),
        (Role.SCRIBE, ["In flight", "Needs", "Decisions", "Told"], ["Hypotheses, open"]),
        (Role.SME, ["Hypotheses, open", "In flight"], []),
    ],
)
def test_each_role_is_told_what_belongs_to_it(role: Role, has: list[str], lacks: list[str]) -> None:
    headings = brief_text(brief_of(busy(), role)).split("\n")
    assert all(title in headings for title in ["Situation", "Who", "You are asked", *has])
    assert not any(title in headings for title in lacks)


def test_another_day_is_dated() -> None:
    story = call(at="23:50")
    story.clock.forward(hours=1)
    text = brief_text(brief_of(story))
    assert "as of 2026-05-21 00:50 UTC" in text
    assert "- Declared 2026-05-20 23:50 UTC, 1 h ago" in text


def test_however_much_there_is_the_brief_fits_into_one_entry() -> None:
    story = call()
    story.do(*(RaiseHypothesis(text="x" * 400, owner="y" * 200) for _ in range(30)))
    story.do(*(AssignTask(text="z" * 400, person="p" * 200) for _ in range(30)))
    story.do(*(ProposeDecision(text="d" * 400, person="p" * 200) for _ in range(30)))
    story.do(*(RaiseNeed(text="n" * 400, of="p" * 200) for _ in range(30)))
    for handle in ("D1", "D2", "D3"):
        story.do(*(ObjectToDecision(decision=handle, text="o" * 300, person="p" * 200) for _ in range(5)))
    text = brief_text(brief_of(story))
    assert len(text) <= LINE_LIMIT
    assert "- and 18 more" in text.splitlines()
    story.do(OfferRole(role=Role.IC, person="Lin Wu", brief=text))
    assert story.events[-1].body.brief == text
