"""Every form that an incident can be exported in, and which one a file's name asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

from incident_console.incident.state import State
from incident_console.postmortem.curation import Timeline
from incident_console.practice.policy import Policy

if TYPE_CHECKING:
    from incident_console.postmortem.document import Draft


class Form(StrEnum):
    """A form of export: the draft in four of them, and three papers for the time of the incident, in Markdown."""

    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    ACTIVITY = "activity"
    STATUS = "status"
    BRIEF = "brief"

    @property
    def words(self) -> str:
        """What is written, as a sentence names it."""
        return _WORDS[self]

    @property
    def has_timeline(self) -> bool:
        """Whether a timeline stands in it, of which a part can be shown."""
        return self not in (Form.STATUS, Form.BRIEF)


_WORDS = {
    Form.CSV: "timeline", Form.ACTIVITY: "activity log", Form.STATUS: "status summary", Form.BRIEF: "handoff brief",
    Form.MARKDOWN: "draft", Form.HTML: "draft", Form.JSON: "draft",
}  # fmt: skip
_ENDINGS = {".html": Form.HTML, ".htm": Form.HTML, ".json": Form.JSON, ".csv": Form.CSV}


def form_of(name: str) -> Form:
    """The form that a file's ending asks for; Markdown where it asks for none."""
    return _ENDINGS.get(PurePath(name).suffix.lower(), Form.MARKDOWN)


@dataclass(frozen=True, slots=True)
class Job:
    """What is exported: an incident as of `now` (UTC) under a policy, with another zone beside UTC or without.

    `shown` is which entries a timeline has.
    """

    state: State
    now: datetime
    policy: Policy
    zone: tzinfo | None = None
    shown: Timeline = Timeline.FULL


def render(
    form: Form,
    state: State,
    now: datetime,
    policy: Policy,
    zone: tzinfo | None = None,
    shown: Timeline = Timeline.FULL,
) -> str:
    """The incident in a form, as text. Raises ValueError for the brief of an incident that was never declared."""
    return _RENDERERS[form](Job(state, now, policy, zone, shown))


def _draft(job: Job) -> Draft:
    from incident_console.postmortem.draft import build_draft

    return build_draft(job.state, job.now, job.policy, job.zone, job.shown)


def _markdown(job: Job) -> str:
    from incident_console.postmortem.markdown import to_markdown

    return to_markdown(_draft(job))


def _html(job: Job) -> str:
    from incident_console.postmortem.html import to_html
    from incident_console.postmortem.picture import picture

    return to_html(_draft(job), picture(job.state, job.now, job.policy, job.zone))


def _json(job: Job) -> str:
    from incident_console.postmortem.json_draft import to_json

    return to_json(_draft(job))


def _csv(job: Job) -> str:
    from incident_console.postmortem.csv_timeline import to_csv

    return to_csv(job.state, job.zone, job.shown)


def _activity(job: Job) -> str:
    from incident_console.postmortem.forms import activity_log
    from incident_console.postmortem.markdown import to_markdown

    return to_markdown(activity_log(job.state, job.now, job.policy, job.zone, job.shown))


def _status(job: Job) -> str:
    from incident_console.postmortem.markdown import to_markdown
    from incident_console.postmortem.status_summary import status_summary

    return to_markdown(status_summary(job.state, job.now, job.policy, job.zone))


def _brief(job: Job) -> str:
    from incident_console.postmortem.forms import brief_document
    from incident_console.postmortem.markdown import to_markdown

    return to_markdown(brief_document(job.state, job.now, job.policy))


_RENDERERS: dict[Form, Callable[[Job], str]] = {
    Form.MARKDOWN: _markdown,
    Form.HTML: _html,
    Form.JSON: _json,
    Form.CSV: _csv,
    Form.ACTIVITY: _activity,
    Form.STATUS: _status,
    Form.BRIEF: _brief,
}
