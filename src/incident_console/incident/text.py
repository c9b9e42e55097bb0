"""The one door for text: everything typed, pasted, imported or read back from a file passes here.

What a terminal would obey instead of show (escape sequences, control characters, bidirectional overrides) is taken
out; what people wrote is kept.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator

LINE_LIMIT = 20_000
"""Characters in one entry. A pasted log of this length still says what it says; more belongs in a file."""

NAME_LIMIT = 200
"""Characters in a title or a name: what a status bar and a heading can carry."""

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ESCAPES = re.compile(
    r"(?:\x1b\]|\x9d)[^\x07\x1b\x90\x98\x9c-\x9f\n]*(?:\x07|\x1b\\|\x9c)"  # OSC … BEL or ST: titles, clipboard, links
    r"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x90\x98\x9c-\x9f\n]*(?:\x1b\\|\x9c)"  # DCS, SOS, PM, APC … ST
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: colours, cursor, erase
    r"|\x1b[ -/]*[0-~]?"  # the two-character ones, and the beginning of a string that nothing ends
)
_CONTROLS = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f)"  # kept: the flags of Scotland and such
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"  # marks, embeddings, overrides and isolates of direction
    "\u00ad\u200b\u2060-\u2064\u206a-\u206f"  # soft hyphens and other characters that nobody sees
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"  # byte-order mark, annotations, tag characters
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"})
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """Text with nothing in it that a terminal would obey; line breaks and tabs stay, accents are composed (NFC)."""
    if text.isascii() and text.isprintable():
        return text
    text = _ESCAPES.sub("", _BREAKS.sub("\n", text))
    text = _CONTROLS.sub(lambda match: match[1] or "", text)
    text = _SURROGATES.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Cleaned text on a single line, every run of white space a single space, none at the ends.

    Empty where nobody would see anything.
    """
    line = _SPACES.sub(" ", clean(text)).strip()
    return line if _shows(line) else ""


def passage(text: str) -> str:
    """Cleaned text that may run over several lines, with no white space at the ends of lines or around the whole.

    Empty where nobody would see anything.
    """
    lines = [line.rstrip() for line in clean(text).expandtabs(4).split("\n")]
    whole = "\n".join(lines).strip()
    return whole if _shows(whole) else ""


def _shows(text: str) -> bool:
    """Whether there is a character to see: not only spaces, joiners, variation selectors and accents of nothing."""
    return any(unicodedata.category(character) not in _UNSEEN for character in text)


def shorten(text: str, limit: int) -> str:
    """The text, or its beginning with an ellipsis where it is longer than `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _door(value: object) -> object:
    return shorten(passage(value), LINE_LIMIT) if isinstance(value, str) else value


def _name_door(value: object) -> object:
    return shorten(one_line(value), NAME_LIMIT) if isinstance(value, str) else value


def _whole_door(value: object) -> object:
    return passage(value) if isinstance(value, str) else value


def _whole_name_door(value: object) -> object:
    return one_line(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_door)]
"""Text in an event, cleaned and cut to LINE_LIMIT when it is read: reading back never fails for a long text."""

Name = Annotated[str, BeforeValidator(_name_door)]
"""A title or a person's name in an event: one cleaned line of NAME_LIMIT characters at the most."""

TypedText = Annotated[str, BeforeValidator(_whole_door)]
"""Text in a command: cleaned, never cut. Deciding refuses what is too long, so that nobody loses the end unseen."""

TypedName = Annotated[str, BeforeValidator(_whole_name_door)]
"""A title or a name in a command: one cleaned line, never cut."""
