"""`open` and `scribe`: the full-screen console, on one incident or on the list of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from incident_console.cli.ending import Refused
from incident_console.cli.lazy import WorkplaceCommand
from incident_console.cli.workplace import Opening, StoryStep, Workplace
from incident_console.clock import Clock

if TYPE_CHECKING:
    from incident_console.desk import Desk


@click.command("open", cls=WorkplaceCommand)
@click.argument("incident", required=False)
@click.pass_obj
def open_(workplace: Workplace, incident: str | None) -> None:
    """Open the console: on INCIDENT, on the open incident where there is just one, else on the list of them."""
    open_on(workplace, incident)


@click.command("scribe", cls=WorkplaceCommand)
@click.argument("incident", required=False)
@click.pass_obj
def scribe(workplace: Workplace, incident: str | None) -> None:
    """Open the console in the scribe's layout: the line has the focus, the timeline has the room."""
    open_on(workplace, incident, layout="scribe")


def open_on(workplace: Workplace, incident: str | None, *, layout: Literal["command", "scribe"] = "command") -> None:
    """Open the console on what was named, else on the open incident where there is just one, else on the list.

    The console goes on with the desk that has found and read it: to open the file a second time and read it while
    the console begins takes a twentieth of the start. Raises DeskError for a name that fits none.
    """
    if incident is None and not workplace.loaded().settings.path.exists():
        open_console(workplace, None, layout=layout)
        return
    with workplace.desk() as desk:
        incident_id = _meant(desk, incident)
        if incident_id is not None:
            desk.state(incident_id)
        open_console(workplace, incident_id, layout=layout, desk=desk)


def _meant(desk: Desk, incident: str | None) -> str | None:
    if incident is not None:
        return desk.find(incident).incident_id
    running = [row for row in desk.incidents() if not row.phase.over]
    return running[0].incident_id if len(running) == 1 else None


def open_console(
    workplace: Workplace,
    incident_id: str | None,
    *,
    layout: Literal["command", "scribe"] = "command",
    clock: Clock | None = None,
    story: tuple[StoryStep, ...] = (),
    state: Path | None = None,
    desk: Desk | None = None,
) -> None:
    """Open the console and stay in it until the person leaves. Refused where there is no terminal to draw on."""
    if workplace.console is None or not workplace.on_a_terminal():
        raise Refused("The console needs a terminal. In a pipe or a script: incident-console status, log or timeline.")
    from incident_console.config.keymap import judge
    from incident_console.keys import KEYS

    loaded = workplace.judged()
    keymap = judge(loaded.settings.keys, KEYS)
    workplace.console(
        Opening(
            loaded=loaded,
            path=loaded.settings.path,
            incident_id=incident_id,
            layout=layout,
            keymap=keymap.keys,
            problems=(*loaded.problems, *keymap.problems),
            clock=clock or workplace.clock,
            story=story,
            state=state,
            desk=desk,
        )
    )
