"""What was decided, asked for and done: decisions, containment, needs, tasks and follow-ups."""

from __future__ import annotations

from datetime import timedelta

from incident_console.incident.events import Event, LeverPulled
from incident_console.incident.records import Decision, FollowUp, Need, Objection, Task
from incident_console.incident.vocabulary import Lever, Milestone, NeedStatus
from incident_console.incident.words import minutes_words
from incident_console.postmortem.document import (
    Block,
    Bullets,
    Item,
    Line,
    Paragraph,
    Piece,
    Section,
    absent,
    asked,
    bullet,
    label,
    mark,
    said,
    term,
    told,
)
from incident_console.postmortem.frame import Frame, capital, duration

_NONE = Paragraph((absent("None in the log."),))


def decisions(frame: Frame) -> Section:
    """The decisions, the options that were on the table and the objections that were heard."""
    made = sorted(frame.state.decisions.values(), key=lambda d: d.at)
    if not made:
        return Section("decisions", "Decisions", (_NONE,))
    listed = Bullets(tuple(_decision(frame, decision) for decision in made))
    return Section("decisions", "Decisions", (listed, asked("what was known when each of them was made.")))


def _decision(frame: Frame, decision: Decision) -> Item:
    who = decision.person or decision.author
    head = (said(decision.handle), label(" "), frame.when(decision.at), label(", "), said(who), label(": "))
    below: list[Item] = []
    if decision.options:
        below.append(Item((label("options:"),), tuple(bullet(said(option)) for option in decision.options)))
    if decision.asked_at is not None:
        below.append(bullet(label("asked for strong objections at "), frame.when(decision.asked_at)))
    if decision.objections:
        below.append(Item((label("objections:"),), tuple(_objection(each) for each in decision.objections)))
    if decision.proposed_at is not None:
        below.append(_settled(frame, decision))
    return Item((*head, said(decision.text)), tuple(below))


def _objection(objection: Objection) -> Item:
    who = (said(objection.person), label(": ")) if objection.person else ()
    return bullet(*who, said(objection.text))


def _settled(frame: Frame, decision: Decision) -> Item:
    """What became of a proposal: one that nobody settled, or that was rejected, must not read as decided."""
    if decision.contested:
        return bullet(label("contested: two seats settled it differently"))
    if decision.settled_at is None:
        return bullet(label("proposed, and not settled in the log"))
    reason = (label(": "), said(decision.outcome)) if decision.outcome else ()
    return bullet(label(f"{decision.status.value} at "), frame.when(decision.settled_at), *reason)


def containment(frame: Frame) -> Section:
    """How the bleeding was stopped: the levers in the order in which they are tried, with what came of each."""
    pulls = [e for e in frame.state.events_in_time() if isinstance(e.body, LeverPulled)]
    items: list[Item] = []
    for lever in Lever:
        below = tuple(
            _pull(frame, event, event.body)
            for event in pulls
            if isinstance(event.body, LeverPulled) and event.body.lever is lever
        )
        if below or lever is not Lever.OTHER:
            state = frame.state.levers.get(lever)
            contested = (label(" "), mark("(contested)")) if state is not None and state.contested else ()
            items.append(Item((term(capital(lever.value)), *contested), below or (bullet(absent("Not in the log.")),)))
    blocks: list[Block] = [Bullets(tuple(items))]
    contained = frame.state.milestone(Milestone.CONTAINED)
    if contained is not None:
        blocks.append(Paragraph((term("Contained:"), label(" "), frame.when(contained))))
    else:
        blocks.append(asked("when and how the harm stopped growing."))
    blocks.append(asked("whether the runbooks were enough for it."))
    return Section("containment", "Containment", tuple(blocks))


def _pull(frame: Frame, event: Event, body: LeverPulled) -> Item:
    head = (frame.when(event.occurred_at), label(", "), said(event.author), label(": "), label(body.status.value))
    return bullet(*head, *((label(", "), said(body.text)) if body.text else ()))


def needs(frame: Frame) -> Section:
    """What was asked for, of whom, and how long it took to get."""
    raised = sorted(frame.state.needs.values(), key=lambda n: n.raised_at)
    if not raised:
        return Section("needs", "Needs", (_NONE,))
    return Section("needs", "Needs", (Bullets(tuple(_need(frame, need) for need in raised)),))


