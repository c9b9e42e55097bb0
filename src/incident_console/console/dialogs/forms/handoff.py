"""Forms for handing a role over: the offer with its brief, and the answer with its read-back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from incident_console.console.dialogs.facts import Facts
from incident_console.console.dialogs.fields import WHEN, Field, Form, Option
from incident_console.console.dialogs.values import Values
from incident_console.console.rows import Line, Piece, Row
from incident_console.incident.commands import AcceptRole, Command, DeclineRole, OfferRole
from incident_console.incident.events import RoleOffered
from incident_console.incident.roles import Offer, holder, holders, offers, open_offers
from incident_console.incident.vocabulary import Role
from incident_console.incident.words import minutes_words
from incident_console.practice.handoff import Brief, brief_text, exchange, handoff_brief

_ASKS_BACK, _CONFIRMS, _ANNOUNCES = 1, 3, 5
"""Turns of the exchange: the giver asks for the read-back, asks for the firm yes; the receiver tells the call."""

_LISTED = "- "
"""What stands before each thing in a list of the brief."""


def brief_of(facts: Facts, role: Role, to: str = "") -> Brief | None:
    """The brief for taking over a role; None before anything was declared."""
    if not facts.state.declared:
        return None
    return handoff_brief(facts.state, facts.present(), facts.policy, role, to)


def written(brief: Brief | None) -> str:
    """A brief as text; empty where there is none."""
    return brief_text(brief) if brief is not None else ""


def handoff(about: str, facts: Facts) -> Form:
    """A role offered to somebody else, with a brief made out of how things stand. It is theirs on their yes."""
    commander = holder(facts.state, Role.IC)
    named = next((one for one in Role if one.value == about), Role.IC)
    held = [one for one in Role if one in (Role.IC, named) or (holders(facts.state, one) and not one.shared)]
    roles = tuple(Option(one.value, one.short) for one in held)
    briefs: dict[Role, Brief | None] = {}

    def brief(role: Role) -> Brief | None:
        if role not in briefs:
            briefs[role] = brief_of(facts, role)
        return briefs[role]

    def refilled(values: Values) -> Mapping[str, str]:
        fresh, stands = written(brief(Role(values.choice("role")))), values.raw["brief"]
        unedited = stands in [written(one) for one in briefs.values()]
        return {"brief": fresh} if unedited and stands != fresh else {}

    def build(values: Values) -> tuple[Command, ...]:
        role = Role(values.choice("role"))
        return (OfferRole(role=role, person=values.person("person"), brief=values.text("brief")),)

    def said(values: Values) -> str:
        found, person = brief(Role(values.choice("role"))), values.person("person")
        return exchange(replace(found, to=person))[_ASKS_BACK].words if found and person else ""

    return Form(
        "handoff",
        (Piece("Handoff"), Piece(f" · {commander.person} commands" if commander else " · nobody commands", "muted")),
        (
            Field("person", "person", "To", asks=lambda v: f"Who takes over as {Role(v.choice('role')).full}?",
                  placeholder="who takes over"),
            Field("choice", "role", "Role", initial=named.value, options=roles, when=lambda _: len(roles) > 1),
            Field("passage", "brief", "Brief", initial=written(brief(named)), rows=6, before=True),
        ),
        build,
        about=named.value if named is not Role.IC else "",
        say=said,
        follow=refilled,
        copies=lambda values: values.text("brief"),
        record="Offer",
    )  # fmt: skip


_WORD_LABELS = {"accept": "Read back", "decline": "Why not", "withdraw": "Why"}


def answer(about: str, facts: Facts) -> Form:
    """The answer to an offer of a role: the brief to read, the read-back, and from what time. Not answering is the
    default, and records nothing. Whoever made the offer can withdraw it."""
    offer = next((one for one in offers(facts.state) if one.event_id == about), None)
    if offer is None or offer not in open_offers(facts.state):
        return Form("answer", (Piece("Offer"),), over=_answered(offer))
    mine = facts.context.author.casefold() == offer.person.casefold()
    brief = brief_of(facts, offer.role, offer.person)
    shown = _brief_rows(facts, offer, brief)

    def answers(values: Values) -> bool:
        return values.choice("answer") != "not now"

    def asked(values: Values) -> str:
        if values.choice("answer") == "decline":
            return "Why not? The one who offered it must know."
        if values.choice("answer") == "withdraw" or offer.role is not Role.IC:
            return ""
        return "In your own words: where do we stand, and what will you do first?"

    return Form(
        "answer",
        (Piece("Offer to "), Piece(offer.person, "role"), Piece(f": {offer.role.full}")),
        (
            Field("choice", "answer", "Answer", initial="not now", options=_answers(mine=mine)),
            Field("text", "words", lambda v: _WORD_LABELS.get(v.choice("answer"), "Words"), asks=asked, wanted=True,
                  when=answers, placeholder="in your own words"),
            replace(WHEN, label=lambda v: "From" if v.choice("answer") == "accept" else "When", when=answers),
        ),
        lambda values: _answer(offer, values),
        about=about,
        intro=(_offered(facts, offer, mine=mine),),
        say=lambda values: _spoken(values, brief, mine=mine),
        exhibit=(lambda _: shown) if shown else None,
        exhibit_rows=7,
        timed=False,
        safe="answer",
        nothing="The offer stays open: nothing will be recorded.",
    )  # fmt: skip


def _answers(*, mine: bool) -> tuple[Option, ...]:
    found = (Option("not now", "not now"), Option("accept", "accept"), Option("decline", "decline"))
    return found if mine else (*found, Option("withdraw", "withdraw"))


def _answer(offer: Offer, values: Values) -> tuple[Command, ...]:
    chosen, words = values.choice("answer"), values.text("words")
    if chosen == "not now":
        return ()
    if chosen == "accept":
        return (AcceptRole(role=offer.role, person=offer.person, words=words),)
    withdrawn = chosen == "withdraw"
    return (DeclineRole(role=offer.role, person=offer.person, reason=words, withdrawn=withdrawn),)


def _spoken(values: Values, brief: Brief | None, *, mine: bool) -> str:
    """What belongs to the answer: the announcement of the new holder; while it waits, the giver's question."""
    if brief is None:
        return ""
    turns, chosen = exchange(brief), values.choice("answer")
    if chosen == "accept":
        return turns[_ANNOUNCES].words
    return turns[_CONFIRMS].words if chosen == "not now" and not mine else ""


