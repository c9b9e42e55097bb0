"""What every screen and dialog of the house has: the tones that rows are drawn in, and its looks.

The looks of what is opened later are read when the first of them opens: the console itself does not wait for them.
"""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import ClassVar

from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.types import CSSPathType

from incident_console.console.theme import COMPONENT_CLASSES

_CONSOLE = Path(__file__).parents[1]
_LOOKS: list[str | PurePath] = [_CONSOLE / "dialogs" / "dialogs.tcss", _CONSOLE / "screens" / "screens.tcss"]


class HouseScreen(Screen[ScreenResultType]):
    """A full screen."""

    CSS_PATH: ClassVar[CSSPathType | None] = _LOOKS
    COMPONENT_CLASSES: ClassVar[set[str]] = set(COMPONENT_CLASSES)


class HouseDialog(ModalScreen[ScreenResultType]):
    """A dialog over a screen."""

    CSS_PATH: ClassVar[CSSPathType | None] = _LOOKS
    COMPONENT_CLASSES: ClassVar[set[str]] = set(COMPONENT_CLASSES)
