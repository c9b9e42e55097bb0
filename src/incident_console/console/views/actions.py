"""The action items in the work pane: learning points during the call, and with what each lacks once it is over."""

from __future__ import annotations

from incident_console.console.rows import Line, Opens, Piece, Row
from incident_console.console.views.format import Present
from incident_console.incident.state import FollowUp
from incident_console.incident.vocabulary import ActionStatus
from incident_console.practice.action_spec import what_is_done
from incident_console.practice.actions import ActionItem, ActionPlan, action_items, open_commitments
from incident_console.practice.readiness import Suggestion

_INDENT = (Piece("    "),)


def action_rows(present: Present, drill: Suggestion | None) -> list[Row]:
    """The follow-ups as they were noted; once it is over, the committed ones first, under how many there are.

    `drill` is the readiness item that is suggested, if one is.
    """
    plan = action_items(present.state, present.now, present.policy, present.zone)
    if not present.state.phase.over:
        noted = sorted(plan.items, key=lambda item: item.follow_up.at)
        return [_row(item, present, whole=_is_begun(item.follow_up)) for item in noted]
    rows = [_heading(present, plan), *(_row(item, present, whole=True) for item in plan.items)]
    return [*rows, _drill_row(drill)] if drill is not None else rows


def _is_begun(noted: FollowUp) -> bool:
    """Whether more is said of it than what was noted, and by whom it might be owned."""
    said = (noted.verb, noted.outcome, noted.ticket, noted.due, noted.category, noted.impact, noted.effort)
    return any(said) or noted.status is not ActionStatus.CONSIDERED


def _heading(present: Present, plan: ActionPlan) -> Row:
    """How many are committed, and until when the learning points rest."""
    promised = f"{open_commitments(present.state)} of {present.policy.committed_actions} committed"
    told = Piece(promised if plan.items else "none yet: press A", "muted")
    resting = plan.commit_from is not None and present.now < plan.commit_from
    until = f"{plan.commit_from.astimezone(present.zone):%m-%d %H:%M}" if resting and plan.commit_from else ""
    tail = (Piece(f"rest until {until}", "muted"),) if until and plan.items else ()
    return Row("actions", (Line((Piece("Action items  ", bold=True),), told, tail, spare=True),), Opens("action"))


def _row(item: ActionItem, present: Present, *, whole: bool) -> Row:
    noted = item.follow_up
    head = (Piece(f"{noted.handle:<3} ", "hypothesis"),)
    if not whole:
        who = (Piece(noted.person, "muted"),) if noted.person else ()
        lines: tuple[Line, ...] = (Line(head, Piece(noted.text), who, wrap=True),)
    else:
        first = Line(head, Piece(what_is_done(noted) or noted.text), (_standing(item),), wrap=True)
        who_and_when = "  ".join(filter(None, (noted.person, noted.due.isoformat() if noted.due else "")))
        tail = (Piece(who_and_when, "muted"),) if who_and_when else ()
        lines = (first, Line(_INDENT, _lacking(item), tail, wrap=True))
    return Row(noted.event_id, lines, Opens("action", noted.event_id), event_id=noted.event_id)


def _standing(item: ActionItem) -> Piece:
    status = item.follow_up.status
    if status is ActionStatus.DONE:
        return Piece("✓ done", "good")
    if item.late:
        return Piece(f"▲ late, {status.value}", "bad", bold=True)
    return Piece(status.value, "accent" if status is ActionStatus.COMMITTED else "muted")


def _lacking(item: ActionItem) -> Piece:
    """Which of the five elements are missing; of one that is only considered, quietly."""
    if not item.lacks:
        return Piece("✓ all five", "good")
    words = f"lacks {', '.join(lack.element.word for lack in item.lacks)}"
    promised = item.follow_up.status is ActionStatus.COMMITTED
    return Piece(f"{'▲' if promised else '·'} {words}", "soon" if promised else "muted")


def _drill_row(drill: Suggestion) -> Row:
    line = Line((Piece("+   ", "muted"),), Piece(f"{drill.action}?", "muted"), wrap=True)
    return Row("readiness", (line,), Opens("action", "readiness"))
