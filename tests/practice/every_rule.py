"""For every rule a call in which it speaks, and what ends it by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from calls import call, rival, tell

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import ActionStatus, Lever, LeverStatus, Phase, Role, Severity, StandDownPart
from support import Story


@dataclass(frozen=True)
class Speaking:
    """A call in which a rule speaks under a key that begins so, and the commands that end it (none: time does)."""

    begin: Callable[[], Story]
    key: str
    ends: tuple[c.Command, ...] = ()


def told(
    *commands: c.Command, at: str = "14:31", severity: Severity | None = Severity.SEV1, impact: str = "61 %"
) -> Callable[[], Story]:
    """The call of the other tests with these things done, as it stands at a time."""

    def begin() -> Story:
        story = call(severity=severity, impact=impact)
        story.do(*commands)
        return story.at(at)

    return begin


def two_say(mine: c.Command, theirs: c.Command) -> Callable[[], Story]:
    def begin() -> Story:
        story = call()
        seen = story.state
        story.do(mine)
        rival(story, seen, theirs, "Jo Park")
        return story

    return begin


def nobody_told() -> Story:
    return Story().declared(severity=Severity.SEV1, impact="61 %", commander="Dana Reyes").at("14:36")


def new_commander() -> Story:
    story = call()
    story.do(c.TakeRole(role=Role.IC, person="Lin Wu"))
    return story


def rested() -> Story:
    story = call()
    story.do(c.NoteFollowUp(text="nobody was paged"), c.SetPhase(phase=Phase.RESOLVED))
    story.clock.forward(hours=48)
    return story


def worse() -> Story:
    story = call(severity=Severity.SEV2)
    story.do(c.SetSeverity(severity=Severity.SEV1, reason="all regions"))
    tell(story)
    return story


SAM = "Sam Okafor"
EIGHT = [c.TakeRole(role=Role.SME, person=f"Expert {n}") for n in range(8)]
DATA, ROLL_BACK = Lever.DATA_CORRECTION, Lever.ROLL_BACK
TASK = c.AssignTask(text="restart the pods", person=SAM, minutes=5)

EVERY_RULE: dict[str, Speaking] = {
    "contested command": Speaking(
        two_say(c.TakeRole(role=Role.IC, person="Lin Wu"), c.TakeRole(role=Role.IC, person=SAM)),
        "contested:role:ic",
        (c.TakeRole(role=Role.IC, person=SAM),),
    ),
    "no commander": Speaking(
        told(c.ReleaseRole(role=Role.IC)), "commander", (c.TakeRole(role=Role.IC, person="Lin Wu"),)
    ),
    "opening": Speaking(new_commander, "opening:"),
    "severity": Speaking(told(severity=None), "severity", (c.SetSeverity(severity=Severity.SEV3),)),
    "data correction": Speaking(
        told(c.PullLever(lever=DATA)), "contain:data", (c.PullLever(lever=DATA, status=LeverStatus.FAILED),)
    ),
    "stall": Speaking(
        told(c.RaiseHypothesis(text="pool"), at="14:46"), "stall:", (c.AssignTask(text="look", tests=("H1",)),)
    ),
    "time-box over": Speaking(told(TASK, at="14:36"), "task:", (c.ExtendTask(task="T1", minutes=5),)),
    "briefing": Speaking(told(at="14:46"), "briefing", (c.HoldBriefing(text="x"),)),
    "update": Speaking(told(at="14:46"), "first-update", (c.SendUpdate(text="x"),)),
    "notice": Speaking(
        nobody_told,
        "notice:",
        tuple(c.GiveNotice(audience=who) for who in ("on-call group", "tech lead", "product owner")),
    ),
    "offer": Speaking(
        told(c.OfferRole(role=Role.IC, person=SAM), at="14:33"), "offer:", (c.DeclineRole(role=Role.IC),)
    ),
    "settle": Speaking(
        told(c.ProposeDecision(text="fail over"), c.PollDecision(decision="D1"), at="14:32"),
        "settle:",
        (c.SettleDecision(decision="D1", outcome="rejected"),),
    ),
    "poll": Speaking(told(c.ProposeDecision(text="fail over")), "poll:", (c.PollDecision(decision="D1"),)),
    "severity change": Speaking(worse, "severity-change:"),
    "containment": Speaking(told(at="14:36"), "contain:flag off", (c.PullLever(lever=Lever.OTHER),)),
    "roles": Speaking(
        told(c.ReleaseRole(role=Role.SCRIBE)), "roles", (c.OfferRole(role=Role.SCRIBE, person="Lin Wu"),)
    ),
    "impact": Speaking(told(impact=""), "impact", (c.StateImpact(text="61 %"),)),
    "incomplete task": Speaking(
        told(c.AssignTask(text="look")), "incomplete:", (c.EndTask(task="T1", outcome="done"),)
    ),
    "unacknowledged task": Speaking(told(TASK, at="14:33"), "unacknowledged:", (c.AcknowledgeTask(task="T1"),)),
    "speakers": Speaking(
        told(c.AskFloor(person=SAM), c.AskFloor(person="Lin Wu")), "speakers:", (c.GiveFloor(person=SAM),)
    ),
    "contested value": Speaking(
        two_say(c.StateImpact(text="half of it"), c.StateImpact(text="all of it")),
        "contested:impact",
        (c.StateImpact(text="three quarters"),),
    ),
    "need": Speaking(told(c.RaiseNeed(text="access"), at="14:41"), "need:", (c.RouteNeed(need="N1", person="Lin Wu"),)),
    "second hat": Speaking(
        told(c.TakeRole(role=Role.SAFETY, person="Dana Reyes")), "second-hat:", (c.ReleaseRole(role=Role.SAFETY),)
    ),
    "span of control": Speaking(told(*EIGHT), "span:ops", (c.ReleaseRole(role=Role.SME, person="Expert 1"),)),
    "long shift": Speaking(told(at="18:31"), "long-shift:", (c.OfferRole(role=Role.IC, person=SAM),)),
    "exit criteria": Speaking(
        told(c.SetPhase(phase=Phase.MITIGATED), at="14:36"), "exit:", (c.SetPhase(phase=Phase.INVESTIGATING),)
    ),
    "call-out": Speaking(told(at="14:41"), "call-out:"),
    "quiet": Speaking(told(at="14:41"), "quiet", (c.WriteEntry(text="x"),)),
    "stand-down": Speaking(
        told(c.SetPhase(phase=Phase.RESOLVED)),
        "stand-down:",
        tuple(c.StandDown(part=part) for part in StandDownPart),
    ),
    "action items": Speaking(rested, "actions:", (c.SetAction(follow_up="A1", status=ActionStatus.COMMITTED),)),
}
