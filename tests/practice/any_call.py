"""Any call: whatever can be done, done in whatever order, with prompts answered in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from calls import POLICY
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_console.incident import commands as c
from incident_console.incident.decide import Refusal, decide
from incident_console.incident.vocabulary import (
    EntryKind,
    HypothesisStatus,
    Lever,
    LeverStatus,
    Milestone,
    Phase,
    Role,
    Severity,
    StandDownPart,
    Weight,
)
from incident_console.practice.clocks import Clock, clocks
from incident_console.practice.policy import EXIT_CRITERIA
from incident_console.practice.prompts import Prompt, prompts
from support import Story

people = st.sampled_from(["", "Dana Reyes", "Maria Silva", "Jo Park", "Sam Okafor"])
somebody = st.sampled_from(["Dana Reyes", "Maria Silva", "Jo Park", "Sam Okafor"])
texts = st.sampled_from(["pool exhausted.", "gateway times out", "x" * 300, "Ein „Zitat“", "a; b: c"])
hypotheses = st.sampled_from(["H1", "H2", "H3"])
tasks = st.sampled_from(["T1", "T2", "T3"])
decisions = st.sampled_from(["D1", "D2"])
criteria = st.sampled_from([*EXIT_CRITERIA, "Queue is empty"])
minutes = st.sampled_from([0.5, 1, 3, 10, 60, 1440])
maybe_minutes = st.one_of(st.none(), minutes)
backdated = st.sampled_from([None, None, None, timedelta(minutes=3), timedelta(minutes=40)])

anything: list[st.SearchStrategy[c.Command]] = [
    st.builds(c.WriteEntry, text=texts, entry=st.sampled_from(EntryKind)),
    st.builds(c.SetSeverity, severity=st.sampled_from(Severity)),
    st.builds(c.SetPhase, phase=st.sampled_from(Phase), reason=texts),
    st.builds(c.StateImpact, text=texts),
    st.builds(c.MarkMilestone, milestone=st.sampled_from(Milestone)),
    st.builds(c.TakeRole, role=st.sampled_from(Role), person=somebody),
    st.builds(c.OfferRole, role=st.sampled_from(Role), person=somebody),
    st.builds(c.AcceptRole, role=st.sampled_from(Role)),
    st.builds(c.DeclineRole, role=st.sampled_from(Role)),
    st.builds(c.ReleaseRole, role=st.sampled_from(Role)),
    st.builds(c.RaiseHypothesis, text=texts, owner=people),
    st.builds(
        c.GiveEvidence,
        text=texts,
        weighs=st.lists(st.tuples(hypotheses, st.sampled_from(Weight)), min_size=1).map(tuple),
    ),
    st.builds(c.MoveHypothesis, hypothesis=hypotheses, status=st.sampled_from(HypothesisStatus), reason=texts),
    st.builds(
        c.AssignTask,
        text=texts,
        person=people,
        minutes=maybe_minutes,
        tests=st.lists(hypotheses, max_size=2).map(tuple),
    ),
    st.builds(c.AcknowledgeTask, task=tasks),
    st.builds(c.ExtendTask, task=tasks, minutes=minutes),
    st.builds(c.ReassignTask, task=tasks, person=somebody),
    st.builds(c.EndTask, task=tasks, outcome=st.sampled_from(["done", "failed", "dropped"])),
    st.builds(c.HoldBriefing, text=texts),
    st.builds(c.SendUpdate, text=texts, next_minutes=st.one_of(maybe_minutes, st.just(1e15))),
    st.builds(c.RaiseNeed, text=texts, of=people),
    st.builds(c.EndNeed, need=st.just("N1"), met=st.booleans()),
    st.builds(c.PullLever, lever=st.sampled_from(Lever), status=st.sampled_from(LeverStatus)),
    st.builds(c.RouteNeed, need=st.just("N1"), person=somebody),
    st.builds(c.ProposeDecision, text=texts, person=people, options=st.lists(texts, max_size=2).map(tuple)),
    st.builds(c.PollDecision, decision=decisions),
    st.builds(c.ObjectToDecision, decision=decisions, text=texts, person=people),
    st.builds(
        c.SettleDecision, decision=decisions, outcome=st.sampled_from(["adopted", "rejected", "withdrawn"]), text=texts
    ),
    st.builds(c.GiveNotice, audience=st.sampled_from(["leadership", "Tech Lead", "on-call group", "somebody else"])),
    st.builds(c.AskFloor, person=somebody),
    st.builds(c.GiveFloor, person=people),
    st.builds(c.LeaveFloor, person=somebody),
    st.builds(c.SetCriterion, name=criteria, met=st.booleans(), text=texts),
    st.builds(c.AddCriterion, name=criteria),
    st.builds(c.DropCriterion, name=criteria),
    st.builds(c.StandDown, part=st.sampled_from(StandDownPart)),
    st.builds(c.Undo),
    st.builds(c.Redo),
]


@dataclass(frozen=True)
class Answer:
    """Say or put off whichever prompt stands at a place of the list."""

    place: int
    snooze: bool
    minutes: float | None = None


answer = st.builds(Answer, st.integers(0, 8), st.booleans(), maybe_minutes)
wait = st.sampled_from([0, 1, 30, 59, 60, 61, 300, 900, 1800, 10_800, -120, -3600])
steps = st.lists(st.tuples(wait, st.one_of(*anything, *[answer] * 8), backdated), max_size=30)


@dataclass
class Snooze:
    event_id: str
    key: str
    until: datetime | None


def begun() -> Story:
    """A call with something to talk about."""
    story = Story().declared()
    story.do(c.RaiseHypothesis(text="pool"), c.RaiseHypothesis(text="gateway"), c.RaiseNeed(text="access"))
    story.do(c.AssignTask(text="look", person="Sam Okafor", minutes=10), c.AssignTask(text="listen"))
    return story


@dataclass
class Run:
    """A call that is carried out step by step; what is refused is passed over."""

    story: Story = field(default_factory=begun)
    snoozes: list[Snooze] = field(default_factory=list)

    def step(self, seconds: int, what: c.Command | Answer, back: timedelta | None) -> None:
        self.story.clock.forward(seconds=seconds)
        if isinstance(what, Answer):
            self.answer(what)
            return
        command = what.model_copy(update={"at": self.story.now - back}) if back else what
        if not isinstance(decide(self.story.state, command, self.story.now), Refusal):
            self.story.do(command)

    def answer(self, how: Answer) -> None:
        shown = self.prompts()
        if not shown:
            return
        prompt = shown[how.place % len(shown)]
        if how.snooze:
            event = self.story.do(c.SnoozePrompt(prompt=prompt.key, headline=prompt.headline, minutes=how.minutes))
            until = None if how.minutes is None else self.story.now + timedelta(minutes=how.minutes)
            self.snoozes.append(Snooze(event.event_id, prompt.key, until))
        elif prompt.accept is not None:
            self.story.do(prompt.accept)
            assert prompt.key not in [p.key for p in self.prompts()]

    def prompts(self) -> tuple[Prompt, ...]:
        return prompts(self.story.state, self.story.now, POLICY)

    def clocks(self) -> tuple[Clock, ...]:
        return clocks(self.story.state, self.story.now, POLICY)

    def asleep(self) -> list[str]:
        """The keys that were put off until later than now, for a stall each hypothesis by itself."""
        found = []
        for snooze in self.snoozes:
            taken_back = snooze.event_id in self.story.state.undone
            if not taken_back and (snooze.until is None or self.story.now < snooze.until):
                found += parts(snooze.key)
        return found


def parts(key: str) -> list[str]:
    """The keys for which saying or putting off a prompt holds: for a stall each hypothesis by itself."""
    kind, _, which = key.partition(":")
    return [f"stall:{one}" for one in which.split(",")] if kind == "stall" else [key]


EXAMPLES = 150
"""Calls that each property is tried on."""


def through(check: Callable[[Run], None]) -> Callable[[], None]:
    """A property that holds after each step of any call."""

    @settings(max_examples=EXAMPLES, deadline=None)
    @given(steps)
    def run(taken: list[tuple[int, c.Command | Answer, timedelta | None]]) -> None:
        call = Run()
        check(call)
        for seconds, what, back in taken:
            call.step(seconds, what, back)
            check(call)

    return run
