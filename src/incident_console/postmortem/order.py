"""An export as somebody asked for it, and its way to the text: the one way, whoever asks and however.

The command line and the console each read the same switches; what they mean is settled here, so that a draft does not
depend on where it was asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from incident_console.incident.state import State
from incident_console.incident.text import one_line, shorten
from incident_console.postmortem.curation import Curation, Timeline, curate
from incident_console.postmortem.exporting import Form, form_of, render
from incident_console.practice.policy import Policy


class WrongOrder(Exception):
    """What was asked for does not go together or does not exist; the message is one line that says what would be."""


@dataclass(frozen=True, slots=True)
class House:
    """What a team has settled for every export: its policy, its templates, its zone, and which timeline it wants.

    `timeline` None leaves that to each template. `zone` is shown beside UTC.
    """

    policy: Policy
    templates: Path | None = None
    timeline: Timeline | None = None
    zone: tzinfo | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for. What is None is as the team has it, or as the file's ending says.

    `zone` is a name as in the settings; UTC shows no other one. `target` None writes no file. `diff` shows what would
    change in the file, and writes nothing.
    """

    target: Path | None = None
    form: Form | None = None
    template: str | None = None
    timeline: Timeline | None = None
    zone: str | None = None
    redact: bool = False
    roles: bool = False
    force: bool = False
    diff: bool = False

    @property
    def wanted(self) -> Form:
        """The form that is asked for, by its name or by the file's ending."""
        if self.form is not None:
            return self.form
        return form_of(self.target.name) if self.target is not None else Form.MARKDOWN


@dataclass(frozen=True, slots=True)
class Drawn:
    """An export as text, and what whoever asked for it must know.

    `masked` counts what looked like a secret; None where nobody asked for masking. `asked` says that which entries the
    timeline has was asked for, by a switch or a setting, and not left to the template.
    """

    form: Form
    title: str
    text: str
    masked: int | None = None
    curation: Curation | None = None
    asked: bool = False

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was masked and what was left out, a sentence each: a table has no place to say so itself."""
        said = []
        if self.masked is not None:
            told = {0: "nothing looked like a secret", 1: "1 thing that looked like a secret was masked"}
            many = f"{self.masked} things that looked like secrets were masked"
            said.append(f"--redact: {told.get(self.masked, many)}.")
        if self.curation is not None and (self.curation.left_out or self.asked):
            said.append(self.curation.words)
        return tuple(filter(None, said))


def draw_up(state: State, now: datetime, house: House, order: Order) -> Drawn:
    """An incident as of `now` (UTC) in the form that is asked for. Raises WrongOrder and WrongTemplate.

    Which entries its timeline has is what the order says, else the team's setting, else the template's own; what has
    no template has all, because it is the record or is read by programs.
    """
    form = order.wanted
    _fit(form, order)
    zone = _zone(order, house, form)
    if form is Form.BRIEF and not state.declared:
        raise WrongOrder("This incident has not been declared: there is nothing to hand over.")
    title, masked = state.title, None
    if order.redact:
        from incident_console.postmortem.redact import redacted

        found = redacted(state)
        state, masked = found.state, found.masked
    if order.roles:
        from incident_console.postmortem.role_names import in_role_names

        state = in_role_names(state)
    asked = order.timeline or house.timeline
    if form is Form.MARKDOWN:
        text, shown = _in_template(state, now, house, order.template, zone, asked)
        title = state.title
    else:
        shown = asked or Timeline.FULL
        text = render(form, state, now, house.policy, zone, shown)
    curation = curate(state, shown) if form.has_timeline else None
    return Drawn(form, title, text, masked, curation, asked is not None)


def _in_template(
    state: State, now: datetime, house: House, named: str | None, zone: tzinfo | None, asked: Timeline | None
) -> tuple[str, Timeline]:
    """The draft in the template that was named; with none named, in the team's own standard one."""
    from incident_console.postmortem.draft import build_draft
    from incident_console.postmortem.markdown import to_markdown
    from incident_console.postmortem.templates import STANDARD, own_timeline, render, template

    if named is None and house.templates is None:  # what the standard template makes, without loading Jinja2
        shown = asked or Timeline.FULL
        return to_markdown(build_draft(state, now, house.policy, zone, shown)), shown
    chosen = template(STANDARD if named is None else named, house.templates)
    shown = asked or own_timeline(chosen, house.templates) or Timeline.FULL
    return render(build_draft(state, now, house.policy, zone, shown), chosen, house.templates), shown


def _fit(form: Form, order: Order) -> None:
    """Raise WrongOrder where switches do not go together, or mean nothing for the form."""
    if order.template is not None and form is not Form.MARKDOWN:
        raise WrongOrder(f"--template: templates are for Markdown, and {form} has none. Leave one of them out.")
    if order.timeline is not None and not form.has_timeline:
        raise WrongOrder(f"--timeline: the {form.words} has no timeline. Leave one of them out.")
    if order.diff and (form is not Form.MARKDOWN or order.target is None):
        raise WrongOrder("--diff needs the draft in Markdown and its file, as in -o postmortem.md --diff.")
    if order.diff and order.force:
        raise WrongOrder("--diff writes nothing, so there is nothing for --force to replace. Leave one out.")


def _zone(order: Order, house: House, form: Form) -> tzinfo | None:
    """The zone to show beside UTC."""
    if order.zone is None:
        return house.zone
    if form is Form.BRIEF:
        raise WrongOrder("--zone: the handoff brief is in UTC alone, as it is given on the call.")
    from incident_console.config.settings import zone_of

    if order.zone == "UTC":
        return None
    try:
        return zone_of(order.zone)
    except ValueError:
        named = shorten(one_line(order.zone), 60)
        raise WrongOrder(
            f"--zone {named}: there is no such time zone. It needs a name such as Europe/Berlin."
        ) from None
