"""The root of the command line: what there is, the options that every command takes, and how it ends."""

from __future__ import annotations

from typing import Any, NoReturn

import click

from incident_console import __version__
from incident_console.cli.ending import Interrupted, ReaderGone, end_with
from incident_console.cli.lazy import LazyGroup, Sections, shared_options
from incident_console.cli.workplace import Workplace

PROGRAM = "incident-console"

SECTIONS: Sections = {
    "On the call": {
        "open": ("incident_console.cli.opening:open_", "Open the console."),
        "scribe": ("incident_console.cli.opening:scribe", "Open the console with the line in front, for the scribe."),
        "declare": ("incident_console.cli.declare:declare", "Declare an incident."),
        "log": ("incident_console.cli.log:log", "Record a line, or lines from standard input."),
        "status": ("incident_console.cli.status:status", "Say where an incident stands and what to do now."),
        "next": ("incident_console.cli.prompting:next_", "Say what to do now, with the words to say."),
        "watch": ("incident_console.cli.watch:watch", "Print what happens, line by line, as it happens."),
        "update": ("incident_console.cli.prompting:update", "Print an update to copy, filled in."),
        "handoff": ("incident_console.cli.handoff:handoff", "Print the brief for whoever takes over."),
    },
    "Look back": {
        "list": ("incident_console.cli.listing:list_", "List the incidents in the file."),
        "timeline": ("incident_console.cli.timeline:timeline", "Print what happened, in order."),
        "search": ("incident_console.cli.search:search", "Find entries by their words."),
        "export": ("incident_console.cli.export:export", "Write the postmortem draft."),
        "audit": ("incident_console.cli.audit:audit", "Answer how the call was run, with figures."),
        "actions": ("incident_console.cli.actions:actions", "List, add and commit action items; what each lacks."),
        "lint": ("incident_console.cli.lint:lint", "Suggest better questions for blame, hindsight and wishes."),
        "templates": ("incident_console.cli.templates:templates", "List, print and copy templates for the draft."),
    },
    "The file": {
        "check": ("incident_console.cli.care:check", "Check that the file is sound."),
        "backup": ("incident_console.cli.care:backup", "Copy the whole file, while others write."),
    },
    "This program": {
        "demo": ("incident_console.cli.demo:demo", "Try it on a demonstration incident, in a throw-away file."),
        "keys": ("incident_console.cli.keys:keys", "Print the keys of the console."),
        "config": ("incident_console.cli.config:config", "Show the settings and where they come from."),
    },
}


class Application(LazyGroup):
    """The program. It ends as shells expect, with one line on standard error for whatever was wrong."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run with the given arguments, or those of the process, and leave the process with an exit status."""
        kwargs["standalone_mode"] = False
        kwargs["prog_name"] = PROGRAM
        end_with(lambda: super(Application, self).main(*args, **kwargs))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and keep from click what `end_with` answers: a reader that went away, an interruption."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGone from error
        except KeyboardInterrupt as error:
            raise Interrupted from error


@click.group(
    PROGRAM,
    cls=Application,
    sections=SECTIONS,
    invoke_without_command=True,
    epilog="A command that takes an INCIDENT means the open one where there is just one, else the one that is resolved "
    "and not closed yet. Name it by the end of its identifier, as `list` shows it, or by words of its title.",
)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def app(context: click.Context) -> None:
    """Run an incident call from the keyboard: the log, the clocks, what to say now, and the first postmortem draft.

    Without a command the console opens on the list of incidents.
    """
    workplace = context.ensure_object(Workplace)
    if context.invoked_subcommand is None:
        from incident_console.cli.opening import open_console

        open_console(workplace, None)


app.params[:0] = shared_options()
