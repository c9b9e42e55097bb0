"""The console: one incident on one screen."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.geometry import Size
from textual.types import CSSPathType

from incident_console.console.dialogs.facts import Facts
from incident_console.console.line.area import LineArea
from incident_console.console.line.input import LineInput
from incident_console.console.messages import Settled
from incident_console.console.panes.banner import KeyFooter, PaneStrip, SayNowStrip, StatusBar
from incident_console.console.panes.countdown import CountdownPane
from incident_console.console.panes.pane import Pane
from incident_console.console.panes.row_list import RowList
from incident_console.console.rows import Opens, words_of
from incident_console.console.screens.commands import run_elsewhere
from incident_console.console.screens.dashboard import Dashboard
from incident_console.console.screens.drawing import DrawnOnce
from incident_console.console.screens.layout import LAYOUTS, layout_for
from incident_console.console.screens.line_desk import LineDesk, LineHandlers
from incident_console.console.screens.recorder import Recorder
from incident_console.console.session import Session
from incident_console.console.warm import warm_up
from incident_console.desk import LiveDesk
from incident_console.incident.commands import Command, Undo
from incident_console.incident.state import State
from incident_console.keys import KEYS

_OWN_GROUPS = ("Say now", "Record", "Look", "Program")
_OWN_KEYS = ("row.copy", "section.copy", "row.undo")
PANES = (
    ("timeline", "Timeline", "Time"),
    ("hypotheses", "Hypotheses", "Hyp"),
    ("clocks", "Clocks", "Clock"),
    ("work", "Work", "Work"),
    ("roles", "Roles", "Role"),
    ("containment", "Contain", "Cont"),
)
"""The panes by number: name, the word in the strip, and the word where there is no room."""


class ConsoleScreen(LineHandlers, DrawnOnce):
    """One incident: everything that is known, what to say now, and the line."""

    AUTO_FOCUS = None
    CSS_PATH: ClassVar[CSSPathType | None] = None  # the application's own is all that it takes
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, f"run_command('{key.id}')", key.words, id=key.id, show=False, tooltip=key.help)
        for key in KEYS
        if key.group in _OWN_GROUPS or key.id in _OWN_KEYS
    ]

    def __init__(self, session: Session, live: LiveDesk, state: State) -> None:
        super().__init__()
        self.session = session
        self.live = live
        self.state = state
        self.recorder = Recorder(self)
        self.dashboard = Dashboard(self)
        self.line_desk = LineDesk(self)
        self.shown_pane = "timeline"
        self.layout_name = "wide"
        self.ready = False
        self.answered: set[str] = set()

    def compose(self) -> ComposeResult:
        """Status bar, say now, the panes, the line, the keys; in the layout that fits: nothing is styled twice."""
        self._choose_layout(self.app.size)
        self.set_class(self.session.layout == "scribe", "-scribe")
        panes = {
            name: Pane(name, number, title, short, tail=name == "timeline")
            for number, (name, title, short) in enumerate(PANES, 1)
        }
        yield StatusBar(id="status")
        yield SayNowStrip(id="say-now")
        yield PaneStrip(id="strip")
        with Horizontal(id="body"):
            yield panes["timeline"]
            with Container(id="right"):
                yield CountdownPane()
                yield panes["roles"]
                yield panes["clocks"]
                yield panes["containment"]
                yield panes["hypotheses"]
                yield panes["work"]
        yield LineArea()
        yield KeyFooter(id="keys")

    def on_mount(self) -> None:
        """Begin when every pane is there: the inner ones are mounted after the screen. Empty panes are not drawn."""
        self.hold_drawing()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Bring back the line that was being typed, and put the focus where this seat works."""
        if len(self.query(Pane)) < len(PANES) or not self.query(LineInput):
            self.call_after_refresh(self._begin)
            return
        self.ready = True
        self.show_pane("timeline", focus=self.session.layout != "scribe")
        if self.session.layout == "scribe":
            self.line.input.focus()
        self.line_desk.bring_back()
        self.set_interval(1.0, self.tick)
        self.show_all()
        self.begin_drawing()
        self.set_timer(0.2, lambda: self.run_worker(warm_up, thread=True, exit_on_error=False))

    @property
    def line(self) -> LineArea:
        """The scribe's line."""
        return self.query_one(LineArea)

    @property
    def panes(self) -> list[Pane]:
        """The panes, by number."""
        return sorted(self.query(Pane), key=lambda pane: pane.number)

    def facts(self, *, self_opened: bool = False) -> Facts:
        """What a dialog is opened with."""
        it = self.session
        return Facts(self.state, it.clock.now(), it.context, it.policy, self_opened, it.grace, it.clock)

    # What changes

    def tick(self) -> None:
        """A second has passed: the clocks have moved."""
        if self._in_front:
            self.dashboard.tick()

    @property
    def _in_front(self) -> bool:
        """Whether anybody can see it: under a dialog nothing is drawn, and everything once when it closes."""
        return self.ready and self.is_mounted and self.is_current and bool(self.size.width)

    def on_screen_resume(self) -> None:
        """A dialog has closed: show what has happened meanwhile."""
        self.show_all()
        if self.ready:
            self._ask_for_an_answer()

    def take_state(self, state: State) -> None:
        """Somebody, here or elsewhere, has recorded something."""
        if state.incident_id == self.state.incident_id:
            self.state = state
            self.show_all()
            self._ask_for_an_answer()

    def on_settled(self, message: Settled) -> None:
        """Something that was handed to the writer is on disk, or it is said why not."""
        self.recorder.settle(message)

    def show_all(self) -> None:
        """Bring every pane up to date; each draws only what differs."""
        if self._in_front:
            self.dashboard.show()

    def on_resize(self, event: events.Resize) -> None:
        """Another size may be another layout."""
        self._choose_layout(event.size)
        self.show_soon()

    def _choose_layout(self, size: Size) -> None:
        self.layout_name = layout_for(*size)
        for name in LAYOUTS:
            self.set_class(name == self.layout_name, f"layout-{name}")

    def on_descendant_focus(self) -> None:
        """The footer tells the keys of what has the focus."""
        self.show_soon()

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """Somebody scrolled: the border of the timeline tells what is below."""
        message.stop()
        self.dashboard.show_timeline_border()
        if self.dashboard.outgrown:
            self.show_soon()

    # Dialogs

    def open_dialog(self, name: str, about: str = "", *, self_opened: bool = False) -> None:
        """Open a dialog; what it comes back with is recorded."""
        if name == "retry":
            self.line_desk.retry(about)
            return
        if name == "prompt":
            self.dashboard.accept(about)
            return
        from incident_console.console.dialogs.registry import make_dialog

        self.app.push_screen(make_dialog(name, about, self.facts(self_opened=self_opened)), self.record_all)

    def record_all(self, commands: tuple[Command, ...] | None) -> None:
        """Record what a dialog came back with."""
        for command in commands or ():
            self.recorder.submit(command, self.line_desk.as_line(command))

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Enter on a row does what the row is for; with no row selected it accepts the prompt."""
        message.stop()
        if message.row is None:
            self.dashboard.accept()
        elif message.row.opens is not None:
            self.open(message.row.opens)

    def open(self, opens: Opens) -> None:
        """Open what a row asks for."""
        self.open_dialog(opens.dialog, opens.about)

    def _ask_for_an_answer(self) -> None:
        offer = self.dashboard.offer_to_me()
        if offer and offer not in self.answered and self.app.screen is self:
            self.answered.add(offer)
            self.open_dialog("answer", offer, self_opened=True)

    # Keys

    def action_run_command(self, name: str) -> None:
        """A key was pressed."""
        self.run_command(name)

    def run_command(self, name: str) -> None:
        """Do what a key is for; the palette calls it too."""
        group, _, what = name.partition(".")
        act = {
            "record": partial(self._record, what),
            "prompt": partial(self.dashboard.prompt, what),
            "pane": partial(self._go, what),
        }.get(group)
        if act is not None:
            act()
            return
        run_elsewhere(self, name)

    def _record(self, what: str) -> None:
        if what == "undo":
            self.recorder.submit(Undo(author=self.session.author), "/undo")
        else:
            self.open_dialog(what)

    def _go(self, what: str) -> None:
        if what == "zoom":
            self.toggle_class("-zoomed")
            self.show_pane(self.shown_pane)
        elif what in ("next", "previous"):
            self._step(1 if what == "next" else -1)
        else:
            self.show_pane(what)

    def _step(self, by: int) -> None:
        order = [name for name, _, _ in PANES]
        if self.line.input.has_focus:
            self.show_pane(order[0 if by > 0 else -1])
            return
        at = order.index(self.shown_pane) + by
        if at in (-1, len(order)):
            self.line.input.focus()
        else:
            self.show_pane(order[at])

    def show_pane(self, name: str, *, focus: bool = True) -> None:
        """Bring a pane to the front where one is shown at a time, and put the focus on it."""
        self.shown_pane = name
        for pane in self.query(Pane):
            pane.set_class(pane.pane == name, "-shown")
            if name != "timeline" or not self.query(".-beside"):
                beside = "hypotheses" if name == "timeline" else name
                pane.set_class(pane.pane == beside, "-beside")
        self.query_one("#right").set_class(name != "timeline", "-shown")
        if focus:
            self.query_one(f"#pane-{name}", Pane).focus()
        self.show_soon()

    def go_to(self, event_id: str) -> None:
        """Show an event in the timeline."""
        self.show_pane("timeline")
        self.query_one("#pane-timeline", Pane).select(event_id)

    def copied_words(self, *, whole: bool) -> str:
        """The words of the selected row, or of the whole pane."""
        pane = self.query_one(f"#pane-{self.shown_pane}", Pane)
        rows = pane.rows if whole else [pane.selected or (pane.rows[-1] if pane.rows else None)]
        return "\n".join(words_of(row) for row in rows if row is not None)
