"""What only people can write: headed sections with a visible placeholder each."""

from __future__ import annotations

from incident_console.postmortem.document import (
    Bullets,
    Section,
    ask,
    asked,
    bullet,
    label,
    term,
)

FACTORS = (
    ("Detection:", "what shaped when and how it was noticed."),
    ("Tooling:", "what the tools showed, hid or made slow."),
    ("Deployment:", "what about how changes go out played a part."),
    ("Organisation:", "who had to be found, asked or told, and how that went."),
    ("Cognitive load:", "how much people had to hold in their heads."),
    ("Technical:", "which conditions of the system made it possible."),
)
"""The categories of contributing factors that post-incident review guides ask for, besides the technical one."""


def contributing_factors() -> Section:
    """Several factors, never one root cause: conditions of the system, by category."""
    items = tuple(bullet(term(name), label(" "), ask(what)) for name, what in FACTORS)
    return Section("contributing-factors", "Contributing factors", (Bullets(items),))


def went_well() -> Section:
    """What to keep."""
    return Section("went-well", "What went well", (asked("what worked and should be kept."),))


def went_badly() -> Section:
    """What got in the way."""
    return Section("went-badly", "What went badly", (asked("what got in the way, and how it came to be so."),))


def lucky() -> Section:
    """What limited the damage without anybody having planned it."""
    return Section("lucky", "Where we got lucky", (asked("what could as well have gone otherwise."),))


def surprises() -> Section:
    """What went otherwise than people thought: where what they knew of the system was not how it is."""
    return Section("surprises", "What surprised us", (asked("what nobody had expected, and what it showed."),))


def learning_points() -> Section:
    """What was learnt, before anything is promised: action items are committed later."""
    return Section(
        "learning-points", "Learning points", (asked("what others should know, before it becomes actions."),)
    )
