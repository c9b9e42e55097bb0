"""Makes the documentation's tables out of the program: `python docs/generate.py`. A test says when one is stale."""

from __future__ import annotations

from pathlib import Path

from incident_console.config.reference import settings_reference
from incident_console.keys import GROUPS, KEYS, shown
from incident_console.scribe.reference import grammar_markdown

FOLDER = Path(__file__).parent
_GRAMMAR = (
    "Everything that is typed is one line, in the console and with `incident-console log`. Under the line stands, "
    "before Enter is pressed, how it will be read. A leading time works before every form."
)
_SETTINGS = (
    "A TOML file; `incident-console config path` says where it is looked for, `incident-console config show` prints "
    "every value that is in force and where it comes from. An unknown key or a bad value is told in one line, and the "
    "default stands."
)


def key_table() -> str:
    """Every key of the console, by group, with the identifier by which the settings change it."""
    parts = [
        "# Keys",
        "",
        'Each key can be changed in the settings, by its identifier: `keys."record.briefing" = "b"`.',
    ]
    for group in GROUPS:
        parts += ["", f"## {group}", "", "| key | what it does | identifier |", "|---|---|---|"]
        for key in KEYS:
            if key.group == group:
                names = " or ".join(f"`{shown(one)}`" for one in key.keys.split(","))
                parts.append(f"| {names} | {key.help} | `{key.id}` |")
    return "\n".join(parts) + "\n"


def pages() -> dict[str, str]:
    """The generated pages by file name."""
    return {
        "keys.md": key_table(),
        "grammar.md": f"# The line\n\n{_GRAMMAR}\n\n{grammar_markdown()}",
        "settings.md": f"# Settings\n\n{_SETTINGS}\n\n{settings_reference()}",
    }


def main() -> None:
    """Write the generated pages into this folder."""
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
