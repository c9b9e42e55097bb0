"""Forms for the work: tasks, needs, follow-ups."""

from __future__ import annotations

from incident_console.console.dialogs.facts import Facts
from incident_console.console.dialogs.fields import Field, Form, Option
from incident_console.console.dialogs.values import Values
from incident_console.console.rows import Line, Piece
from incident_console.incident.commands import (
    AcknowledgeTask,
    AssignTask,
    Command,
    EndNeed,
    EndTask,
    ExtendTask,
    NoteFollowUp,
    RaiseNeed,
    ReassignTask,
    RouteNeed,
)
from incident_console.incident.records import Need, Task
from incident_console.incident.words import minutes_words


def task(about: str, facts: Facts) -> Form:
    """Something to do, with a person and a time-box."""

    def build(values: Values) -> tuple[Command, ...]:
        person, minutes = values.person("person"), values.minutes("minutes")
        return (AssignTask(text=values.text("text"), person=person, minutes=minutes),)

    return Form(
        "task",
        (Piece("Task "), Piece(facts.state.next_handle("T"), "task", bold=True)),
        (
            Field("text", "text", "What", asks="What is to be done? As in: restart the gateway pods.",
                  placeholder="what is to be done"),
            Field("person", "person", "Person", wanted=True, placeholder="one person, by name"),
            Field("minutes", "minutes", "Time-box", initial="10m"),
        ),
        build,
        note=lambda v: "" if v.person("person") or not v.text("text") else "Without a person it is nobody's task.",
    )  # fmt: skip


_TASK_LABELS = {"ack": "Words", "done": "Outcome", "failed": "Outcome", "more": "Why", "drop": "Why"}


def task_end(about: str, facts: Facts) -> Form:
    """One task: what became of it."""
    one = facts.state.tasks[about]
    handle = one.handle
    acts = _task_acts(one)

    def build(values: Values) -> tuple[Command, ...]:
        return (_task_command(handle, values),)

    return Form(
        "task-end",
        (Piece(f"{handle} ", "task", bold=True), Piece(one.text)),
        (
            Field("choice", "act", "What", initial=_first_act(one, acts), options=acts),
            Field("minutes", "minutes", "More time", initial="5m", when=lambda v: v.choice("act") == "more",
                  asks="How many minutes more? As in: 5m."),
            Field("person", "person", "To", when=lambda v: v.choice("act") == "reassign",
                  asks=f"Who takes {handle}?", placeholder="a name"),
            Field("text", "text", lambda v: _TASK_LABELS.get(v.choice("act"), "Words"),
                  when=lambda v: v.choice("act") != "reassign", placeholder="what came of it, or why"),
        ),
        build,
        about=about,
        intro=(_task_line(facts, one),),
    )  # fmt: skip


def _task_acts(one: Task) -> tuple[Option, ...]:
    acts = (
        Option("done", "done"),
        Option("failed", "failed"),
        Option("more", "more time", key="+"),
        Option("reassign", "reassign", "to somebody else"),
        Option("drop", "drop", "no longer wanted"),
    )
    if one.status.ended:
        return tuple(act for act in acts if act.value in ("done", "failed", "drop"))
    if one.acknowledged_at is None:
        return (Option("ack", "acknowledged", "the person is on it"), *acts)
    return acts


def _first_act(one: Task, acts: tuple[Option, ...]) -> str:
    """What a task lacks comes first: a person, then a time-box."""
    if one.status.ended or (one.person and one.box is not None):
        return acts[0].value
    return "more" if one.person else "reassign"


def _task_command(handle: str, values: Values) -> Command:
    act, text = values.choice("act"), values.text("text")
    if act == "ack":
        return AcknowledgeTask(task=handle, text=text)
    if act == "more":
        return ExtendTask(task=handle, minutes=values.minutes("minutes") or 0, reason=text)
    if act == "reassign":
        return ReassignTask(task=handle, person=values.person("person"))
    if act == "done":
        return EndTask(task=handle, outcome="done", text=text)
    return EndTask(task=handle, outcome="failed" if act == "failed" else "dropped", text=text)


def _task_line(facts: Facts, one: Task) -> Line:
    who = one.person or "nobody"
    if one.status.ended:
        told, tone = f"{one.status.value}: {one.outcome}" if one.outcome else one.status.value, "muted"
    elif one.due_at is None:
        told, tone = "no time-box", "soon"
    else:
        left = int((one.due_at - facts.present()).total_seconds() // 60)
        told = f"{minutes_words(left)} left" if left > 0 else f"over by {minutes_words(-left)}" if left else "due now"
        tone = "muted" if left > 0 else "bad"
    waits = " · not acknowledged" if one.acknowledged_at is None and not one.status.ended else ""
    return Line(body=Piece(f"{who} · {told}{waits}", tone))  # type: ignore[arg-type]


def need(about: str, facts: Facts) -> Form:
    """Something that is asked for, and of whom."""

    def build(values: Values) -> tuple[Command, ...]:
        return (RaiseNeed(text=values.text("text"), of=values.person("of")),)

    return Form(
        "need",
        (Piece("Need "), Piece(facts.state.next_handle("N"), "task", bold=True)),
        (
            Field("text", "text", "What", asks="What is needed? As in: db admin access.", placeholder="what is needed"),
            Field("person", "of", "Of whom", wanted=True, placeholder="a person, a team, a vendor"),
        ),
        build,
    )


def need_end(about: str, facts: Facts) -> Form:
    """One need: met, passed on to somebody who sees to it, or no longer one."""
    one = facts.state.needs[about]
    acts = (
        Option("met", "met"),
        Option("route", "route", "to somebody who sees to it"),
        Option("dropped", "dropped", "no longer needed"),
    )

    def routes(values: Values) -> bool:
        return values.choice("act") == "route"

    def build(values: Values) -> tuple[Command, ...]:
        if routes(values):
            return (RouteNeed(need=one.handle, person=values.person("person")),)
        return (EndNeed(need=one.handle, met=values.choice("act") == "met", text=values.text("text")),)

    return Form(
        "need-end",
        (Piece(f"{one.handle} ", "task", bold=True), Piece(one.text)),
        (
            Field("choice", "act", "What", initial="met", options=acts),
            Field("person", "person", "To", when=routes, asks=f"Who sees to {one.handle}?", placeholder="a name"),
            Field("text", "text", "Words", when=lambda v: not routes(v), placeholder="by whom or why, if it matters"),
        ),
        build,
        about=about,
        intro=(Line(body=Piece(_need_line(facts, one), "muted")),),
    )


def _need_line(facts: Facts, one: Need) -> str:
    asked = f"asked of {one.of}" if one.of else "asked of nobody in particular"
    waited = minutes_words(max(0, int((facts.present() - one.raised_at).total_seconds() // 60)))
    return f"{asked}, {waited} ago" + (f" · with {one.routed_to}" if one.routed_to else "")


def follow_up(about: str, facts: Facts) -> Form:
    """Something to look at after the incident."""

    def build(values: Values) -> tuple[Command, ...]:
        return (NoteFollowUp(text=values.text("text"), person=values.person("person")),)

    return Form(
        "follow-up",
        (Piece("Follow-up "), Piece(facts.state.next_handle("A"), "hypothesis", bold=True),
         Piece(" · for the postmortem", "muted")),
        (
            Field("text", "text", "What", placeholder="what to look at afterwards",
                  asks="What is there to follow up? As in: why did the alert page nobody."),
            Field("person", "person", "Person", placeholder="who might own it"),
        ),
        build,
        afterwards=True,
    )  # fmt: skip
