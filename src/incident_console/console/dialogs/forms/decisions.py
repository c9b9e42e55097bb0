"""Forms for decisions: made or proposed; the poll of a proposal, objections, and what became of it."""

from __future__ import annotations

from incident_console.console.dialogs.facts import Facts
from incident_console.console.dialogs.fields import Field, Form, Option
from incident_console.console.dialogs.values import Values
from incident_console.console.rows import Line, Piece
from incident_console.incident.commands import (
    Command,
    Decide,
    ObjectToDecision,
    PollDecision,
    ProposeDecision,
    SettleDecision,
)
from incident_console.incident.records import Decision
from incident_console.incident.roles import holder
from incident_console.incident.vocabulary import DecisionStatus, Role
from incident_console.practice.announcing import outcome_words, proposal_words

_NEW = "new"
_OUTCOMES = {"adopt": "adopted", "reject": "rejected", "withdraw": "withdrawn"}
_ASK = Option("ask", "ask", "any strong objections?", "?")
_OBJECT = Option("object", "objection", "somebody is against it", "-")
_SETTLE = (Option("adopt", "adopt", "we go ahead", "+"), Option("reject", "reject", "we do not"))
_WITHDRAW = Option("withdraw", "withdraw", "off the table")


def decision(about: str, facts: Facts) -> Form:
    """A decision that was made, or a proposal. Where proposals are open, the newest of them comes first: what is said
    after a proposal is mostly about it."""
    open_ones = facts.state.open_decisions()
    newest = open_ones[-1] if open_ones else None
    which = (
        *(Option(one.handle, one.handle, one.text) for one in reversed(open_ones[-4:])),
        Option(_NEW, facts.state.next_handle("D"), "another one"),
    )

    def is_new(values: Values) -> bool:
        return values.choice("which") == _NEW

    def build(values: Values) -> tuple[Command, ...]:
        return (_made(values) if is_new(values) else _settled(values.choice("which"), values),)

    return Form(
        "decision",
        (Piece("Decision "), Piece(newest.handle if newest else facts.state.next_handle("D"), "decision", bold=True),
         Piece(" · state it, ask, pause, proceed", "muted")),
        (
            Field("choice", "which", "Which", initial=newest.handle if newest else _NEW, options=which, pinned=True,
                  when=lambda _: newest is not None),
            *_old_fields(newest, facts),
            *_new_fields(facts),
        ),
        build,
        about=newest.event_id if newest else "",
        say=lambda values: _proposal_words(values) if is_new(values) else _words(values),
        start="act" if newest else "text",
    )  # fmt: skip


def decision_work(about: str, facts: Facts) -> Form:
    """One decision: ask for strong objections, note one, or say what became of it."""
    one = facts.state.decisions[about]
    if one.status in (DecisionStatus.REJECTED, DecisionStatus.WITHDRAWN) and not one.contested:
        words = f"{one.handle} is {one.status.value}. Leave, and d puts it up anew."
        return Form("decision", _title(one), over=words)

    def build(values: Values) -> tuple[Command, ...]:
        return (_settled(one.handle, values),)

    which = Field("choice", "which", "Which", initial=one.handle, options=(Option(one.handle, one.handle),),
                  when=lambda _: False)  # fmt: skip
    return Form(
        "decision",
        _title(one),
        (which, *_old_fields(one, facts)),
        build,
        about=about,
        intro=_heard(facts, one),
        say=_words,
    )


def _title(one: Decision) -> tuple[Piece, ...]:
    return Piece(f"{one.handle} ", "decision", bold=True), Piece(one.text)


def _heard(facts: Facts, one: Decision) -> tuple[Line, ...]:
    by = f" by {one.person}" if one.person else ""
    asked = f" · asked {facts.hhmm(one.asked_at)}" if one.asked_at else ""
    standing = "contested" if one.contested else one.status.value
    told = f"{standing}{by} {facts.hhmm(one.settled_at or one.at)}{asked}"
    lines = [Line(body=Piece(told[:1].upper() + told[1:], "muted"))]
    for objection in one.objections[-3:]:
        who = f"{objection.person}: " if objection.person else ""
        lines.append(Line((Piece("− ", "bad"),), Piece(f"{who}{objection.text}", "muted")))
    return tuple(lines)


