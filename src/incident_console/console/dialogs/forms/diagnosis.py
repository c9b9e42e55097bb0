"""Forms for the diagnosis: a hypothesis, what speaks for or against it, and the test that tells several apart."""

from __future__ import annotations

from collections.abc import Callable

from incident_console.console.dialogs.facts import Facts
from incident_console.console.dialogs.fields import Field, Form, Option
from incident_console.console.dialogs.values import Values
from incident_console.console.rows import Line, Piece
from incident_console.incident.commands import AssignTask, Command, GiveEvidence, MoveHypothesis, RaiseHypothesis
from incident_console.incident.records import Hypothesis
from incident_console.incident.vocabulary import HypothesisStatus, Weight
from incident_console.incident.words import minutes_words
from incident_console.practice.spoken import some
from incident_console.practice.stalls import stalled

_OPEN_ACTS = (
    Option("for", "evidence for", key="+"),
    Option("against", "evidence against", key="-"),
    Option("test", "test it", "a task with a time-box"),
    Option("confirm", "confirm"),
    Option("rule out", "rule out"),
    Option("park", "park", "set aside for now"),
)
_ENDED_ACTS = (Option("reopen", "reopen"), Option("for", "evidence for", key="+"),
               Option("against", "evidence against", key="-"))  # fmt: skip
_MOVES = {
    "confirm": (HypothesisStatus.CONFIRMED, "confirms"),
    "rule out": (HypothesisStatus.RULED_OUT, "rules out"),
    "park": (HypothesisStatus.PARKED, "makes you park"),
    "reopen": (HypothesisStatus.OPEN, "reopens"),
}
_NAMED = 3
"""Stalled hypotheses that are named one by one."""

_LABELS = {"for": "Observed", "against": "Observed", "test": "What to do"}


def raise_hypothesis(about: str, facts: Facts) -> Form:
    """A new possible explanation, with its owner."""

    def build(values: Values) -> tuple[Command, ...]:
        return (RaiseHypothesis(text=values.text("text"), owner=values.person("owner")),)

    return Form(
        "hypothesis",
        (Piece("Hypothesis "), Piece(facts.state.next_handle("H"), "hypothesis", bold=True)),
        (
            Field("text", "text", "Perhaps", asks="What might explain it? As in: gateway times out.",
                  placeholder="what might explain it"),
            Field("person", "owner", "Owner", wanted=True, placeholder="who looks into it"),
        ),
        build,
    )  # fmt: skip


def work_on_hypothesis(about: str, facts: Facts) -> Form:
    """One hypothesis: weigh evidence, have it tested, or say where it stands now."""
    hypothesis = facts.state.hypotheses[about]
    handle = hypothesis.handle
    open_one = hypothesis.status is HypothesisStatus.OPEN or hypothesis.contested
    acts = _OPEN_ACTS if open_one else _ENDED_ACTS
    if hypothesis.contested:
        acts = (*acts, Option("reopen", "keep open"))

    def build(values: Values) -> tuple[Command, ...]:
        act, text = values.choice("act"), values.text("text")
        if act in ("for", "against"):
            weight = Weight.FOR if act == "for" else Weight.AGAINST
            return (GiveEvidence(text=text, weighs=((handle, weight),)),)
        if act == "test":
            person, minutes = values.person("person"), values.minutes("minutes")
            return (AssignTask(text=text, person=person, minutes=minutes, tests=(handle,)),)
        return (MoveHypothesis(hypothesis=handle, status=_MOVES[act][0], reason=text),)

    return Form(
        "hypothesis",
        (Piece(f"{handle} ", "hypothesis", bold=True), Piece(hypothesis.text)),
        (
            Field("choice", "act", "What", initial=acts[0].value, options=acts),
            Field("text", "text", lambda v: _LABELS.get(v.choice("act"), "Why"), asks=_asked(handle),
                  placeholder="what was seen, and where"),
            *_person_and_box(facts, when=lambda v: v.choice("act") == "test"),
        ),
        build,
        about=about,
        intro=_standing(facts, hypothesis),
    )  # fmt: skip


def _asked(handle: str) -> Callable[[Values], str]:
    def question(values: Values) -> str:
        act = values.choice("act")
        if act in ("for", "against"):
            return f"What was observed that speaks {act} {handle}?"
        if act == "test":
            return f"What would immediately tell whether {handle} is right?"
        return f"What {_MOVES[act][1]} {handle}? The reason is part of it."

    return question


