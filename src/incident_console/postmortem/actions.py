"""The action items: what is committed with its five elements, what is only considered, and what is missing."""

from __future__ import annotations

from datetime import UTC

from incident_console.incident.state import FollowUp
from incident_console.incident.vocabulary import ActionStatus
from incident_console.postmortem.asking import pieces
from incident_console.postmortem.document import (
    Block,
    Bullets,
    Item,
    Line,
    Paragraph,
    Part,
    Piece,
    Section,
    Table,
    absent,
    ask,
    bullet,
    label,
    mark,
    said,
    told,
)
from incident_console.postmortem.frame import Frame, moment_of
from incident_console.practice.action_spec import Element, what_is_done
from incident_console.practice.actions import ActionItem
from incident_console.practice.actions import action_items as planned

SPEC = (
    "Each needs a named person, a verb that can be checked, an outcome that can be measured, a ticket in the tracker "
    "and a date."
)
"""The five elements of an action item; one that lacks any is a direction and not a commitment."""

_CAPTIONS = ("Action", "Type", "Owner", "Due", "Ticket", "Done when")
_BLANKS = (
    ask("a verb and what it is done to."),
    ask("prevent, detect or mitigate."),
    ask("one person."),
    ask("a date."),
    ask("its number."),
    ask("what can be measured."),
)


def action_items(frame: Frame) -> Section:
    """The committed action items as a table, a placeholder for whatever one lacks; then those that are considered."""
    plan = planned(frame.state, frame.now, frame.policy, frame.zone or UTC)
    blocks: list[Block] = [Paragraph((label(SPEC),))]
    if plan.commit_from is not None and frame.policy.action_soak_hours:
        after = (label("Learning points first: commit from "), told(moment_of(plan.commit_from)), label(" on."))
        blocks.append(Paragraph(after))
    rows = tuple(_row(item) for item in plan.committed) or (tuple((blank,) for blank in _BLANKS),)
    blocks.append(Table(_CAPTIONS, rows))
    blocks += [Paragraph((mark("To be looked at:"), label(" "), *pieces(frame, note))) for note in plan.notes]
    considered = Bullets(tuple(_considered(item) for item in plan.considered))
    parts = (Part((label("Considered"),), (considered,)),) if plan.considered else ()
    return Section("action-items", "Action items", tuple(blocks), parts)


def _row(item: ActionItem) -> tuple[Line, ...]:
    given = item.follow_up
    due = given.due.isoformat() if given.due is not None else ""
    state = (label(" "), mark("(done)")) if given.status is ActionStatus.DONE else ()
    verb = _cell(item, Element.VERB, what_is_done(given), _BLANKS[0])
    return (
        (said(given.handle), label(" "), *verb, *state),
        (label(given.category.value),) if given.category is not None else (_BLANKS[1],),
        _cell(item, Element.PERSON, given.person, _BLANKS[2]),
        (told(due), *_past(item)) if due else (_BLANKS[3],),
        _cell(item, Element.TICKET, given.ticket, _BLANKS[4]),
        _cell(item, Element.OUTCOME, given.outcome, _BLANKS[5]),
    )


def _past(item: ActionItem) -> Line:
    return (label(" "), mark("(past)")) if item.late else ()


def _cell(item: ActionItem, element: Element, words: str, blank: Piece) -> Line:
    """What stands there; marked where it will not do, a placeholder where it is missing."""
    if not words:
        return (blank,)
    lack = item.lacking(element)
    return (said(words), label(" "), mark(lack.why)) if lack is not None else (said(words),)


def _considered(item: ActionItem) -> Item:
    given = item.follow_up
    line: list[Piece] = [said(given.handle), label(": "), said(given.verb or given.text)]
    line += _rated(given)
    below: list[Item] = []
    if given.person:
        below.append(bullet(label("owner: "), said(given.person)))
    if given.due is not None:
        below.append(bullet(label("due: "), told(given.due.isoformat()), *_past(item)))
    if given.ticket:
        below.append(bullet(label("ticket: "), said(given.ticket)))
    if given.outcome:
        below.append(bullet(label("done when: "), said(given.outcome)))
    if item.lacks:
        lacks: list[Piece] = [label("lacks: ")]
        for place, lack in enumerate(item.lacks):
            lacks += [label(", ")] * bool(place) + [absent(lack.element.value)]
        below.append(Item(tuple(lacks)))
    return Item(tuple(line), tuple(below))


def _rated(given: FollowUp) -> Line:
    rated: list[Piece] = []
    if given.category is not None:
        rated += [label(", "), label(given.category.value)]
    if given.impact is not None:
        rated += [label(", impact "), label(given.impact.value)]
    if given.effort is not None:
        rated += [label(", effort "), label(given.effort.value)]
    return tuple(rated)