def _acts(one: Decision) -> tuple[Option, ...]:
    if one.status is DecisionStatus.ADOPTED and not one.contested:
        return _OBJECT, _WITHDRAW
    if one.contested:
        return *_SETTLE, _WITHDRAW
    return _ASK, _OBJECT, *_SETTLE, _WITHDRAW


def _old_fields(one: Decision | None, facts: Facts) -> tuple[Field, ...]:
    """What is asked about a decision that is there; none where there is none."""
    if one is None:
        return ()
    acts = _acts(one)
    polled = one.asked_at is not None and not one.objections
    first = "adopt" if polled and one.status is DecisionStatus.PROPOSED else acts[0].value

    def old(values: Values) -> bool:
        return values.choice("which") != _NEW

    def objects(values: Values) -> bool:
        return old(values) and values.choice("act") == "object"

    def reversed_(values: Values) -> bool:
        known = facts.state.decisions.get(facts.state.named(values.choice("which")) or "")
        return known is not None and known.status is DecisionStatus.ADOPTED and values.choice("act") == "withdraw"

    def asked(values: Values) -> str:
        if objects(values):
            return "What speaks against it? As in: replication lags by 4 minutes."
        return "It was adopted: why is it withdrawn?" if reversed_(values) else ""

    return (
        Field("choice", "act", "What", initial=first, options=acts, when=old),
        Field("text", "reason", lambda v: "Objection" if objects(v) else "Words", asks=asked,
              when=lambda v: old(v) and v.choice("act") != "ask", placeholder="in their words, if it matters"),
        Field("person", "who", "Who objects", when=objects, wanted=True, placeholder="a name"),
    )  # fmt: skip


def _settled(handle: str, values: Values) -> Command:
    act, text = values.choice("act"), values.text("reason")
    if act == "ask":
        return PollDecision(decision=handle)
    if act == "object":
        return ObjectToDecision(decision=handle, text=text, person=values.person("who"))
    return SettleDecision(decision=handle, outcome=_OUTCOMES[act], text=text)


def _words(values: Values) -> str:
    """PagerDuty's call procedure: state the proposal, ask for strong objections, pause, proceed."""
    state = values.state
    one = state.decisions.get(state.named(values.choice("which")) or "")
    if one is None:
        return ""
    act = values.choice("act")
    if act == "ask":
        return proposal_words(one.text, one.person, one.options, one.objections)
    return outcome_words(one, adopted=act == "adopt") if act in _OUTCOMES else ""


_KINDS = (Option("decided", "decided"), Option("proposed", "proposed"))


def _new_fields(facts: Facts) -> tuple[Field, ...]:
    commander = holder(facts.state, Role.IC)

    def new(values: Values) -> bool:
        return values.choice("which") == _NEW

    def decided(values: Values) -> bool:
        return new(values) and values.choice("kind") == "decided"

    return (
        Field("text", "text", lambda v: "Decided" if decided(v) else "Proposed", when=new,
              asks=lambda v: f"What {'was decided' if decided(v) else 'is proposed'}? As in: fail over to region B.",
              placeholder="what we do"),
        Field("choice", "kind", "It is", initial="decided", options=_KINDS, when=new),
        Field("passage", "options", "Options", rows=2, when=new, placeholder="what else there is, one a line"),
        Field("passage", "objections", "Objections", rows=2, when=decided,
              placeholder="what was said against it, one a line"),
        Field("person", "person", lambda v: "Decided by" if decided(v) else "Proposed by",
              initial=commander.person if commander else "", when=new),
    )  # fmt: skip


def _made(values: Values) -> Command:
    text, options, person = values.text("text"), values.each_line("options"), values.person("person")
    if values.choice("kind") == "proposed":
        return ProposeDecision(text=text, options=options, person=person)
    return Decide(text=text, options=options, objections=values.each_line("objections"), person=person)


def _proposal_words(values: Values) -> str:
    if values.choice("kind") != "proposed" or not values.text("text"):
        return ""
    return proposal_words(values.line("text"), values.person("person"), values.each_line("options"))
