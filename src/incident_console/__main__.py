"""The program: the command line, with a console to open.

Here alone the two meet; neither the command line nor the console knows the other.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from incident_console.garbage import look_rarely

if TYPE_CHECKING:
    from incident_console.cli.workplace import Opening


def open_console(opening: Opening) -> None:
    """Open the full-screen console, and stay in it until the person leaves."""
    from incident_console.config.locations import state_dir
    from incident_console.config.unsent import Unsent, unsent_of
    from incident_console.console.launch import run
    from incident_console.console.session import Session, Step
    from incident_console.desk import Desk

    settings, state = opening.loaded.settings, opening.state or state_dir()

    def desk() -> Desk:
        return opening.desk or Desk.open(opening.path, author=settings.name, clock=opening.clock)

    def drafts(incident_id: str) -> Unsent:
        return unsent_of(state, opening.path, incident_id, settings.name)

    @cache
    def templates() -> tuple[str, ...]:
        from incident_console.postmortem.templates import names

        return names(opening.loaded.templates)

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
        language_hints=settings.language_hints,
        exports=opening.loaded.house,
        templates=templates,
        story=tuple(Step(step.at, step.author, step.command) for step in opening.story),
    )
    opening.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    run(session, mouse=settings.mouse)


def main() -> None:
    """Run the program with the arguments of the process."""
    look_rarely()  # before anything else is imported; `console.warm` goes back to the usual
    # Looking for plugins of pydantic reads about every package that is installed; none is of use here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from incident_console.cli.app import app
    from incident_console.cli.workplace import Workplace

    app.main(obj=Workplace(console=open_console))


if __name__ == "__main__":
    main()
