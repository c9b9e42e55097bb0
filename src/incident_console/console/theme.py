"""The themes: neutral greys that survive 256 colours, and one accent for one meaning.

The tones are variables of each theme and classes of every screen (`tone-…`). A word or a glyph always says the same.
Every tone that carries words has a contrast of at least 4.5 to 1 on the theme's background; a test computes it.
"""

from __future__ import annotations

from textual.theme import Theme

from incident_console.console.rows import TONES

COMPONENT_CLASSES = frozenset({f"tone-{tone}" for tone in TONES} | {"cursor"})
"""The classes that a screen must declare for its panes to find their tones."""


def _theme(name: str, dark: bool, background: str, foreground: str, accent: str, tones: dict[str, str]) -> Theme:
    raised = tones.pop("raised")
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=accent,
        accent=accent,
        warning=tones["soon"],
        error=tones["bad"],
        success=tones["good"],
        foreground=foreground,
        background=background,
        surface=background,
        panel=raised,
        variables={
            "raised": raised,
            "input-cursor-background": foreground,
            "input-cursor-foreground": background,
            "input-selection-background": f"{accent} 35%",
            "footer-background": background,
            "footer-key-foreground": foreground,
            "block-cursor-background": raised,
            "block-cursor-foreground": foreground,
            "block-cursor-text-style": "bold",
            "scrollbar": raised,
            "scrollbar-background": background,
            "scrollbar-hover": accent,
            "scrollbar-active": accent,
            **{f"tone-{tone}": colour for tone, colour in tones.items()},
        },
    )


DARK = _theme(
    "incident-dark", True, "#101010", "#d8d8d8", "#87afff",
    {
        "raised": "#262626", "line": "#444444", "rail": "#3a3a3a", "muted": "#949494", "strong": "#ffffff",
        "accent": "#87afff", "good": "#87d787", "soon": "#ffaf5f", "bad": "#ff6b6b", "alert": "#ffaf5f",
        "role": "#d7afff", "update": "#87afff", "hypothesis": "#5fd7d7", "task": "#ffd787", "decision": "#ffffff",
    },
)  # fmt: skip

LIGHT = _theme(
    "incident-light", False, "#fafafa", "#1c1c1c", "#005faf",
    {
        "raised": "#e4e4e4", "line": "#b2b2b2", "rail": "#c6c6c6", "muted": "#5f5f5f", "strong": "#000000",
        "accent": "#005faf", "good": "#006400", "soon": "#8a4b00", "bad": "#b00000", "alert": "#8a4b00",
        "role": "#6a1b9a", "update": "#005faf", "hypothesis": "#00626b", "task": "#6b5300", "decision": "#000000",
    },
)  # fmt: skip

SAFE = _theme(
    "incident-colour-blind", True, "#101010", "#d8d8d8", "#87afff",
    {
        "raised": "#262626", "line": "#444444", "rail": "#3a3a3a", "muted": "#949494", "strong": "#ffffff",
        "accent": "#87afff", "good": "#5fafff", "soon": "#ffd75f", "bad": "#ff8700", "alert": "#ffd75f",
        "role": "#d7d7ff", "update": "#87afff", "hypothesis": "#afd7ff", "task": "#ffd75f", "decision": "#ffffff",
    },
)  # fmt: skip

ANSI = Theme(
    name="incident-ansi",
    ansi=True,
    dark=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    accent="ansi_blue",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "raised": "ansi_default",
        "tone-line": "ansi_bright_black",
        "tone-rail": "ansi_bright_black",
        "tone-muted": "ansi_default",
        "tone-strong": "ansi_default",
        "tone-accent": "ansi_blue",
        "tone-good": "ansi_green",
        "tone-soon": "ansi_yellow",
        "tone-bad": "ansi_red",
        "tone-alert": "ansi_yellow",
        "tone-role": "ansi_magenta",
        "tone-update": "ansi_blue",
        "tone-hypothesis": "ansi_cyan",
        "tone-task": "ansi_yellow",
        "tone-decision": "ansi_default",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_bright_blue",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_bright_blue",
        "screen-selection-foreground": "ansi_black",
        "border-blurred": "ansi_black",
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
    },
)

THEMES = {"dark": DARK, "light": LIGHT, "ansi": ANSI, "colour-blind": SAFE}
"""The themes by the names that settings use."""

BY_NAME = {theme.name: theme for theme in THEMES.values()}
"""The themes by the names that Textual uses."""
