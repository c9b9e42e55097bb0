"""`audit`: how the call was run, answered from the log, and figures of its coordination with their definitions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

import click

from incident_console.cli.lazy import WorkplaceCommand
from incident_console.cli.output import blocks, day_and_time, hung, iso, say, say_json
from incident_console.cli.workplace import Workplace

if TYPE_CHECKING:
    from incident_console.cli.shapes import IncidentShape
    from incident_console.cli.shapes_audit import AnswerShape, AuditShape, FigureShape, MetricShape, RestsOnShape
    from incident_console.incident.state import State
    from incident_console.practice.account import Account
    from incident_console.practice.audit import Answer
    from incident_console.practice.metrics import Figure, Metric

_RESTS_SHOWN = 4


@click.command("audit", cls=WorkplaceCommand)
@click.argument("incident", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def audit(workplace: Workplace, incident: str | None, as_json: bool) -> None:
    """Answer from the log how the call was run, and print figures with what each is counted from.

    Behind each stand the entries that it rests on, by handle or time. The figures tell of one incident: they are no
    score.
    """
    from incident_console.cli.listing import incident_shape
    from incident_console.practice.account import account

    settings = workplace.loaded().settings
    with workplace.desk() as desk:
        row = desk.find(incident)
        state = desk.state(row.incident_id)
    found = account(state, workplace.clock.now(), settings.policy)
    if as_json:
        say_json(audit_shape(found, incident_shape(row)))
        return
    say(f"{row.title} ({row.short_id}): audit as of {day_and_time(found.now, settings.tz)}")
    for line in audit_lines(found, settings.tz):
        say(line)


def audit_lines(account: Account, zone: tzinfo) -> Iterator[str]:
    """The audit for people: each question with its answer, then each measure."""
    from incident_console.practice.audit import audit as answers
    from incident_console.practice.metrics import metrics
    from incident_console.practice.phrases import phrase

    clock = _clock(account, zone)
    for answer in answers(account):
        yield ""
        yield from hung("", f"{phrase(answer.question, clock)} {answer.verdict.value.capitalize()}.")
        for fact in answer.facts:
            yield from hung("  ", phrase(fact, clock))
    yield ""
    yield "Coordination"
    for metric in metrics(account):
        ((first, *rest),) = blocks([(metric.name, _figures(metric))], indent="  ")
        yield from (first, *rest)
        yield from hung("    ", phrase(metric.definition, clock))
        if metric.events:
            yield from hung("    rests on ", _rests_on(account.state, metric.events, clock))


def _clock(account: Account, zone: tzinfo) -> Callable[[datetime], str]:
    """How a time is written: with its date where the response ran over more than one day."""
    days = {at.astimezone(zone).date() for window in account.windows for at in window}

    def write(at: datetime) -> str:
        local = at.astimezone(zone)
        return day_and_time(at, zone) if len(days) > 1 else f"{local:%H:%M} {local.tzname() or 'UTC'}"

    return write


def _figures(metric: Metric) -> str:
    if metric.figures:
        return ", ".join(figure.words for figure in metric.figures)
    return f"{metric.standing.value}: {metric.why}"


def _rests_on(state: State, events: Iterable[str], clock: Callable[[datetime], str]) -> str:
    """The handles of things and the times of other entries, each once; of many the first ones and how many more."""
    known = (event for event in events if event in state.effective)
    named = list(
        dict.fromkeys(state.handle_of.get(event) or clock(state.effective[event].occurred_at) for event in known)
    )
    more = len(named) - _RESTS_SHOWN
    return ", ".join(named[:_RESTS_SHOWN]) + (f" and {more} more" if more > 0 else "")


def audit_shape(account: Account, incident: IncidentShape) -> AuditShape:
    """The audit as `--json` prints it."""
    from incident_console.practice.audit import audit as answers
    from incident_console.practice.metrics import metrics

    return {
        "as_of": iso(account.now) or "",
        "incident": incident,
        "answers": [_answer(account.state, answer) for answer in answers(account)],
        "metrics": [_metric(account.state, metric) for metric in metrics(account)],
    }


def _answer(state: State, answer: Answer) -> AnswerShape:
    from incident_console.practice.phrases import phrase

    return {
        "key": answer.key,
        "question": phrase(answer.question),
        "verdict": answer.verdict.value,
        "facts": [phrase(fact, _in_full) for fact in answer.facts],
        "rests_on": _entries(state, answer.events),
    }


def _in_full(at: datetime) -> str:
    return iso(at) or ""


def _metric(state: State, metric: Metric) -> MetricShape:
    from incident_console.practice.phrases import phrase

    return {
        "key": metric.key,
        "name": metric.name,
        "definition": phrase(metric.definition),
        "standing": metric.standing.value,
        "why": metric.why,
        "figures": [_figure(figure) for figure in metric.figures],
        "rests_on": _entries(state, metric.events),
    }


def _figure(figure: Figure) -> FigureShape:
    minutes = round(figure.length.total_seconds() / 60, 2) if figure.length is not None else None
    return {"name": figure.name, "minutes": minutes, "count": figure.count, "of": figure.of}


def _entries(state: State, events: Iterable[str]) -> list[RestsOnShape]:
    return [
        {"id": event, "handle": state.handle_of.get(event, ""), "at": iso(state.effective[event].occurred_at) or ""}
        for event in events
        if event in state.effective
    ]
