"""Any incident at all: commands drawn at random, with the texts that people and attackers write."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from incident_console.incident import commands as c
from incident_console.incident.decide import Refusal, decide
from incident_console.incident.evolve import fold
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
    Weight,
)
from support import Story
from support.clock import time_of

TEXT = st.sampled_from(
    [
        "pool at 40 %, steady", "| a | b |\n|---|---|", "**bold** _x_ `y`", "[x](y) ![z](w) <b>", "# h\n- p\n1. n\n> q",
        "[@click=app.quit]x[/]", "a\n\n    indented\n```\nfence", "To be written: nothing", "14:31", "~~~", "\\",
        "&lt;&amp;", "<!-- incident-console section AAAAAAAA -->", "<script>alert(1)</script>", "=HYPERLINK(1)",
        "![x](javascript:alert(1))", "www.evil.test http://evil.test <http://evil.test> a@evil.test",
    ]
) | st.text(alphabet="ab|*_[]()<>#-`~\\\n &;1.:=!", min_size=1, max_size=30)  # fmt: skip
SOME = TEXT | st.just("")
PERSON = st.sampled_from(["Dana Reyes", "Maria Silva", "*Bold* [Name](x)", "a|b", "#1", ""])
AT = st.none() | st.integers(-3 * 1440, 300).map(lambda minutes: time_of("14:31") + timedelta(minutes=minutes))
MINUTES = st.none() | st.sampled_from([0.5, 5, 90])


def _handle(letter: str) -> st.SearchStrategy[str]:
    return st.sampled_from([f"{letter}1", f"{letter}2", f"{letter}3"])


H = _handle("H")
ANY = st.one_of(*(_handle(letter) for letter in "HTDNA"))


def _of(command: type[c.Command], **more: st.SearchStrategy[object]) -> st.SearchStrategy[c.Command]:
    return st.builds(command, at=AT, approximate=st.booleans(), **more)


def _of_enum(values: type) -> st.SearchStrategy[object]:
    return st.sampled_from(list(values))


ACTION = {
    "verb": SOME,
    "outcome": SOME,
    "ticket": st.sampled_from(["", "OPS-1", "*#1*"]),
    "due": st.none() | st.sampled_from([date(2026, 5, 20), date(2026, 6, 10), date.max]) | st.dates(),
    "category": st.none() | _of_enum(ActionCategory),
    "status": st.none() | _of_enum(ActionStatus),
    "impact": st.none() | _of_enum(Rating),
    "effort": st.none() | _of_enum(Rating),
}
CLEARS = st.just(()) | st.tuples(_of_enum(ActionField))

COMMAND = st.one_of(
    _of(c.WriteEntry, text=TEXT, entry=_of_enum(EntryKind), source=PERSON),
    _of(c.Retitle, title=TEXT),
    _of(c.Amend, target=ANY, text=st.none() | TEXT, about=st.none() | st.booleans(), occurred_at=AT),
    st.builds(c.Undo, target=st.none() | ANY),
    st.builds(c.Redo),
    _of(c.SetSeverity, severity=_of_enum(Severity), reason=SOME),
    _of(c.SetPhase, phase=_of_enum(Phase), reason=SOME),
    _of(c.StateImpact, text=TEXT),
    _of(c.MarkMilestone, milestone=_of_enum(Milestone), text=SOME),
    _of(c.TakeRole, role=_of_enum(Role), person=PERSON, words=SOME),
    _of(c.OfferRole, role=_of_enum(Role), person=PERSON, brief=SOME),
    _of(c.AcceptRole, role=_of_enum(Role), words=SOME),
    _of(c.DeclineRole, role=_of_enum(Role), reason=SOME, withdrawn=st.booleans()),
    _of(c.ReleaseRole, role=_of_enum(Role), reason=SOME),
    _of(c.RaiseHypothesis, text=TEXT, owner=PERSON),
    _of(c.RaiseHypothesis, text=TEXT, owner=PERSON),
    _of(c.GiveEvidence, text=TEXT, weighs=st.tuples(st.tuples(H, _of_enum(Weight)))),
    _of(c.MoveHypothesis, hypothesis=H, status=_of_enum(HypothesisStatus), reason=TEXT),
    _of(c.AssignTask, text=TEXT, person=PERSON, minutes=MINUTES, tests=st.just(()) | st.tuples(H)),
    _of(c.AcknowledgeTask, task=_handle("T"), text=SOME),
    _of(c.ExtendTask, task=_handle("T"), minutes=st.just(5.0), reason=SOME),
    _of(c.ReassignTask, task=_handle("T"), person=PERSON),
    _of(c.EndTask, task=_handle("T"), outcome=st.sampled_from(["done", "failed", "dropped"]), text=SOME),
    _of(c.Decide, text=TEXT, options=st.tuples(TEXT, TEXT), objections=st.tuples(SOME), person=PERSON),
    _of(c.HoldBriefing, text=SOME, conditions=SOME, actions=SOME, needs=SOME, next_decision=SOME),
    _of(c.SendUpdate, text=TEXT, audience=_of_enum(Audience), next_minutes=MINUTES),
    _of(c.RaiseNeed, text=TEXT, of=PERSON),
    _of(c.EndNeed, need=_handle("N"), met=st.booleans(), text=SOME),
    _of(c.NoteFollowUp, text=TEXT, person=PERSON),
    st.builds(c.NoteFollowUp, text=TEXT, person=PERSON, **ACTION),
    st.builds(c.SetAction, follow_up=_handle("A"), owner=PERSON, clears=CLEARS, **ACTION),
    _of(c.PullLever, lever=_of_enum(Lever), status=_of_enum(LeverStatus), text=SOME),
    st.builds(c.Star, target=st.none() | ANY, starred=st.booleans()),
    st.builds(c.SayPrompt, prompt=st.just("stall:"), words=TEXT),
    st.builds(c.SnoozePrompt, prompt=st.just("stall:"), headline=TEXT, minutes=MINUTES),
)


COMMANDS = st.lists(COMMAND, max_size=20)
STEP = st.sampled_from([0, 7, 60, 1200])


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """An incident with whatever of the drawn commands was not refused, at any pace; for a while from two seats that
    did not see each other's."""
    story = Story(author="Ana *Costa*")
    story.do(c.Declare(title=draw(TEXT.filter(str.strip)), severity=draw(st.none() | _of_enum(Severity))))
    _tell(draw, story, draw(COMMANDS))
    twin = Story(author="Jo Park", node="n2").at(story.now + timedelta(seconds=1))
    twin.state, twin.events = story.state, list(story.events)
    _tell(draw, twin, draw(st.lists(COMMAND, max_size=5)))
    _tell(draw, story, draw(st.lists(COMMAND, max_size=5)))
    story.state = fold(story.incident_id, [*story.events, *twin.events])
    story.at(max(story.now, twin.now))
    return story


def _tell(draw: st.DrawFn, story: Story, commands: list[c.Command]) -> None:
    for command in commands:
        story.clock.forward(seconds=draw(STEP))
        if not isinstance(decide(story.state, command, story.now), Refusal):
            story.do(command)
