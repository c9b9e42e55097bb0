"""When a screen is drawn: its first picture is the whole one, and nothing is drawn twice for one reason."""

from __future__ import annotations

from incident_console.console.screens.base import HouseScreen


class DrawnOnce(HouseScreen[None]):
    """A screen whose first picture is the whole one, and that shows what changed once, however many reasons there are.

    What is to be seen is there before anything is laid out, and `fit` is asked for between that and the first drawing.
    """

    def __init__(self) -> None:
        super().__init__()
        self._due = False
        self._drawn = False

    def _compositor_refresh(self) -> None:
        """Textual has laid everything out and draws it now. It has no other place to say so; without this one, what
        depends on the room that there is would be right from the second picture on."""
        if not self._drawn and self.size:
            self._drawn = True
            self.fit()
        super()._compositor_refresh()

    def fit(self) -> None:
        """Show what depends on the room that has just been found for it."""
        raise NotImplementedError

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
