"""The form for roles: who holds one, to whom it is offered, who assumes it without an answer."""

from __future__ import annotations

from functools import cache

from incident_console.console.dialogs.facts import Facts
from incident_console.console.dialogs.fields import Field, Form, Option
from incident_console.console.dialogs.forms.handoff import brief_of, written
from incident_console.console.dialogs.values import Values
from incident_console.console.rows import Piece
from incident_console.incident.commands import Command, OfferRole, ReleaseRole, TakeRole
from incident_console.incident.roles import hats, holder, holders, open_offers, rivals
from incident_console.incident.vocabulary import Role

_HOW = (
    Option("now", "now"),
    Option("offer", "offer"),
    Option("release", "give up"),
    Option("assume", "assume"),
)


def role(about: str, facts: Facts) -> Form:
    """Who holds a role from now on, to whom it is offered, or that it is given up."""
    named = next((one for one in Role if one.value == about), None)
    chosen = named or next((one for one in Role if not holders(facts.state, one)), Role.IC)
    options = tuple(Option(one.value, one.short, _held(facts, one)) for one in Role)
    briefs = cache(lambda one: written(brief_of(facts, one)))

    def build(values: Values) -> tuple[Command, ...]:
        one, person, how = Role(values.choice("role")), values.person("person"), values.choice("how")
        if how == "release":
            return (ReleaseRole(role=one, person=person, reason=values.text("reason")),)
        if how == "offer":
            handed = holders(facts.state, one) and not one.shared
            return (OfferRole(role=one, person=person, brief=briefs(one) if handed else ""),)
        if how == "assume":
            return (TakeRole(role=one, person=person, words=values.text("reason"), forced=True),)
        return (TakeRole(role=one, person=person),)

    def asked(values: Values) -> str:
        one = Role(values.choice("role"))
        return "" if values.choice("how") == "release" else f"Who is {one.full}?"

    def why(values: Values) -> str:
        if values.choice("how") != "assume":
            return ""
        return "Why is it assumed without an answer? As in: no answer for two minutes."

    return Form(
        "role",
        (Piece("Role"),),
        (
            Field("choice", "role", "Role", initial=chosen.value, options=options, pinned=named is not None),
            Field("person", "person", "Who", asks=asked, placeholder="a name"),
            Field("choice", "how", "How", initial=_safest(facts, chosen), options=_HOW),
            Field("text", "reason", "Why", asks=why, when=lambda v: v.choice("how") in ("release", "assume"),
                  placeholder="as in: no answer for two minutes"),
        ),
        build,
        note=lambda values: _over_somebody(facts, values) or _second_hat(facts, values) or _how_words(facts, values),
        start="person" if named else "role",
    )  # fmt: skip


def _safest(facts: Facts, one: Role) -> str:
    """What somebody holds is offered; what nobody holds is taken."""
    return "offer" if holders(facts.state, one) and not one.shared and not rivals(facts.state, one) else "now"


def _over_somebody(facts: Facts, values: Values) -> str:
    one, commander = Role(values.choice("role")), holder(facts.state, Role.IC)
    if one is not Role.IC or commander is None or values.choice("how") != "now" or rivals(facts.state, one):
        return ""
    return f"▲ {commander.person} commands. Offer it, so that the change is never silent: o hands over with a brief."


def _how_words(facts: Facts, values: Values) -> str:
    one, how = Role(values.choice("role")), values.choice("how")
    if how == "assume":
        return "Only where whoever holds it does not answer: the log says that it was assumed, and why."
    if how == "offer" and holders(facts.state, one) and not one.shared:
        return "The brief goes with the offer; o shows it before it is sent."
    return ""


def _held(facts: Facts, one: Role) -> str:
    if against := rivals(facts.state, one):
        return f"contested: {' or '.join(against)}"
    people = [spell.person for spell in holders(facts.state, one)]
    people += [f"{offer.person} (offered)" for offer in open_offers(facts.state) if offer.role is one]
    return ", ".join(people) or "nobody"


def _second_hat(facts: Facts, values: Values) -> str:
    one, person = Role(values.choice("role")), values.person("person").casefold()
    known = next((name for name in facts.state.people if name.casefold() == person), "")
    if not known or one in (Role.SME, Role.OBSERVER) or values.choice("how") == "release":
        return ""
    others = [hat for hat in hats(facts.state, known) if hat not in (one, Role.SME, Role.OBSERVER)]
    if others and Role.IC in (one, *others):
        worn = ", ".join(hat.full for hat in others)
        return f"▲ {known} is {worn} already: the commander wears no second hat."
    return ""
