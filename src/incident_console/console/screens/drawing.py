"""When a screen is drawn: not before there is something to see, and not twice for one reason."""

from __future__ import annotations

from contextlib import ExitStack

from incident_console.console.screens.base import HouseScreen


class DrawnOnce(HouseScreen[None]):
    """A screen whose first picture is the whole one."""

    def __init__(self) -> None:
        super().__init__()
        self._due = False
        self._unseen = ExitStack()

    def hold_drawing(self) -> None:
        """Draw nothing until `begin_drawing`."""
        self._unseen.enter_context(self.app.batch_update())

    def begin_drawing(self) -> None:
        """Draw what there is by now, and from now on whatever changes."""
        self._unseen.close()

    def on_unmount(self) -> None:
        """A screen that goes before it began must not keep the others from being drawn."""
        self.begin_drawing()

    def show_soon(self) -> None:
        """Show everything when what is under way has been laid out: once, however often it is asked for."""
        if not self._due:
            self._due = True
            self.call_after_refresh(self._show_due)

    def _show_due(self) -> None:
        self._due = False
        self.show_all()

    def show_all(self) -> None:
        """Bring everything that the screen shows up to date."""
        raise NotImplementedError
