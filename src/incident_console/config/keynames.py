"""The names of keys, as Textual calls them: reading what a person wrote into one spelling.

Known here as data, so that a keymap can be judged without importing Textual; a test holds them against Textual's own.
"""

from __future__ import annotations

import unicodedata

MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
"""In the order in which Textual puts them before the key."""

FUNCTION_KEYS = frozenset(f"f{number}" for number in range(1, 25))
EDITING_KEYS = frozenset(
    {"backspace", "delete", "down", "end", "enter", "escape", "home"}
    | {"insert", "left", "pagedown", "pageup", "right", "space", "tab", "up"}
)
_SPELLINGS = {"esc": "escape", "return": "enter", "del": "delete", "pgup": "pageup", "pgdn": "pagedown"} | {
    "page_up": "pageup",
    "page_down": "pagedown",
    "ins": "insert",
    "bksp": "backspace",
    "control": "ctrl",
    "option": "alt",
    "cmd": "super",
}
_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def character_key(character: str) -> str:
    """The name of the key that types one printable character: `a` and `Z` are themselves, `/` is `slash`."""
    if character.isalnum():
        return character
    try:
        name = unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")
    except ValueError:
        return ""
    return _SHORTER.get(name, name)


PUNCTUATION = frozenset(character_key(chr(code)) for code in range(0x21, 0x7F) if not chr(code).isalnum())
NAMED_KEYS = EDITING_KEYS | FUNCTION_KEYS | PUNCTUATION


def read_key(written: str) -> str | None:
    """The one spelling of a key such as `Ctrl+Shift+Left` or `?`; None where there is no such key."""
    written = written.strip()
    if len(written) == 1:
        return _character(written)
    *before, last = ([*written[:-2].split("+"), "+"]) if written.endswith("++") else written.split("+")
    modifiers = {_SPELLINGS.get(part.strip().lower(), part.strip().lower()) for part in before}
    name = _base(last.strip())
    if name is None or not modifiers <= set(MODIFIERS):
        return None
    return "+".join([*sorted(modifiers), name])


def _base(last: str) -> str | None:
    if len(last) == 1:
        return _character(last)
    name = last.lower().replace("-", "_").replace(" ", "_")
    name = _SPELLINGS.get(name, name)
    return name if name in NAMED_KEYS or _names_a_character(name) else None


def _character(character: str) -> str | None:
    key = character_key(character) if character.isprintable() else ""
    return key if len(key) == 1 or key in PUNCTUATION or _names_a_character(key) else None


def _names_a_character(name: str) -> bool:
    """Whether it is Textual's name of a character beyond ASCII, such as `section_sign` for `§`."""
    try:
        return character_key(unicodedata.lookup(name.replace("_", " "))) == name
    except KeyError:
        return False


def types_a_character(key: str) -> bool:
    """Whether a key, in its one spelling, puts a character into a line that is being typed."""
    return key == "space" or not ("+" in key or key in EDITING_KEYS or key in FUNCTION_KEYS)