def _need(frame: Frame, need: Need) -> Item:
    line: list[Piece] = [said(need.handle), label(" "), frame.when(need.raised_at)]
    if need.of:
        line += [label(", of "), said(need.of)]
    line += [label(": "), said(need.text)]
    if need.status is NeedStatus.OPEN or need.ended_at is None:
        end: Line = (label("open for "), frame.lasted(need.raised_at, None))
    else:
        after = told(duration(need.ended_at - need.raised_at))
        end = (label(need.status.value), label(" at "), frame.when(need.ended_at), label(", after "), after)
    outcome = (label(": "), said(need.outcome)) if need.outcome else ()
    contested = (label(" "), mark("(contested)")) if need.contested else ()
    return Item(tuple(line), (Item((*end, *contested, *outcome)),))


def tasks(frame: Frame) -> Section:
    """The tasks: who had which, in what time, and what came of it."""
    given = sorted(frame.state.tasks.values(), key=lambda t: t.assigned_at)
    if not given:
        return Section("tasks", "Tasks", (_NONE,))
    return Section("tasks", "Tasks", (Bullets(tuple(_task(frame, task) for task in given)),))


def _task(frame: Frame, task: Task) -> Item:
    line: list[Piece] = [said(task.handle), label(" "), frame.when(task.assigned_at), label(", ")]
    line += [said(task.person) if task.person else absent("no person named")]
    line += [label(": "), said(task.text)]
    below = [bullet(*_boxed(task)), bullet(*_acknowledged(frame, task)), bullet(*_ended(frame, task))]
    tested = [frame.state.hypotheses[h].handle for h in task.tests if h in frame.state.hypotheses]
    if tested:
        below.insert(0, bullet(label("test of "), *_listed(tested)))
    return Item(tuple(line), tuple(below))


def _listed(handles: list[str]) -> Line:
    pieces: list[Piece] = []
    for handle in handles:
        pieces += [label(", "), said(handle)] if pieces else [said(handle)]
    return tuple(pieces)


def _boxed(task: Task) -> Line:
    if task.box is None:
        return (absent("no time-box"),)
    extended = (label(", of these added later "), told(minutes_words(task.extended))) if task.extended else ()
    return (label("time-box "), told(minutes_words(task.box)), *extended)


def _acknowledged(frame: Frame, task: Task) -> Line:
    if task.acknowledged_at is None:
        return (absent("no acknowledgement in the log"),)
    after = told(duration(task.acknowledged_at - task.assigned_at))
    return (label("acknowledged at "), frame.when(task.acknowledged_at), label(", after "), after)


def _ended(frame: Frame, task: Task) -> Line:
    if not task.status.ended or task.ended_at is None:
        return (absent("no outcome in the log"),)
    took = task.ended_at - task.assigned_at
    line: list[Piece] = [label(task.status.value), label(" at "), frame.when(task.ended_at), label(", after ")]
    line.append(told(duration(took)))
    over = took - timedelta(minutes=task.box) if task.box is not None else timedelta(0)
    if over > timedelta(0):
        line += [label(", over its time-box by "), told(duration(over))]
    if task.contested:
        line += [label(" "), mark("(contested)")]
    if task.outcome:
        line += [label(": "), said(task.outcome)]
    return tuple(line)


def follow_ups(frame: Frame) -> Section:
    """What was noted during the incident to be looked at afterwards: what the action items are made out of."""
    noted = sorted(frame.state.follow_ups.values(), key=lambda f: f.at)
    if not noted:
        return Section("follow-ups", "Follow-ups", (_NONE,))
    return Section("follow-ups", "Follow-ups", (Bullets(tuple(_follow_up(frame, each) for each in noted)),))


def _follow_up(frame: Frame, follow_up: FollowUp) -> Item:
    who = (label(", for "), said(follow_up.person)) if follow_up.person else ()
    head = (said(follow_up.handle), label(" "), frame.when(follow_up.at), label(", "), said(follow_up.author))
    return bullet(*head, *who, label(": "), said(follow_up.text))
