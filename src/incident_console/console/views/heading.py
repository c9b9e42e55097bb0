"""The status bar and the say-now strip."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from incident_console.console.rows import Piece, Tone
from incident_console.console.views.format import Present, elapsed, first_name
from incident_console.incident.roles import holder, open_offers, rivals
from incident_console.incident.vocabulary import Phase, Role, Severity
from incident_console.practice.clocks import Level
from incident_console.practice.prompts import Prompt

_SEVERITY: dict[Severity, Tone] = {
    Severity.SEV1: "bad", Severity.SEV2: "soon", Severity.SEV3: "accent", Severity.SEV4: "muted",
}  # fmt: skip
_LEVELS: dict[Level, Tone] = {Level.CALM: "accent", Level.SOON: "soon", Level.OVER: "bad"}


class Heading(NamedTuple):
    """The status bar: what it is, how bad, for how long, who commands (also in fewer words), and the present.

    `saving` says that something is on its way to the disk: that is shown whatever else has no room.
    """

    severity: Piece
    title: Piece
    course: tuple[Piece, ...]
    commander: tuple[Piece, ...]
    commander_short: tuple[Piece, ...]
    clock: Piece
    impact: Piece
    saved: tuple[Piece, ...]
    saving: bool


def heading(present: Present, saving: int) -> Heading:
    """The status bar; `saving` counts what is not on disk yet."""
    state = present.state
    severity = state.severity
    word = "SEV?" if severity is None else severity.value
    if state.contested("severity"):
        word += " contested"
    return Heading(
        severity=Piece(f" {word} ", _SEVERITY.get(severity, "soon") if severity else "soon", bold=True, badge=True),
        title=Piece(state.title, "strong", bold=True),
        course=_course(present),
        commander=_commander(present, str),
        commander_short=_commander(present, first_name),
        clock=Piece(f"{present.hhmmss(present.now)} {present.zone_name}"),
        impact=Piece(state.impact) if state.impact else Piece("impact not stated: press i", "muted"),
        saved=_saved(present, saving),
        saving=bool(saving),
    )


def _course(present: Present) -> tuple[Piece, ...]:
    state = present.state
    phase = state.phase
    tone: Tone = "good" if phase in (Phase.MITIGATED, Phase.MONITORING, Phase.RESOLVED, Phase.CLOSED) else "soon"
    name = phase.value.upper() + (" contested" if state.contested("phase") else "")
    ended = present.ended_at
    since = "T+–" if state.began_at is None else f"T+{elapsed(present.now - state.began_at)}"
    if state.began_at is not None and ended is not None:
        since = f"lasted {elapsed(ended - state.began_at)}"
    pieces = [Piece(since, bold=True), Piece("  "), Piece(name, tone)]
    if not phase.over:
        pieces += [Piece(" · ", "muted"), _containment(present)]
    return tuple(pieces)


def _containment(present: Present) -> Piece:
    return Piece("contained", "good") if present.state.contained else Piece("not contained", "bad")


def _commander(present: Present, written: Callable[[str], str]) -> tuple[Piece, ...]:
    """Who commands, and to whom the command has been offered; the names as they are to be written."""
    label = Piece("IC ", "muted")
    against = rivals(present.state, Role.IC)
    if against:
        return (label, Piece(f"contested: {' or '.join(written(name) for name in against)}", "bad", bold=True))
    spell = holder(present.state, Role.IC)
    who = Piece("nobody", "bad", bold=True) if spell is None else Piece(written(spell.person), bold=True)
    offer = next((offer for offer in open_offers(present.state) if offer.role is Role.IC), None)
    if offer is None:
        return (label, who)
    return (label, who, Piece(f", offered to {written(offer.person)}", "soon"))


def _saved(present: Present, saving: int) -> tuple[Piece, ...]:
    if saving:
        return (Piece(f"◆ saving {saving}", "soon"),)
    state = present.state
    seats = len({(state.log[e].node, state.log[e].author) for _, e in state.order[-200:]})
    last = state.last_event
    saved = f"saved {present.hhmmss(last.recorded_at)}" if last else "nothing saved yet"
    return (Piece(f"{seats} {'seat' if seats == 1 else 'seats'} · ", "muted"), Piece(saved, "muted"))


class SayNow(NamedTuple):
    """The prompt that is shown: headline, the words to say aloud, what the keys do, and what comes after."""

    glyph: str
    headline: str
    words: str
    tone: Tone
    accepts: str
    coming: tuple[str, ...]
    place: str


_DIALOGS = {
    "test": "the test",
    "task": "the task",
    "contain": "the lever",
    "need": "the need",
    "role": "the role",
    "severity": "the severity",
    "impact": "the impact",
    "briefing": "the briefing",
    "update": "the update",
    "notice": "who was told",
    "decision": "the decision",
    "exit": "the criteria",
    "stand-down": "the stand-down",
    "phase": "the phase",
    "amend": "the correction",
}
_QUIET = SayNow("·", "Nothing to say now.", "", "muted", "", (), "")


def say_now(prompts: tuple[Prompt, ...], shown: int) -> SayNow:
    """The prompt at `shown` among the ranked ones."""
    if not prompts:
        return _QUIET
    shown %= len(prompts)
    prompt = prompts[shown]
    rest = [p.headline.rstrip(".") for p in (*prompts[shown + 1 :], *prompts[:shown])]
    glyph = {Level.CALM: "●", Level.SOON: "◆", Level.OVER: "▲"}[prompt.level]
    return SayNow(
        glyph=glyph,
        headline=prompt.headline,
        words=prompt.words,
        tone=_LEVELS[prompt.level],
        accepts=_accepts(prompt),
        coming=tuple(rest[:3]),
        place=f"{shown + 1} of {len(prompts)}",
    )


def _accepts(prompt: Prompt) -> str:
    if not prompt.opens:
        return "said"
    what = _DIALOGS.get(prompt.opens, prompt.opens)
    return f"said, then {what}" if prompt.accept is not None else what
