"""`export`: the postmortem draft, the timeline and the papers of the call, in every form that there is."""

from __future__ import annotations

from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

import click

from incident_console.cli.ending import Refused
from incident_console.cli.lazy import WorkplaceCommand
from incident_console.cli.output import complain, say
from incident_console.cli.workplace import Workplace

if TYPE_CHECKING:
    from incident_console.incident.state import State

FORMS = ("md", "html", "json", "csv", "activity", "status", "brief")


@click.command("export", cls=WorkplaceCommand)
@click.argument("incident", required=False)
@click.option("--format", "form", type=click.Choice(FORMS), help="The form; without it the one that FILE's end says.")
@click.option("-o", "--output", metavar="FILE", help="Where to write it; - or nothing is standard output.")
@click.option("--force", is_flag=True, help="Replace FILE where it exists, hand edits and all.")
@click.option("--diff", is_flag=True, help="Show what would change in FILE, and write nothing.")
@click.option("--template", metavar="NAME", help="The template for md: a name (`templates list`), or a file.")
@click.option("--redact", is_flag=True, help="Mask what looks like a secret: keys, tokens, passwords in addresses.")
@click.option("--roles", is_flag=True, help="Role names instead of people's names.")
@click.option("--zone", metavar="ZONE", help="Show this time zone beside UTC, as in --zone Europe/Berlin.")
@click.pass_obj
def export(
    workplace: Workplace,
    incident: str | None,
    form: str | None,
    output: str | None,
    force: bool,
    diff: bool,
    template: str | None,
    redact: bool,
    roles: bool,
    zone: str | None,
) -> None:
    """Write the postmortem draft of INCIDENT: everything that the log knows, and headings for what people must add.

    \b
    md        the draft as Markdown; what FILE gets where its end says nothing else
    html      the draft as one page with a picture of the incident; nothing is fetched, nothing runs
    json      the draft as data; its schema is draft.schema.json in the package
    csv       the timeline as a table
    activity  the activity log (ICS 214), as Markdown
    status    the status summary as of now (ICS 209), as Markdown
    brief     the handoff brief as of now (ICS 201), as Markdown

    --redact and --roles know shapes and names, not meanings: read what they wrote before you pass it on. The log
    stays as it is.

    A draft in Markdown is exported again over its file as often as you like: what people wrote there stays, wherever
    they wrote it. Any other file that exists is not replaced without --force.
    """
    from incident_console.cli.keeping import preview, write_over
    from incident_console.cli.templates import in_template
    from incident_console.postmortem.exporting import Form, form_of, render
    from incident_console.postmortem.write import write_draft

    target = None if output in (None, "-") else _path(output or "")
    wanted = Form(form) if form else form_of(target.name) if target else Form.MARKDOWN
    _fit(wanted.value, target, diff=diff, force=force, template=template)
    beside = _zone(zone, wanted.value) if zone is not None else None
    policy = workplace.loaded().settings.policy
    with workplace.desk() as desk:
        state = desk.state(desk.find(incident).incident_id)
    if wanted is Form.BRIEF and not state.declared:
        raise Refused("This incident has not been declared: there is nothing to hand over.")
    told = _told(state, redact=redact, roles=roles)
    if wanted is Form.MARKDOWN:
        text = in_template(workplace, template, told, beside)
    else:
        text = render(wanted, told, workplace.clock.now(), policy, beside)
    if target is None:
        say(text.rstrip("\r\n"))
        return
    if diff:
        preview(target, text, state.incident_id)
        return
    if wanted is Form.MARKDOWN:
        write_over(target, text, state.incident_id, told.title, force=force, masked=redact)
        return
    write_draft(target, text, force=force)
    say(f"Wrote the {wanted.words} of “{state.title}” to {output}")


def _fit(form: str, target: Path | None, *, diff: bool, force: bool, template: str | None) -> None:
    """Raise UsageError where switches are for Markdown, and something else is to be written."""
    if template is not None and form != "md":
        raise click.UsageError(f"--template: templates are for Markdown, and {form} has none. Leave one of them out.")
    if diff and (form != "md" or target is None):
        raise click.UsageError("--diff needs the draft in Markdown and its file, as in -o postmortem.md --diff.")
    if diff and force:
        raise click.UsageError("--diff writes nothing, so there is nothing for --force to replace. Leave one out.")


def _path(output: str) -> Path:
    if not output.strip() or "\0" in output:
        raise click.UsageError("-o needs the path of a file, as in -o postmortem.md.")
    return Path(output)


def _zone(name: str, form: str) -> tzinfo:
    """The zone of that name. Raises UsageError where there is none, or where the form is in UTC alone."""
    from incident_console.config.settings import zone_of

    if form == "brief":
        raise click.UsageError("--zone: the handoff brief is in UTC alone, as it is given on the call.")
    try:
        return zone_of(name)
    except ValueError:
        raise click.UsageError(
            f"--zone {name}: there is no such time zone. It needs a name such as Europe/Berlin."
        ) from None


def _told(state: State, *, redact: bool, roles: bool) -> State:
    """The incident as it may be told; how much was masked is said on standard error."""
    if redact:
        from incident_console.postmortem.redact import redacted

        found = redacted(state)
        state = found.state
        told = {0: "nothing looked like a secret", 1: "1 thing that looked like a secret was masked"}
        complain(f"--redact: {told.get(found.masked, f'{found.masked} things that looked like secrets were masked')}.")
    if roles:
        from incident_console.postmortem.role_names import in_role_names

        state = in_role_names(state)
    return state
