"""What is not needed for the first picture is done after it: imports, before anybody asks for them, and garbage."""

from __future__ import annotations

import gc
from importlib import import_module

_LATER = (
    "incident_console.scribe.explain",
    "incident_console.scribe.complete",
    "incident_console.scribe.unparse",
    "incident_console.console.dialogs.registry",
    "incident_console.console.screens.help",
    "incident_console.console.screens.search",
    "incident_console.console.palette",
    "incident_console.postmortem.draft",
    "incident_console.postmortem.markdown",
)
"""In the order in which a person would come to them."""


def warm_up() -> None:
    """Import what keys, dialogs and the draft will need; then let garbage be collected."""
    try:
        for name in _LATER:
            import_module(name)
    finally:
        collect_garbage()


def collect_garbage() -> None:
    """Let garbage be collected where that waited for the first picture; what stands by now is not looked at again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
