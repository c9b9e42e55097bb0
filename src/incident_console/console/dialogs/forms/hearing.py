"""Forms for who hears and who speaks: notices given, and the list of those who want to speak."""

from __future__ import annotations

from incident_console.console.dialogs.facts import Facts
from incident_console.console.dialogs.fields import Field, Form, Option, words
from incident_console.console.dialogs.values import Values
from incident_console.console.rows import Line, Piece
from incident_console.incident.commands import AskFloor, Command, GiveFloor, GiveNotice, LeaveFloor
from incident_console.incident.state import name_key
from incident_console.incident.text import one_line
from incident_console.incident.words import minutes_words
from incident_console.practice.notices import Hearing, hearings
from incident_console.practice.spoken import listed, some

_ALL, _OTHER = "\nall", "\nother"
"""Values that no name can have: a name is on one line."""


def notice(about: str, facts: Facts) -> Form:
    """Who has been told. What is owed first stands there already, so that one Enter settles it: the one that it was
    opened about, else all that the same person owes by the same time."""
    every = hearings(facts.state, facts.present(), facts.policy)
    owed = [one for one in every if one.heard is None]
    first = [one for one in owed if one.due_at is not None and one.asked_by == owed[0].asked_by]
    named = one_line(about)
    known = next((one.who for one in every if name_key(one.who) == name_key(named)), "")
    options = _audiences(facts, first, [*owed, *(one for one in every if one.heard is not None)])
    initial = known or (_OTHER if named or not owed else options[0].value)

    def build(values: Values) -> tuple[Command, ...]:
        chosen, person, text = values.choice("who"), values.person("person"), values.text("text")
        whom = [one.who for one in first] if chosen == _ALL else [values.line("other") if chosen == _OTHER else chosen]
        return tuple(GiveNotice(audience=one, person=person, text=text) for one in whom)

    return Form(
        "notice",
        (Piece("Has been told"), Piece(" · no surprises", "muted")),
        (
            Field("choice", "who", "", initial=initial, options=options, pinned=bool(named)),
            Field("text", "other", "Who", initial="" if known else named, when=lambda v: v.choice("who") == _OTHER,
                  asks="Who has been told? As in: the bank's service desk.", placeholder="a group, a firm, a person"),
            Field("person", "person", "Whom there", placeholder="a name, if it matters",
                  when=lambda v: v.choice("who") != _ALL),
            Field("text", "text", "They said", placeholder="as in: joins at 15:00"),
        ),
        build,
        about=known or named,
        intro=() if owed or not every else (words("Everybody who must hear has heard."),),
        start="other" if initial == _OTHER else "who",
    )  # fmt: skip


def _audiences(facts: Facts, first: list[Hearing], every: list[Hearing]) -> tuple[Option, ...]:
    together = Option(_ALL, f"all {len(first)}", listed(one.who for one in first))
    return (
        *([together] if len(first) > 1 else []),
        *(Option(one.who, one.who, _standing(facts, one)) for one in every),
        Option(_OTHER, "somebody else"),
    )


def _standing(facts: Facts, one: Hearing) -> str:
    if one.heard is not None:
        return f"heard {facts.hhmm(one.heard.at)}"
    if one.due_at is None:
        return one.when
    over = int((facts.present() - one.due_at).total_seconds() // 60)
    by = f" · {one.owner}" if one.owner else ""
    return (f"over {minutes_words(over)}" if over > 0 else f"by {facts.hhmm(one.due_at)}") + by


def floor(about: str, facts: Facts) -> Form:
    """Who wants to speak: put somebody on the list, give the floor to the next, or take somebody off."""
    waiting, speaking = facts.state.speakers, facts.state.speaking
    add, drop = Option("add", "add", "wants to speak", "+"), Option("drop", "drop", "no longer wants to", "-")
    give = [Option("give", "give", f"the floor to {waiting[0]}")] if waiting else []
    acts = (*give, add, *([drop] if waiting or speaking else []))

    def build(values: Values) -> tuple[Command, ...]:
        act, person = values.choice("act"), values.person("person")
        if act == "give":
            return (GiveFloor(person=waiting[0]),)
        return (AskFloor(person=person) if act == "add" else LeaveFloor(person=person),)

    return Form(
        "floor",
        (Piece("Who wants to speak"), Piece(" · one at a time", "muted")),
        (
            Field("choice", "act", "What", initial=acts[0].value, options=acts, when=lambda _: len(acts) > 1),
            Field("person", "person", "Who",
                  asks=lambda v: "Who wants to speak?" if v.choice("act") == "add" else "Who no longer wants to speak?",
                  when=lambda v: v.choice("act") != "give", placeholder="a name"),
        ),
        build,
        intro=_in_order(waiting, speaking),
        say=lambda v: _turn(waiting, speaking) if v.choice("act") == "give" else "",
        start="act" if waiting else "person",
    )  # fmt: skip


def _in_order(waiting: tuple[str, ...], speaking: str) -> tuple[Line, ...]:
    lines = [Line((Piece("● ", "accent"),), Piece(f"{speaking} has the floor"))] if speaking else []
    lines += [Line((Piece(f"{place} ", "muted"),), Piece(name)) for place, name in enumerate(waiting[:5], start=1)]
    if len(waiting) > 5:
        lines.append(Line(body=Piece(f"and {len(waiting) - 5} more", "muted")))
    return tuple(lines) or (Line(body=Piece("Nobody is waiting.", "muted")),)


def _turn(waiting: tuple[str, ...], speaking: str) -> str:
    thanks = f"Thank you, {speaking}. " if speaking else ""
    after = f" After that {some(waiting[1:])}." if waiting[1:] else ""
    return f"{thanks}{waiting[0]}, you have the floor.{after}"
