"""What is not needed for the first picture is done after it: imports, before anybody asks for them, and garbage."""

from __future__ import annotations

from importlib import import_module

from incident_console.garbage import look_as_usual

_LATER = (
    "incident_console.incident.decide.dispatch",
    "incident_console.logbook.keeping",
    "incident_console.scribe.explain",
    "incident_console.scribe.complete",
    "incident_console.scribe.unparse",
    "incident_console.console.dialogs.registry",
    "incident_console.practice.language",
    "incident_console.console.screens.help",
    "incident_console.console.screens.search",
    "incident_console.console.palette",
    "incident_console.postmortem.draft",
    "incident_console.postmortem.markdown",
)
"""In the order in which a person would come to them."""


def warm_up() -> None:
    """Import what keys, dialogs and the draft will need; then look for garbage as usual."""
    try:
        for name in _LATER:
            import_module(name)
    finally:
        look_as_usual()
