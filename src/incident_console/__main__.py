"""The program: the command line, with a console to open.

Here alone the two meet; neither the command line nor the console knows the other.
"""

from __future__ import annotations

import gc

from incident_console.cli.app import app
from incident_console.cli.workplace import Opening, Workplace


def open_console(opening: Opening) -> None:
    """Open the full-screen console, and stay in it until the person leaves.

    What is imported and built up to the first picture stays, so that looking through it for garbage finds none and
    takes a fifth of the start; `console.warm` lets the collector go on once the picture stands.
    """
    gc.disable()
    try:
        _open_console(opening)
    finally:
        gc.enable()


def _open_console(opening: Opening) -> None:
    from incident_console.config.locations import state_dir
    from incident_console.config.unsent import Unsent, unsent_path
    from incident_console.console.launch import run
    from incident_console.console.session import Session, Step
    from incident_console.desk import Desk

    settings, state = opening.loaded.settings, opening.state or state_dir()

    def desk() -> Desk:
        return Desk.open(opening.path, author=settings.name, clock=opening.clock)

    def drafts(incident_id: str) -> Unsent:
        return Unsent(unsent_path(state, opening.path, incident_id, settings.name))

    session = Session(
        opener=desk,
        author=settings.name,
        drafts=drafts,
        clock=opening.clock,
        incident_id=opening.incident_id,
        layout=opening.layout,
        policy=settings.policy,
        zone=settings.tz,
        theme=settings.theme.value,
        keymap=opening.keymap,
        aliases=settings.severity_aliases,
        notices=opening.problems,
        story=tuple(Step(step.at, step.author, step.command) for step in opening.story),
    )
    opening.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    run(session, mouse=settings.mouse)


def main() -> None:
    """Run the program with the arguments of the process."""
    app.main(obj=Workplace(console=open_console))


if __name__ == "__main__":
    main()