def _standing(facts: Facts, hypothesis: Hypothesis) -> tuple[Line, ...]:
    state, found = facts.state, []
    for event_id in hypothesis.evidence[-3:]:
        evidence = state.evidence.get(event_id)
        weight = evidence.on(hypothesis.event_id) if evidence else None
        if evidence and weight:
            tone = {Weight.FOR: "good", Weight.AGAINST: "bad"}.get(weight, "muted")
            sign = Piece(f"{weight.sign} ", tone)  # type: ignore[arg-type]
            found.append(Line((sign,), Piece(evidence.text, "muted")))
    if not found:
        found.append(Line(body=Piece("No evidence yet.", "muted")))
    if hypothesis.status is not HypothesisStatus.OPEN:
        reason = f": {hypothesis.history[-1].reason}" if hypothesis.history else ""
        found.insert(0, Line(body=Piece(f"{hypothesis.status.value.capitalize()}{reason}"), wrap=True))
    return tuple(found)


def test(about: str, facts: Facts) -> Form:
    """The test that would tell several hypotheses apart: the named ones, or what is stalled, or all that are open."""
    hypotheses = _meant(about, facts)
    if not hypotheses:
        return Form("test", (Piece("Test"),), over="No hypothesis is open: h puts one up, then a test can tell.")
    handles = tuple(hypothesis.handle for hypothesis in hypotheses)
    asked = "What would tell them apart?" if len(handles) > 1 else "What would tell whether it is right?"
    since = {stall.hypothesis: stall.minutes for stall in stalled(facts.state, facts.present(), facts.policy)}

    def build(values: Values) -> tuple[Command, ...]:
        person, minutes = values.person("person"), values.minutes("minutes")
        return (AssignTask(text=values.text("text"), person=person, minutes=minutes, tests=handles),)

    return Form(
        "test",
        (Piece("Test of "), Piece(", ".join(handles[:6]) + ("…" if len(handles) > 6 else ""), "hypothesis", bold=True)),
        (
            Field("text", "text", "Test", asks=asked, placeholder="what is done, and what each would show"),
            *_person_and_box(facts),
        ),
        build,
        intro=_stall_lines(hypotheses, since),
        say=lambda _: _question(hypotheses),
    )


def _question(hypotheses: tuple[Hypothesis, ...]) -> str:
    """The question that re-orients a search that has stalled: what would immediately tell them apart."""
    if len(hypotheses) == 1:
        return f"What are we missing? What would immediately tell us whether {hypotheses[0].handle} is right?"
    return f"What would immediately differentiate {some([one.handle for one in hypotheses])}?"


def _meant(about: str, facts: Facts) -> tuple[Hypothesis, ...]:
    named = [facts.state.hypotheses[one] for one in about.split(",") if one in facts.state.hypotheses]
    if named:
        return tuple(named)
    still = {stall.hypothesis for stall in stalled(facts.state, facts.present(), facts.policy)}
    every = facts.state.open_hypotheses()
    return tuple(one for one in every if one.event_id in still) or every


def _stall_lines(hypotheses: tuple[Hypothesis, ...], since: dict[str, float]) -> tuple[Line, ...]:
    shown = hypotheses[:_NAMED] if len(hypotheses) > _NAMED + 1 else hypotheses
    lines = [_stall_line(one, since) for one in shown]
    if len(hypotheses) > len(shown):
        lines.append(Line(body=Piece(f"and {len(hypotheses) - len(shown)} more", "muted")))
    return tuple(lines)


def _stall_line(hypothesis: Hypothesis, since: dict[str, float]) -> Line:
    minutes = since.get(hypothesis.event_id)
    tail = (Piece(f"stalled {minutes_words(int(minutes))}", "bad"),) if minutes is not None else ()
    return Line((Piece(f"{hypothesis.handle} ", "hypothesis", bold=True),), Piece(hypothesis.text), tail)


def _person_and_box(facts: Facts, when: Callable[[Values], bool] = lambda _: True) -> tuple[Field, Field]:
    return (
        Field("person", "person", "Person", wanted=True, when=when, placeholder="who does it"),
        Field("minutes", "minutes", "Time-box", initial="10m", when=when),
    )
