"""What the tests of the dialogs share: an incident in the middle of its course, and a small app to open dialogs in."""

from __future__ import annotations

from datetime import UTC, timedelta, tzinfo
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Static

import incident_console.console as console
from incident_console.clock import Clock
from incident_console.console.dialogs.facts import Facts
from incident_console.console.dialogs.form import FormDialog
from incident_console.console.dialogs.registry import make_dialog, make_form
from incident_console.console.dialogs.values import Values
from incident_console.console.dialogs.verdict import Verdict, judge
from incident_console.console.text import plain
from incident_console.console.theme import THEMES
from incident_console.incident import commands as c
from incident_console.incident.commands import Command
from incident_console.incident.vocabulary import (
    HypothesisStatus,
    Lever,
    LeverStatus,
    Role,
    Severity,
    Weight,
)
from incident_console.practice.policy import Policy
from incident_console.scribe.context import Context
from support import Story

HOSTILE = (
    "saw [/error] in logs", "[red]x[/red]", "[/", "[b + x", "C:\\", "[[x]]", "\\[x]", "[@click=app.quit]x[/]",
    '{"a":[true,false]}', "\x1b]52;c;ZXZpbA==\x07", "\x1b[2J", "\x9b31m", "\x1b]0;title\x07", "a\rb", "\x00",
    "\u202edef", "数据库", "👨\u200d👩\u200d👧", "🇩🇪", "e\u0301", "x" * 10_000,
    "\n".join(f"line {n}" for n in range(500)),
    "", "   ", "99999999999999999999m", "0m", "-0m", "T+99999999", "9999-99-99 99:99", "\ud800",
)  # fmt: skip
"""What a terminal would obey, what markup would swallow, what is wide, long, empty or nonsense."""

CONSOLE = Path(console.__file__).parent
SIZES = [(60, 18), (80, 24), (160, 48)]


def told_story() -> Story:
    """The payment outage at 14:57: two stalled hypotheses, a third ruled out, tasks in flight, an offer that waits."""
    story = Story().at("14:31").declared(severity=Severity.SEV1, commander="Dana Reyes")
    story.do(c.TakeRole(role=Role.OPS, person="Maria Silva"), c.TakeRole(role=Role.COMMS, person="Jo Park"))
    story.do(c.StateImpact(text="checkout success 61 % (normal 99.2 %)"))
    story.at("14:38").do(c.RaiseHypothesis(text="Database connection pool exhausted", owner="Maria Silva"))
    story.at("14:39").do(c.GiveEvidence(text="Pool wait time rising since 14:20", weighs=(("H1", Weight.FOR),)))
    story.at("14:40").do(c.RaiseHypothesis(text="Payment gateway times out", owner="Sam Lee"))
    story.do(c.RaiseHypothesis(text="Deploy 4.2.1 of checkout is bad"))
    moved = c.MoveHypothesis(hypothesis="H3", status=HypothesisStatus.RULED_OUT, reason="rolled back, same errors")
    story.at("14:41").do(moved)
    story.do(c.PullLever(lever=Lever.FLAG_OFF, status=LeverStatus.NOT_POSSIBLE, text="no flag"))
    story.at("14:46").do(c.AssignTask(text="Drain one pool", person="Maria Silva", minutes=10, tests=("H1",)))
    story.do(c.AssignTask(text="Call the gateway's on-call", person="Sam Lee", minutes=15))
    story.do(c.RaiseNeed(text="Access to the gateway's dashboard", of="Kim Ito"))
    story.at("14:50").do(c.OfferRole(role=Role.DEPUTY, person="Kim Ito"), c.WriteEntry(text="Graphs look odd"))
    story.do(c.OfferRole(role=Role.IC, person="Ana Costa", brief="Two hypotheses, both stalled.\nNext: T1 at 14:56."))
    story.at("15:03")
    return story


def about_for(story: Story, what: str) -> str:
    """The event that a short name stands for: a handle, `note`, `offer`, `ic-offer`; anything else is itself."""
    kinds = {"note": "entry.written", "offer": "role.offered"}
    if what == "ic-offer":
        return [e.event_id for e in story.events if e.kind == "role.offered"][-1]
    if what in kinds:
        return next(e.event_id for e in story.events if e.kind == kinds[what])
    return story.state.named(what) or what


def facts_of(story: Story, *, grace: timedelta | None = None, zone: tzinfo = UTC, **more: Any) -> Facts:
    """Facts as the console would make them for Ana at this moment of the story."""
    clock: Clock = story.clock
    context = Context(author="Ana Costa", zone=zone, severity_aliases={"P0": Severity.SEV1})
    wait = timedelta(seconds=0.7) if grace is None else grace
    return Facts(story.state, story.now, context, Policy(), grace=wait, clock=clock, **more)


def verdict_of(story: Story, name: str, about: str = "", facts: Facts | None = None, **typed: str) -> Verdict:
    """What a form says about what was typed into it, without any screen."""
    facts = facts or facts_of(story)
    form = make_form(name, about, facts).with_time()
    initial = {field.name: field.initial for field in form.fields}
    assert not set(typed) - set(initial), f"no such field: {set(typed) - set(initial)}"
    return judge(form, Values({**initial, **typed}, initial, facts))


class Host(App[None]):
    """Opens one dialog and keeps what it came back with."""

    CSS_PATH: ClassVar[list[Path]] = [CONSOLE / "styles.tcss", CONSOLE / "dialogs" / "dialogs.tcss"]

    def __init__(self, story: Story, name: str, about: str = "", theme: str = "dark", **facts: Any) -> None:
        super().__init__()
        self.story, self.opens, self.facts = story, (name, about), facts
        self.session = SimpleNamespace(copies=Path("/nonexistent"))
        self.came_back: list[tuple[Command, ...] | None] = []
        self.animation_level = "none"
        for one in THEMES.values():
            self.register_theme(one)
        self.theme = THEMES[theme].name

    def compose(self) -> ComposeResult:
        yield Static(plain("the console behind"))

    def on_mount(self) -> None:
        self.open()

    def open(self, name: str = "", about: str = "") -> None:
        """Open the dialog again, or another one."""
        opens = (name, about) if name else self.opens
        self.push_screen(make_dialog(*opens, facts_of(self.story, **self.facts)), self.came_back.append)

    @property
    def dialog(self) -> FormDialog:
        """The dialog that is open."""
        assert isinstance(self.screen, FormDialog)
        return self.screen

    def value(self, name: str) -> str:
        """What stands in a field."""
        return next(row.value for row in self.dialog.sheet.rows if row.field.name == name)

    def seen(self) -> str:
        """Everything that is drawn, as text."""
        return "\n".join("".join(segment.text for segment in line) for line in self.screen._compositor.render_strips())

    @property
    def commands(self) -> tuple[Command, ...] | None:
        """What the dialog came back with."""
        assert len(self.came_back) == 1
        return self.came_back[0]
