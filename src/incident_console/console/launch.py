"""Starting the console from the command line."""

from __future__ import annotations

from incident_console.console.app import ConsoleApp
from incident_console.console.session import Session


def run(session: Session, *, mouse: bool = True) -> None:
    """Run the console full-screen until the person leaves; what was recorded is on disk when this returns."""
    app = ConsoleApp(session)
    try:
        app.run(mouse=mouse)
    finally:
        app.live.close()
