"""From the state to the panes: what the console shows at one moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from incident_console.console.panes.banner import SayNowStrip, StatusBar, TroubleStrip
from incident_console.console.panes.border import put_border
from incident_console.console.panes.countdown import CountdownPane
from incident_console.console.panes.footer import KeyFooter
from incident_console.console.panes.pane import Pane
from incident_console.console.panes.strip import PaneStrip
from incident_console.console.rows import Piece, Row, Section
from incident_console.console.screens.layout import prompt_room, timeline_width
from incident_console.console.views.diagnosis import hypothesis_board
from incident_console.console.views.format import NEAR, Present
from incident_console.console.views.heading import heading, say_now
from incident_console.console.views.key_hints import Hints
from incident_console.console.views.people import role_list
from incident_console.console.views.promises import briefing_countdown, clock_list
from incident_console.console.views.timeline import TimelineRows
from incident_console.console.views.work import containment_levers, work_in_flight
from incident_console.incident.commands import SnoozePrompt
from incident_console.incident.roles import open_offers
from incident_console.incident.state import State
from incident_console.keys import by_id, shown
from incident_console.practice.clocks import Clock, clocks
from incident_console.practice.loop import LoopReading, loop
from incident_console.practice.prompts import Prompt, prompts

if TYPE_CHECKING:
    from incident_console.console.screens.console import ConsoleScreen
    from incident_console.practice.readiness import Suggestion


RECKONED_EVERY = timedelta(seconds=5)
"""How often everything is reckoned anew when nothing was recorded and nothing is about to fall due."""


_NOTHING_TO_SAY = "There is nothing to say now: / types an entry, up and down select one."


class Dashboard:
    """Fills the panes of a console screen, and answers for the prompt that is shown."""

    def __init__(self, screen: ConsoleScreen) -> None:
        self._screen = screen
        self._prompts: tuple[Prompt, ...] = ()
        self._clocks: tuple[Clock, ...] = ()
        self._drawn_for = 0
        self._drawn_at = datetime.max.replace(tzinfo=UTC)
        self._shown_key = ""
        self._loop_read: tuple[State, datetime, LoopReading] | None = None
        self._drill_read: tuple[State, Suggestion | None] | None = None

    def present(self) -> Present:
        """The moment that the views are functions of."""
        it = self._screen.session
        return Present(self._screen.state, it.clock.now(), it.policy, it.zone, self._width())

    def _width(self) -> int:
        """The width of the timeline; before the first layout what it will be."""
        screen = self._screen
        return screen.query_one("#pane-timeline", Pane).size.width or timeline_width(
            screen.layout_name, screen.app.size.width
        )

    @property
    def outgrown(self) -> bool:
        """Whether the timeline has another width than it was drawn for."""
        return self._drawn_for != self._width()

    def tick(self) -> None:
        """A second has passed: the clock and the countdown have moved, the rest only where something falls due."""
        present = self.present()
        if self._is_due(present):
            self.show()
            return
        self._show_seconds(present)
        if any(abs(clock.due_at - present.now) < NEAR for clock in self._clocks):
            self._section("clocks", self._clock_list(present))
            self._section("work", work_in_flight(present, self._drill(present)))

    def _is_due(self, present: Present) -> bool:
        """Whether everything is reckoned anew: some seconds have passed, or a promise has turned amber or red."""
        if not self._drawn_at <= present.now < self._drawn_at + RECKONED_EVERY:
            return True
        edges = (timedelta(0), timedelta(seconds=present.policy.amber_seconds))
        return any(self._drawn_at < clock.due_at - edge <= present.now for clock in self._clocks for edge in edges)

    def _show_seconds(self, present: Present) -> None:
        screen = self._screen
        saving = screen.recorder.saving
        screen.query_one(StatusBar).show_heading(heading(present, saving.under_way))
        screen.query_one(TroubleStrip).show_trouble(saving.trouble or saving.unread, screen.line_desk.notice)
        screen.query_one(CountdownPane).show(briefing_countdown(present, self._clocks))

    def show(self) -> None:
        """Bring everything up to date."""
        screen, present = self._screen, self.present()
        self._drawn_at, self._drawn_for = present.now, present.width
        self._clocks = clocks(present.state, present.now, present.policy)
        self._prompts = prompts(present.state, present.now, present.policy)
        screen.set_class(present.state.phase.over, "-over")
        self._show_seconds(present)
        timeline = TimelineRows(present, screen.recorder.saving.lines)
        self._section("timeline", Section(timeline, count=str(len(timeline)), empty="Nothing yet: press / and type"))
        self._section("hypotheses", hypothesis_board(present, self._loop(present)))
        self._section("clocks", self._clock_list(present))
        self._section("work", work_in_flight(present, self._drill(present)))
        self._section("roles", role_list(present, roomy=screen.layout_name != "column"))
        self._section("containment", containment_levers(present))
        screen.query_one(PaneStrip).show_panes(screen.panes, screen.shown_pane, framed=self._framed)
        self.show_keys()
        self.show_timeline_border()

    def fit(self) -> None:
        """Bring up to date what depends on the sizes of the panes."""
        self._section("clocks", self._clock_list(self.present()))
        for pane in self._screen.panes:
            pane.redraw()
        self.show_timeline_border()

    def _loop(self, present: Present) -> LoopReading:
        """How the loop turns; read again when something was recorded or a minute has passed, for it walks the log."""
        minute = present.now.replace(second=0, microsecond=0)
        read = self._loop_read
        if read is None or read[0] is not present.state or read[1] != minute:
            read = self._loop_read = (present.state, minute, loop(present.state, present.now, present.policy))
        return read[2]

    def _drill(self, present: Present) -> Suggestion | None:
        """The readiness item that is suggested once it is over; read again when something was recorded."""
        if not present.state.phase.over:
            return None
        read = self._drill_read
        if read is None or read[0] is not present.state:
            from incident_console.practice.account import account
            from incident_console.practice.readiness import suggestion

            known = account(present.state, present.now, present.policy)
            read = self._drill_read = (present.state, suggestion(known))
        return read[1]

    def _clock_list(self, present: Present) -> Section:
        width = self._screen.query_one("#pane-clocks", Pane).size.width
        return clock_list(present, self._clocks, width - 1)

    def _section(self, name: str, section: Section) -> None:
        self._screen.query_one(f"#pane-{name}", Pane).show_section(section)

    def show_keys(self) -> None:
        """The keys that do something where the focus is, in the footer and in the frame of the prompt."""
        screen, line = self._screen, self._screen.line.input
        names, over = screen.session.keymap, screen.state.phase.over
        hints = Hints(names, over=over, zoomed=screen.has_class("-zoomed"))
        if line.has_focus:
            now = hints.while_typing(empty=not line.value)
        elif (row := self._selected) is not None:
            now = hints.on_a_row(row, entry=screen.shown_pane == "timeline")
        else:
            now = hints.on_a_pane(() if self._framed else [name for name, _ in self._prompt_keys()])
        screen.query_one(KeyFooter).show_keys(now)
        self._show_prompt()

    @property
    def _selected(self) -> Row | None:
        """The row that Enter is about; None where it is about the prompt, or about the line."""
        return next((pane.selected for pane in self._screen.panes if pane.has_focus), None)

    @property
    def _framed(self) -> bool:
        """Whether there are borders, which have room for words."""
        return self._screen.layout_name != "small"

    def show_timeline_border(self) -> None:
        """How many entries there are, and how many of them stand below what is visible."""
        pane = self._screen.query_one("#pane-timeline", Pane)
        count = f"{len(pane.rows)} {'entry' if len(pane.rows) == 1 else 'entries'}"
        words: tuple[Piece, ...]
        if pane.window.following or pane.window.below == 0:
            words = (Piece(f"{count} · following" if pane.window.following else count, "muted"),)
        else:
            words = (Piece(f"{count} · ", "muted"), Piece(f"▼ {pane.window.below} below", "soon"))
        put_border(pane, subtitle=words)
        if not self._framed:
            self._screen.query_one(PaneStrip).renew()

    # The prompt

    @property
    def prompt_shown(self) -> Prompt | None:
        """The prompt that is shown: the one that was leafed to while it lasts, else the first."""
        return self._prompts[self._place()] if self._prompts else None

    def _place(self) -> int:
        return next((i for i, prompt in enumerate(self._prompts) if prompt.key == self._shown_key), 0)

    def _show_prompt(self) -> None:
        strip = self._screen.query_one(SayNowStrip)
        say = say_now(self._prompts, self._place())
        names = self._screen.session.keymap
        keys = [(shown(names.get(name, by_id(name).keys)), words) for name, words in self._prompt_keys()]
        if self._screen.line.input.has_focus:
            keys = []
        elif keys and self._selected is not None:  # which is what Enter is about then
            leave = shown(names.get("row.leave", by_id("row.leave").keys))
            keys[0] = (f"{leave} {keys[0][0]}", keys[0][1])
        strip.show_say_now(say, tuple(keys), room=prompt_room(self._screen.size.height), framed=self._framed)
        strip.set_class(say.tone == "soon", "-soon")
        strip.set_class(say.tone == "bad", "-bad")

    def _prompt_keys(self) -> tuple[tuple[str, str], ...]:
        """What the keys of the prompt do now, by their identifiers."""
        if not self._prompts:
            return ()
        accepts = say_now(self._prompts, self._place()).accepts
        keys = (("prompt.said", accepts), ("prompt.later", "later"), ("prompt.next", "next"))
        return keys if len(self._prompts) > 1 else keys[:2]

    def prompt(self, what: str) -> None:
        """What a key does with the prompt: said, later, never, next."""
        if what == "said":
            self.accept()
        elif what == "next" and len(self._prompts) > 1:
            self._shown_key = self._prompts[(self._place() + 1) % len(self._prompts)].key
            self._show_prompt()
        elif what == "next" or not self._prompts:
            self._screen.line_desk.tell("There is no other prompt now." if self._prompts else _NOTHING_TO_SAY, "soon")
        else:
            self._snooze(for_good=what == "never")

    def accept(self, key: str = "") -> None:
        """Record that the words were said, and open the dialog that the answer belongs in.

        The prompt is the one that is shown, or the one with this key.
        """
        prompt = next((p for p in self._prompts if p.key == key), None) if key else self.prompt_shown
        if prompt is None:
            self._screen.line_desk.tell("That is not due yet." if key else _NOTHING_TO_SAY, "soon")
            return
        if prompt.accept is not None:
            self._screen.recorder.submit(prompt.accept, self._screen.line_desk.as_line(prompt.accept))
        if prompt.opens:
            self._screen.open_dialog(prompt.opens, ",".join(prompt.about))

    def _snooze(self, *, for_good: bool) -> None:
        prompt = self.prompt_shown
        if prompt is not None:
            minutes = None if for_good else self._screen.session.policy.snooze_minutes
            command = SnoozePrompt(prompt=prompt.key, headline=prompt.headline, minutes=minutes)
            self._screen.recorder.submit(command, prompt.headline)

    def offer_to_me(self) -> str:
        """The open offer of a role to whoever sits here; empty where there is none."""
        me = self._screen.session.author.casefold()
        return next((o.event_id for o in open_offers(self._screen.state) if o.person.casefold() == me), "")
