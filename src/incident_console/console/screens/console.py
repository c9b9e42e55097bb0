"""The console: one incident on one screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.geometry import Size
from textual.types import CSSPathType

from incident_console.console.line.area import LineArea
from incident_console.console.messages import Settled
from incident_console.console.panes.banner import SayNowStrip, StatusBar, TroubleStrip
from incident_console.console.panes.countdown import CountdownPane
from incident_console.console.panes.footer import KeyFooter
from incident_console.console.panes.pane import Pane
from incident_console.console.panes.row_list import RowList
from incident_console.console.panes.strip import PaneStrip
from incident_console.console.rows import Opens, words_of
from incident_console.console.screens.commands import run_elsewhere, selected_item
from incident_console.console.screens.dashboard import Dashboard
from incident_console.console.screens.layout import LAYOUTS, layout_for
from incident_console.console.screens.line_desk import LineDesk, LineHandlers
from incident_console.console.screens.pointing import PointHandlers
from incident_console.console.screens.recorder import Recorder
from incident_console.console.session import Session
from incident_console.console.warm import warm_up
from incident_console.desk import LiveDesk
from incident_console.incident.commands import Command, Undo
from incident_console.incident.state import State
from incident_console.keys import KEYS

if TYPE_CHECKING:
    from incident_console.console.dialogs.facts import Facts

_OWN_GROUPS = ("Say now", "Record", "Look", "Program")
_OWN_KEYS = ("row.copy", "section.copy", "row.undo", "row.star")
PANES = (
    ("timeline", "Timeline", "Time"),
    ("hypotheses", "Hypotheses", "Hyp"),
    ("clocks", "Clocks", "Clock"),
    ("work", "Work", "Work"),
    ("roles", "Roles", "Role"),
    ("containment", "Contain", "Cont"),
)
"""The panes by number: name, the word in the strip, and the word where there is no room."""


class ConsoleScreen(LineHandlers, PointHandlers):
    """One incident: everything that is known, what to say now, and the line."""

    AUTO_FOCUS = ".-scribe LineInput, .-command #pane-timeline"
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
        self._seen = False
        self.answered: set[str] = set()

    def compose(self) -> ComposeResult:
        """Status bar, say now, the panes, the line, the keys; in the layout that fits: nothing is styled twice."""
        self._choose_layout(self.app.size, update=False)
        self.add_class(f"-{self.session.layout}", update=False)
        panes = {
            name: Pane(name, number, title, short, tail=name == "timeline")
            for number, (name, title, short) in enumerate(PANES, 1)
        }
        panes["timeline"].add_class("-shown", update=False)
        panes["hypotheses"].add_class("-beside", update=False)
        yield StatusBar(id="status")
        yield TroubleStrip(id="trouble")
        yield SayNowStrip(id="say-now")
        yield PaneStrip(id="strip")
        with Horizontal(id="body"):
            yield panes["timeline"]
            with Container(id="right"):
                yield CountdownPane()
                yield panes["clocks"]
                yield panes["roles"]
                yield panes["containment"]
                yield panes["hypotheses"]
                yield panes["work"]
        yield LineArea()
        yield KeyFooter(id="keys")

    def on_mount(self) -> None:
        """Begin. The panes are filled as soon as the screen is in front, before anything is laid out: so the first
        picture is the whole one."""
        self.ready = True
        self.line_desk.bring_back()
        self.set_interval(1.0, self.tick)
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
        from incident_console.console.dialogs.facts import Facts

        it = self.session
        seat = (it.context, it.policy, self_opened, it.grace, it.clock, it.language_hints)
        return Facts(self.state, it.clock.now(), *seat)

    # What changes

    def tick(self) -> None:
        """A second has passed: the clocks have moved."""
        if self._in_front:
            self.dashboard.tick()

    @property
    def _in_front(self) -> bool:
        """Whether anybody can see it: under a dialog nothing is drawn, and everything once when it closes."""
        return self.ready and self.is_mounted and self.is_current and bool(self.size.width)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """It is in front, for the first time or since a dialog has closed: show what there is by now."""
        event.refresh_styles = self._seen  # the first time every widget has just got its styles
        self._seen = True
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

    def fit(self) -> None:
        """The panes know their sizes now."""
        self.dashboard.fit()

    def on_resize(self, event: events.Resize) -> None:
        """Another size may be another layout."""
        self._choose_layout(event.size)
        self.show_soon()

    def _choose_layout(self, size: Size, *, update: bool = True) -> None:
        self.layout_name = layout_for(*size)
        self.update_classes({f"layout-{name}": name == self.layout_name for name in LAYOUTS}, update=update)

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
        else:
            self.line_desk.tell("It is on its way to the disk: there is nothing to do for it.")

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
            self.open_dialog(what, selected_item(self) if what == "action" else "")

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
