"""`export`: the postmortem draft, the timeline and the papers of the call, in every form that there is."""

from __future__ import annotations

from pathlib import Path

import click

from incident_console.cli.ending import Refused
from incident_console.cli.lazy import WorkplaceCommand
from incident_console.cli.output import complain, say
from incident_console.cli.workplace import Workplace

FORMS = ("md", "html", "json", "csv", "activity", "status", "brief")
TIMELINES = ("curated", "full")


@click.command("export", cls=WorkplaceCommand)
@click.argument("incident", required=False)
@click.option("--format", "form", type=click.Choice(FORMS), help="The form; without it the one that FILE's end says.")
@click.option("-o", "--output", metavar="FILE", help="Where to write it; - or nothing is standard output.")
@click.option("--force", is_flag=True, help="Replace FILE where it exists, hand edits and all.")
@click.option("--diff", is_flag=True, help="Show what would change in FILE, and write nothing.")
@click.option("--template", metavar="NAME", help="The template for md: a name (`templates list`), or a file.")
@click.option(
    "--timeline", type=click.Choice(TIMELINES), help="The starred entries alone, or all; else as the template says."
)
@click.option("--redact", is_flag=True, help="Mask what looks like a secret: keys, tokens, passwords in addresses.")
@click.option("--roles", is_flag=True, help="Role names instead of people's names.")
@click.option("--zone", metavar="ZONE", help="Show this time zone beside UTC, as in --zone Europe/Berlin; UTC: none.")
@click.pass_obj
def export(
    workplace: Workplace,
    incident: str | None,
    form: str | None,
    output: str | None,
    force: bool,
    diff: bool,
    template: str | None,
    timeline: str | None,
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

    A curated timeline has the starred entries and says how many it leaves out; where nothing is starred it has all.
    Without --timeline the settings say which, else the template: condensed and near-miss are curated, the rest full.

    --redact and --roles know shapes and names, not meanings: read what they wrote before you pass it on. The log stays
    as it is. A draft in Markdown is exported again over its file as often as you like: what people wrote there stays.
    Any other file that exists is not replaced without --force.
    """
    from incident_console.desk import ExportError
    from incident_console.desk import export as carry_out
    from incident_console.postmortem.curation import Timeline
    from incident_console.postmortem.exporting import Form
    from incident_console.postmortem.order import Order

    order = Order(
        target=None if output in (None, "-") else _path(output or ""),
        form=Form(form) if form else None,
        template=template,
        timeline=Timeline(timeline) if timeline else None,
        zone=zone,
        redact=redact,
        roles=roles,
        force=force,
        diff=diff,
    )
    house = workplace.loaded().house()
    with workplace.desk() as desk:
        state = desk.state(desk.find(incident).incident_id)
    try:
        done = carry_out(state, workplace.clock.now(), house, order)
    except ExportError as problem:
        raise Refused(str(problem)) from problem
    for remark in done.remarks:
        complain(remark)
    for line in filter(None, (done.text.rstrip("\r\n"), *done.said)):
        say(line)


def _path(output: str) -> Path:
    if not output.strip() or "\0" in output:
        raise click.UsageError("-o needs the path of a file, as in -o postmortem.md.")
    return Path(output)
