"""What a click does on a console screen, and what follows when the focus goes elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from incident_console.console.line.input import LineInput
from incident_console.console.panes.footer import KeyFooter
from incident_console.console.panes.pane import Pane
from incident_console.console.panes.row_list import RowList
from incident_console.console.panes.strip import PaneStrip
from incident_console.console.screens.drawing import DrawnOnce

if TYPE_CHECKING:
    from incident_console.console.screens.dashboard import Dashboard
    from incident_console.console.screens.line_desk import LineDesk


class PointHandlers(DrawnOnce):
    """Where clicks and the focus arrive on a console screen."""

    dashboard: Dashboard
    line_desk: LineDesk
    shown_pane: str

    def show_pane(self, name: str, *, focus: bool = True) -> None:
        """Bring a pane to the front where one is shown at a time."""
        raise NotImplementedError

    def on_pane_strip_chosen(self, message: PaneStrip.Chosen) -> None:
        """A click on the word of a pane."""
        message.stop()
        self.show_pane(message.pane)

    def on_key_footer_chosen(self, message: KeyFooter.Chosen) -> None:
        """A click on a key does what the key does."""
        message.stop()
        self.app.call_later(self.app.simulate_key, message.key)  # from the app: what a screen sends passes it by

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """Somebody scrolled or selected: the border of the timeline tells what is below, the footer what works."""
        message.stop()
        self.dashboard.show_timeline_border()
        self.dashboard.show_keys()
        if self.dashboard.outgrown:
            self.show_soon()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A pane that was clicked is the one that the keys are about, like one that was gone to by a key."""
        pane = event.widget
        if isinstance(pane, Pane) and pane is self.focused and pane.pane != self.shown_pane:
            self.show_pane(pane.pane, focus=False)
        self._focus_went(event.widget)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """See `on_descendant_focus`."""
        self._focus_went(event.widget)

    def _focus_went(self, widget: object) -> None:
        if isinstance(widget, LineInput):
            self.line_desk.explain(widget.value)
        self.show_soon()
