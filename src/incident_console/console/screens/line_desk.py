"""What the line does: read, explained, sent, and given back where it could not be recorded.

The grammar is imported when the first letter is typed, or shortly after the first picture: it draws nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from incident_console.console.line.area import LineArea
from incident_console.console.line.input import LineInput
from incident_console.console.screens.commands import run_directive
from incident_console.console.wording import suggestion_for
from incident_console.incident.commands import Command
from incident_console.incident.decide import Refusal, decide

if TYPE_CHECKING:
    from incident_console.console.screens.console import ConsoleScreen
    from incident_console.scribe.complete import Completion
    from incident_console.scribe.outcome import Directive

_WHEN_IDLE = (
    "plain text is an entry · ? hypothesis · ! task · = decision · > update · / command",
    "text is an entry · ? hypothesis · ! task · = decision · > update · / command",
    "text is an entry · ? hypothesis · ! task · / command",
)
"""What can be typed, the longest first: the first that fits stands there."""


class LineDesk:
    """The business of the line on one console screen."""

    def __init__(self, screen: ConsoleScreen) -> None:
        self._screen = screen
        self._drafts = screen.session.drafts(screen.state.incident_id)
        self.notice = " · ".join(filter(None, (screen.live.notice, *screen.session.notices)))
        self._told: tuple[str, str] | None = None
        self._told_about = ""
        self._begun = False

    def bring_back(self) -> None:
        """What stood in the line when the console ended stands there again."""
        text = self._drafts.load()
        kept = self._drafts.kept()
        line = self._screen.line
        for lost in kept:
            line.input.history.add(lost)
        if text:
            line.input.put(text)
        if kept:
            one = len(kept) == 1
            count = "One line was" if one else f"{len(kept)} lines were"
            self.tell(f"{count} not saved last time: up brings {'it' if one else 'them'} back.", "soon")
        else:
            self.explain(line.input.value)

    def explain(self, text: str) -> None:
        """Show how the line will be read, while it is typed. Text that has been replaced since is passed over."""
        screen = self._screen
        if text != screen.line.input.value:
            return
        if bool(text) is not self._begun:  # the footer tells other keys
            self._begun = bool(text)
            screen.show_soon()
        self._drafts.save(text)
        if self._told is not None and text == self._told_about:
            screen.line.say(*self._told)
            return
        self._told = None
        if not text.strip():
            fitting = (words for words in _WHEN_IDLE if len(words) + 4 <= screen.size.width)
            screen.line.say(next(fitting, "") if screen.line.input.has_focus else "")
            return
        from incident_console.scribe.explain import explain

        read = explain(text, screen.state, screen.session.clock.now(), screen.session.context)
        hints = tuple(candidate.text.strip() for candidate in self._candidates()[:3])
        aside = suggestion_for(read.records) if screen.session.language_hints else None
        screen.line.say(read.words, "muted" if read.ok else "soon", hints, aside)

    def tell(self, words: str, tone: str = "good") -> None:
        """Say what was done, where the eyes are; it stays until something else is typed."""
        self._told = (words, tone)
        self._told_about = self._screen.line.input.value
        self._screen.line.say(words, tone)

    def _candidates(self) -> tuple[Completion, ...]:
        from incident_console.scribe.complete import complete

        box = self._screen.line.input
        return complete(box.value, box.cursor_position, self._screen.state, self._screen.session.context)

    def complete(self) -> None:
        """Complete the word at the cursor."""
        self._screen.line.complete(self._candidates())

    def send(self, text: str) -> None:
        """Record a line. Where it is refused it stays, with the reason under it."""
        screen = self._screen
        if not text.strip():
            return
        from incident_console.scribe.parse import Directive, Problem, parse

        now = screen.session.clock.now()
        read = parse(text, now, screen.session.context, screen.state.began_at)
        if isinstance(read, Problem):
            self.tell(read.reason, "bad")
        elif isinstance(read, Directive):
            self._direct(read, text)
        else:
            decided = decide(screen.state, read, now)
            if isinstance(decided, Refusal):
                self.tell(decided.reason, "bad")
                return
            screen.line.taken(text)
            screen.recorder.submit(read, text)

    def _direct(self, directive: Directive, text: str) -> None:
        problem = run_directive(self._screen, directive)
        if problem:
            self.tell(problem, "bad")
        else:
            self._screen.line.taken(text)
            self._told_about = ""

    def leave(self) -> None:
        """Back to the pane that was shown."""
        self._screen.show_pane(self._screen.shown_pane)
        self.explain(self._screen.line.input.value)

    def amend_last(self) -> None:
        """Open the last entry to correct its text or its time."""
        timeline = self._screen.state.timeline
        if timeline:
            last = max(timeline, key=lambda place: (place[1], place[2]))
            self._screen.open_dialog("amend", last[2])

    def pasted(self, text: str) -> None:
        """Offer many pasted lines as one entry or as a timeline, previewed before anything is recorded."""
        self._screen.open_dialog("paste", text)

    def as_line(self, command: Command) -> str:
        """A command as it would be typed, so that it can be given back as text."""
        from incident_console.scribe.unparse import unparse

        return unparse(command, self._screen.session.context, self._screen.session.clock.now())

    # What became of it

    def recorded(self, text: str) -> None:
        """It is on disk."""
        self._told = None
        self._drafts.drop(text)

    def refused(self, text: str, reason: str) -> None:
        """Another seat was faster, and now it cannot be done: the line comes back with the reason."""
        self._give_back(text, reason)

    def failed(self, key: str, text: str, reason: str) -> None:
        """It could not be written: it stays in view, is kept on disk elsewhere, and comes back into the line."""
        self._drafts.keep(text)
        if self._screen.line.give_back(text):
            self._screen.recorder.saving.forget(key)
            self.tell(f"Not saved, and kept here: enter tries again. {reason}", "bad")
        else:
            self.tell(f"“{text[:40]}” is not saved: enter on it in the timeline tries again. {reason}", "bad")

    def _give_back(self, text: str, reason: str) -> None:
        given = bool(text) and self._screen.line.give_back(text)
        self.tell(reason if given or not text else f"{reason} (“{text[:40]}”)", "bad")

    def retry(self, key: str) -> None:
        """Enter on an entry that was not saved: back into the line with it."""
        text = self._screen.recorder.saving.forget(key)
        if text and not self._screen.line.give_back(text):
            self._screen.line.input.history.add(text)
            self.tell("The line is taken: send or clear it, then press up for the one not saved.", "soon")
        self._screen.line.input.focus()
        self._screen.show_all()


class LineHandlers:
    """Where the messages of the line arrive on a console screen."""

    line_desk: LineDesk

    def on_line_area_sent(self, message: LineArea.Sent) -> None:
        """Enter in the line."""
        message.stop()
        self.line_desk.send(message.text)

    def on_line_area_changed(self, message: LineArea.Changed) -> None:
        """Another letter."""
        message.stop()
        self.line_desk.explain(message.text)

    def on_line_input_leave(self, message: LineInput.Leave) -> None:
        """Escape in the line: what stands in it stays."""
        message.stop()
        self.line_desk.leave()

    def on_line_input_amend_last(self, message: LineInput.AmendLast) -> None:
        """Up on an empty line."""
        message.stop()
        self.line_desk.amend_last()

    def on_line_input_pasted(self, message: LineInput.Pasted) -> None:
        """Many lines at once."""
        message.stop()
        self.line_desk.pasted(message.text)

    def on_line_input_complete(self, message: LineInput.Complete) -> None:
        """Tab in the line."""
        message.stop()
        self.line_desk.complete()
