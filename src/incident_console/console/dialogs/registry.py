"""Which dialog a name stands for."""

from __future__ import annotations

from collections.abc import Callable

from incident_console.console.dialogs.about import meant
from incident_console.console.dialogs.facts import Facts
from incident_console.console.dialogs.fields import Form
from incident_console.console.dialogs.form import FormDialog
from incident_console.console.dialogs.forms import (
    actions,
    course,
    decisions,
    diagnosis,
    ending,
    handoff,
    hearing,
    log,
    people,
    telling,
    work,
)
from incident_console.console.rows import Piece
from incident_console.console.screens.base import HouseDialog
from incident_console.incident.commands import Command

MakeForm = Callable[[str, Facts], Form]

_FORMS: dict[str, MakeForm] = {
    "briefing": telling.briefing,
    "update": telling.update,
    "impact": telling.impact,
    "hypothesis": diagnosis.raise_hypothesis,
    "hypothesis-work": diagnosis.work_on_hypothesis,
    "test": diagnosis.test,
    "task": work.task,
    "task-end": work.task_end,
    "decision": decisions.decision,
    "decision-work": decisions.decision_work,
    "need": work.need,
    "need-end": work.need_end,
    "follow-up": work.follow_up,
    "action": actions.new,
    "action-item": actions.item,
    "severity": course.severity,
    "phase": course.phase,
    "milestone": course.milestone,
    "contain": course.contain,
    "exit": ending.exit_checklist,
    "stand-down": ending.stand_down,
    "role": people.role,
    "handoff": handoff.handoff,
    "answer": handoff.answer,
    "notice": hearing.notice,
    "floor": hearing.floor,
    "amend": log.amend,
    "paste": log.paste,
}
DIALOGS = frozenset(_FORMS) - {"hypothesis-work", "decision-work", "action-item"}
"""The names that `make_dialog` knows."""

_GONE = {
    "hypothesis-work": "hypothesis",
    "decision-work": "decision",
    "task-end": "task",
    "need-end": "need",
    "action-item": "action item",
}


def make_form(name: str, about: str, facts: Facts) -> Form:
    """The form behind a name. Raises KeyError for a name that is not known."""
    name, about = meant(name, about, facts.state)
    if name in _GONE and not about:
        return Form(name, (Piece(_GONE[name].capitalize()),), over=f"That {_GONE[name]} is not there any more.")
    return _FORMS[name](about, facts)


def make_dialog(name: str, about: str, facts: Facts) -> HouseDialog[tuple[Command, ...] | None]:
    """The dialog with this name. Raises KeyError for a name that is not known.

    `about` names what it is about: an event, several joined by commas, a role, a lever, pasted lines; or nothing.
    """
    return FormDialog(make_form(name, about, facts), facts)
