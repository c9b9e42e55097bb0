"""Forms for action items: a new one, and one that was noted; with the five elements that each needs under them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum
from typing import Any

from incident_console.console.dialogs.about import READINESS
from incident_console.console.dialogs.facts import Facts
from incident_console.console.dialogs.fields import Field, Form, Option
from incident_console.console.dialogs.values import Unclear, Values
from incident_console.console.rows import Line, Piece
from incident_console.incident.commands import Amend, Command, NoteFollowUp, SetAction
from incident_console.incident.state import FollowUp
from incident_console.incident.vocabulary import ActionCategory, ActionField, ActionStatus, Rating
from incident_console.practice.account import account
from incident_console.practice.action_spec import Element, Lack, lacks_of, what_is_done
from incident_console.practice.actions import open_commitments, rested_at
from incident_console.practice.phrases import lasting
from incident_console.practice.readiness import WEEKS, Suggestion, suggestion

_FIELD_OF = {
    Element.VERB: "verb",
    Element.OUTCOME: "outcome",
    Element.PERSON: "owner",
    Element.TICKET: "ticket",
    Element.DATE: "due",
}
"""The field of each element, in the order of the form."""

_PRACTISE = "Coordination was a factor: a drill practises it, in two to four weeks."
_NOT_SAID = Option("", "—", key="-")


def new(about: str, facts: Facts) -> Form:
    """An action item that nobody has noted yet; `about` READINESS: the drill that is suggested, filled in."""
    drill = _drill(facts) if about == READINESS else None
    handle = facts.state.next_handle("A")
    given = FollowUp("", handle, drill.learnt if drill else "", "", facts.present(), "", drill.action if drill else "")
    due = facts.present().astimezone(facts.context.zone).date() + timedelta(weeks=WEEKS)

    def build(values: Values) -> tuple[Command, ...]:
        said = _typed(values)
        text = values.text("text") or said["verb"]
        if not text:
            raise Unclear("verb", "What will be done? As in: add a 2 s timeout to the gateway client.", missing=True)
        return (NoteFollowUp(text=text, person=said.pop("owner"), **said),)

    return Form(
        "action",
        _title(facts, handle, "new action item"),
        _fields(given, facts, due=f"{due.isoformat()}" if drill else ""),
        build,
        about=about,
        check=lambda values: _check(values, given),
        note=lambda values: _note(values, given, facts) or (_PRACTISE if drill else ""),
        start="owner" if drill else "",
        timed=False,
        afterwards=True,
    )


def item(about: str, facts: Facts) -> Form:
    """One follow-up as an action item: what is known of it, to be said, corrected or taken back."""
    one = facts.state.follow_ups[about]

    def build(values: Values) -> tuple[Command, ...]:
        return tuple(_changes(values, one))

    lacking = {lack.element for lack in lacks_of(one)}
    missing = next((field for element, field in _FIELD_OF.items() if element in lacking), "status")
    return Form(
        "action-item",
        _title(facts, one.handle, "action item"),
        _fields(one, facts),
        build,
        about=about,
        check=lambda values: _check(values, one),
        note=lambda values: _note(values, one, facts),
        start=missing,
        timed=False,
        nothing=f"Nothing is said about {one.handle} yet that was not said before.",
        afterwards=True,
    )


def _drill(facts: Facts) -> Suggestion | None:
    return suggestion(account(facts.state, facts.present(), facts.policy))


def _title(facts: Facts, handle: str, what: str) -> tuple[Piece, ...]:
    promised = f"{open_commitments(facts.state)} of {facts.policy.committed_actions} committed"
    return Piece(f"{handle} ", "hypothesis", bold=True), Piece(what), Piece(f" · {promised}", "muted")


def _fields(given: FollowUp, facts: Facts, due: str = "") -> tuple[Field, ...]:
    """What was learnt first, then the five elements, then where it stands and what it is good for."""
    due = due or (given.due.isoformat() if given.due else "")
    noted = bool(given.text) and not given.verb and bool(what_is_done(given))
    return (
        Field("text", "text", "Learnt", initial=given.text, placeholder="what the incident has shown"),
        Field("text", "verb", "Will be done", initial=given.verb, wanted=True,
              placeholder="as it was noted" if noted else "add a 2 s timeout to the gateway client"),
        Field("text", "outcome", "Done when", initial=given.outcome, wanted=True,
              placeholder="the alert pages within 5 min in a test"),
        Field("person", "owner", "Owner", initial=given.person, wanted=True, placeholder="one person, by name"),
        Field("text", "ticket", "Ticket", initial=given.ticket, wanted=True, placeholder="OPS-4821, or its address"),
        Field("day", "due", "Due", initial=due, wanted=True, placeholder="a day, or 2w for in two weeks"),
        Field("choice", "status", "It is", initial=given.status.value, options=_options(ActionStatus)),
        Field("choice", "category", "Good to", initial=_value(given.category),
              options=(_NOT_SAID, *_options(ActionCategory))),
        Field("choice", "impact", "Impact", initial=_value(given.impact), options=(_NOT_SAID, *_options(Rating))),
        Field("choice", "effort", "Effort", initial=_value(given.effort), options=(_NOT_SAID, *_options(Rating))),
    )  # fmt: skip


def _options(words: type[StrEnum]) -> tuple[Option, ...]:
    return tuple(Option(word.value, word.value) for word in words)


def _value(given: StrEnum | None) -> str:
    return given.value if given else ""


def _typed(values: Values) -> dict[str, Any]:
    """What stands in the fields, by the names that the commands have for it. Raises Unclear."""
    category, impact, effort = values.choice("category"), values.choice("impact"), values.choice("effort")
    status = ActionStatus(values.choice("status"))
    return {
        "owner": values.person("owner"),
        "verb": values.text("verb"),
        "outcome": values.text("outcome"),
        "ticket": values.line("ticket"),
        "due": values.day("due"),
        "category": ActionCategory(category) if category else None,
        "status": status if status is not ActionStatus.CONSIDERED else None,
        "impact": Rating(impact) if impact else None,
        "effort": Rating(effort) if effort else None,
    }


def _changes(values: Values, one: FollowUp) -> Iterator[Command]:
    """A correction of what was noted, and what is new about it; what was emptied is taken back."""
    if values.changed("text"):
        text = values.text("text")
        if not text:
            raise Unclear("text", f"What was learnt cannot be empty; delete on its row takes {one.handle} back.")
        yield Amend(target=one.event_id, text=text)
    typed = _typed(values)
    changed = {name: value for name, value in typed.items() if values.changed(name)}
    if values.changed("status"):
        changed["status"] = ActionStatus(values.choice("status"))
    clears = tuple(field for field in ActionField if field.value in changed and not changed[field.value])
    given = {name: value for name, value in changed.items() if value}
    if given or clears:
        yield SetAction(follow_up=one.handle, clears=clears, **given)


def _as_typed(values: Values, given: FollowUp) -> FollowUp:
    """The action item as it would be; a day that cannot be read is none."""
    try:
        due = values.day("due")
    except Unclear:
        due = None
    return FollowUp(
        given.event_id,
        given.handle,
        values.text("text"),
        values.person("owner"),
        given.at,
        given.author,
        verb=values.text("verb"),
        outcome=values.text("outcome"),
        ticket=values.line("ticket"),
        due=due,
        status=ActionStatus(values.choice("status")),
    )


def _check(values: Values, given: FollowUp) -> tuple[Line, ...]:
    """The five elements: there, or missing and what to fill in."""
    typed = _as_typed(values, given)
    lacks = {lack.element: lack for lack in lacks_of(typed)}
    promised = typed.status is not ActionStatus.CONSIDERED
    return tuple(_element(element, lacks.get(element), promised) for element in Element)


def _element(element: Element, lack: Lack | None, promised: bool) -> Line:
    word = f"{element.word:<9}"
    if lack is None:
        return Line((Piece("✓ ", "good"), Piece(word)), Piece("is there", "muted"))
    sign = Piece("▲ ", "soon", bold=True) if promised else Piece("· ", "soon")
    return Line((sign, Piece(word, "soon")), Piece(f"missing: {lack.how}", "" if promised else "muted"))


def _note(values: Values, given: FollowUp, facts: Facts) -> str:
    """What is to be known before it is committed, or that it can be."""
    typed = _as_typed(values, given)
    lacks = lacks_of(typed)
    if typed.status is ActionStatus.COMMITTED:
        if given.status is not ActionStatus.COMMITTED and (said := _early(facts) or _many(facts)):
            return said
        return "▲ A direction and not a commitment, until all five are there." if lacks else ""
    if typed.status is ActionStatus.CONSIDERED and not lacks and not _early(facts) and not _many(facts):
        return "All five are there: it can be committed."
    return ""


def _early(facts: Facts) -> str:
    """That the learning points are to rest before they are committed; empty once they have, or where they need not."""
    if not facts.policy.action_soak_hours:
        return ""
    rest = lasting(timedelta(hours=facts.policy.action_soak_hours))
    until = rested_at(facts.state, facts.policy)
    if until is None:
        return f"▲ Learning points first: they rest for {rest} after it is resolved."
    if facts.present() < until:
        return f"▲ Learning points rest until {facts.hhmm(until)} ({rest}): commit then."
    return ""


def _many(facts: Facts) -> str:
    """That more are committed than get done; empty where this one has room."""
    count = open_commitments(facts.state) + 1
    if count <= facts.policy.committed_actions:
        return ""
    return f"▲ With it {count} are committed. Three to five get done: which ones?"