def _answered(offer: Offer | None) -> str:
    if offer is None:
        return "That offer is no longer in the log: it was taken back."
    return f"{offer.role.full.capitalize()} for {offer.person}: {offer.answer or 'overtaken by another change'}."


def _offered(facts: Facts, offer: Offer, *, mine: bool) -> Line:
    waited = minutes_words(max(0, int((facts.present() - offer.at).total_seconds() // 60)))
    whose = "It is yours when you say so." if mine else "It is theirs when they say so."
    return Line(body=Piece(f"Offered by {offer.by}, {waited} ago. {whose}", "muted"), wrap=True)


def _brief_rows(facts: Facts, offer: Offer, brief: Brief | None) -> tuple[Row, ...]:
    """The brief that was sent with the offer; one made now where none was."""
    event = facts.state.effective.get(offer.event_id)
    sent = event.body.brief if event is not None and isinstance(event.body, RoleOffered) else ""
    lines = (sent or written(brief)).split("\n")
    rows = tuple(Row(f"line {number}", (_brief_line(line),)) for number, line in enumerate(lines))
    return rows if any(lines) else ()


def _brief_line(text: str) -> Line:
    """A line of the brief; what is listed is broken under its first word."""
    listed = text.startswith(_LISTED)
    return Line((Piece(_LISTED),) if listed else (), Piece(text.removeprefix(_LISTED) if listed else text), wrap=True)
