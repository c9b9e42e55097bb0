"""Forms for the end: the exit criteria as a checklist, and the four parts of standing down."""

from __future__ import annotations

from incident_console.console.dialogs.facts import Facts
from incident_console.console.dialogs.fields import Field, Form, Option
from incident_console.console.dialogs.values import Values
from incident_console.console.rows import Line, Piece
from incident_console.incident.commands import AddCriterion, Command, DropCriterion, SetCriterion, StandDown
from incident_console.incident.roles import holder
from incident_console.incident.state import name_key
from incident_console.incident.vocabulary import Role
from incident_console.practice.announcing import stand_down_words
from incident_console.practice.exit import ExitCriterion, Part, exit_criteria, stand_down_parts
from incident_console.practice.spoken import aloud

_NEW, _ALL = "\nnew", "\nall"
"""Values that no name can have: a name is on one line."""

_CRITERION_ACTS = (
    Option("met", "met", key="+"),
    Option("open", "open", key="-"),
    Option("drop", "drop"),
)


def exit_checklist(about: str, facts: Facts) -> Form:
    """The exit criteria: each met or open, with a word; add one, drop one. The first open one is chosen."""
    criteria = exit_criteria(facts.state, facts.present(), facts.policy)
    known = {one.name: one for one in criteria}
    named = next((one for one in criteria if name_key(one.name) == about), None)
    chosen = named or next((one for one in criteria if not one.holds), criteria[0] if criteria else None)
    options = (
        *(Option(one.name, one.standing, one.name) for one in criteria),
        Option(_NEW, "add", "one more for this incident"),
    )

    def build(values: Values) -> tuple[Command, ...]:
        if values.choice("which") == _NEW:
            return (AddCriterion(name=values.line("criterion")),)
        return _set(known[values.choice("which")], values.choice("act"), values.text("text"))

    def adds(values: Values) -> bool:
        return values.choice("which") == _NEW

    return Form(
        "exit",
        (Piece("Exit criteria"), Piece(" · what must hold before it is resolved", "muted")),
        (
            Field("choice", "which", "", initial=chosen.name if chosen else _NEW, options=options, pinned=True,
                  when=lambda _: bool(criteria)),
            Field("text", "criterion", "Criterion", when=adds, placeholder="what must hold",
                  asks="What must hold before it is resolved? As in: error rate normal for 30 min."),
            Field("choice", "act", "It is", initial="met", options=_CRITERION_ACTS, when=lambda v: not adds(v)),
            Field("text", "text", "Words", when=lambda v: not adds(v) and v.choice("act") != "drop",
                  placeholder="who says so, or what shows it"),
        ),
        build,
        intro=(_counted(criteria),),
        nothing="It stands so already: choose another one, or add a word.",
    )  # fmt: skip


def _set(one: ExitCriterion, act: str, text: str) -> tuple[Command, ...]:
    if act == "drop":
        return (DropCriterion(name=one.name),)
    met = act == "met"
    if one.met is met and not one.contested and not text:
        return ()
    return (SetCriterion(name=one.name, met=met, text=text),)


def _counted(criteria: tuple[ExitCriterion, ...]) -> Line:
    held = sum(one.holds for one in criteria)
    if criteria and held == len(criteria):
        return Line((Piece("✓ ", "good"),), Piece("Every one is met: leave, and p calls it resolved.", "good"))
    told = f"{held} of {len(criteria)} met" if criteria else "There is none yet."
    return Line(body=Piece(told, "muted"))


def stand_down(about: str, facts: Facts) -> Form:
    """The four parts of standing down; what is not done yet comes first, and one Enter settles each, or all."""
    parts = stand_down_parts(facts.state, facts.present(), facts.policy)
    left = [part for part in parts if part.done_at is None]
    if not left:
        over = "All four parts are done: p closes the incident." if parts else "Nothing has been declared yet."
        return Form("stand-down", (Piece("Stand-down"),), over=over)
    options = (
        *(Option(part.part.value, part.part.value, _part_words(facts, part)) for part in parts),
        *([Option(_ALL, f"all {len(left)}", "that are not done yet")] if len(left) > 1 else []),
    )

    def build(values: Values) -> tuple[Command, ...]:
        chosen, text = values.choice("part"), values.text("text")
        done = left if chosen == _ALL else [part for part in left if part.part.value == chosen]
        return tuple(StandDown(part=part.part, text=text) for part in done)

    return Form(
        "stand-down",
        (Piece("Stand-down"), Piece(f" · {len(parts) - len(left)} of {len(parts)} done", "muted")),
        (
            Field("choice", "part", "", initial=left[0].part.value, options=options),
            Field("text", "text", "Words", placeholder="who did it, or what was said"),
        ),
        build,
        say=lambda values: _said(facts, values.choice("part"), left),
        note=lambda _: "" if facts.state.phase.over else "▲ It is not resolved yet: X has what must hold before.",
        nothing="That is done already: choose another one.",
    )


def _part_words(facts: Facts, part: Part) -> str:
    if part.done_at is None:
        return aloud(part.words)
    return f"done {facts.hhmm(part.done_at)} by {part.author}"


def _said(facts: Facts, chosen: str, left: list[Part]) -> str:
    """What is said for the chosen part, or for all that are left; nothing for one that is done already."""
    held = (holder(facts.state, role) for role in (Role.COMMS, Role.SCRIBE))
    hands = [spell.person if spell else "" for spell in held]
    parts = [part.part for part in left if chosen in (part.part.value, _ALL)]
    return " ".join(stand_down_words(part, *hands) for part in parts)
